"""What people do for their living, which takes no position (``callings.tsv``): a lawyer defends his client."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from kg.domain.documents import Problem
from kg.lexicon.tables import Row, exemplified_noun, load_table

FILE = "callings.tsv"
COLUMNS = ("noun", "verbs", "example")


def _some_verbs(row: Row) -> Iterator[Problem]:
    if not all(verb.islower() for verb in row.many("verbs")):
        yield row.problem(f"verbs {row['verbs']!r}", "write the lemmas of verbs in small letters, | between them")


@cache
def _verbs() -> tuple[tuple[str, frozenset[str]], ...]:
    rows = load_table(FILE, COLUMNS, exemplified_noun, _some_verbs)
    return tuple((row["noun"].lower(), frozenset(row.many("verbs"))) for row in rows)


@lru_cache(maxsize=4096)
def in_office(word: str, verb: str) -> bool:
    """Whether who is called ``word`` (a noun, also a compound or its feminine) does what ``verb`` says by calling.

    LexiconError for a bad table.
    """
    low = word.lower()
    return any(low.endswith((noun, f"{noun}in", f"{noun}s")) and verb in verbs for noun, verbs in _verbs())
