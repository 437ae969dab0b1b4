"""Entity labels stay legal and are the best legal ones."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.nlp.german.spans import best_labels, read_spans, transitions

LABELS = ("O", "B-LOC", "I-LOC", "B-PER", "I-PER")


def is_legal(path: tuple[int, ...]) -> bool:
    names = ["O", *(LABELS[n] for n in path)]
    pairs = pairwise(names)
    return all(after[0] != "I" or (before[0] in "BI" and before[2:] == after[2:]) for before, after in pairs)


@given(st.lists(st.lists(st.integers(-9, 9), min_size=5, max_size=5), min_size=1, max_size=4))
@settings(deadline=None)
def test_no_legal_path_scores_higher(rows: list[list[int]]) -> None:
    scores = np.array([rows], np.float32)
    (path,) = best_labels(scores, [len(rows)], transitions(LABELS))
    legal = [p for p in product(range(5), repeat=len(rows)) if is_legal(p)]
    best = max(sum(rows[at][label] for at, label in enumerate(p)) for p in legal)
    assert is_legal(tuple(int(n) for n in path))
    assert sum(rows[at][int(label)] for at, label in enumerate(path)) == pytest.approx(best)


def test_a_shorter_sentence_is_not_touched_by_its_padding() -> None:
    costs = transitions(LABELS)
    short = np.array([[[0, 3, 0, 0, 0], [0, 0, 3, 0, 0]]], np.float32)
    padded = np.concatenate([short, np.full((1, 3, 5), 7, np.float32)], axis=1)
    alone = best_labels(short, [2], costs)[0]
    assert best_labels(padded, [2], costs)[0, :2].tolist() == alone.tolist() == [1, 2]


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        (["B-LOC", "I-LOC", "O", "B-PER"], [(0, 2, "LOC"), (3, 4, "PER")]),
        (["B-LOC", "B-LOC"], [(0, 1, "LOC"), (1, 2, "LOC")]),
        (["O", "B-ORGpart"], [(1, 2, "ORGpart")]),
        ([], []),
    ],
)
def test_spans_are_read_from_labels(labels: list[str], spans: list[tuple[int, int, str]]) -> None:
    assert read_spans(labels) == spans
