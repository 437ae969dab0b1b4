"""Who says what in parliament, against SpkAtt-2023, task 1 (Rehbein et al. 2023).

The pipeline reads running text, so the annotated tokens are joined by blanks and its spans are counted as the tokens
they touch. Only what the quotation rules find is measured; thoughts and feelings without words are in the gold data.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.domain.documents import Document
from kg.domain.spans import Span
from kg.domain.stances import Quotation
from kg.evaluate.figures import Counts, Report, f1_figure
from kg.evaluate.rows import rows
from kg.nlp import load
from kg.nlp.analyse import analyse

_NOTES = (
    "cue: tokens of all cues. source and message: tokens of the roles, where a found quotation counts for the",
    "annotation whose cue it touches; roles of annotations not found count as missed.",
)
Tokens = frozenset[str]


@dataclass(frozen=True, slots=True)
class Speech:
    """The text of an annotated speech and the place of each token by its name (*3:6*)."""

    text: str
    places: dict[str, tuple[int, int]]

    def tokens(self, span: Span | None) -> Tokens:
        """The names of the tokens that a span of the text touches."""
        if span is None:
            return frozenset()
        return frozenset(name for name, (start, end) in self.places.items() if start < span.end and span.start < end)


def speech(sentences: Sequence[Sequence[str]]) -> Speech:
    """A text of the tokens joined by blanks, sentences by line breaks."""
    pieces: list[str] = []
    places: dict[str, tuple[int, int]] = {}
    at = 0
    for number, sentence in enumerate(sentences):
        for position, token in enumerate(sentence):
            places[f"{number}:{position}"] = (at, at + len(token))
            pieces += (token, "\n" if position == len(sentence) - 1 else " ")
            at += len(token) + 1
    return Speech("".join(pieces), places)


def measure(path: Path, limit: int | None) -> Report:
    """The figures of a file of annotated speeches."""
    speeches = list(rows(path, limit))
    texts = [speech(one["sentences"]) for one in speeches]
    documents = [Document(str(one["id"]), text.text) for one, text in zip(speeches, texts, strict=True)]
    counts: dict[str, list[Counts]] = {"cue": [], "source": [], "message": []}
    for one, text, analysis in zip(speeches, texts, analyse(documents, load()), strict=True):
        for name, count in score(one["annotations"], text, analysis.quotations).items():
            counts[name].append(count)
    figures = tuple(f1_figure(f"{name}, tokens", counted) for name, counted in counts.items())
    return Report(f"{path.name}: who says what in {len(speeches)} speeches", figures, _NOTES)


def score(annotations: Sequence[dict[str, Any]], text: Speech, found: Sequence[Quotation]) -> dict[str, Counts]:
    """Counts of one speech by measure."""
    quotations = [quotation for quotation in found if quotation.cue is not None]
    cues = [text.tokens(quotation.cue.span if quotation.cue else None) for quotation in quotations]
    gold_cues = frozenset[str]().union(*(annotation["Cue"] for annotation in annotations))
    found_cues = frozenset[str]().union(*cues)
    scores = {"cue": Counts(len(gold_cues & found_cues), len(gold_cues), len(found_cues))}
    for name, role in (("source", "Source"), ("message", "Message")):
        given = [text.tokens(_part(quotation, role)) for quotation in quotations]
        correct = 0
        for one in annotations:
            shared = [
                len(roles & frozenset(one[role]))
                for roles, cue in zip(given, cues, strict=True)
                if cue & frozenset(one["Cue"])
            ]
            correct += max(shared, default=0)
        scores[name] = Counts(correct, sum(len(one[role]) for one in annotations), sum(map(len, given)))
    return scores


def _part(quotation: Quotation, role: str) -> Span | None:
    if role == "Message":
        return quotation.content
    return quotation.speaker.span if quotation.speaker else None
