"""Offices, parties and memberships, each beside the construction that must not give them."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.domain.dates import PartialDate
from kg.domain.stances import Basis
from kg.nlp import relations
from kg.nlp.mentions import Mentions

Triple = tuple[str, str, str]

STATED: list[tuple[str, set[Triple]]] = [
    (
        "Bundeskanzlerin Rosa Hell (SPD) reiste nach Prag.",
        {("Rosa Hell", "holds_office", "Bundeskanzlerin"), ("Rosa Hell", "party_of", "SPD")},
    ),
    (
        "Der luxemburgische Außenminister Jean Weber zögert.",
        {("Jean Weber", "holds_office", "Außenminister"), ("Jean Weber", "represents", "luxemburgisch")},
    ),
    (
        "Ungarns Ministerpräsident Imre Kovacs lehnt das ab.",
        {("Imre Kovacs", "holds_office", "Ministerpräsident"), ("Imre Kovacs", "represents", "Ungarn")},
    ),
    ("Kremlsprecher Ilja Orlow bestritt das.", {("Ilja Orlow", "spokesperson_of", "Kreml")}),
    ("US-Präsident John Miller droht.", {("John Miller", "holds_office", "US-Präsident")}),
    ("Die Grünen-Politikerin Mara Lenz klagte.", {("Mara Lenz", "party_of", "Grünen")}),
    ("Der Senator Paul Stein (FDP) klagte.", {("Paul Stein", "party_of", "FDP")}),
    ("Peter Brand, Präsident des Verbands, klagte.", {("Peter Brand", "holds_office", "Präsident")}),
    ("Die Präsidentin der OSZE, Anna Lind, warnte.", {("Anna Lind", "holds_office", "Präsidentin")}),
    ("Jan Roth ist Präsident von Chile.", {("Jan Roth", "holds_office", "Präsident")}),
    ("Island gehört der Nato an.", {("Island", "member_of", "Nato")}),
    ("Irland ist Mitglied der EU.", {("Irland", "member_of", "EU")}),
    ("Der amerikanische Unterhändler Tom Baker reiste ab.", {("Tom Baker", "represents", "amerikanisch")}),
]
NOT_STATED = [
    "Der frühere Außenminister Jan Holt klagte.",
    "Jan Roth war Präsident von Chile.",
    "Jan Roth ist nicht Präsident von Chile.",
    "Jan Roth will Präsident von Chile werden.",
    "Island könnte der Nato angehören.",
    "Island gehört der Nato nicht an.",
    "Gehört Island der Nato an?",
    "Die Präsidenten trafen sich in Prag.",
    "Der Präsident traf Jan Roth.",
    "Jan Roth (Prag) klagte.",
]


def triples(nlp: Language, text: str) -> set[Triple]:
    doc = nlp(text)
    found = relations.find(doc, Mentions(doc), None)
    for relation in found:
        assert doc.text[relation.evidence.start : relation.evidence.end] == relation.evidence.text
        assert doc.text[relation.object.span.start : relation.object.span.end] == relation.object.span.text
    return {(relation.subject.name, relation.relation, relation.object.name) for relation in found}


@pytest.mark.parametrize(("text", "expected"), STATED, ids=[text for text, _ in STATED])
def test_what_is_stated(nlp: Language, text: str, expected: set[Triple]) -> None:
    assert triples(nlp, text) == expected


@pytest.mark.parametrize("text", NOT_STATED)
def test_what_is_not_stated(nlp: Language, text: str) -> None:
    assert triples(nlp, text) == set()


def test_relations_are_dated_by_the_document(nlp: Language) -> None:
    doc = nlp("Bundeskanzlerin Rosa Hell reiste nach Prag.")
    (dated,) = relations.find(doc, Mentions(doc), PartialDate(2024, 12))
    assert (dated.time.said, dated.time.basis) == (PartialDate(2024, 12), Basis.PUBLICATION)
    (undated,) = relations.find(doc, Mentions(doc), None)
    assert (undated.time.said, undated.time.basis) == (None, Basis.UNKNOWN)


def test_deputies_are_marked(nlp: Language) -> None:
    doc = nlp("Litauens stellvertretender Verteidigungsminister Karl Ost prüft den Kauf.")
    office = next(r.object for r in relations.find(doc, Mentions(doc), None) if r.relation == "holds_office")
    assert office.title == "deputy"
    assert [modifier.name for modifier in office.modifiers] == ["Litauen"]
