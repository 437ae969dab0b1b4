"""Rows survive each form of answers: what is written is read back by the engine's own readers and by the csv module."""

from __future__ import annotations

import csv
import io
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, Triple, parse_query_results

from kg.export.query import Graphs, Table, Value
from kg.serve.formats import RESULTS
from kg.serve.frames import Job, Reply, Wish, decode_task, frame, read_frame
from kg.serve.limits import Refusal
from kg.serve.tables import write_table
from sampling import HOSTILE

JSON, XML, CSV, TSV = (one.media for one in RESULTS)

NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

texts = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
nodes = st.sampled_from(
    [NamedNode("https://example.org/id/issue:a(b,c)"), NamedNode("urn:x"), NamedNode("x:ä?b=%2C#c")]
)
literals = st.one_of(
    st.builds(Literal, texts),
    st.builds(Literal, texts, language=st.sampled_from(["de", "en-gb"])),
    st.builds(Literal, texts, datatype=nodes),
    st.builds(Literal, st.integers()),
)
terms = st.one_of(nodes, literals, st.just(BlankNode("b")), st.builds(Triple, nodes, nodes, literals))
columns = ("a", "b2", "ü")
tables = st.lists(st.tuples(*[st.one_of(st.none(), terms)] * len(columns)), max_size=4).map(
    lambda rows: Table(columns, tuple(rows))
)


@given(tables, st.sampled_from([JSON, TSV]))
def test_rows_come_back(table: Table, media: str) -> None:
    read = parse_query_results(write_table(table, media), format=QueryResultsFormat.from_media_type(media))
    assert tuple(variable.value for variable in read.variables) == columns
    assert tuple(tuple(solution[name] for name in columns) for solution in read) == table.rows


@given(tables)
def test_cells_of_csv_come_back(table: Table) -> None:
    text = write_table(table, CSV).decode()
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[0] == list(columns)
    assert len(rows) == len(table.rows) + 1
    for row, written in zip(table.rows, rows[1:], strict=True):
        for value, cell in zip(row, written, strict=True):
            assert cell == ("" if value is None else getattr(value, "value", str(value)) or "") or isinstance(
                value, Triple | BlankNode
            )


@given(tables)
def test_rows_come_back_from_xml_or_are_refused(table: Table) -> None:
    if NO_XML.search("".join(raw(value) for row in table.rows for value in row)):
        with pytest.raises(Refusal, match="which XML cannot carry"):
            write_table(table, XML)
        return
    written = write_table(table, XML)
    ElementTree.fromstring(written)
    read = parse_query_results(written, format=QueryResultsFormat.XML)
    assert [tuple(map(lines, row)) for row in table.rows] == [
        tuple(lines(solution[name]) for name in columns) for solution in read
    ]


def raw(value: Value) -> str:
    return raw(value.object) if isinstance(value, Triple) else getattr(value, "value", "")


def lines(value: Value) -> str:
    """A term with XML's one kind of line end."""
    return str(value).replace("\\r\\n", "\\n").replace("\\r", "\\n")


@given(texts, st.lists(texts, max_size=2), st.sampled_from([JSON, XML, CSV, TSV, ""]), st.binary(max_size=9))
def test_frames_carry_what_was_put_in(query: str, graphs: list[str], media: str, body: bytes) -> None:
    job = Job(query, Graphs(tuple(graphs), ()), media, "text/turtle")
    wish = Wish("sides", {"issue": query})
    reply = Reply(200, media, body)
    stream = io.BytesIO(job.encode() + wish.encode() + reply.encode() + frame(b"ab")[:-1])
    assert decode_task(read_frame(stream) or b"") == job
    assert decode_task(read_frame(stream) or b"") == wish
    assert Reply.decode(read_frame(stream) or b"", read_frame(stream) or b"") == reply
    assert read_frame(stream) is None


@pytest.mark.parametrize("media", [one.media for one in RESULTS])
def test_no_rows_are_an_answer(media: str) -> None:
    assert write_table(Table(("a",), ()), media)
