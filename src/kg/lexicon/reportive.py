"""Verb forms that mark reported speech whatever a tagger says (``reportive_forms.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import MappingProxyType

from kg.domain.documents import Problem
from kg.lexicon.tables import Row, load_table

FILE = "reportive_forms.tsv"
COLUMNS = ("form", "mood", "example")


def _check(row: Row) -> Iterator[Problem]:
    if row["mood"] not in {"I", "II", "hearsay"}:
        yield row.problem(f"mood {row['mood']!r}", "write I, II or hearsay")
    if row["form"] not in row["example"].split():
        yield row.problem("the example does not show the form", "write a sentence with it")


@cache
def reportive_forms() -> MappingProxyType[str, str]:
    """The mood ("I", "II" or "hearsay") by form in lower case. LexiconError where the file breaks its rules."""
    return MappingProxyType({row["form"]: row["mood"] for row in load_table(FILE, COLUMNS, _check)})
