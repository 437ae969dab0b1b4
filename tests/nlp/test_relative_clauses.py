"""Whom a relative pronoun takes up, and who acts in its clause, in minimal pairs of agreement."""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import stances

CASES = [
    ("Riga nannte den Ausbau der Schulen, den die Verbände ablehnen.", "Verbände opposes Ausbau"),
    ("Riga nannte den Ausbau der Schulen, die die Verbände ablehnen.", "Verbände opposes Schule"),
    ("Riga sprach über das Gesetz, das Verbände und Kirchen kritisieren.", "Verbände criticises Gesetz"),
    ("Riga sprach über den Plan, den die Grünen unterstützen.", "Grünen supports Plan"),
    ("Riga sprach über den Plan, der die Grünen unterstützt.", ""),
    ("Riga kennt ein Verbot, dem die Länder zustimmen.", "Länder agrees_to Verbot"),
    ("Riga warb für eine Abgabe, die der Rat ablehnt.", "Rat opposes Abgabe"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_acts_on_what(nlp: Language, text: str, expected: str) -> None:
    found = {f"{stance.holder.span.text} {stance.type} {stance.target.lemma}" for stance in stances(nlp, text)}
    assert expected in found if expected else not any("Grünen" in one.split()[0] for one in found)


def test_how_many_cases() -> None:
    assert len(CASES) == 7
