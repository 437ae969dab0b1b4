"""Actors and other nodes of the graph, and the decisions that lead from a mention to one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.domain.mentions import Mention


class Kind(StrEnum):
    """Kinds of node."""

    STATE = "state"
    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    OFFICE = "office"
    TREATY = "treaty"
    EVENT = "event"
    ISSUE = "issue"
    PLACE = "place"
    WEAPON = "weapon"
    DOCUMENT = "document"


# Who can take a position; every other kind is what a position is about.
HOLDERS = frozenset({Kind.STATE, Kind.PERSON, Kind.ORGANISATION, Kind.GROUP, Kind.OFFICE})
_PREFIXES = {"org": Kind.ORGANISATION}


def kind_of(actor_id: str) -> Kind | None:
    """The kind that an id's prefix names (``state:fi``, ``org:nato``); None where the text is no id of a node."""
    prefix, colon, rest = actor_id.partition(":")
    known = _PREFIXES.get(prefix) or (Kind(prefix) if prefix in set(Kind) else None)
    return known if colon and rest.strip() else None


@dataclass(frozen=True, slots=True)
class Actor:
    """A node: someone who can hold a stance or something a stance can be about.

    ``label`` is German; ``label_en`` English where known. ``aliases`` are further names, ``metonyms`` names of places
    that stand for the actor (*Moskau*). ``wikidata`` is a Q-id only where a data set confirms it, else "".
    """

    id: str
    label: str
    kind: Kind
    label_en: str = ""
    aliases: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    wikidata: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature of a linking decision: its name, what it adds to the score, and a sentence for people."""

    feature: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Linked:
    """A mention with the actor it was decided to name and the reasons."""

    actor: Actor
    mention: Mention
    reasons: tuple[Reason, ...] = ()
