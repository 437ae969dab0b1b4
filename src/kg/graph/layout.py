"""Where the nodes stand in a picture: the same on every run, and nearly the same when a document is added.

Nothing here depends on chance, on order or on what is largest just now: each node has a home known from its id, springs
pull it from there (``stress``), crossings are taken out one by one (``untangle``), boxes pushed apart (``separate``),
and components set side by side in directions of their own (``packing``). The strongest ``CORE`` nodes of a large
component are drawn so, the others stand in rings around them.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import heappop, heappush

import networkx as nx
import numpy as np

from kg.graph.packing import ASPECT, Box, Drawing, packed
from kg.graph.separate import GAP, separated
from kg.graph.stress import Floats, homes, relaxed, spread, wanted_lengths
from kg.graph.untangle import untangled

CORE = 300
# Labels are wide: what is drawn by force is stretched from left to right and pressed from above.
STRETCHED = np.asarray([1.15, 1 / 1.15])

Near = list[dict[int, float]]


def positions(graph: nx.Graph[str], boxes: Mapping[str, Box] | None = None) -> dict[str, tuple[int, int]]:
    """A place for every node, in whole pixels, y growing downward, the largest component around (0, 0).

    ``graph`` is undirected; the edge attribute ``weight`` (default 1) draws nodes together. ``boxes`` gives the room a
    node takes. Boxes do not overlap.
    """
    nodes = sorted(graph)
    near = _near(graph, nodes)
    home = homes(nodes)
    sizes = np.asarray([_size((boxes or {}).get(node, Box())) for node in nodes]).reshape(-1, 2)
    parts = _parts(near)
    # by orders of magnitude, so that a node more or less does not change who stands in the middle
    parts.sort(key=lambda part: (-len(part).bit_length(), home[part[0]].tolist()))
    drawn = _drawn([_core(part, near) for part in parts], near, home, sizes)
    drawings = []
    for part, (core, place) in zip(parts, drawn, strict=True):
        order = [*core, *sorted(set(part) - set(core))]
        everything = _around(order, place, near, sizes) if len(core) < len(part) else place
        drawings.append(_drawing(order, everything, near, home, sizes))
    result: dict[str, tuple[int, int]] = {}
    for part, (core, _), points in zip(parts, drawn, packed(drawings), strict=True):
        order = [*core, *sorted(set(part) - set(core))]
        result |= {nodes[n]: (round(x), round(y)) for n, (x, y) in zip(order, points.tolist(), strict=True)}
    return {node: result[node] for node in nodes}


def _size(box: Box) -> tuple[float, float]:
    return box.width, box.height


def _near(graph: nx.Graph[str], nodes: Sequence[str]) -> Near:
    """Each node's neighbours by number, with the weight of the edge; a loop is no neighbour."""
    number = {node: n for n, node in enumerate(nodes)}
    near: Near = [{} for _ in nodes]
    for one, other, weight in graph.edges(data="weight", default=1):
        if one != other:
            a, b = number[one], number[other]
            near[a][b] = near[b][a] = float(weight)
    return near


def _parts(near: Near) -> list[list[int]]:
    """The connected components, each sorted."""
    seen = [False] * len(near)
    parts = []
    for start in range(len(near)):
        if seen[start]:
            continue
        seen[start], part = True, [start]
        for node in part:
            for other in near[node]:
                if not seen[other]:
                    seen[other] = True
                    part.append(other)
        parts.append(sorted(part))
    return parts


def _core(part: list[int], near: Near) -> list[int]:
    """The strongest node and, one by one, the strongest of those that touch what is already chosen, sorted."""
    if len(part) <= CORE:
        return part
    strength = {node: sum(near[node].values()) for node in part}
    edge = [min((-strength[node], node) for node in part)]
    seen = {edge[0][1]}
    chosen: list[int] = []
    while edge and len(chosen) < CORE:
        node = heappop(edge)[1]
        chosen.append(node)
        for other in near[node]:
            if other not in seen:
                seen.add(other)
                heappush(edge, (-strength[other], other))
    return sorted(chosen)


def _drawn(cores: Sequence[list[int]], near: Near, home: Floats, sizes: Floats) -> list[tuple[list[int], Floats]]:
    """Each core with its places; cores of one size are relaxed together: most parts of a graph of news are tiny."""
    same: defaultdict[int, list[int]] = defaultdict(list)
    for n, core in enumerate(cores):
        same[len(core)].append(n)
    places: dict[int, Floats] = {}
    for size, which in same.items():
        own = home[np.asarray([cores[n] for n in which])] * spread(size)
        pull = np.stack([_pull(cores[n], near) for n in which])
        wanted = wanted_lengths(pull)
        resting = relaxed(own, wanted) if size > 1 else np.zeros_like(own)
        for at, n in enumerate(which):
            box = sizes[cores[n]]
            width, height = box.T
            place = separated(resting[at] * STRETCHED, width, height) / STRETCHED
            place = untangled(place, own[at], pull[at], wanted[at], box / STRETCHED)
            places[n] = separated(place * STRETCHED, width, height)
    return [(core, places[n]) for n, core in enumerate(cores)]


def _pull(core: Sequence[int], near: Near) -> Floats:
    """The weights of the edges within, as a matrix."""
    row = {node: n for n, node in enumerate(core)}
    pull = np.zeros((len(core), len(core)))
    for node in core:
        for other, weight in near[node].items():
            if other in row:
                pull[row[node], row[other]] = weight
    return pull


def _drawing(order: Sequence[int], place: Floats, near: Near, home: Floats, sizes: Floats) -> Drawing:
    row = {node: n for n, node in enumerate(order)}
    edges = [(row[node], row[other]) for node in order for other in near[node] if node < other]
    # strong nodes decide more, and they are the ones that stay
    x, y = np.asarray([len(near[node]) for node in order]) @ home[order] if edges else home[order[0]]
    width, height = sizes[order].T
    return Drawing(place, width, height, edges, math.atan2(y, x))


def _around(order: Sequence[int], core: Floats, near: Near, sizes: Floats) -> Floats:
    """The places of ``order``, whose first nodes are the core; the others stand in rings, the strongest innermost, each
    on the side where its neighbours stand."""
    points = {node: (x, y) for node, (x, y) in zip(order[: len(core)], core.tolist(), strict=True)}
    # Points this far apart, measured with x divided by ASPECT, cannot have boxes that overlap.
    widest, highest = sizes[order].max(axis=0).tolist()
    step = math.hypot((widest + GAP) / ASPECT, highest + GAP)
    radius = max(math.hypot(x / ASPECT, y) for x, y in points.values()) + step
    waiting = list(order[len(core) :])
    while waiting:
        wish = {node: side for node in waiting if (side := _side(near[node], points)) is not None}
        ready = sorted(wish, key=lambda node: (-len(near[node]), node))
        while ready:
            room = math.floor(math.pi / math.asin(step / (2 * radius)))
            ring = sorted(ready[:room], key=lambda node: (wish[node], node))
            even = [2 * math.pi * (n + 0.5) / len(ring) - math.pi for n in range(len(ring))]
            turn = _mean_angle([wish[node] - angle for node, angle in zip(ring, even, strict=True)])
            for node, angle in zip(ring, even, strict=True):
                points[node] = radius * ASPECT * math.cos(angle + turn), radius * math.sin(angle + turn)
            ready, radius = ready[room:], radius + step
        waiting = [node for node in waiting if node not in wish]
    return np.asarray([points[node] for node in order])


def _side(near: Mapping[int, float], points: Mapping[int, tuple[float, float]]) -> float | None:
    """In which direction a node's neighbours stand; None where none has a place."""
    found = [points[other] for other in sorted(near) if other in points]
    if not found:
        return None
    return math.atan2(sum(y for _, y in found), sum(x for x, _ in found) / ASPECT)


def _mean_angle(angles: Sequence[float]) -> float:
    return math.atan2(sum(math.sin(angle) for angle in angles), sum(math.cos(angle) for angle in angles))
