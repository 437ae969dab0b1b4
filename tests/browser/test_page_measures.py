"""The page reckons agreement, conflict and changes as Python does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

import briefs
import pytest
from crowd import crowd
from opened import OpenPage

from kg.domain.statements import Statement
from kg.export.jsonl_reader import read_statements
from kg.export.rdf import quads
from kg.graph.build import build
from kg.graph.measures import conflicts, shared_targets

GRAPH = Path(__file__).parents[2] / "graph" / "statements.jsonl"
Pairs = dict[tuple[str, str], tuple[frozenset[str], frozenset[str]]]


def seeds() -> Sequence[Statement]:
    return list(read_statements(GRAPH))


def many() -> Sequence[Statement]:
    return crowd(60, 600)


def pairs(statements: Sequence[Statement]) -> Pairs:
    graph = build(statements)
    holders = sorted({start for start, _, data in graph.edges(data=True) if data["kind"] == "stance"})
    found: Pairs = {}
    for one, other in combinations(holders, 2):
        shared = shared_targets(graph, one, other)
        sides = tuple(
            frozenset(s.target for s in shared if side(s)) for side in (lambda s: s.agree, lambda s: s.conflict)
        )
        if any(sides):
            found[one, other] = (sides[0], sides[1])
    assert {pair for pair, sides in found.items() if sides[1]} == {pair[:2] for pair in conflicts(graph)}
    return found


def changes(statements: Sequence[Statement]) -> set[tuple[str, str]]:
    ends: dict[str, dict[str, str]] = {}
    for quad in quads(statements):
        name = str(quad.predicate.value).rsplit("#", 1)[-1]
        if name in {"before", "after"} and "/ns#" in quad.predicate.value:
            ends.setdefault(str(quad.subject), {})[name] = quad.object.value.rsplit("/", 1)[-1]
    return {(end["before"], end["after"]) for end in ends.values()}


@pytest.mark.parametrize(
    ("world", "least_pairs", "least_changes"), [(seeds, 20, 0), (briefs.statements, 30, 1), (many, 500, 10)]
)
def test_pairs_and_changes_are_those_of_python(
    open_page: OpenPage, world: Callable[[], Sequence[Statement]], least_pairs: int, least_changes: int
) -> None:
    statements = world()
    page = open_page(statements).page
    shown = {
        tuple(sorted((one, other))): (frozenset(agree), frozenset(conflict))
        for one, other, agree, conflict in page.evaluate("window.positionGraph.pairs()")
    }
    expected = pairs(statements)
    assert shown == expected
    assert len(expected) >= least_pairs
    turned = changes(statements)
    assert {tuple(change) for change in page.evaluate("window.positionGraph.changes()")} == turned
    assert len(turned) >= least_changes
