"""Words that point to what a text says elsewhere (``pointers.tsv``): *dieser Satz*, *dies*, *darüber*."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.domain.documents import Problem
from kg.lexicon.tables import Row, load_table

FILE, COLUMNS = "pointers.tsv", ("word", "kind", "example")
DEMONSTRATIVE, SORT, ALONE = "demonstrative", "sort", "alone"
ADVERB, CIRCUMSTANCE, POSSESSIVE, AGAIN = "adverb", "circumstance", "possessive", "again"
_KINDS = (DEMONSTRATIVE, SORT, ALONE, ADVERB, CIRCUMSTANCE, POSSESSIVE, AGAIN)


@cache
def pointers(kind: str) -> frozenset[str]:
    """The words of one ``kind``: lemmas of demonstratives and nouns, the other words as they stand.

    LexiconError where the table breaks its rules.
    """
    found: set[str] = set()

    def check(row: Row) -> Iterator[Problem]:
        if row["kind"] not in _KINDS:
            yield row.problem(f"kind {row['kind']!r} is unknown", f"write one of {', '.join(_KINDS)}")
        elif row["kind"] == kind:
            found.add(row["word"])

    load_table(FILE, COLUMNS, check)
    return frozenset(found)
