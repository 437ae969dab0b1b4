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
COLUMNS = ("slug", "label_de", "label_en", "forms", "number", "example")


@dataclass(frozen=True, slots=True)
class Group:
    """``plural_only``: the singular names no group (*ein Experte*)."""

    slug: str
    label_de: str
    label_en: str
    plural_only: bool


@cache
def groups() -> Nouns[Group]:
    """All groups by the forms of their nouns. LexiconError where the table breaks its rules."""
    forms: Collector[Group] = Collector()

    def check(row: Row) -> Iterator[Problem]:
        if row["slug"] != slug(row["slug"]):
            yield row.problem(f"the id {row['slug']!r} is no slug", f"write {slug(row['slug'])}")
        if row["number"] not in {"plural", "any"}:
            yield row.problem(f"number {row['number']!r} is unknown", "write plural or any")
        entry = Group(row["slug"], row["label_de"], row["label_en"], row["number"] == "plural")
        yield from forms.add(row, row.many("forms"), entry)

    load_table(FILE, COLUMNS, check)
    return Nouns(forms.by_form)
