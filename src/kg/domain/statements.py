"""Statements: sourced facts of the graph."""

from __future__ import annotations

from dataclasses import dataclass

from kg.domain.actors import Actor, Linked
from kg.domain.documents import Document
from kg.domain.ids import make_id
from kg.domain.spans import Span
from kg.domain.stances import Cue, Modality, Mode, Time


@dataclass(frozen=True, slots=True)
class StanceStatement:
    """A holder's stance toward a target, linked, dated and tied to its evidence.

    ``polarity`` points toward the target: +1, 0 or -1. ``confidence`` is in [0, 1].
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

    @property
    def id(self) -> str:
        """Stable across runs and machines: document, cue, holder, type and target decide it."""
        place = f"{self.cue.span.start}-{self.cue.span.end}"
        return make_id("st", self.document.id, place, self.holder.actor.id, self.type, self.target.actor.id)


@dataclass(frozen=True, slots=True)
class RelationStatement:
    """A dated relation between two nodes that is no stance."""

    document: Document
    subject: Linked
    relation: str
    object: Linked
    evidence: Span
    time: Time
    confidence: float
    rule: str

    @property
    def id(self) -> str:
        """Stable across runs and machines: document, evidence, subject, relation and object decide it."""
        place = f"{self.evidence.start}-{self.evidence.end}"
        return make_id("st", self.document.id, place, self.subject.actor.id, self.relation, self.object.actor.id)


Statement = StanceStatement | RelationStatement


@dataclass(frozen=True, slots=True)
class QuotationStatement:
    """A quotation with its speaker linked; ``speaker`` is None where nobody was found."""

    document: Document
    speaker: Linked | None
    cue: Cue | None
    mode: Mode
    content: Span
