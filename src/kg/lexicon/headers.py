"""Header fields at the start of articles: dates, bylines, datelines (``headers.tsv``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.domain.documents import Problem
from kg.lexicon.patterns import pattern_problems
from kg.lexicon.tables import Row, load_table

FILE = "headers.tsv"
COLUMNS = ("name", "pattern", "example", "finds", "innocent")
FIELDS = frozenset({"date", "byline", "agency", "genre"})


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """``pattern`` matches at the start of a line; its groups date, byline, agency and genre are the fields it gives."""

    name: str
    pattern: re.Pattern[str]
    example: str
    finds: str
    innocent: str


def _check(row: Row) -> Iterator[Problem]:
    problems = list(pattern_problems(row))
    yield from problems
    if not problems and (unknown := re.compile(row["pattern"]).groupindex.keys() - FIELDS):
        yield row.problem(f"group {min(unknown)!r}", f"name groups {', '.join(sorted(FIELDS))}")


@cache
def headers() -> tuple[HeaderRow, ...]:
    """All rows, in the order of the file. LexiconError where the file breaks its rules."""
    return tuple(
        HeaderRow(row["name"], re.compile(row["pattern"]), row["example"], row["finds"].strip("-"), row["innocent"])
        for row in load_table(FILE, COLUMNS, _check)
    )
