"""A calling, a game and somebody's good are no positions: minimal pairs through the whole analysis."""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import told

PAIRS = (
    ("Der Minister Emil Roth verteidigte Rosa Hell.", "Der Anwalt Emil Roth verteidigte Rosa Hell.", "supports"),
    ("Die Marine Norwegens versenkte den Kreuzer.", "Norwegen versenkte den Ball im Netz.", "attacks"),
    (
        "„Der Ausbau ist nötig“, sagte Rosa Hell.",
        "„Ich räume ein, dass der Ausbau nötig ist“, sagte Rosa Hell.",
        "demands",
    ),
    ("Das Interesse Norwegens an dem Hafen wächst.", "Der Hafen steht im Interesse Norwegens.", "open_to"),
    ("Norwegen widersprach der Darstellung.", "Norwegen widerspricht den Wahlversprechen.", "denies"),
    ("Der Senator Emil Roth zog seine Kandidatur zurück.", "Der Senator Emil Roth zog den Antrag zurück.", "leaves"),
)


@pytest.mark.parametrize(("position", "none", "stance"), PAIRS)
def test_a_job_or_a_game_is_no_position(nlp: Language, position: str, none: str, stance: str) -> None:
    assert [line for line, _ in told(nlp, position) if stance in line]
    assert not [line for line, _ in told(nlp, none) if stance in line]
