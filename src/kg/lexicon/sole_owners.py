"""Whose a body is where an article names only one owner of a sort (``sole_owners.tsv``): *der Betriebsrat*."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.domain.documents import Problem
from kg.lexicon.actors import CLASSES
from kg.lexicon.tables import Row, load_table

FILE = "sole_owners.tsv"
COLUMNS = ("forms", "of", "before", "example")
PLACE = "place"


@dataclass(frozen=True, slots=True)
class SoleOwner:
    """``of``: a class of organisations, or place, whose name then stands behind the noun ``before``."""

    of: str
    before: str


@cache
def sole_owners() -> Mapping[str, SoleOwner]:
    """All rows by the forms of their nouns. LexiconError where an owner is of no known sort."""

    def check(row: Row) -> Iterator[Problem]:
        if row["of"] not in {PLACE, *CLASSES}:
            yield row.problem(f"of {row['of']!r} is unknown", f"write {PLACE} or one of {', '.join(sorted(CLASSES))}")
        if (row["of"] == PLACE) == (row["before"] == "-"):
            yield row.problem(f"before {row['before']!r}", f"write a noun for {PLACE}, else -")

    rows = load_table(FILE, COLUMNS, check)
    return {form: SoleOwner(row["of"], row["before"]) for row in rows for form in row.many("forms")}
