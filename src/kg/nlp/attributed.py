"""The rules' common result: a range of tokens attributed to somebody, and its way into a ``Quotation``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

from spacy.tokens import Doc, Token

from kg.domain.mentions import Mention
from kg.domain.spans import Span
from kg.domain.stances import Cue, Mode, Quotation

_EDGES: Final = frozenset(",;:.!?-–—()[]…„“”\"»«‚‘’›‹'")
_MARKS: Final = frozenset("„“”\"»«‚‘’›‹'")
_STOPS: Final = frozenset(".!?…)]")


class MentionSource(Protocol):
    """Whoever knows the mention that a token heads."""

    def at(self, token: Token) -> Mention | None: ...


@dataclass(frozen=True, slots=True)
class Attributed:
    """Tokens ``start`` (inclusive) to ``end`` (exclusive) said or thought by the phrase that ``speaker`` heads.

    ``known`` is the speaker where only a mention is at hand (carried over from an earlier quotation).
    """

    start: int
    end: int
    mode: Mode
    speaker: Token | None = None
    cue: Token | None = None
    lemma: str = ""
    known: Mention | None = None


def trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The range without white space and punctuation at its edges; a full stop or a closing bracket stays at its end."""
    while start < end and (doc[start].is_space or doc[start].text in _EDGES):
        start += 1
    while end > start and (doc[end - 1].is_space or (doc[end - 1].text in _EDGES and doc[end - 1].text not in _STOPS)):
        end -= 1
    return start, end


def with_balanced_marks(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The range grown by a quotation mark at its edge whose partner lies inside it."""
    odd = sum(token.text in _MARKS for token in doc[start:end]) % 2 == 1
    if odd and start > 0 and doc[start - 1].text in _MARKS:
        return start - 1, end
    if odd and end < len(doc) and doc[end].text in _MARKS:
        return start, end + 1
    return start, end


def _without_stop(doc: Doc, start: int, end: int) -> int:
    """The end of a clause before the full stop of the sentence it closes; whole sentences keep theirs."""
    whole = doc[start].is_sent_start
    return end - 1 if end - start > 1 and doc[end - 1].text == "." and not whole else end


def quotation(doc: Doc, found: Attributed, mentions: MentionSource) -> Quotation | None:
    """The record of ``found``; None where nothing but punctuation is left of its content."""
    start, end = trimmed(doc, found.start, found.end)
    if start >= end:
        return None
    if found.mode is Mode.INDIRECT:
        end = _without_stop(doc, start, end)
    if found.mode is not Mode.DIRECT:
        start, end = with_balanced_marks(doc, start, end)
    first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    speaker = found.known if found.speaker is None else mentions.at(found.speaker)
    cue = None
    if found.cue is not None:
        at = found.cue.idx
        cue = Cue(Span(at, at + len(found.cue), found.cue.text), found.lemma or found.cue.lemma_)
    return Quotation(Span(first, last, doc[start:end].text), found.mode, speaker, cue)
