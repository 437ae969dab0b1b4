"""Nouns for the bodies of a state (``bodies.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.domain.documents import Problem
from kg.domain.ids import slug
from kg.lexicon.endings import stem_name
from kg.lexicon.nouns import Collector, Nouns
from kg.lexicon.tables import Row, load_table

FILE = "bodies.tsv"
COLUMNS = ("slug", "label_de", "label_en", "forms", "node", "level", "example")


@dataclass(frozen=True, slots=True)
class Body:
    """``node``: state where the words mean the state itself, body for a part of it, group for its people.

    ``local``: towns have one too, so that a capital beside it is no more than a town (*die Polizei in Kiew*).
    """

    slug: str
    label_de: str
    label_en: str
    node: str
    local: bool


@cache
def phrases() -> Mapping[str, Body]:
    """Bodies whose names are two words (*Oberster Gerichtshof*), by their stems in any case (``stem_name``)."""
    return {stem_name(form): body for form, body in bodies().by_form.items() if " " in form}


@cache
def bodies() -> Nouns[Body]:
    """All bodies by the forms of their nouns. LexiconError where the table breaks its rules."""
    forms: Collector[Body] = Collector()

    def check(row: Row) -> Iterator[Problem]:
        if row["slug"] != slug(row["slug"]):
            yield row.problem(f"the id {row['slug']!r} is no slug", f"write {slug(row['slug'])}")
        if row["node"] not in {"state", "body", "group"}:
            yield row.problem(f"node {row['node']!r} is unknown", "write state, body or group")
        if row["level"] not in {"national", "local"}:
            yield row.problem(f"level {row['level']!r} is unknown", "write national or local")
        entry = Body(row["slug"], row["label_de"], row["label_en"], row["node"], row["level"] == "local")
        yield from forms.add(row, row.many("forms"), entry)

    load_table(FILE, COLUMNS, check)
    return Nouns(forms.by_form)
