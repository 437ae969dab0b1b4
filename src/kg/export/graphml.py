"""graph.graphml (http://graphml.graphdrawing.org): the multigraph for Gephi, yEd, Cytoscape and networkx."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import networkx as nx

from kg.domain.statements import Statement
from kg.export.xml_text import legal, legal_id
from kg.graph.build import build


def write(path: Path, statements: Iterable[Statement]) -> None:
    """Write the graph of ``kg.graph.build``; node ids are actor ids, edge ids statement ids, and every value is text,
    a number or a truth value. XML readers turn each kind of line break inside a text into a line feed."""
    graph = build(statements)
    clean: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, data in graph.nodes(data=True):
        clean.add_node(legal_id(node), **{key: legal(value) for key, value in data.items()})
    for start, end, key, data in graph.edges(keys=True, data=True):
        clean.add_edge(legal_id(start), legal_id(end), key=key, **{name: legal(value) for name, value in data.items()})
    # the pure Python writer: with lxml installed the default one gives other bytes
    nx.write_graphml_xml(clean, path, encoding="utf-8", prettyprint=True, named_key_ids=True)
