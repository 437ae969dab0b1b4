"""Verbs that carry another word's stance: light verbs (``light_verbs.tsv``) and judging verbs (``judging_verbs.tsv``).

*Kritik üben*, *auf Kritik stoßen*: the noun takes the stance, the verb says whose it is (support-verb constructions,
Helbig and Buscha, *Deutsche Grammatik*). *für falsch halten*: the word judges, the verb says who judges what.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.domain.documents import Problem
from kg.lexicon.tables import Row, load_table

LIGHT_FILE = "light_verbs.tsv"
LIGHT_COLUMNS = ("verb", "noun", "owner", "undergoer", "example")
JUDGING_FILE = "judging_verbs.tsv"
JUDGING_COLUMNS = ("verb", "marker", "judged", "example")
NONE = "-"
_PLACES = ("subj", "obj")
_UNDERGOERS = ("subj", "dat", NONE)


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A light verb with its noun in one place: the slots that hold whose stance it is, and the slot of its target.

    ``undergoer`` is "" where the target stands beside the noun.
    """

    owner: tuple[str, ...]
    undergoer: str


def _check_light(row: Row) -> Iterator[Problem]:
    if not (row["noun"] in _PLACES or row["noun"].islower()):
        yield row.problem(f"noun {row['noun']!r}", "write subj, obj or a preposition")
    if row["undergoer"] not in _UNDERGOERS:
        yield row.problem(f"undergoer {row['undergoer']!r}", f"write one of {', '.join(_UNDERGOERS)}")


@cache
def light_verbs() -> MappingProxyType[tuple[str, str], LightVerb]:
    """Light verbs by their lemma and the place of their noun. LexiconError where the file breaks its rules."""
    return MappingProxyType(
        {
            (row["verb"], row["noun"]): LightVerb(row.many("owner"), row["undergoer"].removeprefix(NONE))
            for row in load_table(LIGHT_FILE, LIGHT_COLUMNS, _check_light)
        }
    )


@cache
def judging_verbs() -> MappingProxyType[tuple[str, str], tuple[str, ...]]:
    """The slots of what is judged, by the verb's lemma and the word before the verdict ("" where there is none).

    No slots where the verb takes the stance itself (*kritisiert als unsozial*).
    """
    rows = load_table(JUDGING_FILE, JUDGING_COLUMNS)
    keys = ((row["verb"], row["marker"].removeprefix(NONE)) for row in rows)
    slots = (tuple(slot for slot in row.many("judged") if slot != NONE) for row in rows)
    return MappingProxyType(dict(zip(keys, slots, strict=True)))


@cache
def verdict_markers() -> frozenset[str]:
    """The words that may stand before a verdict (*als*, *für*)."""
    return frozenset(marker for _, marker in judging_verbs() if marker)
