"""The rows of an answer in the two forms of SPARQL 1.1 that are written by hand: CSV and JSON.

The engine writes only answers that nobody has counted or sorted yet, and its CSV leaves commas in addresses unquoted.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.export.query import Table, Value

_STRING = "http://www.w3.org/2001/XMLSchema#string"


def plain(value: Value) -> str:
    """The value without quotes, brackets, language and datatype; "" where there is none."""
    if value is None:
        return ""
    return value.value if isinstance(value, NamedNode | Literal) else str(value)


def csv_text(table: Table) -> str:
    """SPARQL 1.1 Query Results CSV: plain values, lines that end with CR LF."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows(map(plain, row) for row in table.rows)
    return text.getvalue()


def json_document(table: Table) -> dict[str, object]:
    """SPARQL 1.1 Query Results JSON, as the object to write."""
    bindings = [dict(_bound(table.columns, row)) for row in table.rows]
    return {"head": {"vars": list(table.columns)}, "results": {"bindings": bindings}}


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
