"""Small questions about a noun phrase that descriptions of people and of bodies share."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from kg.lexicon.function_words import function_words
from kg.nlp import labels as ud
from kg.nlp.tree import children, conjuncts, feature, finite_verb, prepositions

_SUBJECTS = frozenset({ud.NSUBJ, ud.NSUBJ_PASS})
_MASCULINE = "Masc"
_STRONG_PLURAL = "e"


def tagged(doc: Doc, tags: Iterable[str]) -> list[int]:
    """The indices of the tokens with one of the tags, without touching the others."""
    wanted = {doc.vocab.strings[tag] for tag in tags}
    return [index for index, tag in enumerate(doc.to_array("POS").tolist()) if tag in wanted]


def is_plural(noun: Token) -> bool:
    """Whether the noun means several; where its forms are alike (*die Minister sprachen*) its verb tells.

    A noun for a woman has another form in the plural (*Ministerinnen*).
    """
    if noun.text == noun.lemma_ and noun.text.endswith(tuple(function_words("feminine_ending"))):
        return False
    told = number_told(noun)
    if told:
        return told == ud.PLUR
    if noun.dep_ in _SUBJECTS and children(noun, ud.DET) and len(conjuncts(noun)) == 1:
        verb = finite_verb(noun.head)
        number = feature(verb, ud.NUMBER) if verb is not None else ""
        if number:
            return number == ud.PLUR
    return feature(noun, ud.NUMBER) == ud.PLUR


def number_told(noun: Token) -> str:
    """Sing or Plur where the form of an article or adjective before the noun leaves no choice, else "".

    *dem* and *ein* are singular, so is *der* before a subject; an adjective in *-e* without an article stands before no
    masculine singular (*nationalistische Politiker*).
    """
    before = [child for child in noun.lefts if child.dep_ in (ud.DET, ud.AMOD, ud.NUMMOD, ud.DET_POSS)]
    forms = {child.lower_ for child in before if child.dep_ == ud.DET}
    single = function_words("singular_article")
    if noun.dep_ in _SUBJECTS:
        single |= function_words("singular_subject_article")
    if forms & single:
        return ud.SING
    alike = noun.text == noun.lemma_ and feature(noun, ud.GENDER) == _MASCULINE
    bare = len(before) == 1 and before[0].dep_ == ud.AMOD and before[0].lower_ != before[0].lemma_
    return ud.PLUR if alike and bare and before[0].lower_.endswith(_STRONG_PLURAL) else ""


def is_definite(token: Token) -> bool:
    """Whether the noun stands with *der* or *dieser*, or with an article fused into its preposition."""
    determiners = [child.lemma_.lower() for child in token.lefts if child.dep_ == ud.DET]
    fused = any(child.dep_ == ud.CASE and feature(child, ud.CASE_FEATURE) for child in token.lefts)
    return any(lemma in function_words("definite") for lemma in determiners) or (fused and not determiners)


def has_own_attributes(token: Token) -> bool:
    """Whether a possessive, a genitive or a name says whose or who it is; *die Vereinbarung mit Kiew* has none."""
    if children(token, ud.DET_POSS, ud.APPOS, ud.FLAT_NAME):
        return True
    return any(not prepositions(child) for child in children(token, ud.NMOD, ud.NMOD_POSS))
