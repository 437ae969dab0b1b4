"""Words that stand in dates: month names, and words that say that a date is unknown (``date_words.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.domain.documents import Problem
from kg.lexicon.tables import Row, load_table

FILE = "date_words.tsv"
COLUMNS = ("word", "kind", "month", "example")


@dataclass(frozen=True, slots=True)
class DateWords:
    """``months``: number of the month (1-12) by its name in lower case; ``unknown``: words in lower case."""

    months: MappingProxyType[str, int]
    unknown: frozenset[str]


def _check(row: Row) -> Iterator[Problem]:
    if row["kind"] not in {"month", "unknown"}:
        yield row.problem(f"kind {row['kind']!r}", "write month or unknown")
    if row["kind"] == "month" and row["month"] not in {str(number) for number in range(1, 13)}:
        yield row.problem(f"month {row['month']!r}", "write a number from 1 to 12")


@cache
def date_words() -> DateWords:
    """The words. LexiconError where the file breaks its rules."""
    rows = load_table(FILE, COLUMNS, _check)
    months = {row["word"].lower(): int(row["month"]) for row in rows if row["kind"] == "month"}
    unknown = frozenset(row["word"].lower() for row in rows if row["kind"] == "unknown")
    return DateWords(MappingProxyType(months), unknown)
