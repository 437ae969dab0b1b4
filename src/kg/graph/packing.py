"""Drawings of components set side by side, as near to the middle as there is room."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count

import networkx as nx
import numpy as np

ASPECT = 1.5
CORE = 300
CELL = 36.0

Points = dict[str, tuple[float, float]]
Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Box:
    """The room a node takes with its label, in pixels, centred on its position."""

    width: float = 60.0
    height: float = 40.0


def packed(graph: nx.Graph[str], drawings: Sequence[Points], sizes: Mapping[str, Box]) -> Points:
    """Set the components, largest first, as near to the middle as free cells of a coarse grid allow."""
    taken: set[Cell] = set()
    result: Points = {}
    tried: dict[Cell, int] = {}
    # cells only fill up: what a shape did not fit, none of the same shape will fit later
    searches: dict[frozenset[Cell], Iterator[tuple[int, Cell]]] = {}
    for points in drawings:
        cells = _cells(graph, points, sizes)
        left, top = min(x for x, _ in cells), min(y for _, y in cells)
        shape = frozenset((x - left, y - top) for x, y in cells)
        size = max(x for x, _ in shape) + 1, max(y for _, y in shape) + 1
        spots = searches.setdefault(shape, _spots(tried.get(size, 0), size))
        tried[size], (x, y) = next((ring, at) for ring, at in spots if _fits(shape, at, taken))
        dx, dy = x - left, y - top
        taken |= {(x + dx + a, y + dy + b) for x, y in cells for a in (-1, 0, 1) for b in (-1, 0, 1)}
        result |= {node: (x + dx * CELL, y + dy * CELL) for node, (x, y) in points.items()}
    return _centred(result, sizes)


def _spots(ring: int, size: Cell) -> Iterator[tuple[int, Cell]]:
    """Where the corner of a shape may lie, with the ring its middle then stands on, from ``ring`` outward."""
    for number in count(ring):
        for x, y in _ring(number):
            yield number, (x - size[0] // 2, y - size[1] // 2)


def _fits(shape: frozenset[Cell], at: Cell, taken: set[Cell]) -> bool:
    dx, dy = at
    return not any((x + dx, y + dy) in taken for x, y in shape)


@lru_cache(maxsize=1024)
def _ring(ring: int) -> list[tuple[int, int]]:
    """The grid points of one ring around the middle, wider than high, nearest to its middle row first."""
    wide = round(ring * ASPECT)
    sides = [(x, y) for y in range(-ring, ring + 1) for x in (-wide, wide)]
    rows = [(x, y) for x in range(-wide, wide + 1) for y in (-ring, ring)]
    return sorted(set(sides + rows), key=lambda at: (abs(at[1]) + abs(at[0]), at))


def _cells(graph: nx.Graph[str], points: Points, sizes: Mapping[str, Box]) -> set[tuple[int, int]]:
    """The grid cells that a component's boxes and edges touch; a large component takes its whole frame."""
    frames = [
        (x - sizes[node].width / 2, y - sizes[node].height / 2, x + sizes[node].width / 2, y + sizes[node].height / 2)
        for node, (x, y) in points.items()
    ]
    if len(points) > CORE:
        left, top, right, bottom = zip(*frames, strict=True)
        return _frame(min(left), min(top), max(right), max(bottom))
    cells = set().union(*(_frame(*frame) for frame in frames))
    for a, b in graph.edges(points):
        steps = math.ceil(math.dist(points[a], points[b]) / CELL * 2) + 1
        for x, y in np.linspace(points[a], points[b], steps):
            cells.add((math.floor(x / CELL), math.floor(y / CELL)))
    return cells


def _frame(left: float, top: float, right: float, bottom: float) -> set[tuple[int, int]]:
    columns = range(math.floor(left / CELL), math.floor(right / CELL) + 1)
    rows = range(math.floor(top / CELL), math.floor(bottom / CELL) + 1)
    return {(column, row) for column in columns for row in rows}


def _centred(points: Points, sizes: Mapping[str, Box]) -> Points:
    if not points:
        return {}
    xs = [x + sign * sizes[node].width / 2 for node, (x, _) in points.items() for sign in (-1, 1)]
    ys = [y + sign * sizes[node].height / 2 for node, (_, y) in points.items() for sign in (-1, 1)]
    dx, dy = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return {node: (x - dx, y - dy) for node, (x, y) in points.items()}
