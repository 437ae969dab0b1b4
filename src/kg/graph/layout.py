"""Where the nodes stand in a picture: a force-directed drawing that is the same on every run.

Each connected component is drawn by itself (Fruchterman & Reingold 1991, through networkx) from starting points that
hang on the nodes' ids alone; of several starts the one with the fewest crossing edges wins. The components are then
packed in rows, and boxes that overlap are pushed apart (Dwyer, Marriott & Stuckey 2006 name the problem; small steps
along the axis of least overlap are enough here).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import networkx as nx
import numpy as np
from numpy.typing import NDArray

STARTS = 8
CORE = 300
EDGE_LENGTH = 210.0
STRETCH = 1.3
GAP = 14.0
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))

Points = dict[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Box:
    """The room a node takes with its label, in pixels, centred on its position."""

    width: float = 60.0
    height: float = 40.0


def positions(graph: nx.Graph[str], boxes: Mapping[str, Box] | None = None) -> dict[str, tuple[int, int]]:
    """A place for every node, in whole pixels, y growing downward, the picture centred on (0, 0).

    ``graph`` is undirected; the edge attribute ``weight`` (default 1) draws nodes together. ``boxes`` gives the room a
    node takes. Boxes do not overlap where the graph has at most ``CORE`` nodes; above that, most do not: the strongest
    ``CORE`` nodes of a component are drawn by force, the others stand around the neighbours they belong to.
    """
    sizes = {node: (boxes or {}).get(node, Box()) for node in graph}
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    drawn = [_separated(_draw(_sorted_subgraph(graph, part)), sizes) for part in parts]
    packed = _packed(drawn, sizes)
    return {node: (round(packed[node][0]), round(packed[node][1])) for node in sorted(packed)}


def _sorted_subgraph(graph: nx.Graph[str], nodes: Sequence[str]) -> nx.Graph[str]:
    """The part of a graph in sorted order without loops: networkx's drawing depends on the order of nodes."""
    part: nx.Graph[str] = nx.Graph()
    part.add_nodes_from(sorted(nodes))
    kept = sorted((min(a, b), max(a, b), data.get("weight", 1)) for a, b, data in graph.edges(nodes, data=True))
    part.add_weighted_edges_from((a, b, weight) for a, b, weight in kept if a != b and a in part and b in part)
    return part


def _draw(part: nx.Graph[str]) -> Points:
    if len(part) <= CORE:
        return _force(part)
    strength = {node: float(part.degree(node, weight="weight")) for node in part}
    order = sorted(part, key=lambda node: (-strength[node], node))
    points = _force(_sorted_subgraph(part, order[:CORE]))
    return _around(part, points)


def _force(part: nx.Graph[str]) -> Points:
    if len(part) == 1:
        return {node: (0.0, 0.0) for node in part}
    starts = STARTS if len(part) <= 120 else 1
    drawings = [_spring(part, start) for start in range(starts)]
    return min(drawings, key=lambda points: _crossings(part, points)) if starts > 1 else drawings[0]


def _spring(part: nx.Graph[str], start: int) -> Points:
    """One drawing, scaled so that its median edge is ``EDGE_LENGTH`` long, and wider than high."""
    begin = {node: np.asarray(_start(node, start)) for node in part}
    raw = nx.spring_layout(part, pos=begin, iterations=160, threshold=1e-5, seed=0, method="force")
    lengths = [float(np.linalg.norm(raw[a] - raw[b])) for a, b in part.edges]
    median = float(np.median(lengths)) if lengths else 1.0
    scale = EDGE_LENGTH / max(median, 1e-6)
    widest = EDGE_LENGTH * 1.6 * math.sqrt(len(part))
    scale = min(scale, widest)
    return {node: (float(xy[0]) * scale * STRETCH, float(xy[1]) * scale) for node, xy in raw.items()}


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


def _around(part: nx.Graph[str], core: Points) -> Points:
    """Place the remaining nodes on a spiral around the middle of their placed neighbours, strongest first."""
    points = dict(core)
    taken: dict[tuple[int, int], int] = {}
    waiting = [node for node in part if node not in points]
    while waiting:
        placed = {node for node in waiting if any(other in points for other in part[node])}
        ready = sorted(placed, key=lambda node: (-len(part[node]), node))
        known = dict(points)
        for node in ready:
            near = [known[other] for other in sorted(part[node]) if other in known]
            x, y = (sum(axis) / len(near) for axis in zip(*near, strict=True))
            cell = (round(x / EDGE_LENGTH), round(y / EDGE_LENGTH))
            count = taken[cell] = taken.get(cell, 0) + 1
            radius, angle = EDGE_LENGTH * (0.4 + 0.28 * math.sqrt(count)), count * _GOLDEN_ANGLE
            points[node] = (x + radius * STRETCH * math.cos(angle), y + radius * math.sin(angle))
        waiting = [node for node in waiting if node not in placed]
    return points


def _separated(points: Points, sizes: Mapping[str, Box]) -> Points:
    """Push overlapping boxes apart; a small drawing that stays tight is widened until nothing overlaps."""
    place = {node: [x, y] for node, (x, y) in sorted(points.items())}
    rounds, widenings = (60, 40) if len(place) <= CORE else (12, 1)
    for _ in range(widenings):
        if any(not _push(place, sizes) for _ in range(rounds)):
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
    axis, over, delta = (0, over_x, dx) if over_x < over_y else (1, over_y, dy)
    step = (over / 2 + 0.6) * (1 if delta >= 0 else -1)
    one[axis] -= step
    other[axis] += step
    return True


def _packed(drawings: Sequence[Points], sizes: Mapping[str, Box]) -> Points:
    """Stand the components side by side in rows, the largest first, and centre the whole."""
    frames = []
    for points in drawings:
        left = min(x - sizes[node].width / 2 for node, (x, _) in points.items())
        right = max(x + sizes[node].width / 2 for node, (x, _) in points.items())
        top = min(y - sizes[node].height / 2 for node, (_, y) in points.items())
        bottom = max(y + sizes[node].height / 2 for node, (_, y) in points.items())
        frames.append((left, top, right - left, bottom - top))
    area = sum((width + 4 * GAP) * (height + 4 * GAP) for _, _, width, height in frames)
    row_width = max([width for _, _, width, _ in frames] + [math.sqrt(area) * STRETCH]) if frames else 0.0
    result: Points = {}
    x = y = row_height = widest = 0.0
    for points, (left, top, width, height) in zip(drawings, frames, strict=True):
        if x and x + width > row_width:
            x, y, row_height = 0.0, y + row_height + 4 * GAP, 0.0
        for node, (px, py) in points.items():
            result[node] = (px - left + x, py - top + y)
        x += width + 4 * GAP
        widest, row_height = max(widest, x), max(row_height, height)
    return {node: (px - widest / 2, py - (y + row_height) / 2) for node, (px, py) in result.items()}
