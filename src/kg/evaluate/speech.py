"""Who says what in parliament, against SpkAtt-2023, task 1 (Rehbein et al. 2023).

The pipeline reads running text, so the annotated tokens are joined by blanks and its spans are counted as the tokens
they touch. What counts as right is defined in ``kg.evaluate.frames``.
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
from kg.evaluate.frames import Frame, Tokens, frame, score_frames
from kg.evaluate.rows import rows
from kg.nlp import load
from kg.nlp.analyse import analyse

_NOTES = (
    "Tokens, as in the shared task. Roles count under the cue they belong to: those of cues not found are missed,",
    "those of wrong cues false. joint: cues and roles together. Resampled by speech.",
)


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
    counts: dict[str, list[Counts]] = {}
    for one, text, analysis in zip(speeches, texts, analyse(documents, load()), strict=True):
        for name, count in score(one["annotations"], text, analysis.quotations).items():
            counts.setdefault(name, []).append(count)
    figures = tuple(f1_figure(name, counted) for name, counted in counts.items())
    return Report(f"{path.name}: who says what in {len(speeches)} speeches", figures, _NOTES)


def score(annotations: Sequence[dict[str, Any]], text: Speech, found: Sequence[Quotation]) -> dict[str, Counts]:
    """Counts of one speech by measure, of what the quotation rules find."""
    return score_frames([frame(one) for one in annotations], frames(text, found))


def frames(text: Speech, found: Sequence[Quotation]) -> list[Frame]:
    """The quotations that have a cue as frames, in their order; their content is the message, their speaker the source.

    The rules know no other roles.
    """
    return [
        Frame(
            text.tokens(quotation.cue.span),
            {
                "Source": text.tokens(quotation.speaker.span if quotation.speaker else None),
                "Message": text.tokens(quotation.content),
            },
        )
        for quotation in found
        if quotation.cue is not None
    ]
