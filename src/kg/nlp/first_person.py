"""Whom *wir* of a direct quotation stands for: the body that the speaker speaks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Token

from kg.domain.mentions import Mention, MentionKind
from kg.domain.stances import Mode, Quotation
from kg.lexicon.actors import Via, actors
from kg.lexicon.function_words import function_words
from kg.lexicon.offices import offices
from kg.nlp import labels as ud
from kg.nlp import titles
from kg.nlp.holders import whose
from kg.nlp.mentions import Mentions
from kg.nlp.phrases import is_plural
from kg.nlp.titles import Title
from kg.nlp.tree import feature

_SPOKEN_FOR: Final = "spokesperson_of"
_PARTY: Final = "party"


def find(doc: Doc, quotations: Sequence[Quotation], mentions: Mentions) -> Iterator[tuple[int, Mention]]:
    """The *wir* of direct speech by index, with the body it stands for.

    *wir* of a spokesperson is the body, of a party's leader the party; anybody else's *wir* is left to the speaker.
    """
    spoken = [(q, words) for q in quotations if q.mode is Mode.DIRECT and (words := _we(doc, q))]
    named = list(titles.find(doc, mentions)) if spoken else []
    for quotation, words in spoken:
        body = None if quotation.speaker is None else _body(quotation.speaker, named)
        if body is not None:
            yield from ((token.i, _several(body, doc)) for token in words)


def _several(body: Mention, doc: Doc) -> Mention:
    """The body, as several where its noun is a plural: *der Sprecher der Reeder*."""
    span = doc.char_span(body.span.start, body.span.end, alignment_mode="contract")
    plural = span is not None and len(span) > 0 and body.kind is MentionKind.NOUN and is_plural(span.root)
    return replace(body, plural=True) if plural else body


def _we(doc: Doc, quotation: Quotation) -> list[Token]:
    span = doc.char_span(quotation.content.start, quotation.content.end, alignment_mode="contract")
    return [] if span is None else [token for token in span if _is_we(token)]


def _is_we(token: Token) -> bool:
    several = feature(token, ud.NUMBER) == ud.PLUR or feature(token, "Poss") == "Yes"
    return several and feature(token, ud.PERSON) == "1" and token.lemma_.lower() in function_words("first_person")


def _body(speaker: Mention, named: Sequence[Title]) -> Mention | None:
    """The body that a speaker speaks for, None where the document names none."""
    person = whose(speaker)
    own = [title for title in named if _is_bearer(title, person)]
    for title in own:
        if title.office.relation == _SPOKEN_FOR and title.domains:
            return title.domains[0]
        party = [domain for domain in title.domains if _is_party(domain)] if title.office.top or _leads(title) else []
        if party:
            return party[0]
    if person.kind is MentionKind.NOUN:
        found = offices().find(person.name)
        spoken_for = found is not None and found.entry.relation == _SPOKEN_FOR
        return person.modifiers[0] if spoken_for and person.modifiers else None
    return None


def _leads(title: Title) -> bool:
    return title.office.domain == _PARTY and title.office.relation == "holds_office"


def _is_bearer(title: Title, person: Mention) -> bool:
    if title.person is not None and title.person.name == person.name:
        return True
    return person.span.start <= title.token.idx < person.span.end


def _is_party(domain: Mention) -> bool:
    known = actors()
    senses = known.named(domain.name)
    return any(sense.via is Via.NAME and known.class_of(sense.actor.id) == _PARTY for sense in senses)
