"""Cut a sentence that is too long for the encoder into windows, and make one tree of theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.nlp import labels
from kg.nlp.german.encoder import LONGEST, Words
from kg.nlp.german.pieces import MARGIN, WordPieces

_CLAUSE_MARKS = frozenset({",", ";", ":", "–", "—"})


@dataclass(frozen=True)
class Window:
    """A stretch of a sentence that the encoder reads at once."""

    words: Words


def windows(words: Words, pieces: WordPieces, longest: int = LONGEST) -> Iterator[Window]:
    """The sentence in stretches of at most `longest` pieces, cut after clause marks where there are any."""
    if words.forms and len(words.forms) * 2 * MARGIN <= longest:
        yield Window(words)  # fits whatever its words are
        return
    sizes = [len(p) for p in pieces.encode(words.forms, words.spaced)]
    start, total, mark = 0, 0, -1
    at = 0
    while at < len(sizes):
        if total + sizes[at] > longest:
            end = mark if mark > start else at
            yield _window(words, start, end)
            start, mark = end, -1
            total = sum(sizes[start:at])
            continue
        total += sizes[at]
        at += 1
        if words.forms[at - 1] in _CLAUSE_MARKS:
            mark = at
    if start < len(sizes):
        yield _window(words, start, len(sizes))


def _window(words: Words, start: int, end: int) -> Window:
    return Window(Words(words.forms[start:end], words.spaced[start:end]))


def joined_tree(parts: Sequence[tuple[Sequence[int], Sequence[str]]]) -> tuple[list[int], list[str]]:
    """One tree of several: later roots hang from the first one as `parataxis`. Heads are 1-based, 0 the root."""
    heads: list[int] = []
    relations: list[str] = []
    root = 0
    for number, (part, names) in enumerate(parts):
        offset = len(heads)
        for position, (head, name) in enumerate(zip(part, names, strict=True), start=1):
            if head:
                heads.append(head + offset)
                relations.append(name)
            elif number:
                heads.append(root)
                relations.append(labels.PARATAXIS)
            else:
                root = position
                heads.append(0)
                relations.append(name)
    return heads, relations
