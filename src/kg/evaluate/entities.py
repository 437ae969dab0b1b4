"""Entities against GermEval 2014 (Benikova et al. 2014): number, token, outer and inner label, tab separated."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from kg.evaluate.figures import Counts, Report, f1_figure
from kg.nlp import evaluate_tags, load

_NOTES = ("Outer spans, class and both ends exact. PER, ORG, LOC, OTH; all classes: derived forms and parts as well.",)
Sentence = tuple[list[str], list[str]]


def measure(path: Path, limit: int | None) -> Report:
    """The figures of a GermEval file, of its first ``limit`` sentences where given."""
    sentences = list(islice(read(path), limit))
    docs = list(load().pipe(" ".join(tokens) for tokens, _ in sentences))
    figures = []
    for name, plain in (("entities", True), ("entities, all classes", False)):
        scores = [evaluate_tags.score_entities([one], [doc], plain) for one, doc in zip(sentences, docs, strict=True)]
        counts = [Counts(round(one.f1 * (one.gold + one.system) / 200), one.gold, one.system) for one in scores]
        figures.append(f1_figure(name, counts))
    return Report(f"{path.name}: {len(sentences)} sentences", tuple(figures), _NOTES)


def read(path: Path) -> Iterator[Sentence]:
    """Tokens and outer labels of each sentence. ValueError names the line that has not four columns."""
    tokens: list[str] = []
    labels: list[str] = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            cells = line.rstrip("\n").split("\t")
            if not line.strip():
                if tokens:
                    yield tokens, labels
                tokens, labels = [], []
            elif cells[0] != "#":
                if len(cells) != 4:
                    raise ValueError(f"line {number} has {len(cells)} columns, 4 are needed")
                tokens.append(cells[1])
                labels.append(cells[2])
    if tokens:
        yield tokens, labels
