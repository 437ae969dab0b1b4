"""A clause around a phrase that names its source is one clause, and the phrase no part of it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.domain.documents import Document
from kg.link.lengths import LONGEST_LABEL, clause, shortened
from kg.link.link import stances
from kg.nlp.analyse import analyse


def _labels(text: str, nlp: Language) -> list[str]:
    (found,) = analyse([Document("d", text)], nlp)
    return [one.target.actor.label for one in stances(found)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Der Tunnel wird laut Minister Ole Berg die Fähren nicht ersetzen.",
            "Tunnel: die Fähren nicht ersetzen",
        ),
        (
            "Der Hafen, so Minister Ole Berg weiter, werde die Fähren nicht verlieren.",
            "Hafen: die Fähren nicht verlieren",
        ),
        (
            "Der Tunnel wird gemäß dem Vertrag die Fähren nicht ersetzen, sagte Minister Ole Berg.",
            "Tunnel: gemäß dem Vertrag die Fähren nicht ersetzen",
        ),
    ],
)
def test_who_says_so_is_no_part_of_what_is_said(nlp: Language, text: str, label: str) -> None:
    assert label in _labels(text, nlp)


def test_a_long_clause_keeps_its_subject_and_its_verbs() -> None:
    before = "nach vielen Jahren " * 12
    shown = clause("der Hafen", before.strip(), "schließen müssen", "weil das Geld fehlt")
    assert shown.startswith("der Hafen: …")
    assert "schließen müssen, weil das Geld fehlt" in shown
    assert len(shown) <= LONGEST_LABEL


def test_a_short_clause_is_whole() -> None:
    assert clause("Riga", "den Hafen", "schließen", "") == "Riga: den Hafen schließen"
    assert clause("", "", "schließen", "sobald es friert") == "schließen, sobald es friert"


def test_a_text_is_cut_where_a_phrase_ends() -> None:
    assert shortened("der Hafen und die Fähren", 14) == "der Hafen …"


@pytest.mark.parametrize(
    ("text", "target"),
    [
        # the first phrase closes the subject, or is the verb's own
        (
            (
                "Gestern haben sich Fischer und die EU-Arbeitsgruppe für alte Häfen für die lettischen Matrosen "
                "vergeblich eingesetzt."
            ),
            "lettischen Matrosen",
        ),
        ("Riga hat sich für Gelder für den neuen Hafen eingesetzt.", "Gelder für den neuen Hafen"),
    ],
)
def test_the_phrase_at_the_verb_is_the_verbs(nlp: Language, text: str, target: str) -> None:
    (found,) = analyse([Document("d", text)], nlp)
    assert {one.target.span.text for one in found.stances} == {target}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Fischer protestierten gegen den Prozess mit Plakaten, auf denen Sprüche standen.", "Prozess"),
        ("Das Gericht hat die Neuwahlen vom 2. April für nichtig erklärt.", "Neuwahlen vom 2. April"),
        ("Das Amt erließ ein Verbot für alle Schiffe, die keinen Lotsen haben.", "für alle Schiffe, die keinen Lotsen"),
    ],
)
def test_a_phrase_keeps_its_own_words_alone(nlp: Language, text: str, target: str) -> None:
    (found,) = analyse([Document("d", text)], nlp)
    shown = [one.target.span.text for one in found.stances]
    assert any(target in text for text in shown), shown
    assert not any("Plakaten" in text for text in shown)


def test_an_infinitive_behind_a_comma_says_what_the_object_is_about(nlp: Language) -> None:
    bare = "Die Briten drängten Oslo, ihre Bemühungen zu verstärken, mit der Armut fertigzuwerden."
    (found,) = analyse([Document("d", bare)], nlp)
    shown = [one.target.span.text for one in found.stances]
    assert any("verstärken, mit der Armut fertigzuwerden" in text for text in shown), shown
