"""New nodes in an existing picture: what has a place keeps it, what is new stands beside its neighbours."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice, product

import networkx as nx

from kg.graph.packing import ASPECT, Box
from kg.graph.separate import GAP
from kg.graph.stress import homes

CELL = 24
Cell = tuple[int, int]


def extended(
    places: Mapping[str, tuple[int, int]], graph: nx.Graph[str], boxes: Mapping[str, Box] | None = None
) -> dict[str, tuple[int, int]]:
    """A place for every node of ``graph``: those of ``places`` unchanged, each other one as near as boxes allow to the
    middle of its neighbours (the strongest of those without placed neighbours to a point of its own at the edge of the
    picture), in whole pixels.

    The order of nodes and edges does not matter. ``boxes`` gives the room a node takes.
    """
    sizes = {node: (boxes or {}).get(node, Box()) for node in {*graph, *places}}
    result = dict(places)
    taken: set[Cell] = set()
    for node, (x, y) in places.items():
        taken.update(_cells(x, y, sizes[node]))
    # what a box did not fit on the way out from a middle, no box as large will fit either: places only fill up
    passed: defaultdict[tuple[float, float], list[tuple[Box, int]]] = defaultdict(list)
    rank = {node: n for n, node in enumerate(sorted(graph, key=lambda node: (-graph.degree(node), node)))}
    waiting = sorted((node for node in graph if node not in result), key=rank.__getitem__)
    edges = _edges(places)
    while waiting:
        near = {node: [result[other] for other in sorted(graph[node]) if other in result] for node in waiting}
        ready = [node for node in waiting if near[node]]
        if not ready:
            alone = nx.connected_components(graph.subgraph(waiting))
            ready = sorted((min(part, key=rank.__getitem__) for part in alone), key=rank.__getitem__)
        for node in ready:
            middle, box = _middle(near[node]) if near[node] else _edge(node, edges), sizes[node]
            smaller = (n for other, n in passed[middle] if other.width <= box.width and other.height <= box.height)
            turns = enumerate(_spiral(*middle))
            free = islice(turns, max(smaller, default=0), None)
            step, result[node] = next((n, at) for n, at in free if taken.isdisjoint(_cells(*at, box)))
            passed[middle].append((box, step))
            taken.update(_cells(*result[node], box))
        waiting = [node for node in waiting if node not in result]
    return {node: result[node] for node in sorted(result)}


def _middle(near: list[tuple[int, int]]) -> tuple[float, float]:
    return sum(x for x, _ in near) / len(near), sum(y for _, y in near) / len(near)


def _edges(places: Mapping[str, tuple[int, int]]) -> tuple[float, float]:
    """How far the picture reaches from (0, 0) to the sides, and upward and downward."""
    return max((abs(x) for x, _ in places.values()), default=0), max((abs(y) for _, y in places.values()), default=0)


def _edge(node: str, edges: tuple[float, float]) -> tuple[float, float]:
    """A point at the edge of the picture, in the direction of the node's home."""
    x, y = homes([node])[0].tolist()
    angle = math.atan2(y, x)
    return edges[0] * math.cos(angle), edges[1] * math.sin(angle)


def _cells(x: float, y: float, box: Box) -> Iterator[Cell]:
    width, height = (box.width + GAP) / 2, (box.height + GAP) / 2
    columns = range(math.floor((x - width) / CELL), math.floor((x + width) / CELL) + 1)
    rows = range(math.floor((y - height) / CELL), math.floor((y + height) / CELL) + 1)
    return product(columns, rows)


def _spiral(x: float, y: float) -> Iterator[tuple[int, int]]:
    """Points around a middle, farther and farther, wider than high."""
    step = 0
    while True:
        radius, angle = CELL * math.sqrt(step), step * math.pi * (3 - math.sqrt(5))
        yield round(x + radius * ASPECT * math.cos(angle)), round(y + radius * math.sin(angle))
        step += 1
