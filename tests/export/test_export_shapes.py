"""Every export conforms to the shapes, and every rule of every shape bites on a graph that breaks it.

The broken graphs are made from a good one: each constraint of ``shapes.ttl`` is broken at one resource it is about.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
from hypothesis import given, settings
from rdflib import SH, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import PROV, RDF, RDFS, XSD, Namespace
from rdflib.term import Node

from kg.domain.dates import PartialDate
from kg.domain.judgements import Applied, Ground, Place, Rename, Retype
from kg.domain.stances import Basis, Time
from kg.export import rdf
from kg.export.decisions import decisions
from kg.export.namespaces import BASE, Names
from kg.export.validate import shapes, validate, validate_file
from sampling import FINLAND, MINES, MINISTER, OFFICE, REPORT, corpora, quotations, relation, world

PG = Namespace(f"{BASE}ns#")
EXAMPLE = Namespace("https://example.org/")


def thing(*parts: str) -> URIRef:
    return URIRef(Names().thing(*parts).value)


def graph_of(quads: Iterable[ox.Quad]) -> Graph:
    data = ox.serialize({quad.triple for quad in quads}, format=ox.RdfFormat.N_TRIPLES)
    return Graph().parse(data=data, format="nt")


def rich() -> Iterator[ox.Quad]:
    """An export that has every class and property: an office with its ends, and judgements."""
    office = relation(MINES, (MINISTER, "Jana Kruse"), "holds_office", (OFFICE, "Verteidigungsministerin"))
    ends = Time(PartialDate(2025, 4, 2), Basis.PUBLICATION, PartialDate(2025, 1), PartialDate(2029))
    said = [*world(), replace(office, time=ends, evidence=MINES.span(0, 8))]
    judged = [
        Applied(Retype(Ground("mine.jsonl", 1, "irony"), Place("st-0"), "leaves", wrong=("type",)), (said[0].id,)),
        Applied(Rename(Ground("mine.jsonl", 2), FINLAND.id, "Suomi")),
    ]
    return rdf.quads(said, quotations(), {**REPORT, "judgements": decisions(judged)})


@pytest.fixture(scope="module")
def whole() -> Graph:
    return graph_of(rich())


# ------------------------------------------------------------------ breaking each rule

RULES = shapes()
# sh:flags and the like go with a constraint, the others say what a shape is about or says
ABOUT = {SH.path, SH.message, SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.property, RDF.type}
BAD_DATE = Literal("gestern")


@dataclass(frozen=True)
class Rule:
    """One constraint of a property shape (or, with ``property`` None, of a node shape) that has a target."""

    shape: URIRef
    property: Node | None
    constraint: URIRef
    value: Node

    def __str__(self) -> str:
        path = RULES.value(self.property, SH.path) if self.property else None
        local = path.n3(RULES.namespace_manager) if isinstance(path, URIRef) else "" if path is None else "path"
        return f"{self.shape.fragment} {local} {self.constraint.fragment}"

    @property
    def component(self) -> URIRef:
        name = self.constraint.fragment
        return SH[f"{name[0].upper()}{name[1:]}ConstraintComponent"]


def constraints(shape: Node) -> Iterator[tuple[URIRef, Node]]:
    for predicate, value in sorted(RULES.predicate_objects(shape)):
        if isinstance(predicate, URIRef) and predicate in SH and predicate not in ABOUT:
            yield predicate, value


def rules() -> list[Rule]:
    found = []
    targets = {
        shape for kind in (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf) for shape in RULES.subjects(kind)
    }
    for shape in sorted(targets):
        found += [Rule(shape, None, *one) for one in constraints(shape)]
        for property in sorted(RULES.objects(shape, SH.property), key=lambda one: str(RULES.value(one, SH.message))):
            found += [Rule(shape, property, *one) for one in constraints(property)]
    return found


def focuses(graph: Graph, shape: URIRef) -> list[Node]:
    """The resources a shape is about."""
    found: set[Node] = set()
    for target in RULES.objects(shape, SH.targetClass):
        classes = [target, *graph.transitive_subjects(RDFS.subClassOf, target)]
        found |= {one for kind in classes for one in graph.subjects(RDF.type, kind)}
    for predicate in RULES.objects(shape, SH.targetSubjectsOf):
        found |= set(graph.subjects(predicate))
    for predicate in RULES.objects(shape, SH.targetObjectsOf):
        found |= set(graph.objects(None, predicate))
    return sorted(found)


def steps(property: Node) -> tuple[list[URIRef], list[URIRef]]:
    """The predicates of a path before the last step, and those that can be the last one."""
    path = RULES.value(property, SH.path)
    if isinstance(path, URIRef):
        return [], [path]
    alternatives = RULES.value(path, SH.alternativePath)
    if alternatives is not None:
        return [], [one for one in Collection(RULES, alternatives) if isinstance(one, URIRef)]
    *first, last = (one for one in Collection(RULES, path) if isinstance(one, URIRef))
    return first, [last]


class Break:
    """Breaks a rule in a graph and mends it again."""

    def __init__(self, graph: Graph, rule: Rule) -> None:
        self.graph, self.rule = graph, rule
        self.before, self.after = ([], []) if rule.property is None else steps(rule.property)
        self.removed: list[tuple[Node, Node, Node]] = []
        self.added: list[tuple[Node, Node, Node]] = []
        found = focuses(graph, rule.shape)
        assert found, f"the good graph has nothing that {rule.shape} is about"
        having = [one for one in found if rule.property is None or self._values(one)]
        self.focus = (having or found)[0]

    def _values(self, focus: Node) -> list[tuple[Node, URIRef, Node]]:
        """The last triples of the path from a resource."""
        reached: list[Node] = [focus]
        for step in self.before:
            reached = [value for one in reached for value in self.graph.objects(one, step)]
        return [(one, last, value) for one in reached for last in self.after for value in self.graph.objects(one, last)]

    def _add(self, *triple: Node) -> None:
        if triple not in self.graph:
            self.graph.add(triple)  # type: ignore[arg-type]
            self.added.append(triple)  # type: ignore[arg-type]

    def _remove(self, *triple: Node) -> None:
        self.graph.remove(triple)  # type: ignore[arg-type]
        self.removed.append(triple)  # type: ignore[arg-type]

    def _instead(self, *values: Node) -> None:
        """Other values at the end of the path."""
        triples = self._values(self.focus)
        start, last = (triples[0][0], triples[0][1]) if triples else (self.focus, self.after[0])
        for triple in triples:
            self._remove(*triple)
        for value in values:
            self._add(start, last, value)

    def __enter__(self) -> Node:
        name, value = self.rule.constraint.fragment, self.rule.value
        makers: dict[str, Callable[[], object]] = {
            "minCount": lambda: [self._remove(*one) for one in self._values(self.focus)],
            "maxCount": lambda: self._crowd(int(str(value)) + 1),
            "class": lambda: self._instead(EXAMPLE.other),
            "datatype": lambda: self._instead(Literal("x", datatype=EXAMPLE.other)),
            "in": lambda: self._instead(Literal("none of these")),
            "hasValue": lambda: self._instead(EXAMPLE.other),
            "minInclusive": lambda: self._instead(Literal(-1)),
            "maxInclusive": lambda: self._instead(Literal("1.5", datatype=XSD.decimal)),
            "minLength": lambda: self._instead(Literal("")),
            "maxLength": lambda: self._instead(Literal("x" * 99)),
            "pattern": lambda: self._instead(Literal("no such thing")),
            "uniqueLang": lambda: self._instead(*(Literal(word, "de") for word in ("eins", "zwei"))),
            "languageIn": lambda: self._instead(Literal("un", "fr")),
            "disjoint": lambda: self._instead(next(self.graph.objects(self.focus, value))),
            "lessThanOrEquals": lambda: self._instead(Literal(10**6)),
            "node": lambda: self._instead(BAD_DATE),
            "or": lambda: self._instead(EXAMPLE.other),
            "nodeKind": self._nameless,
        }
        makers[name]()
        return self.focus

    def _crowd(self, size: int) -> None:
        """More values than may stand at the end of the path."""
        triples = self._values(self.focus)
        start, last = (triples[0][0], triples[0][1]) if triples else (self.focus, self.after[0])
        for number in range(size):
            self._add(start, last, EXAMPLE[f"other-{number}"])

    def _nameless(self) -> None:
        if self.rule.property is not None:
            self._instead(Literal("no address"))
            return
        blank, named = BNode(), self.focus
        for triple in list(self.graph.triples((named, None, None))):
            self._remove(*triple)
            self._add(blank, *triple[1:])
        for triple in list(self.graph.triples((None, None, named))):
            self._remove(*triple)
            self._add(*triple[:2], blank)
        self.focus = blank

    def __exit__(self, *_: object) -> None:
        for triple in self.added:
            self.graph.remove(triple)
        for triple in self.removed:
            self.graph.add(triple)


EVERY = rules()


@pytest.mark.parametrize("rule", EVERY, ids=str)
def test_a_rule_bites_on_a_graph_that_breaks_it_alone(whole: Graph, rule: Rule) -> None:
    size = len(whole)
    with Break(whole, rule) as focus:
        alone = {"focus_nodes": [focus]} if isinstance(focus, URIRef) else {}
        _, results, _ = pyshacl.validate(
            whole, shacl_graph=RULES, inplace=True, use_shapes=[rule.shape, PG.PartialDateShape], **alone
        )
    assert isinstance(results, Graph)
    hits = [
        one
        for one, node in results.subject_objects(SH.focusNode)
        if (node == focus if alone else isinstance(node, BNode))
        and results.value(one, SH.sourceConstraintComponent) == rule.component
        and (rule.property is None or results.value(one, SH.resultMessage) == RULES.value(rule.property, SH.message))
    ]
    assert hits
    assert len(whole) == size


def test_every_rule_of_the_shapes_is_broken_once() -> None:
    properties = {rule.property for rule in EVERY if rule.property}
    assert properties == set(RULES.objects(None, SH.property))
    assert len(properties) == 136
    assert len(EVERY) == 351
    assert all(RULES.value(rule, SH.message) for rule in properties)


def test_every_class_of_the_vocabulary_has_its_shape(whole: Graph) -> None:
    targets = set(RULES.objects(None, SH.targetClass))
    classes = {one for one in whole.objects(None, RDF.type) if one in PG}
    shaped = {one for one in classes if targets & set(whole.transitive_objects(one, RDFS.subClassOf))}
    assert classes == shaped
    assert len(classes) == 18
    others = {one for one in whole.objects(None, RDF.type) if one not in PG}
    assert {PROV.Activity, PROV.SoftwareAgent} <= others


#: What describes the vocabulary itself, and what may speak of things that have left the graph.
FREE = {
    "rdf:type", "rdfs:domain", "rdfs:range", "rdfs:subClassOf", "rdfs:subPropertyOf", "owl:versionIRI", "dcterms:title",
    "dcterms:description", "schema:domainIncludes", "schema:rangeIncludes", "skos:hasTopConcept", "skos:notation",
    "skos:topConceptOf", "vann:preferredNamespaceUri", "pg:negatedType", "pg:judgedNode", "pg:judgedStatement",
}  # fmt: skip


def test_every_property_in_use_has_its_rule_but_the_short_forms(whole: Graph) -> None:
    ruled = {one for rule in EVERY if rule.property for part in steps(rule.property) for one in part}
    ruled |= {URIRef(Names().resolve(name).value) for name in FREE}
    short = set(whole.objects(None, PG.shortcut))
    assert set(whole.predicates()) - ruled - short == set()
    assert len(ruled) > 110


# ------------------------------------------------------------------ what users see


def copied(graph: Graph) -> Graph:
    other = Graph()
    for triple in graph:
        other.add(triple)
    return other


def test_the_rich_export_conforms(whole: Graph) -> None:
    assert validate(copied(whole)) == []


def test_problems_are_sentences_that_name_resource_property_and_value(whole: Graph) -> None:
    graph, stance = copied(whole), thing(world()[0].id)
    graph.bind("pg", PG)
    graph.set((stance, PG.polarity, Literal(2)))
    (sentence,) = validate(graph)
    assert sentence.startswith(f"<{stance}>: a stance has one polarity: 1, 0 or -1 (property pg:polarity, value ")
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
