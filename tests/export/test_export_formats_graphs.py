"""GraphML, GEXF and Neo4j: the multigraph for other programs, whatever the names hold."""

import csv
import io
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.domain.actors import Actor, Kind
from kg.export import gexf, graphml, neo4j
from kg.export.xml_text import legal, legal_id
from kg.graph.build import build
from sampling import FINLAND, HOSTILE, LATVIA, OTTAWA, corpora, world

FIRST, SECOND = world()[:2]
GEXF = f"{{{gexf.NAMESPACE}}}"


def opened(tmp_path: Path, statements) -> nx.MultiDiGraph:
    gexf.write(tmp_path / "g.gexf", statements)
    return nx.read_gexf(tmp_path / "g.gexf", version="1.3")


# ------------------------------------------------------------------ text of XML


@given(st.text(), st.text())
@example("\x00", "\x01")
@example("\ufffd", "\x00")
@example("\ufffd0;", "\x00")
def test_different_ids_stay_different(one: str, other: str) -> None:
    assert (legal_id(one) == legal_id(other)) == (one == other)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_legal_text_is_read_back_by_an_xml_parser(text: str) -> None:
    for value in (legal(text), legal_id(text)):
        element = ET.Element("a", {"b": value})
        assert ET.fromstring(ET.tostring(element, encoding="utf-8")).get("b") == value


def test_only_what_xml_forbids_is_replaced() -> None:
    assert legal("a\x00b\x07\ufffe") == "a\ufffdb\ufffd\ufffd"
    assert legal("Zürich 😀\n\t") == "Zürich 😀\n\t"
    assert legal_id("org:a\x00") == "org:a\ufffd0;"
    assert legal_id("state:fi") == "state:fi"


# ------------------------------------------------------------------ GEXF


def test_gexf_opens_with_labels_weights_dates_polarity_and_confidence(tmp_path: Path) -> None:
    graph = opened(tmp_path, world())
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (11, 9)
    node = graph.nodes[FINLAND.id]
    assert (node["label"], node["kind"], node["wikidata"]) == ("Finnland", "state", "Q33")
    edge = graph.get_edge_data(FINLAND.id, OTTAWA.id)[FIRST.id]
    assert (edge["label"], edge["weight"], edge["date"]) == ("verlässt / leaves", 0.9, "2025-04-02")
    assert (edge["polarity"], edge["negated"], edge["confidence"]) == (-1, False, 0.9)
    assert (edge["start"], edge["end"]) == ("2025-04-02", "2025-04-02")
    assert (edge["valid_from"], edge["valid_until"]) == ("2025-10", "2030")
    assert (edge["evidence_start"], edge["evidence_end"]) == (FIRST.evidence.start, FIRST.evidence.end)
    assert graph.graph["mode"] == "dynamic"
    assert {edge["phase"] for *_, edge in graph.edges(data=True)} == {"current", "ended"}


def test_an_edge_is_there_on_every_day_its_date_can_mean(tmp_path: Path) -> None:
    graph = opened(tmp_path, world())
    times = {edge["date"]: (edge["start"], edge["end"]) for *_, edge in graph.edges(data=True) if "date" in edge}
    assert times["2025-03"] == ("2025-03-01", "2025-03-31")
    assert times["2019"] == ("2019-01-01", "2019-12-31")
    undated = [edge for *_, edge in graph.edges(data=True) if "date" not in edge]
    assert undated
    assert all("start" not in edge and "end" not in edge for edge in undated)


def test_parallel_edges_stay_apart_by_id_and_kind(tmp_path: Path) -> None:
    """Latvia leaves the convention it once supported."""
    graph = opened(tmp_path, world())
    assert {edge["type"] for edge in graph.get_edge_data(LATVIA.id, OTTAWA.id).values()} == {"leaves", "supports"}
    root = ET.parse(tmp_path / "g.gexf").getroot()
    edges = root.findall(f".//{GEXF}edge")
    assert {edge.get("id") for edge in edges} == {one.id for one in world()}
    assert {edge.get("kind") for edge in edges} >= {"leaves", "supports", "member_of"}
    assert {edge.get("type") for edge in edges} == {None}


# the elements of GEXF 1.3 that we write, with the attributes its schema allows
SCHEMA = {
    "gexf": ({"version"}, ["graph"]),
    "graph": ({"defaultedgetype", "mode", "timeformat"}, ["attributes", "attributes", "nodes", "edges"]),
    "attributes": ({"class"}, None),
    "attribute": ({"id", "title", "type"}, []),
    "nodes": (set(), None),
    "node": ({"id", "label"}, ["attvalues"]),
    "edges": (set(), None),
    "edge": ({"id", "source", "target", "kind", "label", "weight", "start", "end"}, ["attvalues"]),
    "attvalues": (set(), None),
    "attvalue": ({"for", "value"}, []),
}


@settings(max_examples=40)
@given(corpora())
@example((world(), []))
@example(([], []))
def test_gexf_holds_every_node_edge_and_text_whatever_the_names(tmp_path_factory, corpus) -> None:
    path = tmp_path_factory.mktemp("gexf") / "g"
    gexf.write(path, corpus[0])
    root = ET.parse(path).getroot()
    for element in root.iter():
        attributes, children = SCHEMA[element.tag.removeprefix(GEXF)]
        assert set(element.attrib) <= attributes
        assert children is None or [child.tag.removeprefix(GEXF) for child in element] == children
    declared = {(kind.get("class"), one.get("id")) for kind in root.iter(f"{GEXF}attributes") for one in kind}
    wanted = build(corpus[0])
    nodes = {node.get("id"): node for node in root.iter(f"{GEXF}node")}
    assert set(nodes) == set(map(legal_id, wanted))
    assert all(nodes[legal_id(id)].get("label") == legal(data["label"]) for id, data in wanted.nodes(data=True))
    edges = {edge.get("id"): edge for edge in root.iter(f"{GEXF}edge")}
    assert len(edges) == wanted.number_of_edges()
    for start, end, key, data in wanted.edges(keys=True, data=True):
        edge = edges[key]
        assert (edge.get("source"), edge.get("target")) == (legal_id(start), legal_id(end))
        values = {one.get("for"): one.get("value") for one in edge[0]}
        assert {("edge", name) for name in values} <= declared
        assert values.get("title", "") == legal(data["title"])
        assert values.get("evidence", "") == legal(data["evidence"])


# ------------------------------------------------------------------ GraphML


@settings(max_examples=40)
@given(corpora())
def test_graphml_holds_every_node_and_label_whatever_the_names(tmp_path_factory, corpus) -> None:
    path = tmp_path_factory.mktemp("graphml") / "g"
    graphml.write(path, corpus[0])
    found, wanted = nx.read_graphml(path, force_multigraph=True), build(corpus[0])
    assert set(found) == set(map(legal_id, wanted))
    assert {key for *_, key in found.edges(keys=True)} == {key for *_, key in wanted.edges(keys=True)}
    for node, data in wanted.nodes(data=True):
        label = re.sub("\r\n?", "\n", legal(data["label"]))
        assert found.nodes[legal_id(node)]["label"] == label


def twins():
    """Two holders whose names differ in a character that XML cannot hold."""
    return [
        replace(FIRST, holder=replace(FIRST.holder, actor=Actor(f"group:x{mark}", "X", Kind.GROUP)))
        for mark in "\x00\x01"
    ]


@pytest.mark.parametrize("module", [graphml, gexf])
def test_two_nodes_never_become_one(tmp_path: Path, module) -> None:
    module.write(tmp_path / "g", twins())
    read = nx.read_graphml if module is graphml else lambda path: nx.read_gexf(path, version="1.3")
    assert len(read(tmp_path / "g")) == 4  # with the treaty and the reporter


# ------------------------------------------------------------------ Neo4j


def imported(folder: Path, name: str) -> list[dict[str, object]]:
    """A file as the importer reads it: quoted text, bare numbers, empty is null, lists by U+001F."""
    header, _, data = (folder / name).read_bytes().decode("utf-8").partition("\n")
    kinds = {"string": str, "int": int, "double": float, "boolean": {"true": True, "false": False}.__getitem__}
    found = []
    for row in csv.reader(io.StringIO(data, newline="")):
        record: dict[str, object] = {}
        for column, cell in zip(header.split(","), row, strict=True):
            key, _, kind = column.partition(":")
            if cell == "":
                record[key or kind] = None
            elif kind.endswith("[]"):
                record[key] = cell.split("\x1f")
            else:
                record[key or kind] = kinds.get(kind, str)(cell)
        found.append(record)
    return found


def test_neo4j_headers_name_ids_labels_types_and_the_kinds_of_values(tmp_path: Path) -> None:
    neo4j.write(tmp_path, world())
    assert sorted(file.name for file in tmp_path.iterdir()) == ["README.txt", "nodes.csv", "relationships.csv"]
    nodes = (tmp_path / "nodes.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    assert (nodes[0], nodes[-1]) == ("id:ID", ":LABEL")
    edges = (tmp_path / "relationships.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    assert edges[:3] == [":START_ID", ":END_ID", ":TYPE"]
    assert {"confidence:double", "polarity:int", "negated:boolean", "date:string", "date_from:date"} <= set(edges)
    assert "neo4j-admin database import full" in (tmp_path / "README.txt").read_text(encoding="utf-8")


def test_neo4j_gets_typed_values_and_lists(tmp_path: Path) -> None:
    neo4j.write(tmp_path, world())
    nodes = {node["id"]: node for node in imported(tmp_path, "nodes.csv")}
    assert (nodes[FINLAND.id]["LABEL"], nodes[FINLAND.id]["label_en"]) == ("State", "Finland")
    assert (nodes[FINLAND.id]["aliases"], nodes[FINLAND.id]["metonyms"]) == (["Republik Finnland"], ["Helsinki"])
    edges = {edge["id"]: edge for edge in imported(tmp_path, "relationships.csv")}
    edge = edges[FIRST.id]
    assert (edge["START_ID"], edge["TYPE"], edge["END_ID"]) == (FINLAND.id, "LEAVES", OTTAWA.id)
    assert (edge["polarity"], edge["negated"], edge["confidence"]) == (-1, False, 0.9)
    assert (edge["date"], edge["date_from"], edge["date_to"]) == ("2025-04-02", "2025-04-02", "2025-04-02")
    month = next(edge for edge in edges.values() if edge["date"] == "2025-03")
    assert (month["date_from"], month["date_to"]) == ("2025-03-01", "2025-03-31")
    assert {edge["date_from"] for edge in edges.values() if edge["date"] is None} == {None}


@settings(max_examples=40)
@given(corpora())
@example((world(), []))
@example(([], []))
def test_neo4j_rows_come_back_whatever_the_names(tmp_path_factory, corpus) -> None:
    folder = tmp_path_factory.mktemp("neo4j")
    neo4j.write(folder, corpus[0])
    wanted = build(corpus[0])
    nodes = {node["id"]: node for node in imported(folder, "nodes.csv")}
    assert set(nodes) == set(wanted)
    for id, data in wanted.nodes(data=True):
        assert (nodes[id]["label"] or "") == data["label"]
    edges = {edge["id"]: edge for edge in imported(folder, "relationships.csv")}
    assert len(edges) == wanted.number_of_edges()
    for start, end, key, data in wanted.edges(keys=True, data=True):
        assert (edges[key]["START_ID"], edges[key]["END_ID"]) == (start, end)
        assert {name: edges[key][name] or "" for name in ("title", "evidence", "rule")} == {
            name: data[name] for name in ("title", "evidence", "rule")
        }


def test_a_name_with_the_separator_stays_one_name(tmp_path: Path) -> None:
    actor = replace(FINLAND, aliases=("a\x1fb", "c"))
    neo4j.write(tmp_path, [replace(FIRST, holder=replace(FIRST.holder, actor=actor))])
    nodes = {node["id"]: node for node in imported(tmp_path, "nodes.csv")}
    assert nodes[FINLAND.id]["aliases"] == ["a\ufffdb", "c"]


@pytest.mark.parametrize("label", HOSTILE)
def test_hostile_labels_reach_neo4j_as_they_are(tmp_path: Path, label: str) -> None:
    neo4j.write(tmp_path, [replace(FIRST, holder=replace(FIRST.holder, actor=replace(FINLAND, label=label)))])
    nodes = {node["id"]: node for node in imported(tmp_path, "nodes.csv")}
    assert nodes[FINLAND.id]["label"] == label


# ------------------------------------------------------------------ all three


@settings(max_examples=30)
@given(corpora(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_no_byte(tmp_path_factory, corpus, random) -> None:
    there, back = tmp_path_factory.mktemp("there"), tmp_path_factory.mktemp("back")
    turned = list(corpus[0])
    random.shuffle(turned)
    for folder, statements in ((there, corpus[0]), (back, turned)):
        graphml.write(folder / "g.graphml", statements)
        gexf.write(folder / "g.gexf", statements)
        neo4j.write(folder, statements)
    names = sorted(file.name for file in there.iterdir())
    assert len(names) == 5
    assert all((there / name).read_bytes() == (back / name).read_bytes() for name in names)
