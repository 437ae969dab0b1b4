"""Who tells what has happened, not what he thinks of it (``informants.tsv``): police, weather services, witnesses."""

from __future__ import annotations

from functools import cache, lru_cache

from kg.lexicon.tables import exemplified_noun, load_table

FILE = "informants.tsv"
COLUMNS = ("noun", "example")
# endings that a noun of the table may take in the text (der Polizei, des Wetterdienstes, den Forschern)
_ENDINGS = ("", "s", "es", "n", "en", "in", "innen")


@cache
def _forms() -> tuple[str, ...]:
    rows = load_table(FILE, COLUMNS, exemplified_noun)
    return tuple(sorted({f"{row['noun'].lower()}{ending}" for row in rows for ending in _ENDINGS}))


@lru_cache(maxsize=8192)
def is_informant(word: str) -> bool:
    """Whether a word of the text is such a noun, or a compound that ends in one. LexiconError for a bad table."""
    return word[:1].isupper() and word.lower().endswith(_forms())
