"""Whether the noun of an act reports the act as a fact: *nach Litauens Austritt*, not *fordert Litauens Austritt*."""

from __future__ import annotations

from spacy.tokens import Token

from kg.lexicon.facts import NOUN, PREPOSITION, UNREAL, VERB, fact_words
from kg.lexicon.function_words import preposition
from kg.nlp import labels as ud
from kg.nlp.tree import auxiliaries, children, feature, prepositions

_INDEFINITE = "Ind"
_DEFINITE = "Definite"
_PAST = "Past"
_SUBJECTS = (ud.NSUBJ, ud.NSUBJ_PASS)


def is_fact(noun: Token) -> bool:
    """Whether a noun phrase that names an act presupposes or asserts that the act takes place.

    An indefinite act (*ein Angriff auf Riga wäre ...*) and one that is wanted, feared, planned or discussed does not.
    """
    if any(feature(article, _DEFINITE) == _INDEFINITE for article in children(noun, ud.DET)):
        return False
    first = noun
    while first.dep_ == ud.CONJ and first.head.pos_ == ud.NOUN:
        first = first.head
    above = first.head
    cases = [preposition(case.lower_) for case in prepositions(first)]
    if above.pos_ == ud.NOUN and first.dep_ in (ud.NMOD, ud.OBL) and above.lemma_ in fact_words(NOUN):
        return True
    if cases:
        return first.dep_ in (ud.OBL, ud.OBL_ARG, ud.NMOD) and cases[0] in fact_words(PREPOSITION)
    if first.dep_ == ud.NSUBJ and not children(above, ud.AUX_PASS):
        return above.lemma_ not in fact_words(UNREAL) and not _tried(above)
    if first.dep_ in (ud.OBJ, *_SUBJECTS):
        return above.lemma_ in fact_words(VERB)
    return first.dep_ in (ud.ROOT, ud.APPOS)


def _tried(predicate: Token) -> bool:
    """*Der Austritt wäre ein Fehler*: the copula itself leaves the act open."""
    second = [word for word in auxiliaries(predicate) if feature(word, ud.TENSE) == _PAST]
    return any(feature(word, ud.MOOD) == ud.SUB for word in second)
