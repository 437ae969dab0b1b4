"""Files to Documents: plain text, Markdown, web pages, JSON Lines and tables, in folders or from a stream."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from kg.domain.documents import Document, Problem
from kg.errors import ReadError
from kg.read import csv, html, jsonl, markdown, txt
from kg.read.article import Article, Source, documents
from kg.read.seen import Seen
from kg.read.sniff import sniff
from kg.read.sources import Input, find

Reader = Callable[[BinaryIO, Source], Iterator[Article | Problem]]
READERS: dict[str, Reader] = {
    "txt": txt.articles,
    "markdown": markdown.articles,
    "html": html.articles,
    "jsonl": jsonl.articles,
    "csv": csv.articles,
}
_REMEDY = "give .txt, .md, .html, .jsonl or .csv files that hold text"


def read(inputs: Sequence[Path | str]) -> Iterator[Document | Problem]:
    """The documents of files, folders (all below, in sorted order) and standard input (``-``), one at a time.

    Whatever cannot be read is a Problem in its place and never stops the rest: missing, binary, empty or gigantic
    files, bad lines of streams and tables, texts that were read before. A Problem can also say what was mended in
    the document after it (encoding, a wrong date, an id that was taken). Memory does not grow with the texts.
    """
    seen = Seen()
    for item in find(inputs):
        if isinstance(item, Problem):
            yield item
        else:
            yield from _read(item, seen)


def _read(item: Input, seen: Seen) -> Iterator[Document | Problem]:
    source = item.source
    try:
        with item.open() as opened:
            stream, form = (opened, item.form) if item.form else sniff(opened)
            for article in READERS[form](stream, source):
                if isinstance(article, Problem):
                    yield article
                else:
                    yield from _documents(article, source, seen)
    except ReadError as error:
        yield source.problem(str(error), _REMEDY)
    except OSError as error:
        yield source.problem(f"cannot be read: {error.strerror or error}", "check the name and the rights")


def _documents(article: Article, source: Source, seen: Seen) -> Iterator[Document | Problem]:
    for item in documents(article, source):
        if isinstance(item, Problem):
            yield item
        elif duplicate := seen.duplicate(item, source, article.line):
            yield duplicate
        else:
            document = seen.with_own_id(item)
            if document.id != item.id:
                reason = f"has the id {item.id!r} of an earlier document and is read as {document.id!r}"
                yield source.problem(reason, "give every document its own id", article.line)
            yield document
