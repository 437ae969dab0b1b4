"""Modal verbs that tell instead of wish: what had to be, was meant to be, is allowed by now, or is said of others.

The narrative and circumstantial readings of Palmer (2001), *Mood and Modality*: necessity and permission by the facts,
and intentions as motives of what happened, take no position.
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from kg.domain.mentions import Mention
from kg.domain.stances import Mode, Quotation
from kg.lexicon.function_words import function_words
from kg.nlp import labels as ud
from kg.nlp.denying_words import denying
from kg.nlp.holders import Holders, whose
from kg.nlp.mood import reportive
from kg.nlp.tree import auxiliaries, children, feature, is_finite, is_relative_pronoun

_TOLD: Final = (Mode.INDIRECT, Mode.FREE_INDIRECT)
_PAST: Final = "Past"


def looks_back(modal: Token, head: Token) -> bool:
    """*habe machen wollen*, *hätten gehen müssen*: in the perfect a modal tells what was wanted or needed then."""
    perfect = function_words("perfect_auxiliary")
    return any(aux.i != modal.i and aux.lemma_ in perfect and is_finite(aux) for aux in auxiliaries(head))


def narrates(modal: Token, holders: Holders) -> bool:
    """*wollte seine Tochter abholen*: the motive of an act in the past; in reported speech *wollten* is no past."""
    past = feature(modal, ud.TENSE) == _PAST and modal.lemma_ in function_words("volition")
    return past and not (holders.quotation_at(modal, _TOLD) and reportive(modal) != "I" and _plural(modal))


def _plural(modal: Token) -> bool:
    return feature(modal, ud.NUMBER) == ud.PLUR


def of_others(subjects: list[Mention], modal: Token, holders: Holders) -> bool:
    """*„Die Gäste wollen nur feiern“, sagte die Wirtin*: in direct speech what others want is the speaker's opinion."""
    quotation = holders.quotation_at(modal, (Mode.DIRECT,))
    if quotation is None or quotation.speaker is None:
        return False
    return all(whose(subject).name != whose(quotation.speaker).name for subject in subjects)


def informs(quotation: Quotation | None, modal: Token, advising: bool) -> bool:
    """*berichtete, dass Gäste einreisen dürfen*, *nach Informationen der Stadt muss*: news of a duty or a permission.

    Only in the indicative: whoever demands something has it in the subjunctive or says it himself.
    """
    if quotation is None or quotation.cue is None or quotation.mode is Mode.DIRECT or advising or reportive(modal):
        return False
    cue = modal.doc.char_span(quotation.cue.span.start, quotation.cue.span.end, alignment_mode="expand")
    word = None if cue is None else cue[0]
    around = set() if word is None else {word.head.lemma_, word.head.lemma_.lower()}  # *wie Riga berichtete*
    news = function_words("information_noun") | function_words("informing")
    return bool(around & news) or quotation.cue.lemma in news


def forbidden(modal: Token, head: Token, subjects: list[Token]) -> bool:
    """*man dürfe keine Kamera mehr mitnehmen*: what people are no longer allowed to do, told by one of them."""
    if modal.lemma_ not in function_words("permission"):
        return False
    named = [*subjects, *children(modal, ud.NSUBJ)]
    people = any(subject.lower_ in function_words("impersonal") for subject in named)
    return people and any(denying(word) == "carrier" for word in children(head, ud.ADVMOD))


def describes(head: Token, modal: Token) -> bool:
    """*eine Krankheit, die behandelt werden müsse*: a relative clause, also where the parse hangs it elsewhere."""
    subjects = children(head, ud.NSUBJ, ud.NSUBJ_PASS)
    return modal.i > head.i and any(is_relative_pronoun(s) and s.i > head.sent.start for s in subjects)
