"""Who pronouns, role nouns and short names take up, against hand-marked short texts.

A case marks one anaphor with braces and everything that is right to take up with brackets: *[Oslo] zögert. {Es} ...*.
Without brackets nothing may be taken up: nobody is named, several fit, or the word stands for nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

from kg.domain.documents import Document
from kg.domain.mentions import Mention, MentionKind
from kg.domain.spans import Span
from kg.evaluate.figures import Counts, Figure, Report, accuracy_figure
from kg.evaluate.rows import rows
from kg.link.naming import Naming
from kg.nlp import coreference, first_person, load, quotations
from kg.nlp.analyse import parsed
from kg.nlp.holders import Holders, whose
from kg.nlp.mentions import Mentions
from kg.nlp.relative_clauses import antecedent

_MARKS: Final = re.compile(r"[][{}]")
_HALF: Final = 0.5
_NOTES = (
    "right: the answer covers half of the marked words or more and names nobody else; where nothing is marked, there",
    "is no answer. answered: share of the anaphors with an antecedent that get an answer. right of those answered:",
    "over all cases with an answer. with a rival: somebody else of the same gender and number stands in the text.",
)


@dataclass(frozen=True, slots=True)
class Case:
    """A short text with its anaphor and the spans that are right to take up, both in offsets of ``text``."""

    text: str
    anaphor: Span
    antecedents: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one case came out; ``wanted`` says whether anything was to be taken up."""

    right: bool
    answered: bool
    wanted: bool


def case(marked: str) -> Case:
    """The case behind a marked text. ValueError where the marks do not make exactly one anaphor."""
    pieces: list[str] = []
    opened: list[int] = []
    spans: dict[str, list[tuple[int, int]]] = {"}": [], "]": []}
    at, length = 0, 0
    for mark in _MARKS.finditer(marked):
        pieces.append(marked[at : mark.start()])
        length += len(pieces[-1])
        at = mark.end()
        if mark[0] in spans and opened:
            spans[mark[0]].append((opened.pop(), length))
        elif mark[0] in spans:
            raise ValueError(f"the marks of {marked!r} close what was not opened")
        else:
            opened.append(length)
    text = "".join((*pieces, marked[at:]))
    if len(spans["}"]) != 1 or opened:
        raise ValueError(f"the marks of {marked!r} are not one {{anaphor}} and closed [antecedents]")
    found = {mark: tuple(Span(start, end, text[start:end]) for start, end in ends) for mark, ends in spans.items()}
    return Case(text, found["}"][0], found["]"])


def measure(path: Path, limit: int | None) -> Report:
    """The figures of a file of cases, by class and by split."""
    loaded = list(rows(path, limit))
    verdicts = list(zip(loaded, judge([case(row["marked"]) for row in loaded]), strict=True))
    return Report(f"{path.name}: who {len(loaded)} anaphors take up", tuple(_figures(verdicts)), _NOTES)


def judge(cases: list[Case]) -> Iterator[Verdict]:
    """The verdict on each case, in their order."""
    documents = [Document(str(number), one.text) for number, one in enumerate(cases)]
    for one, (document, doc) in zip(cases, parsed(documents, load()), strict=True):
        given = answer(document, doc, one.anaphor)
        wanted = bool(one.antecedents)
        yield Verdict(_right(given, one.antecedents) if wanted else not given, bool(given), wanted)


def answer(document: Document, doc: Any, anaphor: Span) -> list[Span]:
    """The spans of whom the pipeline takes the anaphor for, empty for nobody. ``doc`` is the document's analysis."""
    mentions = Mentions(doc)
    mentions.take_up(coreference.resolve(doc, mentions))
    token = doc.char_span(anaphor.start, anaphor.end, alignment_mode="expand").root
    head = antecedent(token)
    own = mentions.at(head)
    if own is None or head != token:
        return [] if own is None else [own.span]
    if own.antecedent is None and own.kind is not MentionKind.PRONOUN:
        return _linked_alike(document, own, mentions.names())
    quoted = quotations.find(doc, mentions)
    mentions.take_up(dict(first_person.find(doc, quoted, mentions)))
    taken = [whose(mention).span for mention in Holders(mentions, quoted).at(token)]
    return [span for span in taken if span != own.span]


def _linked_alike(document: Document, own: Mention, names: list[Mention]) -> list[Span]:
    """The first name before a mention that is linked to the same actor: surnames and other short forms."""
    naming = Naming(document, names)
    who = naming.link(own)
    earlier = [(name, naming.link(name)) for name in names if name.span.end <= own.span.start]
    same = (name.span for name, linked in earlier if who and linked and linked.actor.id == who.actor.id)
    return list(islice(same, 1))


def _right(given: list[Span], wanted: tuple[Span, ...]) -> bool:
    """Whether every answer touches one and the same marked span and together they cover half of it."""
    for span in wanted:
        shared = [min(one.end, span.end) - max(one.start, span.start) for one in given]
        if shared and min(shared) > 0 and sum(shared) >= _HALF * (span.end - span.start):
            return True
    return False


def _figures(verdicts: list[tuple[dict[str, Any], Verdict]]) -> Iterator[Figure]:
    for split in sorted({row["split"] for row, _ in verdicts}):
        here = [(row, verdict) for row, verdict in verdicts if row["split"] == split]
        yield accuracy_figure(f"{split}: all", [_count(v.right) for _, v in here])
        yield accuracy_figure(f"{split}: right of those answered", [_count(v.right) for _, v in here if v.answered])
        yield accuracy_figure(f"{split}: answered", [_count(v.answered) for _, v in here if v.wanted])
        yield accuracy_figure(f"{split}: nothing to take up", [_count(v.right) for _, v in here if not v.wanted])
        yield accuracy_figure(f"{split}: with a rival", [_count(v.right) for row, v in here if row["rival"]])
        for name in sorted({row["class"] for row, _ in here}):
            yield accuracy_figure(f"{split}: {name}", [_count(v.right) for row, v in here if row["class"] == name])


def _count(true: bool) -> Counts:
    return Counts(int(true), 1, 1)
