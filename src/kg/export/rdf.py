"""Statements -> RDF 1.1: one named graph per document, and graphs of the vocabulary, entities, derived views and
provenance. Bytes depend on the records alone, neither on their order nor on the run.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from itertools import chain
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from kg.domain.documents import Document
from kg.domain.statements import QuotationStatement, Statement
from kg.export import claims, decisions, derived, entities, provenance, vocabulary
from kg.export.jsonl import ordered_quotations
from kg.export.namespaces import BASE, Names
from kg.export.places import Excerpts
from kg.export.provenance import Run
from kg.export.triples import Triples
from kg.graph.build import ordered
from kg.graph.nodes import actors, merge


def graphs(
    statements: Iterable[Statement],
    quotations: Iterable[QuotationStatement],
    run: Run,
    names: Names,
    excerpts: Mapping[str, Excerpts] | None = None,
) -> Iterator[Triples]:
    """The graphs of the export: vocabulary, entities, one per document by id, derived views, judgements (where people
    decided something) and provenance. What a document says decides its graph alone.

    The pieces of a graph follow each other, and no subject stands in two of them.
    """
    statements, quotations = ordered(statements), ordered_quotations(quotations)
    documents: dict[str, Document] = {}
    said: dict[str, list[Statement]] = defaultdict(list)
    quoted: dict[str, list[QuotationStatement]] = defaultdict(list)
    for statement in statements:
        documents[statement.document.id] = statement.document
        said[statement.document.id].append(statement)
    for quotation in quotations:
        documents[quotation.document.id] = quotation.document
        quoted[quotation.document.id].append(quotation)
    yield vocabulary.describe(names)
    nodes = merge(actors(statements, quotations)).values()
    yield from entities.describe(names, nodes)
    for key in sorted(documents):
        yield claims.describe(names, documents[key], said[key], quoted[key], (excerpts or {}).get(key))
    outlets = sorted({document.outlet for document in documents.values() if document.outlet})
    yield from derived.describe(names, statements, nodes, outlets)
    if run.judgements:
        yield decisions.describe(names, run.judgements)
    yield from provenance.describe(names, (documents[key] for key in sorted(documents)), run)


def quads(
    statements: Iterable[Statement],
    quotations: Iterable[QuotationStatement] = (),
    report: Mapping[str, object] | None = None,
    base: str = BASE,
    excerpts: Mapping[str, Excerpts] | None = None,
) -> Iterator[Quad]:
    """All quads of the export as a stream, graph by graph, in an order the records alone decide; no blank nodes.

    Beside the records, memory holds one piece of a graph at a time: a document, a node, the pairs on a target.

    ``report`` (see ``kg.export.report``) gives the provenance of the run; ``excerpts`` by document id stand in for
    texts that are not at hand.
    """
    found = graphs(statements, quotations, Run.of(report or {}), Names(base), excerpts)
    return chain.from_iterable(triples.quads() for triples in found)


def _merged(quads: Iterable[Quad]) -> Iterator[Triple]:
    """The triples of all graphs without repetition, subject by subject; those of one graph stay in their order."""
    by_subject: dict[str, dict[Triple, None]] = defaultdict(dict)
    for quad in quads:
        by_subject[str(quad.subject)][quad.triple] = None
    for subject in sorted(by_subject):
        yield from by_subject[subject]


def _text(found: Iterable[Quad] | Iterable[Triple], format: RdfFormat, names: Names) -> bytes:
    """The serialisation with its prefixes in sorted order, which the serialiser does not promise."""
    buffer = BytesIO()
    serialize(found, buffer, format=format, prefixes=names.prefixes())
    lines = buffer.getvalue().split(b"\n")
    count = next((n for n, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
    return b"\n".join([*sorted(lines[:count]), b"", *lines[count:]])


def turtle(triples: Iterable[Triple], base: str = BASE) -> bytes:
    """Turtle of the triples in the order given."""
    return _text(triples, RdfFormat.TURTLE, Names(base))


def write_nquads(path: Path, quads: Iterable[Quad]) -> None:
    """Write the data set as N-Quads, one quad after the other."""
    with path.open("wb") as file:
        serialize(quads, file, format=RdfFormat.N_QUADS)


def write_trig(path: Path, quads: Iterable[Quad], base: str = BASE) -> None:
    """Write the data set as TriG."""
    path.write_bytes(_text(quads, RdfFormat.TRIG, Names(base)))


def write_turtle(path: Path, quads: Iterable[Quad], base: str = BASE) -> None:
    """Write all graphs merged into one as Turtle."""
    path.write_bytes(turtle(_merged(quads), base))
