"""All files of graph/, the door in front of them, GraphML, and addresses."""

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import example, given, settings

from kg.domain.actors import Actor, Kind
from kg.domain.documents import Document
from kg.domain.spans import Span
from kg.export import graphml
from kg.export.door import ExportError, admit
from kg.export.jsonl_reader import read_quotations, read_statements
from kg.export.namespaces import BASE, Names, segment
from kg.export.validate import validate_file
from kg.export.writers import write_all
from sampling import FINLAND, HOSTILE, LATVIA, MINES, OTTAWA, REPORT, corpora, names, quotations, stance, world

FILES = [
    "graph.graphml",
    "graph.html",
    "graph.trig",
    "graph.ttl",
    "quotations.jsonl",
    "report.json",
    "statements.jsonl",
    "vocabulary.ttl",
]
LEAVING = ("verlassen", "verlassen")


def leaves(holder: Actor, document: Document = MINES):
    return stance(document, (holder, "Lettland"), "leaves", LEAVING, (OTTAWA, "Minenverbot"))


# ------------------------------------------------------------------ all files


def test_every_file_of_the_contract_is_written(tmp_path: Path) -> None:
    write_all(tmp_path, world(), quotations(), REPORT, BASE)
    assert sorted(file.name for file in tmp_path.iterdir()) == FILES
    assert len(list(read_statements(tmp_path / "statements.jsonl"))) == 9
    assert len(list(read_quotations(tmp_path / "quotations.jsonl"))) == 2
    assert validate_file(tmp_path / "graph.ttl") == []
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8")) == REPORT


def test_the_order_of_arrival_changes_no_byte_of_any_file(tmp_path: Path) -> None:
    for name, turn in (("there", list), ("back", lambda found: list(reversed(found)))):
        (tmp_path / name).mkdir()
        write_all(tmp_path / name, iter(turn(world())), iter(turn(quotations())), REPORT, BASE)
    for file in FILES:
        assert (tmp_path / "there" / file).read_bytes() == (tmp_path / "back" / file).read_bytes(), file


def test_a_process_that_draws_beside_changes_no_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.export.writers._LARGE", 0)
    for name, workers in (("alone", 1), ("beside", 2)):
        (tmp_path / name).mkdir()
        write_all(tmp_path / name, world(), quotations(), REPORT, BASE, workers)
    assert sorted(file.name for file in (tmp_path / "beside").iterdir()) == FILES
    for file in FILES:
        assert (tmp_path / "alone" / file).read_bytes() == (tmp_path / "beside" / file).read_bytes(), file


def test_nothing_gives_files_too(tmp_path: Path) -> None:
    write_all(tmp_path, [], [], {}, BASE)
    assert (tmp_path / "statements.jsonl").read_bytes() == b""
    assert validate_file(tmp_path / "graph.ttl") == []


# ------------------------------------------------------------------ the door


def moved(statement, **change):
    return replace(statement, **change)


FIRST = world()[0]
REFUSED = [
    (moved(FIRST, evidence=Span(1, 9, "Finnland")), "evidence 1-9 is not what the text says there"),
    (moved(FIRST, evidence=Span(3, 3, "")), "the evidence at 3 is empty"),
    (moved(FIRST, confidence=1.5), "confidence 1.5 is outside 0..1"),
    (moved(FIRST, confidence=float("nan")), "confidence nan is outside 0..1"),
    (moved(FIRST, polarity=2), "polarity 2 is none of 1, 0, -1"),
    (moved(FIRST, type="hopes"), "'hopes' is no stance type"),
    (moved(FIRST, rule="\ud800"), "its rule holds half a surrogate pair"),
    (moved(world()[3], relation="likes"), "'likes' is no relation"),
    (leaves(Actor("", "X", Kind.GROUP)), "the node 'X' has no id"),
    (leaves(Actor("group:\udc00", "X", Kind.GROUP)), "a node's id or name holds half a surrogate pair"),
    (leaves(Actor("group:x", "X", Kind.GROUP, wikidata="Q33> <x")), "no Q and digits"),
    (leaves(LATVIA, replace(MINES, title="\udfff")), "its title holds half a surrogate pair"),
    (leaves(LATVIA, replace(MINES, id="")), "the document has no id"),
]


@pytest.mark.parametrize(("statement", "reason"), REFUSED, ids=[reason for _, reason in REFUSED])
def test_what_cannot_be_written_truly_is_refused_before_anything_is(tmp_path: Path, statement, reason: str) -> None:
    with pytest.raises(ExportError) as caught:
        write_all(tmp_path, [*world(), statement], [], REPORT, BASE)
    assert reason in str(caught.value)
    assert str(caught.value).startswith("'mines.txt': ")
    assert list(tmp_path.iterdir()) == []


def test_all_problems_are_named_at_once() -> None:
    with pytest.raises(ExportError) as caught:
        admit(
            [moved(FIRST, confidence=2), moved(FIRST, polarity=5)], [replace(quotations()[0], content=Span(0, 1, "x"))]
        )
    assert len(str(caught.value).splitlines()) == 3


def test_two_documents_with_one_id_are_refused() -> None:
    with pytest.raises(ExportError, match="two different documents have the id 'mines'"):
        admit([FIRST, leaves(LATVIA, replace(MINES, source="other/mines.txt"))], [])


def test_records_read_back_without_text_pass(tmp_path: Path) -> None:
    write_all(tmp_path, world(), quotations(), REPORT, BASE)
    admit(read_statements(tmp_path / "statements.jsonl"), read_quotations(tmp_path / "quotations.jsonl"))


# ------------------------------------------------------------------ GraphML


def test_graphml_opens_with_labels_weights_and_dates(tmp_path: Path) -> None:
    graphml.write(tmp_path / "g.graphml", world())
    graph = nx.read_graphml(tmp_path / "g.graphml", force_multigraph=True)
    assert graph.nodes[FINLAND.id]["label"] == "Finnland"
    edge = graph.get_edge_data(FINLAND.id, OTTAWA.id)[FIRST.id]
    assert (edge["label"], edge["weight"], edge["date"]) == ("verlässt / leaves", 0.9, "2025-04-02")
    assert (edge["polarity"], edge["negated"]) == (-1, False)
    assert graph.number_of_edges() == 9


@settings(max_examples=40, deadline=None)
@given(corpora())
def test_graphml_is_xml_whatever_the_names(tmp_path_factory, corpus) -> None:
    file = tmp_path_factory.mktemp("graphml") / "g"
    graphml.write(file, corpus[0])
    root = ET.parse(file).getroot()
    edges = root.findall(".//{http://graphml.graphdrawing.org/xmlns}edge")
    assert {edge.get("id") for edge in edges} == {one.id for one in corpus[0]}
    nx.read_graphml(file, force_multigraph=True)


# ------------------------------------------------------------------ addresses


@settings(deadline=None)
@given(names, names)
@example(".", "..")
@example("%2E", ".")
@example("a/b", "a%2Fb")
def test_different_ids_have_different_addresses(one: str, other: str) -> None:
    assert (segment(one) == segment(other)) == (one == other)


@settings(deadline=None)
@given(names)
def test_an_address_has_no_dangerous_character(text: str) -> None:
    assert set(segment(text)) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:(),%")
    assert not segment(text).endswith(".")


def test_every_hostile_id_becomes_an_address() -> None:
    assert len({Names().thing(text) for text in HOSTILE}) == len(HOSTILE)


@pytest.mark.parametrize("text", ["", "\ud800"])
def test_what_cannot_become_an_address_is_refused(text: str) -> None:
    with pytest.raises(ExportError, match="address"):
        segment(text)


@pytest.mark.parametrize(
    "base", ["", "/", "graph/", "https://w3id.org/x", "https://w3id.org/x#/", "https://w3id.org/a b/"]
)
def test_a_base_that_is_no_address_is_refused(tmp_path: Path, base: str) -> None:
    with pytest.raises(ExportError, match=r"the base .* give an absolute address such as https://"):
        write_all(tmp_path, [], [], {}, base)
    assert list(tmp_path.iterdir()) == []
