"""Corpus tokens as running text: where spaces stand between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_NO_SPACE_BEFORE = set(",.;:!?)]}…%“")
_NO_SPACE_AFTER = set("([{„")


def joined(tokens: Iterable[str]) -> tuple[str, list[int]]:
    """Corpus tokens as running text, and the offset where each begins."""
    text, starts, glued, inside = "", [], True, False
    for token in tokens:
        closes = token in {'"', "''"} and inside
        if token in {'"', "''", "``"}:
            inside = not inside
        opens = token in _NO_SPACE_AFTER or (token in {'"', "``", "''"} and inside)
        if text and not glued and token not in _NO_SPACE_BEFORE and not closes:
            text += " "
        starts.append(len(text))
        text += token
        glued = opens
    return text, starts


def spaces_after(tokens: Sequence[str]) -> list[bool]:
    """Whether a space follows each corpus token in running text."""
    _, starts = joined(tokens)
    ends = [start + len(token) for start, token in zip(starts, tokens, strict=True)]
    return [after > end for end, after in zip(ends, [*starts[1:], ends[-1]], strict=True)]
