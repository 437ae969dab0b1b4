"""Nouns that name people by what they do, told by their endings (``agent_nouns.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.domain.documents import Problem
from kg.lexicon.tables import Row, load_table

FILE = "agent_nouns.tsv"
COLUMNS = ("ending", "plural", "gender", "names", "example")
_GENDERS = frozenset({"Masc", "Fem", "-"})
_SHORTEST_START = 2


@dataclass(frozen=True, slots=True)
class Agent:
    """``plural`` takes the place of the ending in the plural, ``gender`` is "" for any; ``people`` or things."""

    plural: str
    gender: str
    people: bool


@cache
def agent_endings() -> Mapping[str, Agent]:
    """All rows by ending. LexiconError where the table breaks its rules."""

    def check(row: Row) -> Iterator[Problem]:
        if row["names"] not in {"group", "thing"}:
            yield row.problem(f"names {row['names']!r} is unknown", "write group or thing")
        if row["gender"] not in _GENDERS:
            yield row.problem(f"gender {row['gender']!r} is unknown", f"write one of {', '.join(sorted(_GENDERS))}")
        if row["ending"] != row["ending"].lower():
            yield row.problem(f"ending {row['ending']!r} has capitals", "write it in lower case")

    return {
        row["ending"]: Agent(row["plural"], row["gender"].strip("-"), row["names"] == "group")
        for row in load_table(FILE, COLUMNS, check)
    }


@lru_cache(maxsize=8192)
def agents(noun: str, gender: str) -> str:
    """The plural of a noun for people (*Jagdpächter*), "" where its longest known ending tells of no people.

    ``noun`` is the lemma, ``gender`` Masc, Fem, Neut or "" (unknown, which fits no row that asks for one).
    """
    endings = agent_endings()
    lower = noun.lower()
    for at in range(len(lower)):
        found = endings.get(lower[at:])
        if found is not None:
            fits = found.people and at >= _SHORTEST_START and found.gender in ("", gender)
            return noun[:at] + found.plural if fits and not noun.isupper() else ""
    return ""
