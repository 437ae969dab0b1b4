"""The rows of an answer in the media types of SPARQL 1.1: XML and TSV are written by the engine, out of the JSON."""

from __future__ import annotations

import json
import re

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, parse_query_results

from kg.export.query import Table
from kg.export.results import csv_text, json_document
from kg.serve.limits import Refusal

# UTF-8 of what the production Char of XML 1.0 leaves out
_NO_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")


def write_table(table: Table, media: str) -> bytes:
    """The table in the format of a media type, UTF-8."""
    form = QueryResultsFormat.from_media_type(media)
    if form == QueryResultsFormat.CSV:
        return csv_text(table).encode()
    document = json.dumps(json_document(table), ensure_ascii=False, separators=(",", ":")).encode()
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


def _solutions(document: bytes) -> QuerySolutions:
    read = parse_query_results(document, format=QueryResultsFormat.JSON)
    if isinstance(read, QueryBoolean):
        raise TypeError("the results of SELECT came back as a truth value")
    return read
