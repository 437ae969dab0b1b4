"""Header fields at the start of a text: date, byline, genre, dateline with place and agency.

The wording of the fields is data (``lexicon/headers.tsv``); only what stands at the start of one of the first lines
counts, and what was found leaves the article's body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from kg.domain.spans import Span
from kg.lexicon.agencies import agencies
from kg.lexicon.headers import HeaderRow, headers
from kg.read.lines import lines

ZONE = 8  # lines; below them a date or a name is part of the story
_NAMES = re.compile(r"[/,]")


@dataclass(frozen=True, slots=True)
class Header:
    """What the first lines say, "" where they say nothing; ``places`` are the characters they say it in."""

    date: str = ""
    byline: str = ""
    agency: str = ""
    genre: str = ""
    places: tuple[tuple[int, int], ...] = ()


def find_header(text: str, start: int = 0) -> Header:
    """The header of the text from offset ``start`` on. The first of several values of a field counts."""
    fields: dict[str, str] = {}
    places: list[tuple[int, int]] = []
    used: set[str] = set()
    for line in islice(lines(text, start), ZONE):
        at = line.start
        while found := _match(text, at, line, used):
            row, match = found
            used.add(row.name)
            for field, value in match.groupdict().items():
                fields.setdefault(field, value)
            at = match.end()
        if at > line.start:
            places.append((line.start, at))
    agency = _agency(fields["agency"]) if "agency" in fields else ""
    date, byline, genre = (fields.get(name, "") for name in ("date", "byline", "genre"))
    return Header(date, byline, agency or "", genre, tuple(places))


def _match(text: str, at: int, line: Span, used: set[str]) -> tuple[HeaderRow, re.Match[str]] | None:
    for row in headers():
        if row.name in used:
            continue
        match = row.pattern.match(text, at, line.end)
        if match and match.end() > at and ("agency" not in match.groupdict() or _agency(match["agency"])):
            return row, match
    return None


def _agency(words: str) -> str | None:
    """The outlet that a dateline's brackets name (*dpa/AFP* is dpa), None where none of them is an agency."""
    labels = (agencies().get(name.strip().lower()) for name in (words, *_NAMES.split(words)))
    return next((label for label in labels if label is not None), None)
