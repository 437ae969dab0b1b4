"""SHACL validation of an export against the shapes of the package (``shapes.ttl``), problems as sentences."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox
import pyshacl
from rdflib import RDF, SH, SKOS, Graph, URIRef
from rdflib.term import Node

from kg.export.namespaces import BASE, Names, base_of


def shapes(base: str = BASE) -> Graph:
    """The shapes for a graph written with ``base``."""
    text = files("kg.export").joinpath("shapes.ttl").read_text(encoding="utf-8")
    return Graph().parse(data=text.replace(BASE, Names(base).base), format="turtle")


def _words(graph: Graph, nodes: Iterable[Node | None]) -> str:
    manager = graph.namespace_manager
    return " ".join(node.n3(manager) for node in nodes if node is not None and hasattr(node, "n3"))


def _sentence(results: Graph, result: Node, data: Graph) -> str:
    value = results.value
    focus, path = value(result, SH.focusNode), value(result, SH.resultPath)
    messages = "; ".join(sorted(str(one) for one in results.objects(result, SH.resultMessage)))
    offending = value(result, SH.value)
    sentence = f"{_words(data, [focus])}: {messages}"
    if path is not None:
        sentence += f" (property {_words(data, [path])}"
        sentence += f", value {_words(data, [offending])})" if offending is not None else ")"
    return f"{sentence}; mend it, or build the graph anew with kg build"


def validate(graph: Graph, base: str = BASE) -> list[str]:
    """One sentence a problem, sorted: the resource, what is wrong, the property and the value, and what to do.

    Empty: the graph conforms.
    """
    scheme = URIRef(Names(base).term("stanceTypes").value)
    if (scheme, RDF.type, SKOS.ConceptScheme) not in graph:
        # without it no shape would find anything to look at, and nothing would conform to everything
        return [f"the graph holds no vocabulary below {base}: it is no export, or was written with another base"]
    conforms, results, _ = pyshacl.validate(graph, shacl_graph=shapes(base), inplace=True)
    if conforms or not isinstance(results, Graph):
        return []
    return sorted({_sentence(results, result, graph) for result in results.subjects(RDF.type, SH.ValidationResult)})


def validate_file(path: Path) -> list[str]:
    """As ``validate``, for graph.ttl; the base address is that of the file's prefix ``pg``.

    SyntaxError, ValueError or OSError where the file is no Turtle or cannot be read.
    """
    # Oxigraph reads Turtle much faster than rdflib, which then has the simplest of formats to read
    reader = ox.parse(path=path, format=ox.RdfFormat.TURTLE)
    lines = ox.serialize((quad.triple for quad in reader), format=ox.RdfFormat.N_TRIPLES)
    graph = Graph().parse(data=lines, format="nt")
    for prefix, address in sorted(reader.prefixes.items()):
        graph.bind(prefix, address, replace=True)
    return validate(graph, base_of(reader.prefixes))
