"""Documents: what the reader hands on."""

from __future__ import annotations

from dataclasses import dataclass

from kg.domain.dates import PartialDate
from kg.domain.spans import Span


@dataclass(frozen=True, slots=True)
class Document:
    """One article.

    ``text`` is the text as read, unchanged: every offset of the project counts code points in it.
    ``skip`` are the parts that are no article text (header fields, page furniture, captions, author boxes),
    sorted and disjoint. ``source`` is the input's file name; ``id`` the document's own id or the file name's stem.
    ``opinion`` says that the article is a comment, an editorial or the like: what it judges, its author judges.
    """

    id: str
    text: str
    title: str = ""
    date: PartialDate | None = None
    outlet: str | None = None
    source: str = ""
    byline: str | None = None
    opinion: bool = False
    skip: tuple[Span, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The characters from ``start`` (inclusive) to ``end`` (exclusive)."""
        return Span(start, end, self.text[start:end])

    def body(self) -> str:
        """The text with every skipped character replaced by a line break: same length, same offsets."""
        pieces: list[str] = []
        at = 0
        for gap in self.skip:
            pieces += (self.text[at : gap.start], "\n" * (gap.end - gap.start))
            at = gap.end
        return "".join([*pieces, self.text[at:]])


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the user should know of: one clear sentence, with its place and the remedy."""

    source: str
    reason: str
    remedy: str = ""
    line: int | None = None

    def __str__(self) -> str:
        place = self.source if self.line is None else f"{self.source}:{self.line}"
        return f"{place}: {self.reason}" + (f" ({self.remedy})" if self.remedy else "")
