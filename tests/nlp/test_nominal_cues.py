"""Nouns, adjectives and verdicts as cues: whose they are, what they are about, each beside one that is no stance.

The holder stands in [ ], the target in { }, and exactly one stance of the type must have them; a plain sentence must
have no stance of the type. The tables' own examples run here too: light verbs, judging verbs, words around a fact.
"""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.domain.documents import Document
from kg.domain.stances import Stance
from kg.lexicon.carriers import JUDGING_COLUMNS, JUDGING_FILE, LIGHT_COLUMNS, LIGHT_FILE
from kg.lexicon.cues import Example, cues, parse_example, rows_of_last_part
from kg.lexicon.facts import COLUMNS as FACT_COLUMNS
from kg.lexicon.facts import FILE as FACT_FILE
from kg.lexicon.facts import UNREAL
from kg.lexicon.tables import load_table
from kg.nlp.analyse import analyse
from kg.nlp.facts import is_fact
from kg.nlp.tree import children

LIGHT = [
    ("[Die Gewerkschaft] äußerte Kritik an {dem Entwurf}.", "criticises"),
    ("Kritik an {dem Entwurf} kam von [der Gewerkschaft].", "criticises"),
    ("Kritik an {dem Entwurf} wurde von [der Gewerkschaft] geäußert.", "criticises"),
    ("{Der Entwurf} erntete Kritik von [der Gewerkschaft].", "criticises"),
    ("{Der Entwurf} steht in der Kritik [der Gewerkschaften].", "criticises"),
    ("{Der Entwurf} stößt auf den Widerstand [der Gewerkschaften].", "opposes"),
    ("Innerhalb [der Gewerkschaft] gibt es Widerstand gegen {den Entwurf}.", "opposes"),
    ("In [der SPD] wächst der Unmut über {den Entwurf}.", "criticises"),
    ("Kritik an {dem Entwurf} gab es auch von [der SPD].", "criticises"),
    ("Forderungen aus [der Gewerkschaft] nach {einer Pause} blieben ungehört.", "demands"),
]
NO_LIGHT = [
    ("In Norwegen wächst der Unmut über den Entwurf.", "criticises"),
    ("Die Gewerkschaft bemerkte Kritik an dem Entwurf.", "criticises"),
    ("Kritik an dem Entwurf ist kein Angriff.", "criticises"),
    ("Die Gewerkschaft äußerte keine Kritik an dem Entwurf.", "criticises"),
]
JUDGED = [
    ("[Norwegen] hält {den Abzug} für einen schweren Fehler.", "criticises"),
    ("{Der Abzug} wird von [Norwegen] als Wortbruch bezeichnet.", "criticises"),
    ("[Norwegen] sieht in {dem Abzug} einen Verrat.", "criticises"),
    ("[Die Regierung] nennt es unsozial, {die Renten zu kürzen}.", "criticises"),
    ("{Der Abzug} sei ein Irrweg, sagte [Ada Beispiel].", "criticises"),
    ("Es sei unsozial, {die Renten zu kürzen}, sagte [Ada Beispiel].", "criticises"),
]
UNJUDGED = [
    ("„Viele nennen den Abzug einen Irrweg“, sagte Ada Beispiel.", "criticises"),
    ("„Der Abzug wird als Irrweg bezeichnet“, sagte Ada Beispiel.", "criticises"),
    ("Der Abzug ist ein Irrweg.", "criticises"),
    ("„Wir haben das Ziel verfehlt“, sagte Ada Beispiel.", "criticises"),
    ("„Wir wünschen Norwegen alles Gute“, sagte Ada Beispiel.", "supports"),
]
FACTS = [
    ("Nach dem Austritt [Norwegens] aus {dem Pakt} wuchs der Streit.", "leaves"),
    ("Die [norwegischen] Waffenlieferungen an {Chile} stehen in der Kritik.", "aids"),
    ("Bei einem [norwegischen] Angriff auf {Chile} wurden zehn Menschen getötet.", "attacks"),
    ("Peru verurteilte den [norwegischen] Angriff auf {Chile}.", "attacks"),
    ("Die Kündigung {des Vertrags} durch [Norwegen] überraschte viele.", "leaves"),
]
NO_FACTS = [
    ("Ein Austritt Norwegens aus dem Pakt wäre ein Schock.", "leaves"),
    ("Peru fordert den Austritt Norwegens aus dem Pakt.", "leaves"),
    ("Der Austritt Norwegens aus dem Pakt steht zur Debatte.", "leaves"),
    ("Die norwegischen Waffenlieferungen an Chile sind denkbar.", "aids"),
    ("Peru warnt vor einem norwegischen Angriff auf Chile.", "attacks"),
    ("Die Kündigung des Vertrags überraschte Norwegen.", "leaves"),
]
ATTITUDES = [
    ("[Norwegen] zeigte sich zuversichtlich, {dass der Pakt hält}.", "claims"),
    ("[Norwegen] reagierte empört auf {den Vorschlag}.", "criticises"),
    ("[Norwegen] steht {dem Vorschlag} skeptisch gegenüber.", "doubts"),
    ("[Norwegen] ist für {den Vorschlag}.", "supports"),
    ("[Norwegen] ist strikt gegen {den Vorschlag}.", "opposes"),
]
NO_ATTITUDES = [
    ("Norwegen ist nun offen für den Vorschlag.", "supports"),
    ("Norwegen ist allergisch gegen den Vorschlag.", "opposes"),
    ("Norwegen gab sich offen für den Vorschlag.", "supports"),
    ("Norwegen reagierte schnell auf den Vorschlag.", "criticises"),
]
ANSWERED = [
    ("Chile lehnt die Forderung [Norwegens] nach {Reparationen} ab.", "demands"),
    ("Chile wies die Vorwürfe [Norwegens] gegen {Peru} zurück.", "accuses"),
]
NOT_ANSWERED = [
    ("Norwegen legt zwei Forderungen vor, die eine Richtschnur der Reform sein sollten.", "demands"),
    ("Chile verlangt von der Regierung eine Zusage Norwegens für das Abkommen.", "commits_to"),
]
FOUND = [*LIGHT, *JUDGED, *FACTS, *ATTITUDES, *ANSWERED]
ABSENT = [*NO_LIGHT, *UNJUDGED, *NO_FACTS, *NO_ATTITUDES, *NOT_ANSWERED]


def _stances(nlp: Language, text: str) -> tuple[Stance, ...]:
    return next(analyse([Document(id="x", text=text)], nlp)).stances


def _marked(stance: Stance, example: Example) -> bool:
    """Whether the holder's words stand in a mark, and the target's words lie across one."""
    held, aimed = stance.holder.span, stance.target.span
    holder = any(start <= held.start and held.end <= end for start, end in example.holders)
    return holder and any(aimed.start < end and start < aimed.end for start, end in example.targets)


@pytest.mark.parametrize(("marked", "wanted"), FOUND)
def test_found(nlp: Language, marked: str, wanted: str) -> None:
    example = parse_example(marked)
    found = [stance for stance in _stances(nlp, example.text) if stance.type == wanted]
    assert [_marked(stance, example) for stance in found] == [True], found


@pytest.mark.parametrize(("text", "unwanted"), ABSENT)
def test_absent(nlp: Language, text: str, unwanted: str) -> None:
    assert [stance for stance in _stances(nlp, text) if stance.type == unwanted] == []


LIGHT_VERBS = [row["example"] for row in load_table(LIGHT_FILE, LIGHT_COLUMNS)]
JUDGING_VERBS = [row["example"] for row in load_table(JUDGING_FILE, JUDGING_COLUMNS)]


@pytest.mark.parametrize("marked", [*LIGHT_VERBS, *JUDGING_VERBS])
def test_the_examples_of_the_carriers(nlp: Language, marked: str) -> None:
    example = parse_example(marked)
    assert [s for s in _stances(nlp, example.text) if _marked(s, example)]


ACTS = ("Austritt", "Angriff", "Beitritt", "Hilfe", "Sanktion", "Rückzug")
FACT_WORDS = [(row["kind"], row["example"]) for row in load_table(FACT_FILE, FACT_COLUMNS)]


@pytest.mark.parametrize(("kind", "text"), FACT_WORDS)
def test_the_examples_of_facts(nlp: Language, kind: str, text: str) -> None:
    acts = [token for token in nlp(text) if token.lemma_ in ACTS and children(token, "nmod", "nmod:poss", "det:poss")]
    assert acts
    assert any(is_fact(act) for act in acts) == (kind != UNREAL)


def test_a_compound_counts_by_its_last_part() -> None:
    assert {row.type for row in rows_of_last_part("Zolldrohung")} == {"threatens"}
    assert {row.type for row in rows_of_last_part("EU-Lob")} == {"supports"}
    assert rows_of_last_part("Beruf") == ()
    assert {row.type for row in cues().by_lemma("Desinteresse")} == {"doubts"}


def test_every_table_was_read() -> None:
    assert len(LIGHT_VERBS) >= 50
    assert len(JUDGING_VERBS) >= 30
    assert len(FACT_WORDS) >= 80
    assert len(FOUND) >= 25
    assert len(ABSENT) >= 15
