"""One query -> the bytes of its answer, within the limits on rows and bytes.

An answer beyond a limit is refused as a whole: one that ends early looks complete to a client that reads no headers.
The SPARQL 1.1 Protocol (section 2.1.6) names status 400 for a query that is no SPARQL and 500 for one that is refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    parse_query_results,
    serialize,
)

from kg.export.listed import listed_queries
from kg.export.lookup import values
from kg.export.query import (
    UNANSWERED,
    Dataset,
    Description,
    QueryError,
    Value,
    by_text,
    evaluate,
    is_ordered,
    unanswered,
)
from kg.serve.formats import RESULTS, SPARQL, TRIPLES, Format
from kg.serve.frames import Job, Reply, Wish
from kg.serve.limits import MIB, Limits, Refusal

_STRING = "http://www.w3.org/2001/XMLSchema#string"


def answer(dataset: Dataset, task: Job | Wish, limits: Limits) -> Reply:
    """The answer of ``task``, or status and sentence that say why there is none. Rows without ORDER BY are sorted."""
    try:
        media, body = _bound_query(dataset, task) if isinstance(task, Wish) else _answer(dataset, task, limits)
        if len(body) > limits.answer_bytes:
            raise Refusal(
                500, f"The answer is larger than {limits.answer_bytes // MIB} MiB: ask for fewer rows or columns."
            )
    except QueryError as error:
        return Reply(400, "", str(error).encode())
    except Refusal as error:
        return Reply(error.status, "", str(error).encode())
    return Reply(200, media, body)


def _bound_query(dataset: Dataset, wish: Wish) -> tuple[str, bytes]:
    query = next((one for one in listed_queries() if one.name == wish.listed), None)
    if query is None:
        raise Refusal(404, f"There is no listed query {wish.listed!r}: kg query --list names those there are.")
    return SPARQL, query.bound(values(dataset, query, wish.given), dataset.base).encode()


def _answer(dataset: Dataset, job: Job, limits: Limits) -> tuple[str, bytes]:
    found = evaluate(dataset, job.query, job.graphs)
    try:
        if isinstance(found, QueryTriples):
            media = _agreed(job.triples, TRIPLES, "CONSTRUCT and DESCRIBE answer with triples")
            return media, _triples(dataset, found, media, limits)
        media = _agreed(job.results, RESULTS, "SELECT and ASK answer with results")
        form = QueryResultsFormat.from_media_type(media)
        if isinstance(found, QueryBoolean):
            return media, found.serialize(format=form) or b""
        document = _json(found, limits, ordered=is_ordered(job.query))
    except UNANSWERED as error:
        raise unanswered(error) from error
    if form == QueryResultsFormat.JSON:
        return media, document
    return media, _solutions(document).serialize(format=form) or b""


def _agreed(media: str, offered: tuple[Format, ...], what: str) -> str:
    if not media:
        raise Refusal(406, f"{what}, to be had as {', '.join(one.media for one in offered)}: accept one of these.")
    return media


def _too_many(limits: Limits) -> Refusal:
    return Refusal(500, f"The answer has more than {limits.rows:,} rows: add LIMIT, or narrow the question down.")


def _triples(dataset: Dataset, found: QueryTriples, media: str, limits: Limits) -> bytes:
    kept: set[Triple] = set()
    for triple in found:
        kept.add(triple)
        if len(kept) > limits.rows:
            raise _too_many(limits)
    described = Description(tuple(sorted(kept, key=str)), dataset.base)
    if media == TRIPLES[0].media:
        return described.turtle().encode()
    return serialize(described.triples, format=RdfFormat.from_media_type(media)) or b""


def _json(found: QuerySolutions, limits: Limits, *, ordered: bool) -> bytes:
    """SPARQL 1.1 Query Results JSON: the one form of our own, as the engine writes only what it has not yet read."""
    columns = [variable.value for variable in found.variables]
    rows: list[tuple[Value, ...]] = []
    for solution in found:
        if len(rows) == limits.rows:
            raise _too_many(limits)
        rows.append(tuple(solution[column] for column in columns))
    if not ordered:
        rows.sort(key=by_text)
    bindings = [dict(_bound(columns, row)) for row in rows]
    document = {"head": {"vars": columns}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _bound(columns: list[str], row: tuple[Value, ...]) -> Iterator[tuple[str, object]]:
    for column, value in zip(columns, row, strict=True):
        if value is not None:
            yield column, _term(value)


def _term(value: NamedNode | BlankNode | Literal | Triple) -> dict[str, object]:
    if isinstance(value, NamedNode):
        return {"type": "uri", "value": value.value}
    if isinstance(value, BlankNode):
        return {"type": "bnode", "value": value.value}
    if isinstance(value, Triple):
        parts = {"subject": value.subject, "predicate": value.predicate, "object": value.object}
        return {"type": "triple", "value": {name: _term(part) for name, part in parts.items()}}
    term: dict[str, object] = {"type": "literal", "value": value.value}
    if value.language:
        term["xml:lang"] = value.language
        if value.direction is not None:
            term["its:dir"] = value.direction.value
    elif value.datatype.value != _STRING:
        term["datatype"] = value.datatype.value
    return term


def _solutions(document: bytes) -> QuerySolutions:
    read = parse_query_results(document, format=QueryResultsFormat.JSON)
    if isinstance(read, QueryBoolean):
        raise TypeError("the results of SELECT came back as a truth value")
    return read
