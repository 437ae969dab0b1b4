"""Words that state a relation between two names (``relation_verbs.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.domain.documents import Problem
from kg.lexicon.relations import relation_types
from kg.lexicon.tables import Row, load_table

FILE = "relation_verbs.tsv"
COLUMNS = ("lemma", "relation", "objects", "example")


@dataclass(frozen=True, slots=True)
class RelationVerb:
    """``objects``: the slots that hold the other participant, in order of trial."""

    relation: str
    objects: tuple[str, ...]


def _check(row: Row) -> Iterator[Problem]:
    if row["relation"] not in relation_types():
        yield row.problem(f"relation {row['relation']!r} is unknown", "write one of relations.tsv")


@cache
def relation_verbs() -> Mapping[str, RelationVerb]:
    """All rows by lemma. LexiconError where the table breaks its rules."""
    return {
        row["lemma"]: RelationVerb(row["relation"], row.many("objects")) for row in load_table(FILE, COLUMNS, _check)
    }
