"""Reported speech without a clause of its own: *X sprach von einem „schweren Fehler“*, *X fordert den Rücktritt*.

The whole clause is the content, as in the annotation of the Wikinews quotations (Petersen-Frey & Biemann 2024).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from kg.domain.stances import Mode
from kg.lexicon.reporting import ReportingNoun
from kg.nlp import labels as ud
from kg.nlp.attributed import Attributed, MentionSource
from kg.nlp.reporting_cues import ReportingCue, is_reflexive
from kg.nlp.subjects import agents
from kg.nlp.tree import children, finite_verb, is_finite, is_predicate, is_relative_pronoun

_MAIN: Final = frozenset({ud.ROOT, ud.CONJ, ud.PARATAXIS})
_COMPLEMENTS: Final = frozenset({ud.OBJ, ud.OBL, ud.OBL_ARG, ud.XCOMP, ud.IOBJ})


def find(cue: ReportingCue, mentions: MentionSource) -> Iterator[Attributed]:
    """The clause of a verb that takes no clause: main clauses with a subject that is somebody and a complement."""
    verb = cue.token
    if isinstance(cue.row, ReportingNoun) or "np" not in cue.takes or verb.dep_ not in _MAIN:
        return
    if is_reflexive(cue) or finite_verb(verb) is None or not any(child.dep_ in _COMPLEMENTS for child in verb.children):
        return
    who = next(iter(agents(verb)), None)
    if who is None or mentions.at(who) is None:
        return
    start, end = _clause(verb)
    yield Attributed(start, end, Mode.REPORTED, who, verb, cue.lemma)


def _clause(verb: Token) -> tuple[int, int]:
    """The verb's clause without main clauses beside it, also where the parse takes one for a relative clause."""
    start, end = verb.left_edge.i, verb.right_edge.i + 1
    for below in verb.subtree:
        beside = below.head.i == verb.i and below.dep_ in (ud.CONJ, ud.PARATAXIS) and is_predicate(below)
        if below.i > verb.i and (beside or _is_main(below)):
            end = min(end, below.left_edge.i)
    return start, end


def _is_main(clause: Token) -> bool:
    """*fordert einen Zaun, die Grünen sind dagegen*: a clause without a relative pronoun whose verb stands second."""
    subjects = children(clause, ud.NSUBJ) if clause.dep_ == ud.ACL_RELCL and is_finite(clause) else []
    second = any(subject.right_edge.i == clause.i - 1 for subject in subjects) and clause.right_edge.i > clause.i
    return second and not any(is_relative_pronoun(token) for token in clause.subtree)
