"""Sharing the work among processes changes nothing but the time."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import extraction
from kg.domain.documents import Document
from kg.read import read

SEEDS = Path(__file__).parents[1] / "seeds"


def test_processes_give_what_one_gives_in_the_same_order(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [one for one in read([SEEDS]) if isinstance(one, Document)]
    alone = list(extraction.extract(documents))
    monkeypatch.setattr(extraction, "_WORTHWHILE", 0)
    monkeypatch.setattr(extraction, "_BATCH", 1)
    shared = list(extraction.extract(documents, workers=2))
    assert len(shared) == len(documents) >= 5
    assert shared == alone
    assert sum(len(one.linked.statements) for one in shared if one.linked) > 50
