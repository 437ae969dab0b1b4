"""RDF -> statements -> RDF gives the same graphs, whatever the statements; a document that is read anew replaces its
graph alone."""

import tracemalloc
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from rdflib import Graph
from rdflib.compare import isomorphic

from kg.domain.judgements import Applied, Confirm, Different, Ground, Place, Reject, Rename, Retype, Same
from kg.export import rdf
from kg.export.decisions import decisions
from kg.export.door import ExportError
from kg.export.jsonl import quotation_record, statement_record
from kg.export.jsonl_reader import read_quotations, read_statements
from kg.export.namespaces import BASE, Names
from kg.export.provenance import Run
from kg.export.rdf_reader import read_rdf
from kg.export.renewed import renewed
from sampling import ENTRY, ENTRY_NEWS, LATVIA, MINES, OTTAWA, REPORT, UKRAINE, corpora, quotations, stance, world

GROUND = Ground("mine.jsonl", 3, "ein Grund")
JUDGED = [
    Applied(Same(Ground("mine.jsonl", 1), "person:a", "person:b"), ("st-1",)),
    Applied(Different(Ground("mine.jsonl", 2), "person:a", "person:c", "mines", (3, 5), "C."), ("st-2", "st-3")),
    Applied(Reject(GROUND, Place("st-4", "mines", (0, 3)), ("target", "not_said")), (), ("st-4",)),
    Applied(Retype(Ground("mine.jsonl", 4), Place("st-5"), "opposes", "state:fi", "org:nato"), ("st-6",)),
    Applied(Retype(Ground("mine.jsonl", 5), Place("st-5"), "member_of"), ("st-6",)),
    Applied(Rename(Ground("mine.jsonl", 6), "state:fi", "Suomi", "Suomi (en)")),
    Applied(Confirm(Ground("mine.jsonl", 7), Place("st-6")), ("st-6",)),
]
FULL = {**REPORT, "judgements": decisions(JUDGED)}


def whole(quads: list[ox.Quad]) -> Graph:
    data = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    return Graph().parse(data=data, format="nt")


def again(quads: list[ox.Quad], base: str = BASE) -> list[ox.Quad]:
    read = read_rdf(quads, base)
    return list(rdf.quads(read.statements, read.quotations, read.report, base, read.excerpts))


@pytest.mark.parametrize("base", [BASE, "https://example.org/haltungen/"])
def test_what_is_read_back_gives_the_same_graphs(base: str) -> None:
    quads = list(rdf.quads(world(), quotations(), FULL, base))
    assert again(quads, base) == quads
    assert isomorphic(whole(again(quads, base)), whole(quads))
    assert len(quads) > 1500


def test_the_graph_of_the_seeds_is_read_back_and_written_again() -> None:
    folder = Path(__file__).parents[2] / "graph"
    statements = list(read_statements(folder / "statements.jsonl"))
    quads = list(rdf.quads(statements, read_quotations(folder / "quotations.jsonl"), REPORT))
    assert isomorphic(whole(again(quads)), whole(quads))
    assert again(quads) == quads
    assert len(statements) > 50
    assert len(quads) > 8000


def test_what_is_read_back_says_what_was_written() -> None:
    read = read_rdf(reversed(list(rdf.quads(world(), quotations(), FULL))))
    expected = sorted(map(statement_record, world()), key=lambda one: str(one["id"]))
    assert sorted(map(statement_record, read.statements), key=lambda one: str(one["id"])) == expected
    found = [quotation_record(one) for one in read.quotations]
    assert sorted(found, key=str) == sorted(map(quotation_record, quotations()), key=str)
    for key in ("inputs", "weights", "versions"):
        assert read.report[key] == REPORT[key]


@settings(max_examples=60, deadline=None)
@given(corpora())
def test_any_statements_survive_the_way_through_rdf(corpus) -> None:
    statements, said = corpus
    quads = list(rdf.quads(statements, said, FULL))
    assert again(quads[::-1]) == quads


MISSING = [
    "holder",
    "mainEvidence",
    "cueLemma",
    "stanceType",
    "confidence",
    "start",
    "text",
    "identifier",
    "dateBasis",
    "score",
]


@pytest.mark.parametrize("name", MISSING)
def test_what_is_missing_is_named(name: str) -> None:
    quads = list(rdf.quads(world(), quotations(), REPORT))
    broken = [quad for quad in quads if not quad.predicate.value.endswith((f"#{name}", f"/{name}"))]
    assert len(broken) < len(quads)
    with pytest.raises(ExportError, match=rf"^<{BASE}\S+>: .*; build the graph anew with kg build$"):
        read_rdf(broken)


def test_a_value_of_no_closed_list_is_named() -> None:
    names = Names()
    quads = [
        ox.Quad(quad.subject, quad.predicate, names.concept("basis", "hearsay"), quad.graph_name)
        if quad.predicate == names.term("dateBasis")
        else quad
        for quad in rdf.quads(world())
    ]
    with pytest.raises(ExportError, match="leads to 'hearsay', which is no basis"):
        read_rdf(quads)


def by_graph(quads: Iterable[ox.Quad]) -> dict[str, set[ox.Quad]]:
    found: dict[str, set[ox.Quad]] = defaultdict(set)
    for quad in quads:
        found[quad.graph_name.value.removeprefix(f"{BASE}graph/")].add(quad)
    return found


def test_a_document_read_anew_replaces_exactly_its_graph() -> None:
    old = list(rdf.quads(world(), quotations(), FULL))
    text = "Kiew lehnt den Beitritt zur Nato ab."
    news = replace(ENTRY_NEWS, text=text)
    changed = stance(news, (UKRAINE, "Kiew"), "opposes", ("lehnt", "ablehnen"), (ENTRY, "Beitritt zur Nato"))
    before, after = by_graph(old), by_graph(renewed(old, "entry", [changed], []))
    same = {name for name in before | after if before[name] == after[name]}
    assert same == {"vocabulary", "judgements", "provenance", "document:mines", "document:old"}
    others = [one for one in world() if one.document.id != "entry"]
    rebuilt = by_graph(rdf.quads([*others, changed], quotations()[:1], FULL))
    assert {name for name in rebuilt if rebuilt[name] != after[name]} == set()
    gone = by_graph(renewed(old, "entry", [], []))
    assert "document:entry" not in gone
    assert gone["document:mines"] == before["document:mines"]


def test_the_quads_are_a_stream_graph_by_graph_of_pieces_without_a_common_subject(tmp_path: Path) -> None:
    pieces = list(rdf.graphs(world(), quotations(), Run.of(FULL), Names()))
    graphs = [graph for graph, _ in groupby(pieces, key=lambda piece: piece.graph)]
    assert len(graphs) == len(set(graphs)) == 8
    subjects = [(piece.graph, one) for piece in pieces for one in {quad.subject for quad in piece.quads()}]
    assert len(subjects) == len(set(subjects)) > 150
    rdf.write_nquads(tmp_path / "graph.nq", rdf.quads(world(), quotations(), FULL))
    assert set(ox.parse(path=tmp_path / "graph.nq", format=ox.RdfFormat.N_QUADS)) == set(
        rdf.quads(world(), quotations(), FULL)
    )


def test_each_further_document_adds_no_memory_to_the_stream() -> None:
    """The most a stream holds at once, for ten times the documents: what grows are addresses of records, not quads."""

    def peak(copies: int) -> int:
        documents = [replace(MINES, id=f"m{n}", title="") for n in range(copies)]
        cue = ("verlassen", "verlassen")
        said = [stance(one, (LATVIA, "Lettland"), "leaves", cue, (OTTAWA, "Minenverbot")) for one in documents]
        tracemalloc.start()
        count = sum(1 for _ in rdf.quads(said, [], REPORT))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert count > 25 * copies
        return most

    peak(20)  # caches of terms and of the vocabulary
    assert (peak(600) - peak(60)) / 540 < 3000
