"""Text as it comes: no crash, offsets right, and what was skipped is said."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp import labels
from kg.nlp.german.encoder import FOLDER, Words
from kg.nlp.german.pieces import WordPieces
from kg.nlp.windows import joined_tree, windows

HOSTILE = {
    "nothing": "",
    "spaces only": " \n\t \n ",
    "emoji": "Endlich Frieden 😀🕊️! Der Rat 👍🏽 tagt.",
    "soft hyphens": "Die Frie\u00addens\u00adver\u00adhand\u00adlun\u00adgen schei\u00adtern.",
    "decomposed umlauts": unicodedata.normalize("NFD", "Die Bürgermeisterin möchte größere Zölle."),
    "right to left": "Er sagte \u202eolleh\u202c und שלום zu allen.",
    "zero width": "Der\u200b Rat\ufeff tagt.",
    "long word": "Der " + "Donau" * 400 + " tagt.",
    "stops only": "... !!! ??? …",
    "control characters": "Der\x00 Rat\x07 tagt.\r\nEnde\u2028hier",
}


def check_offsets(doc: Doc, text: str) -> None:
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)
    assert all(sum(t.head == t for t in s) == 1 for s in doc.sents)
    assert all(t.sent.start <= t.head.i < t.sent.end for t in doc)
    assert all(text[e.start_char : e.end_char] == e.text for e in doc.ents)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text(nlp: Language, text: str) -> None:
    check_offsets(nlp(text), text)


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=40)
def test_any_text_keeps_its_offsets(nlp: Language, text: str) -> None:
    check_offsets(nlp(text), text)


def test_invisible_differences_do_not_change_the_analysis(nlp: Language) -> None:
    plain = "Die Bürgermeisterin möchte größere Zölle."
    soft = plain.replace("meist", "meis\u00adt")
    doc, decomposed, hyphenated = nlp(plain), nlp(unicodedata.normalize("NFD", plain)), nlp(soft)
    assert [t.lemma_ for t in hyphenated] == [t.lemma_ for t in doc]
    assert [(t.pos_, t.dep_, t.head.i) for t in hyphenated] == [(t.pos_, t.dep_, t.head.i) for t in doc]
    assert unicodedata.normalize("NFC", decomposed.text) == plain


def test_foreign_text_is_skipped_and_said(nlp: Language) -> None:
    text = "Der Rat tagt. The negotiations have failed and they will not be resumed this year. Alle warten."
    doc = nlp(text)
    (note,) = doc._.kg_notes
    assert "14-82" in note
    assert "(en)" in note
    assert {t.pos_ for t in list(doc.sents)[1]} == {labels.FOREIGN, labels.PUNCTUATION}
    assert next(iter(doc.sents)).root.lemma_ == "tagen"


def test_german_text_is_not_taken_for_foreign(nlp: Language) -> None:
    doc = nlp("Der Start-up-Manager will in New York an die Wall Street. „Yes, we can“, sagte er in Washington.")
    assert doc._.kg_notes == []


def test_a_sentence_longer_than_the_encoder_gets_one_tree(nlp: Language) -> None:
    text = "Der Rat prüft Entschädigungszahlungen, Grenzschutzvereinbarungen, " * 14 + "und alle warten"
    doc = nlp(text)
    check_offsets(doc, text)


def test_ten_thousand_words(nlp: Language) -> None:
    text = "Der Rat der Stadt lehnt den neuen Vertrag ab. " * 1_000
    doc = nlp(text)
    check_offsets(doc, text)
    assert len(list(doc.sents)) == 1_000


def test_windows_cut_after_clause_marks_and_lose_nothing() -> None:
    pieces = WordPieces(FOLDER / "tokenizer.json")
    forms = ("Wir", "gehen", ",", "ihr", "bleibt", ",", "sie", "warten") * 5
    words = Words(forms, (True,) * len(forms))
    parts = [w.words.forms for w in windows(words, pieces, longest=20)]
    assert tuple(f for part in parts for f in part) == forms
    assert len(parts) > 1
    assert all(part[-1] == "," for part in parts[:-1])
    assert all(sum(map(len, pieces.encode(p, [True] * len(p)))) <= 20 for p in parts)


def test_later_roots_hang_from_the_first() -> None:
    heads, relations = joined_tree([((2, 0), ("nsubj", "root")), ((0, 1), ("root", "obj"))])
    assert heads == [2, 0, 2, 3]
    assert relations == ["nsubj", "root", labels.PARATAXIS, "obj"]
