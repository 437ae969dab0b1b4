"""SPARQL over graph.trig: answers, limits and refusals."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph

from kg.export import rdf
from kg.export.namespaces import BASE, Names
from kg.export.query import Dataset, Description, QueryError, Table, Truth, ask, load
from sampling import OTTAWA, REPORT, quotations, world


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


def plain(rows) -> list[tuple[str | None, ...]]:
    return [tuple(None if cell is None else getattr(cell, "value", str(cell)) for cell in row) for row in rows]


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


@pytest.mark.parametrize(
    ("sparql", "said"),
    [
        ("SELEC * { ?s ?p ?o }", "error at 1:10: what stands here is no SPARQL"),
        ("SELECT * { ?s ?p ?o", "error at 1:20: what stands here is no SPARQL"),
        ("SELECT * { ?s nix:p ?o }", "error at 1:20: Prefix not found"),
        ("SELECT ?s { ?s ?p ?o } GROUP BY ?o", "error at 1:35: The SELECT contains a variable that is unbound"),
    ],
)
def test_the_sentence_names_the_place_and_lists_no_grammar(data: Dataset, sparql: str, said: str) -> None:
    with pytest.raises(QueryError) as caught:
        ask(data, sparql)
    assert str(caught.value) == f"The query cannot be answered: {said}. Mend it and ask again."


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


def test_a_limit_of_rows_is_told(data: Dataset) -> None:
    every = "SELECT ?s ?p ?o { ?s ?p ?o }"
    some, whole = ask(data, every, most=3), ask(data, every)
    assert isinstance(some, Table)
    assert isinstance(whole, Table)
    assert len(some.rows) == 3
    assert not some.complete
    assert whole.complete
    assert ask(data, every, most=len(whole.rows)).complete
    with pytest.raises(QueryError, match=r"more than 3 triples"):
        ask(data, "CONSTRUCT WHERE { ?s ?p ?o }", most=3)


def test_n_quads_are_read_as_well(data: Dataset, tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_bytes(data.store.dump(format=ox.RdfFormat.N_QUADS))
    other = load(tmp_path / "graph.nq")
    assert len(other.store) == len(data.store)
    assert ask(other, "ASK { ?who pg:leaves ?what }") == Truth(True)


def test_rows_without_order_are_sorted(data: Dataset) -> None:
    rows = ask(data, "SELECT ?s ?p ?o { ?s ?p ?o }").rows
    assert len(rows) > 1000
    assert [[str(cell) for cell in row] for row in rows] == sorted([str(cell) for cell in row] for row in rows)
    assert isinstance(rows[0][0], ox.NamedNode)
