"""Relative clauses: which noun the pronoun takes up, and who does what where the parse mixes subject and object up.

German shows both by agreement: gender and number of pronoun and noun, number of the finite verb and its subject, case.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from spacy.tokens import Token

from kg.lexicon.function_words import function_words
from kg.lexicon.relative_pronouns import Form, relative_forms
from kg.nlp import labels as ud
from kg.nlp.tree import (
    ancestors,
    children,
    conjuncts,
    feature,
    finite_verb,
    is_passive,
    is_relative_pronoun,
    prepositions,
)

_NOT_FEMININE: Final = frozenset({ud.MASC, "Neut"})
_CLAUSES: Final = (ud.ACL, ud.ACL_RELCL)
_NOMINAL: Final = (ud.NOUN, ud.PROPN)
_ARGUMENTS: Final = (ud.NSUBJ, ud.OBJ, ud.IOBJ, ud.OBL_ARG)
_BESIDE: Final = (*_ARGUMENTS, ud.NSUBJ_PASS, ud.OBL)
_PRECEDED: Final = (ud.PRON, *_NOMINAL)


def antecedent(pronoun: Token) -> Token:
    """The noun a relative pronoun takes up; any other token is given back.

    Where the noun that the parser chose does not agree, the nearest one that does is taken: behind it, above it (*der
    Umbau der Hallen, den sie plant*), or beside it in the clause above.
    """
    if not is_relative_pronoun(pronoun):
        return pronoun
    verb = clause_of(pronoun)
    if verb is None or verb.head.i > pronoun.i:
        return pronoun
    near = list(_near(verb.head, pronoun))
    shown = _readings(pronoun)
    tagged = tuple(one for one in shown if _as_tagged(one, pronoun)) or shown
    for nouns, readings in ((near, tagged), ([*near, *_beside(near[-1], pronoun)], shown)):
        found = next((noun for noun in nouns if _agree(noun, readings)), None)
        if found is not None:
            return found
    return verb.head


def clause_of(pronoun: Token) -> Token | None:
    """The verb of the relative clause that a pronoun opens."""
    return next((token for token in ancestors(pronoun) if token.dep_ in _CLAUSES), None)


def _near(chosen: Token, pronoun: Token) -> Iterator[Token]:
    """The noun of the parse, those between it and the pronoun, and those it depends on, the topmost last."""
    yield chosen
    yield from (token for token in reversed(pronoun.doc[chosen.i + 1 : pronoun.i]) if token.pos_ in _NOMINAL)
    yield from takewhile(lambda above: above.pos_ in _NOMINAL, ancestors(chosen))


def _beside(top: Token, pronoun: Token) -> list[Token]:
    """The other nouns of the clause above, the nearest first."""
    beside = [c for c in children(top.head, *_BESIDE) if c.pos_ in _NOMINAL and c.i < pronoun.i]
    return beside[::-1]


def _readings(pronoun: Token) -> tuple[Form, ...]:
    """What the form can be here: in the nominative only where the verb agrees, with a preposition never."""
    shown = relative_forms().get(pronoun.lower_, ())
    if not shown:
        return (Form("", feature(pronoun, ud.GENDER), feature(pronoun, ud.NUMBER)),)
    if prepositions(pronoun):
        return tuple(one for one in shown if one.case != ud.NOM) or shown
    verb = clause_of(pronoun)
    number = "" if verb is None else _number_of(verb)
    fitting = tuple(one for one in shown if one.case != ud.NOM or not number or one.number == number)
    subject = pronoun.dep_ == ud.NSUBJ and (verb is None or roles(verb) is None)
    return tuple(one for one in fitting if (one.case == ud.NOM) == subject) or fitting or shown


def case_of(pronoun: Token) -> str:
    """The case of a relative pronoun: the tagger's where the form can have it, else the form's first."""
    tagged = feature(pronoun, ud.CASE_FEATURE)
    cases = [one.case for one in relative_forms().get(pronoun.lower_, ())]
    return tagged if tagged in cases or not cases else cases[0]


def _number_of(verb: Token) -> str:
    # at the end of a clause a plural looks like an infinitive
    return feature(finite_verb(verb) or verb, ud.NUMBER)


def _as_tagged(form: Form, pronoun: Token) -> bool:
    number, gender = feature(pronoun, ud.NUMBER), feature(pronoun, ud.GENDER)
    return number in ("", form.number) and (not form.gender or gender in ("", form.gender))


def _agree(noun: Token, readings: tuple[Form, ...]) -> bool:
    """Whether a reading has the noun's gender and number, as far as the noun or its article shows them."""
    words = (noun, *children(noun, ud.DET, ud.DET_POSS))
    numbers = {feature(noun, ud.NUMBER)} - {""} or {feature(word, ud.NUMBER) for word in words} - {""}
    several = len(conjuncts(noun)) > 1
    genders = {feature(word, ud.GENDER) for word in words} - {""}
    if any(_hides_gender(word) for word in words[1:]):
        genders |= _NOT_FEMININE
    for one in readings:
        number = not one.number or not numbers or one.number in numbers or (several and one.number == ud.PLUR)
        if number and (not one.gender or not genders or one.gender in genders):
            return True
    return False


def _hides_gender(article: Token) -> bool:
    """*des*, *dem*, *eines*: masculine and neuter look alike, so that the gender of the noun is but guessed."""
    oblique = feature(article, ud.CASE_FEATURE) in (ud.GEN, ud.DAT) and feature(article, ud.NUMBER) == ud.SING
    return oblique and feature(article, ud.GENDER) in _NOT_FEMININE


def roles(verb: Token) -> tuple[Token, Token | None] | None:
    """Subject and object of a relative clause whose parse cannot be right; None where nothing speaks against it.

    *ein Gesetz, das viele Staaten loben*: the verb is plural, so that the states praise. *den Riga ablehnt*: the form
    is an accusative. The object is the pronoun, None where it stands in the dative.
    """
    if verb.dep_ not in _CLAUSES or verb.pos_ != ud.VERB or is_passive(verb):
        return None
    pronoun = next((c for c in _pronouns(verb) if not prepositions(c)), None)
    number = _number_of(verb)
    if pronoun is None or not number:
        return None
    shown = relative_forms().get(pronoun.lower_, ())
    nominative = [one for one in shown if one.case == ud.NOM and one.number == number]
    others = [c for c in _arguments(verb) if c.i > pronoun.i]
    subject = next(iter(children(verb, ud.NSUBJ)), None)
    if not shown or not others or (subject is not None and subject.i != pronoun.i and pronoun.dep_ != ud.DET):
        return None
    fitting = [c for c in others if _can_act(c, number)]
    certain = [c for c in fitting if _nominative_article(c)]
    if nominative and not certain and (subject is not None or case_of(pronoun) == ud.NOM):
        return None
    found = next(iter(certain or fitting), None)
    if found is None:
        return None
    accusative = any(one.case == ud.ACC for one in shown)
    return found, pronoun if accusative else None


def _pronouns(verb: Token) -> list[Token]:
    """The relative pronoun among the arguments, also where the parse takes it for an article (*den Riga ablehnt*)."""
    own = children(verb, *_ARGUMENTS)
    return [c for c in (*own, *(det for one in own for det in children(one, ud.DET))) if is_relative_pronoun(c)]


def _arguments(verb: Token) -> list[Token]:
    own = [c for c in children(verb, *_ARGUMENTS) if c.pos_ in _PRECEDED and not prepositions(c)]
    own = [c for c in own if not is_relative_pronoun(c) and c.lower_ not in function_words("reflexive")]
    return [c for c in own if c.i < verb.i]


def _can_act(noun: Token, number: str) -> bool:
    """Whether the noun agrees with the verb in number and no article of its shows another case."""
    several = len(conjuncts(noun)) > 1
    own = feature(noun, ud.NUMBER)
    fits = number == ud.PLUR if several else own in ("", number)
    articles = [word for word in children(noun, ud.DET, ud.DET_POSS) if not is_relative_pronoun(word)]
    return fits and not any(word.lower_ in function_words("oblique_article") for word in articles)


def _nominative_article(noun: Token) -> bool:
    """*der Rat*: before a masculine noun the form is a nominative."""
    masculine = feature(noun, ud.GENDER) == ud.MASC and feature(noun, ud.NUMBER) == ud.SING
    return masculine and any(word.lower_ in function_words("nominative_article") for word in children(noun, ud.DET))
