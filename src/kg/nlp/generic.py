"""Generic holders: *Firmen, die sich an Regeln halten* are all that may ever do so, and nobody who takes a position.

Indefinite heads of restrictive relative clauses and of conditions describe a kind, no particular one (Carlson and
Pelletier 1995, *The Generic Book*); what is told of the past happened to particular ones.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from kg.domain.mentions import Mention
from kg.lexicon.actors import Via, actors
from kg.lexicon.cues import cues
from kg.lexicon.function_words import function_words
from kg.nlp import labels as ud
from kg.nlp.conditions import is_condition
from kg.nlp.tree import auxiliaries, children, feature, finite_verb

_DEFINITE, _INDEFINITE = "Definite", "Ind"
_PAST = "Past"
_VERB, _SUBJECT = "verb", "subj"
_PEOPLE = frozenset({Via.DEMONYM, Via.MEMBER})


def is_generic(holder: Token, cue: Token) -> bool:
    """Whether ``holder`` is a common noun that means any one of its kind in the clause of ``cue``."""
    if holder.pos_ != ud.NOUN:
        return False
    if any(word.lemma_.lower() in function_words("universal") for word in children(holder, ud.DET)):
        return not children(holder, ud.AMOD, ud.NUMMOD)  # jeder zweite Lehrer is a share of them
    clause = cue
    while clause.dep_ != ud.ROOT and clause.head.i != holder.i and clause.dep_ != ud.ADVCL:
        clause = clause.head
    below = clause.head.i == holder.i and clause.dep_ == ud.ACL_RELCL
    supposed = clause.dep_ == ud.ADVCL and any(_supposes(mark) for mark in children(clause, ud.MARK))
    return (below or supposed) and _indefinite(holder) and not _told(clause) and not (below and _takes_part(holder))


def _takes_part(noun: Token) -> bool:
    """*Verbände, die den Plan ablehnen, fordern Geld*: who demands something is somebody."""
    above = noun.head
    rows = cues().by_lemma(above.lemma_) if noun.dep_ == ud.NSUBJ and feature(noun, ud.NUMBER) == ud.PLUR else ()
    return any(row.kind == _VERB and _SUBJECT in row.holder for row in rows)


def is_counted(holder: Token, mention: Mention) -> bool:
    """Whether some people of a state or party are meant, not the whole (*drei Iraker*, *Hunderte Sozialdemokraten*)."""
    counts = [word for word in holder.children if word.i < holder.i and word.dep_ in (ud.NUMMOD, ud.DET, ud.AMOD)]
    some = any(word.dep_ == ud.NUMMOD or word.lemma_.lower() in function_words("some") for word in counts)
    senses = actors().named(mention.name) if some else ()
    return bool(senses) and all(sense.via in _PEOPLE for sense in senses)


def is_thing(holder: Token) -> bool:
    """Whether a noun behind an article is a weapon, a storm or a text, whatever the parse takes it for."""
    article = any(word.i < holder.i for word in children(holder, ud.DET))
    return article and holder.lemma_.lower().endswith(_things())


@cache
def _things() -> tuple[str, ...]:
    return tuple(sorted(function_words("no_holder")))


def _indefinite(noun: Token) -> bool:
    """*ein Land*, *Länder*: no article, or the indefinite one, and no number."""
    before = [word for word in noun.children if word.i < noun.i]
    if any(word.dep_ in (ud.NUMMOD, ud.DET_POSS, ud.NMOD, ud.NMOD_POSS) for word in before):
        return False
    articles = [word for word in before if word.dep_ == ud.DET]
    if any(feature(word, _DEFINITE) != _INDEFINITE for word in articles):
        return False
    return bool(articles) or feature(noun, ud.NUMBER) == ud.PLUR


def _told(clause: Token) -> bool:
    """Whether a clause tells what was: its finite verb stands in the preterite, or in the perfect."""
    predicate = clause
    verb = finite_verb(predicate)
    if verb is None:
        return False
    perfect = verb.lemma_ in function_words("perfect_auxiliary") and verb in auxiliaries(predicate)
    participle = feature(predicate, ud.VERB_FORM) == ud.PARTICIPLE
    return feature(verb, ud.TENSE) == _PAST or (perfect and participle)


def _supposes(mark: Token) -> bool:
    return mark.lower_ in function_words("supposing") and is_condition(mark)
