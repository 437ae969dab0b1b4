"""Holders that nobody could find: *die Behörde*, *ein Anwalt*, *mehrere Regierungen*.

A view is somebody's. A bare singular noun whose bearer the document does not name, and a bare plural of bodies or of
whoever just did something, are no holder that a reader could look up; people by what they are (*Experten*) are one,
though a vaguer one than who has a name (Prince, Toward a taxonomy of given-new information, 1981: unanchored).
"""

from __future__ import annotations

from typing import Final

from kg.domain.actors import Linked
from kg.lexicon.faceless import NOBODY, faceless

GROUP: Final = "group"
_HERE: Final = "--"
_SEVERAL: Final = "group"  # the reason of those whom a table of groups or of callings knows
_BY_NOUN: Final = frozenset({_SEVERAL, "unnamed", "body"})


def grade(holder: Linked) -> str | None:
    """``nobody`` or ``group`` for a holder known by a bare common noun alone; None for everybody else."""
    label, features = holder.actor.label, {reason.feature for reason in holder.reasons}
    if _HERE not in holder.actor.id or not features & _BY_NOUN or " " in label or "-" in label:
        return None
    use = faceless().get(label)
    if use is not None:
        return NOBODY if use == NOBODY else GROUP
    return GROUP if _SEVERAL in features else NOBODY
