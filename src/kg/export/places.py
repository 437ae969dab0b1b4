"""Places in a text as Web Annotation resources (W3C Web Annotation Data Model, 4.2).

Equal places of one document are one resource, whatever points at them. Offsets count Unicode code points of the
document's text from 0, end exclusive, as ``oa:TextPositionSelector`` has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from pyoxigraph import NamedNode

from kg.domain.documents import Document
from kg.domain.spans import Span
from kg.export.namespaces import Names, known
from kg.export.triples import TYPE, Triples, integer, text

CONTEXT = 32  # code points of prefix and suffix


@dataclass(frozen=True, slots=True)
class Excerpts:
    """What is left of a text that is not at hand: its checksum, and the words before and after what was quoted of it.

    ``around`` maps start and end of a quoted place to its prefix and suffix.
    """

    sha256: str = ""
    around: Mapping[tuple[int, int], tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document, spans: Iterable[Span]) -> Excerpts:
        """Those of a text at hand; nothing where the document has none."""
        text = document.text
        if not text:
            return cls()
        places = {(span.start, span.end) for span in spans}
        around = {(a, b): (text[max(0, a - CONTEXT) : a], text[b : b + CONTEXT]) for a, b in places}
        return cls(sha256(text.encode()).hexdigest(), around)


_SPECIFIC, _SOURCE, _SELECTOR = known("oa:SpecificResource"), known("oa:hasSource"), known("oa:hasSelector")
_POSITION, _START, _END = known("oa:TextPositionSelector"), known("oa:start"), known("oa:end")
_QUOTE, _EXACT = known("oa:TextQuoteSelector"), known("oa:exact")
_PREFIX, _SUFFIX = known("oa:prefix"), known("oa:suffix")


def place(triples: Triples, names: Names, document: Document, span: Span) -> NamedNode:
    """The place of ``span`` by position, with its words."""
    where = f"{span.start}-{span.end}"
    document_id = f"document:{document.id}"
    found = names.thing(document_id, where)
    position = names.thing(document_id, where, "position")
    triples.add(found, TYPE, _SPECIFIC)
    triples.add(found, _SOURCE, names.document(document.id))
    triples.add(found, _SELECTOR, position)
    triples.add(found, names.term("text"), text(span.text))
    triples.add(position, TYPE, _POSITION)
    triples.add(position, _START, integer(span.start))
    triples.add(position, _END, integer(span.end))
    return found


def quoted_place(
    triples: Triples, names: Names, document: Document, span: Span, around: tuple[str, str] | None
) -> NamedNode:
    """As ``place``, and by quotation with up to 32 code points before and after (``around``), so that it is found again
    in a text that moved. Where nobody knows what stood around it, there is no prefix and no suffix."""
    found = place(triples, names, document, span)
    quote = names.thing(f"document:{document.id}", f"{span.start}-{span.end}", "quote")
    triples.add(found, _SELECTOR, quote)
    triples.add(quote, TYPE, _QUOTE)
    triples.add(quote, _EXACT, text(span.text))
    if around is not None:
        triples.add(quote, _PREFIX, text(around[0]))
        triples.add(quote, _SUFFIX, text(around[1]))
    return found
