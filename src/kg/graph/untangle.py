"""Fewer crossing edges: node by node, a weak node moves to the place nearby where least is in its way.

Only single nodes move and only beside their neighbours, so the drawing as a whole stays as it is. What a place costs
weighs crossings, edges over labels and labels over labels against how far the node is from where the springs want it
(as in Davidson & Harel 1996, without chance).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kg.graph.stress import Floats, hold

ROUNDS = 4
CROSSING, COVERED, OVERLAP = 3.0, 0.3, 3.0
MOVABLE = 8  # nodes with more edges are what the others are arranged around
MOST_EDGES = 250  # what can be tried in a moment
DENSE = 1.6  # edges a node; where more cross everywhere, other places are no better

Ints = NDArray[np.int64]

_CIRCLE = np.stack([np.cos(np.arange(16) * np.pi / 8), np.sin(np.arange(16) * np.pi / 8)], axis=1)


def untangled(place: Floats, home: Floats, pull: Floats, wanted: Floats, box: Floats) -> Floats:
    """Places with fewer crossings; ``place``, ``home`` and ``box`` (width, height) are (nodes, 2), ``pull`` and
    ``wanted`` (nodes, nodes); all but ``pull`` in pixels."""
    one, other = np.nonzero(np.triu(pull))
    if not 2 < len(one) <= min(MOST_EDGES, DENSE * len(place)):
        return place
    place = place.copy()
    weight = np.divide(1.0, wanted**2, out=np.zeros_like(wanted), where=wanted > 0)
    held = hold(len(place)) * weight.sum(axis=1)
    neighbours = [np.flatnonzero(row) for row in pull]
    movable = [node for node in range(len(place)) if len(neighbours[node]) <= MOVABLE]
    order = sorted(movable, key=lambda node: (len(neighbours[node]), node))
    for _ in range(ROUNDS):
        moved = False
        for node in order:
            near = neighbours[node]
            tried = _tried(place, node, near, float(wanted[node, near].mean()))
            apart = np.hypot(tried[:, 0, None] - place[:, 0], tried[:, 1, None] - place[:, 1])
            apart[:, node] = 0
            cost = ((apart - wanted[node]) ** 2) @ weight[node] + held[node] * ((tried - home[node]) ** 2).sum(axis=1)
            cost = cost + _in_the_way(tried, near, node, place, box, one, other)
            best = int(np.argmin(cost))
            if cost[best] < cost[0] - 1e-6:
                place[node], moved = tried[best], True
        if not moved:
            break
    return place


def _tried(place: Floats, node: int, near: Ints, reach: float) -> Floats:
    """Where a node could stand: where it is, around the middle of its neighbours, and half a step aside."""
    middle = place[near].mean(axis=0)
    around = [middle + _CIRCLE * reach * share for share in (1.0, 1.35)]
    return np.concatenate([place[node][None], *around, place[node] + _CIRCLE[::2] * reach / 2])


def _in_the_way(tried: Floats, near: Ints, node: int, place: Floats, box: Floats, one: Ints, other: Ints) -> Floats:
    """What it costs to have ``node`` with its edges at each of the ``tried`` places."""
    far = (one != node) & (other != node)
    one, other = one[far], other[far]
    begin, end = place[one], place[other]
    cost: Floats = COVERED * _covers(begin, end, tried[:, None], box[node]).sum(axis=1)
    overlap = (np.abs(tried[:, None] - place) < (box[node] + box) / 2).all(axis=-1)
    overlap[:, node] = False
    cost += OVERLAP * overlap.sum(axis=1)
    foreign = np.ones(len(place), dtype=bool)
    foreign[node] = False
    for neighbour in near:
        apart = (one != neighbour) & (other != neighbour)
        a, b, target = begin[apart], end[apart], place[neighbour]
        # on different sides of the edge, and the edge's ends on different sides of them
        around = _side(a, b, tried[:, None]) * _side(a, b, target) < 0
        along = _side(tried[:, None], target, a) * _side(tried[:, None], target, b) < 0
        foreign[neighbour] = False
        covered = _covers(tried[:, None], target, place[foreign], box[foreign])
        foreign[neighbour] = True
        cost += CROSSING * (around & along).sum(axis=1) + COVERED * covered.sum(axis=1)
    return cost


def _side(p: Floats, q: Floats, r: Floats) -> Floats:
    first, second = q - p, r - p
    turn: Floats = first[..., 0] * second[..., 1] - first[..., 1] * second[..., 0]
    return turn


def _covers(begin: Floats, end: Floats, point: Floats, box: Floats) -> NDArray[np.bool_]:
    """Whether a line from ``begin`` to ``end`` runs over the box around ``point``, seen where it passes nearest."""
    way = end - begin
    share = ((point - begin) * way).sum(axis=-1) / np.maximum((way**2).sum(axis=-1), 1e-9)
    beside = np.abs(begin + np.clip(share, 0, 1)[..., None] * way - point)
    return np.asarray((beside < box / 2).all(axis=-1))
