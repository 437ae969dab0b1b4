"""Nouns of office in a text, with the person they are said of and the body they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from kg.domain.mentions import Mention, MentionKind, Use
from kg.domain.spans import Span
from kg.lexicon.actors import actors
from kg.lexicon.function_words import function_words
from kg.lexicon.nouns import Found
from kg.lexicon.offices import Office, offices
from kg.nlp import labels as ud
from kg.nlp.mentions import Mentions
from kg.nlp.phrases import is_plural, tagged
from kg.nlp.tree import children, conjuncts, feature, prepositions

_PRESENT = "Pres"
_TAGS = (ud.NOUN, ud.PROPN, ud.ADJ)


@dataclass(frozen=True, slots=True)
class Title:
    """A noun of office. ``person`` is who bears it where the text says so; ``way`` is how (title, apposition, copula).

    ``domains`` are the states, bodies and parties it belongs to as mentions, ``former`` and ``deputy`` its limits.
    """

    token: Token
    office: Office
    person: Mention | None
    way: str
    domains: tuple[Mention, ...]
    former: bool
    deputy: bool


def office_of(token: Token) -> Found[Office] | None:
    """The office a noun names, tried as lemma and as it stands."""
    if token.pos_ not in _TAGS:
        return None
    return _office(token.lemma_, token.text)


@lru_cache(maxsize=65536)
def _office(lemma: str, form: str) -> Found[Office] | None:
    return offices().find(lemma) or offices().find(form)


def find(doc: Doc, mentions: Mentions) -> Iterator[Title]:
    """Every singular noun of office of a document, in its order."""
    for index in tagged(doc, _TAGS):
        token = doc[index]
        found = office_of(token)
        if found is not None and not is_plural(token) and not _inside_name(token, mentions):
            person, way = _bearer(token, mentions)
            yield Title(
                token=token,
                office=found.entry,
                person=person,
                way=way,
                domains=_domains(token, found, person, mentions),
                former=_limited(token, found.rest, "former"),
                deputy=_limited(token, found.rest, "deputy"),
            )


def _inside_name(token: Token, mentions: Mentions) -> bool:
    """Whether the noun is a word of a longer name; a noun of office taken for a name of its own is still an office."""
    entity = mentions.entity(token)
    if entity is None or entity.ent_id_ == ud.PART:
        return False
    return not is_lone_title(entity)


def is_lone_title(entity: DocSpan) -> bool:
    """Whether an entity is nothing but a noun of office (*Kremlchef*)."""
    return (
        len(entity) == 1 and entity.label_ != ud.PER and entity[0].pos_ == ud.NOUN and office_of(entity[0]) is not None
    )


def _bearer(token: Token, mentions: Mentions) -> tuple[Mention | None, str]:
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    owner = after is not None and after.dep_ == ud.NMOD_POSS
    if after is not None and not (after.is_sent_start or owner) and _is_person(after, mentions):
        return _person(after, mentions), "title"
    for child in children(token, ud.APPOS, ud.DEP, ud.NMOD, ud.FLAT):
        if child.i > token.i and _is_person(child, mentions) and not prepositions(child):
            return _person(child, mentions), "apposition" if child.dep_ == ud.APPOS else "title"
    inner = [grand for child in children(token, ud.NMOD, ud.APPOS) for grand in children(child, ud.APPOS)]
    for grand in inner:  # a person is no apposition of a body: the parser hung the name one noun too low
        if _is_person(grand, mentions) and not _is_person(grand.head, mentions):
            return _person(grand, mentions), "apposition"
    if token.dep_ == ud.APPOS and _is_person(token.head, mentions):
        return _person(token.head, mentions), "apposition"
    named = set_off(token, mentions)
    if named is not None:
        return named, "apposition"
    if _is_plain_copula(token):
        for subject in children(token, ud.NSUBJ):
            if _is_person(subject, mentions):
                return _person(subject, mentions), "copula"
    return None, ""


def set_off(token: Token, mentions: Mentions) -> Mention | None:
    """The name between commas behind a title and its genitive, wherever the parser hung it."""
    doc = token.doc
    ends = [child.right_edge.i for child in children(token, ud.NMOD) if child.i > token.i]
    comma = next((at for at in range(token.i + 1, max(ends, default=token.i) + 2) if doc[at : at + 1].text == ","), -1)
    entity = mentions.entity(doc[comma + 1]) if 0 < comma < len(doc) - 1 else None
    if entity is None or not _is_person(entity.root, mentions) or entity.end >= len(doc) or doc[entity.end].text != ",":
        return None
    return mentions.at(entity.root) if ends else None


def _is_plain_copula(token: Token) -> bool:
    """*ist Präsident*, neither denied nor past nor reported."""
    copulas = children(token, ud.COP)
    present = bool(copulas) and all(
        feature(verb, ud.TENSE) == _PRESENT and feature(verb, ud.MOOD) != ud.SUB for verb in copulas
    )
    denied = any(child.lemma_.lower() in function_words("negative") for child in token.children)
    return present and not denied and not children(token, ud.AUX)


def _is_person(token: Token, mentions: Mentions) -> bool:
    entity = mentions.entity(token)
    return entity is not None and entity.label_ == ud.PER and entity.ent_id_ == ""


def _person(token: Token, mentions: Mentions) -> Mention | None:
    entity = mentions.entity(token)
    return mentions.at(entity.root if entity is not None else token)


def _domains(token: Token, found: Found[Office], person: Mention | None, mentions: Mentions) -> tuple[Mention, ...]:
    """Adjectives, genitives and the first part of a compound; what follows a person's name in brackets is no domain."""
    own = mentions.at(token)
    title = own if own is not None and own.kind in (MentionKind.NOUN, MentionKind.PERSON) else None
    modifiers = title.modifiers if title is not None else ()
    end = person.span.end if person is not None and person.span.contains(_span(token)) else None
    kept = [m for m in modifiers if end is None or m.span.start < end]
    kept += [m for m in _shared(token, mentions) if m not in kept]
    if found.rest and not any(m.form == ud.PART and m.span.start == token.idx for m in kept):
        part = _first_part(token, found.rest)
        kept += [part] if part is not None else []
    return tuple(sorted((m for m in kept if m.kind is not MentionKind.PERSON), key=lambda m: m.span))


def _shared(token: Token, mentions: Mentions) -> list[Mention]:
    """Genitives and *von* phrases that the parser hung on the name instead of the noun."""
    found: list[Mention] = []
    for child in children(token, ud.NMOD, ud.NMOD_POSS):
        plain = all(case.lower_ in function_words("of_preposition") for case in prepositions(child))
        for each in conjuncts(child) if plain else []:
            mention = mentions.at(each)
            found += [replace(mention, use=Use.MODIFIER)] if mention is not None else []
    return found


def _span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token), token.text)


def _first_part(token: Token, rest: str) -> Mention | None:
    """*Kreml* of *Kremlsprecher*, where it names somebody."""
    if not actors().named(rest) or not token.text.startswith(rest):
        return None
    return Mention(Span(token.idx, token.idx + len(rest), rest), rest, MentionKind.OTHER, Use.MODIFIER, ud.PART)


def _limited(token: Token, rest: str, word_class: str) -> bool:
    words = {child.lemma_.lower() for child in children(token, ud.AMOD)} | {child.lower_ for child in token.lefts}
    stems = {word[:-1] for word in words if word.endswith("e")} | {word[:-2] for word in words}
    return bool((words | stems | {rest.lower()}) & function_words(word_class))
