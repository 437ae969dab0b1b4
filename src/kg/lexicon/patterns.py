"""Regular expressions in lexicon cells: checked when the table is loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.domain.documents import Problem
from kg.lexicon.tables import Row


def pattern_problems(row: Row) -> Iterator[Problem]:
    """What is wrong with the row's cell ``pattern``, as a problem with file and line."""
    try:
        re.compile(row["pattern"])
    except re.error as error:
        yield row.problem(f"pattern {row['pattern']!r}: {error}", "write a regular expression of Python's re module")
