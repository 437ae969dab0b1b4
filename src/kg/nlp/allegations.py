"""What is only alleged, conceded or for somebody's good: content of an accusation, of a concession, *im Interesse*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Token

from kg.lexicon.cues import CueRow, cues
from kg.lexicon.function_words import function_words, preposition
from kg.lexicon.stance_types import stance_types
from kg.nlp import labels as ud
from kg.nlp.modality import bound
from kg.nlp.tree import clause_head, feature, prepositions

_ACCUSES: Final = "accuses"
_ACTS: Final = ("cooperate", "conflict")
_CONTENT: Final = (ud.XCOMP, ud.CCOMP, ud.ACL)


def unheld(cue: Token, row: CueRow, words: Sequence[Token] = ()) -> bool:
    """Whether what a cue names is somebody's mere duty or possibility, alleged, conceded, or for somebody's good.

    ``words`` are the fixed words of the cue.
    """
    return bound(cue, words) or alleged(cue, row) or conceded(cue, row) or _on_behalf(cue)


def conceded(cue: Token, row: CueRow) -> bool:
    """*Ich räume ein, dass ein Beschluss nötig ist*: a verdict that somebody has to admit is no wish of his."""
    clause = clause_head(cue)
    return row.kind == "evaluation" and clause.dep_ == ud.CCOMP and clause.head.lemma_ in function_words("conceding")


def _on_behalf(cue: Token) -> bool:
    """*steht im Interesse der Welt*: for whose good or under whose eyes, where *Interesse an* is his own."""
    inside = [preposition(case.lower_) for case in prepositions(cue)]
    return bool(inside) and f"{inside[0]} {cue.lemma_.lower()}" in function_words("on_behalf")


def alleged(cue: Token, row: CueRow) -> bool:
    """*beschuldigt Riga, den Pakt verlassen zu haben*: whether an act stands in the content of an accusation."""
    if stance_types()[row.type].group not in _ACTS:
        return False
    clause = clause_head(cue)
    while clause.dep_ == ud.CONJ and clause.head.i != clause.i:
        clause = clause.head
    infinite = feature(clause, ud.VERB_FORM) in (ud.INF, ud.PARTICIPLE)
    content = clause.dep_ in _CONTENT or (clause.dep_ == ud.ACL_RELCL and infinite)
    return content and clause.i > clause.head.i and any(r.type == _ACCUSES for r in cues().by_lemma(clause.head.lemma_))
