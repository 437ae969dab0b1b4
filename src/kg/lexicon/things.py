"""Common nouns that issues are about (``things.tsv``): one name for near-synonyms, and their English words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.domain.documents import Problem
from kg.domain.ids import slug
from kg.lexicon.issue_words import LINK, LINKED, words_of
from kg.lexicon.names import fold
from kg.lexicon.tables import Row, load_table

FILE = "things.tsv"
COLUMNS = ("noun", "also", "label_de", "label_en", "example")
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Thing:
    """A ``noun`` that stands for its near-synonyms: its ``name`` in ids, and its labels, mostly in the plural."""

    noun: str
    also: tuple[str, ...]
    name: str
    label_de: str
    label_en: str


@cache
def things() -> dict[str, Thing]:
    """All nouns and their near-synonyms by folded form. LexiconError where a form stands in two rows."""
    found: dict[str, Thing] = {}
    lines: dict[str, int] = {}

    def check(row: Row) -> Iterator[Problem]:
        forms = (row["noun"], *(() if row["also"] == "-" else row.many("also")))
        thing = Thing(row["noun"], forms[1:], slug(row["noun"]), row["label_de"], row["label_en"])
        for form in forms:
            key = fold(form)
            if key in found:
                yield row.problem(f"form {form!r} stands in line {lines[key]} already", "delete one of the two")
            found.setdefault(key, thing)
            lines.setdefault(key, row.line)

    load_table(FILE, COLUMNS, check)
    return found


def thing(noun: str) -> Thing | None:
    """The thing that a noun in its base form names."""
    return things().get(fold(noun))


@lru_cache(maxsize=65536)
def without_link(part: str) -> tuple[str, ...]:
    """The base forms that the first part of a compound may stand for, the likelier first (*Renten* -> *Rente*)."""
    part = part.rstrip("-")
    sure = [part[:-1]] if part.endswith(words_of(LINKED)) else []
    shorter = [
        part[: -len(link)] for link in words_of(LINK) if part.endswith(link) and len(part) - len(link) >= _SHORTEST
    ]
    return tuple(dict.fromkeys([*sure, part, *shorter, f"{part}e"]))
