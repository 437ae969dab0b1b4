"""Crimes: what one person does to another is a matter for courts, and no act of politics."""

from __future__ import annotations

from typing import Final

from kg.domain.mentions import Mention, MentionKind
from kg.domain.stances import Target
from kg.lexicon.function_words import function_words
from kg.nlp.holders import whose

_ATTACKS: Final = "attacks"


def between_people(name: str, holder: Mention, target: Target) -> bool:
    """Whether an attack, by its type ``name``, is one of a named person on another, or on nobody that is known."""
    if name != _ATTACKS:
        return False
    if any(target.lemma.lower().startswith(word) for word in function_words("nobody")):
        return True
    known = target.mention is not None and whose(target.mention).kind is MentionKind.PERSON
    return known and whose(holder).kind is MentionKind.PERSON
