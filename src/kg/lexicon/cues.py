"""Cues: words that express a stance, and where its holder and its target stand (``cues/*.tsv``).

A row is a valency frame in the sense of dependency grammar: the cue's lemma, the words it must govern, the slots that
hold holder and target, and the type of stance. Each row carries its own test: an example and its denied twin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from kg.domain.documents import Problem
from kg.errors import LexiconError
from kg.lexicon.needs import need_names
from kg.lexicon.stance_types import stance_types
from kg.lexicon.tables import Row, load_table, read_table

KINDS = MappingProxyType(
    {
        "cues/verbs.tsv": "verb",
        "cues/support.tsv": "support",
        "cues/nouns.tsv": "noun",
        "cues/adjectives.tsv": "adjective",
        "cues/prepositions.tsv": "preposition",
        "cues/evaluations.tsv": "evaluation",
        "cues/modals.tsv": "modal",
    }
)
COLUMNS = ("lemma", "with", "holder", "target", "type", "needs", "example", "negated")
SLOTS_FILE = "cues/slots.tsv"
SLOTS_COLUMNS = ("slot", "kind", "holder", "target", "meaning", "example")

# the shortest first part and last part of a compound: shorter ones are chance (Beruf is no Ruf)
_FIRST_PART = 2
_LAST_PART = 6
_COMPOUNDS = 1 << 16

_MARKS = re.compile(r"[\[\]{}]")
_MARKED = re.compile(r"\[[^\[\]{}]+\]|\{[^\[\]{}]+\}")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place beside the cue: ``kind`` is "role" (subj, obj, ...) or "preposition"; for whom it may be used."""

    name: str
    kind: str
    holder: bool
    target: bool


@dataclass(frozen=True, slots=True)
class Example:
    """A marked sentence: its plain text and the offsets in it (start inclusive, end exclusive), 0-based."""

    text: str
    holders: tuple[tuple[int, int], ...]
    targets: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class CueRow:
    """One frame of one cue.

    ``with_words`` must all stand among the cue's dependents; ``holder`` and ``target`` are slots, tried in order.
    ``needs`` are the kinds of target that make the reading safe (empty: any), as ``kg.lexicon.needs`` lists them.
    ``example`` and ``negated`` are sentences with the holder in [ ] and the target in { }.
    """

    id: str
    kind: str
    lemma: str
    with_words: tuple[str, ...]
    holder: tuple[str, ...]
    target: tuple[str, ...]
    type: str
    needs: tuple[str, ...]
    example: str
    negated: str


@dataclass(frozen=True, slots=True)
class Cues:
    """All rows, in the order of the files."""

    rows: tuple[CueRow, ...]
    lemmas: MappingProxyType[str, tuple[CueRow, ...]]

    def by_lemma(self, lemma: str) -> tuple[CueRow, ...]:
        """The rows of a lemma (case counts, as in the tables), those that ask for more words first."""
        return self.lemmas.get(lemma, ())


def parse_example(marked: str) -> Example:
    """Take the marks off a sentence. ValueError where brackets are nested, empty or unbalanced."""
    if _MARKS.search(_MARKED.sub("", marked)):
        raise ValueError("has nested, empty or unbalanced brackets")
    pieces: list[str] = []
    spans: dict[str, list[tuple[int, int]]] = {"[": [], "{": []}
    at = length = 0
    for match in _MARKED.finditer(marked):
        before, inner = marked[at : match.start()], match[0][1:-1]
        length += len(before)
        spans[match[0][0]].append((length, length + len(inner)))
        length += len(inner)
        pieces += (before, inner)
        at = match.end()
    return Example("".join([*pieces, marked[at:]]), tuple(spans["["]), tuple(spans["{"]))


@cache
def slots() -> MappingProxyType[str, Slot]:
    """The slots a row may name. LexiconError where ``cues/slots.tsv`` breaks its rules."""

    def check(row: Row) -> Iterator[Problem]:
        if row["kind"] not in ("role", "preposition"):
            yield row.problem(f"kind {row['kind']!r}", "write role or preposition")
        for column in ("holder", "target"):
            if row[column] not in ("yes", "no"):
                yield row.problem(f"{column} {row[column]!r}", "write yes or no")

    rows = load_table(SLOTS_FILE, SLOTS_COLUMNS, check)
    made = (Slot(row["slot"], row["kind"], row["holder"] == "yes", row["target"] == "yes") for row in rows)
    return MappingProxyType({slot.name: slot for slot in made})


def _check_cells(row: Row) -> Iterator[Problem]:
    for column in COLUMNS:
        if not row[column]:
            yield row.problem(f"{column} is empty", "fill the cell; - stands for none in with and needs")
    if row["type"] not in stance_types():
        yield row.problem(f"type {row['type']!r} is unknown", f"write one of {', '.join(stance_types())}")
    for column in ("holder", "target"):
        known = {slot.name for slot in slots().values() if getattr(slot, column)}
        for name in row.many(column):
            if name not in known:
                yield row.problem(f"{column} slot {name!r} is unknown", f"write some of {', '.join(sorted(known))}")
    for name in row.many("needs"):
        if name != "-" and name not in need_names():
            yield row.problem(f"need {name!r} is unknown", f"write some of {', '.join(sorted(need_names()))} or -")


def _check_examples(row: Row) -> Iterator[Problem]:
    for column in ("example", "negated"):
        remedy = "write a sentence with the holder in [ ] and the target in { }"
        if row[column] == "-":
            yield row.problem(f"{column} is missing", remedy)
            continue
        try:
            example = parse_example(row[column])
        except ValueError as error:
            yield row.problem(f"{column} {error}", remedy)
            continue
        if not example.holders:
            yield row.problem(f"{column} marks no holder", remedy)
        if not example.targets:
            yield row.problem(f"{column} marks no target", remedy)
    if row["example"] == row["negated"]:
        yield row.problem("example and negated are the same", "deny the cue in the second sentence")


def _row_id(row: Row) -> str:
    """Readable and stable: file, lemma, words, the target's preposition where it begins with one, and its needs."""
    first = row.many("target")[:1]
    preposition = [name for name in first if name in slots() and slots()[name].kind == "preposition"]
    words = [] if row["with"] == "-" else row["with"].split()
    stem = row.file.removeprefix("cues/").removesuffix(".tsv")
    needed = [] if row["needs"] == "-" else [f"({row['needs']})"]
    return f"{stem}:{' '.join([row['lemma'], *words, *preposition, *needed])}"


def _same_ids(rows: list[Row]) -> Iterator[Problem]:
    seen: dict[str, Row] = {}
    for row in rows:
        name = _row_id(row)
        if name in seen:
            remedy = "merge the two rows or tell them apart by with or target"
            yield row.problem(f"{name!r} is already on line {seen[name].line}", remedy)
        seen.setdefault(name, row)


def read_rows(file: str, columns: tuple[str, ...] = COLUMNS) -> tuple[list[Row], list[Problem]]:
    """The rows of one file of cues and every problem found in it."""
    rows, problems = read_table(file, columns)
    for row in rows:
        problems += [*_check_cells(row), *_check_examples(row)]
    return rows, [*problems, *_same_ids(rows)]


def _cue(row: Row) -> CueRow:
    return CueRow(
        id=_row_id(row),
        kind=KINDS[row.file],
        lemma=row["lemma"],
        with_words=() if row["with"] == "-" else tuple(row["with"].split()),
        holder=row.many("holder"),
        target=row.many("target"),
        type=row["type"],
        needs=() if row["needs"] == "-" else row.many("needs"),
        example=row["example"],
        negated=row["negated"],
    )


@cache
def cues() -> Cues:
    """All cue rows. LexiconError names every problem of every file at once."""
    made: list[CueRow] = []
    problems: list[Problem] = []
    for file in KINDS:
        rows, found = read_rows(file)
        problems += found
        if not found:
            made += (_cue(row) for row in rows)
    if problems:
        raise LexiconError("\n".join(str(problem) for problem in problems))
    lemmas: dict[str, list[CueRow]] = {}
    for cue in made:
        lemmas.setdefault(cue.lemma, []).append(cue)
    ordered = {lemma: tuple(sorted(same, key=lambda c: -len(c.with_words))) for lemma, same in lemmas.items()}
    return Cues(tuple(made), MappingProxyType(ordered))


@lru_cache(maxsize=_COMPOUNDS)
def rows_of_last_part(compound: str) -> tuple[CueRow, ...]:
    """The rows of the longest noun that ends a compound without rows of its own (*Zolldrohung*, *EU-Lob*)."""
    low = compound.lower()
    last = low.rsplit("-", 1)[-1]
    ends = [low[at:] for at in range(_FIRST_PART, len(low) - _LAST_PART + 1)]
    for end in (*ends, *([last] if last != low else [])):
        rows = tuple(row for row in cues().by_lemma(end.capitalize()) if row.kind == "noun" and not row.with_words)
        if rows:
            return rows
    return ()
