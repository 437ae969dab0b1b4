"""What the forms of relative pronouns show of case, gender and number (``relative_pronouns.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from kg.domain.documents import Problem
from kg.lexicon.tables import Row, load_table

FILE: Final = "relative_pronouns.tsv"
COLUMNS: Final = ("form", "case", "gender", "number", "example")
_VALUES: Final = {
    "case": ("Nom", "Acc", "Dat", "Gen"),
    "gender": ("Masc", "Fem", "Neut", "-"),
    "number": ("Sing", "Plur"),
}


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a form, in the values of Universal Dependencies; ``gender`` is "" in the plural."""

    case: str
    gender: str
    number: str


def _check(row: Row) -> Iterator[Problem]:
    for column, allowed in _VALUES.items():
        if row[column] not in allowed:
            yield row.problem(f"{column} {row[column]!r}", f"write one of {', '.join(allowed)}")
    if (row["number"] == "Plur") != (row["gender"] == "-"):
        yield row.problem("a plural has no gender, a singular has one", "write - as gender in the plural alone")
    if row["form"] not in row["example"].lower().split():
        yield row.problem(f"the example lacks {row['form']!r}", "write a sentence with the form in it")


@cache
def relative_forms() -> MappingProxyType[str, tuple[Form, ...]]:
    """The readings of each lower-case form. LexiconError where the file breaks its rules."""
    found: dict[str, list[Form]] = {}
    for row in load_table(FILE, COLUMNS, _check):
        gender = "" if row["gender"] == "-" else row["gender"]
        found.setdefault(row["form"], []).append(Form(row["case"], gender, row["number"]))
    return MappingProxyType({form: tuple(readings) for form, readings in found.items()})
