"""Headlines that leave their verb out, against phrases and fixtures that look like them."""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import stances

CASES = [
    ("Söder gegen Rückkehr zur Wehrpflicht", ("Söder opposes Rückkehr",)),
    ("Söder für Rückkehr zur Wehrpflicht", ("Söder supports Rückkehr",)),
    ("Kanzlerberater offen für Steuererhöhungen", ("Kanzlerberater open_to Steuererhöhung",)),
    ("Norwegen gegen Schweden", ()),
    ("Der Minister für Verkehr", ()),
    ("Bündnis gegen Mietwucher", ()),
    ("Protest gegen Rentenkürzung", ()),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_takes_sides_in_a_headline(nlp: Language, text: str, expected: tuple[str, ...]) -> None:
    found = [f"{stance.holder.span.text} {stance.type} {stance.target.lemma}" for stance in stances(nlp, text)]
    assert tuple(found) == expected


def test_how_many_cases() -> None:
    assert len(CASES) == 7
