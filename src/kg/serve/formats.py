"""Media types of answers, and which of them a client's Accept header asks for (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """A form of answers by its media type; ``aliases`` are other names clients ask for it by."""

    media: str
    aliases: tuple[str, ...] = ()

    @property
    def content_type(self) -> str:
        """The value of Content-Type; the answer is UTF-8, which only types of text leave open."""
        return f"{self.media}; charset=utf-8" if self.media.startswith("text/") else self.media


# In the order of preference where the client has none.
RESULTS = (
    Format("application/sparql-results+json", ("application/json",)),
    Format("application/sparql-results+xml", ("application/xml", "text/xml")),
    Format("text/csv"),
    Format("text/tab-separated-values"),
)
TRIPLES = (
    Format("text/turtle", ("application/x-turtle", "text/n3")),
    Format("application/n-triples", ("text/plain",)),
    Format("application/rdf+xml", ("application/xml", "text/xml")),
    Format("application/ld+json", ("application/json",)),
)
SPARQL = "application/sparql-query"


@dataclass(frozen=True, slots=True)
class _Range:
    media: str
    quality: float

    def fit(self, media: str) -> int:
        """How exactly the range names ``media``: 0 not at all, 3 by its full name."""
        if self.media == media:
            return 3
        if self.media == f"{media.partition('/')[0]}/*":
            return 2
        return 1 if self.media == "*/*" else 0


def choose(accept: str | None, offered: Sequence[Format]) -> Format | None:
    """The offered format that ``accept`` likes best, the first of equals; None where it takes none of them."""
    ranges = [_Range("*/*", 1.0)] if accept is None or not accept.strip() else _ranges(accept)
    liked = [(_quality(ranges, one), one) for one in offered]
    best = max(liked, key=lambda pair: pair[0])  # max keeps the first of equals
    return best[1] if best[0] > 0 else None


def _quality(ranges: list[_Range], form: Format) -> float:
    """The weight of the range that names the format most exactly; an alias counts where it is asked for by name."""
    fitting = [(one.fit(form.media), one.quality) for one in ranges if one.fit(form.media)]
    named = [one.quality for one in ranges if one.media in form.aliases]
    return max([*named, *([max(fitting)[1]] if fitting else []), 0.0])


def _ranges(accept: str) -> list[_Range]:
    """The media ranges with their weights; one whose weight is no number from 0 to 1 counts as not wanted."""
    found = []
    for part in accept.split(","):
        media, *parameters = (one.strip().lower() for one in part.split(";"))
        weights = [one.partition("=")[2].strip() for one in parameters if one.partition("=")[0].strip() == "q"]
        found.append(_Range(media, _weight(weights[0]) if weights else 1.0))
    return found


def _weight(text: str) -> float:
    whole, _, part = text.partition(".")
    if whole not in ("0", "1") or len(part) > 3 or not (part == "" or (part.isascii() and part.isdigit())):
        return 0.0
    return min(1.0, float(text.rstrip(".")))
