"""Words that place something in time (``calendar.tsv``); the months are those of ``date_words.tsv``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.domain.documents import Problem
from kg.lexicon.date_words import date_words
from kg.lexicon.tables import Row, load_table

FILE = "calendar.tsv"
COLUMNS = ("word", "kind", "value", "example")
KINDS = frozenset(
    {
        "weekday", "day", "unit", "shift", "number", "daypart", "season", "now", "part", "filler",
        "from", "since", "until", "ago", "after", "within", "onward",
    }
)  # fmt: skip
UNITS = frozenset({"day", "week", "weekend", "month", "year"})
_NUMERIC = frozenset({"weekday", "day", "shift", "number", "season"})
_WORDS = frozenset({"weekday", "day", "unit", "shift", "number", "daypart", "season", "now"})


@dataclass(frozen=True, slots=True)
class Calendar:
    """Numbers by lower-case word for ``months`` (1-12), ``weekdays`` (0 = Monday), ``days``, ``shifts``, ``numbers``.

    ``seasons``: the first month; ``units`` and ``running``: "day", "week", "weekend", "month" or "year" by word, the
    second for words that name a part of the running unit (*Jahresende*);
    ``roles``: "from", "since", "until", "ago", "after", "within", "onward", "part" or "filler";
    ``dayparts`` end compounds of weekdays (*Dienstagabend*), the longest first.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    days: Mapping[str, int]
    shifts: Mapping[str, int]
    numbers: Mapping[str, int]
    seasons: Mapping[str, int]
    units: Mapping[str, str]
    running: Mapping[str, str]
    roles: Mapping[str, str]
    dayparts: tuple[str, ...]

    def weekday(self, word: str) -> int | None:
        """The number of a weekday, also with a part of the day (*Dienstagabend*), else None."""
        plain = word.lower()
        for part in self.dayparts:
            plain = plain.removesuffix(part)
        return self.weekdays.get(plain)


def _check(row: Row) -> Iterator[Problem]:
    if row["kind"] not in KINDS:
        yield row.problem(f"kind {row['kind']!r}", f"write one of {', '.join(sorted(KINDS))}")
    if row["kind"] in _NUMERIC and not row["value"].lstrip("-").isdigit():
        yield row.problem(f"value {row['value']!r}", "write a whole number")
    if row["kind"] in ("unit", "now") and row["value"] not in UNITS:
        yield row.problem(f"value {row['value']!r}", f"write one of {', '.join(sorted(UNITS))}")
    if row["word"] != row["word"].lower():
        yield row.problem(f"word {row['word']!r} has capitals", "write it in lower case")


@cache
def calendar() -> Calendar:
    """The words. LexiconError where a file breaks its rules."""
    rows = load_table(FILE, COLUMNS, _check)

    def numbers(kind: str) -> Mapping[str, int]:
        return MappingProxyType({row["word"]: int(row["value"]) for row in rows if row["kind"] == kind})

    def texts(kind: str) -> Mapping[str, str]:
        return MappingProxyType({row["word"]: row["value"] for row in rows if row["kind"] == kind})

    return Calendar(
        months=date_words().months,
        weekdays=numbers("weekday"),
        days=numbers("day"),
        shifts=numbers("shift"),
        numbers=numbers("number"),
        seasons=numbers("season"),
        units=texts("unit"),
        running=texts("now"),
        roles=MappingProxyType({row["word"]: row["kind"] for row in rows if row["kind"] not in _WORDS}),
        dayparts=tuple(sorted((row["word"] for row in rows if row["kind"] == "daypart"), key=len, reverse=True)),
    )
