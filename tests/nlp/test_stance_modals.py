"""Modal verbs: what a speaker says ought to be and what an actor wants, beside what only must or is said to happen.

The holder stands in [ ], the target in { }; a passage without marks must give no stance at all.
"""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.domain.documents import Document
from kg.domain.stances import Stance
from kg.lexicon.cues import parse_example
from kg.nlp.analyse import analyse
from kg.nlp.holders import whose

MARKED = [
    # a directive in speech is the speaker's demand, denied it is opposition
    ("[Rosa Hell] sagte, {die Löhne müssten steigen}.", "demands"),
    ("[Rosa Hell] sagte, {die Löhne dürften nicht sinken}.", ""),
    ("[Rosa Hell] sagte, {der Staat dürfe die Löhne nicht kürzen}.", "opposes"),
    ("[Rosa Hell] sagte, {das Amt solle die Akten öffnen}.", "demands"),
    ("„{Der Staat muss die Löhne erhöhen}“, sagte [Rosa Hell].", "demands"),
    ("Löhne müssen steigen.", ""),
    ("Rosa Hell sagte, der Turm soll gefallen sein.", ""),
    ("Rosa Hell sagte, man müsse mit Regen rechnen.", ""),
    ("Rosa Hell sagte, sie müsse nun gehen.", ""),
    ("Rosa Hell sagte, das Schiff habe warten müssen.", ""),
    ("Rosa Hell fragte: „Muss der Staat die Löhne erhöhen?“", ""),
    # what is allowed within limits alone is neither agreed to nor refused
    ("Rosa Hell sagte, der Verein dürfe die Halle nur im Sommer öffnen.", ""),
    ("[Rosa Hell] sagte, {der Verein dürfe die Halle im Sommer öffnen}.", "open_to"),
    # there ought to be something: that is what is wanted
    ("[Rosa Hell] sagte, es müsse {höhere Löhne} geben.", "demands"),
    ("[Rosa Hell] sagte, {Steuern} dürfe es nicht geben.", "opposes"),
    ("[Rosa Hell] sagte, {der Staat müsse höhere Löhne geben}.", "demands"),
    # what shall be in somebody's view, beside what shall be by hearsay
    ("Nach dem Willen [Norwegens] {sollen die Löhne steigen}.", "demands"),
    ("Nach Ansicht [Norwegens] {sollen die Löhne steigen}.", "demands"),
    ("Nach Angaben Norwegens sollen die Löhne steigen.", ""),
    # what an actor wants to do
    ("[Norwegen] will {die Löhne erhöhen}.", "commits_to"),
    ("Deshalb will [Norwegen] nun {die Löhne erhöhen}.", "commits_to"),
    ("[Norwegen] will {die Löhne erhöhen} und {die Schulen bauen}.", "commits_to"),
    ("[Norwegen] will {die Löhne erhöhen}, um Streiks zu vermeiden.", "commits_to"),
    ("[Norwegen] will {die Löhne nicht erhöhen}.", "opposes"),
    ("Wenn Norwegen die Löhne erhöhen will, steigen die Kosten.", ""),
    ("Will Norwegen die Löhne erhöhen?", ""),
    ("Norwegen will das Schiff gesehen haben.", ""),
    ("Rosa Hell sagte, [sie] werde {die Löhne erhöhen}.", "commits_to"),
    ("Rosa Hell sagte, der Regen werde die Felder fluten.", ""),
]


def found(nlp: Language, text: str) -> list[Stance]:
    return list(next(iter(analyse([Document("t", text)], nlp))).stances)


@pytest.mark.parametrize(("marked", "kind"), MARKED)
def test_modal(nlp: Language, marked: str, kind: str) -> None:
    example = parse_example(marked)
    stances = [stance for stance in found(nlp, example.text) if stance.rule.startswith("modals:")]
    if not kind:
        assert stances == []
        return
    assert {stance.type for stance in stances} == {kind}
    wanted = {example.text[start:end] for start, end in example.targets}
    assert {stance.target.span.text for stance in stances} == wanted
    assert {example.text[start:end] for start, end in example.holders} == {s.holder.span.text for s in stances}


BETTER = [
    ("Norwegen will den Pakt kündigen.", {"leaves"}),
    ("Rosa Hell forderte, dass die Löhne steigen müssten.", {"demands"}),
]


@pytest.mark.parametrize(("text", "kinds"), BETTER)
def test_another_cue_says_it_better(nlp: Language, text: str, kinds: set[str]) -> None:
    stances = found(nlp, text)
    assert {stance.type for stance in stances} == kinds
    assert not [stance for stance in stances if stance.rule.startswith("modals:")]


def test_how_many_cases() -> None:
    assert len(MARKED) == 29


def test_pronouns_take_their_antecedent(nlp: Language) -> None:
    (stance,) = found(nlp, "Rosa Hell sagte, sie werde die Löhne erhöhen.")
    assert whose(stance.holder).name == "Rosa Hell"
