"""Distances in the picture that follow distances in the graph, with every node held a little by a home of its own.

Stress majorisation (Gansner, Koren & North 2004) with one more term: a pull towards a point that hangs on the node's id
alone. The pull is strong at first and fades, so that a drawing ends in the same of its many rests, turned the same way,
when a few nodes or edges come or go (anchoring as in Brandes, Indlekofer & Mader 2012).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

EDGE_LENGTH = 165.0
_FADING = ((1.0, 30), (0.3, 30), (0.1, 30), (0.03, 30))
_ROUNDS = 120


def homes(nodes: Sequence[str]) -> Floats:
    """A point in the unit square around (0, 0) for each node, known from its id alone; shape (nodes, 2)."""
    digests = b"".join(sha256(node.encode("utf-8", "surrogatepass")).digest()[:8] for node in nodes)
    return np.frombuffer(digests, dtype=">u4").reshape(-1, 2) / 2.0**32 - 0.5


def wanted_lengths(pull: Floats) -> Floats:
    """How far apart all pairs of nodes of connected graphs should stand, in pixels; shape (..., nodes, nodes).

    ``pull`` holds the weights of edges, 0 where there is none. Edges between nodes with many neighbours ask for more
    room, edges that pull hard for less, and distant nodes for a little less than the sum of the way.
    """
    joined = pull > 0
    root = np.sqrt(joined.sum(axis=-1))
    lengths = 0.75 + 0.13 * (root[..., :, None] + root[..., None, :]) - 0.04 * np.minimum(pull - 1, 3)
    way = np.where(joined, lengths, np.inf)
    size = pull.shape[-1]
    way[..., range(size), range(size)] = 0
    for middle in range(size):  # Floyd (1962)
        np.minimum(way, way[..., :, middle, None] + way[..., None, middle, :], out=way)
    return np.asarray(EDGE_LENGTH * way**0.85)


def hold(size: int) -> float:
    """The share of its home in where a node of ``size`` ends: small drawings have more rests to choose from."""
    return min(0.08, 120 / size**2)


def spread(size: int) -> float:
    """How wide the homes of ``size`` nodes lie, in pixels."""
    return 1.2 * EDGE_LENGTH * math.sqrt(size)


def relaxed(home: Floats, wanted: Floats) -> Floats:
    """Places at rest; ``home`` (..., nodes, 2) and ``wanted`` (..., nodes, nodes) are in pixels."""
    size = home.shape[-2]
    weight = np.divide(1.0, wanted**2, out=np.zeros_like(wanted), where=wanted > 0)
    total = weight.sum(axis=-1)[..., None]
    stiff = weight * wanted
    place = home
    for share, rounds in (*_FADING, (0.0, _ROUNDS)):
        held = max(share, hold(size)) * total
        for _ in range(rounds):
            x, y = place[..., 0], place[..., 1]
            apart = (x[..., :, None] - x[..., None, :]) ** 2 + (y[..., :, None] - y[..., None, :]) ** 2
            bent = stiff / np.sqrt(np.maximum(apart, 1e-12))
            # einsum adds in the same order on every machine, which a linear algebra library with threads does not
            asked = np.einsum("...ij,...jk->...ik", weight - bent, place) + place * bent.sum(axis=-1)[..., None]
            # All nodes move at once, so half of the step: a whole one lets two nodes swing for ever.
            place = (place + (asked + held * home) / (total + held)) / 2
    return place
