"""Somebody without a name: *der Stahlkonzern*, *die Ministerin*, *ein Anwalt*; somebody else in every document.

Their nodes end in ``--`` and the document, as those of vague issues do, unless a word beside the noun tells whose the
one office or body is (*der Rechnungshof Norwegens*). Nouns that no table knows as somebody's name nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.domain.actors import Actor, Kind, Linked, Reason
from kg.domain.documents import Document
from kg.domain.ids import of_one_document, slug
from kg.domain.mentions import Mention, MentionKind, Use
from kg.lexicon.actors import actors
from kg.lexicon.nouns import Found
from kg.lexicon.offices import Office, offices
from kg.lexicon.person_nouns import person_nouns
from kg.lexicon.unnamed import PERSON, THING, Unnamed, somebody
from kg.lexicon.voices import voices
from kg.link import bodies
from kg.link import offices as office_nodes
from kg.link.bodies import head_noun, short_id

_LONGEST_LABEL = 60
VOICE = "voice"
_SCORE, _OWNED, _SEVERAL, _VOICE = 0.5, 0.7, 0.5, 0.2
_FEATURE = "unnamed"
_POST, _SPEAKS_FOR, _REPRESENTS = "holds_office", "spokesperson_of", "represents"
_OWNERS = frozenset({Kind.STATE, Kind.ORGANISATION})
_PREFIXES = {Kind.OFFICE: "office", Kind.ORGANISATION: "org", Kind.PERSON: "person"}

Link = Callable[[Mention], Linked | None]


def find(mention: Mention, document: Document, link: Link, place: str = "") -> Linked | None:
    """The somebody that a common noun names; None for pronouns and nouns that are not known as somebody's.

    ``link`` names those who are known, for the words beside the noun; ``place`` stands right behind it (*Stadt Wien*).
    """
    noun = head_noun(mention)
    if mention.kind is not MentionKind.NOUN or not noun[:1].isupper():
        return None
    row = somebody(noun, alone=_label(mention) == noun)
    if mention.plural:
        return None if row is None or row.entry.kind == THING else _several(mention)
    if row is not None:
        return None if row.entry.kind == THING else _listed(mention, row, document, link, place)
    office = offices().find(noun)
    if office is not None:
        return _office(mention, office, document, link)
    if bodies.is_body(noun):
        return _here(mention, Kind.ORGANISATION, document)
    person = person_nouns().find(noun)
    return _here(mention, Kind.PERSON, document) if person is not None and person.entry.holder else None


def voice(mention: Mention, document: Document) -> Linked | None:
    """Whoever a pronoun means in a document that names nobody it could take up; None for other words."""
    row = voices().get((mention.name, mention.plural))
    if row is None:
        return None
    why = f"»{mention.span.text}« meint jemanden, den dieses Dokument nicht nennt."
    actor_id = of_one_document(f"{row.kind}:{slug(row.pronoun)}", document.id)
    return Linked(Actor(actor_id, row.label_de, row.kind, row.label_en), mention, (Reason(VOICE, _VOICE, why),))


def _listed(mention: Mention, row: Found[Unnamed], document: Document, link: Link, place: str) -> Linked | None:
    if row.entry.kind == PERSON:
        return _here(mention, Kind.PERSON, document)
    if place:
        why = f"»{place}« gehört zum Namen."
        label = f"{head_noun(mention)} {place}"
        actor = Actor(f"org:{slug(label)}", label, Kind.ORGANISATION)
        return Linked(actor, mention, (Reason(_FEATURE, _OWNED, why),))
    owner = _owner(mention, row.rest, link) if row.entry.one else None
    if owner is None:
        return _here(mention, Kind.ORGANISATION, document)
    noun = head_noun(mention)
    why = f"»{mention.span.text}« gehört zu {owner.label}."
    actor = Actor(f"org:{short_id(owner)}-{slug(noun)}", f"{noun} ({owner.label})", Kind.ORGANISATION)
    return Linked(actor, mention, (Reason(_FEATURE, _OWNED, why),))


def _several(mention: Mention) -> Linked | None:
    """*die Reedereien*: those of that kind, as groups of people are."""
    start = head_noun(mention)[:2]
    label = next((word for word in mention.span.text.split() if word.startswith(start)), "")
    if not label:
        return None
    why = f"»{mention.span.text}« nennt mehrere, keinen Einzelnen."
    return Linked(Actor(f"group:{slug(label)}", label, Kind.GROUP), mention, (Reason(_FEATURE, _SEVERAL, why),))


def _office(mention: Mention, found: Found[Office], document: Document, link: Link) -> Linked | None:
    """A post, whoever holds it; a spokesperson is whoever they speak for, a member of something is a person."""
    relation = found.entry.relation
    if relation == _SPEAKS_FOR:
        return _spoken_for(mention, found, document, link) or _here(mention, Kind.OFFICE, document)
    if relation not in (_POST, _REPRESENTS):
        return _here(mention, Kind.PERSON, document) if relation else None
    if office_nodes.is_former(mention):
        return _here(mention, Kind.PERSON, document)
    known = None if relation == _POST else office_nodes.of_owner(mention, link)
    if known is not None or found.rest or _label(mention) != head_noun(mention):
        return known or _here(mention, Kind.OFFICE, document)
    label, english = found.entry.label_de, found.entry.label_en
    return _here(mention, Kind.OFFICE, document, label, english)


def _spoken_for(mention: Mention, found: Found[Office], document: Document, link: Link) -> Linked | None:
    """*Konzernsprecher*, *Sprecherin des Flughafens*: a body that has no name either."""
    first = replace(mention, name=found.rest, modifiers=(), span=mention.span)
    behind = [one for one in mention.modifiers if one.span.start > mention.span.start]
    for whose in (*behind, *([first] if found.rest else [])):
        owner = link(whose) or find(replace(whose, use=Use.AGENT), document, link)
        if owner is not None and owner.actor.kind in (*_OWNERS, Kind.GROUP):
            why = f"»{mention.span.text}« spricht für {owner.actor.label}."
            return Linked(owner.actor, mention, (*owner.reasons, Reason("spokesperson", _SCORE, why)))
    return None


def _owner(mention: Mention, rest: str, link: Link) -> Actor | None:
    """The state or body that a word beside the noun, or the first part of its compound, names."""
    for modifier in mention.modifiers:
        linked = link(modifier)
        if linked is not None and linked.actor.kind in _OWNERS:
            return linked.actor
    named = [sense.actor for sense in actors().named(rest)] if rest else []
    return next((actor for actor in named if actor.kind in _OWNERS), None)


def _here(mention: Mention, kind: Kind, document: Document, label: str = "", english: str = "") -> Linked:
    """A node of this document alone, called as it is there."""
    label = label or _label(mention)
    why = f"»{mention.span.text}« steht hier ohne Namen und meint jemanden, von dem nur dieses Dokument handelt."
    actor_id = of_one_document(f"{_PREFIXES[kind]}:{slug(label)}", document.id)
    return Linked(Actor(actor_id, label, kind, english), mention, (Reason(_FEATURE, _SCORE, why),))


def _label(mention: Mention) -> str:
    """The noun with the genitive behind it, which tells one head or member from another (*Chef der Miliz*)."""
    noun = head_noun(mention)
    start = noun[:-2].lower() or noun.lower()
    words = mention.span.text.split()
    at = next((i for i, word in enumerate(words) if word.lower().startswith(start)), len(words))
    full = " ".join([noun, *words[at + 1 :]])
    return full if len(full) <= _LONGEST_LABEL else noun
