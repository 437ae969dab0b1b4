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
from kg.nlp.tree import finite_verb

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
    """The verb's clause without clauses coordinated to it."""
    start, end = verb.left_edge.i, verb.right_edge.i + 1
    for child in verb.rights:
        if child.dep_ in (ud.CONJ, ud.PARATAXIS) and child.pos_ in (ud.VERB, ud.AUXILIARY):
            end = min(end, child.left_edge.i)
    return start, end
