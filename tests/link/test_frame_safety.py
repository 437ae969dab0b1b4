"""A frame stands for a target only where it says what the target says: minimal pairs through the whole pipeline."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.domain.documents import Document
from kg.link.link import stances
from kg.nlp.analyse import analyse

SAYS = "Die Ministerin Rosa Hell geht davon aus, dass "


def nodes(nlp: Language, text: str) -> list[str]:
    (found,) = analyse([Document("d", text)], nlp)
    return [one.target.actor.id.removeprefix("issue:") for one in stances(found)]


@pytest.mark.parametrize(
    ("one", "other", "frame"),
    [
        # a claim is its frame where the frame says all of it
        (f"{SAYS}Riga die Steuern senkt.", f"{SAYS}Riga mit vielen Boten die Steuern der Wirte senkt.", "tax_cut"),
        # who leaves a country leaves no union
        (
            "Oslo fordert, dass Ungarn die Nato verlässt.",
            "Oslo fordert, dass Rosa Hell Dänemark verlässt.",
            "withdrawal",
        ),
        # prices fall, dice do not
        ("Oslo hofft, dass die Zölle fallen.", "Oslo hofft, dass die Würfel bald fallen.", "cut"),
    ],
)
def test_a_frame_needs_what_makes_it_safe(nlp: Language, one: str, other: str, frame: str) -> None:
    assert any(node.startswith(f"{frame}(") for node in nodes(nlp, one))
    assert nodes(nlp, other)
    assert not any(node.startswith(f"{frame}(") for node in nodes(nlp, other))


def test_what_a_through_frame_leaves_unsaid_keeps_its_words(nlp: Language) -> None:
    assert nodes(nlp, "Die SPD fordert die Einführung der Maut.") == ["road_toll(-)"]
    assert nodes(nlp, "Die SPD fordert die Einrichtung einer Leitstelle für Funker.") != ["leitstelle"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        # what is learned is completed, and what one may end is not at an end; a subsidy ends
        ("Die Arbeitgeber wollen, dass Flüchtlinge ihr Studium beenden.", True),
        ("Die Arbeitgeber wollen, dass Oslo die Förderung der Fischerei beenden darf.", True),
        ("Die Arbeitgeber wollen, dass Oslo die Förderung der Fischerei beendet.", False),
    ],
)
def test_what_is_completed_is_not_opposed(nlp: Language, text: str, kept: bool) -> None:
    (found,) = analyse([Document("d", text)], nlp)
    assert [one.type for one in stances(found)] == ["demands" if kept else "opposes"]


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Die polnische Seite lehnt die Maut ab.", ["state:pl"]),
        ("Die polnische Webseite lehnt die Maut ab.", []),
        ("Die Seite lehnt die Maut ab.", []),
    ],
)
def test_the_side_of_a_state_is_the_state(nlp: Language, text: str, holders: list[str]) -> None:
    (found,) = analyse([Document("d", text)], nlp)
    assert [one.holder.actor.id for one in stances(found)] == holders
