"""A picture that grows: old nodes stay where they were, new ones stand near their neighbours and on nobody."""

from __future__ import annotations

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.extend import extended
from kg.graph.layout import positions
from kg.graph.packing import Box

BOX = Box(110, 50)
PAIRS = st.lists(st.tuples(st.integers(0, 15), st.integers(0, 15)), max_size=25)


def boxes(graph: nx.Graph[str]) -> dict[str, Box]:
    return dict.fromkeys(graph, BOX)


@settings(max_examples=25, deadline=None)
@given(PAIRS, PAIRS)
def test_old_places_stay_and_new_ones_are_free(old: list[tuple[int, int]], new: list[tuple[int, int]]) -> None:
    graph: nx.Graph[str] = nx.Graph([(f"n{a}", f"n{b}") for a, b in old])
    places = positions(graph, boxes(graph))
    graph.add_edges_from((f"n{a}", f"n{b + 8}") for a, b in new)
    grown = extended(places, graph, boxes(graph))
    assert set(grown) == set(graph)
    assert {node: grown[node] for node in places} == places
    names = sorted(grown)
    for n, a in enumerate(names):
        for b in names[n + 1 :]:
            apart = abs(grown[a][0] - grown[b][0]) >= BOX.width or abs(grown[a][1] - grown[b][1]) >= BOX.height
            assert apart, (a, b)
    backwards: nx.Graph[str] = nx.Graph()
    backwards.add_nodes_from(reversed(list(graph)))
    backwards.add_edges_from(reversed(list(graph.edges)))
    assert extended(places, backwards, boxes(graph)) == grown


def test_a_new_node_stands_beside_its_neighbour() -> None:
    graph: nx.Graph[str] = nx.Graph([("far", "new")])
    grown = extended({"far": (900, 400), "other": (0, 0)}, graph, {})
    assert abs(grown["new"][0] - 900) < 200
    assert abs(grown["new"][1] - 400) < 150


def test_nothing_grows_from_nothing() -> None:
    assert extended({}, nx.Graph()) == {}
