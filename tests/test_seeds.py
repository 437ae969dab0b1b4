"""The committed graph says what the seeds say: the positions of the five briefs, each with its date."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.domain.statements import StanceStatement
from kg.export.jsonl_reader import read_statements
from kg.lexicon.stance_types import stance_types

GRAPH = Path(__file__).parent.parent / "graph"
STANCES = [s for s in read_statements(GRAPH / "statements.jsonl") if isinstance(s, StanceStatement)]
ACT = ("cooperate", "conflict")

# document, holder, group of the type (or the type, where it is an act), what the target's id or label holds
EXPECTED = [
    ("000", "state:fi", "leaves", "treaty:ottawa-convention"),
    ("000", "state:lt", "leaves", "treaty:ottawa-convention"),
    ("000", "state:pl", "leaves", "treaty:ottawa-convention"),
    ("000", "state:lv", "leaves", "treaty:ottawa-convention"),
    ("000", "state:ee", "leaves", "treaty:ottawa-convention"),
    ("000", "state:ua", "leaves", "treaty:ottawa-convention"),
    ("000", "person:antonio-guterres", "oppose", "Ankündigungen"),
    ("000", "person:mirjana-spoljaric", "oppose", "Kurswechsel"),
    ("001", "person:friedrich-merz", "endorse", "militaerisch"),
    ("001", "person:friedrich-merz", "endorse", "ukrainischem Boden"),
    ("001", "state:ru", "request", "evacuation"),
    ("002", "state:ua", "request", "security_guarantees"),
    ("002", "state:ru", "violates", "Zusagen"),
    ("002", "state:ru", "violates", "treaty:budapest-memorandum"),
    ("003", "person:mark-rutte", "request", "military_aid"),
    ("003", "person:olaf-scholz", "oppose", "invitation(ukraine,nato)"),
    ("003", "person:viktor-orban", "oppose", "invitation(ukraine,nato)"),
    ("003", "person:xavier-bettel", "oppose", "membership"),
    ("003", "state:ru", "request", "neutrality(ukraine)"),
    ("003", "state:ua", "request", "membership(ukraine,nato)"),
    ("004", "person:mark-rutte", "endorse", "Initiative"),
    ("004", "person:mark-rutte", "endorse", "membership(ukraine,nato)"),
]
DATES = {"000": None, "001": "2026-01-06", "002": "2025-09-14", "003": "2024-12", "004": "2025-12-02"}


def _kind(stance: StanceStatement) -> str:
    group = stance_types()[stance.type].group
    return stance.type if group in ACT else group


@pytest.mark.parametrize(("document", "holder", "kind", "target"), EXPECTED)
def test_position(document: str, holder: str, kind: str, target: str) -> None:
    found = [s for s in STANCES if s.document.id.startswith(document) and s.holder.actor.id == holder]
    about = [s for s in found if target in s.target.actor.id or target in s.target.actor.label]
    assert kind in {_kind(stance) for stance in about}, [(s.type, s.target.actor.id) for s in found]


def test_every_document_keeps_its_date() -> None:
    dates = {s.document.id[:3]: s.document.date and str(s.document.date) for s in STANCES}
    assert dates == DATES
