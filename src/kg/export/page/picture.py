"""Nodes and edges of the picture, collected by pyvis and placed by ``kg.graph.layout``.

pyvis is only the collector: its own page loads resources from the network and writes text into HTML unescaped.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Any

import networkx as nx
from pyvis.network import Network  # type: ignore[import-untyped]  # ships no types

from kg.domain.actors import Actor, Kind
from kg.domain.statements import StanceStatement, Statement
from kg.export.page.payload import ends, name
from kg.graph.extend import extended
from kg.graph.layout import positions
from kg.graph.packing import Box
from kg.lexicon.relations import relation_types
from kg.lexicon.stance_types import stance_types

SHAPES = {
    Kind.STATE: "dot",
    Kind.PERSON: "triangle",
    Kind.ORGANISATION: "square",
    Kind.GROUP: "hexagon",
    Kind.OFFICE: "triangleDown",
    Kind.TREATY: "diamond",
    Kind.EVENT: "star",
    Kind.ISSUE: "box",
    Kind.PLACE: "ellipse",
    Kind.WEAPON: "box",
    Kind.DOCUMENT: "text",
}
_TEXT_INSIDE = {"box", "ellipse", "text"}
LABEL_WIDTH = 155
_LETTER, _LINE = 8.4, 19


def picture(statements: Sequence[Statement], known: Sequence[Actor]) -> dict[str, list[dict[str, Any]]]:
    """``nodes`` and ``edges`` as pyvis keeps them.

    A node is an actor's number in ``known``; an edge bundles all statements of one (holder, target, type) and has their
    count as ``value``. A node's ``value`` is the number of stances it holds or is the target of.
    """
    number = {actor.id: n for n, actor in enumerate(known)}
    bundles = Counter((ends(item)[0].actor.id, ends(item)[1].actor.id, _key(item)) for item in statements)
    strength: Counter[str] = Counter()
    for (holder, target, (kind, _)), count in bundles.items():
        if kind == "stance":
            strength.update({holder: count})
            strength.update({target: count} if target != holder else {})
    boxes = {actor.id: _box(actor, strength[actor.id]) for actor in known}
    # Relations are hidden at first: the stances alone make the picture, whoever has none stands beside.
    places = extended(
        positions(_skeleton(bundles, {"stance"}), boxes), _skeleton(bundles, {"stance", "relation"}), boxes
    )
    network = Network(directed=True)
    for actor in known:
        if actor.id in places:
            x, y = places[actor.id]
            options = {"group": str(actor.kind), "value": strength[actor.id], "x": x, "y": y}
            network.add_node(number[actor.id], label=actor.label or actor.id, shape=SHAPES[actor.kind], **options)
    for (holder, target, (kind, label)), count in sorted(bundles.items()):
        network.add_edge(number[holder], number[target], label=_bilingual(label), value=count, kind=kind, name=label)
    return {"nodes": network.nodes, "edges": network.edges}


def _key(item: Statement) -> tuple[str, str]:
    return ("stance" if isinstance(item, StanceStatement) else "relation", name(item))


def _bilingual(name: str) -> str:
    """*verlässt / leaves*; a name outside the vocabularies is shown as it is."""
    kind = stance_types().get(name) or relation_types().get(name)
    return f"{kind.label_de} / {kind.label_en}" if kind else name


def _skeleton(bundles: Counter[tuple[str, str, tuple[str, str]]], kinds: set[str]) -> nx.Graph[str]:
    """Who stands near whom: the more statements connect two nodes, the harder they pull."""
    pull: Counter[tuple[str, str]] = Counter()
    for (holder, target, (kind, _)), count in bundles.items():
        if kind in kinds:
            pull[min(holder, target), max(holder, target)] += count
    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from((a, b, round(1 + math.log2(weight), 3)) for (a, b), weight in sorted(pull.items()))
    return graph


def _box(actor: Actor, strength: int) -> Box:
    """About the room the browser needs for the symbol and the wrapped label below it."""
    width = len(actor.label or actor.id) * _LETTER
    lines = min(4, math.ceil(width / (LABEL_WIDTH * 0.85)))
    symbol = (
        0
        if actor.kind in {Kind.ISSUE, Kind.PLACE, Kind.WEAPON, Kind.DOCUMENT}
        else 22 + 4 * min(6, math.sqrt(strength))
    )
    return Box(min(width, LABEL_WIDTH) + 16, symbol + lines * _LINE + 8)
