"""The levels of an export, which are never mixed: every class has the graph it may stand in.

What a text says stands in the graph of its document, nodes among the entities, what follows from several documents
among the derived views, decisions of people and the provenance of the run each in a graph of their own. Shapes cannot
tell: SHACL looks at one graph at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg.export.namespaces import BASE, Names, base_of, known

_DOCUMENT = "document:"
#: Graphs by the classes of what may stand there alone.
_PLACES = {
    "pg:Stance": _DOCUMENT,
    "pg:Relation": _DOCUMENT,
    "pg:Quotation": _DOCUMENT,
    "pg:Reason": _DOCUMENT,
    "oa:Annotation": _DOCUMENT,
    "oa:SpecificResource": _DOCUMENT,
    "pg:Node": "entities",
    "pg:Position": "derived",
    "pg:Change": "derived",
    "pg:Pair": "derived",
    "org:Membership": "derived",
    "pg:Judgement": "judgements",
    "prov:Activity": "provenance",
    "prov:SoftwareAgent": "provenance",
    "owl:Ontology": "vocabulary",
    "owl:Class": "vocabulary",
    "rdf:Property": "vocabulary",
    "skos:ConceptScheme": "vocabulary",
}
_REMEDY = "build the graph anew with kg build"


def misplaced(quads: Iterable[Quad], base: str = BASE) -> Iterator[str]:
    """One sentence a resource that stands in a graph where nothing of its class belongs, and a document's finding that
    stands in the graph of another document."""
    names = Names(base)
    places = {names.resolve(name): names.graph(place).value for name, place in _PLACES.items()}
    start, document = names.graph(_DOCUMENT).value, names.term("document")
    type = known("rdf:type")
    for quad in quads:
        graph = getattr(quad.graph_name, "value", "the default graph")
        if quad.predicate == type and isinstance(quad.object, NamedNode):
            place = places.get(quad.object)
            if place is not None and not (graph.startswith(start) if place == start else graph == place):
                yield f"{quad.subject}: a {_short(names, quad.object)} stands in {graph}, not in {place}; {_REMEDY}"
        elif quad.predicate == document and isinstance(quad.object, NamedNode) and graph.startswith(start):
            own = f"{names.base}graph/{quad.object.value.removeprefix(f'{names.base}id/')}"
            if graph != own:
                yield f"{quad.subject}: it is of {quad.object}, and stands in {graph}, not in {own}; {_REMEDY}"


def misplaced_in(path: Path) -> list[str]:
    """As ``misplaced``, sorted, for a file in TriG; the base address is that of its prefix ``pg``.

    SyntaxError, ValueError or OSError where the file is no TriG or cannot be read.
    """
    head = parse(path=path, format=RdfFormat.TRIG)
    first = next(head, None)
    return sorted(misplaced(chain([first] if first else [], head), base_of(head.prefixes)))


def _short(names: Names, node: NamedNode) -> str:
    return next(name for name in _PLACES if names.resolve(name) == node)
