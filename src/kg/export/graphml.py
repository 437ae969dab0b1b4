"""graph.graphml (http://graphml.graphdrawing.org): the multigraph for Gephi, yEd, Cytoscape and networkx."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import networkx as nx

from kg.domain.statements import Statement
from kg.graph.build import build

# what XML 1.0 forbids even as a character reference (Extensible Markup Language 1.0, 2.2)
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\ufffd"

V = TypeVar("V", str, int, float, bool)


def legal(value: V) -> V:
    """The value, with U+FFFD for each character that XML cannot hold."""
    return _FORBIDDEN.sub(_REPLACEMENT, value) if isinstance(value, str) else value


def write(path: Path, statements: Iterable[Statement]) -> None:
    """Write the graph of ``kg.graph.build``; node ids are actor ids, edge ids statement ids, and every value is text,
    a number or a truth value."""
    graph = build(statements)
    clean: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, data in graph.nodes(data=True):
        clean.add_node(legal(node), **{key: legal(value) for key, value in data.items()})
    for start, end, key, data in graph.edges(keys=True, data=True):
        clean.add_edge(legal(start), legal(end), key=key, **{name: legal(value) for name, value in data.items()})
    # the pure Python writer: with lxml installed the default one gives other bytes
    nx.write_graphml_xml(clean, path, encoding="utf-8", prettyprint=True, named_key_ids=True)
