"""Companions: *gemeinsam mit Spanien verlangt Portugal ...* says of both what the verb says of its subject."""

from __future__ import annotations

from spacy.tokens import Token

from kg.lexicon.function_words import function_words
from kg.nlp import labels as ud
from kg.nlp.subjects import agents
from kg.nlp.tree import children, conjuncts, prepositions

_PHRASES = (ud.OBL, ud.OBL_ARG, ud.NMOD)


def agents_together(verb: Token) -> list[Token]:
    """Who does what ``verb`` says, with those who do it too; empty where no subject is named."""
    found = agents(verb)
    return [*found, *_companions(verb)] if found and verb.pos_ == ud.VERB else found


def _companions(verb: Token) -> list[Token]:
    return [member for phrase in children(verb, *_PHRASES) if _beside(phrase) for member in conjuncts(phrase)]


def _beside(phrase: Token) -> bool:
    """Whether *gemeinsam* or *zusammen* stands right before the preposition of a phrase."""
    cases = prepositions(phrase)
    if not cases or cases[0].i == 0 or cases[0].lower_ not in function_words("company_preposition"):
        return False
    return cases[0].nbor(-1).lower_ in function_words("together")
