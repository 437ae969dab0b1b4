"""Two phrases with one preposition before a verb: the first may belong to the subject, the second is the verb's."""

from __future__ import annotations

from spacy.tokens import Token

from kg.nlp import labels as ud
from kg.nlp.subjects import has_preposition
from kg.nlp.tree import children


def second_phrase(first: Token, verb: Token, slot: str) -> Token | None:
    """The head of the phrase with the preposition ``slot`` right behind the one that ``first`` heads.

    *haben sich Riga und der Bund für Reisende für den Hafen eingesetzt*: the first one closes the subject, and the
    parse hangs the second on it. None where the first is the verb's own.
    """
    edge = first.left_edge.i
    before = first.doc[edge - 1] if edge > verb.sent.start else first
    in_subject = any(one.left_edge.i <= before.i <= one.right_edge.i for one in children(verb, ud.NSUBJ))
    if not in_subject or before.pos_ not in (ud.NOUN, ud.PROPN) or verb.i < first.i:
        return None
    return next((child for child in children(first, ud.NMOD) if has_preposition(child, slot)), None)
