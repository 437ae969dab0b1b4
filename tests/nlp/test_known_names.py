"""Known names with small words inside stay whole: *Ärzte ohne Grenzen*, not just any *Ärzte*."""

from __future__ import annotations

import pytest
from spacy.language import Language

WHOLE = [
    ("Ärzte ohne Grenzen fordert mehr Geld.", "Ärzte ohne Grenzen"),
    ("„Ärzte ohne Grenzen“ und das Rote Kreuz fordern mehr Geld.", "Ärzte ohne Grenzen"),
    ("Die Gewerkschaft Erziehung und Wissenschaft und die FDP klagen.", "Gewerkschaft Erziehung und Wissenschaft"),
]
CUT = ["Ärzte aus Malta fordern mehr Geld.", "Die Gewerkschaft fordert Erziehung und mehr Geld."]


@pytest.mark.parametrize(("text", "name"), WHOLE)
def test_a_known_name_is_one_entity(nlp: Language, text: str, name: str) -> None:
    assert [(one.text, one.label_) for one in nlp(text).ents if one.text in name or name in one.text] == [(name, "ORG")]


@pytest.mark.parametrize("text", CUT)
def test_words_of_a_name_alone_are_none(nlp: Language, text: str) -> None:
    assert not [one.text for one in nlp(text).ents if one.text.startswith(("Ärzte", "Gewerkschaft"))]
