"""Every export conforms to the shapes, and every shape bites on a graph that breaks it."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from rdflib import SH, BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, ORG, PROV, RDF, SKOS, XSD, Namespace

from kg.export import rdf
from kg.export.jsonl import quotation_id
from kg.export.namespaces import BASE, Names
from kg.export.validate import shapes, validate, validate_file
from sampling import FINLAND, MINES, REPORT, corpora, quotations, world

PG = Namespace(f"{BASE}ns#")
OA = Namespace("http://www.w3.org/ns/oa#")
MARL = Namespace("http://www.gsi.upm.es/ontologies/marl/ns#")
SCHEMA = Namespace("https://schema.org/")


def thing(*parts: str) -> URIRef:
    return URIRef(Names().thing(*parts).value)


STANCE, RELATION = thing(world()[0].id), thing(world()[3].id)
QUOTATION = thing(quotation_id(quotations()[0]))
NODE, DOCUMENT, ANNOTATION = thing(FINLAND.id), thing("document:mines"), thing(world()[0].id, "evidence")
PLACE = thing("document:mines", f"0-{MINES.text.index('. ') + 1}")
POSITION, QUOTE = URIRef(f"{PLACE}/position"), URIRef(f"{PLACE}/quote")
CONCEPT = PG["stance-demands"]
OVER = Literal("1.5", datatype=XSD.decimal)

Break = Callable[[Graph], object]


def drop(subject: URIRef, predicate: URIRef) -> Break:
    return lambda graph: graph.remove((subject, predicate, None))


def put(subject: URIRef, predicate: URIRef, value: URIRef | Literal) -> Break:
    return lambda graph: graph.set((subject, predicate, value))


def add(subject: URIRef, predicate: URIRef, value: URIRef | Literal) -> Break:
    return lambda graph: graph.add((subject, predicate, value))


def membership(graph: Graph) -> URIRef:
    return min(graph.subjects(RDF.type, ORG.Membership))


def no_longer(predicate: URIRef) -> Break:
    return lambda graph: graph.remove((membership(graph), predicate, None))


def belongs_nowhere(graph: Graph) -> None:
    for predicate in (ORG.organization, ORG.role):
        graph.remove((membership(graph), predicate, None))


def run_began(predicate: URIRef) -> Break:
    def change(graph: Graph) -> None:
        clock = Literal("2025-01-01T00:00:00", datatype=XSD.dateTime)
        graph.add((next(graph.subjects(RDF.type, PROV.Activity)), predicate, clock))

    return change


def nameless(subject: URIRef) -> Break:
    """The resource becomes a blank node."""

    def change(graph: Graph) -> None:
        blank = BNode()
        for _, predicate, value in list(graph.triples((subject, None, None))):
            graph.add((blank, predicate, value))
        graph.remove((subject, None, None))

    return change


BROKEN: list[tuple[str, Break]] = [
    ("a statement has exactly one document", drop(STANCE, PG.document)),
    ("a statement has evidence that is an annotation", drop(RELATION, PG.evidence)),
    (
        "a statement has one confidence, a decimal from 0 to 1",
        put(STANCE, PG.confidence, OVER),
    ),
    ("the day, month or year of a statement is one", put(STANCE, PG.saidOn, Literal("in April"))),
    ("the start is one", put(STANCE, PG.validFrom, Literal("2025"))),
    ("the end is one", add(STANCE, PG.validUntil, Literal("2031", datatype=XSD.gYear))),
    ("a statement says what its date rests on", put(STANCE, PG.dateBasis, PG["mode-direct"])),
    ("a statement says where it stands in the course of change", put(STANCE, PG.phase, PG["mode-direct"])),
    ("a stance has exactly one holder", add(STANCE, PG.holder, thing("state:lv"))),
    ("a stance has exactly one target", put(STANCE, PG.target, DOCUMENT)),
    ("a stance has exactly one type", put(STANCE, PG.stanceType, PG["modality-asked"])),
    ("a stance has exactly one modality", drop(STANCE, PG.modality)),
    ("a stance has one polarity: 1, 0 or -1", put(STANCE, PG.polarity, Literal(2))),
    ("a stance has one marl:hasPolarity", put(STANCE, MARL.hasPolarity, Literal("negative"))),
    ("a stance says once whether its cue is negated", put(STANCE, PG.negated, Literal("no"))),
    ("a stance has exactly one cue", drop(STANCE, PG.cue)),
    ("who reports a stance is a node", put(STANCE, PG.reportedBy, URIRef("https://example.org/somebody"))),
    ("a relation has exactly one subject", drop(RELATION, PG.subject)),
    ("a relation has exactly one object", put(RELATION, PG.object, Literal("Amt"))),
    ("a relation has exactly one type", put(RELATION, PG.relationType, PG["stance-leaves"])),
    ("a quotation has exactly one document", drop(QUOTATION, PG.document)),
    ("a quotation has exactly one content", drop(QUOTATION, PG.content)),
    ("a quotation has exactly one mode", drop(QUOTATION, PG["mode"])),
    ("a quotation has at most one speaker", add(QUOTATION, PG.speaker, NODE)),
    ("a node has at most one preferred label", add(NODE, SKOS.prefLabel, Literal("Suomi", "de"))),
    ("no label of a node is both", add(NODE, SKOS.altLabel, Literal("Finnland", "de"))),
    ("a node has exactly one identifier", drop(NODE, DCTERMS.identifier)),
    (
        "a node matches at most one Wikidata item",
        put(NODE, SKOS.exactMatch, URIRef("http://www.wikidata.org/entity/P31")),
    ),
    ("a document has a name", drop(DOCUMENT, SCHEMA.name)),
    ("a document is published on one", put(DOCUMENT, SCHEMA.datePublished, Literal("2. April 2025"))),
    ("a document has at most one publisher", put(DOCUMENT, SCHEMA.publisher, Literal("Nordblatt"))),
    ("an annotation has exactly one body", put(ANNOTATION, OA.hasBody, NODE)),
    ("an annotation has exactly one target", drop(ANNOTATION, OA.hasTarget)),
    ("an annotation quotes the words", put(QUOTE, OA.exact, Literal(""))),
    ("an annotation names the one rule", drop(ANNOTATION, PG.evidenceRule)),
    ("the cue of a passage is one place", add(ANNOTATION, PG.evidenceCue, NODE)),
    ("who reports a stance in a passage", put(ANNOTATION, PG.evidenceReportedBy, DOCUMENT)),
    ("a place has exactly one source", drop(PLACE, OA.hasSource)),
    ("a place has exactly one position selector", put(PLACE, OA.hasSelector, QUOTE)),
    ("a position starts at one offset", put(POSITION, OA.start, Literal(999))),
    ("a position ends at one offset", drop(POSITION, OA.end)),
    ("a quotation selector has exactly one exact text", drop(QUOTE, OA.exact)),
    ("the prefix of a quotation selector", put(QUOTE, OA.prefix, Literal("x" * 33))),
    ("the suffix of a quotation selector", put(QUOTE, OA.suffix, Literal("x" * 33))),
    ("a membership has exactly one member", no_longer(ORG.member)),
    ("a membership names an organisation or a role", belongs_nowhere),
    ("a membership rests on a relation", no_longer(PROV.wasDerivedFrom)),
    ("a membership is seen on days", lambda graph: graph.add((membership(graph), PG.seenOn, Literal("gestern")))),
    ("a concept has a German and an English label", drop(CONCEPT, SKOS.prefLabel)),
    ("a concept stands in one concept scheme", add(CONCEPT, SKOS.inScheme, PG.modalities)),
    ("a run has no clock", run_began(PROV.startedAtTime)),
    ("a run has no clock", run_began(PROV.endedAtTime)),
    *[("Node Kind", nameless(one)) for one in (STANCE, QUOTATION, NODE, DOCUMENT, ANNOTATION, PLACE)],
    ("Node Kind", lambda graph: nameless(membership(graph))(graph)),
]


def graph_of(quads: Iterable[ox.Quad]) -> Graph:
    data = ox.serialize({quad.triple for quad in quads}, format=ox.RdfFormat.N_TRIPLES)
    return Graph().parse(data=data, format="nt")


@pytest.fixture(scope="module")
def whole() -> Graph:
    return graph_of(rdf.quads(world(), quotations(), REPORT))


@pytest.mark.parametrize(("message", "change"), BROKEN, ids=[f"{n}-{message}" for n, (message, _) in enumerate(BROKEN)])
def test_a_shape_bites_on_a_broken_graph(whole: Graph, message: str, change: Break) -> None:
    graph = Graph()
    for triple in whole:
        graph.add(triple)
    change(graph)
    assert any(message in sentence for sentence in validate(graph))


def test_every_rule_of_the_shapes_has_its_broken_graph() -> None:
    rules = shapes()
    messages = [str(one) for one in rules.objects(None, SH.message)]
    assert len(messages) == 52
    assert [one for one in messages if not any(one.startswith(tried) for tried, _ in BROKEN)] == []
    assert len(list(rules.subjects(SH.nodeKind, SH.IRI))) == 7
    assert all(rules.value(rule, SH.message) for rule in rules.objects(None, SH.property))


def test_problems_are_sentences_that_name_resource_property_and_value(whole: Graph) -> None:
    graph = Graph()
    for triple in whole:
        graph.add(triple)
    graph.bind("pg", PG)
    put(STANCE, PG.polarity, Literal(2))(graph)
    (sentence,) = validate(graph)
    assert sentence.startswith(f"<{STANCE}>: a stance has one polarity: 1, 0 or -1 (property pg:polarity, value ")
    assert '"2"' in sentence


def test_the_sample_conforms_from_the_file(tmp_path: Path) -> None:
    for base in (BASE, "https://example.org/haltungen/"):
        rdf.write_turtle(tmp_path / "graph.ttl", rdf.quads(world(), quotations(), REPORT, base), base)
        assert validate_file(tmp_path / "graph.ttl") == []


def test_the_shapes_follow_the_base(tmp_path: Path) -> None:
    base = "https://example.org/haltungen/"
    quads = rdf.quads(world(), quotations(), REPORT, base)
    broken = [quad for quad in quads if quad.predicate.value != f"{base}ns#holder"]
    rdf.write_turtle(tmp_path / "graph.ttl", broken, base)
    assert sum("exactly one holder" in one for one in validate_file(tmp_path / "graph.ttl")) == 6


def test_what_is_no_export_does_not_conform(tmp_path: Path) -> None:
    (sentence,) = validate(Graph())
    assert "is no export" in sentence
    (tmp_path / "graph.ttl").write_text("@prefix pg: <https://example.org/ns#> . pg:a pg:b pg:c .", encoding="utf-8")
    (sentence,) = validate_file(tmp_path / "graph.ttl")
    assert "no vocabulary below https://example.org/:" in sentence


def test_an_export_of_nothing_conforms() -> None:
    assert validate(graph_of(rdf.quads([]))) == []


@settings(max_examples=25, deadline=None)
@given(corpora())
def test_whatever_is_exported_conforms(corpus) -> None:
    statements, said = corpus
    # an empty sentence proves nothing, and the shapes say so
    proven = [one for one in statements if all(proof.span.text for proof in one.proofs)]
    assert validate(graph_of(rdf.quads(proven, said, REPORT))) == []
