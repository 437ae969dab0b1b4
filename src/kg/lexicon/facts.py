"""Words around the noun of an act that tell whether the text takes it as a fact (``facts.tsv``).

Factive contexts presuppose what stands in them (Kiparsky and Kiparsky 1970): who condemns an attack says there was one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import MappingProxyType

from kg.domain.documents import Problem
from kg.lexicon.tables import Row, load_table

FILE = "facts.tsv"
COLUMNS = ("kind", "word", "example")
PREPOSITION = "preposition"
VERB = "verb"
NOUN = "noun"
UNREAL = "unreal"
ANSWER = "answer"
_KINDS = (PREPOSITION, VERB, NOUN, UNREAL, ANSWER)


def _check(row: Row) -> Iterator[Problem]:
    if row["kind"] not in _KINDS:
        yield row.problem(f"kind {row['kind']!r}", f"write one of {', '.join(_KINDS)}")


@cache
def facts() -> MappingProxyType[str, frozenset[str]]:
    """The words of each kind: lemmas, prepositions in lower case. LexiconError where the file breaks its rules."""
    found: dict[str, set[str]] = {kind: set() for kind in _KINDS}
    for row in load_table(FILE, COLUMNS, _check):
        found[row["kind"]].add(row["word"])
    return MappingProxyType({kind: frozenset(words) for kind, words in found.items()})


def fact_words(kind: str) -> frozenset[str]:
    """The words of one kind. LexiconError where the file breaks its rules."""
    return facts()[kind]
