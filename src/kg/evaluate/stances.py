"""When a found stance is the one a reader coded: the matching rule for annotated passages.

Each found stance is paired with one gold stance at most, one to one, the pairs that agree in most first; a part is
right or wrong, nothing counts in proportion.

* holder: the found mention, or what it takes up, overlaps the marked words. Where the gold says whom a pronoun or role
  noun takes up, the found mention must lead there.
* type: one of the gold's types, after negation.
* target: the found span, or what it takes up, covers at least half of the marked head word, and does not swallow the
  cue unless the marked words overlap it too; contents of claims may stand on both sides of their cue. How far a phrase
  reaches beyond its head is not scored.
* modality: one of the gold's. polarity: that of one of the gold's types.

A pair needs more than one agreement by chance: the cues overlap, or the type agrees and so does the holder or target,
or holder and target agree. Gold stances that may be found take a found one only where holder, type and target are
right; both then count neither way. The same holds for a claim whose content is where its holder's coded stance stands:
who says *Wir lehnen das ab* opposes it, and that it is said as well is no error. And for a second answer of another
type that the same gold stance calls equally right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kg.domain.mentions import Mention
from kg.domain.spans import Span
from kg.domain.stances import Stance
from kg.evaluate.gold import GoldStance, Place
from kg.lexicon.stance_types import stance_types

_HALF: Final = 0.5
_CLAIMS: Final = "claims"
# what an agreement weighs when pairs are chosen: the type most, as one sentence often has several stances of a holder
_TYPE, _HOLDER, _TARGET, _CUE, _MODALITY = 8, 4, 4, 2, 1


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold stance with the found one, and in which parts they agree."""

    gold: GoldStance
    found: Stance
    holder: bool
    type: bool
    target: bool
    modality: bool
    polarity: bool
    cue: bool

    @property
    def core(self) -> bool:
        """Whether holder, type and target are right."""
        return self.holder and self.type and self.target

    @property
    def whole(self) -> bool:
        """Whether everything is right."""
        return self.core and self.modality and self.polarity

    @property
    def plausible(self) -> bool:
        """Whether the two can be meant for each other."""
        return self.cue or (self.type and (self.holder or self.target)) or (self.holder and self.target)

    @property
    def weight(self) -> int:
        return (
            _TYPE * self.type
            + _HOLDER * self.holder
            + _TARGET * self.target
            + _CUE * self.cue
            + _MODALITY * self.modality
        )


@dataclass(frozen=True, slots=True)
class Matching:
    """One passage: the pairs, the gold stances that were missed, and the found ones that the gold does not bear out."""

    pairs: tuple[Pair, ...]
    missed: tuple[GoldStance, ...]
    extra: tuple[Stance, ...]

    @property
    def gold(self) -> int:
        return len(self.pairs) + len(self.missed)

    @property
    def found(self) -> int:
        return len(self.pairs) + len(self.extra)


def match(gold: Sequence[GoldStance], found: Sequence[Stance]) -> Matching:
    """Pair what was found in one passage with its gold stances."""
    scored: list[tuple[int, bool, int, int, Pair]] = []
    for i, one in enumerate(gold):
        for j, stance in enumerate(found):
            pair = compare(one, stance)
            if pair.plausible if one.wanted else pair.core:
                scored.append((-pair.weight, not one.wanted, i, j, pair))
    scored.sort(key=lambda item: item[:4])
    wanted, given = set(range(len(gold))), set(range(len(found)))
    pairs: list[Pair] = []
    for _, _, i, j, pair in scored:
        if i in wanted and j in given:
            wanted.remove(i)
            given.remove(j)
            if pair.gold.wanted:
                pairs.append(pair)
    missed = tuple(gold[i] for i in sorted(wanted) if gold[i].wanted)
    left = (found[j] for j in sorted(given))
    extra = tuple(stance for stance in left if not _implied(stance, gold) and not _repeated(stance, pairs))
    return Matching(tuple(pairs), missed, extra)


def _implied(found: Stance, gold: Sequence[GoldStance]) -> bool:
    """Whether it only claims the content in which its holder takes a coded stance."""
    return found.type == _CLAIMS and any(
        _holder(one, found) and any(part.overlaps(found.target.span) for part in one.cue) for one in gold
    )


def compare(gold: GoldStance, found: Stance) -> Pair:
    """In which parts a found stance agrees with a gold one."""
    return Pair(
        gold=gold,
        found=found,
        holder=_holder(gold, found),
        type=found.type in gold.types,
        target=_target(gold, found),
        modality=found.modality in gold.modalities,
        polarity=stance_types()[found.type].polarity in gold.polarities,
        cue=any(part.overlaps(found.cue.span) for part in gold.cue),
    )


def _holder(gold: GoldStance, found: Stance) -> bool:
    wanted = gold.antecedents or gold.holders
    return any(place.span.overlaps(span) for span in _chain(found.holder) for place in wanted)


def _target(gold: GoldStance, found: Stance) -> bool:
    spans = [found.target.span]
    if found.target.mention is not None:
        spans += list(_chain(found.target.mention))[1:]
    return any(_covers(span, place, gold, found.type) for span in spans for place in gold.targets)


def _covers(span: Span, place: Place, gold: GoldStance, kind: str) -> bool:
    shared = min(span.end, place.head.end) - max(span.start, place.head.start)
    if shared < _HALF * (place.head.end - place.head.start):
        return False
    swallowed = all(span.contains(part) for part in gold.cue)
    return not swallowed or kind == _CLAIMS or any(place.span.overlaps(part) for part in gold.cue)


def _chain(mention: Mention) -> Iterator[Span]:
    """The mention's own span and those of what it takes up, one after the other."""
    seen: set[Span] = set()
    at: Mention | None = mention
    while at is not None and at.span not in seen:
        seen.add(at.span)
        yield at.span
        at = at.antecedent


def _repeated(found: Stance, pairs: Sequence[Pair]) -> bool:
    """Whether it gives another right answer where one was given already."""
    return any(pair.core and pair.found.type != found.type and compare(pair.gold, found).core for pair in pairs)
