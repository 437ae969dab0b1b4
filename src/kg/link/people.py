"""People inside one document: full names, surnames that take them up, and different people of one surname."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kg.domain.actors import Actor, Kind, Linked, Reason
from kg.domain.ids import slug
from kg.domain.mentions import Mention, MentionKind
from kg.lexicon.endings import without_ending
from kg.lexicon.names import fold_accents
from kg.lexicon.people import people

_FULL, _SURNAME, _NEAREST, _ALONE = 1.0, 0.9, 0.6, 0.7


@dataclass(frozen=True, slots=True)
class _Full:
    """A full name of the document: where it stands first, its folded words, and the person."""

    start: int
    words: tuple[str, ...]
    person: Actor


class People:
    """The people of one document, built from its mentions; the same whatever order they come in."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        named = {m.span: m for m in mentions if m.kind is MentionKind.PERSON}
        self._full: list[_Full] = []
        for span in sorted(named):
            words = _words(named[span].name)
            if len(words) > 1 and all(not _same(one.words, words) for one in self._full):
                self._full.append(_Full(span.start, words, person(named[span].name)))

    def link(self, mention: Mention) -> Linked:
        """The person that a mention names; somebody the lexicon does not know is a person all the same (NIL)."""
        words = _words(mention.name)
        shown = f"»{mention.name}«"
        if len(words) > 1:
            for full in self._full:
                if _same(full.words, words):
                    return Linked(full.person, mention, (Reason("person", _FULL, f"{shown} ist ein voller Name."),))
            return Linked(person(mention.name), mention, (Reason("person", _FULL, f"{shown} ist ein voller Name."),))
        bearers = self._bearers(words)
        if len(bearers) == 1:
            why = f"{shown} heißt in diesem Dokument nur {bearers[0].person.label}."
            return Linked(bearers[0].person, mention, (Reason("person", _SURNAME, why),))
        if bearers:
            before = [full for full in bearers if full.start <= mention.span.start]
            nearest = max(before, key=lambda full: full.start) if before else bearers[0]
            why = f"{shown} heißen hier mehrere; zuletzt genannt war {nearest.person.label}."
            return Linked(nearest.person, mention, (Reason("person", _NEAREST, why),))
        why = f"{shown} steht hier ohne Vornamen."
        return Linked(person(mention.name), mention, (Reason("person", _ALONE, why),))

    def knows(self, name: str) -> bool:
        """Whether the name is a person's by the lexicon or the surname of somebody in the document."""
        words = _words(name)
        return fold_accents(name) in people() or any(full.words[-len(words) :] == words for full in self._full)

    def _bearers(self, words: tuple[str, ...]) -> list[_Full]:
        """Full names that end in the given words, with or without a genitive ending; else those that have the one word.

        Not everybody goes by their last word (*Pérez* of *Adolfo Pérez Esquivel*, *Thaksin* of *Thaksin Shinawatra*).
        """
        for tail in _tails(words):
            found = [full for full in self._full if full.words[-len(tail) :] == tail]
            if found:
                return found
        return [full for full in self._full if len(words) == 1 and words[0] in full.words]


def _tails(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    if not words:
        return []
    return [(*words[:-1], last) for last in without_ending(words[-1], "genitive")]


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold_accents(name).split())


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names are one person's: first and last word agree (*Donald J. Trump*), or one ends the other."""
    short, long = sorted((one, other), key=len)
    return (short[0], short[-1]) == (long[0], long[-1]) or (len(short) > 1 and long[-len(short) :] == short)


@lru_cache(maxsize=16384)
def person(name: str) -> Actor:
    """The person of a name: one of the lexicon by any spelling, else a new one by the slug of the name."""
    for spelling in without_ending(fold_accents(name), "genitive"):
        known = people().get(spelling)
        if known is not None:
            return known
    return Actor(f"person:{slug(name)}", " ".join(name.split()), Kind.PERSON)
