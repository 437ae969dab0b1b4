"""Whether the noun of an act reports the act as a fact: *nach Litauens Austritt*, not *fordert Litauens Austritt*."""

from __future__ import annotations

from spacy.tokens import Token

from kg.lexicon.facts import ANSWER, NOUN, PREPOSITION, UNREAL, VERB, fact_words
from kg.lexicon.function_words import function_words, preposition
from kg.nlp import labels as ud
from kg.nlp.tree import auxiliaries, children, feature, finite_verb, prepositions

_AT = "bei"
_DEFINITE = "Definite"
_INDEFINITE = "Ind"
_PAST = "Past"
_SUBJECTS = (ud.NSUBJ, ud.NSUBJ_PASS)
_TENSES = (ud.AUX, ud.AUX_PASS)


def is_fact(noun: Token) -> bool:
    """Whether a noun phrase that names an act presupposes or asserts that the act takes place.

    An act that is wanted, feared, planned or discussed is no fact. One that is new (*ein Angriff auf Riga*) is a fact
    where a sentence in the past tense tells of it.
    """
    first = noun
    while first.dep_ == ud.CONJ and first.head.pos_ == ud.NOUN:
        first = first.head
    above = first.head
    new = any(feature(article, _DEFINITE) == _INDEFINITE for article in children(noun, ud.DET))
    cases = [preposition(case.lower_) for case in prepositions(first)]
    if (new or cases[:1] == [_AT]) and not _told(above):
        return False
    if any(word.lemma_ in fact_words(UNREAL) for word in children(noun, ud.AMOD)):
        return False  # *die mögliche Aufnahme*
    if above.pos_ == ud.NOUN and first.dep_ in (ud.NMOD, ud.OBL) and above.lemma_ in fact_words(NOUN):
        return True
    if cases:
        # protestierten gegen den Austritt: what is answered has been done
        answered = first.dep_ in (ud.OBL, ud.OBL_ARG) and above.lemma_ in fact_words(ANSWER)
        return answered or (first.dep_ in (ud.OBL, ud.OBL_ARG, ud.NMOD) and cases[0] in fact_words(PREPOSITION))
    if first.dep_ == ud.NSUBJ and not children(above, ud.AUX_PASS):
        # steht zur Debatte: the noun beside the verb leaves it open
        return not any(word.lemma_ in fact_words(UNREAL) for word in (above, *above.children)) and not _supposed(above)
    if first.dep_ in (ud.OBJ, *_SUBJECTS):
        return above.lemma_ in fact_words(VERB)
    return first.dep_ in (ud.ROOT, ud.APPOS)


def _told(predicate: Token) -> bool:
    """Whether the predicate stands in the past or the perfect of the indicative."""
    verb = finite_verb(predicate)
    if verb is None or feature(verb, ud.MOOD) == ud.SUB:
        return False
    perfect = verb.dep_ in _TENSES and feature(predicate, ud.VERB_FORM) == ud.PARTICIPLE
    return feature(verb, ud.TENSE) == _PAST or (perfect and verb.lemma_ in function_words("perfect_auxiliary"))


def _supposed(predicate: Token) -> bool:
    """*Der Austritt wäre ein Fehler*: the copula itself leaves the act open."""
    second = [word for word in auxiliaries(predicate) if feature(word, ud.TENSE) == _PAST]
    return any(feature(word, ud.MOOD) == ud.SUB for word in second)
