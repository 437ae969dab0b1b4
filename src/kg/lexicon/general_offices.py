"""Which offices a more general noun of office takes up (``general_offices.tsv``): *die Ministerin* any minister."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from kg.domain.documents import Problem
from kg.lexicon.offices import offices
from kg.lexicon.tables import Row, load_table

FILE = "general_offices.tsv"
COLUMNS = ("office", "takes", "example")


def _check(row: Row) -> Iterator[Problem]:
    known = {entry.slug for entry in offices().by_form.values()}
    unknown = sorted({row["office"], *row.many("takes")} - known)
    if unknown:
        yield row.problem(f"{', '.join(unknown)} is no office", "write slugs of offices.tsv")


@cache
def general_offices() -> Mapping[str, frozenset[str]]:
    """The slugs that each slug takes up besides itself. LexiconError where the table names an unknown office."""
    return {row["office"]: frozenset(row.many("takes")) for row in load_table(FILE, COLUMNS, _check)}
