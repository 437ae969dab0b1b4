"""People whose names come in several spellings (``people.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from kg.domain.actors import Actor, Kind
from kg.domain.documents import Problem
from kg.domain.ids import slug
from kg.lexicon.names import fold_accents
from kg.lexicon.tables import Row, load_table

FILE = "people.tsv"
COLUMNS = ("slug", "label_de", "label_en", "aliases")


@cache
def people() -> Mapping[str, Actor]:
    """Known people by every spelling of their names, folded without accents (``fold_accents``).

    LexiconError where an id is no slug or a name stands for two people.
    """
    by_name: dict[str, Actor] = {}

    def check(row: Row) -> Iterator[Problem]:
        if row["slug"] != slug(row["slug"]):
            yield row.problem(f"the id {row['slug']!r} is no slug", f"write {slug(row['slug'])}")
        aliases = () if row["aliases"] == "-" else row.many("aliases")
        actor = Actor(f"person:{row['slug']}", row["label_de"], Kind.PERSON, row["label_en"], aliases)
        for name in (row["label_de"], *aliases):
            known = by_name.setdefault(fold_accents(name), actor)
            if known.id != actor.id:
                yield row.problem(f"name {name!r} also belongs to {known.id}", "delete one of the two")

    load_table(FILE, COLUMNS, check)
    return by_name
