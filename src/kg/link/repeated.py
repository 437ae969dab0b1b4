"""What a document says twice is one statement with several pieces of evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace

from kg.domain.dates import PartialDate
from kg.domain.spans import Span
from kg.domain.stances import Basis, Time
from kg.domain.statements import StanceStatement, Statement

_OWN = frozenset({Basis.EXPLICIT, Basis.RELATIVE})
_Dates = tuple[PartialDate | None, PartialDate | None, PartialDate | None]


def merged(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements sorted by id, those that say the same as one; neither order nor repetition changes the result.

    The same are statements of one document with the same holder, type, target, polarity, modality and phase (subject,
    relation, object and phase) whose dates do not contradict each other: *am Montag* and *am Freitag* stay two. Who is
    surest gives mentions, cue, rule and confidence; a date that only one of them has holds for all.
    """
    groups: dict[Hashable, list[Statement]] = defaultdict(list)
    for statement in statements:
        groups[_said(statement)].append(statement)
    surest: dict[str, Statement] = {}
    for group in groups.values():
        for one in _one_by_one(group) if len(group) > 1 else group:
            surest[one.id] = min(surest.get(one.id, one), one, key=_surest)
    return tuple(surest[key] for key in sorted(surest))


def _surest(one: Statement) -> tuple[float, Span, str]:
    """The most certain one is the least; between equals the first in the text."""
    return -one.confidence, one.proofs[0].place, repr(one)


def _said(one: Statement) -> Hashable:
    if isinstance(one, StanceStatement):
        ends = one.holder.actor.id, one.type, one.target.actor.id
        return one.document.id, *ends, one.polarity, one.modality, one.time.phase
    return one.document.id, one.subject.actor.id, one.relation, one.object.actor.id, None, None, one.time.phase


def _one_by_one(group: Sequence[Statement]) -> list[Statement]:
    """In the order of the text, each joins the first ones whose dates it does not contradict."""
    together: list[list[Statement]] = []
    known: list[_Dates] = []
    for one in sorted(group, key=lambda each: (each.proofs[0].place, each.proofs[0].span, repr(each))):
        dates = _dates(one.time)
        at = next((n for n, other in enumerate(known) if _agree(dates, other)), None)
        if at is None:
            together.append([one])
            known.append(dates)
        else:
            together[at].append(one)
            known[at] = _filled(known[at], dates)
    return [_joined(same, dates) for same, dates in zip(together, known, strict=True)]


def _dates(time: Time) -> _Dates:
    """What the text itself dates; the day of publication contradicts nothing."""
    return time.said if time.basis in _OWN else None, time.start, time.until


def _agree(a: _Dates, b: _Dates) -> bool:
    return all(one is None or other is None or one == other for one, other in zip(a, b, strict=True))


def _filled(known: _Dates, more: _Dates) -> _Dates:
    said, start, until = (old if old is not None else new for old, new in zip(known, more, strict=True))
    return said, start, until


def _joined(same: Sequence[Statement], dates: _Dates) -> Statement:
    if len(same) == 1:
        return same[0]
    best = min(same, key=_surest)
    proofs = {(proof.place, proof.span): proof for one in reversed(same) for proof in one.proofs}
    own = best.cue.span if isinstance(best, StanceStatement) else best.evidence
    more = tuple(proofs[key] for key in sorted(proofs) if key != (own, best.evidence))
    return replace(best, time=_time(same, best.time, dates), more_evidence=more)


def _time(same: Sequence[Statement], time: Time, dates: _Dates) -> Time:
    said, start, until = dates
    if said is not None:
        basis = next(one.time.basis for one in same if one.time.basis in _OWN and one.time.said == said)
        return replace(time, said=said, basis=basis, start=start, until=until)
    return replace(time, start=start, until=until)
