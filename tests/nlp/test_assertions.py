"""What indirect speech states is claimed by its speaker, unless it says more than that."""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import stances

CASES = [
    ("Norwegen sagte, dass die neue Fähre zum Hafen fährt.", ("Norwegen claims fahren",)),
    ("Norwegen fragte, ob die neue Fähre zum Hafen fährt.", ()),
    ("Norwegen sagte nicht, dass die neue Fähre zum Hafen fährt.", ()),
    ("Nach Angaben des Vereins fährt die neue Fähre zum Hafen.", ("Vereins claims fahren",)),
    ("Nach dem Ende der Proteste fährt die neue Fähre zum Hafen.", ()),
    ("Nach dem Willen der Polizei fährt die neue Fähre zum Hafen.", ()),
    ("Laut Otto Roth fährt die neue Fähre zum Hafen.", ("Otto Roth claims fahren",)),
    # the words of the content take the stance already
    ("Otto Roth sagte, er lehne die neue Fähre im Hafen ab.", ("er opposes Fähre",)),
    # somebody's own words, where they name what they are about
    ("„Die neue Fähre fährt zum Hafen“, sagte Otto Roth.", ("Otto Roth claims fahren",)),
    ("„Das fährt zum neuen Hafen“, sagte Otto Roth.", ()),
    ("„Ich fahre die neue Fähre zum Hafen“, sagte Otto Roth.", ()),
    ("„Fährt die neue Fähre zum Hafen?“, sagte Otto Roth.", ()),
    ("„Die neue Fähre“, sagte Otto Roth, „fährt zum Hafen.“", ()),
    ("„Die neue Fähre lehnen wir ab“, sagte Otto Roth.", ("wir opposes Fähre",)),
    # a medium only passes on
    ("Laut Reuters fährt die neue Fähre zum Hafen.", ()),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_speakers_state(nlp: Language, text: str, expected: tuple[str, ...]) -> None:
    found = [f"{stance.holder.span.text} {stance.type} {stance.target.lemma}" for stance in stances(nlp, text)]
    assert tuple(found) == expected


def test_how_many_cases() -> None:
    assert len(CASES) == 15
