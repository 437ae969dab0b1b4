"""The rows of an answer in the forms of SPARQL 1.1: JSON and CSV by hand, XML and TSV by the engine out of the JSON.

The engine writes only answers that nobody has counted or sorted yet, and its CSV leaves commas in addresses unquoted.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    Triple,
    parse_query_results,
)

from kg.export.query import Table, Value
from kg.serve.limits import Refusal

# UTF-8 of what the production Char of XML 1.0 leaves out
_NO_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_STRING = "http://www.w3.org/2001/XMLSchema#string"


def write_table(table: Table, media: str) -> bytes:
    """The table in the format of a media type, UTF-8."""
    form = QueryResultsFormat.from_media_type(media)
    if form == QueryResultsFormat.CSV:
        return _csv(table)
    document = _json(table)
    if form == QueryResultsFormat.JSON:
        return document
    written = _solutions(document).serialize(format=form) or b""
    return xml(written) if form == QueryResultsFormat.XML else written


def xml(written: bytes) -> bytes:
    """``written``, which the engine calls XML. Refusal where a text in it holds a character that XML 1.0 cannot."""
    found = _NO_XML.search(written)
    if found is not None:
        code = ord(found[0].decode())
        raise Refusal(
            406, f"The answer holds the character U+{code:04X}, which XML cannot carry: ask for another form."
        )
    return written


def _csv(table: Table) -> bytes:
    """SPARQL 1.1 Query Results CSV: values without language and datatype, lines that end with CR LF."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_plain(value) for value in row] for row in table.rows)
    return text.getvalue().encode()


def _plain(value: Value) -> str:
    if value is None:
        return ""
    return value.value if isinstance(value, NamedNode | Literal) else str(value)


def _json(table: Table) -> bytes:
    """SPARQL 1.1 Query Results JSON."""
    bindings = [dict(_bound(table.columns, row)) for row in table.rows]
    document = {"head": {"vars": table.columns}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _bound(columns: tuple[str, ...], row: tuple[Value, ...]) -> Iterator[tuple[str, object]]:
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
