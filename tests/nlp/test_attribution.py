"""Attribution by phrases, and media that only pass on what others hold."""

from __future__ import annotations

import pytest
from marked_quotations import read, same_content, shown, spoken_by, unmark
from spacy.language import Language

from kg.nlp.attribution import reporters
from kg.nlp.mentions import Mentions

PHRASES = [
    "Laut [dem Wetterdienst] {zieht der Sturm nach Osten}.",
    "{Die neue Brücke wird} laut [dem Minister] {nicht vor Mai fertig}.",
    "Nach Angaben [der Polizei] {wurde niemand verletzt}.",
    "Nach [Polizeiangaben] {wurde niemand verletzt}.",
    "[Dem Ministerium] zufolge {sind die Vorräte knapp}.",
    "{Der Damm sei sicher}, so [der Ingenieur].",
    "{Die Fähre fällt aus}, wie [die Reederei] am Montag mitteilte.",
    "Wie [die Reederei] mitteilte, {fällt die Fähre aus}.",
    "Aus Sicht [der Händler] {ist die Sperrung ein Fehler}.",
    "Gemäß [dem Bericht] {ist die Brücke sicher}.",
    "Für [den Mieterbund] {ist die Erhöhung ein Skandal}.",
]
MEDIA = [
    ("Laut Reuters fordert Oslo neue Zölle.", ["Reuters"]),
    ("Oslo fordert neue Zölle, schreibt der Sender NDR.", ["NDR"]),
    ("Oslo fordert neue Zölle, berichtet die dpa.", ["dpa"]),
    ("„Das ist falsch“, erklärte Karin Lohse, gemäß Swissinfo.", ["Swissinfo"]),
    ("Medienberichten zufolge fordert Oslo neue Zölle.", ["Medienberichten"]),
    ("Oslo fordert neue Zölle, sagte Karin Lohse der „Abendpost“.", ["Abendpost"]),
    ("Oslo fordert neue Zölle, sagte Karin Lohse im Interview mit dem NDR.", ["NDR"]),
    ("Karin Lohse zum Sender NDR: „Oslo fordert neue Zölle.“", ["Sender"]),
    ("Reuters: Oslo fordert neue Zölle", ["Reuters"]),
    ("Oslo: Reuters fordert neue Zölle", []),
    ("Oslo fordert neue Zölle, sagte Karin Lohse dem Minister.", []),
    ("Oslo fordert neue Zölle, sagte Karin Lohse über den Sender NDR.", []),
    ("Laut dem Ministerium fordert Oslo neue Zölle.", []),
    ("Oslo fordert neue Zölle, sagte Karin Lohse.", []),
    ("Die Ministerin besuchte den Sender NDR.", []),
]


@pytest.mark.parametrize("marked", PHRASES)
def test_phrase(nlp: Language, marked: str) -> None:
    gold = unmark(marked)
    doc = nlp(gold.text)
    found = read(doc)
    for content in gold.contents:
        assert any(same_content(q, content) and spoken_by(q, gold.speakers) for q in found), shown(doc, found)


@pytest.mark.parametrize(("text", "names"), MEDIA)
def test_media_report(nlp: Language, text: str, names: list[str]) -> None:
    doc = nlp(text)
    found = [m for sentence in doc.sents for m in reporters(sentence, Mentions(doc))]
    assert len(found) == len(names), [m.span.text for m in found]
    for mention, name in zip(found, names, strict=True):
        assert name in mention.span.text or mention.span.text in text


def test_what_is_needed_for_somebody_is_nobody_s_view(nlp: Language) -> None:
    doc = nlp("Für Norwegen ist eine Reform der Pflege notwendig. Für die Reise ist das Wetter ein Skandal.")
    assert read(doc) == []


def test_a_second_main_clause_is_nobody_s_report(nlp: Language) -> None:
    doc = nlp("Norwegen fordert einen Zaun, die Grünen sind dagegen.")
    (found,) = read(doc)
    assert found.content.text.rstrip(",") == "Norwegen fordert einen Zaun"


def test_whoever_decides_what_a_medium_is_may_be_replaced(nlp: Language) -> None:
    doc = nlp("Laut dem Wetterdienst zieht der Sturm nach Osten.")
    sentence = next(iter(doc.sents))
    assert [m.name for m in reporters(sentence, Mentions(doc), medium=lambda name: name == "Wetterdienst")]
    assert reporters(sentence, Mentions(doc), medium=lambda name: False) == []


def test_an_agency_that_passes_on_somebody_s_words_is_not_their_speaker(nlp: Language) -> None:
    doc = nlp("Laut Reuters sagte die Ministerin, dass die Brücke marode ist.")
    speakers = [q.speaker.span.text for q in read(doc) if q.speaker is not None]
    assert speakers == ["Ministerin"], shown(doc, read(doc))
