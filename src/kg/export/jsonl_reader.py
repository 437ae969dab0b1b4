"""statements.jsonl and quotations.jsonl back into records.

The files carry no article text, so ``Document.text`` is "" in what is read; spans keep their own text and offsets.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kg.domain.actors import Actor, Kind, Linked, Reason
from kg.domain.dates import PartialDate
from kg.domain.documents import Document
from kg.domain.mentions import Mention, MentionKind
from kg.domain.spans import Span
from kg.domain.stances import Basis, Cue, Modality, Mode, Phase, Time
from kg.domain.statements import Evidence, QuotationStatement, RelationStatement, StanceStatement, Statement
from kg.export.door import ExportError
from kg.export.jsonl import quotation_id

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Fields:
    """An object of the file; every getter checks the type and names the key where it is wrong."""

    values: dict[str, object]
    path: str = ""

    def _get(self, key: str, kind: type[T]) -> T:
        value = self.values.get(key)
        if (isinstance(value, bool) and kind is not bool) or not isinstance(value, kind):
            raise ValueError(f"{self.path}{key} is no {kind.__name__}")
        return value

    def text(self, key: str) -> str:
        return self._get(key, str)

    def optional(self, key: str) -> str | None:
        return None if self.values.get(key) is None else self.text(key)

    def integer(self, key: str) -> int:
        return self._get(key, int)

    def number(self, key: str) -> float:
        """A decimal or whole number: other programs write 1.0 as 1."""
        return float(self._get(key, int)) if type(self.values.get(key)) is int else self._get(key, float)

    def truth(self, key: str) -> bool:
        return self._get(key, bool)

    def object(self, key: str) -> _Fields:
        return _Fields(self._get(key, dict), f"{self.path}{key}.")

    def maybe(self, key: str) -> _Fields | None:
        return None if self.values.get(key) is None else self.object(key)

    def objects(self, key: str) -> list[_Fields]:
        if key not in self.values:
            return []
        found = self._get(key, list)
        return [_Fields({"item": item}, f"{self.path}{key}.").object("item") for item in found]

    def texts(self, key: str) -> tuple[str, ...]:
        found = self._get(key, list) if key in self.values else []
        return tuple(_Fields({"item": item}, f"{self.path}{key}.").text("item") for item in found)


def _date(text: str | None) -> PartialDate | None:
    return None if text is None else PartialDate.parse(text)


def _span(fields: _Fields) -> Span:
    return Span(fields.integer("start"), fields.integer("end"), fields.text("text"))


def _cue(fields: _Fields) -> Cue:
    return Cue(_span(fields), fields.text("lemma"))


def _document(fields: _Fields) -> Document:
    return Document(
        id=fields.text("id"),
        text="",
        title=fields.text("title"),
        date=_date(fields.optional("date")),
        outlet=fields.optional("outlet"),
        source=fields.text("source"),
    )


def _actor(fields: _Fields) -> Actor:
    return Actor(
        id=fields.text("id"),
        label=fields.text("label"),
        kind=Kind(fields.text("kind")),
        label_en=fields.optional("label_en") or "",
        aliases=fields.texts("aliases"),
        metonyms=fields.texts("metonyms"),
        wikidata=fields.optional("wikidata") or "",
    )


def _mention(fields: _Fields) -> Mention:
    span = _span(fields)
    return Mention(span, span.text, MentionKind.OTHER)


def _linked(fields: _Fields, mention: _Fields) -> Linked:
    reasons = tuple(
        Reason(reason.text("feature"), reason.number("score"), reason.text("why"))
        for reason in fields.objects("reasons")
    )
    return Linked(_actor(fields), _mention(mention), reasons)


def _end(fields: _Fields) -> Linked:
    """A holder, target, subject or object, with its mention inside."""
    return _linked(fields, fields.object("mention"))


def _time(fields: _Fields) -> Time:
    return Time(
        said=_date(fields.optional("said")),
        basis=Basis(fields.text("basis")),
        start=_date(fields.optional("from")),
        until=_date(fields.optional("until")),
        phase=Phase(fields.optional("phase") or Phase.CURRENT),
    )


def _evidence(fields: _Fields) -> Evidence:
    cue = fields.maybe("cue")
    return Evidence(
        span=_span(fields),
        rule=fields.text("rule"),
        cue=None if cue is None else _cue(cue),
        reported_by=tuple(_actor(one) for one in fields.objects("reported_by")),
    )


def _stance(fields: _Fields) -> StanceStatement:
    stance = fields.object("stance")
    return StanceStatement(
        document=_document(fields.object("document")),
        holder=_end(fields.object("holder")),
        type=stance.text("type"),
        polarity=stance.integer("polarity"),
        negated=stance.truth("negated"),
        modality=Modality(stance.text("modality")),
        cue=_cue(stance.object("cue")),
        target=_end(fields.object("target")),
        reported_by=tuple(_actor(one) for one in fields.objects("reported_by")),
        evidence=_span(fields.object("evidence")),
        time=_time(fields.object("time")),
        confidence=fields.number("confidence"),
        rule=fields.text("rule"),
        more_evidence=tuple(_evidence(one) for one in fields.objects("more_evidence")),
    )


def _relation(fields: _Fields) -> RelationStatement:
    return RelationStatement(
        document=_document(fields.object("document")),
        subject=_end(fields.object("subject")),
        relation=fields.text("relation"),
        object=_end(fields.object("object")),
        evidence=_span(fields.object("evidence")),
        time=_time(fields.object("time")),
        confidence=fields.number("confidence"),
        rule=fields.text("rule"),
        more_evidence=tuple(_evidence(one) for one in fields.objects("more_evidence")),
    )


def _check_id(fields: _Fields, id: str) -> None:
    if fields.text("id") != id:
        raise ValueError(f"the id {fields.text('id')!r} does not fit the content, which gives {id!r}")


def _statement(fields: _Fields) -> Statement:
    kinds: dict[str, Callable[[_Fields], Statement]] = {"stance": _stance, "relation": _relation}
    kind = fields.text("kind")
    if kind not in kinds:
        raise ValueError(f"kind {kind!r} is neither stance nor relation")
    statement = kinds[kind](fields)
    _check_id(fields, statement.id)
    return statement


def _quotation(fields: _Fields) -> QuotationStatement:
    speaker, mention, cue = fields.maybe("speaker"), fields.maybe("speaker_mention"), fields.maybe("cue")
    quotation = QuotationStatement(
        document=_document(fields.object("document")),
        speaker=_linked(speaker, mention) if speaker and mention else None,
        cue=_cue(cue) if cue else None,
        mode=Mode(fields.text("mode")),
        content=_span(fields.object("content")),
    )
    _check_id(fields, quotation_id(quotation))
    return quotation


def _read(path: Path, make: Callable[[_Fields], T]) -> Iterator[T]:
    remedy = "build the graph anew with kg build"
    try:
        file = path.open("rb")
    except OSError as error:
        raise ExportError(f"{path}: cannot be read: {error.strerror}; {remedy}") from error
    with file:
        for number, line in enumerate(file, 1):
            try:
                yield make(_Fields({"line": json.loads(line.decode("utf-8"))}).object("line"))
            except (ValueError, RecursionError) as error:
                raise ExportError(f"{path}:{number}: {error}; {remedy}") from error


def read_statements(path: Path) -> Iterator[Statement]:
    """The records of statements.jsonl in the order of the file. ExportError names file, line and reason."""
    return _read(path, _statement)


def read_quotations(path: Path) -> Iterator[QuotationStatement]:
    """The records of quotations.jsonl in the order of the file. ExportError names file, line and reason."""
    return _read(path, _quotation)
