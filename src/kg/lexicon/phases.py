"""Words that say where a stance stands in a course of change (``phases.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.domain.documents import Problem
from kg.domain.stances import Phase
from kg.lexicon.tables import Row, load_table

FILE, COLUMNS = "phases.tsv", ("word", "phase", "with", "bound", "example")
PAST, DENIED, ANY = "past", "denied", "any"
SAID, UNTIL = "said", "until"


@dataclass(frozen=True, slots=True)
class PhaseWord:
    """``condition``: "past", "denied" or "any"; ``bound``: "said", "until" or ""."""

    phase: Phase
    condition: str
    bound: str


def _check(row: Row) -> Iterator[Problem]:
    if row["phase"] not in {str(phase) for phase in Phase}:
        yield row.problem(f"phase {row['phase']!r} is unknown", f"write one of {', '.join(Phase)}")
    if row["with"] not in (PAST, DENIED, ANY):
        yield row.problem(f"with {row['with']!r} is unknown", "write past, denied or any")
    if row["bound"] not in (SAID, UNTIL, "-"):
        yield row.problem(f"bound {row['bound']!r} is unknown", "write said, until or -")
    if row["word"] not in row["example"].lower():
        yield row.problem("the example does not show the word", "write a sentence with it")


@cache
def phase_words() -> MappingProxyType[str, PhaseWord]:
    """What each word or phrase, in lower case, says. LexiconError where the table breaks its rules."""
    rows = load_table(FILE, COLUMNS, _check)
    return MappingProxyType(
        {row["word"]: PhaseWord(Phase(row["phase"]), row["with"], row["bound"].strip("-")) for row in rows}
    )
