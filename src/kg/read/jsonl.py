"""JSON Lines: one article a line, ``{"id", "title", "date", "outlet", "text"}``, read one line at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.domain.documents import Problem
from kg.read.article import FIELDS, Article, Source, from_fields
from kg.read.encoding import MEND, is_broken, read_lines

_REMEDY = 'write {"id": ..., "title": ..., "date": ..., "outlet": ..., "text": ...} on one line'


def articles(stream: BinaryIO, source: Source) -> Iterator[Article | Problem]:
    """The articles of the lines; a line that holds none is a problem with its number, and the rest goes on.

    The text is exactly the field ``text``. ReadError where the stream is binary.
    """
    for number, line in enumerate(read_lines(stream), 1):
        if not line.strip():
            continue
        try:
            loaded = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield source.problem(f"is no JSON: {str(error)[:120]}", _REMEDY, number)
            continue
        if not isinstance(loaded, dict):
            yield source.problem("is no JSON object", _REMEDY, number)
        elif not isinstance(loaded.get("text"), str):
            yield source.problem("has no field text that is a string", _REMEDY, number)
        else:
            text = loaded["text"]
            if is_broken(text):
                yield source.problem("holds characters broken by a wrong encoding, left as they are", MEND, number)
            yield from_fields(text, {name: _field(loaded.get(name)) for name in FIELDS}, number)


def _field(value: Any) -> str:
    """Strings and numbers as text, everything else as not given."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""
