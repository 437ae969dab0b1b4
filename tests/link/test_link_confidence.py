"""Confidence: doubtful links lower it, and what is sooner wrong than two to one is not written."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from link_building import analysis, mention, stance

from kg.domain.actors import HOLDERS, Actor, Kind, Linked, Reason
from kg.domain.dates import PartialDate
from kg.domain.documents import Document
from kg.domain.mentions import MentionKind
from kg.domain.spans import Span
from kg.domain.stances import Target
from kg.domain.statements import StanceStatement
from kg.lexicon.confidence import log_odds
from kg.lexicon.stance_types import stance_types
from kg.link import link
from kg.link.confidence import LABEL_WORDS, LEAST, MORE, SENTENCE_WORDS, features, judged
from kg.link.link import stances

ARTICLE, EXCERPT = 4, 3  # sentences
TEXT = "Oslo fordert ein Tempolimit."
DOCUMENT = Document("d1", TEXT, date=PartialDate(2025, 3, 4))
START = TEXT.index("Tempolimit")
ISSUE = Linked(Actor("issue:speed_limit(-)", "Tempolimit", Kind.ISSUE), mention("Tempolimit", "NOUN"))


def holder(*reasons: tuple[str, float]) -> Linked:
    found = tuple(Reason(feature, score, "...") for feature, score in reasons)
    return Linked(Actor("state:no", "Norwegen", Kind.STATE), mention("Oslo"), found)


def demand(confidence: float) -> object:
    target = Target(Span(START, START + 10, "Tempolimit"), "Tempolimit", words=("Tempolimit",))
    return stance(DOCUMENT, mention("Oslo"), "demands", target, confidence=confidence)


def statement(confidence: float = 0.6, **changes: object) -> StanceStatement:
    """What linking makes of the demand, with the confidence of its reading."""
    (found,) = stances(analysis(DOCUMENT, demand(0.6)))  # type: ignore[arg-type]
    return replace(found, confidence=confidence, **changes)  # type: ignore[arg-type]


def test_what_a_link_rests_on_is_a_row_of_the_table() -> None:
    cases = {
        "known": [("name", 1.0), ("class", 0.1)],
        "person": [("person", 1.0)],
        "group": [("group", 0.8)],
        "body": [("body", 0.9), ("antecedent", 0.8)],
        "doubtful": [("nil", 0.6), ("antecedent", 0.8)],
    }
    for value, reasons in cases.items():
        found = dict(features(statement(holder=holder(*reasons), target=ISSUE), ARTICLE))
        assert (found["link"], found["about"]) == (value, "matter")
    assert len(cases) == 5
    assert dict(features(statement(target=holder(("name", 0.5))), ARTICLE))["about"] == "doubtful"


def test_what_a_reader_sees_of_a_statement_is_a_row_of_the_table() -> None:
    spokesman = replace(mention("Sprecher", "NOUN"), antecedent=mention("Moe", "PER"))
    unnamed = Linked(Actor("person:sprecher--d1", "Sprecher", Kind.PERSON), spokesman)
    long = Linked(Actor("issue:x", " ".join(["Wort"] * 21), Kind.ISSUE), mention("Wort", "NOUN"))
    found = dict(features(statement(holder=unnamed, target=long), ARTICLE))
    assert found["bearer"] == "person without a name"
    assert found["form"] == "NOUN taking up"
    assert (found["type"], found["label"], found["sentence"]) == ("demands", MORE, f"<={SENTENCE_WORDS[0]}")


def test_an_excerpt_may_have_lost_the_name_of_its_holder() -> None:
    one = statement(holder=holder(("nil", 0.6)))
    assert {feature for feature, _ in features(one, EXCERPT)} == {"text", "about", "type"}
    assert {"bearer", "form"} <= {feature for feature, _ in features(one, ARTICLE)}


def test_every_row_that_linking_asks_for_is_there() -> None:
    grounds = ("person", "group", "body", "doubtful", "known")
    wanted = {(feature, value) for feature in ("link", "about") for value in grounds} | {("about", "matter")}
    wanted |= {("bearer", f"{kind}{name}") for kind in HOLDERS for name in ("", " without a name")}
    wanted |= {("form", f"{kind}{found}") for kind in MentionKind for found in ("", " taking up")}
    wanted |= {("text", "excerpt"), ("text", "article")}
    wanted |= {("type", name) for name in stance_types()}
    for feature, bounds in (("label", LABEL_WORDS), ("sentence", SENTENCE_WORDS)):
        wanted |= {(feature, f"<={bound}") for bound in bounds} | {(feature, MORE)}
    assert wanted <= set(log_odds())


def test_a_doubtful_name_is_less_sure_than_a_full_one() -> None:
    doubtful = judged(statement(holder=holder(("nil", 0.6))), ARTICLE)
    assert doubtful.confidence < judged(statement(holder=holder(("person", 1.0))), ARTICLE).confidence


@given(st.floats(0.0001, 0.9999), st.floats(0.0001, 0.9999))
def test_linking_keeps_the_order_and_stays_a_probability(one: float, other: float) -> None:
    low, high = (judged(statement(sure), ARTICLE).confidence for sure in sorted((one, other)))
    assert 0 <= low <= high <= 1


def test_below_the_least_nothing_is_written() -> None:
    assert LEAST == 0.3
    sure, doubtful = analysis(DOCUMENT, demand(0.6)), analysis(DOCUMENT, demand(0.05))  # type: ignore[arg-type]
    assert [len(link(one).statements) for one in (sure, doubtful)] == [1, 0]
    (left_out,) = stances(doubtful)
    assert left_out.confidence < LEAST
    edge = replace(sure.stances[0], confidence=0.3)
    kept = link(analysis(DOCUMENT, edge)).statements
    assert bool(kept) is (next(stances(analysis(DOCUMENT, edge))).confidence >= LEAST)
