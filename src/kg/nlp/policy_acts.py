"""Decisions on a policy: *verschärft das Asylrecht* commits its subject to what it does, not to the law it changes.

Commissives by deed (Searle 1979, *Expression and Meaning*): who decides a measure in a finite main or content clause
stands for the measure; the verb with its objects names it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Token

from kg.domain.stances import Target
from kg.lexicon.cues import CueRow
from kg.lexicon.function_words import function_words
from kg.nlp import labels as ud
from kg.nlp import needs, targets
from kg.nlp.denying_words import denying
from kg.nlp.mentions import Mentions, doc_span
from kg.nlp.mood import reportive
from kg.nlp.tree import auxiliaries, children, feature, finite_verb, is_passive, prepositions

SLOT: Final = "act"
_DESCRIBING: Final = (ud.ACL, ud.ACL_RELCL)


def deed(cue: Token, row: CueRow, objects: Sequence[Token], mentions: Mentions) -> Target | None:
    """What the subject of ``cue`` does to ``objects``; None where it is no decision on a kind of thing ``row`` needs.

    What somebody only should or can do is decided by nobody.
    """
    if cue.dep_ in _DESCRIBING or not _is_told(cue) or (is_passive(cue) and not _says_by_whom(cue)):
        return None
    about = (targets.build(head, mentions, cue=cue) for head in objects)
    if not any(needs.met(row, one) for one in about):
        return None
    found = targets.deed(cue, cue, mentions, whole=is_passive(cue))
    denials = (word for word in cue.subtree if _denies(word, cue, objects))
    inside = (doc_span(cue.doc, word.i, word.i + 1) for word in denials)
    return replace(found, turned=tuple(span for span in inside if found.span.contains(span)))


def _says_by_whom(verb: Token) -> bool:
    """*von der Koalition gekürzt*; where something is cut is no doer."""
    by = function_words("agent_preposition")
    phrases = children(verb, ud.OBL, ud.OBL_AGENT, ud.OBL_ARG, ud.NMOD)
    return any(case.lower_ in by for phrase in phrases for case in prepositions(phrase))


def _denies(word: Token, cue: Token, objects: Sequence[Token]) -> bool:
    """*nicht* at the verb, *kein* at its object: it turns the stance and is no part of what is done."""
    name = denying(word)
    return (name == "adverb" and word.head.i == cue.i) or (name == "determiner" and word.head in objects)


def _is_told(verb: Token) -> bool:
    """Whether the clause is finite, and its only auxiliaries those of tense and the passive.

    *sie werde das Recht verschärfen* is a plan, which the row of its auxiliary reads.
    """
    plain = function_words("perfect_auxiliary") | function_words("passive_auxiliary")
    finite = finite_verb(verb)
    planned = finite is not None and feature(verb, ud.VERB_FORM) == ud.INF and reportive(finite) != ""
    shares = verb.dep_ == ud.CONJ and not children(verb, ud.NSUBJ, ud.NSUBJ_PASS)
    helping = [
        *auxiliaries(verb),
        *(auxiliaries(verb.head) if shares else ()),
    ]  # *will Löhne erhöhen und Schulen bauen*
    return finite is not None and not planned and all(one.lemma_ in plain for one in helping)
