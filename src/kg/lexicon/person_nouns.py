"""Nouns for a single person that are no office (``person_nouns.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.domain.documents import Problem
from kg.lexicon.actors import actors
from kg.lexicon.nouns import Collector, Nouns
from kg.lexicon.tables import Row, load_table

FILE = "person_nouns.tsv"
COLUMNS = ("forms", "of", "bare", "holder", "example")
_ALLOWED = {"bare": ("yes", "next", "no"), "holder": ("yes", "no")}


@dataclass(frozen=True, slots=True)
class PersonNoun:
    """``of``: id of the state or party such a person belongs to, "" for any. ``bare``: the noun with a definite article
    takes up a person named before, ``next``: only whom the sentence before is about. ``holder``: it says in what
    capacity somebody without a name speaks.
    """

    of: str
    bare: bool
    holder: bool
    next: bool


@cache
def person_nouns() -> Nouns[PersonNoun]:
    """All nouns for a person by their forms. LexiconError where the table breaks its rules."""
    forms: Collector[PersonNoun] = Collector()

    def check(row: Row) -> Iterator[Problem]:
        if row["of"] != "-" and row["of"] not in actors().by_id:
            yield row.problem(f"of {row['of']!r} is no known actor", "write an id such as org:spd, or -")
        for column, allowed in _ALLOWED.items():
            if row[column] not in allowed:
                yield row.problem(f"{column} {row[column]!r} is unknown", f"write {' or '.join(allowed)}")
        bare = row["bare"]
        entry = PersonNoun(row["of"].strip("-"), bare == "yes", row["holder"] == "yes", bare == "next")
        yield from forms.add(row, row.many("forms"), entry)

    load_table(FILE, COLUMNS, check)
    return Nouns(forms.by_form)
