"""What the shipped pipeline says of short sentences; minimal pairs where one word decides."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp import labels


def lemmas(doc: Doc) -> list[str]:
    return [t.lemma_ for t in doc if t.pos_ in {labels.VERB, labels.AUXILIARY}]


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Der Minister lehnt den Vorschlag ab.", "ablehnen"),
        ("Der Minister lehnt den Vorschlag nicht ab.", "ablehnen"),
        ("Der Minister lehnt an der Wand.", "lehnen"),
        ("Oslo stimmt dem Abkommen zu.", "zustimmen"),
        ("Norwegen tritt aus dem Abkommen aus.", "austreten"),
        ("Norwegen tritt dem Abkommen bei.", "beitreten"),
        ("Der Rat hat den Antrag abgelehnt.", "ablehnen"),
        ("Die Regierung plant, den Vertrag abzulehnen.", "ablehnen"),
        ("Die Kanzlerin sprach sich gegen neue Zölle aus.", "aussprechen"),
        ("Die Kanzlerin sprach gegen neue Zölle.", "sprechen"),
    ],
)
def test_separable_verbs_are_joined(nlp: Language, text: str, lemma: str) -> None:
    assert lemma in lemmas(nlp(text))


def test_the_particle_stays_a_word_of_its_own(nlp: Language) -> None:
    doc = nlp("Der Minister lehnt den Vorschlag ab.")
    particle = doc[5]
    assert (particle.text, particle.dep_, particle.head.text) == ("ab", labels.COMPOUND_PRT, "lehnt")


@pytest.mark.parametrize(
    ("text", "subject", "object_"),
    [
        ("Der Präsident kritisiert den Minister.", "Präsident", "Minister"),
        ("Den Minister kritisiert der Präsident.", "Präsident", "Minister"),
        ("Gestern hat der Rat den Vertrag gekündigt.", "Rat", "Vertrag"),
    ],
)
def test_case_decides_who_does_what(nlp: Language, text: str, subject: str, object_: str) -> None:
    by_relation = {t.dep_: t.text for t in nlp(text)}
    assert by_relation[labels.NSUBJ] == subject
    assert by_relation[labels.OBJ] == object_


def test_the_passive_has_its_own_subject(nlp: Language) -> None:
    doc = nlp("Der Vertrag wird von Norwegen gekündigt.")
    relations = {t.dep_ for t in doc}
    assert {labels.NSUBJ_PASS, labels.AUX_PASS} <= relations


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("Er sagt, er kommt morgen.", "Ind"),
        ("Er sagt, er komme morgen.", "Sub"),
        ("Ich komme morgen.", "Ind"),
    ],
)
def test_subjunctive_of_reported_speech(nlp: Language, text: str, mood: str) -> None:
    verb = next(t for t in nlp(text) if t.text.startswith("komm"))
    assert verb.morph.get(labels.MOOD) == [mood]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Angela Merkel reiste nach Paris.", ("Angela Merkel", labels.PER, "")),
        ("Angela Merkel reiste nach Paris.", ("Paris", labels.LOC, "")),
        ("Die Vereinten Nationen tagen in New York.", ("Vereinten Nationen", labels.ORG, "")),
        ("Die russische Regierung schweigt.", ("russische", labels.LOC, labels.DERIVED)),
        ("Der Nato-Beitritt ist umstritten.", ("Nato-Beitritt", labels.ORG, labels.PART)),
    ],
)
def test_entities_and_their_forms(nlp: Language, text: str, entity: tuple[str, str, str]) -> None:
    assert entity in [(e.text, e.label_, e.ent_id_) for e in nlp(text).ents]


def test_contractions_are_prepositions_that_carry_the_case_of_their_article(nlp: Language) -> None:
    word = next(t for t in nlp("Sie leben im alten Haus.") if t.text == "im")
    assert (word.pos_, word.lemma_, word.dep_, word.head.text) == (labels.ADP, "in", labels.CASE, "Haus")
    assert word.morph.get(labels.CASE_FEATURE) == [labels.DAT]


def test_one_root_a_sentence(nlp: Language) -> None:
    doc = nlp("Der Rat tagt seit gestern. „Wir warten“, sagte eine Sprecherin, die in Kiel lebt. Mehr weiß niemand.")
    assert [sum(t.head == t for t in s) for s in doc.sents] == [1, 1, 1]


def test_components_declare_what_they_need_and_give(nlp: Language) -> None:
    report = nlp.analyze_pipes()
    assert report["problems"] == {"kg_sentences": [], "kg_analyser": []}
    assert "doc.ents" in report["summary"]["kg_analyser"]["assigns"]


def state(doc: Doc) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = [
        (t.text, t.idx, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.ent_iob_, t.ent_type_, t.ent_id_)
        for t in doc
    ]
    return [*rows, tuple(s.start for s in doc.sents)]


def test_documents_survive_bytes(nlp: Language) -> None:
    doc = nlp("Die russische Regierung lehnt das ab. The talks have failed and they will not be resumed. Ende.")
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert state(again) == state(doc)
    assert again._.kg_notes == doc._.kg_notes != []


@pytest.mark.parametrize("batch_size", [1, 2, 100])
def test_a_document_is_analysed_alike_in_any_company(nlp: Language, batch_size: int) -> None:
    texts = [
        "Der Rat tagt.",
        "",
        "Norwegen tritt dem Abkommen bei, obwohl die Opposition das ablehnt und vor hohen Kosten warnt. " * 6,
        "Ja!",
        "Die Nato-Staaten berieten am Montag in Brüssel über Hilfen für die Ukraine.",
    ]
    alone = [state(nlp(text)) for text in texts if text]
    together = [state(doc) for doc in nlp.pipe(texts, batch_size=batch_size) if len(doc)]
    assert together == alone
