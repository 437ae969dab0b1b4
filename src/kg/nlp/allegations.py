"""Acts that are only alleged: what somebody is accused of is the accuser's word, and no act that took place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Token

from kg.lexicon.cues import CueRow, cues
from kg.lexicon.stance_types import stance_types
from kg.nlp import labels as ud
from kg.nlp.modality import bound
from kg.nlp.tree import clause_head, feature

_ACCUSES: Final = "accuses"
_ACTS: Final = ("cooperate", "conflict")
_CONTENT: Final = (ud.XCOMP, ud.CCOMP, ud.ACL)


def unheld(cue: Token, row: CueRow, words: Sequence[Token] = ()) -> bool:
    """Whether what a cue names is somebody's mere duty or possibility, or an allegation; ``words`` are its own."""
    return bound(cue, words) or alleged(cue, row)


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
