"""The marks of reported speech on a finite German verb: subjunctive, and *sollen* for hearsay."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from kg.lexicon.function_words import function_words
from kg.lexicon.reportive import reportive_forms
from kg.nlp import labels as ud
from kg.nlp.tree import feature

_PRESENT: Final = "Pres"


def reportive(verb: Token) -> str:
    """The subjunctive ("I", "II") of a finite verb of the third person, "hearsay" for *sollen*, else ""."""
    if any(child.lower_ in function_words("first_person") for child in (*verb.children, *verb.head.children)):
        return ""
    known = reportive_forms().get(verb.lower_)
    if known is not None:
        return known
    present = feature(verb, ud.TENSE) == _PRESENT and feature(verb, ud.PERSON) != "1"
    if present and verb.pos_ == ud.VERB and verb.lower_ == verb.lemma_.lower()[:-1]:
        return "I"  # er gehe: the third person of the indicative never looks like the infinitive without n
    if feature(verb, ud.MOOD) != ud.SUB:
        return ""
    return "I" if feature(verb, ud.TENSE) == _PRESENT else "II"
