"""The best sequence of entity labels that keeps the rules of BIO (Viterbi 1967)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

_NEVER = np.float32(-1e4)


def transitions(labels: Sequence[str]) -> npt.NDArray[np.float32]:
    """Additive costs [from, to]: an I- label follows only its own B- or I-; the last row is the sentence's start."""
    allowed = np.zeros((len(labels) + 1, len(labels)), np.float32)
    for to, label in enumerate(labels):
        if label.startswith("I-"):
            for source, before in enumerate([*labels, "start"]):
                if before[2:] != label[2:] or before[:2] not in {"B-", "I-"}:
                    allowed[source, to] = _NEVER
    return allowed


def best_labels(
    scores: npt.NDArray[np.float32], lengths: Sequence[int], costs: npt.NDArray[np.float32]
) -> npt.NDArray[np.int64]:
    """Label numbers (sentences, words) of the best legal paths through `scores` (sentences, words, labels)."""
    count, width, size = scores.shape
    if not width:
        return np.zeros((count, 0), np.int64)
    best = scores[:, 0] + costs[-1]
    back = np.zeros((count, width, size), np.int64)
    until = np.asarray(lengths)
    for at in range(1, width):
        paths = best[:, :, None] + costs[None, :-1]
        choice = paths.argmax(axis=1)
        moved = np.take_along_axis(paths, choice[:, None, :], axis=1)[:, 0] + scores[:, at]
        inside = (until > at)[:, None]
        best = np.where(inside, moved, best)
        back[:, at] = np.where(inside, choice, np.arange(size)[None])
    result = np.zeros((count, width), np.int64)
    result[:, -1] = best.argmax(axis=1)
    rows = np.arange(count)
    for at in range(width - 1, 0, -1):
        result[:, at - 1] = back[rows, at, result[:, at]]
    return result


def read_spans(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """(start, end, kind) of the entities in legal BIO labels; positions are 0-based, end exclusive."""
    spans: list[tuple[int, int, str]] = []
    start = -1
    for at, label in enumerate([*labels, "O"]):
        if start >= 0 and not label.startswith("I-"):
            spans.append((start, at, labels[start][2:]))
            start = -1
        if label.startswith("B-"):
            start = at
    return spans
