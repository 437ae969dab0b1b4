"""Targets: what a stance is about is an actor, a treaty, an event, or an issue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.domain.actors import Actor, Kind, Linked
from kg.domain.mentions import Mention, MentionKind, Use
from kg.domain.stances import Argument, Target
from kg.lexicon.function_words import function_words
from kg.lexicon.issues import triggers
from kg.lexicon.stance_types import stance_types
from kg.lexicon.verbs import infinitives
from kg.link import bare, known_names, standing
from kg.link.features import known
from kg.link.forms import Forms
from kg.link.issues import Issue, in_words, issue, proposition
from kg.link.naming import Naming
from kg.link.titled import titled

# Stances that are taken toward somebody rather than on a matter; a group can be meant only by these.
_TOWARDS_SOMEBODY = frozenset(
    {"criticises", "accuses", "attacks", "threatens", "sanctions", "aids", "negotiates_with", "supports", "joins"}
)
_TELLING = frozenset({"claims", "denies", "doubts"})
_ASKING, _SUBJECT, _OBJECT = "demands", "subj", "obj"
# Who refuses the end of something upholds it; the end of what is refused is not merely left open.
_REFUSING, _UPHOLDING = "opposes", "supports"
_WANTING = frozenset({"request", "endorse"})
_MATTERS = frozenset({Kind.GROUP, Kind.OFFICE})


@dataclass(frozen=True, slots=True)
class Aim:
    """The node a stance is about and the type of the stance toward it; ``turned``: it is the opposite of the cue's."""

    linked: Linked
    type: str
    turned: bool = False


def target(what: Target, stance: str, holder: Actor, naming: Naming) -> Aim | None:
    """The node that a target names; None for pronouns nobody can resolve and targets without content.

    ``stance`` is the type of the stance: *kritisiert Experten* is about a group, *fordert Experten* is a matter.
    A state that demands to be let in somewhere (``holder``) demands it for itself.
    *fordert einen Stopp der Lieferungen* opposes the deliveries, *gegen einen Stopp der Lieferungen* supports them;
    a stance that has no clear opposite (*kritisiert*, *warnt vor*) stays with the stop.
    """
    found = _named(what, stance, holder, naming)
    if found is None:
        return None
    linked = found if isinstance(found, Linked) else found.linked
    word = standing.left_open(what, stance, linked, naming)
    if word and linked.actor.kind is not Kind.ISSUE:
        return None
    if isinstance(found, Linked):
        return Aim(_open(titled(standing.owned(what, found, holder, naming), what, naming), word), stance)
    opposite = _opposite(stance)
    if found.ended is None or not opposite:
        shown = known_names.added(_open(found.linked, word), what, naming)
        return Aim(titled(shown, what, naming), stance)
    return Aim(_open(found.ended, word), opposite, turned=True)


def _open(linked: Linked, word: str) -> Linked:
    """The node with one more reason where a ``word`` leaves open what it is about."""
    return replace(linked, reasons=(*linked.reasons, *bare.open_reasons(word))) if word else linked


def _completes(what: Target) -> bool:
    """*dass Geduldete die Lehre beenden*: what is learned is completed; what one may end is not at an end."""
    found = triggers().exact(what.lemma)
    if found is None or all(trigger.frame.ends is None for trigger in found.entry):
        return False
    objects = (one.mention.name for one in what.arguments if one.relation == _OBJECT)
    may = function_words("permission") | function_words("ability")
    allowed = any(may & infinitives(word.lower()) for word in what.span.text.split())
    return allowed or any(noun in function_words("learning") for noun in objects)


def _opposite(stance: str) -> str:
    """The type toward a thing of who takes ``stance`` toward its end; "" where that is not clear."""
    if stance == _REFUSING:
        return _UPHOLDING
    kind = stance_types()[stance]
    return kind.negated if kind.group in _WANTING and kind.polarity > 0 and not kind.weak else ""


def _named(what: Target, stance: str, holder: Actor, naming: Naming) -> Issue | Linked | None:
    mention = what.mention
    asker = holder if stance == _ASKING and holder.kind is Kind.STATE else None
    if mention is None and stance in _TELLING:
        return proposition(what, naming)
    if mention is None and _completes(what):
        return in_words(what, naming)
    if mention is None:
        return issue(_without_holder(what, stance), naming, asker)
    if mention.kind is MentionKind.PRONOUN and mention.antecedent is None:
        return None
    phrase = _phrase(what, mention)
    if phrase is not None:
        return phrase
    if _evokes_frame(mention, what, naming):
        return issue(what, naming, asker)
    if mention.kind is MentionKind.PERSON and triggers().exact(what.lemma) and known(mention) is None:
        return issue(what, naming, asker)  # *Maut* taken for a name
    addressed = _addressed(mention)
    linked = naming.somebody(addressed) if stance in _TOWARDS_SOMEBODY else naming.link(addressed)
    if linked is None or (linked.actor.kind in _MATTERS and stance not in _TOWARDS_SOMEBODY):
        return _resolved(what, mention, naming)
    return linked


def _without_holder(what: Target, stance: str) -> Target:
    """What is demanded in an infinitive clause is to be done by somebody, seldom by who demands it."""
    if stance != _ASKING:
        return what
    inside = (one for one in what.arguments if one.relation != _SUBJECT or what.span.contains(one.mention.span))
    return replace(what, arguments=tuple(inside))


def _phrase(what: Target, mention: Mention) -> Linked | None:
    """A treaty or event that the whole phrase names (*Krieg in der Ukraine*), before its head is looked at alone."""
    for text in (what.span.text, mention.span.text, mention.name):
        whole = Mention(mention.span, " ".join(text.split()), MentionKind.OTHER, Use.PATIENT)
        linked = known(whole)
        if linked is not None and linked.actor.kind in (Kind.TREATY, Kind.EVENT):
            return Linked(linked.actor, mention, linked.reasons)
    return None


def _evokes_frame(mention: Mention, what: Target, naming: Naming) -> bool:
    return mention.kind is MentionKind.NOUN and Forms(naming).read(what) is not None


def _addressed(mention: Mention) -> Mention:
    """A place as the target of a stance is addressed, not located, unless a preposition of place stands before it."""
    if mention.kind is MentionKind.PLACE and mention.use is Use.AGENT:
        return Mention(mention.span, mention.name, mention.kind, Use.PATIENT, mention.form, modifiers=mention.modifiers)
    return mention


def _resolved(what: Target, mention: Mention, naming: Naming) -> Issue | Linked | None:
    """The issue, named by the antecedent's words where the target is a pronoun."""
    if mention.kind is not MentionKind.PRONOUN or mention.antecedent is None:
        return issue(what, naming)
    earlier = mention.antecedent
    words = tuple(earlier.span.text.split())
    found = issue(Target(earlier.span, earlier.name, earlier, tuple(_arguments(earlier)), words), naming)
    return None if found is None else Linked(found.linked.actor, mention, found.linked.reasons)


def _arguments(mention: Mention) -> Iterator[Argument]:
    """The participants that a mention brings along as its modifiers."""
    for modifier in mention.modifiers:
        relation = {"part": "compound", "deriv": "mod"}.get(modifier.form, "gen")
        yield Argument(relation, modifier)
