"""Statements drawn from news and judged by a reader: shares right, and whether confidence means what it says.

One JSON object a line: ``document`` with ``start`` and ``end`` (the cue's characters), what was found there
(``holder``, ``type``, ``target``, ``rule``, ``confidence``; null where it was not kept) and the verdict:
``holder_right``, ``type_right``, ``target_right`` and ``right`` (the whole), null until somebody has judged. No article
text is kept.
``tests/benchmarks/draw_statements.py`` draws and writes such files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from kg.evaluate.figures import Counts, Figure, Report, accuracy_figure
from kg.evaluate.rows import rows

BOUNDS: Final = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
_NOTES = ("Precision as a reader judged it, of a draw with a fixed seed. Resampled by document.",)
_RELIABILITY = (
    "Share of the statements that are wholly right, by the confidence the program gave them (DeGroot and Fienberg",
    "1983): calibrated where the share lies within the bounds. Last row: the mean distance between the two over all",
    "bins, weighted by their sizes (expected calibration error, Naeini et al. 2015).",
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A reader's verdict on one statement; ``confidence`` is None where it was not kept."""

    document: str
    holder: bool
    type: bool
    target: bool
    whole: bool
    confidence: float | None = None


def verdict(row: Mapping[str, Any]) -> Verdict | None:
    """The verdict of a row, None where nobody has judged it yet.

    ValueError where it is judged in part, or right as a whole with a part that is wrong.
    """
    parts = [row[key] for key in ("holder_right", "type_right", "target_right", "right")]
    if all(part is None for part in parts):
        return None
    if not all(isinstance(part, bool) for part in parts):
        raise ValueError(f"{row['document']}:{row['start']} is judged in part; write true or false four times")
    holder, kind, target, whole = parts
    if whole and not (holder and kind and target):
        raise ValueError(f"{row['document']}:{row['start']} is right as a whole although a part of it is wrong")
    confidence = row.get("confidence")
    return Verdict(str(row["document"]), holder, kind, target, whole, None if confidence is None else float(confidence))


def measure(path: Path, limit: int | None) -> Report:
    """The figures of a file of verdicts. ValueError where none is judged."""
    verdicts = [one for one in map(verdict, rows(path, limit)) if one is not None]
    if not verdicts:
        raise ValueError("no statement has a verdict yet")
    return report(f"{path.name}: {len(verdicts)} judged statements", verdicts)


def report(title: str, verdicts: Sequence[Verdict]) -> Report:
    """Shares right, and the reliability table where confidences were kept."""
    figures = (
        _share("holder right", verdicts, [one.holder for one in verdicts]),
        _share("type right", verdicts, [one.type for one in verdicts]),
        _share("target right", verdicts, [one.target for one in verdicts]),
        _share("holder and type right", verdicts, [one.holder and one.type for one in verdicts]),
        _share("wholly right", verdicts, [one.whole for one in verdicts]),
    )
    known = [one for one in verdicts if one.confidence is not None]
    parts = (Report("reliability of confidence", tuple(reliability(known)), _RELIABILITY),) if known else ()
    return Report(title, figures, _NOTES, parts)


def reliability(verdicts: Sequence[Verdict]) -> Iterator[Figure]:
    """One row a bin of confidence that is not empty, then the expected calibration error in percent."""
    distance = 0.0
    for low, high in pairwise(BOUNDS):
        own = [(one, one.confidence) for one in verdicts if one.confidence is not None and _inside(one, low, high)]
        if own:
            inside = [one for one, _ in own]
            yield _share(f"confidence {low:.1f}-{high:.1f}", inside, [one.whole for one in inside])
            distance += abs(sum(one.whole for one in inside) - sum(given for _, given in own))
    yield Figure("calibration error", 100.0 * distance / max(len(verdicts), 1), len(verdicts))


def _inside(one: Verdict, low: float, high: float) -> bool:
    given = one.confidence or 0.0
    return low <= given < high or given == high == BOUNDS[-1]


def _share(name: str, verdicts: Sequence[Verdict], right: Sequence[bool]) -> Figure:
    documents: dict[str, Counts] = {}
    for one, good in zip(verdicts, right, strict=True):
        before = documents.get(one.document, Counts(0, 0, 0))
        documents[one.document] = Counts(before.correct + good, before.gold + 1, 0)
    return accuracy_figure(name, [documents[key] for key in sorted(documents)])
