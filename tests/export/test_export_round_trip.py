"""RDF -> statements -> RDF gives the same graphs, whatever the statements; a document that is read anew replaces its
graph alone."""

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from rdflib import Graph
from rdflib.compare import isomorphic

from kg.domain.judgements import Applied, Different, Ground, Place, Reject, Rename, Retype, Same
from kg.export import rdf
from kg.export.decisions import decisions
from kg.export.door import ExportError
from kg.export.jsonl import quotation_record, statement_record
from kg.export.namespaces import BASE, Names
from kg.export.rdf_reader import read_rdf
from sampling import REPORT, corpora, quotations, world

GROUND = Ground("mine.jsonl", 3, "ein Grund")
JUDGED = [
    Applied(Same(Ground("mine.jsonl", 1), "person:a", "person:b"), ("st-1",)),
    Applied(Different(Ground("mine.jsonl", 2), "person:a", "person:c", "mines", (3, 5), "C."), ("st-2", "st-3")),
    Applied(Reject(GROUND, Place("st-4", "mines", (0, 3))), (), ("st-4",)),
    Applied(Retype(Ground("mine.jsonl", 4), Place("st-5"), "opposes", "state:fi", "org:nato"), ("st-6",)),
    Applied(Retype(Ground("mine.jsonl", 5), Place("st-5"), "member_of"), ("st-6",)),
    Applied(Rename(Ground("mine.jsonl", 6), "state:fi", "Suomi", "Suomi (en)")),
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
