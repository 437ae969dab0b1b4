"""The closed vocabulary of stances (``stance_types.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.domain.documents import Problem
from kg.lexicon.tables import Row, load_table
from kg.lexicon.terms import concepts

FILE = "stance_types.tsv"
COLUMNS = (
    "type", "group", "polarity", "weak", "label_de", "label_en", "negated", "content", "plover", "cameo",
    "definition_de", "definition_en", "example",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class StanceType:
    """A type of stance; ``polarity`` (+1, 0, -1) points toward the target.

    ``negated`` is the type that a denied cue expresses, "" where a denial says nothing about the stance.
    ``content`` is "asserted" or "open": whether the holder asserts what a clause that is the target says.
    ``plover`` is the event type of the PLOVER ontology that comes closest, "" where none does; ``cameo`` are the
    codes of the CAMEO ontology that do.
    """

    name: str
    group: str
    polarity: int
    weak: bool
    label_de: str
    label_en: str
    negated: str
    content: str
    plover: str
    cameo: tuple[str, ...]
    definition_de: str
    definition_en: str
    example: str


def _check(row: Row) -> Iterator[Problem]:
    if row["polarity"] not in {"1", "0", "-1"}:
        yield row.problem(f"polarity {row['polarity']!r}", "write 1, 0 or -1")
    if row["weak"] not in {"yes", "no"}:
        yield row.problem(f"weak {row['weak']!r}", "write yes or no")
    if row["content"] not in {"asserted", "open"}:
        yield row.problem(f"content {row['content']!r}", "write asserted or open")


@cache
def stance_types() -> MappingProxyType[str, StanceType]:
    """All types by name, in the order of the file. LexiconError where the file breaks its rules."""
    names = {row["type"] for row in load_table(FILE, COLUMNS, _check)}

    def check_negated(row: Row) -> Iterator[Problem]:
        if row["negated"] != "-" and row["negated"] not in names:
            yield row.problem(f"negated {row['negated']!r} is no type", f"- or one of {', '.join(sorted(names))}")

    events = {(one.kind, one.name) for one in concepts()}

    def check_events(row: Row) -> Iterator[Problem]:
        for kind in ("plover", "cameo"):
            for code in row.many(kind):
                if code != "-" and (kind, code) not in events:
                    yield row.problem(
                        f"{kind} {code!r} is no concept", f"write it as a row of concepts.tsv, kind {kind}"
                    )

    rows = load_table(FILE, COLUMNS, _check, check_negated, check_events)
    return MappingProxyType(
        {
            row["type"]: StanceType(
                name=row["type"],
                group=row["group"],
                polarity=int(row["polarity"]),
                weak=row["weak"] == "yes",
                label_de=row["label_de"],
                label_en=row["label_en"],
                negated=row["negated"].strip("-"),
                content=row["content"],
                plover=row["plover"].strip("-"),
                cameo=tuple(code for code in row.many("cameo") if code != "-"),
                definition_de=row["definition_de"],
                definition_en=row["definition_en"],
                example=row["example"],
            )
            for row in rows
        }
    )
