"""Laws of the drawing: every node has a place, the same on every run, and small drawings have no overlaps."""

from __future__ import annotations

import json
import math
from itertools import combinations
from pathlib import Path
from random import Random
from statistics import median

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.layout import positions
from kg.graph.packing import Box

BOX = Box(120, 60)
SEEDS = Path(__file__).parent.parent.parent / "graph" / "statements.jsonl"


def overlaps(places: dict[str, tuple[int, int]], box: Box) -> list[tuple[str, str]]:
    names = sorted(places)
    return [
        (a, b)
        for n, a in enumerate(names)
        for b in names[n + 1 :]
        if abs(places[a][0] - places[b][0]) < box.width and abs(places[a][1] - places[b][1]) < box.height
    ]


def test_no_node_no_place() -> None:
    assert positions(nx.Graph()) == {}


def test_one_node_stands_in_the_middle() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("a")
    ((x, y),) = positions(graph, {"a": BOX}).values()
    assert abs(x) <= 60
    assert abs(y) <= 60


def test_a_loop_is_no_neighbour() -> None:
    graph: nx.Graph[str] = nx.Graph([("a", "a")])
    assert set(positions(graph)) == {"a"}


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25)), max_size=40))
def test_small_drawings_have_no_overlaps_whatever_the_order(pairs: list[tuple[int, int]]) -> None:
    edges = [(f"n{a}", f"n{b}") for a, b in pairs]
    graph: nx.Graph[str] = nx.Graph(edges)
    places = positions(graph, dict.fromkeys(graph, BOX))
    assert set(places) == set(graph)
    assert overlaps(places, BOX) == []
    backwards: nx.Graph[str] = nx.Graph([(b, a) for a, b in reversed(edges)])
    assert positions(backwards, dict.fromkeys(backwards, BOX)) == places


@pytest.mark.parametrize("size", [1, 2, 40, 299, 320])
def test_a_star_of_any_size_is_drawn(size: int) -> None:
    graph: nx.Graph[str] = nx.Graph([("hub", f"leaf{n}") for n in range(size)])
    places = positions(graph, dict.fromkeys(graph, BOX))
    assert len(places) == size + 1
    assert overlaps(places, BOX) == []


def test_a_large_graph_is_drawn_around_its_core() -> None:
    graph: nx.Graph[str] = nx.gnm_random_graph(1500, 3000, seed=7)
    named: nx.Graph[str] = nx.relabel_nodes(graph, {n: f"n{n}" for n in graph})
    places = positions(named, dict.fromkeys(named, BOX))
    assert len(places) == 1500
    assert overlaps(places, BOX) == []
    assert positions(named, dict.fromkeys(named, BOX)) == places


def news(documents: int) -> list[list[tuple[str, str]]]:
    """Documents that speak of a few main actors and issues and of some of their own."""
    chance = Random(documents)
    return [
        [
            (f"actor{int(documents * chance.random() ** 3)}", f"issue{int(1.5 * documents * chance.random() ** 2)}")
            for _ in range(6)
        ]
        for _ in range(documents)
    ]


def drawn(documents: list[list[tuple[str, str]]]) -> dict[str, tuple[int, int]]:
    graph: nx.Graph[str] = nx.Graph([edge for document in documents for edge in document])
    return positions(graph, dict.fromkeys(graph, BOX))


def moved(whole: dict[str, tuple[int, int]], less: dict[str, tuple[int, int]]) -> float:
    """How far half of the nodes in both pictures move at most, as a share of the first picture's diagonal."""
    xs, ys = zip(*whole.values(), strict=True)
    diagonal = math.hypot(max(xs) - min(xs), max(ys) - min(ys))
    return median(math.dist(whole[node], less[node]) for node in whole.keys() & less.keys()) / diagonal


@pytest.mark.parametrize(("documents", "left_out"), [(30, 7), (80, 5), (250, 3)])
def test_one_document_more_or_less_moves_hardly_anything(documents: int, left_out: int) -> None:
    corpus = news(documents)
    whole = drawn(corpus)
    moves = [moved(whole, drawn(corpus[:n] + corpus[n + 1 :])) for n in range(left_out)]
    assert len(moves) == left_out
    assert median(moves) < 0.1
    assert overlaps(whole, BOX) == []


def test_the_seeds_keep_their_places_when_a_document_is_left_out() -> None:
    with SEEDS.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    stances = [row for row in rows if row["kind"] == "stance"]
    by_document: dict[str, list[tuple[str, str]]] = {}
    for row in stances:
        by_document.setdefault(row["document"]["id"], []).append((row["holder"]["id"], row["target"]["id"]))
    assert len(by_document) == 5
    whole = drawn(list(by_document.values()))
    moves = [
        moved(whole, drawn([edges for name, edges in by_document.items() if name != without]))
        for without in by_document
    ]
    assert median(moves) < 0.1


def test_a_node_stands_nearer_to_its_neighbours_than_to_others() -> None:
    leaves = [(hub, f"{hub}{n}") for hub in "ab" for n in range(8)]
    graph: nx.Graph[str] = nx.Graph([*leaves, ("a", "b")])
    places = positions(graph, dict.fromkeys(graph, BOX))
    other = {"a": "b", "b": "a"}
    nearer = [
        math.dist(places[leaf], places[hub]) < math.dist(places[leaf], places[other[hub]]) for hub, leaf in leaves
    ]
    assert len(nearer) == 16
    assert sum(nearer) >= 14


def crossings(places: dict[str, tuple[int, int]], edges: list[tuple[str, str]]) -> int:
    def side(p: str, q: str, r: str) -> float:
        (a, b), (c, d), (e, f) = places[p], places[q], places[r]
        return (c - a) * (f - b) - (d - b) * (e - a)

    return sum(
        side(*one, other[0]) * side(*one, other[1]) < 0 and side(*other, one[0]) * side(*other, one[1]) < 0
        for one, other in combinations(edges, 2)
        if not {*one} & {*other}
    )


@pytest.mark.parametrize("seed", range(4))
def test_a_tree_is_drawn_with_hardly_a_crossing(seed: int) -> None:
    chance = Random(seed)
    edges = [(f"n{chance.randrange(n)}", f"n{n}") for n in range(1, 30)]
    graph: nx.Graph[str] = nx.Graph(edges)
    assert crossings(positions(graph, dict.fromkeys(graph, BOX)), edges) <= 2


def test_components_stand_apart() -> None:
    edges = [(f"{part}{n}", f"{part}{n + 1}") for part in "abcdef" for n in range(5)]
    graph: nx.Graph[str] = nx.Graph(edges)
    places = positions(graph, dict.fromkeys(graph, BOX))
    assert overlaps(places, BOX) == []
    between = [(a, b) for a, b in combinations(edges, 2) if a[0][0] != b[0][0]]
    assert len(between) == 15 * 25
    assert sum(crossings(places, [a, b]) for a, b in between) == 0
