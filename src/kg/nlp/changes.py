"""Changes of mind: a stance of the past ended when its holder's later stance toward the same target began."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.domain.stances import Phase, Stance
from kg.lexicon.stance_types import stance_types
from kg.nlp.holders import whose


def settle(found: Sequence[Stance]) -> list[Stance]:
    """The stances in their order; a past one with an open end gets the day on which its contrary was first said."""
    return [_ended(stance, found[at + 1 :]) if _is_open(stance) else stance for at, stance in enumerate(found)]


def _is_open(stance: Stance) -> bool:
    return stance.time.phase is Phase.PAST and stance.time.until is None


def _ended(stance: Stance, later: Sequence[Stance]) -> Stance:
    turn = next((other for other in later if _turns(stance, other)), None)
    end = None if turn is None else turn.time.start or turn.time.said
    return stance if end is None else replace(stance, time=replace(stance.time, until=end))


def _turns(stance: Stance, other: Stance) -> bool:
    """Whether the same holder later takes the other side on the same thing."""
    one, two = stance.target, other.target
    about = one.lemma == two.lemma or one.span.text == two.span.text
    same = about and whose(stance.holder).name == whose(other.holder).name
    sides = stance_types()[stance.type].polarity, stance_types()[other.type].polarity
    return same and sides[0] * sides[1] < 0 and other.time.phase is not Phase.PAST
