"""Genitive attributes of a noun: *Mitglieder der Partei*, not the next subject that only stands behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Token

from kg.lexicon.function_words import function_words
from kg.lexicon.offices import offices
from kg.nlp import labels as ud
from kg.nlp.tree import children, feature, prepositions

_MASCULINE: Final = "Masc"
_ENDING: Final = "s"


def is_genitive(token: Token) -> bool:
    """Whether the word stands in the genitive and with no preposition."""
    return feature(token, ud.CASE_FEATURE) == ud.GEN and not prepositions(token)


def genitives(token: Token) -> list[Token]:
    """The heads of the genitive attributes behind a noun."""
    if not token.n_rights:
        return []
    found = [child for child in token.rights if child.dep_ in (ud.NMOD, ud.NMOD_POSS) and is_genitive(child)]
    return [child for child in found if not _is_next_subject(child)]


def is_name_in_genitive(name: Token) -> bool:
    """*an der Seite Norwegens*: the parse may take the owner for another name of what is owned."""
    ending = name.lower_.endswith(_ENDING) and feature(name, ud.CASE_FEATURE) == ud.GEN
    other = name.dep_ == ud.APPOS and name.pos_ == ud.PROPN
    return ending and other and name.i == name.head.i + 1 and name.head.pos_ == ud.NOUN


def owns_next(name: Token, subjects: Sequence[Token]) -> bool:
    """*erklärte Norwegens Botschafter*: of two subjects a name in *-s* right before a bare noun is whose it is."""
    last = name.right_edge
    if name.pos_ != ud.PROPN or not last.text.endswith(_ENDING):
        return False
    after = (noun for noun in subjects if noun.pos_ == ud.NOUN and noun.left_edge.i == last.i + 1)
    return any(not children(noun, ud.DET) for noun in after)


def remit(noun: Token) -> Token | None:
    """What an office is for, right behind its noun (*Beauftragter für Datenschutz*); None for other nouns.

    Of several people it is the place they come from (*Fischer aus Kiel*).
    """
    behind = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    if behind.lower_ in function_words("origin_preposition") and feature(noun, ud.NUMBER) == ud.PLUR:
        places = (child for child in noun.rights if child.ent_type_ == ud.LOC and behind.head.i == child.i)
        return next((one for one in places if one.pos_ == ud.PROPN and one.i == behind.i + 1), None)
    if behind.lower_ not in function_words("remit") or offices().find(noun.lemma_) is None:
        return None
    phrases = (child for child in noun.rights if child.dep_ == ud.NMOD and behind.head.i == child.i)
    return next(phrases, None)


def own_end(noun: Token) -> int:
    """One past a noun; a second one that only stands behind it belongs elsewhere (*Mitglieder der Bande Wachen*)."""
    first = next((child for child in noun.lefts if child.dep_ == ud.COMPOUND and child.pos_ == ud.NOUN), None)
    return noun.i + 1 if first is None else int(first.i) + 1


def _is_next_subject(noun: Token) -> bool:
    """*von Beobachtern der Schluss gezogen*: *der* before a masculine singular opens no genitive."""
    masculine = feature(noun, ud.GENDER) == _MASCULINE and feature(noun, ud.NUMBER) == ud.SING
    articles = [child.lower_ for child in noun.lefts if child.dep_ == ud.DET]
    return noun.pos_ == ud.NOUN and masculine and bool(articles) and articles[0] in function_words("nominative_article")
