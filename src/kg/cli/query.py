"""``kg query``: SPARQL over a finished graph."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.terminal import clean_line, say, write_data

if TYPE_CHECKING:
    from kg.export.query import Answer, Table, Value

FORMATS = ("table", "csv", "json", "ttl")
_FIRST_WORDS = frozenset({"select", "ask", "construct", "describe", "prefix", "base"})
_ROWS = 1000  # rows of a table for people


@click.command(short_help="Ask the graph a SPARQL question.")
@click.argument("sparql", metavar="SPARQL|FILE")
@click.option(
    "-g", "--graph", default="graph", show_default=True, type=click.Path(path_type=Path), help="Graph folder."
)
@click.option(
    "--format", "form", default=None, type=click.Choice(FORMATS),
    help="table and csv for SELECT, json (SPARQL 1.1 results) for SELECT and ASK, ttl for CONSTRUCT and DESCRIBE.",
)  # fmt: skip
@click.option("--timeout", default=60.0, show_default=True, type=click.FloatRange(min=0.1), help="Seconds to wait.")
def query(sparql: str, graph: Path, form: str | None, timeout: float) -> None:
    """Ask the graph a SPARQL 1.1 question, written out or in a FILE (- for standard input).

    The graph is read only, and all its named graphs together are the default graph. The prefixes of graph.trig
    (pg, pgid, prov, oa, skos, ...) need not be declared.

    \b
    Examples:
      kg query 'SELECT ?who ?what WHERE { ?who pg:demands ?what }'
      kg query question.rq -g graph/ --format csv > answer.csv
      kg query 'ASK { ?who pg:leaves ?treaty }'
    """
    from kg.export.query import ask, load

    text = _question(sparql)
    with _limit(timeout):
        answer = ask(load(graph), text)
    _print(answer, form)


def _question(argument: str) -> str:
    from kg.errors import KgError

    words = argument.split()
    if "{" in argument or (len(words) > 1 and words[0].lower() in _FIRST_WORDS):
        return argument
    try:
        data = sys.stdin.buffer.read() if argument == "-" else Path(argument).read_bytes()
    except FileNotFoundError as error:
        raise KgError(f"{argument!r} is neither a SPARQL query nor a file that exists") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise KgError(f"{argument}: byte {error.start} is no UTF-8; save the query as UTF-8") from error


@contextmanager
def _limit(seconds: float) -> Iterator[None]:
    """End the process where the block takes longer: the engine offers no way to stop a query."""

    def give_up() -> None:
        say(f"Error: the query took more than {seconds:g} seconds; narrow it down or raise --timeout")
        os._exit(1)

    timer = threading.Timer(seconds, give_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _print(answer: Answer, form: str | None) -> None:
    from kg.errors import KgError
    from kg.export.query import Description, Table, Truth

    if isinstance(answer, Description):
        if form not in (None, "ttl"):
            raise KgError(f"CONSTRUCT and DESCRIBE answer with triples, which {form} cannot hold; use --format ttl")
        write_data(answer.turtle())
    elif form == "ttl":
        raise KgError("only CONSTRUCT and DESCRIBE answer with triples; use --format table, csv or json")
    elif isinstance(answer, Truth):
        word = "true" if answer.value else "false"
        write_data(_json({"head": {}, "boolean": answer.value}) if form == "json" else f"{word}\n")
    elif isinstance(answer, Table):
        {"csv": _csv, "json": _json_table}.get(form or "table", _table)(answer)


def _table(answer: Table) -> None:
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(header_style="bold")
    for column in answer.columns:
        grid.add_column(Text(column), overflow="fold")
    for row in answer.rows[:_ROWS]:
        grid.add_row(*(Text(clean_line(_short(value))) for value in row))
    wide = None if sys.stdout.isatty() else 200
    Console(width=wide, highlight=False).print(grid)
    if len(answer.rows) > _ROWS:
        say(f"{len(answer.rows) - _ROWS} more rows; --format csv or json gives all of them")


def _csv(answer: Table) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")  # as SPARQL 1.1 Query Results CSV wants it
    writer.writerow(answer.columns)
    writer.writerows([_plain(value) for value in row] for row in answer.rows)
    write_data(text.getvalue())


def _json_table(answer: Table) -> None:
    bindings = [
        {column: _term(value) for column, value in zip(answer.columns, row, strict=True) if value is not None}
        for row in answer.rows
    ]
    write_data(_json({"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _plain(value: Value) -> str:
    """The value without quotes, brackets and datatypes."""
    return "" if value is None else str(getattr(value, "value", value))


def _short(value: Value) -> str:
    """As people read it: IRIs by their last two parts."""
    from pyoxigraph import NamedNode

    if not isinstance(value, NamedNode):
        return _plain(value)
    for cut in ("#", "/id/"):
        if cut in value.value:
            return value.value.rpartition(cut)[2]
    return value.value


def _term(value: Value) -> object:
    """A term as SPARQL 1.1 Query Results JSON writes it."""
    from pyoxigraph import BlankNode, Literal, NamedNode

    if isinstance(value, NamedNode):
        return {"type": "uri", "value": value.value}
    if isinstance(value, BlankNode):
        return {"type": "bnode", "value": value.value}
    if isinstance(value, Literal):
        term = {"type": "literal", "value": value.value}
        if value.language:
            term["xml:lang"] = value.language
        elif not value.datatype.value.endswith("XMLSchema#string"):
            term["datatype"] = value.datatype.value
        return term
    if value is None:
        return None
    parts = {name: _term(getattr(value, name)) for name in ("subject", "predicate", "object")}
    return {"type": "triple", "value": parts}
