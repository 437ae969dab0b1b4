"""Who says what in parliament, against SpkAtt-2023, task 1 (Rehbein et al. 2023).

The pipeline reads running text, so the annotated tokens are joined as a newspaper would set them and its spans are
counted as the tokens they touch. What counts as right is defined in ``kg.evaluate.frames``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.domain.documents import Document
from kg.domain.spans import Span
from kg.domain.stances import SpeechFrame
from kg.evaluate.figures import Counts, Report, f1_figure
from kg.evaluate.frames import Frame, Tokens, frame, score_frames
from kg.evaluate.rows import rows
from kg.nlp import load
from kg.nlp.analyse import analyse
from kg.nlp.running import joined

_NOTES = (
    "Tokens, as in the shared task. Roles count under the cue they belong to: those of cues not found are missed,",
    "those of wrong cues false. joint: cues and roles together. Resampled by speech.",
)


@dataclass(frozen=True, slots=True)
class Speech:
    """The text of an annotated speech and the place of each token by its name (*3:6*)."""

    text: str
    places: dict[str, tuple[int, int]]

    def tokens(self, words: Sequence[Span]) -> Tokens:
        """The names of the tokens that words of the text touch."""
        return frozenset(
            name
            for name, (start, end) in self.places.items()
            if any(start < word.end and word.start < end for word in words)
        )


def speech(sentences: Sequence[Sequence[str]]) -> Speech:
    """The sentences as running text, each on a line of its own."""
    pieces: list[str] = []
    places: dict[str, tuple[int, int]] = {}
    at = 0
    for number, sentence in enumerate(sentences):
        text, starts = joined(sentence)
        for position, (token, start) in enumerate(zip(sentence, starts, strict=True)):
            places[f"{number}:{position}"] = (at + start, at + start + len(token))
        pieces.append(text)
        at += len(text) + 1
    return Speech("\n".join(pieces), places)


def measure(path: Path, limit: int | None) -> Report:
    """The figures of a file of annotated speeches."""
    speeches = list(rows(path, limit))
    texts = [speech(one["sentences"]) for one in speeches]
    documents = [Document(str(one["id"]), text.text) for one, text in zip(speeches, texts, strict=True)]
    counts: dict[str, list[Counts]] = {}
    for one, text, analysis in zip(speeches, texts, analyse(documents, load(speech=True)), strict=True):
        for name, count in score(one["annotations"], text, analysis.frames).items():
            counts.setdefault(name, []).append(count)
    figures = tuple(f1_figure(name, counted) for name, counted in counts.items())
    return Report(f"{path.name}: who says what in {len(speeches)} speeches", figures, _NOTES)


def score(annotations: Sequence[dict[str, Any]], text: Speech, found: Sequence[SpeechFrame]) -> dict[str, Counts]:
    """Counts of one speech by measure, of what the trained head finds."""
    return score_frames([frame(one) for one in annotations], [_named(text, one) for one in found])


def _named(text: Speech, found: SpeechFrame) -> Frame:
    return Frame(text.tokens(found.cue), {role.name: text.tokens(role.words) for role in found.roles})
