"""What a document says twice is one statement with two pieces of evidence, from the linker to the files."""

from __future__ import annotations

import base64
import json
import re
import zlib
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph

import sampling
from kg.cli.explain import _lines
from kg.domain.dates import PartialDate
from kg.domain.documents import Document
from kg.domain.stances import Basis, Cue, Modality, Phase, Time
from kg.domain.statements import RelationStatement, StanceStatement, Statement
from kg.export import jsonl, rdf
from kg.export.door import admit
from kg.export.html import render
from kg.export.jsonl_reader import read_statements
from kg.export.validate import validate
from kg.link.judgements import judge
from kg.link.repeated import merged
from kg.read.judgements import read_judgements, rejection

TEXT = "Finnland fordert mehr Hilfe. Das berichtet Nordfunk. Helsinki verlangt also mehr Hilfe."
DOCUMENT = Document("twice", TEXT, date=PartialDate(2025, 3, 4), source="twice.txt")
AID = sampling.Actor("issue:aid", "mehr Hilfe", sampling.Kind.ISSUE)
MONDAY, FRIDAY = PartialDate(2025, 3, 3), PartialDate(2025, 2, 28)


def demand(words: str = "Finnland", cue: str = "fordert", **more: object) -> StanceStatement:
    made = sampling.stance(DOCUMENT, (sampling.FINLAND, words), "demands", (cue, cue), (AID, "mehr Hilfe"))
    return replace(made, **more)  # type: ignore[arg-type]


FIRST = demand(confidence=0.6, time=sampling.published(DOCUMENT))
AGAIN = demand(
    "Helsinki", "verlangt", confidence=0.8, time=sampling.published(DOCUMENT), reported_by=(sampling.AGENCY,)
)


def both() -> StanceStatement:
    (one,) = merged([AGAIN, FIRST])
    assert isinstance(one, StanceStatement)
    return one


def test_the_surest_passage_leads_and_the_first_cue_names_it() -> None:
    one = both()
    assert one.id == FIRST.id != AGAIN.id
    assert (one.cue.span.text, one.holder.mention.span.text, one.confidence) == ("verlangt", "Helsinki", 0.8)
    assert [proof.span.text for proof in one.more_evidence] == ["Finnland fordert mehr Hilfe."]
    assert [proof.place.text for proof in one.proofs] == ["fordert", "verlangt"]


def test_between_equals_the_first_in_the_text_leads() -> None:
    (one,) = merged([replace(AGAIN, confidence=0.6), FIRST])
    assert (one.evidence, [proof.rule for proof in one.more_evidence]) == (FIRST.evidence, ["verbs:verlangt"])


@pytest.mark.parametrize(
    "change",
    [
        {"type": "supports"},
        {"modality": Modality.POSSIBLE},
        {"polarity": 0},
        {"time": Time(phase=Phase.PAST)},
        {"document": Document("other", TEXT)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_says_something_else_stays_apart(change: dict[str, object]) -> None:
    assert len(merged([FIRST, replace(AGAIN, **change)])) == 2  # type: ignore[arg-type]


def test_two_days_are_two_statements_and_the_undated_one_joins_the_first() -> None:
    monday, friday = Time(MONDAY, Basis.RELATIVE), Time(FRIDAY, Basis.EXPLICIT)
    assert len(merged([replace(FIRST, time=monday), replace(AGAIN, time=friday)])) == 2
    (one,) = merged([FIRST, replace(AGAIN, time=monday)])
    assert (one.time.said, one.time.basis) == (MONDAY, Basis.RELATIVE)
    (one,) = merged([replace(FIRST, time=replace(monday, until=PartialDate(2027))), AGAIN])
    assert one.time == Time(MONDAY, Basis.RELATIVE, until=PartialDate(2027))


def test_a_relation_told_twice_is_one() -> None:
    one = sampling.relation(DOCUMENT, (sampling.FINLAND, "Finnland"), "member_of", (sampling.AGENCY, "Nordfunk"))
    other = replace(one, evidence=sampling.sentence(DOCUMENT, "Nordfunk"))
    (both,) = merged([other, one])
    assert isinstance(both, RelationStatement)
    assert both.id == one.id
    assert [proof.span.start for proof in both.proofs] == [0, TEXT.index("Das")]


CUES = [FIRST, AGAIN, replace(FIRST, cue=Cue(sampling.span(DOCUMENT, "also"), "also"))]
dates = st.tuples(st.sampled_from([None, MONDAY, FRIDAY]), st.sampled_from([None, PartialDate(2027)]))


@st.composite
def said(draw: st.DrawFn) -> list[Statement]:
    """Statements at three cues, repeated with other confidences; a cue has one date."""
    times = [
        Time(day, Basis.EXPLICIT if day else Basis.UNKNOWN, None, end) for day, end in draw(st.tuples(*[dates] * 3))
    ]
    found = draw(st.lists(st.tuples(st.integers(0, 2), st.sampled_from([0.4, 0.6, 0.8])), max_size=6))
    return [replace(CUES[at], time=times[at], confidence=sure) for at, sure in found]


@given(said(), st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing_and_no_evidence_is_lost(found: list[Statement], random) -> None:
    once = merged(found)
    random.shuffle(found)
    assert merged(found) == once
    assert merged(once) == once
    assert [one.id for one in once] == sorted({one.id for one in once})
    places = {one.cue.span for one in found if isinstance(one, StanceStatement)}
    assert sorted(proof.place for one in once for proof in one.proofs) == sorted(places)


def test_files_carry_all_evidence_and_conform(tmp_path: Path) -> None:
    one = both()
    admit([one], [])
    jsonl.write_statements(tmp_path / "s", [one])
    (again,) = read_statements(tmp_path / "s")
    assert (again.id, again.more_evidence) == (one.id, one.more_evidence)
    triples = ox.serialize({quad.triple for quad in rdf.quads([one])}, format=ox.RdfFormat.N_TRIPLES)
    graph = Graph().parse(data=triples, format="nt")
    assert list(validate(graph)) == []
    rows = graph.query(
        "PREFIX pg: <https://w3id.org/position-graph/ns#> PREFIX oa: <http://www.w3.org/ns/oa#>"
        "SELECT ?text ?cue ?by { ?s a pg:Stance ; pg:evidence ?e . ?e oa:hasTarget/pg:text ?text ; "
        "pg:evidenceCue/pg:text ?cue . OPTIONAL { ?e pg:evidenceReportedBy ?r . ?r skos:prefLabel ?by } }"
    )
    assert {(str(text), str(cue), str(by or "")) for text, cue, by in rows} == {
        ("Finnland fordert mehr Hilfe.", "fordert", ""),
        ("Helsinki verlangt also mehr Hilfe.", "verlangt", "Nordfunk"),
    }


def test_the_page_holds_both_sentences() -> None:
    packed = re.search('id="data">([^<]*)<', render([both()], "t"))
    assert packed is not None
    page = zlib.decompress(base64.b64decode(packed[1]), -zlib.MAX_WBITS).decode()
    assert "Finnland fordert mehr Hilfe." in page
    assert "Helsinki verlangt also mehr Hilfe." in page


def test_explain_shows_every_passage_with_its_cue() -> None:
    shown = "\n".join(line.plain for line in _lines(both()))
    assert "[Helsinki] <verlangt> also mehr Hilfe." in shown
    assert "Finnland <fordert> " in shown


@pytest.mark.parametrize("judged", [FIRST, AGAIN], ids=["first", "again"])
def test_a_judgement_on_either_passage_finds_the_statement(tmp_path: Path, judged: StanceStatement) -> None:
    line = rejection(judged) | {"statement": "st-0123456789abcdef"}
    (tmp_path / "j").write_text(f"{json.dumps(line)}\n", encoding="utf-8")
    left = judge(list(read_judgements(tmp_path / "j")), [both()], [])  # type: ignore[arg-type]
    assert (left.statements, left.applied) == ((), {"reject": 1})


def test_nodes_that_become_one_make_one_statement(tmp_path: Path) -> None:
    other = replace(AGAIN, holder=replace(AGAIN.holder, actor=replace(sampling.FINLAND, id="state:xx")))
    (tmp_path / "j").write_text('{"judgement": "same", "a": "state:xx", "b": "state:fi"}\n', encoding="utf-8")
    left = judge(list(read_judgements(tmp_path / "j")), [FIRST, other], [])  # type: ignore[arg-type]
    (one,) = left.statements
    assert len(one.proofs) == 2
