"""Holders that a bare noun does not tell: nobody could find *ein Anwalt*, but *die Anwältin der Klinik*."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.domain.documents import Document
from kg.domain.statements import StanceStatement
from kg.lexicon import faceless
from kg.lexicon.tables import load_table
from kg.link import confidence
from kg.link.link import link
from kg.nlp.analyse import analyse

ROWS = load_table(faceless.FILE, faceless.COLUMNS)
ARTICLE = "Es regnet. Der Herbst ist da. Die Tage sind kurz. "
PAIRS = [
    ("Ein Anwalt kritisiert", "Eine Anwältin der Gewerkschaft kritisiert"),
    ("Der Verlag kritisiert", "Der Carlsen-Verlag kritisiert"),
    ("Die Behörden kritisieren", "Die dänischen Behörden kritisieren"),
    ("Mehrere Regierungen kritisieren", "Die Regierungen von Malta und Chile kritisieren"),
    ("Die Täter kritisieren", "Anhänger der SPD kritisieren"),
    ("Der Minister kritisiert", "Der dänische Minister kritisiert"),
    ("Das Gericht kritisiert", "Das Bonner Gericht kritisiert"),
    ("Die Konkurrenten kritisieren", "Experten kritisieren"),
    ("Der Betriebsrat kritisiert", "Die Opposition kritisiert"),
    ("Die örtlichen Behörden kritisieren", "Religiöse Führer kritisieren"),
    ("Vertreter beider Parteien kritisieren", "Vertreter der Bahn kritisieren"),
    ("Er kritisiert", "Rosa Hell kritisiert"),
    ("Sieben Redner kritisieren", "Sieben Förster kritisieren"),
    ("Menschen kritisieren", "Mehrere tausend Menschen kritisieren"),
]


@pytest.fixture(autouse=True)
def every_one_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """However sure: a group without a name is doubtful anyway, and that is another matter."""
    monkeypatch.setattr(confidence, "LEAST", 0.0)


def statements(nlp: Language, text: str) -> list[StanceStatement]:
    (analysis,) = analyse([Document("d", text)], nlp)
    return [one for one in link(analysis).statements if isinstance(one, StanceStatement)]


@pytest.mark.parametrize(("bare", "told"), PAIRS)
def test_who_is_told_by_a_bare_noun_alone_holds_nothing(nlp: Language, bare: str, told: str) -> None:
    assert not statements(nlp, f"{ARTICLE}{bare} die Wehrpflicht.")
    assert statements(nlp, f"{ARTICLE}{told} die Wehrpflicht.")


def test_an_excerpt_may_have_left_the_name_out(nlp: Language) -> None:
    assert statements(nlp, "Der Betriebsrat kritisiert die Wehrpflicht.")


def test_the_examples_of_nobodies_give_no_statement(nlp: Language) -> None:
    examples = [row["example"] for row in ROWS if row["use"] == faceless.NOBODY]
    assert len(examples) >= 12
    assert {one: statements(nlp, ARTICLE + one) for one in examples if statements(nlp, ARTICLE + one)} == {}
