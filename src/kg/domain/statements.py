"""Statements: sourced facts of the graph."""

from __future__ import annotations

from dataclasses import dataclass

from kg.domain.actors import Actor, Linked
from kg.domain.documents import Document
from kg.domain.ids import make_id
from kg.domain.spans import Span
from kg.domain.stances import Cue, Modality, Mode, Time


@dataclass(frozen=True, slots=True)
class Evidence:
    """One passage that proves a statement, with the rule that read it, and the cue and reporters of a stance."""

    span: Span
    rule: str
    cue: Cue | None = None
    reported_by: tuple[Actor, ...] = ()

    @property
    def place(self) -> Span:
        """Where in the text it is said: the cue, or the whole passage where there is none."""
        return self.span if self.cue is None else self.cue.span


@dataclass(frozen=True, slots=True)
class StanceStatement:
    """A holder's stance toward a target, linked, dated and tied to its evidence.

    ``polarity`` points toward the target: +1, 0 or -1. ``confidence`` is in [0, 1]. ``evidence``, ``cue``, ``rule``,
    ``reported_by`` and the mentions are those of the surest passage; ``more_evidence`` are the others in text order.
    """

    document: Document
    holder: Linked
    type: str
    polarity: int
    negated: bool
    modality: Modality
    cue: Cue
    target: Linked
    reported_by: tuple[Actor, ...]
    evidence: Span
    time: Time
    confidence: float
    rule: str
    more_evidence: tuple[Evidence, ...] = ()

    @property
    def id(self) -> str:
        """Stable across runs and machines: document, first cue, holder, type and target decide it."""
        first = self.proofs[0].place
        place = f"{first.start}-{first.end}"
        return make_id("st", self.document.id, place, self.holder.actor.id, self.type, self.target.actor.id)

    @property
    def proofs(self) -> tuple[Evidence, ...]:
        """All passages that prove the stance, in the order of the text."""
        return _in_order(Evidence(self.evidence, self.rule, self.cue, self.reported_by), self.more_evidence)


@dataclass(frozen=True, slots=True)
class RelationStatement:
    """A dated relation between two nodes that is no stance; evidence as for a stance, without cues."""

    document: Document
    subject: Linked
    relation: str
    object: Linked
    evidence: Span
    time: Time
    confidence: float
    rule: str
    more_evidence: tuple[Evidence, ...] = ()

    @property
    def id(self) -> str:
        """Stable across runs and machines: document, first evidence, subject, relation and object decide it."""
        first = self.proofs[0].place
        place = f"{first.start}-{first.end}"
        return make_id("st", self.document.id, place, self.subject.actor.id, self.relation, self.object.actor.id)

    @property
    def proofs(self) -> tuple[Evidence, ...]:
        """All passages that prove the relation, in the order of the text."""
        return _in_order(Evidence(self.evidence, self.rule), self.more_evidence)


def _in_order(first: Evidence, more: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(sorted((first, *more), key=lambda one: (one.place, one.span))) if more else (first,)


Statement = StanceStatement | RelationStatement


@dataclass(frozen=True, slots=True)
class QuotationStatement:
    """A quotation with its speaker linked; ``speaker`` is None where nobody was found."""

    document: Document
    speaker: Linked | None
    cue: Cue | None
    mode: Mode
    content: Span
