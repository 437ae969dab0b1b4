"""Confidence from the features of a reading: every row is there, and doubt only ever lowers it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.domain.mentions import Mention, MentionKind
from kg.domain.spans import Span
from kg.domain.stances import Modality
from kg.lexicon.confidence import log_odds, probability, shifted
from kg.lexicon.cues import cues
from kg.nlp.confidence import Reading, confidence, features

TABLES = ("adjectives", "evaluations", "modals", "nouns", "prepositions", "support", "verbs")
HOLDER = Mention(Span(0, 4, "Riga"), "Riga", MentionKind.PLACE)
PLAIN = Reading("verbs:fordern", HOLDER, Modality.ASSERTED)

readings = st.builds(
    Reading,
    st.sampled_from([f"{guess}{table}:x" for guess in ("", "fallback:") for table in TABLES]),
    st.sampled_from(MentionKind).map(lambda kind: replace(HOLDER, kind=kind)),
    st.sampled_from(Modality),
    st.booleans(),
    st.booleans(),
)


def test_every_cue_row_falls_under_a_row_of_the_table() -> None:
    tables = {row.id.partition(":")[0] for row in cues().rows}
    assert tables == set(TABLES)
    assert {("cue", table) for table in tables} <= set(log_odds())


@given(readings)
def test_a_reading_has_a_probability(reading: Reading) -> None:
    assert 0 < confidence(reading) < 1
    assert set(features(reading)) <= set(log_odds())


@pytest.mark.parametrize(
    "doubt",
    [
        {"rule": "fallback:verbs:mitfordern"},
        {"elided": True},
        {"quoted": True},
        {"modality": Modality.POSSIBLE},
        {"holder": replace(HOLDER, kind=MentionKind.PRONOUN)},
        {"rule": "modals:sollen"},
    ],
    ids=lambda doubt: next(iter(doubt)),
)
def test_doubt_lowers_confidence(doubt: dict[str, object]) -> None:
    assert confidence(replace(PLAIN, **doubt)) < confidence(PLAIN)  # type: ignore[arg-type]


@given(readings)
def test_parts_add_up_in_any_order(reading: Reading) -> None:
    first, *rest = features(reading)
    assert shifted(probability([first]), rest) == pytest.approx(confidence(reading), abs=0.001)
