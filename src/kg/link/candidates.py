"""Candidates: everything a name can mean by the lexicon, before anything else is known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kg.domain.actors import Actor, Kind
from kg.domain.ids import slug
from kg.domain.mentions import Mention, MentionKind
from kg.lexicon.actors import Sense, Via, actors
from kg.lexicon.endings import without_ending

_DERIVED = "deriv"
_INFLECTED = 2  # letters at the end of a lemma that its plural may lack


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading of a mention: an actor, and the kind of name that leads to it. ``rank`` 0 is the usual reading."""

    actor: Actor
    via: Via
    alias: str
    rank: int = 0


def candidates(mention: Mention) -> tuple[Candidate, ...]:
    """The known actors that the words can name, and the place itself beside a government named by its seat."""
    senses = _senses(mention)
    found = [Candidate(sense.actor, sense.via, sense.alias, rank) for rank, sense in enumerate(_by_actor(senses))]
    seats = [candidate for candidate in found if candidate.via is Via.SEAT]
    if seats and mention.kind is MentionKind.PLACE:
        found.append(Candidate(place(seats[0].alias), Via.NAME, seats[0].alias))
    return tuple(found)


def _senses(mention: Mention) -> tuple[Sense, ...]:
    known = actors()
    if mention.form == _DERIVED:
        return known.adjective(mention.name) or known.named(mention.name)
    if mention.kind is MentionKind.NOUN and mention.plural:  # *Sozialdemokraten* are a party, one is a member
        plural = known.named(_surface(mention))
        if plural:
            return plural
    return known.named(mention.name) or known.named(mention.span.text)


def _surface(mention: Mention) -> str:
    """The noun of a mention as it stands in the text."""
    start = mention.name[:-_INFLECTED].lower()
    words = mention.span.text.split()
    return next((word for word in words if word.lower().startswith(start) and word[0].isupper()), "")


def _by_actor(senses: tuple[Sense, ...]) -> list[Sense]:
    """One sense an actor, the plain name before the others."""
    kept: dict[str, Sense] = {}
    for sense in senses:
        if sense.actor.id not in kept or sense.via is Via.NAME:
            kept[sense.actor.id] = sense
    return list(kept.values())


@lru_cache(maxsize=4096)
def place(name: str) -> Actor:
    """A place that the lexicon does not know."""
    return Actor(f"place:{slug(name)}", name, Kind.PLACE)


@lru_cache(maxsize=4096)
def organisation(name: str) -> Actor:
    """An organisation that the lexicon does not know; all cases of a name of several words are one id."""
    first, blank, rest = name.partition(" ")
    stem = next(iter(list(without_ending(first, "adjective"))[1:]), first) if rest[:1].isupper() else first
    return Actor(f"org:{slug(stem + blank + rest)}", name, Kind.ORGANISATION)
