"""A frame stands for a clause only where it says all of it: minimal pairs in our own words."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.domain.documents import Document
from kg.link.link import stances
from kg.nlp.analyse import analyse


def _targets(text: str, nlp: Language) -> list[str]:
    (found,) = analyse([Document("d", text)], nlp)
    return [one.target.actor.id for one in stances(found)]


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("Oslo verspricht, die Steuern zu senken.", True),
        ("Oslo verspricht, die Steuern im Herbst deutlich zu senken.", True),  # when and how
        ("Oslo verspricht, die Steuern zu senken und eine Brücke zu bauen.", True),  # two aims
        ("Oslo verspricht, die Steuern auf Fahrräder zu senken.", True),
        ("Oslo verspricht, Städte wie Riga und Tallinn zu räumen.", True),  # the noun is who it names
        ("Oslo verspricht, unabhängig zu bleiben.", True),
        ("Oslo verspricht, unabhängig von der Reederei zu bleiben.", False),
    ],
)
def test_a_clause_is_a_frame_where_nothing_is_left_out(nlp: Language, text: str, frame: bool) -> None:
    first = _targets(text, nlp)[0]
    assert ("(" in first) == frame, first


def test_what_is_better_in_a_purpose_is_no_better_deed(nlp: Language) -> None:
    (purpose,) = _targets("Oslo fordert, dass der Datenschutz gelockert wird, um besser planen zu können.", nlp)
    (deed,) = _targets("Oslo fordert, dass die Lehrer besser ausgebildet werden.", nlp)
    assert "improvement" not in purpose
    assert "improvement" in deed
