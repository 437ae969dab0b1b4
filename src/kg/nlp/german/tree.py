"""The best dependency tree over arc scores: Chu & Liu (1965), Edmonds (1967), with exactly one root."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float64]
Heads = npt.NDArray[np.int64]

_FORBIDDEN = -1e9


def best_heads(arcs: npt.NDArray[np.float32]) -> list[int]:
    """The heads of the highest-scoring tree.

    `arcs` (n, n + 1) scores each of n words (row) under each head (column), 0 being the root. Heads are 1-based, 0 for
    the one root. The greedy choice is taken when it is such a tree, as it mostly is.
    """
    count = arcs.shape[0]
    if count == 0:
        return []
    scores = arcs.astype(np.float64)
    scores[np.arange(count), np.arange(1, count + 1)] = _FORBIDDEN
    greedy = scores.argmax(axis=1)
    if int((greedy == 0).sum()) == 1 and find_cycle(greedy) is None:
        return [int(h) for h in greedy]
    full = np.full((count + 1, count + 1), _FORBIDDEN)
    full[1:] = scores
    # A toll on every root arc above the range of all scores makes one root win (Stanojević & Cohen 2021).
    full[1:, 0] -= (scores.max() - arcs.min() + 1.0) * (count + 1)
    return [int(h) for h in _maximum_tree(full)[1:]]


def find_cycle(heads: Heads) -> list[int] | None:
    """The words (0-based) of a cycle among 1-based `heads`, or None."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        path: list[int] = []
        at = start
        while at >= 0 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at]) - 1
        if at >= 0 and state[at] == 1:
            return path[path.index(at) :]
        for word in path:
            state[word] = 2
    return None


def _maximum_tree(scores: Scores) -> Heads:
    """Heads of the maximum arborescence from node 0 of a dense graph; `scores[dependent, head]`."""
    heads: Heads = scores.argmax(axis=1)
    heads[0] = 0
    cycle = find_cycle(heads[1:])
    if cycle is None:
        return heads
    members = np.array([w + 1 for w in cycle])
    outside = np.array([n for n in range(len(scores)) if n not in set(members.tolist())])
    own = scores[members, heads[members]]
    entering = scores[np.ix_(members, outside)] - own[:, None]
    leaving = scores[np.ix_(outside, members)]
    size = len(outside)
    smaller = np.full((size + 1, size + 1), _FORBIDDEN * 10)
    smaller[:size, :size] = scores[np.ix_(outside, outside)]
    smaller[size, :size] = entering.max(axis=0)
    smaller[:size, size] = leaving.max(axis=1)
    solved = _maximum_tree(smaller)
    result: Heads = heads.copy()
    for position, node in enumerate(outside):
        if position == 0:
            continue
        head = int(solved[position])
        result[node] = members[leaving[position].argmax()] if head == size else outside[head]
    entry = int(solved[size])
    broken = int(entering[:, entry].argmax())
    result[members[broken]] = outside[entry]
    result[0] = 0
    return result
