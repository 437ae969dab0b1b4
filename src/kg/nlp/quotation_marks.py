"""Pairs of quotation marks in running text: „…“ “…” "…" »…« «…» ‚…‘ ›…‹ '…', nested and mixed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# A mark, or an empty line: nothing in quotation marks runs over one without being opened anew.
_MARKS: Final = re.compile(r"[„“”\"»«‚‘’›‹']|\n[^\S\n]*\n")
# What may close what; mixed pairs such as „…" are common in news text.
_CLOSES: Final = {
    "„": "“”\"", "“": "”\"", "”": "”\"", '"': "\"”“", "»": "«", "«": "»",
    "‚": "‘’'", "‘": "’'", "'": "'", "›": "‹", "‹": "›",
}  # fmt: skip
_ALWAYS_OPEN: Final = "„‚"
_NEVER_OPEN: Final = "’"


@dataclass(frozen=True, slots=True, order=True)
class Marked:
    """Text between two marks: ``start`` and ``end`` exclude the marks; ``depth`` is 0 outside other marks."""

    start: int
    end: int
    depth: int


def _opens(text: str, at: int) -> bool:
    """Whether the mark at ``at`` stands where a quotation begins: glued to what follows, not to what precedes."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not after.isspace() and not (before.isalnum() or before in ".,;!?")


def find(text: str) -> tuple[Marked, ...]:
    """All closed pairs in the order of the text; offsets are code points of ``text``. Unclosed marks are no pair."""
    found: list[Marked] = []
    stack: list[tuple[str, int]] = []
    for match in _MARKS.finditer(text):
        mark, at = match[0], match.start()
        if len(mark) > 1:
            stack.clear()
            continue
        level = _closed_level(stack, mark, text, at)
        if level is not None:
            del stack[level + 1 :]
            found.append(Marked(stack.pop()[1] + 1, at, level))
        elif mark in _ALWAYS_OPEN or (mark not in _NEVER_OPEN and _opens(text, at)):
            stack.append((mark, at))
    return tuple(sorted(mark for mark in found if mark.end > mark.start))


def _closed_level(stack: list[tuple[str, int]], mark: str, text: str, at: int) -> int | None:
    """The place in ``stack`` of the opening mark that ``mark`` closes, or None."""
    if mark in "'’" and at + 1 < len(text) and text[at + 1].isalnum():
        return None  # an apostrophe inside a word
    for level in range(len(stack) - 1, -1, -1):
        if mark in _CLOSES[stack[level][0]]:
            return level
    return None
