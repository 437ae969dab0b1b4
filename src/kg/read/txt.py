"""Plain text: one article a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from kg.domain.documents import Problem
from kg.read.article import Article, Source
from kg.read.encoding import read_text


def articles(stream: BinaryIO, source: Source) -> Iterator[Article | Problem]:
    """The file's text as one article. ReadError where it is no text."""
    decoded = read_text(stream)
    if decoded.repaired:
        yield source.mojibake()
    yield Article(decoded.text)
