"""From the fields of one article to a Document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kg.domain.dates import PartialDate
from kg.domain.documents import Document, Problem
from kg.read.dates import parse_date
from kg.read.furniture import find_furniture
from kg.read.header import find_header
from kg.read.lines import is_heading, lines, union

LIMIT = 5_000_000  # characters of text in one article
_HALF_PAIR = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Source:
    """Where articles come from. ``name`` is the file's name, ``label`` its path below the input it was found in
    (both without a folder of the machine), ``stem`` the name without its ending."""

    name: str
    label: str
    stem: str

    def problem(self, reason: str, remedy: str = "", line: int | None = None) -> Problem:
        return Problem(self.label, reason, remedy, line)

    def mojibake(self) -> Problem:
        return self.problem("held characters broken by a wrong encoding, which were repaired", "save it as UTF-8")


@dataclass(frozen=True, slots=True)
class Article:
    """The fields of one article as its file gives them, "" where it gives none.

    ``start`` is the offset in ``text`` where front matter ends, ``skip`` are places (start, end) of mark-up,
    ``line`` is the 1-based line of a table or stream.
    """

    text: str
    id: str = ""
    title: str = ""
    date: str = ""
    outlet: str = ""
    byline: str = ""
    section: str = ""
    start: int = 0
    skip: tuple[tuple[int, int], ...] = ()
    line: int | None = None


FIELDS = ("id", "title", "date", "outlet", "byline", "section")


def from_fields(text: str, fields: Mapping[str, str], line: int | None = None) -> Article:
    """An article from a mapping whose keys are field names; others are passed over."""
    identity, title, date, outlet, byline, section = (fields.get(name, "") for name in FIELDS)
    return Article(text, identity, title, date, outlet, byline, section, line=line)


def documents(article: Article, source: Source) -> Iterator[Document | Problem]:
    """The article's problems and, where it holds text, its Document.

    Fields of the file win over what the text's own header says; an agency of a dateline is the outlet only where
    nothing else is known. A wrong date is a problem and the document goes on without a date.
    """
    if len(article.text) > LIMIT:
        yield source.problem(f"holds more than {LIMIT:,} characters of text", "split it into articles", article.line)
        return
    # no file can be written with half a pair; one character for one, so that offsets count the same
    text = _HALF_PAIR.sub("\N{REPLACEMENT CHARACTER}", article.text)
    if text != article.text:
        yield source.problem("holds halves of surrogate pairs, shown as \ufffd", "mend its encoding", article.line)
    header = find_header(text, article.start)
    byline = " ".join((article.byline or header.byline).split())
    furniture = find_furniture(text, article.start, byline)
    document = Document(
        id=_line(article.id) or _numbered(source.stem, article.line),
        text=text,
        outlet=_line(article.outlet) or header.agency or None,
        source=source.name,
        byline=byline or None,
        opinion=bool(header.genre or find_header(_line(article.section)).genre),
        skip=union(text, [(0, article.start), *article.skip, *header.places, *furniture]),
    )
    if not document.body().strip():
        remedy = "add the article's text or take the file out"
        yield source.problem("holds no article text" if text.strip() else "is empty", remedy, article.line)
        return
    date: PartialDate | None = None
    try:
        date = parse_date(article.date or header.date)
    except ValueError as error:
        remedy = "write YYYY, YYYY-MM or YYYY-MM-DD; the document is read without a date"
        yield source.problem(f"date {article.date or header.date!r}: {error}", remedy, article.line)
    yield replace(document, date=date, title=_line(article.title) or _heading(document) or document.id)


def _heading(document: Document) -> str:
    """The first line of the body that looks like a heading, "" where none does."""
    return next((line.text for line in lines(document.body()) if is_heading(line.text)), "")


def _line(field: str) -> str:
    """A field on one line, with blanks instead of control characters and halves of surrogate pairs."""
    return " ".join("".join(c if c.isprintable() else " " for c in field).split())


def _numbered(stem: str, line: int | None) -> str:
    return _line(stem) if line is None else f"{_line(stem)}-{line}"
