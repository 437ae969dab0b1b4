"""Quotations: construction by construction, minimal pairs side by side, and every example of the reporting tables."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from marked_quotations import read, same_content, shown, spoken_by, unmark
from spacy.language import Language

from kg.domain.stances import Mode
from kg.lexicon.reporting import attributions, nouns, verbs

CASES = [
    # direct: before, after, inside, several sentences, no verb, nested, mixed marks
    (Mode.DIRECT, "„{Wir bauen die Brücke neu}“, sagte [Bürgermeisterin Karin Lohse]."),
    (Mode.DIRECT, "[Karin Lohse] sagte: „{Wir bauen die Brücke neu.}“"),
    (Mode.DIRECT, "[Lohse]: „{Wir bauen die Brücke neu.}“"),
    (Mode.DIRECT, "„{Wir bauen die Brücke neu}“, sagte [Lohse], „{und wir bauen sie breiter.}“"),
    (Mode.DIRECT, "„{Die Brücke ist marode. Wir bauen sie neu.}“, erklärte [der Minister] am Montag."),
    (Mode.DIRECT, "„{Die Brücke ist marode}“, so [Verkehrsminister Tom Arnold]."),
    (Mode.DIRECT, '[Arnold] sagte: "{Die Brücke ist marode.}"'),
    (Mode.DIRECT, "[Arnold] sagte: »{Die Brücke ist marode.}«"),
    (Mode.DIRECT, "[Arnold] sagte: „{Wer von ‚Pfusch‘ spricht, lügt.}“"),
    (Mode.DIRECT, "Der Streit geht weiter: „{Die Brücke ist marode}“, erklärte [Tom Arnold]."),
    # continuation with the speaker of the quotation before
    (Mode.DIRECT, "„{Die Brücke ist marode}“, sagte [Tom Arnold]. „{Wir bauen sie im Mai neu.}“"),
    # indirect: dass, ob, question words, infinitives, no conjunction, frame behind and inside
    (Mode.INDIRECT, "[Die Ministerin] sagte, {dass die Brücke marode ist}."),
    (Mode.INDIRECT, "[Die Ministerin] fragte, {ob die Brücke marode ist}."),
    (Mode.INDIRECT, "[Die Ministerin] versprach, {die Brücke neu zu bauen}."),
    (Mode.INDIRECT, "[Die Ministerin] sagte, {die Brücke sei marode}."),
    (Mode.INDIRECT, "{Moskau habe die Zusage gebrochen}, erklärte [das Ministerium]."),
    (Mode.INDIRECT, "{Die Brücke werde bald gesperrt}, teilte [die Stadt] mit."),
    (Mode.INDIRECT, "In [der Erklärung] hieß es, {die Gespräche seien gescheitert}."),
    # a pronoun that stands for the sentence before
    (Mode.INDIRECT, "{Die Brücke wird im Mai gesperrt.} Das teilte [die Stadt] mit."),
    # reported: no clause of its own
    (Mode.REPORTED, "{[Die Präsidentin] sprach von einem „gefährlichen Kurs“.}"),
    (Mode.REPORTED, "{[Der Senator] warnte vor einem Rückfall.}"),
]
NONE = [
    "Die Band spielte ihr Album „Nordlicht“ in Riga.",
    "Der „Wächter“ steht vor dem Museum.",
    "Sie lief durch den Regen und kaufte Brot.",
    "Der Klub nennt sich „Blauer Stern“.",
]
EXAMPLES = [
    *(pytest.param(row.example, id=f"verb {row.lemma} {' '.join(row.with_words)}") for row in verbs()),
    *(pytest.param(row.example, id=f"noun {row.lemma}") for row in nouns()),
    *(pytest.param(row.example, id=f"phrase {row.word} {row.noun}") for row in attributions()),
]


@pytest.mark.parametrize(("mode", "marked"), CASES)
def test_construction(nlp: Language, mode: Mode, marked: str) -> None:
    gold = unmark(marked)
    doc = nlp(gold.text)
    found = read(doc)
    for content in gold.contents:
        fits = [q for q in found if same_content(q, content) and q.mode is mode and spoken_by(q, gold.speakers)]
        assert len(fits) == 1, shown(doc, found)


@pytest.mark.parametrize("text", NONE)
def test_titles_scare_quotes_and_plain_sentences_are_no_quotation(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert read(doc) == [], shown(doc, read(doc))


@pytest.mark.parametrize("marked", EXAMPLES)
def test_example_of_a_row(nlp: Language, marked: str) -> None:
    gold = unmark(marked)
    doc = nlp(gold.text)
    found = read(doc)
    assert gold.contents
    for content in gold.contents:
        assert any(same_content(q, content) and spoken_by(q, gold.speakers) for q in found), shown(doc, found)


def test_every_row_is_an_example() -> None:
    assert len(EXAMPLES) == len(verbs()) + len(nouns()) + len(attributions())
    assert len(verbs()) >= 200
    assert len(attributions()) >= 40


def test_free_continuation_keeps_the_speaker(nlp: Language) -> None:
    doc = nlp("Der Minister sagte, die Brücke sei marode. Sie müsse gesperrt werden. Die Möwen schrien am Ufer.")
    found = read(doc)
    assert [(q.mode, q.content.text) for q in found] == [
        (Mode.INDIRECT, "die Brücke sei marode"),
        (Mode.FREE_INDIRECT, "Sie müsse gesperrt werden."),
    ], shown(doc, found)
    assert {q.speaker.span.text for q in found if q.speaker is not None} == {"Minister"}


@pytest.mark.parametrize(
    ("carried", "plain"),
    [
        ("Die Fähre fahre nicht mehr.", "Die Fähre fährt nicht mehr."),
        ("Die Gäste würden warten.", "Die Gäste warten."),
        ("Die Fähre soll verkauft werden.", "Die Fähre wurde verkauft."),
    ],
)
def test_only_marked_sentences_continue(nlp: Language, carried: str, plain: str) -> None:
    frame = "Die Wirtin sagte, der Hafen sei leer. "
    modes = [[q.mode for q in read(nlp(frame + sentence))] for sentence in (carried, plain)]
    assert modes == [[Mode.INDIRECT, Mode.FREE_INDIRECT], [Mode.INDIRECT]]


def test_who_ought_to_say_something_is_not_quoted(nlp: Language) -> None:
    start = "Minister Roth nannte Bedingungen. "
    asked = read(nlp(f"{start}So müsse das Parlament dem Einsatz zustimmen, es müsse ein Mandat geben."))
    said = read(nlp(f"{start}Das Parlament stimmte dem Einsatz zu, es müsse aber ein Mandat geben."))
    assert [q.speaker.span.text for q in asked if q.speaker and "Mandat" in q.content.text] == ["Minister Roth"]
    assert [q.speaker.span.text for q in said if q.speaker and "Mandat" in q.content.text] == ["Parlament"]


def test_words_inside_direct_speech_are_no_frames(nlp: Language) -> None:
    doc = nlp("„Ich glaube, dass die Brücke hält“, sagte Tom Arnold.")
    assert [q.mode for q in read(doc)] == [Mode.DIRECT], shown(doc, read(doc))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            ["„", "“", '"', "sagte", "so", "laut", "X", ",", ":", ".", "dass", "es", "sei", "nach", "Angaben", "\n\n"]
        ),
        max_size=14,
    )
)
def test_any_text_gives_quotations_of_itself(nlp: Language, words: list[str]) -> None:
    doc = nlp(" ".join(words))
    found = read(doc)
    assert found == read(doc)
    for quotation in found:
        content = quotation.content
        assert doc.text[content.start : content.end] == content.text.strip() == content.text
    assert [q.content.start for q in found] == sorted(q.content.start for q in found)
