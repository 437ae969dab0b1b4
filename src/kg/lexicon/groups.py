"""Nouns for groups without a name of their own (``groups.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.domain.documents import Problem
from kg.domain.ids import slug
from kg.lexicon.nouns import Collector, Nouns
from kg.lexicon.tables import Row, load_table

FILE = "groups.tsv"
COLUMNS = ("slug", "label_de", "label_en", "forms", "number", "owner", "example")
_NUMBERS = frozenset({"plural", "any", "share", "part"})


@dataclass(frozen=True, slots=True)
class Group:
    """``plural_only``: the singular names no group (*ein Experte*). ``share``: part of those whom a genitive names,
    and ``alone`` somebody without one (*die Mehrheit*). ``of_state``: without a word on whose, they belong to the state
    the document is about (*die Opposition*).
    """

    slug: str
    label_de: str
    label_en: str
    plural_only: bool
    share: bool
    alone: bool
    of_state: bool


@cache
def groups() -> Nouns[Group]:
    """All groups by the forms of their nouns. LexiconError where the table breaks its rules."""
    forms: Collector[Group] = Collector()

    def check(row: Row) -> Iterator[Problem]:
        if row["slug"] != slug(row["slug"]):
            yield row.problem(f"the id {row['slug']!r} is no slug", f"write {slug(row['slug'])}")
        number = row["number"]
        if number not in _NUMBERS:
            yield row.problem(f"number {number!r} is unknown", f"write one of {', '.join(sorted(_NUMBERS))}")
        if row["owner"] not in {"state", "-"}:
            yield row.problem(f"owner {row['owner']!r} is unknown", "write state or -")
        entry = Group(
            slug=row["slug"],
            label_de=row["label_de"],
            label_en=row["label_en"],
            plural_only=number == "plural",
            share=number in {"share", "part"},
            alone=number != "share",
            of_state=row["owner"] == "state",
        )
        yield from forms.add(row, row.many("forms"), entry)

    load_table(FILE, COLUMNS, check)
    return Nouns(forms.by_form)
