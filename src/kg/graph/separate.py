"""Boxes that overlap are pushed apart, where that is least far; a drawing that stays tight is widened."""

from __future__ import annotations

import numpy as np

from kg.graph.stress import Floats

GAP = 18.0
WIDER = 1.06
PUSHES = 24
# A box is wider than high and so is a screen: a push sideways counts as this much less far.
SIDEWAYS = 1.5


def separated(place: Floats, width: Floats, height: Floats) -> Floats:
    """Places (nodes, 2) where boxes of ``width`` and ``height`` (nodes,) keep ``GAP`` pixels between them.

    ValueError where no widening helps, which is so only for places that are not finite.
    """
    place = place.copy()
    for _ in range(200):
        if any(not _push(place, width, height) for _ in range(PUSHES)):
            return place
        place *= WIDER
    raise ValueError("boxes cannot be separated: their places are not finite")


def _push(place: Floats, width: Floats, height: Floats) -> bool:
    """One push of all pairs that overlap, in place; False where none did."""
    x, y = place[:, 0], place[:, 1]
    over_x = (width[:, None] + width) / 2 + GAP - np.abs(x[:, None] - x)
    over_y = (height[:, None] + height) / 2 + GAP - np.abs(y[:, None] - y)
    one, other = np.nonzero(np.triu((over_x > 0) & (over_y > 0), 1))
    if not len(one):
        return False
    across, down = over_x[one, other], over_y[one, other]
    sideways = across < down * SIDEWAYS
    for axis, chosen, over in ((0, sideways, across), (1, ~sideways, down)):
        a, b = one[chosen], other[chosen]
        step = (over[chosen] / 2 + 0.6) * np.where(place[b, axis] >= place[a, axis], 1, -1)
        shift = np.bincount(b, step, len(place)) - np.bincount(a, step, len(place))
        # pushed from several sides at once, a node takes the mean, or crowds would never come to rest
        pushes = np.bincount(a, minlength=len(place)) + np.bincount(b, minlength=len(place))
        place[:, axis] += shift / np.maximum(1, np.sqrt(pushes))
    return True
