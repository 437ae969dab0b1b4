"""Modality: whether a stance is held, intended, possible, conditional, counterfactual or only asked about."""

from __future__ import annotations

from spacy.tokens import Token

from kg.domain.stances import Modality
from kg.lexicon.function_words import function_words
from kg.lexicon.modality import ANY, SUBJUNCTIVE, modal_words
from kg.nlp import labels as ud
from kg.nlp.tree import auxiliaries, children, feature, finite_verb, is_predicate

_PAST = "Past"
_EMBEDDED = (ud.XCOMP, ud.CCOMP, ud.CSUBJ, ud.ACL)


def of(cue: Token) -> Modality:
    """The modality of the cue's stance, read from the word itself outward to its sentence."""
    clause = cue
    while not is_predicate(clause) and clause.dep_ != ud.ROOT:
        clause = clause.head
    if any(mark.lower_ in function_words("manner_conjunction") for mark in children(clause, ud.MARK)):
        return of(clause.head)
    return (
        _attribute(cue)
        or _conjunction(clause)
        or _auxiliary(clause)
        or _particle(clause)
        or _governor(clause)
        or (Modality.ASKED if _question(cue, clause) else Modality.ASSERTED)
    )


def _word(kind: str, lemma: str, mood: str = ANY) -> Modality | None:
    exact = modal_words().get((kind, lemma.lower(), mood))
    return exact if exact is not None or mood == ANY else modal_words().get((kind, lemma.lower(), ANY))


def _attribute(cue: Token) -> Modality | None:
    words = (_word("attribute", child.lemma_) for child in children(cue, ud.AMOD))
    return next((word for word in words if word is not None), None)


def _conjunction(clause: Token) -> Modality | None:
    words = (_word("conjunction", mark.lemma_) for mark in children(clause, ud.MARK))
    own = next((word for word in words if word is not None), None)
    return own or (_conjunction(clause.head) if _coordinated(clause) else None)


def _auxiliary(clause: Token) -> Modality | None:
    """The modal of the clause, or the subjunctive II of its auxiliary; the perfect and the passive say nothing."""
    for auxiliary in auxiliaries(clause):
        if auxiliary.dep_ == ud.AUX_PASS and feature(auxiliary, ud.MOOD) != ud.SUB:
            continue
        word = _word("modal", auxiliary.lemma_, SUBJUNCTIVE if _second_subjunctive(auxiliary) else ANY)
        # in reported speech the subjunctive II only stands for the subjunctive I
        reported = clause.dep_ == ud.CCOMP or auxiliary.dep_ == ud.COP
        if word is not None and not (reported and word is Modality.COUNTERFACTUAL):
            return word
    return None


def _second_subjunctive(verb: Token) -> bool:
    return feature(verb, ud.MOOD) == ud.SUB and feature(verb, ud.TENSE) == _PAST


def _particle(clause: Token) -> Modality | None:
    words = (_word("particle", child.lemma_) for child in children(clause, ud.ADVMOD))
    return next((word for word in words if word is not None), None)


def _governor(clause: Token) -> Modality | None:
    """What the word above an infinitive or a clause makes of it (*plant, den Vertrag zu verlassen*).

    An infinitive below another is as real as that one (*hindert Riga daran, die Zeit zu nutzen, um Oslo anzugreifen*).
    """
    if _coordinated(clause):
        return _governor(clause.head)
    if not _embedded(clause) and not (clause.dep_ == ud.ADVCL and _infinite(clause)):
        return None
    above = _governing(clause.head) if _embedded(clause) else None
    return above or (_governor(clause.head) if _infinite(clause) and _infinite(clause.head) else None)


def _embedded(clause: Token) -> bool:
    """Whether the clause is the content of what it hangs on, also where the parse sees a relative clause."""
    that = any(mark.lower_ in function_words("complementiser") for mark in children(clause, ud.MARK))
    return clause.dep_ in _EMBEDDED or (clause.dep_ == ud.ACL_RELCL and that)


def _governing(head: Token) -> Modality | None:
    """What the head makes of a clause below it, or the noun whose clause it carries (*es besteht die Gefahr, dass*)."""
    words = [head, *(c for c in children(head, ud.NSUBJ, ud.OBJ) if c.pos_ == ud.NOUN)]
    return next((found for word in words if (found := _word("governor", word.lemma_)) is not None), None)


def _coordinated(clause: Token) -> bool:
    return clause.dep_ == ud.CONJ and _infinite(clause) and _infinite(clause.head)


def _infinite(verb: Token) -> bool:
    return feature(verb, ud.VERB_FORM) == ud.INF and finite_verb(verb) is None


def _question(cue: Token, clause: Token) -> bool:
    """Whether the cue stands in the main clause of a question."""
    last = next((token for token in reversed(list(cue.sent)) if token.text in "?.!:;"), None)
    return last is not None and last.text == "?" and clause.dep_ in (ud.ROOT, ud.CONJ)
