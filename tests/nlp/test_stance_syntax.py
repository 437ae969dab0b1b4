"""Where holder and target stand: before the verb or behind it, in the sentence before, or around a participle.

The holder stands in [ ], the target in { }; a passage without marks must give no stance by the cue in question.
"""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.domain.documents import Document
from kg.lexicon.cues import parse_example
from kg.nlp.analyse import analyse
from kg.nlp.holders import whose

CASES = [
    # an object that stands first is no subject
    ("{Den Plan} lehnt [Norwegen] ab.", "verbs:ablehnen", "opposes"),
    ("[Norwegen] lehnt {den Plan} ab.", "verbs:ablehnen", "opposes"),
    # a participle before its noun, with and without the one who did it
    ("Die von [Norwegen] geforderte {Reform} scheiterte.", "verbs:fordern", "demands"),
    ("Die geforderte Reform scheiterte.", "verbs:fordern", ""),
    # two verbs share the object behind them
    ("[Chile] fordert und unterstützt {ein Moratorium}.", "verbs:fordern", "demands"),
    ("[Chile] fordert und unterstützt {ein Moratorium}.", "verbs:unterstützen", "supports"),
    # what the sentence before was about
    ("Chile fordert {ein Moratorium}. [Norwegen] lehnt das ab.", "verbs:ablehnen", "opposes"),
    ("Chile fordert {ein Moratorium}. [Norwegen] ist dagegen.", "prepositions:dagegen", "opposes"),
    ("Chile fordert ein Moratorium. Es regnet. Norwegen ist dagegen.", "prepositions:dagegen", ""),
    ("Chile fordert ein Moratorium. Norwegen geht davon aus, dass es regnet.", "verbs:abrücken von", ""),
    # what is judged was said before
    ("Chile fordert {ein Moratorium}. „Das ist ein Fehler“, sagte [Otto Roth].", "evaluations:Fehler", "criticises"),
    ("Es regnet. „Das ist ein Fehler“, sagte Otto Roth.", "evaluations:Fehler", ""),
    # the verdict hangs on the verb
    ("[Norwegen] hält {den Plan} für überflüssig.", "evaluations:überflüssig", "criticises"),
    # who speaks says man of himself in the subjunctive alone
    ("[Otto Roth] sagte, man lehne {das Moratorium} ab.", "verbs:ablehnen", "opposes"),
    ("Otto Roth wohnt dort, wo man das Moratorium ablehnt.", "verbs:ablehnen", ""),
    # nobody takes a stance on himself
    ("Chile kritisiert Chile.", "verbs:kritisieren", ""),
]


@pytest.mark.parametrize(("marked", "rule", "kind"), CASES)
def test_holder_and_target(nlp: Language, marked: str, rule: str, kind: str) -> None:
    example = parse_example(marked)
    analysis = next(iter(analyse([Document("t", example.text)], nlp)))
    stances = [stance for stance in analysis.stances if stance.rule == rule]
    if not kind:
        assert stances == []
        return
    (stance,) = stances
    assert stance.type == kind
    assert [example.text[start:end] for start, end in example.holders] == [whose(stance.holder).span.text]
    ((start, end),) = example.targets
    assert stance.target.span.text in example.text[start:end]
    assert start <= stance.target.span.start < end


def test_how_many_cases() -> None:
    assert len(CASES) == 16


SERIES = [
    ("Die SPD fordert eine Abgabe, die Linke eine Steuer.", [("SPD", "Abgabe"), ("Linke", "Steuer")]),
    ("Die SPD fordert eine Abgabe und eine Steuer.", [("SPD", "Abgabe"), ("SPD", "Steuer")]),
]


@pytest.mark.parametrize(("text", "pairs"), SERIES)
def test_a_verb_left_out_has_its_own_holder(nlp: Language, text: str, pairs: list[tuple[str, str]]) -> None:
    analysis = next(iter(analyse([Document("t", text)], nlp)))
    assert [(stance.holder.span.text, stance.target.lemma) for stance in analysis.stances] == pairs


GUESSED = [
    ("Norwegen hat das Moratorium mitunterstützt.", {"fallback:verbs:unterstützen"}),
    ("Norwegen hat das Moratorium unterstützt.", {"verbs:unterstützen"}),
    ("Norwegen ist mitgegangen.", set()),
]


@pytest.mark.parametrize(("text", "rules"), GUESSED)
def test_an_unseen_verb_says_that_it_was_guessed(nlp: Language, text: str, rules: set[str]) -> None:
    stances = next(iter(analyse([Document("t", text)], nlp))).stances
    assert {stance.rule for stance in stances} == rules


def test_a_guess_is_less_sure_than_the_row_it_rests_on(nlp: Language) -> None:
    texts = [Document(text, text) for text, rules in GUESSED if rules]
    guessed, known = (analysis.stances[0].confidence for analysis in analyse(texts, nlp))
    assert guessed < known
