"""One query -> the bytes of its answer, within the limits on rows and bytes.

An answer beyond a limit is refused as a whole: one that ends early looks complete to a client that reads no headers.
The SPARQL 1.1 Protocol (section 2.1.6) names status 400 for a query that is no SPARQL and 500 for one that is refused.
"""

from __future__ import annotations

from textwrap import shorten

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat, Triple, serialize

from kg.export.listed import listed_queries
from kg.export.lookup import values
from kg.export.query import (
    UNANSWERED,
    Dataset,
    Description,
    QueryError,
    Table,
    Value,
    by_text,
    evaluate,
    is_ordered,
    unanswered,
)
from kg.serve.formats import RESULTS, SPARQL, TRIPLES, Format
from kg.serve.frames import Job, Reply, Wish
from kg.serve.limits import MIB, Limits, Refusal
from kg.serve.tables import write_table, xml

_MESSAGE = 400  # characters of what is wrong with a query


def answer(dataset: Dataset, task: Job | Wish, limits: Limits) -> Reply:
    """The answer of ``task``, or status and sentence that say why there is none. Rows without ORDER BY are sorted."""
    try:
        media, body = _bound_query(dataset, task) if isinstance(task, Wish) else _answer(dataset, task, limits)
        if len(body) > limits.answer_bytes:
            raise Refusal(
                500, f"The answer is larger than {limits.answer_bytes // MIB} MiB: ask for fewer rows or columns."
            )
    except QueryError as error:
        # the engine lists all that could stand there, over several lines
        return Reply(400, "", shorten(str(error), _MESSAGE, placeholder=" ...").encode())
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
        if isinstance(found, QueryBoolean):
            return media, found.serialize(format=QueryResultsFormat.from_media_type(media)) or b""
        return media, write_table(_table(found, limits, ordered=is_ordered(job.query)), media)
    except UNANSWERED as error:
        raise unanswered(error) from error


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
    form = RdfFormat.from_media_type(media)
    written = serialize(described.triples, format=form) or b""
    return xml(written) if form == RdfFormat.RDF_XML else written


def _table(found: QuerySolutions, limits: Limits, *, ordered: bool) -> Table:
    columns = tuple(variable.value for variable in found.variables)
    rows: list[tuple[Value, ...]] = []
    for solution in found:
        if len(rows) == limits.rows:
            raise _too_many(limits)
        rows.append(tuple(solution[column] for column in columns))
    return Table(columns, tuple(rows if ordered else sorted(rows, key=by_text)))
