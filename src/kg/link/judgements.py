"""Judgements of readers over linked statements: they win over scores, and every change carries its reason.

Applied to the stream of all statements after linking; the result depends on the statements as a set and on the order of
the judgements alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.domain.actors import HOLDERS, Actor, Linked, Reason, kind_of
from kg.domain.documents import Problem
from kg.domain.judgements import Applied, Confirm, Different, Ground, Judgement, Place, Reject, Rename, Retype, Same
from kg.domain.statements import QuotationStatement, RelationStatement, StanceStatement, Statement
from kg.lexicon.relations import relation_types
from kg.lexicon.stance_types import stance_types
from kg.link.nodes import Nodes
from kg.link.repeated import merged

_SCORE = 1.0
_FEATURE = "judgement"
_AGREEING = 2  # of holder, type and target: what is left when a rule names one of them otherwise


@dataclass(frozen=True, slots=True)
class Judged:
    """What is left after the judgements; ``applied`` counts them by kind, ``problems`` are those that found nothing.

    ``effects`` tell in the order of the judgements what each of them did.
    """

    statements: tuple[Statement, ...]
    quotations: tuple[QuotationStatement, ...]
    applied: Mapping[str, int]
    problems: tuple[Problem, ...]
    effects: tuple[Applied, ...] = ()


def judge(
    judgements: Sequence[Judgement], statements: Iterable[Statement], quotations: Iterable[QuotationStatement]
) -> Judged:
    """Apply the judgements in their order. Statements that end where they start leave the graph with their merger."""
    return _Judging(judgements, statements, quotations).run()


def what(statement: Statement) -> tuple[str, str, str]:
    """Holder, type and target of a stance; subject, relation and object of a relation."""
    if isinstance(statement, StanceStatement):
        return statement.holder.actor.id, statement.type, statement.target.actor.id
    return statement.subject.actor.id, statement.relation, statement.object.actor.id


def _ends(statement: Statement) -> tuple[Linked, Linked]:
    if isinstance(statement, StanceStatement):
        return statement.holder, statement.target
    return statement.subject, statement.object


def _with(statement: Statement, start: Linked, end: Linked) -> Statement:
    if isinstance(statement, StanceStatement):
        return replace(statement, holder=start, target=end)
    return replace(statement, subject=start, object=end)


def _because(linked: Linked, ground: Ground, decision: str) -> Linked:
    why = f"{ground.source}, Zeile {ground.line}: {decision}" + (f" ({ground.why})" if ground.why else "")
    return replace(linked, reasons=(*linked.reasons, Reason(_FEATURE, _SCORE, why)))


class _Judging:
    """The statements on their way through the judgements, found by every id they have had and by their place."""

    def __init__(
        self,
        judgements: Sequence[Judgement],
        statements: Iterable[Statement],
        quotations: Iterable[QuotationStatement],
    ) -> None:
        self._judgements = judgements
        self._statements: dict[int, Statement] = dict(enumerate(sorted(statements, key=lambda one: one.id)))
        self._quotations = list(quotations)
        self._nodes = Nodes(judgements, self._statements.values(), self._quotations)
        self._by_id: dict[str, list[int]] = defaultdict(list)
        self._by_place: dict[tuple[str, tuple[int, int]], list[int]] = defaultdict(list)
        self._in_document: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._at_node: dict[str, list[int]] = defaultdict(list)
        self._touched: dict[int, str] = {}  # what the judgement at work is about, with the ids before it
        for at, statement in self._statements.items():
            self._index(at)
            for place in _places(statement):
                self._by_place[statement.document.id, place].append(at)
            for node in sorted({end.actor.id for end in _ends(statement)}):
                self._in_document[statement.document.id, node].append(at)
                self._at_node[node].append(at)

    def run(self) -> Judged:
        applied: Counter[str] = Counter()
        problems = list(self._nodes.problems)
        done: list[tuple[Judgement, dict[int, str]]] = []
        for judgement in self._judgements:
            self._touched = {}
            reason = self._apply(judgement)
            if reason:
                remedy = "delete the line, or judge anew what stands in its place"
                problems.append(Problem(judgement.ground.source, reason, remedy, judgement.ground.line))
            elif judgement.ground not in self._nodes.refused:
                applied[type(judgement).__name__.lower()] += 1
                done.append((judgement, self._touched))
        final = {at: self._final(statement) for at, statement in self._statements.items()}
        left = merged(one for one in final.values() if one is not None)
        spoken = tuple(self._spoken(quotation) for quotation in self._quotations)
        return Judged(left, spoken, dict(sorted(applied.items())), (*problems,), _effects(done, final, left))

    def _index(self, at: int) -> None:
        """Make the statement known by its id now, and by the one it has where merged nodes have one name."""
        statement = self._statements[at]
        for key in {statement.id, self._merged(statement).id}:
            if at not in self._by_id[key]:
                self._by_id[key].append(at)

    def _apply(self, judgement: Judgement) -> str:
        """Why the judgement changes nothing, "" where it does."""
        match judgement:
            case Same() | Rename():
                self._touch(self._at_node.get(judgement.a if isinstance(judgement, Same) else judgement.node, []))
                return self._nodes.missing(judgement)
            case Different():
                return self._separate(judgement)
            case Confirm():
                found, reason = self._find(judgement.place)
                self._touch(found)
                return reason
            case Reject():
                found, reason = self._find(judgement.place)
                self._touch(found)
                for at in found:
                    del self._statements[at]
                return reason
            case Retype():
                found, reason = self._find(judgement.place)
                self._touch(found)
                return reason or next((bad for at in found if (bad := self._retype(at, judgement))), "")

    def _touch(self, found: Iterable[int]) -> None:
        """Remember what the judgement at work is about, by the ids before it."""
        self._touched.update((at, self._statements[at].id) for at in found if at in self._statements)

    def _find(self, place: Place) -> tuple[list[int], str]:
        """The statements of the id; else the one at the place that still says at least two of three things."""
        found = [at for at in self._by_id.get(place.id, []) if at in self._statements]
        if found:
            return found, ""
        places = [(place.document, where) for where in (place.cue, place.evidence) if where is not None]
        if not places:
            return [], f"no statement has the id {place.id!r} any more"
        there = next(filter(None, (self._standing(one) for one in places)), [])
        asked = (place.holder, place.type, place.target)
        if any(asked):
            wanted = min(_AGREEING, sum(map(bool, asked)))
            there = [at for at in there if self._agreeing(self._statements[at], asked) >= wanted]
        if len({self._statements[at].id for at in there}) > 1:
            return [], f"several statements stand at the place of {place.id!r} and the line does not tell which"
        return there, "" if there else f"neither {place.id!r} nor a statement like it at its place is left"

    def _standing(self, place: tuple[str, tuple[int, int]]) -> list[int]:
        return [at for at in self._by_place.get(place, []) if at in self._statements]

    def _agreeing(self, statement: Statement, asked: tuple[str, str, str]) -> int:
        now, merged = what(statement), what(self._merged(statement))
        return sum(1 for one, a, b in zip(asked, now, merged, strict=True) if one and one in (a, b))

    def _retype(self, at: int, judgement: Retype) -> str:
        statement, ground = self._statements[at], judgement.ground
        stance = isinstance(statement, StanceStatement)
        known = stance_types() if stance else relation_types()
        if judgement.type and judgement.type not in known:
            kind = "a stance" if stance else "a relation"
            return f"type {judgement.type!r} does not fit {statement.id!r}, which is {kind}"
        start, end = _ends(statement)
        if judgement.holder:
            start = _because(replace(start, actor=self._nodes.actor(judgement.holder)), ground, "So wurde entschieden.")
        if judgement.target:
            end = _because(replace(end, actor=self._nodes.actor(judgement.target)), ground, "So wurde entschieden.")
        changed = _with(statement, start, end)
        if judgement.type:
            decision = f"Die Art war »{what(statement)[1]}« und ist nun »{judgement.type}«."
            changed = _retyped(_with(changed, _because(start, ground, decision), end), judgement.type)
        if start.actor.id == end.actor.id:
            return f"{statement.id!r} would run from {start.actor.id!r} to itself"
        self._statements[at] = changed
        self._index(at)
        return ""

    def _separate(self, judgement: Different) -> str:
        if not judgement.document:
            return ""
        other = self._nodes.actor(judgement.b, judgement.label)
        found = False
        for at in self._in_document.get((judgement.document, judgement.a), []):
            statement = self._statements.get(at)
            if statement is not None:
                ends = [self._parted(end, judgement, other) for end in _ends(statement)]
                if ends != list(_ends(statement)):
                    found = True
                    self._touch([at])
                    self._statements[at] = _with(statement, *ends)
                    self._index(at)
        for at, quotation in enumerate(self._quotations):
            speaker = quotation.speaker
            if speaker is not None and quotation.document.id == judgement.document:
                parted = self._parted(speaker, judgement, other)
                found = found or parted != speaker
                self._quotations[at] = replace(quotation, speaker=parted)
        return "" if found else f"{judgement.a!r} is not named in the document {judgement.document!r} any more"

    def _parted(self, linked: Linked, judgement: Different, other: Actor) -> Linked:
        span = linked.mention.span
        if linked.actor.id != judgement.a or judgement.mention not in (None, (span.start, span.end)):
            return linked
        return _because(replace(linked, actor=other), judgement.ground, f"Hier ist nicht {linked.actor.label} gemeint.")

    def _merged(self, statement: Statement) -> Statement:
        start, end = _ends(statement)
        merged = _with(statement, self._nodes.linked(start), self._nodes.linked(end))
        if not isinstance(merged, StanceStatement) or not merged.reported_by:
            return merged
        reporters = {actor.id: actor for actor in map(self._nodes.final, merged.reported_by)}
        return replace(merged, reported_by=tuple(reporters[key] for key in sorted(reporters)))

    def _final(self, statement: Statement) -> Statement | None:
        """The statement between the nodes that are left; None where both ends have become one."""
        merged = self._merged(statement)
        start, end = _ends(merged)
        holds = not isinstance(merged, StanceStatement) or kind_of(start.actor.id) in HOLDERS
        return merged if start.actor.id != end.actor.id and holds else None

    def _spoken(self, quotation: QuotationStatement) -> QuotationStatement:
        speaker = quotation.speaker
        return quotation if speaker is None else replace(quotation, speaker=self._nodes.linked(speaker))


def _places(statement: Statement) -> Iterator[tuple[int, int]]:
    """Where a line may say that the statement stands: a cue of it or a passage of its evidence."""
    for proof in statement.proofs:
        if proof.cue is not None:
            yield proof.cue.span.start, proof.cue.span.end
        yield proof.span.start, proof.span.end


def _retyped(statement: Statement, kind: str) -> Statement:
    if isinstance(statement, RelationStatement):
        return replace(statement, relation=kind)
    return replace(statement, type=kind, polarity=stance_types()[kind].polarity)


def _effects(
    done: Iterable[tuple[Judgement, Mapping[int, str]]],
    final: Mapping[int, Statement | None],
    left: Iterable[Statement],
) -> tuple[Applied, ...]:
    """What became of the statements each judgement was about, found by what they say and where."""
    standing = {(one.document.id, what(one), place): one.id for one in left for place in _places(one)}
    effects = []
    for judgement, touched in done:
        stayed: set[str] = set()
        gone: set[str] = set()
        for at, before in touched.items():
            one = final.get(at)
            now = None if one is None else standing.get((one.document.id, what(one), next(_places(one))))
            (gone if now is None else stayed).add(now or before)
        effects.append(Applied(judgement, tuple(sorted(stayed)), tuple(sorted(gone - stayed))))
    return tuple(effects)
