"""What may leave as a file: every statement is checked before the first byte is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.domain.actors import Actor, Linked
from kg.domain.documents import Document
from kg.domain.spans import Span
from kg.domain.statements import Evidence, QuotationStatement, StanceStatement, Statement
from kg.errors import KgError
from kg.lexicon.relations import relation_types
from kg.lexicon.stance_types import stance_types

_WIKIDATA = re.compile(r"Q[1-9][0-9]*")


class ExportError(KgError):
    """A statement, a base address or a graph file breaks the contract; the message lists every problem."""


def _strings(document: Document) -> Iterator[tuple[str, str]]:
    yield "id", document.id
    yield "title", document.title
    yield "outlet", document.outlet or ""
    yield "source", document.source
    yield "text", document.text


def _surrogate(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _document(document: Document) -> Iterator[str]:
    if not document.id:
        yield "the document has no id"
    for name, text in _strings(document):
        if _surrogate(text):
            yield f"its {name} holds half a surrogate pair, which no UTF-8 file can carry"


def _span(document: Document, span: Span, what: str) -> Iterator[str]:
    """A document read back from statements.jsonl has no text; then the span's own text is all there is."""
    if document.text and document.text[span.start : span.end] != span.text:
        yield f"{what} {span.start}-{span.end} is not what the text says there"
    elif _surrogate(span.text):
        yield f"{what} holds half a surrogate pair, which no UTF-8 file can carry"


def _actor(actor: Actor) -> Iterator[str]:
    if not actor.id:
        yield f"the node {actor.label!a} has no id"
    if actor.wikidata and not _WIKIDATA.fullmatch(actor.wikidata):
        yield f"the node {actor.id!a} has the Wikidata id {actor.wikidata!a}, which is no Q and digits"
    texts = (actor.id, actor.label, actor.label_en, actor.wikidata, *actor.aliases, *actor.metonyms)
    if any(_surrogate(text) for text in texts):
        yield "a node's id or name holds half a surrogate pair, which no UTF-8 file can carry"


def _linked(document: Document, linked: Linked, what: str) -> Iterator[str]:
    yield from _actor(linked.actor)
    yield from _span(document, linked.mention.span, what)
    if any(_surrogate(reason.feature + reason.why) for reason in linked.reasons):
        yield f"a linking reason of the {what} holds half a surrogate pair, which no UTF-8 file can carry"


def _proof(document: Document, proof: Evidence) -> Iterator[str]:
    yield from _span(document, proof.span, "evidence")
    if not proof.span.text:
        yield f"the evidence at {proof.span.start} is empty and proves nothing"
    if _surrogate(proof.rule):
        yield "its rule holds half a surrogate pair, which no UTF-8 file can carry"
    if proof.cue is not None:
        yield from _span(document, proof.cue.span, "cue")
    for actor in proof.reported_by:
        yield from _actor(actor)


def _common(statement: Statement) -> Iterator[str]:
    document = statement.document
    for proof in statement.proofs:
        yield from _proof(document, proof)
    if not 0 <= statement.confidence <= 1:
        yield f"confidence {statement.confidence} is outside 0..1"
    if isinstance(statement, StanceStatement):
        yield from _linked(document, statement.holder, "holder")
        yield from _linked(document, statement.target, "target")
        if statement.type not in stance_types():
            yield f"{statement.type!r} is no stance type"
        if statement.polarity not in (-1, 0, 1):
            yield f"polarity {statement.polarity} is none of 1, 0, -1"
    else:
        yield from _linked(document, statement.subject, "subject")
        yield from _linked(document, statement.object, "object")
        if statement.relation not in relation_types():
            yield f"{statement.relation!r} is no relation"


def _quotation(quotation: QuotationStatement) -> Iterator[str]:
    yield from _span(quotation.document, quotation.content, "content")
    if quotation.speaker is not None:
        yield from _linked(quotation.document, quotation.speaker, "speaker")
    if quotation.cue is not None:
        yield from _span(quotation.document, quotation.cue.span, "cue")


def admit(statements: Iterable[Statement], quotations: Iterable[QuotationStatement]) -> None:
    """ExportError with one line a problem where a record cannot be written truly: lone surrogates, spans that do not
    fit their document's text, unknown types, numbers out of range, empty ids. The order decides nothing.
    """
    problems: set[str] = set()
    documents: dict[str, Document] = {}
    found: list[tuple[Document, Iterator[str]]] = [(one.document, _common(one)) for one in statements]
    found += [(one.document, _quotation(one)) for one in quotations]
    for document, reasons in found:
        place = ascii(document.source or document.id)
        first = documents.setdefault(document.id, document)
        if first is not document and first != document:
            problems.add(f"{place}: two different documents have the id {document.id!a}")
            problems.update(f"{place}: {reason}" for reason in _document(document))
        problems.update(f"{place}: {reason}" for reason in reasons)
    for document in documents.values():
        place = ascii(document.source or document.id)
        problems.update(f"{place}: {reason}" for reason in _document(document))
    if problems:
        raise ExportError("\n".join(sorted(problems)))
