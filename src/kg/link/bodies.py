"""Bodies of states: *die russische Regierung* is the state, *das finnische Parlament* a part of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from kg.domain.actors import Actor, Kind, Linked, Reason
from kg.domain.ids import slug
from kg.domain.mentions import Mention, MentionKind
from kg.lexicon.actors import Sense, Via, actors
from kg.lexicon.bodies import Body, bodies, phrases
from kg.lexicon.endings import stem_name, without_ending
from kg.lexicon.function_words import function_words
from kg.lexicon.nouns import Found
from kg.link.candidates import organisation, place
from kg.link.features import known

_STATE, _BODY, _GENERIC = 0.9, 0.9, 0.6
_IS_STATE, _IS_BODY, _IS_GROUP = "state", "body", "group"
_DERIVED = "deriv"
_OWNERS = frozenset({Kind.STATE, Kind.ORGANISATION, Kind.GROUP, Kind.PLACE})


@dataclass(frozen=True, slots=True)
class Part:
    """A body and the actor it belongs to; the two are the same where the words mean the state itself."""

    body: Linked
    whole: Actor


def side(mention: Mention) -> Linked | None:
    """*die polnische Seite*: the state whose adjective stands before the noun; None where it is none or several."""
    if mention.plural or mention.name not in function_words("side"):
        return None
    named = [linked.actor for one in mention.modifiers if one.form == _DERIVED and (linked := known(one)) is not None]
    if len(named) != 1 or named[0].kind is not Kind.STATE:
        return None
    why = f"»{mention.span.text}« steht für {named[0].label}."
    return Linked(named[0], mention, (Reason("body", _STATE, why),))


def head_noun(mention: Mention) -> str:
    """The noun of a mention's name that says what kind of thing it is: the last one before a genitive or preposition.

    *Verband der Deutschen Industrie* is a Verband, *finnischer Verteidigungsausschuss* an Ausschuss.
    """
    words = mention.name.split()
    inner = (at for at in range(1, len(words)) if words[at][0].islower() and words[at - 1][0].isupper())
    end = next(inner, len(words))
    return words[end - 1] if words else ""


def find(mention: Mention, more: Iterable[Mention] = ()) -> Part | None:
    """The body of a state that the mention names; None where its head is no such noun or no owner is known.

    Owners are looked for among the mention's modifiers, then in ``more``, in its compound and among its first words.
    """
    found = _found(mention)
    if found is None or (_has_remit(mention) and not mention.modifiers):
        return None
    owner = _owner(mention, found, more)
    return None if owner is None else _part(mention, _own_kind(found), owner)


def _has_remit(mention: Mention) -> bool:
    """Whether a name says what the body is for, so that it is not just any (*Bundesministerium für Verkehr*)."""
    words = mention.name.split()
    noun = head_noun(mention)
    after = words[words.index(noun) + 1 :] if noun in words else []
    return bool(after) and after[0] in function_words("remit") and is_body(noun)


def _found(mention: Mention) -> Found[Body] | None:
    """The row of the mention's noun; *Fluggesellschaft* is no kind of people."""
    words = mention.name.split() if " " in mention.name else mention.span.text.split()
    phrase = next((body for pair in pairwise(words) if (body := phrases().get(stem_name(" ".join(pair))))), None)
    if phrase is not None:
        return Found(phrase, "")
    found = bodies().find(head_noun(mention))
    people = found is not None and found.rest and found.entry.node == _IS_GROUP and not actors().named(found.rest)
    return None if people else found


def _own_kind(found: Found[Body]) -> Body:
    """*Sozialministerium* is not just any ministry; *US-Senat* is a senate."""
    body, rest = found.entry, found.rest
    first, _, inner = rest.partition("-")
    rest = inner if actors().named(first) else rest  # *US-Weltraumbehörde*
    if not rest or body.node != _IS_BODY or actors().named(rest):
        return body
    label = f"{rest}{body.label_de.lower()}"
    return replace(body, slug=slug(label), label_de=label, label_en="")


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
        owner = _beside(modifier, found.entry)
        if owner is not None and owner.kind in _OWNERS:
            return owner
    index = actors()
    senses = [*(index.named(found.rest) if found.rest else ())]
    words = mention.name.split()
    for word in words[:-1]:
        senses += index.adjective(word) or index.origin(word)
    for at in range(1, len(words)):  # *Bundesvorstand der Grünen*, *Oberstes Gericht Polens*
        senses += index.named(" ".join(words[at:])) if words[at][0].isupper() else ()
    owners = [
        one for sense in senses if sense.via is not Via.MEMBER and (one := _of(sense, found.entry)).kind in _OWNERS
    ]
    return owners[0] if owners else None


def _beside(modifier: Mention, body: Body) -> Actor | None:
    """Whose body it is by a word beside it: an adjective, a genitive, the town behind it or before it (*Londoner*)."""
    if modifier.form == _DERIVED and not actors().adjective(modifier.name):
        senses = actors().origin(modifier.name)
        if senses:
            return _of(senses[0], body)
    linked = known(modifier)
    if linked is None:
        town = modifier.kind is MentionKind.PLACE and body.local
        return place(modifier.name) if town and body.node == _IS_BODY and not modifier.form else None
    seats = [sense for sense in actors().named(modifier.name) if sense.actor.id == linked.actor.id]
    return _of(seats[0], body) if seats else linked.actor


def _of(sense: Sense, body: Body) -> Actor:
    """A capital stands for its state, unless towns have such bodies too."""
    if sense.via is Via.SEAT and body.local and body.node == _IS_BODY:
        return place(sense.alias)
    return sense.actor


def of_town(mention: Mention) -> Linked | None:
    """A body of a town known by its adjective alone (*Kölner Polizei*): an organisation of that name."""
    found = bodies().find(head_noun(mention))
    towns = [
        one for one in mention.modifiers if one.form == _DERIVED and len([*without_ending(one.name, "origin")]) > 1
    ]
    if found is None or not found.entry.local or found.entry.node != _IS_BODY or len(towns) != 1:
        return None
    why = f"»{towns[0].span.text}« nennt eine Stadt, die das Lexikon nicht kennt."
    actor = organisation(f"{towns[0].name} {head_noun(mention)}")
    return Linked(actor, mention, (Reason("body", _GENERIC, why),))


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
    english = f"{body.label_en} ({owner.label_en})" if owner.label_en and body.label_en else ""
    local = short_id(owner)
    german = f"{body.label_de} ({owner.label})"
    if body.node == _IS_GROUP:
        return Actor(f"group:{local}-{body.slug}", german, Kind.GROUP, english)
    return Actor(f"org:{local}-{body.slug}", german, Kind.ORGANISATION, english)


def _listed(body: Body, owner: Actor) -> Actor | None:
    """A national body of the lexicon by the same name (*US-Außenministerium*, *Bundesverfassungsgericht*)."""
    names = [f"{alias}-{body.label_de}" for alias in owner.aliases]
    names += [f"{seat}{body.label_de.lower()}" for seat in owner.metonyms]
    for name in names:
        for sense in actors().named(name):
            if actors().home.get(sense.actor.id) == owner.id:
                return sense.actor
    return None


def of_state(mention: Mention, state: Actor, why: str) -> Part | None:
    """The body of a state known otherwise than by the words (*die Regierung Kruse*); None where the noun is no body."""
    found = bodies().find(head_noun(mention))
    if found is None or (found.entry.local and found.entry.node == _IS_BODY):
        return None
    if found.rest and found.entry.node != _IS_STATE:
        return None
    part = _part(mention, found.entry, state)
    return Part(Linked(part.body.actor, mention, (*part.body.reasons, Reason("state", _GENERIC, why))), state)


def means_the_state(noun: str) -> bool:
    """Whether the noun stands for the state itself (*Regierung*)."""
    found = bodies().find(noun)
    return found is not None and found.entry.node == _IS_STATE


def is_body(noun: str) -> bool:
    """Whether the noun names a body of its own, not people or a state."""
    found = bodies().find(noun)
    return found is not None and found.entry.node == _IS_BODY


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
