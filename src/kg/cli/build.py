"""``kg build``: articles in, a graph out."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.terminal import clean_line, say

if TYPE_CHECKING:
    from kg.domain.documents import Document
    from kg.export.report import Report

_SHOWN = 20  # problems shown; all of them are in report.json


@click.command(short_help="Build a graph from articles.")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=str, allow_dash=True))
@click.option("-o", "--out", default="graph", show_default=True, type=click.Path(path_type=Path), help="Output folder.")
@click.option("--base", default=None, metavar="IRI", help="What the RDF identifiers start with.")
@click.option(
    "--judgements",
    "judgements",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Decisions that win over scores (JSON Lines); may be repeated.",
)
@click.option(
    "--workers", type=click.IntRange(1), default=None, help="Processes for large inputs (default: the cores there are)."
)
def build(
    inputs: tuple[str, ...], out: Path, base: str | None, judgements: tuple[Path, ...], workers: int | None
) -> None:
    """Build a graph from articles.

    INPUT is a file, a folder (read with everything below it) or - for standard input. Formats: .txt with header
    lines, .md with front matter, .html, .jsonl and .csv with id, title, date, outlet and text.

    The output folder gets graph.html (open it in a browser), statements.jsonl, quotations.jsonl, graph.ttl,
    graph.trig, vocabulary.ttl, graph.graphml and report.json. An input that cannot be read is a row in report.json and
    never stops the rest; exit code 1 says that nothing could be read.

    Judgements are your own decisions: two nodes are one or are not, a statement is right, wrong or of another type, a
    node has another name. One JSON object a line, read from FILE and from judgements.jsonl at the top of an input
    folder; `kg explain` prints a line to start from. Those that match nothing any more are in report.json.

    \b
    Examples:
      kg build seeds/ -o graph/
      kg build articles.jsonl more/*.html
      kg build articles/ --judgements mine.jsonl
      zcat corpus.jsonl.gz | kg build - -o corpus-graph/
    """
    from kg.build import build as run
    from kg.export.namespaces import BASE
    from kg.extraction import collect_rarely, cores

    collect_rarely()
    with _progress(list(inputs)) as tick:
        report = run(list(inputs), out, base or BASE, tick, judgements, workers or cores())
    _summary(report, out)


def _summary(report: Report, out: Path) -> None:
    for problem in report.problems[:_SHOWN]:
        say(f"note: {clean_line(str(problem))}")
    if len(report.problems) > _SHOWN:
        say(f"note: {len(report.problems) - _SHOWN} more in {out / 'report.json'}")
    found = report.counts
    say(
        f"{found['documents']} documents, {found['stances']} stances, {found['relations']} relations, "
        f"{found['quotations']} quotations -> {out}"
    )


@contextmanager
def _progress(inputs: list[str]) -> Iterator[Callable[[Document], None] | None]:
    """A bar with documents done and words a second on standard error; nothing where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from kg.read.sources import expected

    columns = (
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TextColumn("documents  {task.fields[rate]:,.0f} words/s", markup=False),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("loading", total=expected(inputs), rate=0.0)
        words, first = 0, time.monotonic()

        def tick(document: Document) -> None:
            nonlocal words
            words += len(document.text.split())
            rate = words / max(time.monotonic() - first, 0.001)
            bar.update(task, advance=1, description=clean_line(document.source)[:40], rate=rate)

        yield tick
