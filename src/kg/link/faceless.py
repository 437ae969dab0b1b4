"""Holders that nobody could find: *die Behörde*, *ein Anwalt*, *mehrere Regierungen*.

A view is somebody's. A bare singular noun whose bearer an article does not name, and a bare plural of bodies or of
whoever just did something, are no holder that a reader could look up; people by what they are (*Experten*) are one,
though a vaguer one than who has a name (Prince, Toward a taxonomy of given-new information, 1981: unanchored). An
excerpt of a few sentences may have left the name out: there the noun stays what is known of the holder.
"""

from __future__ import annotations

from typing import Final

from kg.domain.actors import Linked
from kg.lexicon.faceless import NOBODY, faceless

_HERE: Final = "--"  # ids of one document
_SEVERAL: Final = "group"  # the reason of those whom a table of groups or of callings knows
_BY_NOUN: Final = frozenset({_SEVERAL, "unnamed", "body"})
_EXCERPT: Final = 3  # sentences of a text that need not name everybody


def is_nobody(holder: Linked, sentences: int) -> bool:
    """Whether an article of so many sentences tells a holder by a bare common noun that says not who it is."""
    label, features = holder.actor.label, {reason.feature for reason in holder.reasons}
    by_noun = _HERE in holder.actor.id and bool(features & _BY_NOUN)
    if sentences <= _EXCERPT or not by_noun or " " in label or "-" in label:
        return False
    use = faceless().get(label)
    return _SEVERAL not in features if use is None else use == NOBODY
