"""Pronouns that hold a stance where their document names nobody they could mean (``voices.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.domain.actors import Kind
from kg.domain.documents import Problem
from kg.lexicon.tables import Row, load_table

FILE = "voices.tsv"
COLUMNS = ("pronoun", "number", "person", "kind", "label_de", "label_en", "example")
_PLURAL = "plur"
_ALLOWED = {"number": ("sing", _PLURAL), "person": ("1", "3"), "kind": ("person", "group")}


@dataclass(frozen=True, slots=True)
class Voice:
    """``plural``: several. ``first``: whoever speaks or writes. The labels name the node in both languages."""

    pronoun: str
    plural: bool
    first: bool
    kind: Kind
    label_de: str
    label_en: str
    example: str


def _check(row: Row) -> Iterator[Problem]:
    for column, allowed in _ALLOWED.items():
        if row[column] not in allowed:
            yield row.problem(f"{column} {row[column]!r} is unknown", f"write {' or '.join(allowed)}")
    if not row["example"].startswith(row["pronoun"].capitalize()):
        yield row.problem(f"the example does not begin with {row['pronoun']!r}", "write a sentence that does")


@cache
def voices() -> MappingProxyType[tuple[str, bool], Voice]:
    """The rows by lower-case pronoun and whether it means several. LexiconError where the table breaks its rules."""
    made = (
        Voice(
            row["pronoun"], row["number"] == _PLURAL, row["person"] == "1", Kind(row["kind"]),
            row["label_de"], row["label_en"], row["example"],
        )
        for row in load_table(FILE, COLUMNS, _check)
    )  # fmt: skip
    return MappingProxyType({(voice.pronoun, voice.plural): voice for voice in made})
