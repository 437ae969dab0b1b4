"""Receivers that the parse takes for subjects, and nouns for people that no table of needs lists, as targets."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.domain.documents import Document
from kg.nlp.analyse import analyse

CASES = [
    # an impersonal passive: the dative comes first
    ("Den Richtern wurde vom Minister mit der Entlassung gedroht.", "Minister", "threatens", "Richtern"),
    ("Der Konzern drohte den Imkern mit einer Klage.", "Konzern", "threatens", "Imkern"),
    ("Bolivien hält Chile vor, dass es Wasser umleite.", "Bolivien", "accuses", "Chile"),
    # who is helped is a person by the ending of the noun
    ("Algerien versorgt die Imker mit Holz.", "Algerien", "aids", "Imker"),
    # a phrase behind the owner belongs to the noun
    ("Die Drohungen aus Washington gegen Panama haben Folgen.", "Washington", "threatens", "Panama"),
    ("Nach dem Nato-Beitritt Finnlands sank der Kurs.", "Finnlands", "joins", "Nato"),
    ("Der Kreml erließ Einreiseverbote gegen die Abgeordneten.", "Kreml", "sanctions", "Abgeordneten"),
]
SILENT = [
    "Dem Land droht eine Dürre.",
    "Die Quelle versorgt das Feld mit Wasser.",
    "Vor einem Nato-Beitritt Finnlands wird gewählt.",
]


@pytest.mark.parametrize(("text", "holder", "kind", "target"), CASES)
def test_target_is_found(nlp: Language, text: str, holder: str, kind: str, target: str) -> None:
    (analysis,) = analyse([Document("d", text)], nlp)
    found = [(s.holder.span.text, s.type, s.target.span.text) for s in analysis.stances]
    assert any(holder in who and kind == what and target in whom for who, what, whom in found), found


@pytest.mark.parametrize("text", SILENT)
def test_no_act_and_no_people(nlp: Language, text: str) -> None:
    (analysis,) = analyse([Document("d", text)], nlp)
    assert [s.rule for s in analysis.stances] == []
