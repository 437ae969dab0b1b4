"""Lines of a text with their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.domain.spans import Span

HEADING_LENGTH = 120
_LAST = re.compile(r"[\w)%“”\"«‘’']")


def lines(text: str, start: int = 0) -> Iterator[Span]:
    """The lines from ``start`` on that hold more than blanks, without the blanks at their ends."""
    at = start
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        raw = text[at:end]
        words = raw.strip()
        if words:
            begin = at + len(raw) - len(raw.lstrip())
            yield Span(begin, begin + len(words), words)
        at = end + 1


def is_heading(line: str) -> bool:
    """Whether a line looks like a heading: short, several words, a capital or digit first, no full stop at its end."""
    words = line.split()
    return (
        len(words) >= 2
        and len(line) <= HEADING_LENGTH
        and (words[0][0].isupper() or not words[0][0].isalpha())
        and any(character.isalpha() for character in line)
        and _LAST.fullmatch(line[-1]) is not None
    )


def union(text: str, places: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """The places (start, end) as sorted, disjoint, non-empty spans that do not touch."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(place for place in places if place[0] < place[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(Span(start, end, text[start:end]) for start, end in merged)
