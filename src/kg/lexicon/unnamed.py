"""Nouns for somebody who holds views without a name (``unnamed.tsv``): *der Stahlkonzern*, *der Ombudsmann*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.domain.documents import Problem
from kg.lexicon.nouns import Collector, Found, Nouns
from kg.lexicon.tables import Row, load_table

FILE = "unnamed.tsv"
COLUMNS = ("forms", "kind", "use", "owner", "example")
PERSON, THING = "person", "thing"
_KINDS = frozenset({"organisation", PERSON, THING})
_ANY, _COMPOUND, _WHOLE, _BARE = "any", "compound", "whole", "bare"


@dataclass(frozen=True, slots=True)
class Unnamed:
    """``kind``: organisation, person, or thing where nouns with this ending are nobody.

    ``use``: any, compound (the ending of one), whole (the noun itself) or bare (nothing in the genitive).
    ``one``: its owner has no other of this name.
    """

    kind: str
    use: str
    one: bool


@cache
def unnamed() -> Nouns[Unnamed]:
    """All rows by the forms of their nouns. LexiconError where the table breaks its rules."""
    forms: Collector[Unnamed] = Collector()

    def check(row: Row) -> Iterator[Problem]:
        if row["kind"] not in _KINDS:
            yield row.problem(f"kind {row['kind']!r} is unknown", f"write one of {', '.join(sorted(_KINDS))}")
        if row["use"] not in {_ANY, _COMPOUND, _WHOLE, _BARE}:
            yield row.problem(f"use {row['use']!r} is unknown", "write any, compound, whole or bare")
        if row["owner"] not in {"one", "-"}:
            yield row.problem(f"owner {row['owner']!r} is unknown", "write one or -")
        yield from forms.add(row, row.many("forms"), Unnamed(row["kind"], row["use"], row["owner"] == "one"))

    load_table(FILE, COLUMNS, check)
    return Nouns(forms.by_form)


def somebody(noun: str, *, alone: bool = True) -> Found[Unnamed] | None:
    """The row of a noun where it is used as the row asks; None where the table says nothing about it.

    ``alone``: no genitive stands behind the noun (*die Organisation der Feier* is nobody).
    """
    found = unnamed().find(noun)
    if found is None or found.entry.use == (_WHOLE if found.rest else _COMPOUND):
        return None
    return None if found.entry.use == _BARE and not alone else found
