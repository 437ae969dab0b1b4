"""Sentence boundaries: `|` marks them in the test sentences."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from kg.lexicon.tables import load_table
from kg.nlp.sentences import LONGEST, find

CASES = [
    "Der Rat tagt.| Danach reist er ab.",
    "Sie kommt am 21. Mai.| Er kommt am 3. Juni 2024.",
    "Das war 1999.| Danach wurde es still.",
    "Im 19. Jahrhundert war das anders.| Heute nicht.",
    "Es sprach J. F. Lund.| Alle schwiegen.",
    "Dr. Lund und Prof. Dahl, z.B. aus Bergen, sprachen.| Dann ging es los.",
    "„Wir gehen.“| Dann ging er.",
    "„Wir gehen“, sagte er.| Keiner folgte.",
    "„Gehen wir?“, fragte er.",
    "„Gehen wir?“ fragte er.| Keiner folgte.",
    '"Wir bleiben hier."| Sie ging.',
    "»So nicht!«| Er blieb.",
    "„Wir gehen.| Wir kommen wieder.“| Dann war Ruhe.",
    "Er ging (und kam).| (Sie blieb.)| Ende!",
    "Kommt er?| Ja!| Nein …| Doch.",
    "Er führt die Lund GmbH & Co. KG in Kiel.| Sie wächst.",
    "Es kostet 3,5 Mio. Euro.| Das ist viel.",
    "Lage an der Grenze\n|Der Rat tagt.",
    "Erster Absatz ohne Punkt\n\n|Zweiter Absatz",
    "Es traf Ludwig XIV. und andere.| Alle gingen.",
    "Das regelt Art. 5 Abs. 3.| Danach folgt nichts.",
]


def marked(nlp: Language, text: str) -> str:
    doc = nlp.make_doc(text)
    starts = set(find(doc)) - {0}
    parts = [("|" if t.i in starts else "") + t.text_with_ws for t in doc]
    return "".join(parts)


@pytest.mark.parametrize("case", CASES)
def test_boundaries(nlp: Language, case: str) -> None:
    spaced = case.replace("| ", " |")
    assert marked(nlp, case.replace("|", "")) == spaced


def rows(end: str) -> list[tuple[str, str]]:
    table = load_table("abbreviations.tsv", ("form", "end", "example"))
    return [(row["form"], row["example"]) for row in table if row["end"] == end]


@pytest.mark.parametrize(("form", "example"), rows("never"))
def test_no_sentence_ends_with_these_short_forms(nlp: Language, form: str, example: str) -> None:
    assert form in example
    assert "|" not in marked(nlp, example)


@pytest.mark.parametrize(("form", "example"), rows("maybe"))
def test_a_sentence_may_end_with_these_short_forms(nlp: Language, form: str, example: str) -> None:
    assert f"{form} |Danach" in marked(nlp, example)
    middle = example.replace(" Danach schwieg er.", " Lund schwieg.").replace(" Danach schwieg man.", " Lund schwieg.")
    assert "|" not in marked(nlp, middle)


def test_text_without_stops_is_cut_into_bearable_lengths(nlp: Language) -> None:
    doc = nlp.make_doc("und noch ein Wort " * 300)
    starts = [*find(doc), len(doc)]
    assert max(b - a for a, b in itertools.pairwise(starts)) <= LONGEST


@given(st.text(max_size=80))
@settings(deadline=None)
def test_sentences_cover_any_text_in_order(nlp: Language, text: str) -> None:
    doc = nlp.make_doc(text)
    starts = find(doc)
    assert starts == sorted(set(starts))
    assert starts[:1] == ([0] if len(doc) else [])
    assert all(0 <= s < len(doc) for s in starts)
