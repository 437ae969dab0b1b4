"""SPARQL over graph.trig: answers, refusals, and the listed queries on two engines."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph

from kg.export import rdf
from kg.export.listed import listed_queries
from kg.export.namespaces import BASE, Names
from kg.export.query import Dataset, Description, QueryError, Table, Truth, ask, load
from sampling import OTTAWA, REPORT, quotations, world

MINES_NEWS, ENTRY_NEWS, OLD_NEWS = (f"{BASE}id/document:{name}" for name in ("mines", "entry", "old"))
OTTAWA_LABEL = "Ottawa-Konvention"

EXPECTED = {
    "leavers": [
        (OTTAWA_LABEL, "Finnland", "2025-04-02", MINES_NEWS),
        (OTTAWA_LABEL, "Lettland", "2025-04-02", MINES_NEWS),
    ],
    "positions": [
        ("Nato-Beitritt der Ukraine", "Ukraine", "demands", "1", "1", "2025-03", "2025-03"),
        (OTTAWA_LABEL, "Finnland", "leaves", "-1", "1", "2025-04-02", "2025-04-02"),
        (OTTAWA_LABEL, "Jana Kruse", "criticises", "-1", "1", "2025-03-31", "2025-03-31"),
        (OTTAWA_LABEL, "Lettland", "leaves", "-1", "1", "2025-04-02", "2025-04-02"),
        (OTTAWA_LABEL, "Lettland", "supports", "1", "1", "2019", "2019"),
    ],
    "disagreements": [
        (OTTAWA_LABEL, "Lettland", "Finnland"),
        (OTTAWA_LABEL, "Lettland", "Jana Kruse"),
    ],
    "quotations": [
        ("Jana Kruse", "direct", "Wir brauchen Schutz.", "Abschied vom Minenverbot"),
        (None, "free_indirect", "Island gehört der Nato an.", "Kiew drängt"),
    ],
    "undated": [
        (Names().thing(world()[6].id).value, "Finnland könnte den Beitritt unterstützen.", ENTRY_NEWS),
    ],
    "hypothetical": [("Finnland", "unterstützt", "Nato-Beitritt der Ukraine", "possible")],
    "memberships": [
        ("Island", "member_of", "Nato", "2025-03"),
        ("Jana Kruse", "holds_office", "Verteidigungsministerin", "2025-04-02"),
        ("Jana Kruse", "party_of", "Volkspartei", "2025-04-02"),
    ],
    "evidence": [
        (Names().thing(one.id).value, one.evidence.text, one.document.title,
         str(one.evidence.start), str(one.evidence.end))
        for one in sorted(world(), key=lambda one: (one.document.title, one.evidence.start, one.id))
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("graph")
    quads = list(rdf.quads(world(), quotations(), REPORT))
    rdf.write_trig(path / "graph.trig", quads)
    rdf.write_turtle(path / "graph.ttl", quads)
    return path


@pytest.fixture(scope="module")
def data(folder: Path) -> Dataset:
    return load(folder)


@pytest.fixture(scope="module")
def merged(folder: Path) -> Graph:
    return Graph().parse(folder / "graph.ttl", format="turtle")


def plain(rows) -> list[tuple[str | None, ...]]:
    return [tuple(None if cell is None else getattr(cell, "value", str(cell)) for cell in row) for row in rows]


@pytest.mark.parametrize("query", listed_queries(), ids=lambda query: query.name)
def test_a_listed_query_gives_its_rows_on_both_engines(data: Dataset, merged: Graph, query) -> None:
    assert query.title.endswith("?")
    answer = ask(data, query.text)
    assert isinstance(answer, Table)
    assert plain(answer.rows) == EXPECTED[query.name]
    other = [tuple(None if cell is None else str(cell) for cell in row) for row in merged.query(query.text)]
    assert other == EXPECTED[query.name]


def test_every_listed_query_is_expected() -> None:
    assert [query.name for query in listed_queries()] == sorted(EXPECTED)
    assert len(EXPECTED) == 8


def test_a_listed_query_follows_the_base(tmp_path: Path) -> None:
    base = "https://example.org/haltungen/"
    rdf.write_trig(tmp_path / "graph.trig", rdf.quads(world(), base=base), base)
    data = load(tmp_path / "graph.trig")
    assert data.base == base
    (query,) = (one for one in listed_queries() if one.name == "leavers")
    assert len(ask(data, query.against(base)).rows) == 2
    assert not ask(data, query.text).rows


def test_a_simple_question_needs_no_prefix_lines(data: Dataset) -> None:
    answer = ask(data, "SELECT ?who WHERE { ?who pg:leaves id:treaty:ottawa-convention }")
    assert answer.columns == ("who",)
    assert plain(answer.rows) == [(f"{BASE}id/state:fi",), (f"{BASE}id/state:lv",)]


def test_a_graph_says_where_a_triple_comes_from(data: Dataset) -> None:
    answer = ask(data, "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s a pg:Stance } }")
    assert plain(answer.rows) == [(f"{BASE}graph/document:{one}",) for one in ("entry", "mines", "old")]


def test_ask_construct_and_describe(data: Dataset) -> None:
    assert ask(data, "ASK { ?who pg:leaves ?what }") == Truth(True)
    assert ask(data, "ASK { ?who pg:attacks ?what }") == Truth(False)
    made = ask(data, "CONSTRUCT { ?who pg:leaves ?what } WHERE { ?who pg:leaves ?what }")
    assert isinstance(made, Description)
    assert "id:state:fi pg:leaves id:treaty:ottawa-convention ." in made.turtle()
    described = ask(data, f"DESCRIBE <{Names().thing(OTTAWA.id).value}>")
    assert len(Graph().parse(data=described.turtle(), format="turtle")) == len(described.triples) > 5


def test_an_unbound_variable_is_none(data: Dataset) -> None:
    answer = ask(data, "SELECT ?a ?b WHERE { ?a pg:leaves ?c OPTIONAL { ?a pg:attacks ?b } }")
    assert {row[1] for row in answer.rows} == {None}


UPDATES = [
    "INSERT DATA { <a:a> <a:b> <a:c> }",
    "PREFIX x: <http://x/> DELETE WHERE { ?s ?p ?o }",
    "# a comment\nBASE <http://x/> LOAD <http://127.0.0.1:9/>",
    "clear all",
    "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "DROP GRAPH <a:g>",
]
SERVICES = [
    "SELECT * WHERE { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }",
    "SELECT * { service silent ?x { ?s ?p ?o } }",
    "PREFIX x: <http://x/> SELECT * { SERVICE x:sparql{ ?s ?p ?o } }",
    "SELECT * { SERVICE # nothing here\n <http://x/> # nor here\n { ?s ?p ?o } }",
    # "<?b)SERVICE?x#>" looks like an address to a tokeniser that does not know the grammar
    "SELECT ?s { ?s ?p 'a' . FILTER(?s<?b)SERVICE?x#>\n{ ?a ?b ?c } }",
    "SELECT ?s { ?s ?p ?o . FILTER EXISTS { SERVICESILENT<http://x/>{ ?s ?p ?o } } }",
    "ASK { { SELECT * { SERVICE <http://x/> { ?s ?p ?o } } } }",
]


@pytest.mark.parametrize("sparql", UPDATES)
def test_updates_are_refused(data: Dataset, sparql: str) -> None:
    before = len(data.store)
    with pytest.raises(QueryError, match=r"^The graph is read only: "):
        ask(data, sparql)
    assert len(data.store) == before


@pytest.mark.parametrize("sparql", SERVICES)
def test_no_query_leaves_the_machine(data: Dataset, sparql: str) -> None:
    with pytest.raises(QueryError, match=r"^SERVICE would send the query to another server"):
        ask(data, sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?service ?p ?o } LIMIT 1",
        "SELECT * { ?s ?p 'customer service' } LIMIT 1",
        "# the SERVICE keyword is not used\nSELECT * { ?s ?p ?o } LIMIT 1",
        "PREFIX service: <http://x/service> SELECT * { ?s service:p ?o }",
        "SELECT ?insert { ?insert ?p ?o } LIMIT 1",
        "SELECT * { ?s ?p <http://x/service> }",
    ],
)
def test_words_that_only_look_like_it_are_no_offence(data: Dataset, sparql: str) -> None:
    assert isinstance(ask(data, sparql), Table)


def test_from_picks_graphs(data: Dataset) -> None:
    leaving = "{ ?who pg:leaves ?what }"
    assert ask(data, f"ASK FROM graph:derived {leaving}") == Truth(True)
    assert ask(data, f"ASK FROM <{BASE}graph/entities> {leaving}") == Truth(False)
    assert ask(data, f"ASK FROM NAMED graph:derived {{ GRAPH ?g {leaving} }}") == Truth(True)
    assert ask(data, f"ASK {leaving} # FROM <x:y>") == Truth(True)
    assert ask(data, 'ASK { ?who pg:leaves ?what FILTER("from <x:y>" != "") }') == Truth(True)
    assert ask(data, "ASK { ?from pg:leaves ?what FILTER(?from != <http://x/from:y>) }") == Truth(True)
    assert ask(data, "PREFIX from: <x:> ASK { ?who pg:leaves ?what FILTER(?who != from:y) }") == Truth(True)


def test_an_endless_query_is_refused(data: Dataset) -> None:
    with pytest.raises(QueryError, match=r"^The query has 100,013 characters"):
        ask(data, "ASK { ?s ?p ?o }".ljust(100_013))


@pytest.mark.parametrize(
    "piece", ["service", "service #", "service\n", "# service\n", "service x:", "prefix a:", "from named "]
)
def test_repetition_does_not_hang_the_checks(data: Dataset, piece: str) -> None:
    with pytest.raises(QueryError):
        ask(data, piece * (90_000 // len(piece)))


def test_from_reads_no_file(data: Dataset) -> None:
    assert not ask(data, "SELECT * FROM <file:///etc/hostname> WHERE { ?s ?p ?o }").rows


@pytest.mark.parametrize(
    "sparql", ["", "SELECT", "SELECT * WHERE { ?s ?p }", "nonsense", "\x00", "SELECT * { ?s nix:p ?o }"]
)
def test_what_is_no_sparql_gets_a_sentence(data: Dataset, sparql: str) -> None:
    with pytest.raises(QueryError, match=r"^The query cannot be answered: "):
        ask(data, sparql)


def test_a_missing_or_broken_file_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"graph\.trig: cannot be read.*kg build"):
        load(tmp_path)
    (tmp_path / "graph.trig").write_text("<a> <b> .", encoding="utf-8")
    with pytest.raises(QueryError, match=r"graph\.trig: is no TriG: .*kg build"):
        load(tmp_path)
    (tmp_path / "graph.trig").write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(QueryError, match=r"graph\.trig: is no TriG"):
        load(tmp_path / "graph.trig")


def test_an_empty_file_is_an_empty_graph(tmp_path: Path) -> None:
    (tmp_path / "graph.trig").touch()
    assert ask(load(tmp_path), "ASK { ?s ?p ?o }") == Truth(False)


def test_rows_without_order_are_sorted(data: Dataset) -> None:
    rows = ask(data, "SELECT ?s ?p ?o { ?s ?p ?o }").rows
    assert len(rows) > 1000
    assert [[str(cell) for cell in row] for row in rows] == sorted([str(cell) for cell in row] for row in rows)
    assert isinstance(rows[0][0], ox.NamedNode)
