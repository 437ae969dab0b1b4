"""Who says what as the trained head reads it: a cue with the words of its roles, on the tokens of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from kg.domain.spans import Span
from kg.domain.stances import Role, SpeechFrame
from kg.nlp.german.speech import Cued

EXTENSION = "kg_frames"
_CUE, _MESSAGE = "Cue", "Message"
_OPENS, _GOES_ON = ":", ";"


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue by its first token, how likely it is one (0 to 1), and the tokens of each role; positions are 0-based.

    Roles are those of SpkAtt-2023 (Rehbein et al. 2023), `Cue` the further words of the cue.
    """

    cue: int
    probability: float
    roles: dict[str, tuple[int, ...]]


def of(doc: Doc) -> Sequence[Frame]:
    """The frames of a document in the order of their cues; none where the pipeline found none."""
    found: Sequence[Frame] = doc._.get(EXTENSION) if Doc.has_extension(EXTENSION) else ()
    return found


def placed(frame: Cued, tokens: Sequence[int]) -> Frame:
    """The frame of a sentence on the document's tokens; `tokens` are those of the sentence's words."""
    roles = {role: tuple(tokens[word] for word in words) for role, words in frame.roles.items()}
    return Frame(tokens[frame.cue], frame.probability, roles)


def records(doc: Doc) -> Iterator[SpeechFrame]:
    """The frames of a document as plain records, in the order of their cues; offsets are those of its text."""
    for frame in of(doc):
        cue = sorted((frame.cue, *frame.roles.get(_CUE, ())))
        told = frame.roles | {_MESSAGE: (*frame.roles.get(_MESSAGE, ()), *_announced(doc, frame))}
        roles = (Role(name, _spans(doc, words)) for name, words in sorted(told.items()) if name != _CUE and words)
        yield SpeechFrame(_spans(doc, cue), frame.probability, tuple(roles))


def _announced(doc: Doc, frame: Frame) -> list[int]:
    """The words of the next sentence where a colon ends the frame's own and its message is open until there."""
    sentence = doc[frame.cue].sent
    last = _last(sentence)
    before = frame.roles.get(_MESSAGE, ())
    if last.text != _OPENS or (before and before[-1] < last.i - 1):
        return []
    found: list[int] = []
    while sentence.end < len(doc) and last.text in (_OPENS, _GOES_ON):
        sentence = doc[sentence.end].sent
        last = _last(sentence)
        found += (token.i for token in sentence if not token.is_punct and not token.is_space)
    return found


def _last(sentence: DocSpan) -> Token:
    """The last word or mark, white space left out."""
    return next((token for token in reversed(sentence) if not token.is_space), sentence[-1])


def _spans(doc: Doc, words: Iterable[int]) -> tuple[Span, ...]:
    return tuple(Span(doc[n].idx, doc[n].idx + len(doc[n]), doc[n].text) for n in words)
