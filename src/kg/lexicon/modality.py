"""Words that take a stance out of plain assertion (``modality.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import MappingProxyType

from kg.domain.documents import Problem
from kg.domain.stances import Modality
from kg.lexicon.tables import Row, load_table

FILE, COLUMNS = "modality.tsv", ("word", "kind", "mood", "modality", "example")
KINDS = (
    "modal", "governor", "particle", "attribute", "conjunction",
    "condition", "concession", "phrase", "headed", "clause",
)  # fmt: skip
SUBJUNCTIVE, PAST, PERFECT, DENIED, ANY = "sub", "past", "perfect", "denied", "any"
MOODS = (SUBJUNCTIVE, PAST, PERFECT, DENIED, ANY)


def _check(row: Row) -> Iterator[Problem]:
    if row["kind"] not in KINDS:
        yield row.problem(f"kind {row['kind']!r} is unknown", f"write one of {', '.join(KINDS)}")
    if row["mood"] not in MOODS:
        yield row.problem(f"mood {row['mood']!r} is unknown", f"write one of {', '.join(MOODS)}")
    if row["modality"] not in {str(modality) for modality in Modality}:
        yield row.problem(f"modality {row['modality']!r} is unknown", f"write one of {', '.join(Modality)}")


@cache
def modal_words() -> MappingProxyType[tuple[str, str, str], Modality]:
    """The modality by kind, lower-case lemma and mood (one of ``MOODS``)."""
    rows = load_table(FILE, COLUMNS, _check)
    return MappingProxyType({(row["kind"], row["word"], row["mood"]): Modality(row["modality"]) for row in rows})
