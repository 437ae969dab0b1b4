"""Voices without a name: *sie fordert*, *wir brauchen* in a text that names nobody whom the pronoun could take up.

An excerpt keeps the words of somebody whom only the text around it named. The pronoun then is all that is known of the
holder, and its node belongs to the document alone. Wherever the document has one candidate, nothing is done.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Token

from kg.domain.mentions import Mention, MentionKind
from kg.domain.stances import Mode, Quotation
from kg.lexicon.voices import voices
from kg.nlp import labels as ud
from kg.nlp.candidates import is_person_noun
from kg.nlp.mentions import Mentions
from kg.nlp.tree import feature, finite_verb

_SUBJECTS: Final = (ud.NSUBJ, ud.NSUBJ_PASS, ud.CONJ)
_SPEAKERS: Final = (ud.PER, ud.ORG)


def unnamed(token: Token, mentions: Mentions) -> Mention | None:
    """The subject pronoun ``token`` as somebody without a name; None for words that are no such pronoun."""
    if token.pos_ != ud.PRON or token.dep_ not in _SUBJECTS:
        return None
    verb = finite_verb(token.head) if token.dep_ != ud.CONJ else None
    plural = feature(verb or token, ud.NUMBER) == ud.PLUR
    mention = mentions.at(token) if (token.lower_, plural) in voices() else None
    return None if mention is None else replace(mention, name=token.lower_, kind=MentionKind.UNNAMED, plural=plural)


def first_persons(doc: Doc, quotations: Sequence[Quotation], mentions: Mentions) -> Iterator[tuple[int, Mention]]:
    """*ich* and *wir* by index, where nobody in the document outside its quotations could be whoever speaks."""
    spoken = [(q.content.start, q.content.end) for q in quotations if q.mode is Mode.DIRECT]
    if any(_may_speak(token) and not _within(token, spoken) for token in doc):
        return
    known = [(q.content.start, q.content.end) for q in quotations if q.speaker is not None]
    for token in doc:
        voice = voices().get((token.lower_, feature(token, ud.NUMBER) == ud.PLUR))
        if voice is None or not voice.first or _within(token, known):
            continue
        mention = unnamed(token, mentions)
        if mention is not None:
            yield token.i, mention


def is_meant(target: Mention) -> bool:
    """Whether a target is somebody: *er* without a name, but nothing that takes him up, which may be a thing."""
    who = target
    while who.antecedent is not None:
        who = who.antecedent
    return who.kind is not MentionKind.UNNAMED or who.span == target.span


def spoken_by(quotations: Sequence[Quotation], found: Sequence[Mention]) -> list[Quotation]:
    """The quotations, those of nobody with the first of ``found`` that stands in them as who speaks."""
    return [_with_speaker(quotation, found) for quotation in quotations]


def writer(quotations: Sequence[Quotation], found: Sequence[Mention]) -> Mention | None:
    """Whose words the text outside of all quotations is: the first of ``found`` there, None where there is none."""
    spans = [(q.content.start, q.content.end) for q in quotations]
    outside = (one for one in found if not any(start <= one.span.start < end for start, end in spans))
    return next(outside, None)


def _with_speaker(quotation: Quotation, found: Sequence[Mention]) -> Quotation:
    if quotation.speaker is not None or quotation.mode is not Mode.DIRECT:
        return quotation
    content = quotation.content
    return replace(quotation, speaker=next((one for one in found if content.contains(one.span)), None))


def _may_speak(token: Token) -> bool:
    """A name of a person or body, or a subject that tells in what capacity somebody acts."""
    named = token.ent_type_ in _SPEAKERS and not token.ent_id_
    return named or (token.dep_ in _SUBJECTS and token.pos_ == ud.NOUN and is_person_noun(token))


def _within(token: Token, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= token.idx < end for start, end in spans)
