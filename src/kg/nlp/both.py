"""*Beide Länder*, *die beiden Parteien*: the two of that sort who were named last."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from spacy.tokens import Token

from kg.domain.mentions import Mention, MentionKind
from kg.lexicon.actors import actors
from kg.lexicon.bodies import bodies
from kg.lexicon.function_words import function_words
from kg.lexicon.person_nouns import person_nouns
from kg.lexicon.role_nouns import role_nouns
from kg.nlp import labels as ud
from kg.nlp.discourse import Discourse
from kg.nlp.phrases import has_own_attributes, is_plural
from kg.nlp.titles import office_of
from kg.nlp.tree import children

_BACK: Final = 2
_TWO: Final = 2
_PERSON: Final = "person"
_STATE: Final = frozenset({"state"})
_NAMELESS: Final = frozenset({"state", "treaty", "event", "region"})  # sorts whose members the lexicon all knows


def antecedent(token: Token, discourse: Discourse) -> Mention | None:
    """Two mentions of the sort that the noun asks for, as one with members; None where there are not just two."""
    if not is_both(token):
        return None
    takes = _sort(token)
    if not takes:
        return None
    before = discourse.before(token, _BACK)
    named = [one for one in before if one.mention is not None and not one.plural and _fits(one.mention, takes)]
    for one in reversed(before):
        if one.mention is not None and len(one.mention.members) == _TWO:
            rivals = {other.key for other in named if other.sentence == one.sentence}
            if len(rivals) <= _TWO and all(_fits(member, takes) for member in one.mention.members):
                return one.mention
    last = {one.key: one.mention for one in named if one.mention is not None}
    own = discourse.mentions.at(token)
    if own is None or len(last) != _TWO:
        return None
    return replace(own, members=tuple(replace(one, members=()) for one in last.values()))


def is_both(token: Token) -> bool:
    """Whether a plural noun stands with *beide* and with nothing that tells who the two are."""
    if token.pos_ != ud.NOUN or not is_plural(token) or has_own_attributes(token):
        return False
    before = [child for child in children(token, ud.DET, ud.AMOD, ud.NUMMOD) if child.i < token.i]
    others = [one for one in before if one.lemma_.lower() not in function_words("definite")]
    return bool(others) and all(one.lower_ in function_words("both") for one in others)


def _sort(token: Token) -> frozenset[str]:
    """Kinds of actor and classes of organisation that a noun can take up; a government is its state."""
    takes = role_nouns().get(token.lemma_, frozenset())
    if takes:
        return takes
    body = bodies().find(token.lemma_)
    if body is not None and not body.rest and body.entry.node == "state":
        return _STATE
    person = office_of(token) is not None or person_nouns().find(token.lemma_) is not None
    return frozenset({_PERSON}) if person else frozenset()


def _fits(mention: Mention, takes: frozenset[str]) -> bool:
    if mention.kind is MentionKind.PERSON or _PERSON in takes:
        return mention.kind is MentionKind.PERSON and _PERSON in takes
    if mention.members or mention.kind in (MentionKind.NOUN, MentionKind.PRONOUN):
        return False
    senses = actors().named(mention.name)
    if not senses:
        return mention.kind is MentionKind.ORGANISATION and not takes & _NAMELESS
    return any({str(one.actor.kind), actors().class_of(one.actor.id), one.actor.id} & takes for one in senses)
