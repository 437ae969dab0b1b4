"""The door of the room: statements are complete, unique, sorted and the same whatever order they come in."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from link_building import analysis, mention, stance

from kg.domain.dates import PartialDate
from kg.domain.documents import Document
from kg.domain.spans import Span
from kg.domain.stances import Mode, Quotation, Relation, Target
from kg.domain.statements import RelationStatement, StanceStatement
from kg.link import link

TEXT = "Oslo, Riga und Minsk fordern ein Tempolimit. Das Parlament in Riga stimmt zu."
DOCUMENT = Document("d1", TEXT, date=PartialDate(2025, 3, 4))


def speed_limit() -> Target:
    start = TEXT.index("Tempolimit")
    return Target(Span(start, start + 10, "Tempolimit"), "Tempolimit", words=("Tempolimit",))


def demand(name: str, **more: object) -> object:
    return stance(DOCUMENT, mention(name, start=TEXT.index(name)), "demands", speed_limit(), **more)


def test_a_stance_becomes_a_statement() -> None:
    (statement,) = link(analysis(DOCUMENT, demand("Oslo"))).statements  # type: ignore[arg-type]
    assert isinstance(statement, StanceStatement)
    assert statement.holder.actor.id == "state:no"
    assert statement.target.actor.id == "issue:speed_limit(-)"
    assert (statement.type, statement.polarity) == ("demands", 1)
    assert statement.id.startswith("st-")


def test_statements_without_a_holder_are_left_out() -> None:
    nobody = stance(DOCUMENT, mention("man", "PRON"), "demands", speed_limit())
    place = stance(DOCUMENT, mention("Graz", "LOC", "locative"), "demands", speed_limit())
    assert link(analysis(DOCUMENT, nobody, place)).statements == ()


def test_nobody_takes_a_position_on_themselves() -> None:
    norway = mention("Oslo")
    alone = stance(DOCUMENT, norway, "supports", Target(norway.span, "Oslo", norway))
    assert link(analysis(DOCUMENT, alone)).statements == ()


def test_the_same_statement_twice_is_one_and_the_surer_one_stays() -> None:
    pair = [demand("Oslo", confidence=0.5), demand("Oslo", confidence=0.8), demand("Oslo", confidence=0.6)]
    (statement,) = link(analysis(DOCUMENT, *pair)).statements  # type: ignore[arg-type]
    (surest,) = link(analysis(DOCUMENT, pair[1])).statements  # type: ignore[arg-type]
    assert statement == surest


def test_reporters_are_sorted_and_never_the_holder() -> None:
    told = tuple(mention(name, "ORG") for name in ("Reuters", "dpa", "Reuters"))
    made = replace(demand("Oslo"), reported_by=(*told, mention("Norwegen")))  # type: ignore[type-var]
    (statement,) = link(analysis(DOCUMENT, made)).statements  # type: ignore[arg-type]
    assert isinstance(statement, StanceStatement)
    assert [actor.id for actor in statement.reported_by] == ["org:dpa", "org:reuters"]


def test_a_body_brings_the_state_it_is_a_part_of() -> None:
    start = TEXT.index("Parlament")
    body = mention("Parlament", "NOUN", start=start)
    made = stance(DOCUMENT, body, "agrees_to", speed_limit())
    riga = mention("Riga", "LOC", "locative", TEXT.rindex("Riga"))
    found = link(analysis(DOCUMENT, made, mentions=(riga,))).statements
    part = next(one for one in found if isinstance(one, RelationStatement))
    assert (part.subject.actor.id, part.relation, part.object.actor.id) == (
        "org:lettland-parlament", "part_of", "state:lv",
    )  # fmt: skip
    assert part.time.said == PartialDate(2025, 3, 4)
    assert len(found) == 2


def test_relations_link_both_ends_and_offices() -> None:
    person = mention("Jana Kruse", "PER")
    owner = mention("luxemburgisch", "LOC", "modifier", form="deriv", text="luxemburgische")
    office = mention("Außenministerin", "NOUN", modifiers=(owner,))
    evidence = Span(0, len(TEXT), TEXT)
    relations = (
        Relation(person, "holds_office", office, evidence, "relations:title"),
        Relation(person, "represents", owner, evidence, "relations:title"),
        Relation(person, "party_of", mention("CDU", "ORG"), evidence, "relations:bracket"),
        Relation(mention("es", "PRON"), "represents", owner, evidence, "relations:title"),
    )
    found = link(replace(analysis(DOCUMENT), relations=relations)).statements
    ends = {(s.subject.actor.id, s.relation, s.object.actor.id) for s in found if isinstance(s, RelationStatement)}
    assert ends == {
        ("person:jana-kruse", "holds_office", "office:luxemburg-aussenminister"),
        ("person:jana-kruse", "represents", "state:lu"),
        ("person:jana-kruse", "party_of", "org:cdu"),
    }


def test_quotations_keep_their_order_and_places_do_not_speak() -> None:
    said = [
        Quotation(Span(0, 4, "Oslo"), Mode.DIRECT, mention("Jana Kruse", "PER")),
        Quotation(Span(6, 10, "Riga"), Mode.DIRECT, mention("Graz", "LOC", "locative")),
        Quotation(Span(15, 20, "Minsk"), Mode.INDIRECT),
    ]
    found = link(replace(analysis(DOCUMENT), quotations=tuple(said))).quotations
    speakers = [None if one.speaker is None else one.speaker.actor.id for one in found]
    assert speakers == ["person:jana-kruse", None, None]


@given(st.permutations(["Oslo", "Riga", "Minsk"]))
def test_the_order_of_stances_does_not_matter(names: list[str]) -> None:
    found = link(analysis(DOCUMENT, *(demand(name) for name in names))).statements  # type: ignore[arg-type]
    assert [statement.id for statement in found] == sorted(statement.id for statement in found)
    holders = {statement.holder.actor.id for statement in found if isinstance(statement, StanceStatement)}
    assert holders == {"state:no", "state:lv", "state:by"}
