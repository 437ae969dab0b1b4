"""Nouns that take up somebody named before (``role_nouns.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from kg.domain.documents import Problem
from kg.lexicon.actors import CLASSES, actors
from kg.lexicon.tables import Row, load_table

FILE = "role_nouns.tsv"
COLUMNS = ("noun", "takes", "example")
_KINDS = frozenset({"state", "treaty", "event"})


def _check(row: Row) -> Iterator[Problem]:
    unknown = set(row.many("takes")) - _KINDS - CLASSES - actors().by_id.keys()
    if unknown or not row.many("takes"):
        known = ", ".join(sorted(_KINDS | CLASSES))
        yield row.problem(f"takes {row['takes']!r} names no kind, class or actor", f"write some of {known}")


@cache
def role_nouns() -> Mapping[str, frozenset[str]]:
    """What each noun takes up: kinds of actor, classes of organisation, ids. LexiconError where the table is wrong."""
    return {row["noun"]: frozenset(row.many("takes")) for row in load_table(FILE, COLUMNS, _check)}
