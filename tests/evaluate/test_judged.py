"""Judged statements: shares right, the reliability table, and the format of the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.evaluate import EvaluationError, measure
from kg.evaluate.judged import Verdict, reliability, report, verdict

GOLD = Path(__file__).parents[1] / "gold" / "judged.jsonl"
ROW = {"document": "1", "start": 3, "end": 9, "holder_right": True, "type_right": True, "target_right": True}


def test_shares_are_counted_by_part() -> None:
    verdicts = [Verdict("1", True, True, True, True, 0.9), Verdict("2", True, False, True, False, 0.4)]
    done = report("t", verdicts)
    assert {one.name: one.value for one in done.figures} == {
        "holder right": 100.0,
        "type right": 50.0,
        "target right": 100.0,
        "holder and type right": 50.0,
        "wholly right": 50.0,
    }
    assert [part.title for part in done.parts] == ["reliability of confidence"]
    assert report("t", [Verdict("1", True, True, True, True)]).parts == ()


def test_reliability_puts_each_confidence_into_one_bin() -> None:
    given = [0.0, 0.29, 0.3, 0.55, 0.9, 0.95, 1.0]
    rows = list(reliability([Verdict(str(n), True, True, True, n > 3, one) for n, one in enumerate(given)]))
    *bins, error = rows
    assert [(one.name, one.gold, one.value) for one in bins] == [
        ("confidence 0.0-0.3", 2, 0.0),
        ("confidence 0.3-0.4", 1, 0.0),
        ("confidence 0.5-0.6", 1, 0.0),
        ("confidence 0.9-1.0", 3, 100.0),
    ]
    assert sum(one.gold for one in bins) == error.gold == len(given)
    assert error.value == pytest.approx(100 * (0.29 + 0.3 + 0.55 + 0.15) / 7)


def test_a_verdict_is_whole_or_missing() -> None:
    assert verdict({**ROW, "right": True, "confidence": 0.5}) == Verdict("1", True, True, True, True, 0.5)
    nobody = dict.fromkeys(("holder_right", "type_right", "target_right", "right"))
    assert verdict({**ROW, **nobody}) is None
    with pytest.raises(ValueError, match="in part"):
        verdict({**ROW, "right": None})
    with pytest.raises(ValueError, match="a part of it is wrong"):
        verdict({**ROW, "right": True, "type_right": False})


def test_a_file_without_verdicts_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "draw.jsonl"
    path.write_text(json.dumps({**ROW, "holder_right": None, "type_right": None, "target_right": None, "right": None}))
    with pytest.raises(EvaluationError, match="no statement has a verdict"):
        measure(path)


def test_the_verdicts_of_this_repository_are_measured_and_hold_no_text() -> None:
    done = measure(GOLD)
    assert {one.gold for one in done.figures} == {100}
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 100
    assert not any("text" in row or "evidence" in row for row in rows)
