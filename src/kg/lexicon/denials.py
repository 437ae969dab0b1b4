"""What the denial of a cue expresses: its type's counterpart, or what ``cues/denials.tsv`` says of the cue instead.

Not to have agreed is no opposition, not to prevent something no openness: some cues tell nothing when denied.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import MappingProxyType

from kg.domain.documents import Problem
from kg.lexicon.cues import CueRow, parse_example
from kg.lexicon.stance_types import stance_types
from kg.lexicon.tables import Row, load_table

FILE = "cues/denials.tsv"
COLUMNS = ("lemma", "with", "type", "denied", "example")
_ANY = "*"


def _check(row: Row) -> Iterator[Problem]:
    if row["denied"] != "-" and row["denied"] not in stance_types():
        yield row.problem(f"denied {row['denied']!r} is no type", f"- or one of {', '.join(stance_types())}")
    if row["type"] not in stance_types():
        yield row.problem(f"type {row['type']!r} is unknown", f"write one of {', '.join(stance_types())}")
    try:
        example = parse_example(row["example"])
    except ValueError as error:
        yield row.problem(f"example {error}", "write a sentence with the holder in [ ] and the target in { }")
        return
    if not (example.holders and example.targets):
        yield row.problem("the example marks no holder or no target", "mark them with [ ] and { }")


def _words(cue: CueRow) -> str:
    return " ".join(cue.with_words) or "-"


@cache
def _denials() -> MappingProxyType[tuple[str, str, str], str]:
    rows = load_table(FILE, COLUMNS, _check)
    return MappingProxyType({(row["lemma"], row["with"], row["type"]): row["denied"].strip("-") for row in rows})


def counterpart(cue: CueRow) -> str:
    """The type that a denied cue expresses, "" where its denial says nothing of the holder's stance."""
    own = _denials()
    for words in (_words(cue), _ANY):
        if (cue.lemma, words, cue.type) in own:
            return own[cue.lemma, words, cue.type]
    return stance_types()[cue.type].negated
