"""A data set of ours (``kg.export.rdf``) back into statements and quotations.

Reading and writing again gives the same quads. The texts are not in RDF: ``Document.text`` is "", and what the evidence
shows of them is kept as excerpts. Names of a node are those of the whole graph, whatever single documents called it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from pyoxigraph import NamedNode, Quad

from kg.domain.actors import Actor, Kind, Linked, Reason
from kg.domain.documents import Document
from kg.domain.mentions import Mention, MentionKind
from kg.domain.spans import Span
from kg.domain.stances import Basis, Cue, Modality, Mode, Phase, Time
from kg.domain.statements import Evidence, QuotationStatement, RelationStatement, StanceStatement, Statement
from kg.export.decisions import Decision, read_lines
from kg.export.jsonl import quotation_id
from kg.export.namespaces import BASE, Names, known
from kg.export.places import Excerpts
from kg.export.rdf_resources import Resource, Resources


@dataclass(frozen=True, slots=True)
class Export:
    """What a data set holds, as ``kg.export.rdf.quads`` takes it; ``report`` has what provenance tells of the run."""

    statements: tuple[Statement, ...]
    quotations: tuple[QuotationStatement, ...]
    report: Mapping[str, object]
    excerpts: Mapping[str, Excerpts]


def read_rdf(quads: Iterable[Quad], base: str = BASE) -> Export:
    """The records of a data set that was written with ``base``, in any order of its quads.

    ExportError names the resource and the property where something is missing or breaks the contract.
    """
    names = Names(base)
    found = Resources(names, quads)
    actors = _actors(found, names)
    statements: list[Statement] = []
    quotations: list[QuotationStatement] = []
    excerpts: dict[str, Excerpts] = {}
    start = names.graph("document:x").value.removesuffix("x")
    for graph in found.graphs():
        if graph.startswith(start):
            reader = _Reader(names, found, graph, actors)
            statements += reader.statements()
            quotations += reader.quotations()
            excerpts[reader.document.id] = reader.excerpts()
    return Export(tuple(statements), tuple(quotations), _report(found, names), excerpts)


def _actors(found: Resources, names: Names) -> dict[str, Actor]:
    """By address."""
    kinds = {f"pg:{kind.capitalize()}": kind for kind in Kind}
    actors = {}
    for node in found.of_type(names.graph("entities").value, "pg:Node"):
        identity = [one.value.removeprefix(known("wd:").value) for one in node.nodes("skos:exactMatch")]
        kind = next((kind for type, kind in kinds.items() if node.is_a(type)), None)
        if kind is None:
            raise node.broken("rdf:type", "names no kind of node")
        actors[node.node.value] = Actor(
            id=node.text("dcterms:identifier"),
            label=node.text("skos:prefLabel", "de"),
            kind=kind,
            label_en=node.maybe("skos:prefLabel", "en"),
            aliases=tuple(node.literals("skos:altLabel", "de")),
            metonyms=tuple(node.literals("pg:metonymLabel", "de")),
            wikidata=identity[0] if identity else "",
        )
    return actors


S = TypeVar("S", StanceStatement, RelationStatement)


class _Reader:
    """Reads the graph of one document."""

    def __init__(self, names: Names, found: Resources, graph: str, actors: Mapping[str, Actor]) -> None:
        self._names, self._found, self._graph, self._actors = names, found, graph, actors
        name = graph.removeprefix(names.graph("x").value.removesuffix("x"))
        self._article = self._at(NamedNode(f"{names.base}id/{name}"))
        self.document = self._document()

    def _at(self, node: NamedNode) -> Resource:
        return self._found.resource(self._graph, node)

    def _document(self) -> Document:
        article = self._article
        outlet = article.nodes("schema:publisher")
        return Document(
            id=article.text("dcterms:identifier").removeprefix("document:"),
            text="",
            title=article.maybe("dcterms:title"),
            date=article.date("schema:datePublished"),
            outlet=self._at(outlet[0]).text("schema:name") if outlet else None,
            source=article.maybe("pg:sourceFile"),
        )

    def excerpts(self) -> Excerpts:
        around = {}
        for place in self._found.of_type(self._graph, "oa:SpecificResource"):
            span = self._span(place.node)
            for selector in map(self._at, place.nodes("oa:hasSelector")):
                if selector.has("oa:prefix"):
                    around[span.start, span.end] = selector.text("oa:prefix"), selector.text("oa:suffix")
        return Excerpts(self._article.maybe("pg:textSha256"), around)

    def _span(self, node: NamedNode) -> Span:
        place = self._at(node)
        for selector in map(self._at, place.nodes("oa:hasSelector")):
            if selector.has("oa:start"):
                try:
                    return Span(selector.integer("oa:start"), selector.integer("oa:end"), place.text("pg:text"))
                except ValueError as error:
                    raise place.broken("pg:text", f"does not fit its place: {error}") from error
        raise place.broken("oa:hasSelector", "leads to no position")

    def _actor(self, resource: Resource, node: NamedNode) -> Actor:
        if node.value not in self._actors:
            raise resource.broken(f"<{node.value}>", "is no node of the graph of entities")
        return self._actors[node.value]

    def _linked(self, resource: Resource, role: str) -> Linked:
        span = self._span(resource.node_of(f"pg:{role}Mention"))
        reasons = [
            Reason(why.text("pg:feature"), why.number("pg:score"), why.text("pg:why"))
            for why in map(self._at, resource.nodes(f"pg:{role}Reason"))
        ]
        return Linked(
            self._actor(resource, resource.node_of(f"pg:{role}")),
            Mention(span, span.text, MentionKind.OTHER),
            tuple(sorted(reasons, key=lambda one: (-one.score, one.feature, one.why))),
        )

    def _evidence(self, node: NamedNode) -> Evidence:
        annotation = self._at(node)
        cue = None
        if annotation.has("pg:evidenceCue"):
            cue = Cue(self._span(annotation.node_of("pg:evidenceCue")), annotation.text("pg:evidenceCueLemma"))
        return Evidence(
            self._span(annotation.node_of("oa:hasTarget")),
            annotation.text("pg:evidenceRule"),
            cue,
            tuple(self._actor(annotation, one) for one in annotation.nodes("pg:evidenceReportedBy")),
        )

    def _time(self, resource: Resource) -> Time:
        return Time(
            resource.date("pg:saidOn"),
            resource.member("pg:dateBasis", "basis", Basis),
            resource.date("pg:validFrom"),
            resource.date("pg:validUntil"),
            resource.member("pg:phase", "phase", Phase),
        )

    def statements(self) -> list[Statement]:
        found: list[Statement] = [self._stance(one) for one in self._found.of_type(self._graph, "pg:Stance")]
        return found + [self._relation(one) for one in self._found.of_type(self._graph, "pg:Relation")]

    def _proofs(self, resource: Resource) -> tuple[Evidence, tuple[Evidence, ...]]:
        main = resource.node_of("pg:mainEvidence")
        more = [self._evidence(one) for one in resource.nodes("pg:evidence") if one != main]
        return self._evidence(main), tuple(sorted(more, key=lambda one: (one.place, one.span)))

    def _stance(self, resource: Resource) -> StanceStatement:
        main, more = self._proofs(resource)
        if main.cue is None:
            raise resource.broken("pg:mainEvidence", "has no cue")
        found = StanceStatement(
            document=self.document,
            holder=self._linked(resource, "holder"),
            type=resource.concept("pg:stanceType", "stance"),
            polarity=resource.integer("pg:polarity"),
            negated=resource.text("pg:negated") == "true",
            modality=resource.member("pg:modality", "modality", Modality),
            cue=main.cue,
            target=self._linked(resource, "target"),
            reported_by=main.reported_by,
            evidence=main.span,
            time=self._time(resource),
            confidence=resource.number("pg:confidence"),
            rule=main.rule,
            more_evidence=more,
        )
        return self._checked(resource, found)

    def _relation(self, resource: Resource) -> RelationStatement:
        main, more = self._proofs(resource)
        found = RelationStatement(
            document=self.document,
            subject=self._linked(resource, "subject"),
            relation=resource.concept("pg:relationType", "relation"),
            object=self._linked(resource, "object"),
            evidence=main.span,
            time=self._time(resource),
            confidence=resource.number("pg:confidence"),
            rule=main.rule,
            more_evidence=more,
        )
        return self._checked(resource, found)

    def _checked(self, resource: Resource, statement: S) -> S:
        if self._names.thing(statement.id) != resource.node:
            raise resource.broken("its id", f"does not fit the content, which gives {statement.id}")
        return statement

    def quotations(self) -> list[QuotationStatement]:
        return [self._quotation(one) for one in self._found.of_type(self._graph, "pg:Quotation")]

    def _quotation(self, resource: Resource) -> QuotationStatement:
        cue = (
            Cue(self._span(resource.node_of("pg:cue")), resource.text("pg:cueLemma"))
            if resource.has("pg:cue")
            else None
        )
        found = QuotationStatement(
            document=self.document,
            speaker=self._linked(resource, "speaker") if resource.has("pg:speaker") else None,
            cue=cue,
            mode=resource.member("pg:mode", "mode", Mode),
            content=self._span(resource.node_of("pg:content")),
        )
        if self._names.thing(quotation_id(found)) != resource.node:
            raise resource.broken("its id", f"does not fit the content, which gives {quotation_id(found)}")
        return found


def _report(found: Resources, names: Names) -> dict[str, object]:
    """Inputs, weights and versions of the run, and the judgements."""
    graph = names.graph("provenance").value
    files: dict[str, dict[str, str]] = {"input": {}, "weights": {}}
    for one in found.of_type(graph, "prov:Entity"):
        if one.has("pg:sha256"):
            files[names.parts(one.node)[0]][one.text("rdfs:label")] = one.text("pg:sha256")
    agents = found.of_type(graph, "prov:SoftwareAgent")
    judgements: list[Decision] = read_lines(names, found)
    return {
        "inputs": files["input"],
        "weights": files["weights"],
        "versions": {one.text("rdfs:label"): one.text("pg:softwareVersion") for one in agents},
        "judgements": judgements,
    }
