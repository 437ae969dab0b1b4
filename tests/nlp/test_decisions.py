"""Decisions, halves without a verb, denying idioms and conditions: minimal pairs through the whole pipeline."""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import stances

CASES = [
    # who decides a measure is committed to it, not to what it changes
    ("Der Bundesrat verschärft das Mietrecht.", ("Bundesrat commits_to asserted",)),
    ("Der Bundesrat verschärft das Mietrecht nicht.", ("Bundesrat opposes asserted",)),
    ("Gestern lockerte der Senat die Sperrstunde.", ("Senat commits_to asserted",)),
    ("Der Minister verschärft den Ton.", ()),
    ("Das Mietrecht wurde von der Koalition verschärft.", ("Koalition commits_to asserted",)),
    ("In der Koalition wurde das Mietrecht verschärft.", ()),
    ("Die Koalition kann das Mietrecht verschärfen.", ()),
    ("Der Versicherer streicht tausend Stellen.", ("Versicherer commits_to asserted",)),
    ("Der Versicherer streicht tausend Zeilen.", ()),
    # the half of a sentence that leaves its verb out
    (
        "Die Kommission billigt Mautpläne, der Verband nicht.",
        ("Kommission agrees_to asserted", "Verband opposes asserted"),
    ),
    ("Kommission billigt Mautpläne, Handwerk nicht", ("Kommission agrees_to asserted",)),
    (
        "Oslo unterstützt die Maut, eine Steuer auf Diesel dagegen nicht.",
        ("Oslo opposes asserted", "Oslo supports asserted"),
    ),
    ("Oslo lehnt die Maut ab, die Grünen jedoch nicht.", ("Grünen open_to asserted", "Oslo opposes asserted")),
    # denying idioms
    ("Der Senat ist von der Mautreform alles andere als überzeugt.", ("Senat doubts asserted",)),
    ("Der Senat ist von der Mautreform mehr als überzeugt.", ("Senat supports asserted",)),
    # conditions
    ("Die FDP stimmt der Rentenreform zu, vorausgesetzt, der Beitrag sinkt.", ("FDP agrees_to conditional",)),
    ("Die FDP stimmt der Rentenreform zu, obwohl der Beitrag sinkt.", ("FDP agrees_to asserted",)),
    # a threat names what is threatened where nobody is addressed
    ("Die Junta drohte mit der Schließung der Grenze.", ("Junta threatens asserted",)),
    ("Die Junta drohte mit dem Zeigefinger.", ()),
    # what is denied is not meant
    ("Peking bestreitet, Waffen nach Riga zu liefern.", ("Peking denies asserted",)),
    ("Ärzte: Nein zum Impfregister", ("Arzt opposes asserted",)),
    ("Bürgerentscheid: Nein zum Impfregister", ()),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_stands_where(nlp: Language, text: str, expected: tuple[str, ...]) -> None:
    found = sorted(f"{one.holder.name} {one.type} {one.modality}" for one in stances(nlp, text))
    assert tuple(found) == expected


def test_what_is_done_is_the_target(nlp: Language) -> None:
    (found,) = stances(nlp, "Der Kreistag hebt die Müllgebühr nicht an.")
    assert found.target.lemma == "anheben"
    assert [span.text for span in found.target.turned] == ["nicht"]


def test_how_many_cases() -> None:
    assert len(CASES) == 22
