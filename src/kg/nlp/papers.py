"""Whose paper it is: *hieß es in der Erklärung* speaks for whoever the text last had speaking."""

from __future__ import annotations

from spacy.tokens import Token

from kg.domain.mentions import Mention, MentionKind
from kg.nlp import labels as ud
from kg.nlp import reporting_cues, speakers
from kg.nlp.discourse import Discourse
from kg.nlp.tree import feature, prepositions

_SOURCES = (ud.OBL, ud.OBL_ARG, ud.NMOD, ud.NSUBJ)


def owner(token: Token, discourse: Discourse) -> Mention | None:
    """The owner of a paper that an impersonal verb quotes: its genitive, else who spoke in the sentence before.

    Only a paper with a definite article takes somebody up; *in einer Erklärung* is anybody's.
    """
    mentions = discourse.mentions
    verb = reporting_cues.verb(token.head) if token.pos_ == ud.NOUN and token.dep_ in _SOURCES else None
    if verb is None or verb.row.kind != "impersonal" or speakers.speaker(verb) != token:
        return None
    owner = speakers.possessor(token)
    if owner is not None:
        mention = mentions.at(owner) if owner.pos_ == ud.DETERMINER or discourse.is_somebody(owner) else None
        # a place behind "of" is where it was signed: the Paris declaration is not France's
        signed_at = mention is not None and mention.kind is MentionKind.PLACE and bool(prepositions(owner))
        return None if signed_at else mention
    definite = any(feature(child, "Definite") == "Def" for child in token.lefts)
    sentence = token.sent
    # the quotation itself may stand in a sentence of its own
    for _ in range(2 if definite else 0):
        if sentence.start == 0:
            return None
        sentence = token.doc[sentence.start - 1].sent
        speaking = speakers.acting(sentence)
        mention = None if speaking is None else mentions.at(speaking)
        if mention is not None:
            return mention
    return None
