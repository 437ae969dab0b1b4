"""What is only alleged, excepted, pledged or one of two possibilities: minimal pairs through the whole analysis."""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import told

PAIRS = (
    (
        "Riga räumte ein, den Pakt gebrochen zu haben.",
        "Oslo beschuldigt Riga, den Pakt gebrochen zu haben.",
        "violates",
    ),
    (
        "Der Kanzler verhandelt mit Norwegen.",
        "Der Kanzler verhandelt mit allen Ländern, außer mit Norwegen.",
        "Norwegen",
    ),
    (
        "Norwegen kennt das Gesetz nicht, und Polen will das Gesetz abschaffen.",
        "Entweder kennt Norwegen das Gesetz nicht, oder Polen will das Gesetz abschaffen.",
        "opposes",
    ),
    (
        "Norwegen will Polen angreifen.",
        "Reiter sollte verhandeln und als erster Gast an der Mission teilnehmen.",
        "joins",
    ),
)


@pytest.mark.parametrize(("_held", "left_open", "word"), PAIRS)
def test_what_is_left_open_is_no_stance(nlp: Language, _held: str, left_open: str, word: str) -> None:
    assert not [line for line, _ in told(nlp, left_open) if word in line]


def test_its_twin_is_a_stance(nlp: Language) -> None:
    assert [line for line, _ in told(nlp, PAIRS[1][0]) if "Norwegen" in line]
    assert [line for line, _ in told(nlp, PAIRS[2][0]) if "opposes" in line]


def test_a_pledge_to_abstain_is_no_resistance(nlp: Language) -> None:
    assert [line for line, _ in told(nlp, "Norwegen sagte zu, den Damm nicht zu bauen.")] == [
        "Norwegen commits_to not bauen"
    ]
    assert "Norwegen opposes bauen" in [line for line, _ in told(nlp, "Norwegen verlangt, den Damm nicht zu bauen.")]


def test_a_word_that_denies_a_noun_denies_no_clause(nlp: Language) -> None:
    wish = "Ägypten solle die Gäste ohne Wenn und Aber einlassen, sagte Rosa Hell."
    assert "demands" in " ".join(line for line, _ in told(nlp, wish))
    assert "opposes" not in " ".join(line for line, _ in told(nlp, wish))


def test_who_stands_on_the_other_side_gets_no_stance_of_others(nlp: Language) -> None:
    both = "Die Grünen stimmten für, die Liberalen gegen den Umbau."
    assert "Die Grünen opposes Umbau" not in [line for line, _ in told(nlp, both)]
    alone = told(nlp, "Die Liberalen stimmten gegen den Umbau.")
    assert [line for line, _ in alone if line.endswith("opposes Umbau")]
