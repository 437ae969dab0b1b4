"""Participants of a target: what they are called, what lies below them, and whether they tell an issue apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.domain.actors import Actor, Kind
from kg.domain.mentions import Mention, MentionKind
from kg.domain.stances import Argument, Target
from kg.lexicon.issue_words import (
    ANYBODY,
    BETTER,
    CONTAINER,
    EASIER,
    FASTER,
    LESS,
    LIGHT,
    LOOSER,
    MEASURE,
    MORE,
    SIMPLER,
    STRICTER,
    belongs,
)
from kg.lexicon.issues import Frame, triggers
from kg.lexicon.things import thing
from kg.link.compounds import COMPOUND
from kg.link.frames import Form

LAND = "land"  # a country before a noun (*Iran-Sanktionen*) is what it aims at, a short name (*EU-*, *US-*) who does it
OWN_CASE = frozenset({"gen", "mod", "compound", "subj", "obj", "dat"})
_PLACE_FROM = "from"
_TO, _SUBJECT, _DATIVE, _PUNCTUATION = "zu", "subj", "dat", ",;:.!?"
_COMPLETING = frozenset({"subj", "obj", "dat", "mod", "zu", "in", "gen"})
DEGREES = {
    MORE: "increase",
    LESS: "cut",
    STRICTER: "tightening",
    LOOSER: "loosening",
    BETTER: "improvement",
    FASTER: "acceleration",
    EASIER: "facilitation",
    SIMPLER: "simplification",
}


def names(argument: Argument) -> tuple[str, ...]:
    """The noun of a participant and the one that stands for its near-synonyms."""
    found = thing(argument.mention.name)
    return (argument.mention.name,) if found is None else (argument.mention.name, found.noun)


def bare_noun(argument: Argument) -> str:
    """The noun of a participant without the name before its hyphen (*US-Truppe*: *Truppe*)."""
    noun = argument.mention.name if argument.inner is None else argument.inner.lemma
    parts = (one.mention for one in argument.inner.arguments if one.relation == COMPOUND) if argument.inner else ()
    names = [name for part in parts for name in (part.span.text.rstrip("-"), part.name)]
    return next((noun.removeprefix(f"{name}-") for name in names if noun.startswith(f"{name}-")), noun)


def measured(argument: Argument) -> Argument:
    """What a share or an amount is one of (*74 Prozent der Wohnungen*); any other participant as it is."""
    if argument.inner is None or not belongs(argument.mention.name, MEASURE):
        return argument
    return next((part for part in argument.inner.arguments if part.relation == "gen"), argument)


def relates(argument: Argument, relation: str) -> bool:
    """Whether a participant is attached as ``relation`` says."""
    if relation == LAND:
        return argument.relation == COMPOUND and not argument.mention.name.isupper()
    return argument.relation == relation


def without_subject(target: Target) -> Target:
    """An infinitive clause with its own subject taken for what it must be, a dative (*Nigeria Beute zurückzugeben*)."""
    words = target.span.text.split()
    last = words[-1].strip(_PUNCTUATION) if words else ""
    cuts = (at for at in range(len(last)) if last.startswith(_TO, at))
    bare = last == target.lemma and words[-2:-1] == [_TO]
    if target.mention is not None or not (bare or any(last[:at] + last[at + 2 :] == target.lemma for at in cuts)):
        return target
    own = [one.relation == _SUBJECT and target.span.contains(one.mention.span) for one in target.arguments]
    pairs = zip(target.arguments, own, strict=True)
    return replace(target, arguments=tuple(replace(one, relation=_DATIVE) if inside else one for one, inside in pairs))


def is_group_of_nouns(mention: Mention, actor: Actor | None) -> bool:
    """Whether a common noun stands for a group (*Rentner*), which says what an issue is about rather than who acts."""
    return mention.kind is MentionKind.NOUN and actor is not None and actor.kind is Kind.GROUP


def is_country(form: Form) -> bool:
    """Whether an issue can be set there: *Deutschland erhöht die Steuern* does it at home, *das Gericht* does not."""
    return form.actor is not None and form.actor.kind in (Kind.STATE, Kind.PLACE)


def degree_of(words: Sequence[str]) -> str:
    """The frame of the change that an adjective or adverb among the words asks for (*höhere*, *schneller*), else ""."""
    return next((DEGREES[kind] for kind in DEGREES for word in words if belongs(word, kind)), "")


def comes_from(actor: Actor, frame: Frame | None) -> bool:
    """Whether a country after *aus* tells a noun apart, rather than fills a place of the frame itself (an import)."""
    return actor.kind in (Kind.STATE, Kind.PLACE) and (frame is None or _PLACE_FROM not in frame.arguments)


def telling(attribute: str) -> bool:
    """Whether a word before a noun tells what the noun names from others of its kind."""
    return not any(belongs(attribute, name) for name in (LIGHT, *DEGREES)) and attribute.isalpha()


def telling_words(noun: Target) -> list[str]:
    """The attributes of a noun that tell it from others and name nobody."""
    own = [part.mention.span.text.lower() for part in noun.arguments]
    return [word for word in noun.attributes if telling(word) and word not in own]


def says_nothing(noun: str, frame: Frame) -> bool:
    """Whether a noun is vague, or names what the frame is about anyway (*Entsendung von Soldaten*)."""
    if any(belongs(noun, name) for name in (LIGHT, ANYBODY, CONTAINER)):
        return True
    found = thing(noun)
    names = (noun,) if found is None else (found.noun, *found.also)
    evoked = triggers().exact(noun)
    if evoked is not None and any(trigger.frame == frame for trigger in evoked.entry):
        return True
    return any(name.lower() in frame.label_de.lower() for name in names)


def within(inner: Target) -> Iterator[Argument]:
    """The participants below an argument that may belong to the frame above it."""
    for argument in inner.arguments:
        if argument.relation not in OWN_CASE:
            yield argument
        if argument.inner is not None:
            yield from within(argument.inner)


def completing(target: Target) -> list[str]:
    """The words that a light verb can make a predicate with: no adverbial (*bei der Aufnahme in den Rat*)."""
    aside = [one for one in target.arguments if one.relation not in _COMPLETING]
    spans = [one.mention.span if one.inner is None else one.inner.span for one in aside]
    if not target.starts:
        return list(target.words)
    told = zip(target.words, target.starts, strict=True)
    return [word for word, at in told if not any(span.start <= at < span.end for span in spans)]
