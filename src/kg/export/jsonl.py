"""Statements and quotations as JSON Lines: one object a line, keys sorted, lines sorted by id, UTF-8."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from kg.domain.actors import Actor, Linked
from kg.domain.dates import PartialDate
from kg.domain.documents import Document
from kg.domain.ids import make_id
from kg.domain.spans import Span
from kg.domain.stances import Cue, Time
from kg.domain.statements import Evidence, QuotationStatement, StanceStatement, Statement
from kg.graph.build import ordered

Record = dict[str, object]


def quotation_id(quotation: QuotationStatement) -> str:
    """Stable across runs and machines: document, place, mode and speaker decide it."""
    place = f"{quotation.content.start}-{quotation.content.end}"
    speaker = quotation.speaker.actor.id if quotation.speaker else ""
    return make_id("qu", quotation.document.id, place, quotation.mode, speaker)


def ordered_quotations(quotations: Iterable[QuotationStatement]) -> list[QuotationStatement]:
    """The quotations sorted by id, one an id; between two with one id the first by its written form stays."""
    found: dict[str, QuotationStatement] = {}
    for quotation in quotations:
        other = found.setdefault(quotation_id(quotation), quotation)
        if other is not quotation and repr(quotation) < repr(other):
            found[quotation_id(quotation)] = quotation
    return [found[key] for key in sorted(found)]


def _date(date: PartialDate | None) -> str | None:
    return str(date) if date else None


def _span(span: Span) -> Record:
    return {"text": span.text, "start": span.start, "end": span.end}


def _cue(cue: Cue) -> Record:
    return {**_span(cue.span), "lemma": cue.lemma}


def _document(document: Document) -> Record:
    return {
        "id": document.id,
        "title": document.title,
        "date": _date(document.date),
        "outlet": document.outlet,
        "source": document.source,
    }


def _actor(actor: Actor) -> Record:
    record: Record = {"id": actor.id, "label": actor.label, "kind": actor.kind.value}
    optional = {
        "label_en": actor.label_en,
        "aliases": list(actor.aliases),
        "metonyms": list(actor.metonyms),
        "wikidata": actor.wikidata,
    }
    return record | {key: value for key, value in optional.items() if value}


def _decided(linked: Linked) -> Record:
    """The actor, and why the mention was taken for it where reasons are known."""
    record = _actor(linked.actor)
    if linked.reasons:
        record["reasons"] = [
            {"feature": reason.feature, "score": float(reason.score), "why": reason.why} for reason in linked.reasons
        ]
    return record


def _linked(linked: Linked) -> Record:
    return _decided(linked) | {"mention": _span(linked.mention.span)}


def _time(time: Time) -> Record:
    return {
        "said": _date(time.said),
        "basis": time.basis.value,
        "from": _date(time.start),
        "until": _date(time.until),
        "phase": time.phase.value,
    }


def _evidence(evidence: Evidence) -> Record:
    """A further piece of evidence; cue and reporters are those of a stance."""
    record = _span(evidence.span) | {"rule": evidence.rule}
    if evidence.cue is None:
        return record
    return record | {"cue": _cue(evidence.cue), "reported_by": [_actor(actor) for actor in evidence.reported_by]}


def statement_record(statement: Statement) -> Record:
    """A statement as the object of its line."""
    record: Record = {
        "id": statement.id,
        "document": _document(statement.document),
        "evidence": _span(statement.evidence),
        "time": _time(statement.time),
        "confidence": float(statement.confidence),
        "rule": statement.rule,
        "more_evidence": [_evidence(one) for one in statement.more_evidence],
    }
    if isinstance(statement, StanceStatement):
        return record | {
            "kind": "stance",
            "holder": _linked(statement.holder),
            "stance": {
                "type": statement.type,
                "polarity": statement.polarity,
                "negated": statement.negated,
                "modality": statement.modality.value,
                "cue": _cue(statement.cue),
            },
            "target": _linked(statement.target),
            "reported_by": [_actor(actor) for actor in statement.reported_by],
        }
    return record | {
        "kind": "relation",
        "subject": _linked(statement.subject),
        "relation": statement.relation,
        "object": _linked(statement.object),
    }


def quotation_record(quotation: QuotationStatement) -> Record:
    """A quotation as the object of its line."""
    speaker = quotation.speaker
    record: Record = {
        "id": quotation_id(quotation),
        "document": _document(quotation.document),
        "speaker": _decided(speaker) if speaker else None,
        "speaker_mention": _span(speaker.mention.span) if speaker else None,
        "cue": _cue(quotation.cue) if quotation.cue else None,
        "mode": quotation.mode.value,
        "content": _span(quotation.content),
    }
    return record


def _write(path: Path, records: Iterable[Record]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False, sort_keys=True, allow_nan=False) + "\n")


def write_statements(path: Path, statements: Iterable[Statement]) -> None:
    """Write statements.jsonl; the order of ``statements`` does not change a byte."""
    _write(path, map(statement_record, ordered(statements)))


def write_quotations(path: Path, quotations: Iterable[QuotationStatement]) -> None:
    """Write quotations.jsonl; the order of ``quotations`` does not change a byte."""
    _write(path, map(quotation_record, ordered_quotations(quotations)))
