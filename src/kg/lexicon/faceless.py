"""Nouns that alone do not tell whom they mean (``faceless.tsv``): *die Täter*, *mehrere Regierungen*."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import MappingProxyType

from kg.domain.documents import Problem
from kg.lexicon.tables import Row, load_table

FILE = "faceless.tsv"
COLUMNS = ("forms", "use", "example")
NOBODY, COLLECTIVE, CROWD, EMPTY = "nobody", "collective", "crowd", "empty"
_USES = frozenset({NOBODY, COLLECTIVE, CROWD, EMPTY})


@cache
def faceless() -> MappingProxyType[str, str]:
    """The use of every form. LexiconError where a form stands in two rows or a use is unknown."""
    uses: dict[str, str] = {}

    def check(row: Row) -> Iterator[Problem]:
        if row["use"] not in _USES:
            yield row.problem(f"use {row['use']!r} is unknown", f"write one of {', '.join(sorted(_USES))}")
        for form in row.many("forms"):
            if form in uses:
                yield row.problem(f"form {form!r} stands twice", "delete one of the two")
            uses[form] = row["use"]

    load_table(FILE, COLUMNS, check)
    return MappingProxyType(uses)
