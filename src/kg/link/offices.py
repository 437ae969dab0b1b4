"""Offices as nodes: *Außenminister (Luxemburg)*; and those who are known by their office alone."""

from __future__ import annotations

from collections.abc import Callable

from kg.domain.actors import Actor, Kind, Linked, Reason
from kg.domain.mentions import Mention, MentionKind
from kg.domain.stances import Relation
from kg.lexicon.actors import Via, actors
from kg.lexicon.endings import without_ending
from kg.lexicon.function_words import function_words
from kg.lexicon.nouns import Found
from kg.lexicon.offices import Office, offices
from kg.link.bodies import head_noun, short_id
from kg.link.candidates import place

_SCORE = 0.8
_OWNERS = frozenset({Kind.STATE, Kind.ORGANISATION})
_DEPUTY = "deputy"
_PART = "part"
_SPEAKS_FOR = "spokesperson_of"

Link = Callable[[Mention], Linked | None]


def find(mention: Mention, link: Link) -> Linked | None:
    """The office that the mention names, with the state or body it belongs to; None where the noun is no office.

    ``link`` names the actors of the mention's modifiers.
    """
    found = offices().find(head_noun(mention))
    if found is None:
        return None
    office = found.entry
    owner = _owner(mention, found, link)
    deputy = mention.title == _DEPUTY
    ids = "-".join([*([short_id(owner)] if owner is not None else []), *(["vize"] if deputy else []), office.slug])
    german = f"Vize-{office.label_de}" if deputy else office.label_de
    english = f"Deputy {office.label_en}" if deputy else office.label_en
    if owner is not None:
        german = f"{german} ({owner.label})"
        english = f"{english} ({owner.label_en})" if owner.label_en else english
    why = f"»{mention.span.text}« nennt ein Amt."
    return Linked(Actor(f"office:{ids}", german, Kind.OFFICE, english), mention, (Reason("office", _SCORE, why),))


def speaks_for(mention: Mention, link: Link) -> Linked | None:
    """Whom an unnamed spokesperson speaks for (*ein Sprecher der Nato*); None for any other office."""
    found = offices().find(head_noun(mention))
    if found is None or found.entry.relation != _SPEAKS_FOR or mention.plural:
        return None
    owner = _owner(mention, found, link)
    if owner is None:
        return None
    why = f"»{mention.span.text}« spricht für {owner.label}."
    return Linked(owner, mention, (Reason("spokesperson", _SCORE, why),))


def bearer(mention: Mention, link: Link) -> Linked | None:
    """Whoever holds an office of a known state or body, where no name stands in the text (*der US-Präsident*)."""
    found = offices().find(head_noun(mention))
    if found is None or found.entry.relation != "holds_office" or mention.plural or is_former(mention):
        return None
    if _owner(mention, found, link) is None:
        return None
    return find(mention, link)


def of_owner(mention: Mention, link: Link) -> Linked | None:
    """The office with its state or body; None where no word says whose it is."""
    found = offices().find(head_noun(mention))
    return None if found is None or _owner(mention, found, link) is None else find(mention, link)


def state_of(relation: Relation, link: Link) -> Actor | None:
    """The state that somebody acts for by a relation of the document: represented, or by an office of its top."""
    if relation.relation == "represents":
        linked = link(relation.object)
        return linked.actor if linked is not None and linked.actor.kind is Kind.STATE else None
    found = offices().find(head_noun(relation.object)) if relation.relation == "holds_office" else None
    if found is None or not found.entry.top:
        return None
    owner = _owner(relation.object, found, link)
    return owner if owner is not None and owner.kind is Kind.STATE else None


def _owner(mention: Mention, found: Found[Office], link: Link) -> Actor | None:
    city = found.entry.domain == "city"
    for modifier in sorted(mention.modifiers, key=lambda one: one.form != _PART):  # *bayerischer CSU-Chef*
        if city and modifier.kind is MentionKind.PLACE and modifier.form != "deriv":
            return place(modifier.name)
        linked = link(modifier)
        if linked is not None and linked.actor.kind in _OWNERS:
            return linked.actor
    senses = actors().named(found.rest) if found.rest else ()
    for sense in senses:
        if sense.actor.kind in _OWNERS and sense.via is not Via.MEMBER:
            return sense.actor
    return actors().by_id.get(found.entry.of)


def is_former(mention: Mention) -> bool:
    """*der frühere Minister*: whoever that is does not hold the office now."""
    words = [stem for word in mention.span.text.lower().split() for stem in without_ending(word, "adjective")]
    return any(word in function_words("former") for word in words)
