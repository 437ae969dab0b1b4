"""Targets: what a stance is about is an actor, a treaty, an event, or an issue."""

from __future__ import annotations

from collections.abc import Iterator

from kg.domain.actors import Actor, Kind, Linked
from kg.domain.mentions import Mention, MentionKind, Use
from kg.domain.stances import Argument, Target
from kg.lexicon.issues import triggers
from kg.link.features import known
from kg.link.issues import issue
from kg.link.naming import Naming

# Stances that are taken toward somebody rather than on a matter; a group can be meant only by these.
_TOWARDS_SOMEBODY = frozenset(
    {"criticises", "accuses", "attacks", "threatens", "sanctions", "aids", "negotiates_with", "supports", "joins"}
)
_ASKING = "demands"
_MATTERS = frozenset({Kind.GROUP, Kind.OFFICE})


def target(what: Target, stance: str, holder: Actor, naming: Naming) -> Linked | None:
    """The node that a target names; None for pronouns nobody can resolve and targets without content.

    ``stance`` is the type of the stance: *kritisiert Experten* is about a group, *fordert Experten* is a matter.
    A state that demands to be let in somewhere (``holder``) demands it for itself.
    """
    mention = what.mention
    asker = holder if stance == _ASKING and holder.kind is Kind.STATE else None
    if mention is None:
        return issue(what, naming, asker)
    if mention.kind is MentionKind.PRONOUN and mention.antecedent is None:
        return None
    phrase = _phrase(what, mention)
    if phrase is not None:
        return phrase
    if _evokes_frame(mention, what):
        return issue(what, naming, asker)
    linked = naming.link(_addressed(mention))
    if linked is None or (linked.actor.kind in _MATTERS and stance not in _TOWARDS_SOMEBODY):
        return _resolved(what, mention, naming)
    return linked


def _phrase(what: Target, mention: Mention) -> Linked | None:
    """A treaty or event that the whole phrase names (*Krieg in der Ukraine*), before its head is looked at alone."""
    for text in (what.span.text, mention.span.text, mention.name):
        whole = Mention(mention.span, " ".join(text.split()), MentionKind.OTHER, Use.PATIENT)
        linked = known(whole)
        if linked is not None and linked.actor.kind in (Kind.TREATY, Kind.EVENT):
            return Linked(linked.actor, mention, linked.reasons)
    return None


def _evokes_frame(mention: Mention, what: Target) -> bool:
    return mention.kind is MentionKind.NOUN and triggers().find(what.lemma) is not None


def _addressed(mention: Mention) -> Mention:
    """A place as the target of a stance is addressed, not located, unless a preposition of place stands before it."""
    if mention.kind is MentionKind.PLACE and mention.use is Use.AGENT:
        return Mention(mention.span, mention.name, mention.kind, Use.PATIENT, mention.form, modifiers=mention.modifiers)
    return mention


def _resolved(what: Target, mention: Mention, naming: Naming) -> Linked | None:
    """The issue, named by the antecedent's words where the target is a pronoun."""
    if mention.kind is not MentionKind.PRONOUN or mention.antecedent is None:
        return issue(what, naming)
    earlier = mention.antecedent
    words = tuple(earlier.span.text.split())
    linked = issue(Target(earlier.span, earlier.name, earlier, tuple(_arguments(earlier)), words), naming)
    return None if linked is None else Linked(linked.actor, mention, linked.reasons)


def _arguments(mention: Mention) -> Iterator[Argument]:
    """The participants that a mention brings along as its modifiers."""
    for modifier in mention.modifiers:
        relation = {"part": "compound", "deriv": "mod"}.get(modifier.form, "gen")
        yield Argument(relation, modifier)
