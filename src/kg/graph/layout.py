"""Where the nodes stand in a picture: a force-directed drawing that is the same on every run.

Each connected component is drawn by itself: springs (Fruchterman & Reingold 1991, through networkx) from starting
points that hang on the nodes' ids alone, then stress majorisation (Gansner, Koren & North 2004), which makes distances
in the picture follow distances in the graph; of several starts the one with the fewest crossing edges wins. Its
longest direction is laid level, boxes that overlap are pushed apart, and the components are set side by side.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from hashlib import sha256
from heapq import heappop, heappush

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from kg.graph.packing import ASPECT, CORE, Box, Points, packed

STARTS = 8
EDGE_LENGTH = 165.0
GAP = 18.0


def positions(graph: nx.Graph[str], boxes: Mapping[str, Box] | None = None) -> dict[str, tuple[int, int]]:
    """A place for every node, in whole pixels, y growing downward, the picture centred on (0, 0).

    ``graph`` is undirected; the edge attribute ``weight`` (default 1) draws nodes together. ``boxes`` gives the room a
    node takes. Boxes do not overlap. The strongest ``CORE`` nodes of a component are drawn by force, the others stand
    in rings around them, on the side of their neighbours.
    """
    sizes = {node: (boxes or {}).get(node, Box()) for node in graph}
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    drawn = [_draw(_sorted_subgraph(graph, part), sizes) for part in parts]
    set_out = packed(graph, drawn, sizes)
    return {node: (round(set_out[node][0]), round(set_out[node][1])) for node in sorted(set_out)}


def _sorted_subgraph(graph: nx.Graph[str], nodes: Sequence[str]) -> nx.Graph[str]:
    """The part of a graph in sorted order without loops: networkx's drawing depends on the order of nodes."""
    part: nx.Graph[str] = nx.Graph()
    part.add_nodes_from(sorted(nodes))
    kept = sorted((min(a, b), max(a, b), data.get("weight", 1)) for a, b, data in graph.edges(nodes, data=True))
    part.add_weighted_edges_from((a, b, weight) for a, b, weight in kept if a != b and a in part and b in part)
    return part


def _draw(part: nx.Graph[str], sizes: Mapping[str, Box]) -> Points:
    if len(part) <= CORE:
        return _separated(_force(part), sizes)
    core = _separated(_force(_sorted_subgraph(part, _core(part))), sizes)
    return _around(part, core, sizes)


def _core(part: nx.Graph[str]) -> list[str]:
    """The strongest node and, one by one, the strongest of those that touch what is already chosen."""
    strength = {node: float(part.degree(node, weight="weight")) for node in part}
    edge = [min((-strength[node], node) for node in part)]
    seen = {edge[0][1]}
    chosen: list[str] = []
    while edge and len(chosen) < CORE:
        node = heappop(edge)[1]
        chosen.append(node)
        for other in part[node]:
            if other not in seen:
                seen.add(other)
                heappush(edge, (-strength[other], other))
    return chosen


def _force(part: nx.Graph[str]) -> Points:
    if len(part) <= 2:  # nothing to weigh, and most components of a graph of news
        return {node: (n * EDGE_LENGTH, 0.0) for n, node in enumerate(part)}
    if len(part) > 120:
        return _spring(part, 0)
    best: Points = {}
    fewest: float = math.inf
    for start in range(STARTS):
        drawing = _spring(part, start)
        crossings = _crossings(part, drawing)
        if crossings < fewest:
            best, fewest = drawing, crossings
        if not fewest:
            break
    return best


def _spring(part: nx.Graph[str], start: int) -> Points:
    begin = {node: np.asarray(_start(node, start)) for node in part}
    raw = nx.spring_layout(part, pos=begin, iterations=100, threshold=1e-5, seed=0, method="force")
    place = _level(_relaxed(part, np.asarray([raw[node] for node in part], dtype=np.float64)))
    return {node: (float(x), float(y)) for node, (x, y) in zip(part, place, strict=True)}


def _relaxed(part: nx.Graph[str], place: NDArray[np.float64]) -> NDArray[np.float64]:
    """Majorise stress: edges of nodes with many neighbours ask for more room, distant nodes for a little less."""
    index = {node: n for n, node in enumerate(part)}
    distance = np.zeros((len(part), len(part)))
    root = {node: math.sqrt(degree) for node, degree in part.degree()}
    for one, other, data in part.edges(data=True):
        data["length"] = 0.75 + 0.13 * (root[one] + root[other])
    for node, reached in nx.all_pairs_dijkstra_path_length(part, weight="length"):
        for other, steps in reached.items():
            distance[index[node], index[other]] = steps
    wanted = EDGE_LENGTH * distance**0.85
    weight = np.divide(1.0, wanted**2, out=np.zeros_like(wanted), where=wanted > 0)
    total = weight.sum(axis=1)[:, None]
    place = place * EDGE_LENGTH * math.sqrt(len(part))
    for _ in range(120):
        apart = place[:, None, :] - place[None, :, :]
        length = np.maximum(np.sqrt((apart**2).sum(axis=2)), 1e-6)
        pull = place[None, :, :] + apart * (wanted / length)[:, :, None]
        # All nodes move at once, so half of the step: a whole one lets two nodes swing for ever.
        place = (place + (weight[:, :, None] * pull).sum(axis=1) / total) / 2
    return place


def _level(place: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn a drawing so that it is widest from left to right (its first principal axis)."""
    centred = place - place.mean(axis=0)
    (xx, xy), (_, yy) = centred.T @ centred
    angle = 0.5 * math.atan2(2 * xy, xx - yy)
    turn = np.asarray([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    return np.asarray(centred @ turn)


def _start(node: str, start: int) -> tuple[float, float]:
    digest = sha256(f"{start}\x1f{node}".encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:4], "big") / 2**32, int.from_bytes(digest[4:8], "big") / 2**32


def _crossings(part: nx.Graph[str], points: Points) -> int:
    """How many pairs of edges without a common end cross."""
    edges = list(part.edges)[:600]
    if not edges:
        return 0
    index = {node: n for n, node in enumerate(part)}
    ends = np.asarray([(index[a], index[b]) for a, b in edges])
    place = np.asarray([points[node] for node in part])
    a, b = place[ends[:, 0]], place[ends[:, 1]]

    def side(p: NDArray[np.float64], q: NDArray[np.float64], r: NDArray[np.float64]) -> NDArray[np.float64]:
        first, second = q - p, r - p
        return np.sign(first[..., 0] * second[..., 1] - first[..., 1] * second[..., 0])

    a1, b1, a2, b2 = a[:, None], b[:, None], a[None, :], b[None, :]
    crossed = (side(a1, b1, a2) * side(a1, b1, b2) < 0) & (side(a2, b2, a1) * side(a2, b2, b1) < 0)
    shared = (ends[:, None, :, None] == ends[None, :, None, :]).any(axis=(2, 3))
    return int(np.count_nonzero(crossed & ~shared)) // 2


def _around(part: nx.Graph[str], core: Points, sizes: Mapping[str, Box]) -> Points:
    """Place the remaining nodes in rings, the strongest innermost, each on the side where its neighbours stand."""
    points = dict(core)
    # Points this far apart, measured with x divided by ASPECT, cannot have boxes that overlap.
    widest = max(sizes[node].width for node in part)
    highest = max(sizes[node].height for node in part)
    step = math.hypot((widest + GAP) / ASPECT, highest + GAP)
    radius = max(math.hypot(x / ASPECT, y) for x, y in core.values()) + step
    waiting = [node for node in part if node not in points]
    while waiting:
        wish = {node: _side(part, node, points) for node in waiting if any(other in points for other in part[node])}
        ready = sorted(wish, key=lambda node: (-len(part[node]), node))
        while ready:
            room = math.floor(math.pi / math.asin(step / (2 * radius)))
            ring = sorted(ready[:room], key=lambda node: (wish[node], node))
            for n, node in enumerate(ring):
                angle = 2 * math.pi * n / len(ring) + wish[ring[0]]
                points[node] = (radius * ASPECT * math.cos(angle), radius * math.sin(angle))
            ready, radius = ready[room:], radius + step
        waiting = [node for node in waiting if node not in wish]
    return points


def _side(part: nx.Graph[str], node: str, points: Points) -> float:
    near = [points[other] for other in sorted(part[node]) if other in points]
    return math.atan2(sum(y for _, y in near) / len(near), sum(x for x, _ in near) / len(near) / ASPECT)


def _separated(points: Points, sizes: Mapping[str, Box]) -> Points:
    """Push overlapping boxes apart; a drawing that stays tight is widened until nothing overlaps."""
    place = {node: [x, y] for node, (x, y) in sorted(points.items())}
    for _ in range(40):
        if any(not _push(place, sizes) for _ in range(60)):
            break
        for xy in place.values():
            xy[0], xy[1] = xy[0] * 1.12, xy[1] * 1.12
    return {node: (xy[0], xy[1]) for node, xy in place.items()}


def _push(place: dict[str, list[float]], sizes: Mapping[str, Box]) -> bool:
    """One round over all near pairs; True where a pair still overlapped."""
    cell = max(max(sizes[node].width, sizes[node].height) for node in place) + GAP
    grid: dict[tuple[int, int], list[str]] = {}
    for node, (x, y) in place.items():
        grid.setdefault((math.floor(x / cell), math.floor(y / cell)), []).append(node)
    moved = False
    for (column, row), here in sorted(grid.items()):
        near = [n for c in (-1, 0, 1) for r in (-1, 0, 1) for n in grid.get((column + c, row + r), ())]
        for one in here:
            for other in near:
                if one < other and _apart(place[one], place[other], sizes[one], sizes[other]):
                    moved = True
    return moved


def _apart(one: list[float], other: list[float], first: Box, second: Box) -> bool:
    dx, dy = other[0] - one[0], other[1] - one[1]
    over_x = (first.width + second.width) / 2 + GAP - abs(dx)
    over_y = (first.height + second.height) / 2 + GAP - abs(dy)
    if over_x <= 0 or over_y <= 0:
        return False
    axis, over, delta = (0, over_x, dx) if over_x < over_y * ASPECT else (1, over_y, dy)
    step = (over / 2 + 0.6) * (1 if delta >= 0 else -1)
    one[axis] -= step
    other[axis] += step
    return True
