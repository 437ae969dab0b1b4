"""The one door of this room: the analysis of one document in, linked statements and quotations out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.domain.actors import Actor, Kind, Linked, Reason
from kg.domain.mentions import Mention
from kg.domain.spans import Span
from kg.domain.stances import Analysis, Basis, Quotation, Relation, Stance, Time
from kg.domain.statements import QuotationStatement, RelationStatement, StanceStatement, Statement
from kg.lexicon.stance_types import stance_types
from kg.link import bare, confidence, offices
from kg.link.faceless import is_nobody
from kg.link.naming import Naming
from kg.link.repeated import merged
from kg.link.targets import target

_HOLDERS = frozenset({Kind.STATE, Kind.PERSON, Kind.ORGANISATION, Kind.GROUP, Kind.OFFICE})
_PART_OF = "part_of"
_PART_CONFIDENCE = 0.9


@dataclass(frozen=True, slots=True)
class LinkedDocument:
    """What one document adds to the graph: statements sorted by id, quotations in the order of the text."""

    statements: tuple[Statement, ...]
    quotations: tuple[QuotationStatement, ...]


def link(analysis: Analysis) -> LinkedDocument:
    """Link every stance, relation and quotation of one document; a pure function of the analysis and the lexicon.

    Statements whose holder or target names nothing are left out, and so are those less certain than ``LEAST`` and
    those that do not tell a reader who or what is meant.
    What is said twice is one statement with two pieces of evidence (``kg.link.repeated``).
    """
    naming = _naming(analysis)
    found: list[Statement] = []
    for statement in stances(analysis, naming):
        if statement.confidence >= confidence.LEAST and is_told(statement, analysis):
            found += [statement, *_parts(statement, analysis, naming)]
    for relation in analysis.relations:
        fact = _relation(relation, analysis, naming)
        if fact is not None:
            found.append(fact)
    quotations = tuple(
        QuotationStatement(
            document=analysis.document,
            speaker=_speaker(quotation, naming),
            cue=quotation.cue,
            mode=quotation.mode,
            content=quotation.content,
        )
        for quotation in analysis.quotations
    )
    return LinkedDocument(merged(found), quotations)


def stances(analysis: Analysis, naming: Naming | None = None) -> Iterator[StanceStatement]:
    """Every stance whose holder and target name something, doubtful and repeated ones too, in the order of the text."""
    known = naming or _naming(analysis)
    for stance in analysis.stances:
        for holder in known.each(stance.holder):
            statement = _stance(stance, holder, analysis, known)
            if statement is not None:
                yield statement


def is_told(statement: StanceStatement, analysis: Analysis) -> bool:
    """Whether a reader of the statement alone can know who holds it and what it is about."""
    return not is_nobody(statement.holder, len(analysis.sentences)) and not bare.is_bare(statement.target)


def _naming(analysis: Analysis) -> Naming:
    return Naming(analysis.document, _names(analysis), analysis.relations, analysis.sentences)


def _speaker(quotation: Quotation, naming: Naming) -> Linked | None:
    """Who speaks, where it is somebody who can: a place or a treaty says nothing."""
    linked = None if quotation.speaker is None else naming.link(quotation.speaker)
    return linked if linked is not None and linked.actor.kind in _HOLDERS else None


def _names(analysis: Analysis) -> Iterator[Mention]:
    """Every mention of the document, those inside of others too."""
    waiting = list(analysis.mentions)
    waiting += [stance.holder for stance in analysis.stances]
    waiting += [stance.target.mention for stance in analysis.stances if stance.target.mention is not None]
    waiting += [relation.subject for relation in analysis.relations]
    waiting += [quotation.speaker for quotation in analysis.quotations if quotation.speaker is not None]
    while waiting:
        mention = waiting.pop()
        yield mention
        waiting += [*mention.modifiers, *mention.members]
        if mention.antecedent is not None:
            waiting.append(mention.antecedent)


def _stance(stance: Stance, holder: Linked, analysis: Analysis, naming: Naming) -> StanceStatement | None:
    if holder.actor.kind not in _HOLDERS:
        return None
    what = target(stance.target, stance.type, holder.actor, naming)
    if what is None or what.linked.actor.id == holder.actor.id:
        return None
    statement = StanceStatement(
        document=analysis.document,
        holder=holder,
        type=what.type,
        polarity=stance_types()[what.type].polarity,
        negated=stance.negated != what.turned,
        modality=stance.modality,
        cue=stance.cue,
        target=what.linked,
        reported_by=_reporters(stance, holder.actor, naming),
        evidence=stance.evidence,
        time=stance.time,
        confidence=stance.confidence,
        rule=stance.rule,
    )
    return confidence.judged(statement, len(analysis.sentences))


def _reporters(stance: Stance, holder: Actor, naming: Naming) -> tuple[Actor, ...]:
    """Who passes the stance on, by id; nobody reports a view of their own."""
    linked = [naming.somebody(mention) for mention in stance.reported_by]
    found = {one.actor.id: one.actor for one in linked if one is not None and one.actor.id != holder.id}
    return tuple(found[key] for key in sorted(found))


def _relation(relation: Relation, analysis: Analysis, naming: Naming) -> RelationStatement | None:
    subject = naming.link(relation.subject)
    other = (
        offices.find(relation.object, naming.link)
        if relation.relation == "holds_office"
        else naming.link(relation.object)
    )
    if subject is None or other is None or subject.actor.id == other.actor.id:
        return None
    return RelationStatement(
        document=analysis.document,
        subject=subject,
        relation=relation.relation,
        object=other,
        evidence=relation.evidence,
        time=relation.time,
        confidence=relation.confidence,
        rule=relation.rule,
    )


def _parts(statement: StanceStatement, analysis: Analysis, naming: Naming) -> Iterator[RelationStatement]:
    """The state that a ministry, parliament or army of the statement is a part of."""
    for linked in (statement.holder, statement.target):
        whole = naming.whole(linked.actor)
        if whole is not None:
            yield _part(linked, whole, statement.evidence, analysis)


def _part(linked: Linked, whole: Actor, evidence: Span, analysis: Analysis) -> RelationStatement:
    date = analysis.document.date
    why = f"{linked.actor.label} gehört zu {whole.label}."
    return RelationStatement(
        document=analysis.document,
        subject=linked,
        relation=_PART_OF,
        object=Linked(whole, linked.mention, (Reason("part_of", _PART_CONFIDENCE, why),)),
        evidence=evidence,
        time=Time(date, Basis.PUBLICATION if date is not None else Basis.UNKNOWN),
        confidence=_PART_CONFIDENCE,
        rule="lexicon:bodies",
    )
