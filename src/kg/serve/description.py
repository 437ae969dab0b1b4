"""What the endpoint can do, in RDF (SPARQL 1.1 Service Description)."""

from __future__ import annotations

from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, RdfFormat, Triple, serialize

from kg.serve.formats import RESULTS, TRIPLES, Format
from kg.serve.limits import Limits

_SD = "http://www.w3.org/ns/sparql-service-description#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"


def describe(endpoint: str, limits: Limits, form: Format) -> bytes:
    """The description of the service at the address ``endpoint``, in one of the formats for triples."""
    service = NamedNode(endpoint)
    dataset, default = BlankNode("dataset"), BlankNode("graph")
    kind = NamedNode(f"{_RDF}type")

    def sd(name: str) -> NamedNode:
        return NamedNode(_SD + name)

    triples = [
        Triple(service, kind, sd("Service")),
        Triple(service, sd("endpoint"), service),
        Triple(service, sd("supportedLanguage"), sd("SPARQL11Query")),
        Triple(service, sd("feature"), sd("UnionDefaultGraph")),
        *(Triple(service, sd("resultFormat"), NamedNode(iri)) for iri in _formats()),
        Triple(service, sd("defaultDataset"), dataset),
        Triple(dataset, kind, sd("Dataset")),
        Triple(dataset, sd("defaultGraph"), default),
        Triple(default, kind, sd("Graph")),
        Triple(service, NamedNode(f"{_RDFS}comment"), Literal(_limits(limits), language="en")),
    ]
    engine = RdfFormat.from_media_type(form.media)
    prefixes = {"sd": _SD, "rdfs": _RDFS, "formats": "http://www.w3.org/ns/formats/"}
    return serialize(triples, format=engine, prefixes=prefixes) or b""


def _formats() -> list[str]:
    results = [QueryResultsFormat.from_media_type(one.media) for one in RESULTS]
    graphs = [RdfFormat.from_media_type(one.media) for one in TRIPLES]
    return [one.iri for one in (*results, *graphs) if one is not None]


def _limits(limits: Limits) -> str:
    return (
        f"Read only. A query may run {limits.seconds:g} seconds and give {limits.rows:,} rows; "
        "an answer beyond that is an error, never cut short. All named graphs together are the default graph."
    )
