"""Names beside the nouns of an issue that take somebody up: *die Pläne der Regierung (Norwegen)*.

A noun such as *die Organisation* means somebody else in every text: who that is belongs in the label and the id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.domain.actors import Kind, Linked
from kg.domain.mentions import Mention, MentionKind
from kg.domain.stances import Target
from kg.link.bodies import short_id
from kg.link.naming import Naming

_NAMED = frozenset({Kind.STATE, Kind.ORGANISATION, Kind.PERSON})
_HERE = "--"


def added(linked: Linked, target: Target, naming: Naming) -> Linked:
    """The issue with the name of whom or what each lone noun in its label takes up; other nodes as they are."""
    actor = linked.actor
    if actor.kind is not Kind.ISSUE:
        return linked
    for noun, earlier in _taking_up(target):
        owner = naming.link(noun)
        known = owner is not None and owner.actor.kind in _NAMED and _HERE not in owner.actor.id
        name = owner.actor.label if owner is not None and known else _fuller(noun, earlier)
        if not name or name in actor.label or earlier.span.text in target.span.text:
            continue
        label = _beside(actor.label, noun.span.text, name)
        if label != actor.label:
            own = f"{actor.id}-{short_id(owner.actor)}" if owner is not None and known else actor.id
            actor = replace(actor, id=own, label=label, label_en=_beside(actor.label_en, noun.span.text, name))
    return linked if actor is linked.actor else replace(linked, actor=actor)


def _taking_up(target: Target) -> Iterator[tuple[Mention, Mention]]:
    """The lone nouns that were found to take up somebody or something, with what they take up."""
    for one in target.arguments:
        lone = one.inner is not None and len(one.inner.words) == 1 and one.mention.kind is MentionKind.NOUN
        if lone and one.mention.antecedent is not None and target.span.contains(one.mention.span):
            yield one.mention, one.mention.antecedent


def _fuller(noun: Mention, earlier: Mention) -> str:
    """What a noun takes up in the words of its text, where they say more than it does."""
    words = " ".join(earlier.span.text.split())
    return words if earlier.kind is not MentionKind.PRONOUN and noun.name in words and " " in words else ""


def _beside(label: str, noun: str, name: str) -> str:
    return re.sub(rf"\b{re.escape(noun)}\b", lambda match: f"{match[0]} ({name})", label, count=1)
