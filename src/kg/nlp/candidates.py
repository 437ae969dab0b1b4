"""What can be taken up: somebody or something spoken of, and what kind of somebody a noun or name can be."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from spacy.tokens import Token

from kg.domain.mentions import Mention, MentionKind, Use
from kg.lexicon.actors import Sense, Via, actors
from kg.lexicon.bodies import bodies
from kg.lexicon.groups import groups
from kg.lexicon.person_nouns import person_nouns
from kg.nlp.phrases import is_plural
from kg.nlp.titles import office_of

SUBJECT: Final = "subject"
OBJECT: Final = "object"
THING: Final = "thing"
PERSON: Final = "person"
UNKNOWN_BODY: Final = "unknown body"
OPEN: Final = "open"  # a pronoun that could not be resolved: who it means is spoken of all the same


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody or something spoken of at token ``at`` of sentence ``sentence``.

    ``mention`` is None for things, whose mention is only built when asked for. ``key`` is the same for mentions of one
    somebody. ``gender`` is "" where nothing tells; ``kinds`` are kinds of actor and classes of organisation it may be.
    ``role`` is its part in the clause ("" for neither subject nor object), ``embedded`` says that it only narrows
    another noun down, ``main`` that its clause depends on no other.
    """

    at: int
    sentence: int
    mention: Mention | None
    key: str
    gender: str
    plural: bool
    kinds: frozenset[str]
    role: str
    embedded: bool
    main: bool

    @property
    def is_thing(self) -> bool:
        return THING in self.kinds


def may_name_somebody(token: Token) -> bool:
    """Whether the lexicon knows the noun as somebody's; asked before a mention is built."""
    return token.ent_type_ != "" or _is_known(token.lemma_) or is_person_noun(token)


@lru_cache(maxsize=65536)
def _is_known(lemma: str) -> bool:
    return bool(actors().named(lemma) or bodies().find(lemma) or groups().find(lemma))


def is_person_noun(token: Token) -> bool:
    """Whether the noun names one person by office, calling or part played."""
    known = office_of(token) is not None or person_nouns().find(token.lemma_) is not None
    return known and not is_plural(token)


def names_somebody(mention: Mention) -> bool:
    """Whether a common noun names an actor: a state, a body of one, a group."""
    named = (Via.NAME, Via.SEAT, Via.DEMONYM) if mention.plural else (Via.NAME, Via.SEAT)
    senses = [sense for sense in actors().named(mention.name) if sense.via in named]
    body = bodies().find(mention.name) is not None and (bool(mention.modifiers) or mention.use is Use.AGENT)
    group = groups().find(mention.name)
    return bool(senses) or body or (group is not None and (mention.plural or not group.entry.plural_only))


def kinds(token: Token, mention: Mention) -> frozenset[str]:
    """Kinds of actor, classes of organisation and ids of actors that a mention headed by ``token`` may be."""
    if mention.kind is MentionKind.PERSON:
        return frozenset({PERSON})
    if mention.kind is MentionKind.UNNAMED:
        return frozenset({"group" if mention.plural else PERSON})
    senses = actors().named(mention.name)
    known = frozenset(kind for sense in senses for kind in _of_sense(sense))
    if known:
        return known
    if senses and mention.plural and all(sense.via is Via.DEMONYM for sense in senses):
        return frozenset({"group"})  # *die Europäer* stand for Europe
    if mention.kind is MentionKind.NOUN:
        if names_somebody(mention) or any(_acts(member) for member in mention.members):
            return frozenset({"group"})
        if mention.members:
            return frozenset()
        return frozenset({PERSON if is_person_noun(token) else THING})
    return frozenset({UNKNOWN_BODY}) if mention.kind is MentionKind.ORGANISATION else frozenset()


def _of_sense(sense: Sense) -> list[str]:
    if sense.via in (Via.MEMBER, Via.ADJECTIVE):
        return []
    if sense.via is Via.SEAT:  # a capital can be meant by *er* or *sie*, but nobody calls it *das Land*
        return ["seat"]
    return [kind for kind in (str(sense.actor.kind), actors().class_of(sense.actor.id), sense.actor.id) if kind]


def _acts(member: Mention) -> bool:
    """Whether a member of a series can act: a village the lexicon lacks cannot."""
    return member.kind is not MentionKind.PLACE or bool(actors().named(member.name))
