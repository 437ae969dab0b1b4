"""Laws of the drawing: every node has a place, the same on every run, and small drawings have no overlaps."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.layout import positions
from kg.graph.packing import Box

BOX = Box(120, 60)


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
