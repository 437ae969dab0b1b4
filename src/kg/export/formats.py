"""Every format a finished graph can be exported to, with the one line that says what it is for.

This file imports none of them before it is used, so that the command line lists them at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.export.finished import Finished


def _nq(graph: Finished, path: Path) -> None:
    from kg.export import rdf

    rdf.write_nquads(path, graph.quads())


def _trig(graph: Finished, path: Path) -> None:
    from kg.export import rdf

    rdf.write_trig(path, graph.quads(), graph.base())


def _ttl(graph: Finished, path: Path) -> None:
    from kg.export import rdf

    rdf.write_turtle(path, graph.quads(), graph.base())


def _jsonld(graph: Finished, path: Path) -> None:
    from kg.export import jsonld

    jsonld.write(path, graph.quads(), graph.base())


def _rdf12(graph: Finished, path: Path) -> None:
    from kg.export import rdf, rdf12
    from kg.export.namespaces import Names

    base = graph.base()
    rdf.write_trig(path, rdf12.annotated(graph.quads(), graph.statements(), Names(base)), base)


def _graphml(graph: Finished, path: Path) -> None:
    from kg.export import graphml

    graphml.write(path, graph.statements())


def _gexf(graph: Finished, path: Path) -> None:
    from kg.export import gexf

    gexf.write(path, graph.statements())


def _neo4j(graph: Finished, path: Path) -> None:
    from kg.export import neo4j

    neo4j.write(path, graph.statements())


def _dna(graph: Finished, path: Path) -> None:
    from kg.export import dna

    dna.write(path, graph.statements())


def _csv(graph: Finished, path: Path) -> None:
    from kg.export import tables

    tables.write(path, graph.statements())


@dataclass(frozen=True, slots=True)
class Format:
    """``write`` fills a new file, or where ``files`` names some, an empty folder with exactly those."""

    name: str
    use: str
    write: Callable[[Finished, Path], None]
    files: frozenset[str] = frozenset()


FORMATS = {
    one.name: one
    for one in (
        Format("nq", "N-Quads: RDF for machines, streamed, one graph a document", _nq),
        Format("trig", "TriG: the same for people", _trig),
        Format("ttl", "Turtle: all graphs merged into one", _ttl),
        Format("jsonld", "JSON-LD 1.1 with its context: RDF for web developers", _jsonld),
        Format("rdf12", "TriG of RDF 1.2: direct triples annotated with their statements", _rdf12),
        Format("graphml", "GraphML: yEd, Cytoscape, networkx, igraph", _graphml),
        Format("gexf", "GEXF 1.3: Gephi, with dates on its time line", _gexf),
        Format("neo4j", "folder of CSV files for neo4j-admin database import", _neo4j,
               frozenset({"nodes.csv", "relationships.csv", "README.txt"})),
        Format("dna", "statement table as Discourse Network Analyzer exports it (CSV, semicolons)", _dna),
        Format("csv", "statement table for spreadsheets, every field, safe from formulas", _csv),
    )
}  # fmt: skip
