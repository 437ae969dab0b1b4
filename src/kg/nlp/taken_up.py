"""What a bare noun takes up: *der Entwurf* after *ein Gesetzentwurf zur Maut* (same head: Vieira & Poesio 2000)."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.domain.stances import Target
from kg.lexicon.issue_words import CONTAINER, LIGHT, VAGUE, belongs
from kg.nlp import labels as ud
from kg.nlp.phrases import is_definite, tagged

_EMPTY = (VAGUE, CONTAINER, LIGHT)


def is_bare(target: Target) -> bool:
    """Whether no word of the target says what it is about."""
    return all(_says_nothing(word) for word in target.words)


def earlier(head: Token, target: Target) -> Iterator[Token]:
    """The nouns before ``head`` that may say more fully what it means, the nearest first; none where it is not bare.

    They have the same lemma or end in it (*Gesetzentwurf*); the noun itself stands with *der* or *dieser*.
    """
    if head.pos_ != ud.NOUN or not is_definite(head) or not is_bare(target):
        return
    ending = head.lemma_.lower()
    for at in reversed(tagged(head.doc, (ud.NOUN,))):
        token = head.doc[at]
        if at < head.i and token.lemma_.lower().endswith(ending):
            yield token


def _says_nothing(word: str) -> bool:
    return any(belongs(word, name) for name in _EMPTY)
