"""What speakers state: a clause that somebody says, thinks or writes, in his own words or not, is what he claims.

Only speech that a verb or phrase attributes, to somebody who is no medium, and whose content takes no other stance
of the speaker's: *Riga sagte, Oslo müsse handeln* is a demand already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from kg.domain.mentions import Mention
from kg.domain.spans import Span
from kg.domain.stances import Cue, Modality, Mode, Quotation, Stance, Target
from kg.lexicon.cues import cues
from kg.lexicon.function_words import function_words
from kg.lexicon.reporting import reporting
from kg.nlp import attribution, matching, modality, negation, reporting_cues, targets
from kg.nlp import labels as ud
from kg.nlp.attributed import trimmed
from kg.nlp.attribution import names_medium
from kg.nlp.holders import SPEAKER, Holders, expand, names_someone, whose
from kg.nlp.subjects import agents
from kg.nlp.tree import children, feature, finite_verb, is_finite, is_predicate

CLAIMS: Final = "claims"
RULE: Final = "quotations"
_STATING: Final = ("say", "think", "write", "announce")
_MODAL: Final = "modal"
_CLAUSE: Final = "clause"
_WORDED: Final = (Mode.INDIRECT, Mode.DIRECT)
_FEW: Final = 3  # content words below which a clause says nothing by itself
_PRON_TYPE, _INTERROGATIVE = "PronType", "Int"


def find(doc: Doc, holders: Holders, found: Sequence[Stance]) -> Iterator[tuple[Token, Mention, Target]]:
    """Cue, holder and target of each claim; ``found`` are the stances read already."""
    spoken = [q for q in holders.quotations if q.mode in _WORDED and q.cue is not None]
    for _, group in groupby(spoken, key=lambda q: q.cue):
        pieces = list(group)
        quotation = _stated(doc, pieces)
        speaker = quotation.speaker
        if speaker is None or not names_someone(speaker) or names_medium(whose(speaker)):
            continue
        cue, head = _at(doc, quotation.cue), _head(doc, quotation)
        if cue is None or head is None or not _states(cue, len(pieces)):
            continue
        within = _whole(doc, cue, pieces)
        subjects = children(head, ud.NSUBJ, ud.NSUBJ_PASS)
        if subjects and not any(within.start <= one.idx < within.end for one in subjects):
            continue  # without its subject a clause says nothing of anybody
        target = targets.content(head, holders.mentions, within)
        if len(target.words) >= _FEW and not _covered(within, cue, speaker, found):
            yield from ((cue, holder, target) for holder in _together(speaker, cue, holders))


def _together(speaker: Mention, cue: Token, holders: Holders) -> list[Mention]:
    """The speaker with those who say it too (*Oslo und Riga erklärten, dass ...*)."""
    found = [mention for agent in agents(cue) for mention in holders.at(agent)] if cue.pos_ == ud.VERB else []
    return found if any(one.span == speaker.span for one in found) else expand(speaker)


def _whole(doc: Doc, cue: Token, pieces: Sequence[Quotation]) -> Span:
    """The content with all its pieces.

    A clause around a phrase that names its source is one (*Der Pass, so Riga, sei gesperrt*), however short the parts.
    """
    start, end = pieces[0].content.start, max(one.content.end for one in pieces)
    found = attribution.around(cue) if all(one.mode is Mode.INDIRECT for one in pieces) else None
    if found is None:
        return Span(start, end, doc.text[start:end])
    clause, source = found
    first, last = trimmed(doc, clause.start, clause.stop)
    last = last - 1 if doc[last - 1].is_punct else last
    if first < source.start and source.stop < last:
        start, end = min(start, doc[first].idx), max(end, doc[last - 1].idx + len(doc[last - 1]))
    return Span(start, end, doc.text[start:end])


def _stated(doc: Doc, pieces: Sequence[Quotation]) -> Quotation:
    """The piece that says what is claimed: somebody's first own words that state something, or the longest."""
    own = (piece for piece in pieces if piece.mode is Mode.DIRECT and _head(doc, piece) is not None)
    said = [pieces[0], *(piece for piece in pieces[1:] if _head(doc, pieces[0]) is None or not _goes_on(doc, piece))]
    return next(own, None) or max(said, key=lambda q: q.content.end - q.content.start)


def _goes_on(doc: Doc, piece: Quotation) -> bool:
    """*erklärte, er bleibe, lehnte den Plan aber ab*: a clause that opens with its verb goes on with the sentence."""
    span, cue = doc.char_span(piece.content.start, piece.content.end, alignment_mode="expand"), _at(doc, piece.cue)
    if span is None or cue is None or cue.pos_ != ud.VERB or not cue.i < span.start:
        return False
    return is_finite(span[0]) and feature(span[0], ud.MOOD) != ud.SUB


def _at(doc: Doc, cue: Cue | None) -> Token | None:
    span = None if cue is None else doc.char_span(cue.span.start, cue.span.end, alignment_mode="expand")
    return None if span is None else span[0]


def _head(doc: Doc, quotation: Quotation) -> Token | None:
    """The predicate of a content that is a statement: finite, no question, no proposal."""
    span = doc.char_span(quotation.content.start, quotation.content.end, alignment_mode="contract")
    head = None if span is None or not len(span) else span.root
    verb = None if head is None or not is_predicate(head) else finite_verb(head)
    if span is None or head is None or verb is None:
        return None
    if quotation.mode is Mode.DIRECT and not _says_of_whom(head):
        return None
    asks = any(feature(token, _PRON_TYPE) == _INTERROGATIVE for token in span[:2]) or _asked(span)
    whether = {mark.lower_ for mark in children(head, ud.MARK)} - function_words("complementiser")
    return None if asks or whether or _directs(verb) or reporting_cues.verb(head) is not None else head


def _asked(span: DocSpan) -> bool:
    """Whether the words end in a question mark."""
    return any(token.text == "?" for token in span.doc[max(span.end - 1, 0) : span.end + 1])


def _says_of_whom(head: Token) -> bool:
    """Whether somebody's own words name what they are about: *das* there takes up what only the speaker knows."""
    subjects = children(head, ud.NSUBJ, ud.NSUBJ_PASS)
    return bool(subjects) and not any(one.pos_ == ud.PRON and not _is_we(one) for one in subjects)


def _is_we(pronoun: Token) -> bool:
    """*wir* may be a body; what *ich* does is no matter of others."""
    return feature(pronoun, ud.PERSON) == "1" and feature(pronoun, ud.NUMBER) == ud.PLUR


def _states(cue: Token, pieces: int) -> bool:
    """Whether the cue only passes words on, and no row of the cue tables knows it for another stance.

    A phrase inside its clause leaves two ``pieces`` of it; a clause with *wie* there compares.
    """
    if any(match.row.type != CLAIMS for match in matching.matches(cue)) or cue.sent[-1].text == "?":
        return False
    verb = reporting_cues.verb(cue)
    if verb is None:
        forms = {row.form for row in reporting().attributions.get(cue.lower_, ())}
        return bool(forms) and not _wills(cue) and (pieces == 1 or _CLAUSE not in forms)
    if verb.lemma in function_words("knowing"):
        return False  # *weiß, dass* is the author's word for what is so
    plain = not negation.denials(cue, None)[0] and not negation.says_nothing(cue, None)
    return verb.row.kind in _STATING and plain and modality.of(cue) is Modality.ASSERTED


def _wills(word: Token) -> bool:
    """*nach dem Willen der Union*: what shall be, not what is."""
    return word.head.lemma_.lower() in function_words("willing_noun")


def _directs(verb: Token) -> bool:
    """A modal by which a speaker demands: its own rows say what that means."""
    return any(row.kind == _MODAL and SPEAKER in row.holder for row in cues().by_lemma(verb.lemma_))


def _covered(content: Span, cue: Token, speaker: Mention, found: Sequence[Stance]) -> bool:
    """Whether the speaker's view of the content was read from other words."""
    own = [stance for stance in found if whose(stance.holder).name == whose(speaker).name or _as_we(stance, content)]
    cues_of_own = (stance.cue.span.start for stance in own)
    inside = any(at == cue.idx or content.start <= at < content.end for at in cues_of_own)
    return inside or any(stance.target.span.overlaps(content) for stance in own)


def _as_we(stance: Stance, content: Span) -> bool:
    """Whether the content says it of *wir*: the speaker with the body spoken for."""
    return content.contains(stance.holder.span) and stance.holder.span.text.lower() in function_words("first_person")
