"""``kg query``: SPARQL over a finished graph."""

from __future__ import annotations

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
ROWS = 200  # of a table for people
MOST = 1_000_000


@click.command(short_help="Ask the graph a question: a listed one or SPARQL.")
@click.argument("question", nargs=-1, metavar="[NAME [PARAMETER=VALUE]... | SPARQL | FILE]")
@click.option("--list", "listing", is_flag=True, help="Show the listed questions and their parameters.")
@click.option(
    "-g", "--graph", default="graph", show_default=True, type=click.Path(path_type=Path), help="Graph folder."
)
@click.option(
    "--format", "form", default=None, type=click.Choice(FORMATS),
    help="table and csv for SELECT, json (SPARQL 1.1 results) for SELECT and ASK, ttl for CONSTRUCT and DESCRIBE.",
)  # fmt: skip
@click.option(
    "--limit", default=None, type=click.IntRange(min=1),
    help=f"Most rows of an answer ({ROWS:,} in a table, {MOST:,} in csv and json).",
)  # fmt: skip
@click.option("--timeout", default=60.0, show_default=True, type=click.FloatRange(min=0.1), help="Seconds to wait.")
def query(
    question: tuple[str, ...], listing: bool, graph: Path, form: str | None, limit: int | None, timeout: float
) -> None:
    """Ask the graph one of the listed questions by its NAME, or a SPARQL 1.1 question, written out or in a FILE (- for
    standard input).

    Values of parameters are names, aliases or ids of what the graph holds, and dates: a year, a month or a day.

    The graph is read only, and all its named graphs together are the default graph. The prefixes of graph.trig
    (pg, id, prov, oa, skos, ...) need not be declared. What kg query keeps of a large graph to open it faster lies in
    the folder .store beside its files and can be deleted.

    \b
    Examples:
      kg query --list
      kg query actor actor=Russland date=2025-09
      kg query 'SELECT ?who ?what WHERE { ?who pg:demands ?what }'
      kg query question.rq -g graph/ --format csv > answer.csv
    """
    if listing:
        _print_list()
        return
    if not question:
        raise click.UsageError("ask a question: its name, SPARQL or a file; kg query --list shows the names")
    from kg.export.listed import listed_queries
    from kg.export.lookup import values
    from kg.export.query import Table, ask
    from kg.export.store import PREPARING, is_prepared, opened

    first, *rest = question
    listed = next((one for one in listed_queries() if one.name == first), None)
    given = _given(rest)
    if given and listed is None:
        raise click.UsageError(f"only listed questions take parameters, and none is called {first!r}")
    text = _question(first) if listed is None else ""
    most = limit or (ROWS if form in (None, "table") else MOST)
    if not is_prepared(graph):
        say(PREPARING)
    data = opened(graph)
    with _limit(timeout):
        answer = ask(data, listed.bound(values(data, listed, given), data.base) if listed else text, most)
    _print(answer, form)
    if isinstance(answer, Table) and not answer.complete:
        say(f"The answer was cut at the limit of {most:,}; narrow the question down or raise --limit")


def _given(arguments: list[str]) -> dict[str, str]:
    given = {}
    for argument in arguments:
        name, equals, value = argument.partition("=")
        if not equals or not name:
            raise click.UsageError(f"{argument!r} is no parameter; write NAME=VALUE")
        if name in given:
            raise click.UsageError(f"the parameter {name!r} is given twice")
        given[name] = value
    return given


def _print_list() -> None:
    from kg.export.listed import listed_queries

    lines = []
    for one in listed_queries():
        lines.append(f"{one.name}: {one.title}")
        for parameter in one.parameters:
            name = f"{parameter.name}={parameter.kind.upper()}"
            lines.append(f"  {name:<22} {parameter.help} (default: {parameter.default})")
    write_data("\n".join(lines) + "\n")


def _question(argument: str) -> str:
    from kg.errors import KgError

    words = argument.split()
    if "{" in argument or (len(words) > 1 and words[0].lower() in _FIRST_WORDS):
        return argument
    try:
        data = sys.stdin.buffer.read() if argument == "-" else Path(argument).read_bytes()
    except FileNotFoundError as error:
        raise KgError(
            f"{argument!r} is neither a listed question (kg query --list) nor a SPARQL query nor a file that exists"
        ) from error
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
    from kg.export.results import csv_text, json_document

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
        if form == "csv":
            write_data(csv_text(answer))
        elif form == "json":
            write_data(_json(json_document(answer)))
        else:
            _table(answer)


def _table(answer: Table) -> None:
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(header_style="bold")
    for column in answer.columns:
        grid.add_column(Text(column), overflow="fold")
    for row in answer.rows:
        grid.add_row(*(Text(clean_line(_short(value))) for value in row))
    wide = None if sys.stdout.isatty() else 200
    Console(width=wide, highlight=False).print(grid)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _short(value: Value) -> str:
    """As people read it: what stands in an IRI of ours behind the namespace."""
    from pyoxigraph import NamedNode

    from kg.export.results import plain

    if not isinstance(value, NamedNode):
        return plain(value)
    for cut in ("#", "/id/"):
        if cut in value.value:
            return value.value.rpartition(cut)[2]
    return value.value
