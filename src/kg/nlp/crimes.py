"""Acts that are no politics: what one person does to another is a matter for courts, what a calling asks is a job."""

from __future__ import annotations

from typing import Final

from kg.domain.mentions import Mention, MentionKind
from kg.domain.stances import Target
from kg.lexicon.callings import in_office
from kg.lexicon.function_words import function_words
from kg.nlp.holders import whose

_ATTACKS: Final = "attacks"


def unpolitical(name: str, verb: str, holder: Mention, target: Target) -> bool:
    """Whether a stance of the type ``name``, by the cue's lemma ``verb``, is a crime between people or done by calling.

    *Der Anwalt verteidigte den Banker*: his office; *verteidigte das Gesetz* is his opinion.
    """
    if between_people(name, holder, target):
        return True
    person = target.mention is not None and whose(target.mention).kind is MentionKind.PERSON
    told = [
        word for mention in (holder, whose(holder)) for word in (*mention.span.text.split(), *mention.title.split())
    ]
    return (person or name == _ATTACKS) and any(in_office(word, verb) for word in told)


def between_people(name: str, holder: Mention, target: Target) -> bool:
    """Whether an attack, by its type ``name``, is one of a named person on another, or on nobody that is known."""
    if name != _ATTACKS:
        return False
    if any(target.lemma.lower().startswith(word) for word in function_words("nobody")):
        return True
    known = target.mention is not None and whose(target.mention).kind is MentionKind.PERSON
    return known and whose(holder).kind is MentionKind.PERSON
