"""Who says what, as the trained head reads it on the shipped weights."""

from __future__ import annotations

import pytest

import kg.nlp
from kg.domain.documents import Document
from kg.domain.stances import SpeechFrame
from kg.nlp.analyse import analyse

#: (text, cue, source, message): the words that must be among those found
CASES = (
    ("Die Ministerin sagte, der Plan sei falsch.", "sagte", "Ministerin", "falsch"),
    ("Er hat in Genf erklärt, dass die Gespräche gescheitert sind.", "erklärt", "Er", "gescheitert"),
    ("Wir fordern ein Ende der Gewalt.", "fordern", "Wir", "Ende"),
    ("Die Kommission sagt auch:\nKleine Betriebe brauchen mehr Zeit.", "sagt", "Kommission", "Betriebe"),
)


@pytest.fixture(scope="module")
def frames() -> dict[str, tuple[SpeechFrame, ...]]:
    texts = [case[0] for case in CASES] + ["Der Zug fährt um acht Uhr nach Hamburg."]
    documents = [Document(str(n), text) for n, text in enumerate(texts)]
    found = analyse(documents, kg.nlp.load(speech=True))
    return {analysis.document.text: analysis.frames for analysis in found}


@pytest.mark.parametrize(("text", "cue", "source", "message"), CASES)
def test_cue_source_and_message(
    frames: dict[str, tuple[SpeechFrame, ...]], text: str, cue: str, source: str, message: str
) -> None:
    (frame,) = (one for one in frames[text] if cue in [word.text for word in one.cue])
    roles = {role.name: [word.text for word in role.words] for role in frame.roles}
    assert source in roles["Source"]
    assert message in roles["Message"]
    assert all(text[w.start : w.end] == w.text for role in frame.roles for w in role.words)
    assert 0.5 <= frame.probability <= 1.0


def test_a_sentence_that_reports_nothing_has_no_frame(frames: dict[str, tuple[SpeechFrame, ...]]) -> None:
    assert frames["Der Zug fährt um acht Uhr nach Hamburg."] == ()


def test_frames_are_only_read_where_they_are_asked_for() -> None:
    document = Document("x", CASES[0][0])
    assert next(iter(analyse([document], kg.nlp.load()))).frames == ()
