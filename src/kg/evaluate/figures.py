"""Counts, figures and their bootstrap intervals.

An interval is the 2.5th to the 97.5th percentile of the figure over 1,000 resamplings of the documents with
replacement (Efron 1979); the seed is fixed, so that the same data give the same interval.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_Array = npt.NDArray[np.int64]
_Shares = npt.NDArray[np.float64]
_Statistic = Callable[[_Array], _Shares]

SAMPLES = 1000
SEED = 2025


@dataclass(frozen=True, slots=True)
class Counts:
    """What was right in one document: ``correct`` of ``gold`` wanted and ``found`` given items."""

    correct: int
    gold: int
    found: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of a table, in percent. ``value`` is F1, or accuracy where there is no precision and recall;
    ``low`` and ``high`` bound its 95 % interval where documents can be resampled."""

    name: str
    value: float
    gold: int
    found: int | None = None
    precision: float | None = None
    recall: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one data set; ``notes`` say what they leave out, ``parts`` look at the same data in other ways."""

    title: str
    figures: tuple[Figure, ...]
    notes: tuple[str, ...] = ()
    parts: tuple[Report, ...] = ()


def f1_figure(name: str, documents: Sequence[Counts]) -> Figure:
    """Precision, recall and F1 over all documents together (micro average) with the interval of F1."""
    table = _table(documents)
    correct, gold, found = (int(total) for total in table.sum(axis=0))
    low, high = _interval(table, lambda sums: _ratio(2 * sums[:, 0], sums[:, 1] + sums[:, 2]))
    return Figure(
        name=name,
        value=_percent(2 * correct, gold + found),
        gold=gold,
        found=found,
        precision=_percent(correct, found),
        recall=_percent(correct, gold),
        low=low,
        high=high,
    )


def accuracy_figure(name: str, documents: Sequence[Counts]) -> Figure:
    """Share of the gold items that are right, with its interval."""
    table = _table(documents)
    correct, gold, _ = (int(total) for total in table.sum(axis=0))
    low, high = _interval(table, lambda sums: _ratio(sums[:, 0], sums[:, 1]))
    return Figure(name, _percent(correct, gold), gold, low=low, high=high)


def _table(documents: Sequence[Counts]) -> _Array:
    return np.array([(one.correct, one.gold, one.found) for one in documents], dtype=np.int64).reshape(-1, 3)


def _interval(table: _Array, figure: _Statistic) -> tuple[float | None, float | None]:
    if len(table) < 2:
        return None, None
    chosen = np.random.default_rng(SEED).multinomial(len(table), np.full(len(table), 1 / len(table)), size=SAMPLES)
    low, high = np.percentile(figure(chosen @ table), (2.5, 97.5))
    return float(low), float(high)


def _ratio(part: _Array, whole: _Array) -> _Shares:
    return 100.0 * part / np.maximum(whole, 1)


def _percent(part: int, whole: int) -> float:
    return 100.0 * part / whole if whole else 0.0
