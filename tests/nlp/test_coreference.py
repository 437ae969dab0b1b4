"""Coreference: who a pronoun, a title or a role noun takes up, and where it must stay open.

A case is a text and the expected antecedents in the order of the text: the words, and the words they take up.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from kg.nlp import coreference
from kg.nlp.mentions import Mentions

PRONOUNS = [
    ("Kanzlerin Rosa Hell reiste ab. Sie versprach Hilfe.", [("Sie", "Rosa Hell")]),
    ("Kanzler Emil Roth reiste ab. Er versprach Hilfe.", [("Er", "Emil Roth")]),
    ("Die Ukraine zögert. Sie verlangt Garantien.", [("Sie", "Ukraine")]),
    ("Finnland und Litauen klagen. Sie fordern Geld.", [("Sie", "Finnland und Litauen")]),
    ("Die Bundesregierung zögert. Sie lehnt den Plan ab.", [("Sie", "Bundesregierung")]),
    ("Oslo lobte Emil Roth und seine Minister.", [("seine", "Emil Roth")]),
    ("Emil Roth zögert. Präsident Oleg Bor könnte er Hilfe versprechen.", [("er", "Emil Roth")]),
    ("Emil Roth sagte, er sei bereit.", [("er", "Emil Roth")]),
    ("Emil Roth wartet. Sein Außenminister Jan Holt reiste ab.", [("Sein", "Emil Roth")]),
    ("Die Präsidentin der OSZE, Anna Lind, warnte. Sie sprach von einem Fehler.", [
        ("Präsidentin", "Anna Lind"), ("Sie", "Anna Lind"),
    ]),
]  # fmt: skip
TITLES = [
    ("Nato-Generalsekretärin Jette Falk lobte Oslo. Die Nato-Chefin forderte Geld.", [("Nato-Chefin", "Jette Falk")]),
    ("Bundeskanzlerin Rosa Hell (SPD) reiste ab. Die SPD-Vorsitzende schweigt.", [("SPD-Vorsitzende", "Rosa Hell")]),
    ("US-Außenminister Tom Baker fehlt. Der Außenminister blieb in Ohio.", [("Außenminister", "Tom Baker")]),
    ("Präsident Oleg Bor lud ein. Der Kremlchef drohte.", [("Kremlchef", "Oleg Bor")]),
    ("Ministerin Mara Lenz bestätigte das. Die Grünen-Politikerin klagte.", [("Grünen-Politikerin", "Mara Lenz")]),
]
ROLES = [
    ("Russland droht Polen nicht mehr. Oslo wartet.", []),
    ("Chile tagt. Das Land verlangt Hilfe.", [("Land", "Chile")]),
    ("Die Nato tagt in Brüssel. Das Bündnis verlangt Geld.", [("Bündnis", "Nato")]),
    ("Das polnische Außenministerium klagt. Das Ministerium fordert Hilfe.", [("Ministerium", "Außenministerium")]),
    ("Die Organisation Human Rights Watch klagt.", [("Organisation", "Human Rights Watch")]),
    ("Siemens baut Stellen ab. Der Konzern verspricht Hilfe.", [("Konzern", "Siemens")]),
    ("Minsk unterschrieb das Budapester Memorandum. Minsk brach die Vereinbarung.", [
        ("Vereinbarung", "Budapester Memorandum"),
    ]),
]  # fmt: skip
OPEN = [
    "Sie versprach Hilfe.",
    "Der Kanzler reiste ab.",
    "Das Land verlangt Hilfe.",
    "Ein Land verlangt Hilfe. Oslo wartet.",
    "Jan Holt fehlt. Der Außenminister blieb in Ohio.",
    "Jan Holt sagte: „Er hat die Blockade nun endlich ganz durchbrochen.“",
    "Chile und Peru tagen. Das Land verlangt Hilfe.",
    "Es regnet in Chile.",
    "Die Hauptstadt Chiles wartet.",
]


def resolved(nlp: Language, text: str) -> list[tuple[str, str]]:
    doc = nlp(text)
    found = coreference.resolve(doc, Mentions(doc))
    assert all(doc.text[m.span.start : m.span.end] == m.span.text for m in found.values())
    return [(doc[index].text, antecedent.name) for index, antecedent in sorted(found.items())]


@pytest.mark.parametrize(("text", "expected"), PRONOUNS + TITLES + ROLES)
def test_antecedents(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert resolved(nlp, text) == expected


@pytest.mark.parametrize("text", OPEN)
def test_unsure_cases_stay_open(nlp: Language, text: str) -> None:
    assert resolved(nlp, text) == []


@settings(max_examples=20, deadline=None)
@given(
    words=st.lists(st.sampled_from(["Er", "sie", "Das Land", "Kiew", ".", "„", "“", "Rosa Hell", "der Kanzler", "😀"]))
)
def test_any_text_is_resolved_without_an_error(nlp: Language, words: list[str]) -> None:
    resolved(nlp, " ".join(words))
