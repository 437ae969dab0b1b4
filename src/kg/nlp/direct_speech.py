"""Direct speech: which words between quotation marks somebody said, and who.

A pair of marks is a quotation where it holds a finite verb or more than three words, or where a reporting verb
or a colon frames it; titles and scare quotes are none. The speaker stands in a frame after the marks (*„…“, sagte X*),
before them (*X: „…“*), in the clause around them, or is that of the quotation before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Token

from kg.domain.stances import Mode
from kg.lexicon.function_words import function_words
from kg.lexicon.reporting import reporting
from kg.nlp import labels as ud
from kg.nlp import reporting_cues
from kg.nlp.attributed import Attributed
from kg.nlp.quotation_marks import Marked
from kg.nlp.reporting_cues import ReportingCue
from kg.nlp.speakers import acting, possessor
from kg.nlp.speakers import speaker as speaker_of
from kg.nlp.subjects import agents
from kg.nlp.tree import is_finite

_VERBS: Final = frozenset({ud.VERB, ud.AUXILIARY})
_NOMINAL: Final = frozenset({ud.NOUN, ud.PROPN, ud.PRON})
_TITLES: Final = frozenset({ud.APPOS, ud.FLAT, ud.FLAT_NAME, ud.COMPOUND, ud.NMOD})
_MAIN: Final = frozenset({ud.ROOT, ud.CONJ})
_ENDS: Final = frozenset(".!?…")
_SKIPPED: Final = frozenset(",–—-„“”\"»«‚‘’›‹' ")
_SHORT: Final = 3
_FRAME: Final = 40  # tokens of a frame, with its appositions


@dataclass(frozen=True, slots=True)
class Quoted:
    """Tokens ``start`` to ``end`` (exclusive) between marks; ``spoken``: holds a clause or more than three words."""

    start: int
    end: int
    spoken: bool


def quoted(doc: Doc, marks: Sequence[Marked]) -> list[Quoted]:
    """The outermost marked passages as tokens; passages whose marks stand inside words are left out."""
    found: list[Quoted] = []
    starts = [token.idx for token in doc]
    at = 0
    for mark in marks:
        if mark.depth:
            continue
        while at < len(starts) and starts[at] < mark.start:
            at += 1
        end = at
        while end < len(starts) and starts[end] < mark.end:
            end += 1
        words = [token for token in doc[at:end] if not token.is_punct and not token.is_space]
        if words:
            spoken = len(words) > _SHORT or any(is_finite(word) for word in words)
            found.append(Quoted(at, end, spoken))
    return found


def find(doc: Doc, passages: Sequence[Quoted]) -> list[Attributed]:
    """The passages that are quotations, with their speakers; passages inside a clause without a frame are left out."""
    found: list[Attributed] = []
    previous: Attributed | None = None
    for place, passage in enumerate(passages):
        frame = _frame(doc, passage, passages, place, previous)
        if frame is None and passage.spoken and stands_alone(doc, passage):
            frame = _continued(doc, passage, previous)
        if frame is None:
            continue
        who, cue = frame
        token, lemma = (None, "") if cue is None else (cue.token, cue.lemma)
        previous = Attributed(passage.start, passage.end, Mode.DIRECT, who, token, lemma)
        found.append(previous)
    return found


_Frame = tuple[Token | None, ReportingCue | None]


def _frame(
    doc: Doc, passage: Quoted, passages: Sequence[Quoted], place: int, previous: Attributed | None
) -> _Frame | None:
    limit = passages[place + 1].start - 1 if place + 1 < len(passages) else len(doc)
    after, colon = _after(doc, passage, limit), _colon(doc, passage)
    framed = after is not None and (colon is None or colon[1] is None)
    return (after if framed else colon) or _interrupted(doc, passage, previous) or _before(doc, passage)


def _interrupted(doc: Doc, passage: Quoted, previous: Attributed | None) -> _Frame | None:
    """*„…“, sagte X, „…“*: the second part has the frame of the first."""
    if previous is None or previous.speaker is None or doc[passage.start - 2].text != ",":
        return None
    between = doc[previous.end : passage.start - 1]
    if previous.speaker not in between or any(token.text in _ENDS or "\n" in token.text for token in between):
        return None
    cue = None if previous.cue is None else reporting_cues.verb(previous.cue)
    return previous.speaker, cue


def stands_alone(doc: Doc, passage: Quoted) -> bool:
    """Whether the passage makes up whole sentences: nothing but marks between it and the sentence ends around it."""
    before, after = passage.start - 1, passage.end
    while before >= 0 and doc[before].text in _SKIPPED:
        before -= 1
    if before >= 0 and not (doc[before].text in ".!?…:" or "\n" in doc[before].text):
        return False
    ended = doc[passage.end - 1].text in _ENDS
    while after < len(doc) and doc[after].text in _SKIPPED and doc[after].text != ",":
        after += 1
    return ended or after >= len(doc) or doc[after].text in _ENDS or "\n" in doc[after].text


def _after(doc: Doc, passage: Quoted, limit: int) -> _Frame | None:
    """*„…“, sagte X* and *„…“, so X*: a finite verb or the word of a phrase right after the closing mark."""
    at = passage.end + 1
    comma = False
    while at < limit and (doc[at].text in _SKIPPED):
        comma = comma or doc[at].text in ",–—-"
        at += 1
    if at >= limit or "\n" in doc[at].text:
        return None
    first = doc[at]
    if any(row.form == "phrase" for row in reporting().attributions.get(first.lower_, ())):
        who = _nominal_after(doc, at + 1, limit)
        return None if who is None else (who, None)
    ended = doc[passage.end - 1].text in "!?…." and passage.spoken
    if first.pos_ not in _VERBS or not is_finite(first) or not (comma or ended):
        return None
    verb = first.head if first.dep_ in (ud.AUX, ud.AUX_PASS) and first.head.i > first.i else first
    cue = reporting_cues.verb(verb)
    if cue is None and not (comma and passage.spoken):
        return None
    who = speaker_of(cue) if cue is not None else next(iter(agents(verb)), None)
    if who is None or who.i <= passage.end:
        who = _nominal_after(doc, at + 1, limit)
    return who, cue if cue is not None else None


def _nominal_after(doc: Doc, start: int, limit: int) -> Token | None:
    """The head of the first noun phrase of a frame: *sagte am Montag der Sprecher* has it in the nominative."""
    for token in doc[start : min(limit, start + _FRAME)]:
        if token.text in ".!?;:„»\"" or "\n" in token.text:
            return None
        if token.pos_ in _NOMINAL and not any(child.dep_ == ud.CASE for child in token.lefts):
            top = token
            while top.head.pos_ in _NOMINAL and top.head.i > start and top.head.i < limit and top.head.i < token.i + 4:
                if top.head.i == top.i:
                    break
                top = top.head
            return top
    return None


def _colon(doc: Doc, passage: Quoted) -> _Frame | None:
    """*X sagte am Abend: „…“* and *X: „…“*: the clause that ends with the colon."""
    at = passage.start - 2
    while at >= 0 and doc[at].is_space and "\n" not in doc[at].text:
        at -= 1
    if at < 0 or doc[at].text != ":":
        return None
    first = at
    while first > 0 and not _separates(doc, first - 1) and at - first < _FRAME:
        first -= 1
    return _introduced(doc, first, at)


def _separates(doc: Doc, at: int) -> bool:
    token = doc[at]
    return "\n" in token.text or (token.text in ".!?;" and (doc[at + 1].is_sent_start is True or token.text == ";"))


def _introduced(doc: Doc, first: int, end: int) -> _Frame:
    """Speaker and cue of an introduction: the last reporting verb with its subject, else any verb, else a name."""
    verbs = [token for token in doc[first:end] if token.pos_ in _VERBS and token.dep_ not in (ud.AUX, ud.AUX_PASS)]
    cues = [cue for verb in reversed(verbs) if (cue := reporting_cues.verb(verb)) is not None]
    cues.sort(key=lambda cue: cue.token.dep_ not in _MAIN)
    for cue in cues:
        who = speaker_of(cue)
        if who is not None:
            return who, cue
    for verb in reversed(verbs):
        who = next((agent for agent in agents(verb) if agent.lower_ not in function_words("impersonal")), None)
        if who is not None and first <= who.i < end:
            return who, cues[0] if cues else None
    nominal = next((token for token in doc[first:end] if token.pos_ in _NOMINAL), None)
    while nominal is not None and nominal.head.pos_ in _NOMINAL and first <= nominal.head.i < end:
        if nominal.head.i == nominal.i:
            break
        nominal = nominal.head
    owner = None if nominal is None or nominal.ent_type_ else possessor(nominal)
    return owner or nominal, cues[0] if cues else None


def _before(doc: Doc, passage: Quoted) -> _Frame | None:
    """*X sprach von „…“*, *X nannte ihn einen „…“*: the nearest reporting verb above the passage's words."""
    top = doc[passage.start]
    inside = range(passage.start, passage.end)
    for _ in range(passage.end - passage.start + 1):
        if top.i not in inside or top.head.i == top.i:
            break
        top = top.head
    if not passage.spoken and (top.dep_ in _TITLES or doc[passage.start].ent_type_):
        return None
    for _ in range(3):
        cue = reporting_cues.verb(top) if top.i not in inside else None
        if cue is not None and {"direct", "np"} & cue.takes and not reporting_cues.is_reflexive(cue):
            who = speaker_of(cue)
            return None if who is None or who.i in inside else (who, cue)
        if top.head.i == top.i or top.pos_ in _VERBS:
            return None
        top = top.head
    return None


def _continued(doc: Doc, passage: Quoted, previous: Attributed | None) -> _Frame:
    """Without a frame: the speaker of the quotation in the sentence before it, else who acts in that sentence."""
    before = passage.start - 2
    while before >= 0 and doc[before].text in _SKIPPED:
        before -= 1
    if before < 0:
        return None, None
    if "\n" in doc[before].text:
        near = previous is not None and before > 0 and previous.end > doc[before - 1].sent.start
        return (previous.speaker if previous is not None and near else None), None
    sentence = doc[before].sent
    if previous is None or previous.end <= sentence.start:
        who = acting(sentence)
        if who is not None:
            return who, None
    if previous is None or any("\n" in token.text for token in doc[previous.end : passage.start]):
        return None, None
    return previous.speaker, None
