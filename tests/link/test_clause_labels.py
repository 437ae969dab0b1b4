"""Labels of clauses name only whom they are certain of; a clause without a nominative subject keeps its own words."""

from __future__ import annotations

import pytest

from kg.domain.documents import Document
from kg.link.link import stances
from kg.nlp import load
from kg.nlp.analyse import analyse


def last(text: str) -> str:
    """The label of the target of the last stance of a text."""
    analysed = next(iter(analyse([Document("d", text)], load())))
    return [one.target.actor.label for one in stances(analysed)][-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Riga baut eine Fähre, und Oslo will sie bezahlen.", "Fähre bezahlen"),
        ("Riga baut eine Fähre. Oslo will sie bezahlen.", "sie bezahlen"),
        ("Die beste Stütze bleibt die Flotte, und Oslo will sie bezahlen.", "sie bezahlen"),
        ("Frankreich zögert. Vera Holm kritisiert, dass es nicht zahlt.", "Frankreich: nicht zahlen"),
        ("Der Senat zögert. Vera Holm kritisiert, dass er nicht zahlt.", "er nicht zahlt"),
        ("Riga kauft eine Fähre, und Vera Holm kritisiert, dass sie zu teuer ist.", "sie zu teuer ist"),
    ],
)
def test_a_pronoun_gives_way_to_a_name_only_where_that_is_certain(text: str, expected: str) -> None:
    assert last(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vera Holm sagt, die Fischer bekämen einen Hafen.", "Fischer: einen Hafen bekommen"),
        ("Vera Holm sagt, den Fischern fehle ein Hafen.", "den Fischern fehle ein Hafen"),
        ("Vera Holm kritisierte, dass die Fischer gewartet haben.", "Fischer: gewartet haben"),
        ("Vera Holm kritisierte, dass den Fischern nicht geholfen wird.", "den Fischern nicht geholfen wird"),
        ("Vera Holm kritisierte, dass unsere Fischer keine Zeit haben.", "Fischer: keine Zeit haben"),
        ("Vera Holm kritisierte, dass uns Fischern keine Zeit bleibt.", "uns Fischern keine Zeit bleibt"),
        ("„Uns Fischern fehlt noch viel, um uns selbst zu ernähren“, sagte Vera Holm.", "Uns Fischern fehlt"),
        ("Vera Holm kritisiert, dass mir niemand hilft.", "mir niemand hilft"),
    ],
)
def test_only_a_nominative_stands_before_the_colon(text: str, expected: str) -> None:
    assert last(text).startswith(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vera Holm sagt, es gehe darum, Estland zu schützen.", "es gehe darum, Estland zu schützen"),
        ("Vera Holm warnte, dass es keine Fische mehr gibt.", "es keine Fische mehr gibt"),
        ("Vera Holm warnte, dass die Fischer keine Fische mehr fangen.", "Fischer: keine Fische mehr fangen"),
        ("Vera Holm bestritt, dass über Zölle gesprochen wurde.", "über Zölle gesprochen wurde"),
        ("Vera Holm bestritt, dass Oslo über Zölle gesprochen hat.", "Norwegen: über Zölle gesprochen haben"),
        ("Vera Holm kritisiert, dass wer lügt nicht bestraft wird.", "wer lügt nicht bestraft wird"),
    ],
)
def test_a_clause_without_a_subject_that_says_who_keeps_its_words(text: str, expected: str) -> None:
    assert last(text) == expected
