"""The tree decoder against an exhaustive search."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.nlp.german.tree import best_heads, find_cycle


def is_tree(heads: tuple[int, ...] | list[int]) -> bool:
    return sum(h == 0 for h in heads) == 1 and find_cycle(np.array(heads)) is None


def total(arcs: np.ndarray, heads: tuple[int, ...] | list[int]) -> float:
    return float(sum(arcs[word, head] for word, head in enumerate(heads)))


def matrices(largest: int) -> st.SearchStrategy[np.ndarray]:
    def of_size(size: int) -> st.SearchStrategy[np.ndarray]:
        cells = st.lists(st.integers(-40, 40), min_size=size * (size + 1), max_size=size * (size + 1))
        return cells.map(lambda values: np.array(values, np.float32).reshape(size, size + 1))

    return st.integers(1, largest).flatmap(of_size)


@given(matrices(4))
@settings(deadline=None)
def test_no_tree_scores_higher(arcs: np.ndarray) -> None:
    count = arcs.shape[0]
    trees = [
        heads
        for heads in product(range(count + 1), repeat=count)
        if is_tree(heads) and all(head != word + 1 for word, head in enumerate(heads))
    ]
    best = max(total(arcs, heads) for heads in trees)
    assert total(arcs, best_heads(arcs)) == pytest.approx(best)


@given(matrices(12))
@settings(deadline=None)
def test_always_one_tree_with_one_root(arcs: np.ndarray) -> None:
    assert is_tree(best_heads(arcs))


def test_no_words_have_no_heads() -> None:
    assert best_heads(np.zeros((0, 1), np.float32)) == []


def test_two_words_that_both_want_the_root_share_it() -> None:
    arcs = np.array([[9.0, 0.0, 1.0], [8.0, 5.0, 0.0]], np.float32)
    assert best_heads(arcs) == [0, 1]


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    arcs = np.array([[1.0, 0.0, 9.0], [4.0, 9.0, 0.0]], np.float32)
    assert best_heads(arcs) == [2, 0]
