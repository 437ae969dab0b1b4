"""Free continuation: sentences in the subjunctive of reported speech go on with the speaker of the sentence before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from kg.domain.stances import Mode
from kg.lexicon.reporting import reporting
from kg.nlp import reporting_cues
from kg.nlp.attributed import Attributed
from kg.nlp.mood import reportive
from kg.nlp.speakers import acting
from kg.nlp.tree import finite_verb

_DEEP: Final = 5


def find(doc: Doc, found: Sequence[Attributed]) -> Iterator[Attributed]:
    """The passages that go on with reported speech; sentences that follow each other in a paragraph are one passage."""
    passage: Attributed | None = None
    for piece in _sentences(doc, found):
        if passage is not None and _joins(doc, passage, piece):
            passage = replace(passage, end=piece.end)
            continue
        if passage is not None:
            yield passage
        passage = piece
    if passage is not None:
        yield passage


def _joins(doc: Doc, one: Attributed, other: Attributed) -> bool:
    near = one.end == other.start and not doc[one.start : one.end].text_with_ws.rstrip(" ").endswith("\n")
    return near and one.speaker == other.speaker and one.known == other.known


def _sentences(doc: Doc, found: Sequence[Attributed]) -> Iterator[Attributed]:
    """The sentences without a quotation of their own that stand in the subjunctive, with the speaker carried on.

    ``found`` are the quotations of the other rules, sorted by their start. The speaker is that of the sentence before,
    the outermost where quotations are nested; where it has none, whoever acts in it.
    """
    at = 0
    last: Attributed | None = None
    before: DocSpan | None = None
    going_on = False
    for sentence in doc.sents:
        own: list[Attributed] = []
        while at < len(found) and found[at].start < sentence.end:
            own.append(found[at])
            at += 1
        root = sentence.root.i
        inside = any(piece.start <= root < piece.end for piece in own)
        if not inside and is_reported(sentence, going_on):
            if not going_on and before is not None:
                last = None if _ends_paragraph(before) else _carried(before, last)
            going_on = True
            carried, known = (None, None) if last is None else (last.speaker, last.known)
            yield Attributed(sentence.start, sentence.end, Mode.FREE_INDIRECT, carried, None, "", known)
        elif own:
            last, going_on = min(own, key=_depth), True
        elif sentence.text.strip():
            going_on, before = reporting_cues.verb(sentence.root) is not None, sentence
            last = _carried(before, last) if going_on else last


def _ends_paragraph(sentence: DocSpan) -> bool:
    """Whether a paragraph ends with a sentence that quotes nobody: the next one does not go on with who acts in it."""
    doc, at = sentence.doc, sentence.end
    return "\n" in sentence.text_with_ws or (at < len(doc) and "\n" in doc[at].text)


def _depth(piece: Attributed) -> tuple[int, int]:
    """How deep below the sentence's root its cue stands; of equally deep quotations the longest comes first."""
    steps, token = 0, piece.cue
    while token is not None and token.head.i != token.i and steps < _DEEP:
        steps, token = steps + 1, token.head
    return steps, piece.start - piece.end


def _carried(before: DocSpan, last: Attributed | None) -> Attributed | None:
    """Whoever acts in the sentence ``before``, which quotes nobody, else the speaker of the last quotation."""
    who = acting(before)
    return last if who is None else Attributed(before.start, before.end, Mode.FREE_INDIRECT, who)


def is_reported(sentence: DocSpan, going_on: bool) -> bool:
    """Whether the main clause stands in subjunctive I, or in II or with *sollen* where reported speech goes on."""
    verb = finite_verb(sentence.root)
    if verb is None or sentence.text.rstrip().endswith("?"):
        return False
    mood = reportive(verb)
    return mood == "I" or (mood != "" and going_on) or any(_refers_back(token) for token in sentence.root.lefts)


def _refers_back(token: Token) -> bool:
    """*Demnach*: an adverb that attributes its sentence to the source of the sentence before."""
    return any(row.form == "adverb" for row in reporting().attributions.get(token.lower_, ()))
