"""Inflectional endings of names and adjectives (``endings.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from kg.domain.documents import Problem
from kg.lexicon.names import fold
from kg.lexicon.tables import Row, load_table

FILE = "endings.tsv"
COLUMNS = ("class", "ending", "example")
_CLASSES = frozenset({"adjective", "genitive", "name", "origin", "masc", "fem", "neut", "plur", "weak"})
_SHORTEST_STEM = 3


def _check(row: Row) -> Iterator[Problem]:
    if row["class"] not in _CLASSES:
        yield row.problem(f"class {row['class']!r} is unknown", f"write one of {', '.join(sorted(_CLASSES))}")


@cache
def endings(kind: str) -> tuple[str, ...]:
    """The endings of a class (adjective, genitive, name, origin), longest first.

    masc, fem, neut and plur have the one ending of an adjective without an article before such a noun.
    """
    found = {row["ending"] for row in load_table(FILE, COLUMNS, _check) if row["class"] == kind}
    return tuple(sorted(found, key=lambda ending: (-len(ending), ending)))


def without_ending(word: str, kind: str) -> Iterator[str]:
    """``word`` itself, then what is left of it without each ending of the class."""
    yield word
    for ending in endings(kind):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            yield word[: -len(ending)]


@lru_cache(maxsize=65536)
def stem_name(name: str) -> str:
    """A folded name without the endings of its words: the same key for all cases of one name."""
    return " ".join(_stem(word) for word in fold(name).split())


def _stem(word: str) -> str:
    return next((shorter for shorter in list(without_ending(word, "name"))[1:]), word)
