"""Conditions: clauses that say under which circumstances another one holds (*falls ...*, *sollte ...*, verb first)."""

from __future__ import annotations

from spacy.tokens import Token

from kg.lexicon.function_words import function_words
from kg.lexicon.modality import ANY, modal_words
from kg.nlp import labels as ud
from kg.nlp.tree import children, feature, finite_verb

_PAST = "Past"
_COMMA = ","
# the parse takes some for what the main verb says
_CLAUSES = (ud.ADVCL, ud.CCOMP)
_BESIDE = (*_CLAUSES, ud.XCOMP, ud.ADVMOD, ud.CONJ, ud.PARATAXIS, ud.ACL, ud.APPOS)


def is_conditioned(clause: Token) -> bool:
    """Whether a condition hangs on the clause (*falls*, *vorausgesetzt,*); *wenn* with the preterite tells a habit."""
    for child in children(clause, *_CLAUSES):
        openers = [c for c in children(child, ud.MARK, ud.ADVMOD) if c.dep_ == ud.MARK or c.pos_ == ud.SCONJ]
        marks = [m for m in openers if ("condition", m.lemma_.lower(), ANY) in modal_words()]
        if any(is_condition(mark) and not _told(child) for mark in marks) or verb_first(child):
            return True
    return any(word.lower_ in function_words("proviso") for word in children(clause, *_BESIDE))


def is_condition(mark: Token) -> bool:
    """False for *auch wenn*, *selbst wenn*, which hold anyway; any other conjunction is what it is."""
    before = mark.doc[mark.i - 1] if mark.i > mark.sent.start else mark
    return ("concession", before.lower_, ANY) not in modal_words()


def verb_first(clause: Token) -> bool:
    """*Verlässt Oslo den Pakt, ...*: a clause beside another that opens with its finite verb and no conjunction."""
    if clause.dep_ not in _CLAUSES or children(clause, ud.MARK):
        return False
    verb = finite_verb(clause)
    return verb is not None and verb.i == clause.left_edge.i and clause.i < clause.head.i


def _told(clause: Token) -> bool:
    verb = finite_verb(clause)
    return verb is not None and feature(verb, ud.TENSE) == _PAST and feature(verb, ud.MOOD) != ud.SUB


def noun_before(clause: Token) -> list[Token]:
    """The noun right before the comma that opens a clause (*für den Fall, dass*), wherever the parse hangs it."""
    start = clause.left_edge.i
    while start > clause.sent.start and clause.doc[start].is_punct:
        start += 1
    comma = clause.doc[start - 1] if start > clause.sent.start else clause
    before = clause.doc[comma.i - 1] if comma.text == _COMMA and comma.i > clause.sent.start else clause
    return [before] if before.i < comma.i and before.pos_ == ud.NOUN else []


def is_supposed(clause: Token) -> bool:
    """*für den Fall, dass Oslo klagen sollte*: what a clause says is only supposed."""
    return any(noun.lemma_.lower() in function_words("supposition") for noun in noun_before(clause))


def is_inquired(clause: Token) -> bool:
    """*untersucht, wie weit Oslo dem Pakt nachkommt*: a question below a verb of inquiry asserts nothing."""
    words = (token for token in clause.doc[clause.left_edge.i : clause.i] if not token.is_punct)
    first = next(words, clause)
    asked = clause.dep_ in _CLAUSES and clause.head.lemma_.lower() in function_words("inquiring")
    return asked and first.lower_ in function_words("interrogative")
