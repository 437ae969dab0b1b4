"""Indirect speech: clauses that depend on a reporting verb or noun, before it, after it or around it.

The complements follow the annotation of the Wikinews quotations (Petersen-Frey & Biemann 2024): clauses with *dass* or
a question word, infinitives with *zu*, and verb-second clauses without a conjunction (*sie habe gewarnt*).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from kg.domain.stances import Mode
from kg.lexicon.function_words import function_words
from kg.lexicon.reporting import ReportingNoun, ReportingVerb, reporting
from kg.nlp import labels as ud
from kg.nlp.attributed import Attributed
from kg.nlp.mood import reportive
from kg.nlp.reporting_cues import ReportingCue
from kg.nlp.speakers import speaker
from kg.nlp.tree import children, clause_head, feature, finite_verb, is_finite, is_relative_pronoun

_CLAUSAL: Final = frozenset(
    {ud.CCOMP, ud.XCOMP, ud.PARATAXIS, ud.ADVCL, ud.ACL, ud.ACL_RELCL, ud.CSUBJ, ud.CSUBJ_PASS, ud.DEP, ud.OBJ}
)
_SECOND: Final = frozenset({ud.CCOMP, ud.PARATAXIS, ud.CSUBJ, ud.CSUBJ_PASS, ud.DEP})
_ABOVE: Final = frozenset({ud.PARATAXIS, ud.CONJ, ud.CCOMP, ud.ADVCL, ud.DEP, ud.APPOS, ud.ACL})
_OPENERS: Final = frozenset({ud.MARK, ud.ADVMOD, ud.NSUBJ, ud.OBJ})
_BEFORE_FRAME: Final = frozenset(",“”\"«»‘’‹›–-—")
_MIN_PIECE: Final = 2
_WINDOW: Final = 60  # tokens searched for a clause that the parse hung elsewhere, so that no sentence costs its square


def find(cue: ReportingCue) -> Iterator[Attributed]:
    """The pieces of content that ``cue`` introduces, in the order of the text; none where it has no clause."""
    pieces = list(_around(cue)) or list(_below(cue)) or list(_before(cue)) or list(_after_comma(cue))
    if not pieces:
        return
    who = speaker(cue)
    for start, end in sorted(pieces):
        yield Attributed(start, end, Mode.INDIRECT, who, cue.token, cue.lemma)


def _below(cue: ReportingCue) -> Iterator[tuple[int, int]]:
    """Clauses that depend on the cue or on a word that stands for them (*davon*, *die Hoffnung*)."""
    token = cue.token
    for child in token.children:
        if _is_content(child, cue):
            yield from _pieces(child, token)
        elif _stands_for_clause(child, cue):
            for below in child.rights:
                if below.dep_ in _CLAUSAL and _is_content(below, cue) and _opening(below) is not None:
                    yield from _pieces(below, token)


def _stands_for_clause(child: Token, cue: ReportingCue) -> bool:
    """Whether a clause below ``child`` can be the cue's: *davon*, *die Hoffnung* at verbs, a genitive at nouns."""
    if isinstance(cue.row, ReportingNoun):
        return child.dep_ in (ud.NMOD, ud.NMOD_POSS)
    return child.dep_ not in _CLAUSAL and child.lemma_ not in reporting().nouns


def _pieces(clause: Token, cue: Token) -> Iterator[tuple[int, int]]:
    start, end = clause.left_edge.i, clause.right_edge.i + 1
    if start <= cue.i < end:
        start, end = (cue.i + 1, end) if clause.i > cue.i else (start, cue.i)
    if end - start >= _MIN_PIECE:
        yield start, end


def _opening(clause: Token) -> str | None:
    """"dass", "ob" or "zu" where a word of the clause says so; None for a clause without such a word."""
    first = next((token for token in clause.doc[clause.left_edge.i : clause.i + 1] if not token.is_punct), clause)
    for word in (first, *(child for child in clause.lefts if child.dep_ in _OPENERS)):
        takes = reporting().clauses.get(word.lower_)
        if takes in ("dass", "ob"):
            return takes
    for verb in (clause, *children(clause, ud.AUX, ud.COP, ud.AUX_PASS)):
        if feature(verb, ud.VERB_FORM) == ud.INF and _has_zu(verb, clause):
            return "zu"
    return None


def _has_zu(verb: Token, clause: Token) -> bool:
    marks = {mark.lower_ for owner in (verb, clause) for mark in owner.lefts if mark.dep_ == ud.MARK}
    inside = any(word in verb.lower_[1:] for word in function_words("infinitive_marker"))
    return marks <= function_words("infinitive_marker") and (bool(marks) or inside)


def _is_content(clause: Token, cue: ReportingCue) -> bool:
    if clause.dep_ not in _CLAUSAL:
        return False
    opening = _opening(clause)
    if opening == "ob":
        relative = clause.dep_ == ud.ACL_RELCL and not any(child.dep_ == ud.MARK for child in clause.lefts)
        return bool({"dass", "ob"} & cue.takes) and clause.dep_ != ud.ADVCL and not relative
    if opening is not None:
        return opening in cue.takes or (opening == "zu" and "dass" in cue.takes)
    if clause.dep_ not in _SECOND or "dass" not in cue.takes or any(c.dep_ == ud.MARK for c in clause.lefts):
        return False
    verb = finite_verb(clause)
    return verb is not None and (clause.i > cue.token.i or clause.dep_ == ud.CCOMP)


def _around(cue: ReportingCue) -> Iterator[tuple[int, int]]:
    """Content before a frame with the verb in front (*A, sagte X*) and, where the frame interrupts it, after it."""
    frame = frame_start(cue)
    if frame is None or any(_opening(c) and _is_content(c, cue) and c.i > cue.token.i for c in cue.token.rights):
        return
    verb = cue.token
    clause = _reported_clause(verb, frame)
    first = verb.sent.start if clause is None else min(clause.left_edge.i, frame - 1)
    if clause is None and not _has_clause(verb, first, frame):
        return
    last = frame - 1 if _is_phrase_word(verb.doc[frame - 1]) else frame
    if last - first >= _MIN_PIECE:
        yield first, last
    if clause is not None:
        own = verb.right_edge.i if clause.i == verb.head.i else max(_frame_words(verb, clause), default=verb.i)
        after = [t.i for t in clause.subtree if t.i > own and not t.is_punct]
        if len(after) >= _MIN_PIECE and verb.doc[after[0]].dep_ != ud.CC:
            yield after[0], after[-1] + 1


def _has_clause(verb: Token, first: int, frame: int) -> bool:
    """Whether a main clause stands before the frame, not just an adverbial one or a relative clause."""
    before = verb.doc[first:frame]
    if before[0].dep_ == ud.MARK:
        return False
    finite = (token for token in before if token.pos_ in (ud.VERB, ud.AUXILIARY) and is_finite(token))
    return any(clause_head(token).dep_ not in (ud.ACL_RELCL, ud.ACL, ud.ADVCL) for token in finite)


def _frame_words(verb: Token, clause: Token) -> Iterator[int]:
    """The last words of the frame's own phrases, where the content depends on the frame's verb."""
    yield verb.i
    for child in verb.children:
        if child.i != clause.i and child.dep_ != ud.PUNCT and child.dep_ not in _CLAUSAL:
            yield child.right_edge.i if child.right_edge.i < clause.right_edge.i else child.i


def frame_start(cue: ReportingCue) -> int | None:
    """The index of the finite verb of a frame that follows its content (*..., sagte X*), else None."""
    verb = cue.token
    if isinstance(cue.row, ReportingNoun):
        return None
    finite = finite_verb(verb)
    if finite is None or finite.i == 0 or finite.i > verb.i:
        return None
    before = verb.doc[finite.i - 1]
    if before.i and _is_phrase_word(before):
        before = verb.doc[before.i - 1]  # ..., so sagte X
    if before.text not in _BEFORE_FRAME or any(c.dep_ == ud.MARK for c in verb.lefts):
        return None
    who = [child for child in verb.children if child.dep_ in (ud.NSUBJ, ud.NSUBJ_PASS)]
    if any(child.i < finite.i for child in who):
        return None
    return finite.i if who or verb.dep_ != ud.CONJ else None


def _is_phrase_word(token: Token) -> bool:
    """*so* in *..., so sagte X*."""
    return any(row.form == "phrase" for row in reporting().attributions.get(token.lower_, ()))


def _reported_clause(verb: Token, frame: int) -> Token | None:
    """The head of the content before the frame: what depends on the verb there, or what the verb depends on."""
    for child in verb.lefts:
        if child.dep_ in _CLAUSAL and child.i < frame and not any(c.dep_ == ud.MARK for c in child.lefts):
            return child
    if verb.dep_ in _ABOVE and verb.head.i < frame:
        return verb.head
    return None


def _before(cue: ReportingCue) -> Iterator[tuple[int, int]]:
    """*Das sagte X*: a pronoun in front takes up the sentence before."""
    sentence = cue.token.sent
    first = next((token for token in sentence if not token.is_punct and not token.is_space), None)
    if first is None or reporting().clauses.get(first.lower_) != "back" or isinstance(cue.row, ReportingNoun):
        return
    if first.head.i == cue.token.i and first.pos_ == ud.PRON and cue.token.dep_ == ud.ROOT and sentence.start:
        above = sentence.doc[sentence.start - 1].sent
        yield above.start, above.end


def _after_comma(cue: ReportingCue) -> Iterator[tuple[int, int]]:
    """The clause after a comma that the parse hung elsewhere: it must look like content by its words alone."""
    token = cue.token
    if token.dep_ in (ud.ADVCL, ud.ACL, ud.ACL_RELCL):
        return
    doc, last = token.doc, token.sent.end
    for comma in range(token.i + 1, min(token.i + _WINDOW, last - _MIN_PIECE)):
        if doc[comma].text == "," and _looks_like_content(doc[comma + 1 : min(last, comma + _WINDOW)], cue):
            yield comma + 1, _end(cue, comma + 1, last)
            return


def _end(cue: ReportingCue, start: int, last: int) -> int:
    """A noun's clause ends with the next comma, where its sentence goes on; a verb's with the sentence."""
    if isinstance(cue.row, ReportingVerb):
        return last
    return next((token.i for token in cue.token.doc[start:last] if token.text == ","), last)


def _looks_like_content(words: DocSpan, cue: ReportingCue) -> bool:
    first = words[0]
    known = reporting().clauses.get(first.lower_)
    if known in ("dass", "ob"):
        return known == "dass" and "dass" in cue.takes
    relative = any(is_relative_pronoun(word) for word in words[:2])
    if first.pos_ in (ud.SCONJ, ud.VERB) or first.dep_ == ud.CC or relative:
        return False
    if any(row.form == "relative" for row in reporting().attributions.get(first.lower_, ())):
        return False
    finite = next((word for word in words if is_finite(word) and word.pos_ in (ud.VERB, ud.AUXILIARY)), None)
    if finite is None:
        return "zu" in cue.takes and any(word.lower_ in function_words("infinitive_marker") for word in words[1:])
    moods = ("I",) if isinstance(cue.row, ReportingNoun) else ("I", "II")
    return "dass" in cue.takes and reportive(finite) in moods
