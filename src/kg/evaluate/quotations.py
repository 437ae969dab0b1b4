"""Quotations against the annotation of German Wikinews (Petersen-Frey and Biemann 2024)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.domain.documents import Document
from kg.domain.stances import Mode, Quotation
from kg.evaluate.figures import Counts, Report, accuracy_figure, f1_figure
from kg.evaluate.rows import rows
from kg.nlp import load
from kg.nlp.analyse import analyse

# the annotators could not tell two of the modes apart in IndirectFreeIndirect; either is right
MODES = {
    "Direct": {Mode.DIRECT},
    "Indirect": {Mode.INDIRECT},
    "FreeIndirect": {Mode.FREE_INDIRECT},
    "IndirectFreeIndirect": {Mode.INDIRECT, Mode.FREE_INDIRECT},
    "Reported": {Mode.REPORTED},
}
_NOTES = (
    "characters: the characters of all quotations' contents. quotations: a found one counts for the gold one it",
    "shares most characters with, where these are at least half of both together. speaker: the same, and the",
    "speakers overlap. mode: share of the gold quotations found that have the right mode. By mode, gold quotations",
    "marked as either of two modes are wanted in both rows.",
)
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated quotation: sets of character offsets and the modes that are right."""

    content: frozenset[int]
    speaker: frozenset[int]
    modes: frozenset[Mode]


def measure(path: Path, limit: int | None) -> Report:
    """The figures of a file of articles with annotated quotations."""
    articles = list(rows(path, limit))
    documents = [Document(str(article["id"]), article["text"]) for article in articles]
    counts: dict[str, list[Counts]] = {name: [] for name in ("characters", "quotations", "speaker", "mode")}
    by_mode: dict[str, list[Counts]] = {mode.value: [] for mode in Mode}
    for article, analysis in zip(articles, analyse(documents, load()), strict=True):
        gold = [_gold(one) for one in article["quotations"]]
        for name, count in score(gold, analysis.quotations).items():
            counts[name].append(count)
        for mode in Mode:
            wanted = [one for one in gold if mode in one.modes]
            by_mode[mode.value].append(_characters(wanted, [q for q in analysis.quotations if q.mode is mode]))
    figures = (
        f1_figure("content, characters", counts["characters"]),
        f1_figure("content, quotations", counts["quotations"]),
        f1_figure("content and speaker", counts["speaker"]),
        accuracy_figure("mode of those found", counts["mode"]),
        *(f1_figure(f"characters, {name}", counted) for name, counted in by_mode.items()),
    )
    return Report(f"{path.name}: quotations in {len(articles)} articles", figures, _NOTES)


def score(gold: Sequence[Gold], found: Sequence[Quotation]) -> dict[str, Counts]:
    """Counts of one document by measure."""
    pairs = match(gold, found)
    speakers = sum(1 for g, q in pairs if q.speaker and g.speaker & offsets([q.speaker.span.start, q.speaker.span.end]))
    return {
        "characters": _characters(gold, found),
        "quotations": Counts(len(pairs), len(gold), len(found)),
        "speaker": Counts(speakers, sum(1 for g in gold if g.speaker), sum(1 for q in found if q.speaker)),
        "mode": Counts(sum(q.mode in g.modes for g, q in pairs), len(pairs), len(pairs)),
    }


def match(gold: Sequence[Gold], found: Sequence[Quotation]) -> list[tuple[Gold, Quotation]]:
    """Pairs that share at least half of their characters, the best ones first; each takes part once."""
    scored: list[tuple[float, int, int]] = []
    for j, quotation in enumerate(found):
        content = _content(quotation)
        for i, one in enumerate(gold):
            shared = len(one.content & content)
            if shared and shared >= HALF * len(one.content | content):
                scored.append((-shared / len(one.content | content), i, j))
    pairs: list[tuple[Gold, Quotation]] = []
    taken: set[tuple[str, int]] = set()
    for _, i, j in sorted(scored):
        if ("gold", i) not in taken and ("found", j) not in taken:
            taken |= {("gold", i), ("found", j)}
            pairs.append((gold[i], found[j]))
    return pairs


def offsets(*spans: Sequence[int]) -> frozenset[int]:
    """The offsets inside spans (start, end)."""
    return frozenset(at for start, end in spans for at in range(start, end))


def _content(quotation: Quotation) -> frozenset[int]:
    return offsets([quotation.content.start, quotation.content.end])


def _characters(gold: Iterable[Gold], found: Iterable[Quotation]) -> Counts:
    wanted = frozenset[int]().union(*(one.content for one in gold))
    given = frozenset[int]().union(*(_content(one) for one in found))
    return Counts(len(wanted & given), len(wanted), len(given))


def _gold(row: dict[str, Any]) -> Gold:
    return Gold(offsets(*row["quote"]), offsets(*row["speaker"]), frozenset(MODES[row["type"]]))
