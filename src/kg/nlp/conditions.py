"""Conditions: clauses that say under which circumstances another one holds (*falls ...*, *sollte ...*, verb first)."""

from __future__ import annotations

from spacy.tokens import Token

from kg.lexicon.function_words import function_words
from kg.lexicon.modality import ANY, modal_words
from kg.nlp import labels as ud
from kg.nlp.tree import children, feature, finite_verb

_PAST = "Past"
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
