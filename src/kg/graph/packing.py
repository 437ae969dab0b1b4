"""Drawings of components set side by side, each in a direction of its own, as near to the middle as there is room.

The direction hangs on the ids of a component's nodes, not on what else there is, so that a component that comes or goes
moves the others at most nearer or farther.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np

from kg.graph.stress import Floats

ASPECT = 1.5
CELL = 36.0
RAYS = 48
MANY = 60
# Left and right of its direction, in radians, a component may stand.
_ASIDE = tuple(sign * n * 0.1 for n in range(4) for sign in ((1, -1) if n else (1,)))

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Box:
    """The room a node takes with its label, in pixels, centred on its position."""

    width: float = 60.0
    height: float = 40.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """A component by itself: places (nodes, 2) in pixels, the boxes' widths and heights (nodes,), edges (edges, 2) as
    rows of ``place``, and the direction it wants to stand in, in radians."""

    place: Floats
    width: Floats
    height: Floats
    edges: Sequence[tuple[int, int]]
    direction: float


def packed(drawings: Sequence[Drawing]) -> list[Floats]:
    """The places of all drawings in one picture; the first one stays where it is, the others stand around it."""
    if len(drawings) == 1:
        return [drawings[0].place]
    taken: set[Cell] = set()
    # cells only fill up: what a shape did not fit on its way out, none as large will fit later
    passed: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
    result: list[Floats] = []
    for drawing in drawings:
        cells = _cells(drawing)
        dx, dy = _free(cells, drawing.direction, taken, passed) if result else (0, 0)
        # a free cell on all sides, or two drawings would read as one
        taken.update((x + dx + a, y + dy + b) for x, y in _rim(cells) for a in (-1, 0, 1) for b in (-1, 0, 1))
        taken.update((x + dx, y + dy) for x, y in cells)
        result.append(drawing.place + np.asarray([dx * CELL, dy * CELL]))
    return result


def _rim(cells: set[Cell]) -> list[Cell]:
    """The cells that have a neighbour outside."""
    beside = ((1, 0), (-1, 0), (0, 1), (0, -1))
    return [(x, y) for x, y in cells if not all((x + a, y + b) in cells for a, b in beside)]


def _free(
    cells: set[Cell], direction: float, taken: set[Cell], passed: defaultdict[int, list[tuple[int, int, int]]]
) -> Cell:
    """How far to move a shape so that its middle stands in about this direction, on cells that nobody has taken."""
    columns, rows = [x for x, _ in cells], [y for _, y in cells]
    middle_x, middle_y = (min(columns) + max(columns)) // 2, (min(rows) + max(rows)) // 2
    wide, high = max(columns) - min(columns), max(rows) - min(rows)
    ray = round(direction / math.tau * RAYS) % RAYS
    for step in count(max((n for w, h, n in passed[ray] if w <= wide and h <= high), default=0)):
        for aside in _ASIDE:
            angle = math.tau * ray / RAYS + aside
            dx = round(step * ASPECT * math.cos(angle)) - middle_x
            dy = round(step * math.sin(angle)) - middle_y
            if taken.isdisjoint((x + dx, y + dy) for x, y in cells):
                passed[ray].append((wide, high, step))
                return dx, dy
    raise AssertionError("a grid without an end has room")


def _cells(drawing: Drawing) -> set[Cell]:
    """The grid cells that a component's boxes and edges touch, and what they enclose from above and below."""
    cells: set[Cell] = set()
    half = np.stack([drawing.width, drawing.height], axis=1) / 2
    lowest = np.floor((drawing.place - half) / CELL).astype(int)
    highest = np.floor((drawing.place + half) / CELL).astype(int)
    for (left, top), (right, bottom) in zip(lowest.tolist(), highest.tolist(), strict=True):
        cells.update((column, row) for column in range(left, right + 1) for row in range(top, bottom + 1))
    if len(drawing.place) > MANY:
        return _filled(cells)
    for one, other in drawing.edges:
        begin, end = drawing.place[one], drawing.place[other]
        steps = math.ceil(math.dist(begin, end) / CELL * 2) + 1
        points = np.floor(np.linspace(begin, end, steps) / CELL).astype(int)
        cells.update((x, y) for x, y in points.tolist())
    return cells


def _filled(cells: set[Cell]) -> set[Cell]:
    """The cells with all that lie between two of a column: a crowd has no room inside."""
    columns: dict[int, list[int]] = {}
    for x, y in cells:
        columns.setdefault(x, []).append(y)
    return {(x, y) for x, ys in columns.items() for y in range(min(ys), max(ys) + 1)}
