"""Bodies of states: *die russische Regierung* is the state, *das finnische Parlament* a part of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kg.domain.actors import Actor, Kind, Linked, Reason
from kg.domain.ids import slug
from kg.domain.mentions import Mention
from kg.lexicon.actors import Via, actors
from kg.lexicon.bodies import Body, bodies
from kg.lexicon.nouns import Found
from kg.link.features import known

_STATE, _BODY, _GENERIC = 0.9, 0.9, 0.6
_IS_STATE, _IS_GROUP = "state", "group"
_OWNERS = frozenset({Kind.STATE, Kind.ORGANISATION, Kind.GROUP})


@dataclass(frozen=True, slots=True)
class Part:
    """A body and the actor it is a part of; the two are the same where the words mean the state itself."""

    body: Linked
    whole: Actor


def head_noun(mention: Mention) -> str:
    """The last word of a mention's name: the noun that says what kind of thing it is."""
    words = mention.name.split()
    return words[-1] if words else ""


def find(mention: Mention, more: Iterable[Mention] = ()) -> Part | None:
    """The body of a state that the mention names; None where its head is no such noun or no owner is known.

    Owners are looked for among the mention's modifiers, then in ``more``, in its compound and among its first words.
    """
    found = bodies().find(head_noun(mention))
    if found is None:
        return None
    owner = _owner(mention, found, more)
    return None if owner is None else _part(mention, found.entry, owner)


def governments(mention: Mention) -> list[Linked]:
    """The states whose governments a plural names (*Litauens und Finnlands Regierungen*), by id; else nothing."""
    found = bodies().find(head_noun(mention))
    if found is None or not mention.plural or found.entry.node != _IS_STATE:
        return []
    owners = [linked.actor for modifier in mention.modifiers if (linked := known(modifier)) is not None]
    states = {owner.id: owner for owner in owners if owner.kind is Kind.STATE}
    return [_part(mention, found.entry, states[key]).body for key in sorted(states)] if len(states) > 1 else []


def _owner(mention: Mention, found: Found[Body], more: Iterable[Mention]) -> Actor | None:
    for modifier in (*mention.modifiers, *more):
        linked = known(modifier)
        if linked is not None and linked.actor.kind in _OWNERS:
            return linked.actor
    index = actors()
    senses = [*(index.named(found.rest) if found.rest else ())]
    for word in mention.name.split()[:-1]:
        senses += index.adjective(word)
    owners = [sense.actor for sense in senses if sense.actor.kind in _OWNERS and sense.via is not Via.MEMBER]
    return owners[0] if owners else None


def _part(mention: Mention, body: Body, owner: Actor) -> Part:
    shown = f"»{mention.span.text}«"
    if body.node == _IS_STATE:
        why = f"{shown} handelt für {owner.label}."
        return Part(Linked(owner, mention, (Reason("body", _STATE, why),)), owner)
    why = f"{shown} ist ein Teil von {owner.label}."
    return Part(Linked(body_of(body, owner), mention, (Reason("body", _BODY, why),)), owner)


@lru_cache(maxsize=4096)
def body_of(body: Body, owner: Actor) -> Actor:
    """The node of a body that belongs to ``owner``."""
    same = _listed(body, owner)
    if same is not None:
        return same
    english = f"{body.label_en} ({owner.label_en})" if owner.label_en else ""
    local = short_id(owner)
    german = f"{body.label_de} ({owner.label})"
    if body.node == _IS_GROUP:
        return Actor(f"group:{local}-{body.slug}", german, Kind.GROUP, english)
    return Actor(f"org:{local}-{body.slug}", german, Kind.ORGANISATION, english)


def _listed(body: Body, owner: Actor) -> Actor | None:
    """A national body of the lexicon by the same name (*US-Außenministerium*)."""
    for name in (f"{alias}-{body.label_de}" for alias in owner.aliases):
        for sense in actors().named(name):
            if actors().home.get(sense.actor.id) == owner.id:
                return sense.actor
    return None


def generic(mention: Mention) -> Linked | None:
    """A body that belongs to nobody in particular (*die Polizei*): a group; None where the noun is no body."""
    found = bodies().find(head_noun(mention))
    if found is None or found.rest or found.entry.node == _IS_STATE:
        return None
    body = found.entry
    why = f"»{mention.span.text}« steht hier ohne Angabe, wessen."
    actor = Actor(f"group:{body.slug}", body.label_de, Kind.GROUP, body.label_en)
    return Linked(actor, mention, (Reason("body", _GENERIC, why),))


def short_id(actor: Actor) -> str:
    """The name of an actor inside composed ids: states by their German name, everybody else by their own id."""
    if actor.kind is Kind.STATE:
        return slug(actor.label)
    return actor.id.split(":", 1)[1]
