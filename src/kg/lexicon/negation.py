"""Words that deny (``negation.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import MappingProxyType

from kg.domain.documents import Problem
from kg.lexicon.tables import Row, load_table

FILE, COLUMNS = "negation.tsv", ("word", "class", "example")
CLASSES = ("adverb", "correlative", "determiner", "pronoun", "correction", "ending", "phrase", "carrier")


def _check(row: Row) -> Iterator[Problem]:
    if row["class"] not in CLASSES:
        yield row.problem(f"class {row['class']!r} is unknown", f"write one of {', '.join(CLASSES)}")


@cache
def negators() -> MappingProxyType[str, str]:
    """The class of each denying word by its lower-case lemma."""
    return MappingProxyType({row["word"]: row["class"] for row in load_table(FILE, COLUMNS, _check)})
