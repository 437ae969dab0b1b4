"""Targets that only their text explains are not written; names and fuller phrases stand for what was found."""

from __future__ import annotations

import pytest

from kg.domain.documents import Document
from kg.domain.statements import StanceStatement
from kg.lexicon import pointers
from kg.lexicon.pointers import AGAIN, CIRCUMSTANCE, POSSESSIVE
from kg.lexicon.tables import Row, load_table
from kg.link.link import link
from kg.nlp import load
from kg.nlp.analyse import analyse

ROWS = [row for row in load_table(pointers.FILE, pointers.COLUMNS) if row["kind"] not in (POSSESSIVE, AGAIN)]


def labels(text: str) -> list[str]:
    analysed = next(iter(analyse([Document("d", text)], load())))
    return sorted(one.target.actor.label for one in link(analysed).statements if isinstance(one, StanceStatement))


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.line} {row['word']}" for row in ROWS])
def test_pointing_words_point_in_their_examples(row: Row) -> None:
    found = next(iter(analyse([Document("d", row["example"])], load()))).stances
    pointing = [word.text for stance in found for word in stance.target.pointers]
    assert found
    assert bool(pointing) == (row["kind"] != CIRCUMSTANCE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oslo kritisiert, dass diese Klausel fehlt.", []),
        ("Oslo kritisiert, dass die Klausel fehlt.", ["Klausel: fehlen"]),
        ("Oslo will ihn einsperren.", []),
        ("Rosa Hell kam. Oslo will sie einsperren.", ["Rosa Hell einsperren"]),
        ("Oslo kritisiert die Parade.", []),
        ("Oslo kritisiert Paraden.", ["Paraden"]),
        ("Die Winzer tagen. Oslo lehnt die Gerichtsentscheidung ab.", []),
        ("Oslo lehnt eine Gerichtsentscheidung ab.", ["Gerichtsentscheidung"]),
        ("Oslo kritisiert die Art des Besuchs.", []),
        ("Oslo kritisiert die Art des Besuchs in Riga.", ["Art des Besuchs in Riga"]),
        ("Riga strebt eine Annäherung an.", []),
        ("Riga strebt eine Annäherung an Oslo an.", ["Annäherung an Norwegen"]),
        ("Die Polizei erklärte, dem Jungen gehe es gut.", []),
    ],
)
def test_what_only_its_text_explains_is_not_written(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Parade der Winzer begann. Oslo kritisiert die Parade.", ["Parade der Winzer"]),
        ("Die Parade der Winzer begann. Oslo kritisiert die Paraden.", []),
        ("Die SPD tagt. Oslo kritisiert das Erscheinungsbild der Partei.", ["Erscheinungsbild der Partei (SPD)"]),
        ("Oslo kritisiert das Erscheinungsbild der Partei.", []),
        (
            "Die SPD tagt. Oslo kritisiert, dass Winzer in den Gremien der Partei sitzen.",
            ["Winzer: in den Gremien der Partei (SPD) sitzen"],
        ),
        (
            "Peru wählt. In Peru regnet es, und Peru spart. Oslo erklärte, Armut sei ein Problem für das Land.",
            ["Armut: ein Problem für das Land (Peru) sein"],
        ),
        (
            "Peru wählt. In Peru regnet es, und Chile spart. Oslo erklärte, Armut sei ein Problem für das Land.",
            ["Armut: ein Problem für das Land sein"],
        ),
        (
            "Oslo will Verhandlungen mit allen Parteien beginnen, außer mit der SPD.",
            ["Verhandlungen mit allen Parteien beginnen, außer mit der SPD"],
        ),
        ("Oslo will Verhandlungen mit allen Parteien beginnen.", ["Parteien"]),
        ("Riga und Oslo haben ihre Bürger entschädigt.", ["Bürger (Lettland)", "Bürger (Norwegen)"]),
        ("Riga hat Bürger entschädigt.", ["Bürger"]),
    ],
)
def test_what_the_text_named_stands_in_the_label(text: str, expected: list[str]) -> None:
    assert labels(text) == expected
