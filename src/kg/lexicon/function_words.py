"""Closed word classes (``function_words.tsv``) and fused prepositions (``contractions.tsv``)."""

from __future__ import annotations

from functools import cache

from kg.errors import LexiconError
from kg.lexicon.tables import load_table

WORDS_FILE, WORDS_COLUMNS = "function_words.tsv", ("class", "word", "example")
FUSED_FILE, FUSED_COLUMNS = "contractions.tsv", ("form", "preposition", "article", "example")


@cache
def function_words(word_class: str) -> frozenset[str]:
    """The lower-case words of a closed class. LexiconError where the table has no such class."""
    words = frozenset(row["word"] for row in load_table(WORDS_FILE, WORDS_COLUMNS) if row["class"] == word_class)
    if not words:
        raise LexiconError(f"lexicon/{WORDS_FILE}: has no class {word_class!r} (add a row for it)")
    return words


@cache
def _fused() -> dict[str, str]:
    return {row["form"]: row["preposition"] for row in load_table(FUSED_FILE, FUSED_COLUMNS)}


@cache
def preposition(form: str) -> str:
    """The bare preposition of a lower-case form (*zum* -> *zu*); any other word is given back."""
    return _fused().get(form, form)
