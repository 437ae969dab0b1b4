"""Markdown with YAML front matter: one article a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

import yaml

from kg.domain.documents import Problem
from kg.read.article import FIELDS, Article, Source
from kg.read.encoding import read_text

_FRONT = re.compile(r"---[ \t]*\n(.{0,60000}?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TITLE = re.compile(r"^#[ \t]+(.{1,300}?)[ \t#]*$", re.MULTILINE)
_MARKS = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+)|^[ \t]*(?:[-*_][ \t]*){3,}$", re.MULTILINE)
_IMAGES = re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)|<!--.{0,20000}?-->", re.DOTALL)


def articles(stream: BinaryIO, source: Source) -> Iterator[Article | Problem]:
    """The file as one article: front matter gives id, title, date, outlet and byline, the first ``#`` line the title
    where front matter has none. Front matter, heading and list marks, images and comments are no article text.

    Broken front matter is a problem; the article goes on without its fields. ReadError where the file is no text.
    """
    decoded = read_text(stream)
    if decoded.repaired:
        yield source.mojibake()
    text = decoded.text
    front = _FRONT.match(text)
    start = front.end() if front else 0
    fields: dict[str, str] = {}
    if front:
        try:
            fields = _fields(front[1] or "")
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            why = " ".join(str(error).split())[:200]
            yield source.problem(f"front matter: {why}", "write lines of the form 'title: ...' between lines of ---")
    heading = _TITLE.search(text, start)
    marks = [match.span() for pattern in (_MARKS, _IMAGES) for match in pattern.finditer(text, start)]
    yield Article(
        text,
        id=fields.get("id", ""),
        title=fields.get("title", "") or (heading[1] if heading else ""),
        date=fields.get("date", ""),
        outlet=fields.get("outlet", ""),
        byline=fields.get("byline", ""),
        start=start,
        skip=tuple(marks),
    )


def _fields(front: str) -> dict[str, str]:
    # BaseLoader builds nothing but strings, lists and mappings: 001 stays 001, and 2025-13-40 is left to us
    loaded = yaml.load(front, Loader=yaml.BaseLoader)
    if loaded in (None, ""):
        return {}
    if not isinstance(loaded, dict):
        raise ValueError("is no list of fields")
    return {name: loaded[name] for name in FIELDS if isinstance(loaded.get(name), str)}
