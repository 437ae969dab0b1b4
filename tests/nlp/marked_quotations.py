"""Gold inside the sentence: speaker in [ ], content in { }; brackets may be nested."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from kg.domain.stances import Quotation
from kg.nlp import quotations
from kg.nlp.mentions import Mentions

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    text: str
    speakers: tuple[Offsets, ...]
    contents: tuple[Offsets, ...]


def unmark(marked: str) -> Marked:
    """Plain text with the offsets of what was marked."""
    text = ""
    opened: list[tuple[str, int]] = []
    found: dict[str, list[Offsets]] = {"[": [], "{": []}
    for sign in marked:
        if sign in "[{":
            opened.append((sign, len(text)))
        elif sign in "]}":
            kind, start = opened.pop()
            found[kind].append((start, len(text)))
        else:
            text += sign
    assert not opened, marked
    return Marked(text, tuple(found["["]), tuple(sorted(found["{"])))


def read(doc: Doc) -> list[Quotation]:
    return quotations.find(doc, Mentions(doc))


def same_content(quotation: Quotation, wanted: Offsets) -> bool:
    """The same words; a comma, a mark or a full stop at an edge makes no difference."""
    return abs(quotation.content.start - wanted[0]) <= 2 and abs(quotation.content.end - wanted[1]) <= 2


def spoken_by(quotation: Quotation, speakers: tuple[Offsets, ...]) -> bool:
    if not speakers:
        return quotation.speaker is None
    span = None if quotation.speaker is None else quotation.speaker.span
    return span is not None and any(span.start < end and start < span.end for start, end in speakers)


def shown(doc: Doc, found: list[Quotation]) -> str:
    lines = [f"{q.mode} [{q.speaker.span.text if q.speaker else ''}] {{{q.content.text}}}" for q in found]
    return "\n".join([doc.text, *lines, *(f"{t.text}/{t.lemma_}/{t.pos_}/{t.dep_}<{t.head.text}" for t in doc)])
