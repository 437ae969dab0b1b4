"""Where the phrase that names a source ends: *laut Sprecher Ole Berg von der Reederei | liegt das Schiff im Hafen*."""

from __future__ import annotations

from spacy.tokens import Token

from kg.lexicon.function_words import function_words
from kg.nlp import labels as ud
from kg.nlp.candidates import is_person_noun
from kg.nlp.tree import children, prepositions


def end(noun: Token) -> int:
    """The index past the phrase that ``noun`` heads as a source.

    What the parse hangs behind the owner of the words is no part of it (*sind nach Angaben der Reederei im Hafen*); the
    body for which a person speaks is, wherever the parse hangs it.
    """
    doc, past = noun.doc, noun.right_edge.i + 1
    owners = [child.right_edge.i + 1 for child in children(noun, ud.NMOD) if not prepositions(child)]
    phrases = [child.left_edge.i for child in children(noun, ud.NMOD) if prepositions(child)]
    past = min([past, *(at for at in phrases if owners and at >= owners[0])])
    if past + 1 >= noun.sent.end or doc[past].lower_ not in function_words("of_preposition"):
        return past
    body = doc[past].head
    named = any(token.ent_type_ == ud.ORG for token in body.subtree)
    return body.right_edge.i + 1 if named and body.i > past and is_person_noun(noun) else past
