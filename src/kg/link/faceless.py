"""Holders that nobody could find: *die Behörde*, *ein Anwalt*, *mehrere Regierungen*.

A view is somebody's. A bare singular noun whose bearer an article does not name, and a bare plural of bodies or of
whoever just did something, are no holder that a reader could look up; people by what they are (*Experten*) are one,
though a vaguer one than who has a name (Prince, Toward a taxonomy of given-new information, 1981: unanchored). An
excerpt of a few sentences may have left the name out: there the noun stays what is known of the holder.
"""

from __future__ import annotations

from typing import Final

from kg.domain.actors import Linked
from kg.domain.ids import is_of_one_document
from kg.lexicon.endings import without_ending
from kg.lexicon.faceless import CROWD, EMPTY, NOBODY, faceless
from kg.link.portions import is_counted
from kg.link.unnamed import VOICE

_EXCERPT: Final = 3
_SEVERAL: Final = "group"  # the reason of those whom a table of groups or of callings knows
_BY_NOUN: Final = frozenset({_SEVERAL, "unnamed", "body"})


def is_excerpt(sentences: int) -> bool:
    """Whether a text of so many sentences is too short to name everybody it speaks of."""
    return sentences <= _EXCERPT


def is_nobody(holder: Linked, sentences: int) -> bool:
    """Whether an article of so many sentences tells a holder by a bare common noun that says not who it is."""
    if is_excerpt(sentences):
        return False
    features = {reason.feature for reason in holder.reasons}
    if VOICE in features:  # *er*, whoever that is
        return True
    if not is_of_one_document(holder.actor.id) or not features & _BY_NOUN:
        return False
    words = holder.actor.label.split()
    if is_counted(words[0]) and faceless().get(words[-1]) == NOBODY:
        words = words[1:]
    telling = [word for word in words if len(words) == 1 or not _is_empty(word)]
    if len(telling) != 1 or "-" in telling[0]:
        return False
    use = faceless().get(telling[0])
    bare = len(words) == 1
    return (bare and _SEVERAL not in features) if use is None else use in (NOBODY, CROWD)


def _is_empty(word: str) -> bool:
    """Whether a word beside a noun does not tell whom it means."""
    uses = faceless()
    return any(uses.get(form) == EMPTY for form in (word.lower(), *without_ending(word, "adjective")))
