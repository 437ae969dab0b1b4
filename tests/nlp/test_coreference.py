"""Coreference: who a pronoun, a title or a role noun takes up, and where it must stay open.

A case is a text and the expected antecedents in the order of the text: the words, and the words they take up.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from kg.domain.mentions import MentionKind
from kg.evaluate import coreference as coreference_cases
from kg.evaluate.rows import rows
from kg.nlp import coreference, first_person, quotations
from kg.nlp.mentions import Mentions

GOLD = Path(__file__).parent.parent / "gold" / "coreference.jsonl"
FLOOR = 82.0  # percent, below the measured figures: a new model may read single cases differently

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
PAIRS = [
    # a demonstrative is whoever was named last, a personal pronoun the topic
    ("Jan Holt traf Peter Lohse. Er forderte Geld.", [("Er", "Jan Holt")]),
    ("Jan Holt traf Peter Lohse. Dieser forderte Geld.", [("Dieser", "Peter Lohse")]),
    # unless somebody else of that gender, whom no table knows, was named in between
    ("Jan Holt forderte vom Deichrat die Akten. Dieser forderte Geld.", []),
    # the subject of a main clause is nearer than that of a subordinate one
    ("Weil die SPD zögert, verließ Clara Thoma den Saal. Später sagte sie, der Streit dauere an.", [
        ("sie", "Clara Thoma"),
    ]),
    # a subject that is a pronoun is nobody named in its own clause
    ("Jan Holt reiste ab. Die Angriffe auf Peter Lohse wies er zurück.", [("er", "Jan Holt")]),
    # a possessive belongs to the subject of its clause
    ("Emil Roth reiste ab. Jan Holt lobte seine Minister.", [("seine", "Jan Holt")]),
    ("In seiner Rede forderte Jan Holt Geld.", [("seiner", "Jan Holt")]),
    # what is said of somebody elsewhere in the document is known
    ("Jan Holt reiste ab. Die Ministerin klagte. Innenministerin Uta Klee schwieg.", []),
    ("Bundeskanzlerin Rosa Hell reiste ab. Die Kanzlerin klagte.", [("Kanzlerin", "Rosa Hell")]),
    ("Kanzler Emil Roth und Außenministerin Ada Thon kamen. Die Ministerin klagte.", [("Ministerin", "Ada Thon")]),
    ("Marco Rossi gewann die Wahl. Der 60-Jährige dankte.", [("60-Jährige", "Marco Rossi")]),
    ("Der Anwalt des Vereins, Jan Holt, reiste ab. Er klagte.", [("Anwalt", "Jan Holt"), ("Er", "Jan Holt")]),
    ("Marta Rossi gewann die Wahl. Der 60-Jährige dankte.", []),
    # a calling that nobody introduced is whom the sentence before is about
    ("Ada Thon reiste ab. Die Landrätin klagte.", [("Landrätin", "Ada Thon")]),
    ("Ada Thon traf Uta Klee. Die Landrätin klagte.", []),
    ("Die Landrätin schwieg. Ada Thon reiste ab. Die Landrätin klagte.", []),
    ("Ada Thon reiste ab. Die Richterin klagte.", []),
    ("Ada Thon wurde verhaftet. Die Landrätin klagte.", []),
    ("Ada Thon reiste ab. Der Landrat klagte.", []),
    ("Die dänische Regierung plant eine Steuer. Die Regierung klagt.", [("Regierung", "Regierung")]),
    ("Das Amt für Statistik (AfS) zählt. Das AfS klagt.", [
        ("AfS", "Amt für Statistik"), ("AfS", "Amt für Statistik"),
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
    "Peter Lohse und Karl Wiese stritten. Er forderte Geld.",
    "Innenminister Karl Wiese und Justizminister Till Voss kamen. Der Minister sprach von einem Kompromiss.",
    "Ada Thon strebt das Amt der Kanzlerin an.",
    "Der Papst besuchte Malta. Jeder muss seinen Beitrag leisten.",
]


def resolved(nlp: Language, text: str) -> list[tuple[str, str]]:
    doc = nlp(text)
    found = coreference.resolve(doc, Mentions(doc))
    assert all(doc.text[m.span.start : m.span.end] == m.span.text for m in found.values())
    named = ((at, one) for at, one in sorted(found.items()) if one.kind is not MentionKind.UNNAMED)
    return [(doc[index].text, antecedent.name) for index, antecedent in named]


@pytest.mark.parametrize(("text", "expected"), PRONOUNS + TITLES + ROLES + PAIRS)
def test_antecedents(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert resolved(nlp, text) == expected


@pytest.mark.parametrize("text", OPEN)
def test_unsure_cases_stay_open(nlp: Language, text: str) -> None:
    assert resolved(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Nato-Sprecher Tom Baker erklärte: „Wir verurteilen den Angriff auf das Werk in Oslo.“", "Nato"),
        ("Eine Sprecherin der Nato erklärte: „Wir verurteilen den Angriff auf das Werk in Oslo.“", "Nato"),
        ("Die FDP-Vorsitzende Lena Voss sagte: „Wir lehnen neue Schulden und höhere Steuern klar ab.“", "FDP"),
        ("Lena Voss sagte: „Wir lehnen neue Schulden und höhere Steuern klar ab.“", None),
        ("Die FDP-Vorsitzende Lena Voss sagte: „Ich lehne neue Schulden und höhere Steuern klar ab.“", None),
    ],
)  # fmt: skip
def test_we_of_a_spokesperson_is_the_body(nlp: Language, text: str, body: str | None) -> None:
    doc = nlp(text)
    mentions = Mentions(doc)
    spoken_for = [mention.name for _, mention in first_person.find(doc, quotations.find(doc, mentions), mentions)]
    assert spoken_for == ([] if body is None else [body])


def test_the_gold_cases_are_split_by_a_rule_and_resolved() -> None:
    loaded = list(rows(GOLD, None))
    order = sorted(loaded, key=lambda row: (row["class"], sha256(row["id"].encode()).hexdigest()))
    assert [row["id"] for row in order[2::3]] == [row["id"] for row in order if row["split"] == "held out"]
    cases = [coreference_cases.case(row["marked"]) for row in loaded]
    assert len(cases) == 150
    assert sum(not case.antecedents for case in cases) >= 25
    figures = {figure.name: figure.value for figure in coreference_cases.measure(GOLD, None).figures}
    assert figures["develop: all"] >= FLOOR
    assert figures["held out: all"] >= FLOOR


@pytest.mark.parametrize("marked", ["Oslo wartet.", "{Es} {Es}", "[{Es}", "Es}"])
def test_marks_without_one_anaphor_are_refused(marked: str) -> None:
    with pytest.raises(ValueError, match="marks"):
        coreference_cases.case(marked)


@settings(max_examples=20, deadline=None)
@given(
    words=st.lists(st.sampled_from(["Er", "sie", "Das Land", "Kiew", ".", "„", "“", "Rosa Hell", "der Kanzler", "😀"]))
)
def test_any_text_is_resolved_without_an_error(nlp: Language, words: list[str]) -> None:
    resolved(nlp, " ".join(words))
