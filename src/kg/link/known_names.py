"""Names beside the nouns of an issue that take somebody up: *die Pläne der Regierung (Norwegen)*.

A noun such as *die Organisation* means somebody else in every text: who that is belongs in the label and the id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.domain.actors import Actor, Kind, Linked
from kg.domain.ids import is_of_one_document
from kg.domain.mentions import Mention, MentionKind
from kg.domain.stances import Argument, Target
from kg.lexicon.function_words import function_words
from kg.lexicon.role_nouns import role_nouns
from kg.link.bodies import short_id
from kg.link.naming import Naming

_NAMED = frozenset({Kind.STATE, Kind.ORGANISATION, Kind.PERSON})
_COUNTRY = frozenset({"state"})


def added(linked: Linked, target: Target, naming: Naming) -> Linked:
    """The issue with the name of whom or what each lone noun in its label takes up; other nodes as they are."""
    actor = linked.actor
    if actor.kind is not Kind.ISSUE:
        return linked
    deeper = {one.mention for one in _all(target.arguments)} - {one.mention for one in target.arguments}
    for noun, earlier in _taking_up(target):
        owner = naming.link(noun)
        known = owner is not None and owner.actor.kind in _NAMED and not is_of_one_document(owner.actor.id)
        own_words = "" if noun in deeper else _fuller(noun, earlier)
        name = owner.actor.label if owner is not None and known else own_words
        if not name or name in actor.label or earlier.span.text in target.span.text:
            continue
        label = _beside(actor.label, noun.span.text, name)
        if label != actor.label:
            own = _of(actor.id, owner.actor) if owner is not None and known else actor.id
            actor = replace(actor, id=own, label=label, label_en=_beside(actor.label_en, noun.span.text, name))
    for noun in _countries(target):
        state = naming.context.country()
        if state is not None and state.label not in actor.label:
            label = _beside(actor.label, noun.span.text, state.label)
            english = _beside(actor.label_en, noun.span.text, state.label)
            actor = replace(actor, id=_of(actor.id, state), label=label, label_en=english)
    return linked if actor is linked.actor else replace(linked, actor=actor)


def _of(issue: str, owner: Actor) -> str:
    """The id of an issue with who is meant, where it does not say so yet."""
    name = short_id(owner)
    return issue if re.search(rf"\b{re.escape(name)}\b", issue) else f"{issue}-{name}"


def _taking_up(target: Target) -> Iterator[tuple[Mention, Mention]]:
    """The lone nouns that were found to take up somebody or something, with what they take up."""
    for one in _all(target.arguments):
        lone = one.inner is not None and len(one.inner.words) == 1 and one.mention.kind is MentionKind.NOUN
        if lone and one.mention.antecedent is not None and target.span.contains(one.mention.span):
            yield one.mention, one.mention.antecedent


def _countries(target: Target) -> Iterator[Mention]:
    """*das Land*, *dem Staat* without a word on which; *auf dem Land* is none."""
    for one in _all(target.arguments):
        inner, noun = one.inner, one.mention
        lone = inner is not None and inner.definite and len(inner.words) == 1 and not noun.plural
        rural = one.relation in function_words("rural_preposition")
        country = lone and not rural and noun.antecedent is None and role_nouns().get(noun.name) == _COUNTRY
        if country and target.span.contains(noun.span):
            yield noun


def _all(arguments: Sequence[Argument]) -> Iterator[Argument]:
    for one in arguments:
        yield one
        yield from () if one.inner is None else _all(one.inner.arguments)


def _fuller(noun: Mention, earlier: Mention) -> str:
    """What a noun takes up in the words of its text, where they say more than it does."""
    words = " ".join(earlier.span.text.split())
    return words if earlier.kind is not MentionKind.PRONOUN and noun.name in words and " " in words else ""


def _beside(label: str, noun: str, name: str) -> str:
    return re.sub(rf"\b{re.escape(noun)}\b", lambda match: f"{match[0]} ({name})", label, count=1)
