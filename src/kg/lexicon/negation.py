"""Words that deny, words that deny what they govern, and words that change a denial beside them.

Three tables: ``negation.tsv``, ``denying_governors.tsv`` (implicatives and neg-raisers, after Karttunen 1971 and Horn
1978) and ``softeners.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import MappingProxyType

from kg.domain.documents import Problem
from kg.lexicon.tables import Check, Row, load_table

FILE, COLUMNS = "negation.tsv", ("word", "class", "example")
GOVERNORS_FILE, SOFTENERS_FILE = "denying_governors.tsv", "softeners.tsv"
CLASSES = ("adverb", "correlative", "determiner", "pronoun", "correction", "phrase", "carrier", "sequence")
GOVERNORS = ("ending", "withholding", "parting", "refusal", "raising", "opinion", "fact", "lack")
SOFTENERS = ("kept", "partial", "pending")


def _one_of(classes: tuple[str, ...]) -> Check:
    def check(row: Row) -> Iterator[Problem]:
        if row["class"] not in classes:
            yield row.problem(f"class {row['class']!r} is unknown", f"write one of {', '.join(classes)}")

    return check


@cache
def negators() -> MappingProxyType[str, str]:
    """The class of each denying word by its lower-case lemma. LexiconError where the table breaks its rules."""
    rows = load_table(FILE, COLUMNS, _one_of(CLASSES))
    return MappingProxyType({row["word"]: row["class"] for row in rows})


@cache
def sequences() -> tuple[tuple[str, ...], ...]:
    """The denying phrases of several words, in lower case, in the order of the table."""
    return tuple(tuple(word.split()) for word, name in negators().items() if name == "sequence")


@cache
def denying_governors() -> MappingProxyType[str, frozenset[str]]:
    """The classes of each word that denies what it governs, by its lower-case lemma."""
    found: dict[str, set[str]] = {}
    for row in load_table(GOVERNORS_FILE, COLUMNS, _one_of(GOVERNORS)):
        found.setdefault(row["word"], set()).add(row["class"])
    return MappingProxyType({word: frozenset(classes) for word, classes in found.items()})


@cache
def softeners() -> MappingProxyType[str, str]:
    """The class of each word that changes a denial beside it, by its lower-case form or lemma."""
    rows = load_table(SOFTENERS_FILE, COLUMNS, _one_of(SOFTENERS))
    return MappingProxyType({row["word"]: row["class"] for row in rows})
