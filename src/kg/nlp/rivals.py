"""Pronouns that could take up somebody or something else of their sentence than what they were read as.

Readers of a whole text choose by the topic (Grosz, Joshi & Weinstein 1995), those of a label have only its words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from spacy.tokens import Token

from kg.domain.spans import Span
from kg.nlp import labels as ud
from kg.nlp.discourse import article_gender, same_clause
from kg.nlp.mentions import Mentions, doc_span
from kg.nlp.phrases import is_plural
from kg.nlp.pronouns import is_pronoun, is_several
from kg.nlp.tree import feature

_PARTICIPANTS: Final = (ud.NSUBJ, ud.NSUBJ_PASS, ud.OBJ)
_FEMININE: Final = "Fem"


def doubtful(clause: Collection[Token], mentions: Mentions) -> Iterator[Span]:
    """The personal pronouns of ``clause`` before which their sentence names a rival of their antecedent.

    A rival is a common noun, subject or object outside of the clause, that agrees in gender and number.
    """
    own = {token.i for token in clause}
    for token in clause:
        if token.pos_ != ud.PRON or not is_pronoun(token):
            continue
        mention = mentions.at(token)
        earlier = None if mention is None else mention.antecedent
        before = token.doc[token.sent.start : token.i]
        nouns = (noun for noun in before if noun.pos_ == ud.NOUN and noun.dep_ in _PARTICIPANTS and noun.i not in own)
        fitting = (noun for noun in nouns if _agrees(token, noun) and not same_clause(token, noun))
        if earlier is not None and any(not earlier.span.start <= noun.idx < earlier.span.end for noun in fitting):
            yield doc_span(token.doc, token.i, token.i + 1)


def _agrees(pronoun: Token, noun: Token) -> bool:
    """Agreement in number and gender; the object *sie* is feminine or plural, whichever the parse took it for."""
    several, feminine = is_several(pronoun), feature(pronoun, ud.GENDER) == _FEMININE
    if pronoun.dep_ != ud.NSUBJ and (several or feminine):
        return is_plural(noun) or article_gender(noun) == _FEMININE
    if several is not None and several != is_plural(noun):
        return False
    gender = "" if several else feature(pronoun, ud.GENDER)
    return not gender or article_gender(noun) in ("", gender)
