"""Comma, semicolon or tab separated tables with the columns id, title, date, outlet, text (RFC 4180)."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from kg.domain.documents import Problem
from kg.errors import ReadError
from kg.read.article import LIMIT, Article, Source, from_fields
from kg.read.encoding import MEND, is_broken, read_lines

DELIMITERS = ",;\t|"
_QUOTE = '"'


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of a record with the 1-based line it starts on; ``cells`` is empty where it breaks the format."""

    line: int
    cells: tuple[str, ...]
    why: str = ""


def articles(stream: BinaryIO, source: Source) -> Iterator[Article | Problem]:
    """The articles of the records; the header names the columns, of which only ``text`` is needed.

    A record that does not fit the header is a problem with its line, and the rest goes on.
    ReadError where there is no header with a column ``text`` or the stream is binary.
    """
    rows = read_lines(stream)
    first = next(rows, "")
    delimiter = max(DELIMITERS, key=first.count)
    columns = [cell.strip(' "').lower() for cell in first.strip().split(delimiter)]
    if "text" not in columns:
        raise ReadError(f"has the columns {', '.join(columns)[:200]!r}, none of them named text")
    for record in records(rows, len(columns), delimiter):
        if record.why:
            yield source.problem(record.why, "quote cells and double the quotes inside them", record.line)
            continue
        cells = dict(zip(columns, record.cells, strict=True))
        if is_broken(cells["text"]):
            yield source.problem("holds characters broken by a wrong encoding, left as they are", MEND, record.line)
        yield from_fields(cells["text"], cells, record.line)


def records(rows: Iterator[str], width: int, delimiter: str, first: int = 2) -> Iterator[Record]:
    """Records of ``width`` cells from lines, the first of which is line number ``first``.

    A quote that is never closed spoils its own line only: the lines after it are read as if it were not there.
    """
    csv.field_size_limit(LIMIT * 2)
    waiting: deque[str] = deque()
    number = first
    while line := (waiting.popleft() if waiting else next(rows, "")):
        if not line.strip():
            number += 1
            continue
        block = [line]
        if line.count(_QUOTE) % 2:
            _fetch(waiting, rows)
            block += _until_closed(waiting)
        cells, why = _parse(block, width, delimiter)
        if why and len(block) > 1:
            block = block[:1]
            cells, why = _parse(block, width, delimiter)
        for _ in block[1:]:
            waiting.popleft()
        yield Record(number, cells, why)
        number += len(block)


def _fetch(waiting: deque[str], rows: Iterator[str]) -> None:
    """Look ahead until the open quote is closed, the input ends or an article's longest text is passed."""
    size = sum(map(len, waiting))
    if any(row.count(_QUOTE) % 2 for row in waiting):
        return
    while size <= LIMIT:
        row = next(rows, "")
        if not row:
            return
        waiting.append(row)
        size += len(row)
        if row.count(_QUOTE) % 2:
            return


def _until_closed(waiting: deque[str]) -> list[str]:
    """The lines up to the one that closes an open quote; none where nothing closes it."""
    for count, row in enumerate(waiting, 1):
        if row.count(_QUOTE) % 2:
            return list(islice(waiting, count))
    return []


def _parse(block: list[str], width: int, delimiter: str) -> tuple[tuple[str, ...], str]:
    try:
        found = list(csv.reader(block, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return (), f"is no record: {error}"
    if len(found) != 1:
        return (), f"is {len(found)} records under one open quote"
    if len(found[0]) != width:
        return (), f"has {len(found[0])} cells where the header has {width}"
    return tuple(found[0]), ""
