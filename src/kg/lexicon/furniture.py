"""Parts of a page that are no article text (``furniture.tsv``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from kg.domain.documents import Problem
from kg.lexicon.patterns import pattern_problems
from kg.lexicon.tables import Row, load_table

FILE = "furniture.tsv"
COLUMNS = ("name", "takes", "above", "pattern", "example", "innocent")


class Takes(StrEnum):
    """How much a match takes out: the line, the words at its start or end, or the rest of the text."""

    LINE = "line"
    WORDS = "words"
    END = "end"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class FurnitureRow:
    """``above`` says that a heading straight above the match belongs to it (the title of a picture series)."""

    name: str
    takes: Takes
    above: bool
    pattern: re.Pattern[str]
    example: str
    innocent: str

    def find(self, line: str) -> re.Match[str] | None:
        """The match in ``line``, which has no blanks at its ends; None where the row says nothing about it."""
        if self.takes is Takes.WORDS:
            return self.pattern.match(line)
        return self.pattern.search(line) if self.takes is Takes.END else self.pattern.fullmatch(line)


def _check(row: Row) -> Iterator[Problem]:
    yield from pattern_problems(row)
    if row["takes"] not in set(Takes):
        yield row.problem(f"takes {row['takes']!r}", f"write one of {', '.join(Takes)}")
    if row["above"] not in {"yes", "no"}:
        yield row.problem(f"above {row['above']!r}", "write yes or no")


@cache
def furniture() -> tuple[FurnitureRow, ...]:
    """All rows, in the order of the file. LexiconError where the file breaks its rules."""
    return tuple(
        FurnitureRow(
            name=row["name"],
            takes=Takes(row["takes"]),
            above=row["above"] == "yes",
            pattern=re.compile(row["pattern"]),
            example=row["example"],
            innocent=row["innocent"],
        )
        for row in load_table(FILE, COLUMNS, _check)
    )
