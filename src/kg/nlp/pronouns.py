"""Pronouns of the third person: *er*, *sie*, *es*, *sein*, *ihr*. Rules of agreement, recency and subjecthood.

In the spirit of Hobbs (1978) and Lappin & Leass (1994), for precision: two candidates that fit equally give none.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.domain.mentions import Mention
from kg.lexicon.cues import cues
from kg.lexicon.reporting import reporting
from kg.nlp import labels as ud
from kg.nlp.discourse import THING, Candidate, Discourse, same_clause
from kg.nlp.tree import feature, finite_verb, is_passive

_PERSON_3 = "3"
_BACK = 2
_NAMED = frozenset({"person", "state", "seat", "organisation", "group", THING})


def is_pronoun(token: Token) -> bool:
    """Whether the token is a personal or possessive pronoun of the third person."""
    if token.pos_ not in (ud.PRON, ud.DETERMINER):
        return False
    personal = token.pos_ == ud.PRON and feature(token, "PronType") == "Prs" and feature(token, "Reflex") == ""
    possessive = feature(token, "Poss") == "Yes"
    return (
        (personal or possessive) and feature(token, ud.PERSON) == _PERSON_3 and token.dep_ not in (ud.EXPL, ud.EXPL_PV)
    )


def antecedent(token: Token, discourse: Discourse) -> Mention | None:
    """The mention a pronoun takes up; None where nothing or more than one thing fits."""
    beside = _coordinated_owner(token, discourse)
    if beside is not None:
        return beside
    fitting = [one for one in discourse.before(token, _BACK) if _agrees(token, one) and _free(token, one)]
    if _acts(token):
        fitting = [one for one in fitting if THING not in one.kinds]
    if feature(token, ud.GENDER) == "Neut" and feature(token, "Poss") == "":
        fitting = [one for one in fitting if one.sentence == discourse.sentence_of[token.i] and one.subject]
    chosen = _chosen(fitting)
    return None if chosen is None else chosen.mention


def _coordinated_owner(token: Token, discourse: Discourse) -> Mention | None:
    """*der Präsident und seine Minister*: the possessive belongs to what its noun is coordinated with."""
    noun = token.head
    if not feature(token, "Poss") or noun.dep_ != ud.CONJ:
        return None
    first = {noun.head.i, *(child.i for child in noun.head.children if child.dep_ in (ud.APPOS, ud.FLAT_NAME))}
    owners = [one for one in discourse.before(token, 0) if one.at in first and not one.plural]
    return owners[-1].mention if owners and _agrees(token, owners[-1]) else None


def _acts(token: Token) -> bool:
    """Whether the pronoun does what only somebody can do: it is the subject of a verb of saying or of taking sides."""
    verb = token.head
    if token.dep_ != ud.NSUBJ or is_passive(verb):
        return False
    return bool(cues().by_lemma(verb.lemma_)) or verb.lemma_ in reporting().verbs


def _chosen(fitting: list[Candidate]) -> Candidate | None:
    """The last subject that fits, unless its sentence has another one; without any subject the only one that fits."""
    fitting = [one for one in fitting if not any(_inside(one, other) for other in fitting)]
    subjects = [one for one in fitting if one.subject]
    if subjects:
        last = subjects[-1]
        rivals = {one.key for one in subjects if one.sentence == last.sentence}
        return last if len(rivals) == 1 else None
    return fitting[-1] if len({one.key for one in fitting}) == 1 else None


def _inside(one: Candidate, other: Candidate) -> bool:
    """Whether a candidate only narrows another one down (*die Einladung der Ukraine*)."""
    return (
        one.at != other.at and THING in other.kinds and any(m.span == one.mention.span for m in other.mention.modifiers)
    )


def _agrees(token: Token, one: Candidate) -> bool:
    plural = _plural(token)
    if plural is not None and one.plural != plural:
        return False
    if not (one.kinds & _NAMED or one.mention.members):
        return False
    if THING in one.kinds and feature(token, "Poss"):
        return False
    gender = "" if feature(token, "Poss") or plural else feature(token, ud.GENDER)
    stem = token.lemma_.lower()
    if feature(token, "Poss"):
        return _possessor_agrees(stem, one)
    return not gender or not one.gender or one.gender == gender


def _possessor_agrees(lemma: str, one: Candidate) -> bool:
    """*sein* belongs to somebody masculine or neuter, *ihr* to somebody feminine or to several."""
    feminine = one.gender == "Fem" or one.plural
    return feminine == lemma.startswith("ih") or (not one.gender and not one.plural)


def _plural(token: Token) -> bool | None:
    """Whether the pronoun means several; None where its form leaves that open."""
    if feature(token, "Poss"):
        return None
    if token.dep_ == ud.NSUBJ:
        verb = finite_verb(token.head)
        number = feature(verb, ud.NUMBER) if verb is not None else ""
        if number:
            return number == ud.PLUR
    number = feature(token, ud.NUMBER)
    return number == ud.PLUR if number else None


def _free(token: Token, one: Candidate) -> bool:
    """Whether the candidate stands outside the pronoun's own clause (possessives may look into it)."""
    other = token.doc[one.at]
    if feature(token, "Poss"):
        return (
            token.head.i not in {other.i, *(ancestor.i for ancestor in other.ancestors)} or other.head.i != token.head.i
        )
    return not same_clause(token, other) and token.head.i != other.i
