"""Headlines without a verb: *Kommunen gegen Bezahlkarte*, *Hafenarbeiter offen für Schlichtung*."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from kg.lexicon.cues import cues
from kg.lexicon.groups import groups
from kg.nlp import labels as ud
from kg.nlp.candidates import is_person_noun
from kg.nlp.tree import children, prepositions

_VERBS: Final = (ud.VERB, ud.AUXILIARY)
_NOMINAL: Final = (ud.NOUN, ud.PROPN)
_LONGEST: Final = 16  # words; what is longer is no headline


def subject(cue: Token) -> list[Token]:
    """Who takes the stance of a cue in a headline that leaves its verb out; empty where it is no such headline.

    Only names and nouns for people without an article: *der Minister für Verkehr* holds no view.
    """
    sentence = cue.sent
    if len(sentence) > _LONGEST or any(token.pos_ in _VERBS for token in sentence):
        return []
    found = _above(cue) if cue.dep_ == ud.CASE else _beside(cue)
    return [found] if found is not None and found.i < cue.i and _is_somebody(found) else []


def _above(cue: Token) -> Token | None:
    """The noun that a phrase stands right behind, where nobody else stands there."""
    noun = cue.head
    above = noun.head
    if noun.dep_ not in (ud.NMOD, ud.OBL, ud.DEP) or above.pos_ not in _NOMINAL or children(above, ud.CONJ):
        return None
    between = noun.doc[above.i + 1 : cue.i]
    return None if any(token.pos_ in (ud.ADJ, ud.PUNCTUATION) for token in between) else above


def _beside(cue: Token) -> Token | None:
    """The first noun of the headline, for an adjective or a noun of attitude behind it."""
    first = next((token for token in cue.sent if not token.is_punct and not token.is_space), cue)
    named = children(cue, ud.NSUBJ) or [first]
    return named[0] if named[0].pos_ in _NOMINAL and not prepositions(named[0]) else None


def _is_somebody(noun: Token) -> bool:
    if cues().by_lemma(noun.lemma_):
        return False  # Protest gegen die Maut
    if noun.ent_type_ and not noun.ent_id_:
        return not children(noun, ud.DET)
    people = is_person_noun(noun) or groups().find(noun.lemma_) is not None
    return people and not children(noun, ud.DET, ud.DET_POSS)
