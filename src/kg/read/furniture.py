"""Page furniture: buttons, picture captions, source lines, author boxes, teasers.

Wording is data (``lexicon/furniture.tsv``); what is found leaves the article's body.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.domain.spans import Span
from kg.lexicon.furniture import FurnitureRow, Takes, furniture
from kg.read.lines import is_heading, lines

LINE = 1200  # characters: longer lines are paragraphs of an article
ENDS = 200  # characters looked at where a row takes words from an end of a line
REST = 1500  # characters: more text than this below an author box or teaser block is the article going on


def find_furniture(text: str, start: int = 0, byline: str = "") -> list[tuple[int, int]]:
    """Places (start, end) of furniture in the text from offset ``start`` on; they may touch and overlap.

    ``byline`` are the author's names: a line at the end that repeats them opens an author box.
    """
    found: list[tuple[int, int]] = []
    rows = list(lines(text, start))
    for number, line in enumerate(rows):
        if number and _is_author_box(line, byline) and len(text) - line.start <= REST:
            found.append((line.start, len(text)))
            break
        for row in furniture():
            place = _place(row, line, len(text))
            if place is not None:
                found.append(place)
                found += _above(row, rows[:number], line, text)
    return found


def _place(row: FurnitureRow, line: Span, end: int) -> tuple[int, int] | None:
    if row.takes is Takes.WORDS:
        match = row.find(line.text[:ENDS])
        return (line.start, line.start + match.end()) if match else None
    if row.takes is Takes.END:
        match = row.find(line.text[-ENDS:])
        return (line.end - (match.end() - match.start()), line.end) if match else None
    if len(line.text) > LINE or row.find(line.text) is None:
        return None
    to_end = row.takes is Takes.REST and end - line.start <= REST
    return line.start, end if to_end else line.end


def _above(row: FurnitureRow, before: Sequence[Span], line: Span, text: str) -> Iterator[tuple[int, int]]:
    if row.above and before and is_heading(before[-1].text):
        last = before[-1]
        if text.count("\n", last.end, line.start) <= 2:
            yield last.start, last.end


def _is_author_box(line: Span, byline: str) -> bool:
    if not byline:
        return False
    is_name = line.text in byline and len(line.text.split()) >= 2
    return is_name or line.text.startswith(byline + " ")
