"""Relations between nodes that are no stances (``relations.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.domain.documents import Problem
from kg.lexicon.tables import Row, load_table

FILE = "relations.tsv"
COLUMNS = ("relation", "label_de", "label_en", "parent", "membership", "definition_de", "definition_en", "example")


@dataclass(frozen=True, slots=True)
class RelationType:
    """``parent`` is a prefixed name of another vocabulary or ""; ``membership`` is "organization", "role" or ""."""

    name: str
    label_de: str
    label_en: str
    parent: str
    membership: str
    definition_de: str
    definition_en: str
    example: str


def _check(row: Row) -> Iterator[Problem]:
    if row["membership"] not in {"organization", "role", "-"}:
        yield row.problem(f"membership {row['membership']!r}", "write organization, role or -")


@cache
def relation_types() -> MappingProxyType[str, RelationType]:
    """All relations by name, in the order of the file. LexiconError where the file breaks its rules."""
    return MappingProxyType(
        {
            row["relation"]: RelationType(
                name=row["relation"],
                label_de=row["label_de"],
                label_en=row["label_en"],
                parent=row["parent"].strip("-"),
                membership=row["membership"].strip("-"),
                definition_de=row["definition_de"],
                definition_en=row["definition_en"],
                example=row["example"],
            )
            for row in load_table(FILE, COLUMNS, _check)
        }
    )
