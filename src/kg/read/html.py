"""Web pages: one article a file, its text found by trafilatura (Barbaresi 2021)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from kg.domain.documents import Problem
from kg.errors import ReadError
from kg.read.article import Article, Source
from kg.read.encoding import LIMIT, decode, encoding_by_mark, repair

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HEAD = 4096  # bytes in which HTML wants the charset declared
# fixed, because by default the day of the run bounds the dates that are believed
_DATES = {"extensive_search": False, "original_date": True, "min_date": "1900-01-01", "max_date": "2999-12-31"}


def articles(stream: BinaryIO, source: Source) -> Iterator[Article | Problem]:
    """The page's article with title, date, outlet (site name) and byline from its metadata.

    The article's text is what trafilatura takes for it; offsets count in that text. Nothing is fetched.
    ReadError where the file is no page or no article is found in it.
    """
    # imported here, because a folder without pages need not wait for it
    import trafilatura

    data = stream.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise ReadError(f"holds more than {LIMIT:,} bytes")
    page = _decode(data)
    if not page.strip():
        raise ReadError("is empty")
    mended = repair(page)
    if mended != page:
        yield source.mojibake()
    try:
        found = trafilatura.bare_extraction(
            mended,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            deduplicate=False,
            date_extraction_params=dict(_DATES),
        )
    except Exception as error:  # whatever a hostile page makes the extractor raise is that page's row in the report
        raise ReadError(f"is a page that cannot be taken apart ({type(error).__name__})") from error
    text = found.text if found is not None and not isinstance(found, dict) else None
    if found is None or isinstance(found, dict) or not text:
        raise ReadError("is a page without an article that could be found")
    yield Article(
        text,
        title=found.title or "",
        date=found.date or "",
        outlet=found.sitename or found.hostname or "",
        byline=found.author or "",
        section=next(iter(found.categories or ()), ""),
    )


def _decode(data: bytes) -> str:
    declared = _CHARSET.search(data[:_HEAD])
    if encoding_by_mark(data) is None and declared:
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError, ValueError):
            return decode(data)  # the page is wrong about itself
    return decode(data)
