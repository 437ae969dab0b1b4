"""Closed word classes (``function_words.tsv``) and fused prepositions (``contractions.tsv``)."""

from __future__ import annotations

from functools import cache

from kg.errors import LexiconError
from kg.lexicon.tables import load_table

WORDS_FILE, WORDS_COLUMNS = "function_words.tsv", ("class", "word", "example")
FUSED_FILE, FUSED_COLUMNS = "contractions.tsv", ("form", "preposition", "article", "example")


@cache
def _classes() -> dict[str, frozenset[str]]:
    """The words of each class; the table is read once, as many classes are asked for."""
    found: dict[str, set[str]] = {}
    for row in load_table(WORDS_FILE, WORDS_COLUMNS):
        found.setdefault(row["class"], set()).add(row["word"])
    return {name: frozenset(words) for name, words in found.items()}


@cache
def function_words(word_class: str) -> frozenset[str]:
    """The lower-case words of a closed class. LexiconError where the table has no such class."""
    words = _classes().get(word_class)
    if words is None:
        raise LexiconError(f"lexicon/{WORDS_FILE}: has no class {word_class!r} (add a row for it)")
    return words


@cache
def _fused() -> dict[str, str]:
    return {row["form"]: row["preposition"] for row in load_table(FUSED_FILE, FUSED_COLUMNS)}


@cache
def preposition(form: str) -> str:
    """The bare preposition of a lower-case form (*zum* -> *zu*); any other word is given back."""
    return _fused().get(form, form)
