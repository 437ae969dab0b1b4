"""Quotations: words or thoughts attributed to a speaker, direct, indirect, free indirect and reported."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from spacy.tokens import Doc, Token

from kg.domain.stances import Mode, Quotation
from kg.lexicon.function_words import function_words
from kg.nlp import attribution, direct_speech, free_indirect, indirect_speech, quotation_marks, reported_speech
from kg.nlp import reporting_cues as cues
from kg.nlp.attributed import Attributed, MentionSource, quotation, trimmed
from kg.nlp.direct_speech import Quoted
from kg.nlp.mood import reportive
from kg.nlp.tree import finite_verb

_SAME = 0.8  # share of an indirect content inside quotation marks from which on it is the direct quotation itself


def find(doc: Doc, mentions: MentionSource) -> list[Quotation]:
    """The quotations of a document, sorted by place; offsets are code points of ``doc.text``.

    A quotation interrupted by its frame gives one record a piece. Quotations may be nested.
    """
    passages = direct_speech.quoted(doc, quotation_marks.find(doc.text))
    direct = direct_speech.find(doc, passages)
    spoken = _cover(len(doc), direct)
    introduced = [piece.start for piece in direct if piece.start > 1 and doc[piece.start - 2].text == ":"]
    clauses = [piece for piece in _clauses(doc, mentions, spoken) if not _holds(piece, introduced)]
    said = sorted(piece.start for piece in (*direct, *clauses))
    found = [*direct, *clauses]
    for pieces in _phrases(doc, spoken):
        passed_on = any(_holds(piece, said) for piece in pieces) and _is_medium(pieces[0], mentions)
        if not passed_on and not any(_holds(piece, introduced) for piece in pieces):
            found += pieces
    found.sort(key=_place)
    found += free_indirect.find(doc, found)
    found += _within(passages, direct, sorted(found, key=_place))
    records = (quotation(doc, piece, mentions) for piece in found)
    return _distinct(record for record in records if record is not None)


def _place(piece: Attributed) -> tuple[int, int]:
    return piece.start, -piece.end


def _cover(length: int, pieces: Sequence[Attributed]) -> bytearray:
    """One byte a token: 1 inside a direct quotation of more than a few words."""
    covered = bytearray(length)
    for piece in pieces:
        covered[piece.start : piece.end] = b"\1" * (piece.end - piece.start)
    return covered


def _is_covered(doc: Doc, piece: Attributed, spoken: bytearray) -> bool:
    start, end = trimmed(doc, piece.start, piece.end)
    return sum(spoken[start:end]) >= _SAME * max(1, end - start)


def _holds(piece: Attributed, starts: Sequence[int]) -> bool:
    """Whether one of ``starts`` (sorted) lies within the piece: what comes before it introduces somebody's words."""
    at = bisect_left(starts, piece.start)
    return at < len(starts) and starts[at] < piece.end


def _is_medium(piece: Attributed, mentions: MentionSource) -> bool:
    """Whether a medium only passes on what somebody else says."""
    mention = None if piece.speaker is None else mentions.at(piece.speaker)
    return mention is not None and attribution.names_medium(mention)


def _clauses(doc: Doc, mentions: MentionSource, spoken: bytearray) -> Iterator[Attributed]:
    for cue in cues.find(doc):
        if spoken[cue.token.i] or _is_asked_for(cue.token):
            continue
        pieces = list(indirect_speech.find(cue)) or list(reported_speech.find(cue, mentions))
        yield from (piece for piece in pieces if not _is_covered(doc, piece, spoken))


def _is_asked_for(verb: Token) -> bool:
    """*So müsse der Rat zustimmen, ...*: whoever says that somebody ought to say something does not quote him."""
    modal = finite_verb(verb)
    if modal is None or modal.i == verb.i or modal.lemma_ not in function_words("duty"):
        return False
    return reportive(modal) == "I"


def _phrases(doc: Doc, spoken: bytearray) -> Iterator[list[Attributed]]:
    """The pieces of each attributing phrase that stands in nobody's direct speech."""
    for _, group in groupby(attribution.find(doc), key=lambda piece: None if piece.cue is None else piece.cue.i):
        pieces = [piece for piece in group if piece.cue is not None and not spoken[piece.cue.i]]
        kept = [piece for piece in pieces if not _is_covered(doc, piece, spoken)]
        if kept:
            yield kept


def _within(
    passages: Sequence[Quoted], direct: Sequence[Attributed], found: Sequence[Attributed]
) -> Iterator[Attributed]:
    """Marked clauses inside somebody's indirect speech are that speaker's own words; ``found`` is sorted by start."""
    taken = {piece.start for piece in direct}
    reached = 0
    open_pieces: list[Attributed] = []
    for passage in passages:
        while reached < len(found) and found[reached].start <= passage.start:
            open_pieces.append(found[reached])
            reached += 1
        open_pieces = [piece for piece in open_pieces if piece.end > passage.start]
        around = [piece for piece in open_pieces if piece.end >= passage.end]
        if around and passage.spoken and passage.start not in taken:
            inner = min(around, key=lambda piece: piece.end - piece.start)
            yield replace(inner, start=passage.start, end=passage.end, mode=Mode.DIRECT)


def _distinct(records: Iterable[Quotation]) -> list[Quotation]:
    """The records sorted by place, each content once: with a speaker rather than without."""
    best: dict[tuple[int, int], Quotation] = {}
    for record in records:
        place = record.content.start, -record.content.end
        known = best.get(place)
        if known is None or (known.speaker is None and record.speaker is not None):
            best[place] = record
    return [best[place] for place in sorted(best)]
