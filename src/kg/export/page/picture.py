"""Nodes and edges of the picture, collected by pyvis and placed by ``kg.graph.layout``.

pyvis is only the collector: its own page loads resources from the network and writes text into HTML unescaped.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx

from kg.domain.actors import Actor, Kind
from kg.domain.statements import Statement
from kg.export.page.ordering import bundle
from kg.graph.extend import extended
from kg.graph.layout import positions
from kg.graph.packing import Box

Bundle = tuple[str, str, str, str]

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
LABEL_WIDTH = 155
_LETTER, _LINE = 8.4, 19


@dataclass(frozen=True, slots=True)
class Picture:
    """``bundles``: the edges (from, to, "stance" or "relation", name) in order. ``places``: the nodes' columns ``node``
    (number), ``x``, ``y``, ``shape`` and ``value`` (how many stances it holds or is the target of)."""

    bundles: Sequence[Bundle]
    places: Mapping[str, Sequence[Any]]


def picture(statements: Sequence[Statement], known: Sequence[Actor]) -> Picture:
    """What pyvis collects of the statements; a node is an actor's number in ``known``.

    An edge bundles all statements of one (holder, target, type).
    """
    from pyvis.network import Network  # type: ignore[import-untyped]  # ships no types; imports IPython, so only here

    number = {actor.id: n for n, actor in enumerate(known)}
    bundles = Counter(bundle(item) for item in statements)
    strength = _strength(bundles)
    boxes = {actor.id: _box(actor, strength[actor.id]) for actor in known}
    # Relations are hidden at first: the stances alone make the picture, whoever has none stands beside.
    places = extended(
        positions(_skeleton(bundles, {"stance"}), boxes), _skeleton(bundles, {"stance", "relation"}), boxes
    )
    network = Network(directed=True)
    for actor in known:
        if actor.id in places:
            x, y = places[actor.id]
            network.add_node(number[actor.id], shape=SHAPES[actor.kind], value=strength[actor.id], x=x, y=y)
    for holder, target, kind, name in sorted(bundles):
        network.add_edge(number[holder], number[target], kind=kind, name=name)
    columns = {"node": "id", "x": "x", "y": "y", "shape": "shape", "value": "value"}
    return Picture(
        [(known[edge["from"]].id, known[edge["to"]].id, edge["kind"], edge["name"]) for edge in network.edges],
        {column: [node[key] for node in network.nodes] for column, key in columns.items()},
    )


def _strength(bundles: Mapping[Bundle, int]) -> Counter[str]:
    """How many stances each actor holds or is the target of."""
    strength: Counter[str] = Counter()
    for (holder, target, kind, _), count in bundles.items():
        if kind == "stance":
            strength.update({end: count for end in (holder, target)})
    return strength


def _skeleton(bundles: Mapping[Bundle, int], kinds: Iterable[str]) -> nx.Graph[str]:
    """Who stands near whom: the more statements connect two nodes, the harder they pull."""
    pull: Counter[tuple[str, str]] = Counter()
    for (holder, target, kind, _), count in bundles.items():
        if kind in kinds:
            pull[min(holder, target), max(holder, target)] += count
    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from((a, b, round(1 + math.log2(weight), 3)) for (a, b), weight in sorted(pull.items()))
    return graph


def _box(actor: Actor, strength: int) -> Box:
    """About the room the browser needs for the symbol and the wrapped label below it."""
    written = actor.label or actor.id, actor.label_en
    width = max(map(len, written)) * _LETTER
    lines = min(4, math.ceil(width / (LABEL_WIDTH * 0.85)))
    symbol = (
        0
        if actor.kind in {Kind.ISSUE, Kind.PLACE, Kind.WEAPON, Kind.DOCUMENT}
        else 22 + 4 * min(6, math.sqrt(strength))
    )
    return Box(min(width, LABEL_WIDTH) + 16, symbol + lines * _LINE + 8)
