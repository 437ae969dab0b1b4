"""Kinds of target that make an ambiguous cue safe (``cues/needs.tsv``): *verlässt die Union*, not *verlässt den Raum*.

Names are told apart by the entity class, common nouns by these rows; a compound counts by its last part
(*Klimaabkommen* by *Abkommen*).
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from kg.lexicon.tables import exemplified_noun, load_table

FILE = "cues/needs.tsv"
COLUMNS = ("need", "noun", "example")
ACTOR = "actor"
ISSUE = "issue"
# what is kicked or scored in a game: no cue takes a position on it
PLAY = "play"
ACTOR_KINDS = frozenset({"person", "organisation", "state"})


@cache
def needs() -> MappingProxyType[str, frozenset[str]]:
    """The nouns of each kind of target. LexiconError where the file breaks its rules."""
    found: dict[str, set[str]] = {}
    for row in load_table(FILE, COLUMNS, exemplified_noun):
        found.setdefault(row["need"], set()).add(row["noun"])
    return MappingProxyType({need: frozenset(nouns) for need, nouns in found.items()})


def need_names() -> frozenset[str]:
    """The kinds of target that rows may ask for: those of the table, "actor" (any of the three) and "issue" (none)."""
    return frozenset(needs()) | ACTOR_KINDS | {ACTOR, ISSUE}


@cache
def kinds_of_noun(lemma: str) -> frozenset[str]:
    """The kinds that a common noun belongs to, by itself or by its last part; empty where it belongs to none."""
    low = lemma.lower()
    return frozenset(need for need, endings in _endings().items() if low.endswith(endings))


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    return {need: tuple(sorted(noun.lower() for noun in nouns)) for need, nouns in needs().items()}


def satisfies(wanted: tuple[str, ...], kinds: frozenset[str]) -> bool:
    """Whether a target of these kinds is what a row asks for; a row that asks for nothing takes any but a ball."""
    if not wanted or PLAY in kinds:
        return PLAY not in kinds
    acting = bool(kinds & ACTOR_KINDS)
    return any(acting if need == ACTOR else not acting if need == ISSUE else need in kinds for need in wanted)
