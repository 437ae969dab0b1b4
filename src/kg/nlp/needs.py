"""Whether a target is of a kind that makes an ambiguous cue safe: *verlässt die Union*, not *verlässt den Raum*."""

from __future__ import annotations

from functools import lru_cache

from kg.domain.actors import Kind
from kg.domain.mentions import Mention, MentionKind
from kg.domain.stances import Target
from kg.lexicon.actors import actors
from kg.lexicon.agent_nouns import agents
from kg.lexicon.bodies import bodies
from kg.lexicon.cues import CueRow
from kg.lexicon.function_words import function_words
from kg.lexicon.groups import groups
from kg.lexicon.names import fold
from kg.lexicon.needs import kinds_of_noun, satisfies
from kg.lexicon.offices import offices
from kg.lexicon.person_nouns import person_nouns

_BY_CLASS = {MentionKind.PERSON: "person", MentionKind.ORGANISATION: "organisation"}
_BY_KIND = {Kind.STATE: "state", Kind.ORGANISATION: "organisation", Kind.TREATY: "treaty", Kind.GROUP: "state"}


def met(row: CueRow, target: Target) -> bool:
    """Whether ``target`` is one of the kinds that ``row`` needs; a row without needs takes any.

    With some nouns a verb means something else (*bittet um Entschuldigung*).
    """
    fixed = f"{row.lemma} {target.lemma}" in function_words("fixed_object")
    return not fixed and satisfies(row.needs, kinds(target))


def kinds(target: Target) -> frozenset[str]:
    """The kinds of a target, in the words of ``cues/needs.tsv``."""
    found = set(kinds_of_noun(target.lemma))
    mention = target.mention
    while mention is not None:
        found |= _kinds_of_mention(mention)
        mention = mention.antecedent
    return frozenset(found)


def _kinds_of_mention(mention: Mention) -> set[str]:
    known = {_BY_KIND[sense.actor.kind] for sense in actors().named(mention.name) if sense.actor.kind in _BY_KIND}
    if known:
        return known
    if mention.kind in _BY_CLASS:
        return {_BY_CLASS[mention.kind]}
    if mention.kind is not MentionKind.NOUN:
        return set()
    return set(kinds_of_noun(mention.name) or _kinds_of_people(mention.name, mention.gender))


@lru_cache(maxsize=8192)
def _kinds_of_people(noun: str, gender: str) -> frozenset[str]:
    """What a common noun that other tables know as people, a group or a body is: *die Reeder* are no thing."""
    # of a group only the noun itself: at the end of a compound chance is more frequent (*Urteil* is no *Teil*)
    group = groups().by_form.get(fold(noun))
    person = person_nouns().find(noun) or offices().find(noun) or agents(noun, gender)
    found = {"person"} if person or (group is not None and not group.share) else set()
    return frozenset(found | ({"organisation"} if bodies().find(noun) is not None else set()))
