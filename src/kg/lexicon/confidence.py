"""What each feature of a statement says for or against it (``confidence.tsv``): additive log-odds, fitted on verdicts.

A logistic model (Cox 1958): the probability that a statement is wholly right is the logistic function of the base and
the numbers of its features. Most are ridge estimates of ``tests/benchmarks/fit_confidence.py``; ``judged`` says from
how many judged statements a number comes and ``right`` how many of those were right. Where it is 0, nobody has judged
such a statement yet and the number is an estimate by hand.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import cache
from types import MappingProxyType

from kg.domain.documents import Problem
from kg.lexicon.tables import Row, load_table

FILE = "confidence.tsv"
COLUMNS = ("feature", "value", "log_odds", "judged", "right")
BASE = ("base", "-")
_MOST = 6.0
_DIGITS = 4

Feature = tuple[str, str]


def _check(row: Row) -> Iterator[Problem]:
    try:
        number = float(row["log_odds"])
    except ValueError:
        number = math.nan
    if not abs(number) <= _MOST:
        yield row.problem(f"log_odds {row['log_odds']!r}", f"write a number from {-_MOST} to {_MOST}")
    counts = row["judged"], row["right"]
    if not all(count.isdecimal() for count in counts) or int(counts[1]) > int(counts[0]):
        yield row.problem(f"{counts[1]!r} right of {counts[0]!r} judged", "write two whole numbers, the smaller last")


@cache
def log_odds() -> MappingProxyType[Feature, float]:
    """The numbers of the table by feature and value. LexiconError where the file breaks its rules."""
    rows = load_table(FILE, COLUMNS, _check)
    return MappingProxyType({(row["feature"], row["value"]): float(row["log_odds"]) for row in rows})


def probability(features: Iterable[Feature]) -> float:
    """The probability that a statement with these features is wholly right. KeyError for one the table lacks."""
    table = log_odds()
    return _logistic(table[BASE] + sum(table[feature] for feature in features))


def shifted(confidence: float, features: Iterable[Feature]) -> float:
    """The probability, in (0, 1), when more is known of the statement; 0 and 1 stay, as nothing moves them."""
    table = log_odds()
    if not 0 < confidence < 1:
        return confidence
    return _logistic(math.log(confidence / (1 - confidence)) + sum(table[feature] for feature in features))


def _logistic(value: float) -> float:
    return round(1 / (1 + math.exp(-value)), _DIGITS)
