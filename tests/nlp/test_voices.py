"""Somebody without a name: a pronoun holds a stance where its document names nobody whom it could take up."""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import told

from kg.domain.actors import Kind
from kg.domain.documents import Document
from kg.lexicon.voices import voices
from kg.link.link import stances as linked
from kg.nlp.analyse import analyse

# each pair: nobody is named, somebody is
PAIRS = [
    ("Zugleich fordert sie einen Mindestlohn.", ["sie demands Mindestlohn"]),
    ("Ada Rot kam. Zugleich fordert sie einen Mindestlohn.", ["Ada Rot demands Mindestlohn"]),
    ("„Das Werk muss schließen“, sagte er.", ["er demands schließen"]),
    ("Jan Holt kam. „Das Werk muss schließen“, sagte er.", ["Jan Holt demands schließen"]),
    ("„Wir brauchen mehr Lehrer.“", ["Wir demands Lehrer"]),
    ("„Wir brauchen mehr Lehrer“, sagte Ada Rot.", ["Ada Rot demands Lehrer"]),
    ("Ich begrüße den Umbau des Hafens.", ["Ich supports Umbau"]),
    ("Jan Holt sagte: „Ich begrüße den Umbau des Hafens sehr.“", ["Jan Holt supports Umbau"]),
    ("Sie sind bereit, den Hafen umzubauen.", ["Sie open_to umbauen"]),
    ("Die Gewerkschaften kamen. Sie sind bereit, den Hafen umzubauen.", ["Gewerkschaften open_to umbauen"]),
]
# whoever speaks of somebody is not whom he speaks of, and candidates that agree leave it open
NOBODY = [
    "Jan Holt und Uwe Lang stritten. Er fordert einen Mindestlohn.",
    "Der Antrag und der Plan lagen vor. Er fordert einen Mindestlohn.",
    "Es braucht einen Mindestlohn.",
    "Man fordert einen Mindestlohn.",
    "Die Winzer kamen. Sie fordern einen Mindestlohn.",
    "Ada Rot und Ida Blau fehlten. Man hörte auch: „Wir brauchen mehr Lehrer.“",
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_a_name_is_always_better(nlp: Language, text: str, expected: list[str]) -> None:
    assert [line for line, _ in told(nlp, text)] == expected


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_invented(nlp: Language, text: str) -> None:
    assert told(nlp, text) == []


def test_one_pronoun_is_one_somebody_of_its_document(nlp: Language) -> None:
    text = "Sie lehnt eine Maut ab. Dafür fordert sie einen Mindestlohn."
    found = next(analyse([Document("blatt-7", text)], nlp))
    holders = [one.holder.actor for one in linked(found)]
    assert [actor.id for actor in holders] == ["person:sie--blatt-7"] * 2
    assert {(actor.label, actor.label_en, actor.kind) for actor in holders} == {
        ("sie (ohne Namen)", "she (unnamed)", Kind.PERSON)
    }


def test_it_is_less_sure_than_a_name(nlp: Language) -> None:
    texts = "Sie lehnt eine Maut ab.", "Ada Rot lehnt eine Maut ab."
    sure = [next(linked(found)).confidence for found in analyse([Document("d", one) for one in texts], nlp)]
    assert 0 < sure[0] < sure[1]


def test_rows_hold_their_own_examples(nlp: Language) -> None:
    rows = voices().values()
    for row in rows:
        found = next(analyse([Document("d", row.example)], nlp)).stances
        assert [stance.holder.span.text.lower() for stance in found] == [row.pronoun]
    assert len(rows) == 5


def test_somebody_without_a_name_can_be_supported(nlp: Language) -> None:
    # what takes the pronoun up may be a thing
    text = "Unterstützung erhielt er vom Wirtschaftsflügel der Partei."
    assert [line for line, _ in told(nlp, text)] == ["Wirtschaftsflügel der Partei supports er"]
    assert told(nlp, "Er kam. Riga lehnt ihn ab.") == []
