"""Offices and roles that titles name (``offices.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.domain.documents import Problem
from kg.domain.ids import slug
from kg.lexicon.actors import actors
from kg.lexicon.nouns import Collector, Nouns
from kg.lexicon.relations import relation_types
from kg.lexicon.tables import Row, load_table

FILE = "offices.tsv"
COLUMNS = ("slug", "label_de", "label_en", "forms", "domain", "of", "relation", "top", "example")
DOMAINS = frozenset({"state", "organisation", "party", "body", "city", "any"})


@dataclass(frozen=True, slots=True)
class Office:
    """``of`` is the id of the actor whose office it is where the word alone says so, else "".

    ``relation`` is what a bearer stands in to the office or body, "" where the title gives none (*Ex-Präsident*).
    ``top``: the bearer leads the state or body, so that *Chef* can take the title up.
    """

    slug: str
    label_de: str
    label_en: str
    domain: str
    of: str
    relation: str
    top: bool


@cache
def offices() -> Nouns[Office]:
    """All offices by the forms of their nouns. LexiconError where the table breaks its rules."""
    forms: Collector[Office] = Collector()

    def check(row: Row) -> Iterator[Problem]:
        if row["slug"] != slug(row["slug"]):
            yield row.problem(f"the id {row['slug']!r} is no slug", f"write {slug(row['slug'])}")
        if row["domain"] not in DOMAINS:
            yield row.problem(f"domain {row['domain']!r} is unknown", f"write one of {', '.join(sorted(DOMAINS))}")
        if row["of"] != "-" and row["of"] not in actors().by_id:
            yield row.problem(f"of {row['of']!r} is no known actor", "write an id such as state:de, or -")
        if row["top"] not in {"yes", "no"}:
            yield row.problem(f"top {row['top']!r} is unknown", "write yes or no")
        if row["relation"] != "-" and row["relation"] not in relation_types():
            yield row.problem(f"relation {row['relation']!r} is unknown", "write one of relations.tsv, or -")
        entry = Office(
            slug=row["slug"],
            label_de=row["label_de"],
            label_en=row["label_en"],
            domain=row["domain"],
            of=row["of"].strip("-"),
            relation=row["relation"].strip("-"),
            top=row["top"] == "yes",
        )
        yield from forms.add(row, row.many("forms"), entry)

    load_table(FILE, COLUMNS, check)
    return Nouns(forms.by_form)
