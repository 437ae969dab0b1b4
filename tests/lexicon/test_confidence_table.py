"""The table of confidence: numbers in bounds, counts that fit, and every problem named with its line."""

from __future__ import annotations

import pytest

from kg.lexicon import confidence
from kg.lexicon.tables import Row


def problems(**change: str) -> list[str]:
    values = {"feature": "cue", "value": "verbs", "log_odds": "0.40", "judged": "10", "right": "7"} | change
    return [str(one) for one in confidence._check(Row(confidence.FILE, 3, values))]


def test_a_good_row_has_no_problem() -> None:
    assert problems() == []


@pytest.mark.parametrize(
    "change",
    [{"log_odds": "much"}, {"log_odds": "nan"}, {"log_odds": "7"}, {"judged": "-1"}, {"right": "11"}, {"right": ""}],
)
def test_a_bad_cell_is_named_with_its_line(change: dict[str, str]) -> None:
    (problem,) = problems(**change)
    assert "confidence.tsv:3" in problem


def test_nothing_moves_what_is_certain() -> None:
    assert [confidence.shifted(one, [("link", "doubtful")]) for one in (0.0, 1.0)] == [0.0, 1.0]


def test_a_row_that_nobody_judged_is_an_estimate_by_hand() -> None:
    assert confidence.log_odds()["guessed", "yes"] < 0
    assert confidence.log_odds()["elided", "yes"] < 0
