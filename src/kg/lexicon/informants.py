"""Who tells what has happened, not what he thinks of it (``informants.tsv``): police, weather services, witnesses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from kg.domain.documents import Problem
from kg.lexicon.tables import Row, load_table

FILE = "informants.tsv"
COLUMNS = ("noun", "example")
# endings that a noun of the table may take in the text (der Polizei, des Wetterdienstes, den Forschern)
_ENDINGS = ("", "s", "es", "n", "en", "in", "innen")


def _check(row: Row) -> Iterator[Problem]:
    if not row["noun"][:1].isupper():
        yield row.problem(f"noun {row['noun']!r}", "write the lemma of a noun with its capital letter")
    elif row["noun"].lower() not in row["example"].lower():
        yield row.problem(f"the example does not contain {row['noun']!r}", "write an example that does")


@cache
def _forms() -> tuple[str, ...]:
    rows = load_table(FILE, COLUMNS, _check)
    return tuple(sorted({f"{row['noun'].lower()}{ending}" for row in rows for ending in _ENDINGS}))


@lru_cache(maxsize=8192)
def is_informant(word: str) -> bool:
    """Whether a word of the text is such a noun, or a compound that ends in one. LexiconError for a bad table."""
    return word[:1].isupper() and word.lower().endswith(_forms())
