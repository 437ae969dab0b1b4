"""Participants of a target: what they are called, what lies below them, and whether they tell an issue apart."""

from __future__ import annotations

from collections.abc import Iterator

from kg.domain.actors import Kind
from kg.domain.stances import Argument, Target
from kg.lexicon.issue_words import (
    ANYBODY,
    BETTER,
    CONTAINER,
    FASTER,
    LESS,
    LIGHT,
    LOOSER,
    MEASURE,
    MORE,
    STRICTER,
    belongs,
)
from kg.lexicon.issues import Frame, triggers
from kg.lexicon.things import thing
from kg.link.frames import Form

OWN_CASE = frozenset({"gen", "mod", "compound", "subj", "obj", "dat"})
DEGREES = {
    MORE: "increase",
    LESS: "cut",
    STRICTER: "tightening",
    LOOSER: "loosening",
    BETTER: "improvement",
    FASTER: "acceleration",
}


def names(argument: Argument) -> tuple[str, ...]:
    """The noun of a participant and the one that stands for its near-synonyms."""
    found = thing(argument.mention.name)
    return (argument.mention.name,) if found is None else (argument.mention.name, found.noun)


def measured(argument: Argument) -> Argument:
    """What a share or an amount is one of (*74 Prozent der Wohnungen*); any other participant as it is."""
    if argument.inner is None or not belongs(argument.mention.name, MEASURE):
        return argument
    return next((part for part in argument.inner.arguments if part.relation == "gen"), argument)


def is_country(form: Form) -> bool:
    """Whether an issue can be set there: *Deutschland erhöht die Steuern* does it at home, *das Gericht* does not."""
    return form.actor is not None and form.actor.kind in (Kind.STATE, Kind.PLACE)


def telling(attribute: str) -> bool:
    """Whether a word before a noun tells what the noun names from others of its kind."""
    return not any(belongs(attribute, name) for name in (LIGHT, *DEGREES)) and attribute.isalpha()


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
