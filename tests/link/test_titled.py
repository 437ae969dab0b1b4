"""The title of a document stands beside what only the document explains, and beside nothing else."""

from __future__ import annotations

import pytest

from kg.domain.documents import Document
from kg.domain.statements import StanceStatement
from kg.link.lengths import LONGEST_LABEL
from kg.link.link import link
from kg.nlp import load
from kg.nlp.analyse import analyse

TITLE = "Streit um den Wasserturm"


def targets(text: str, title: str = TITLE) -> list[tuple[str, str]]:
    analysed = next(iter(analyse([Document("d7", text, title=title)], load())))
    found = (one.target.actor for one in link(analysed).statements if isinstance(one, StanceStatement))
    return sorted((actor.label, actor.id) for actor in found)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Oslo erklärte, der Umbau werde zwei Jahre dauern.", "Umbau: zwei Jahre dauern"),
        ("Oslo erklärte, ein solcher Hafen sei in Kanada zu klein.", "ein solcher Hafen: in Kanada zu klein sein"),
        ("Oslo glaubt, dass eine weitere Sperrung möglich sei.", "eine weitere Sperrung: möglich sein"),
        ("Die Brückengebühren steigen. Oslo kritisiert Gebühren.", "Gebühren"),
        ("Oslo begrüßt den Vorschlag des Justizministeriums.", "Vorschlag des Justizministeriums"),
        ("Riga hat die Menschen angegriffen.", "Menschen"),
        ("Oslo kritisiert die Parade.", "Parade"),
        ("Oslo lehnt die Gerichtsentscheidung ab.", "Gerichtsentscheidung"),
        ("Oslo kritisiert die Angelegenheiten seines Mandanten.", "Angelegenheiten seines Mandanten"),
        ("Oslo erklärte, die betroffenen Felder würden bewässert.", "die betroffenen Felder: bewässert werden"),
    ],
)
def test_what_its_document_explains_has_its_title(text: str, label: str) -> None:
    ((shown, node),) = targets(text)
    assert shown == f"{label} ({TITLE})"
    assert node.endswith("--d7")
    assert len(shown) <= LONGEST_LABEL


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Oslo erklärte, ein Umbau werde zwei Jahre dauern.", "Umbau: zwei Jahre dauern"),
        ("Oslo erklärte, der Umbau in Riga werde zwei Jahre dauern.", "Umbau in Riga: zwei Jahre dauern"),
        ("Oslo glaubt, dass Sperrungen möglich seien.", "Sperrungen: möglich sein"),
        ("Die Brücken sind alt. Oslo kritisiert Gebühren.", "Gebühren"),
        ("Oslo begrüßt die Verzögerung des Umbaus.", "Verzögerung des Umbaus"),
        ("Riga hat Norwegen angegriffen.", "Norwegen"),
    ],
)
def test_what_says_enough_has_none(text: str, label: str) -> None:
    ((shown, node),) = targets(text)
    assert shown == label
    assert "--" not in node


@pytest.mark.parametrize("text", ["Oslo kritisiert, dass diese Klausel fehlt.", "Riga strebt eine Annäherung an."])
def test_a_title_does_not_explain_what_points_or_is_new(text: str) -> None:
    assert targets(text) == []


def test_without_a_title_the_node_stays_as_it_is() -> None:
    assert targets("Oslo erklärte, der Umbau werde zwei Jahre dauern.", title="") == [
        ("Umbau: zwei Jahre dauern", "issue:dauern-umbau-zwei")
    ]
