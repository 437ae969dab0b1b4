"""Measures over the graph: who stands where, who agrees with whom, who leaves what.

Only stances that are asserted or intended count; what is merely possible, conditional, counterfactual or asked is no
position. Agreement and conflict follow the congruence and conflict networks of discourse network analysis
(Leifeld 2017): two actors agree on a target when their polarities toward it have the same sign.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

    Graph = nx.MultiDiGraph[str]

COUNTED = frozenset({"asserted", "intended"})
LEAVES = "leaves"


@dataclass(frozen=True, slots=True)
class Position:
    """What one actor's statements of one type say about one target.

    ``first`` and ``last`` are ISO 8601 dates of reduced precision, "" where no statement is dated; ``statements`` are
    ids in the order of their dates, undated ones at the end.
    """

    holder: str
    type: str
    target: str
    polarity: int
    first: str
    last: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """A target two actors take a side on; the polarities are +1 or -1, or 0 where an actor's statements balance."""

    target: str
    one: int
    other: int

    @property
    def agree(self) -> bool:
        return self.one * self.other > 0

    @property
    def conflict(self) -> bool:
        return self.one * self.other < 0


def _stances(graph: Graph, actor: str | None = None) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    edges = graph.edges(keys=True, data=True) if actor is None else graph.out_edges(actor, keys=True, data=True)
    for holder, target, key, data in edges:
        if data["kind"] == "stance" and data["modality"] in COUNTED:
            yield holder, target, key, data


def _require(graph: Graph, *nodes: str) -> None:
    for node in nodes:
        if node not in graph:
            raise KeyError(f"{node!r} is no node of the graph")


def _collect(edges: Iterator[tuple[str, str, str, dict[str, Any]]]) -> list[Position]:
    grouped: dict[tuple[str, str, str], list[tuple[str, str, int]]] = defaultdict(list)
    for holder, target, key, data in edges:
        grouped[holder, target, data["type"]].append((data["date"], key, data["polarity"]))
    positions = []
    for (holder, target, type_), found in sorted(grouped.items()):
        by_date = sorted(found, key=lambda one: (one[0] == "", one))
        dates = [date for date, _, _ in by_date if date]
        positions.append(
            Position(
                holder=holder,
                type=type_,
                target=target,
                polarity=by_date[0][2],
                first=dates[0] if dates else "",
                last=dates[-1] if dates else "",
                statements=tuple(key for _, key, _ in by_date),
            )
        )
    return positions


def positions_of(graph: Graph, actor: str) -> list[Position]:
    """The positions an actor holds, sorted by target and type. KeyError where ``actor`` is no node."""
    _require(graph, actor)
    return _collect(_stances(graph, actor))


def positions_on(graph: Graph, target: str) -> list[Position]:
    """The positions taken on a target, sorted by holder and type. KeyError where ``target`` is no node."""
    _require(graph, target)
    return _collect(edge for edge in _stances(graph) if edge[1] == target)


def leavers(graph: Graph, treaty: str) -> list[Position]:
    """Who leaves a treaty or body, the earliest first, undated ones last. KeyError where ``treaty`` is no node."""
    found = [position for position in positions_on(graph, treaty) if position.type == LEAVES]
    return sorted(found, key=lambda position: (position.first == "", position.first, position.holder))


def _sides(graph: Graph) -> dict[str, dict[str, int]]:
    """For each holder: target -> sign of the sum of polarities, for targets with at least one side taken."""
    sums: dict[str, dict[str, int]] = defaultdict(dict)
    for holder, target, _, data in _stances(graph):
        if data["polarity"]:
            sums[holder][target] = sums[holder].get(target, 0) + data["polarity"]
    return {
        holder: {target: (total > 0) - (total < 0) for target, total in targets.items()}
        for holder, targets in sums.items()
    }


def _compare(one: dict[str, int], other: dict[str, int]) -> tuple[Shared, ...]:
    return tuple(Shared(target, one[target], other[target]) for target in sorted(one.keys() & other.keys()))


def shared_targets(graph: Graph, one: str, other: str) -> tuple[Shared, ...]:
    """The targets both actors take a side on, sorted. KeyError where one of them is no node."""
    _require(graph, one, other)
    sides = _sides(graph)
    return _compare(sides.get(one, {}), sides.get(other, {}))


def conflicts(graph: Graph) -> list[tuple[str, str, tuple[Shared, ...]]]:
    """Pairs of actors on opposite sides, with the targets they disagree on; most targets first, then by id."""
    sides = _sides(graph)
    found = []
    for one, other in combinations(sorted(sides), 2):
        against = tuple(shared for shared in _compare(sides[one], sides[other]) if shared.conflict)
        if against:
            found.append((one, other, against))
    return sorted(found, key=lambda pair: (-len(pair[2]), pair[0], pair[1]))
