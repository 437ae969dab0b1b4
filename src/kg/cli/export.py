"""``kg export``: a finished graph in the formats of other tools."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from kg.cli.terminal import say, write_data
from kg.export.formats import FORMATS, Format

_WIDTH = max(map(len, FORMATS))
_HELP = """Write a finished graph in the format of another tool.

Reads the graph folder as kg build left it; no article is analysed again. The output is written beside its place and
moved there when it is whole. RDF formats hold the quads of graph.trig. In csv and dna an apostrophe stands before what
a spreadsheet could run as a formula (kg.export.cells.restored takes it off); csv begins with a byte order mark for
Excel.

\b
Formats:
""" + "\n".join(f"  {one.name:<{_WIDTH}}  {one.use}" for one in FORMATS.values()) + """

\b
Examples:
  kg export --format csv -o statements.csv
  kg export -g graph/ --format neo4j -o neo4j/
  kg export --format nq | gzip > graph.nq.gz
"""  # fmt: skip


@click.command(short_help="Write the graph in another tool's format.", help=_HELP)
@click.option(
    "-g", "--graph", default="graph", show_default=True, type=click.Path(path_type=Path), help="Graph folder."
)
@click.option(
    "--format", "form", required=True, metavar="FORMAT", type=click.Choice(tuple(FORMATS)), help="One of the above."
)
@click.option(
    "-o", "--out", default="-", metavar="FILE|FOLDER|-", type=click.Path(path_type=Path),
    help="Where to (default: standard output); neo4j wants a folder.",
)  # fmt: skip
def export(graph: Path, form: str, out: Path) -> None:
    from kg.export.finished import finished

    chosen = FORMATS[form]
    source = finished(graph)
    if chosen.files:
        with _folder(chosen, out) as folder:
            chosen.write(source, folder)
    elif str(out) == "-":
        with TemporaryDirectory() as folder_name:
            path = Path(folder_name) / form
            chosen.write(source, path)
            _print(path)
    else:
        with _replacing(out) as path:
            chosen.write(source, path)
    if str(out) != "-":
        say(f"{form} -> {out}")


@contextmanager
def _folder(form: Format, out: Path) -> Iterator[Path]:
    from kg.errors import KgError
    from kg.folders import replacing

    if str(out) == "-":
        raise KgError(f"{form.name} is a folder of {len(form.files)} files; name it with -o FOLDER")
    with replacing(out, form.files) as folder:
        yield folder


@contextmanager
def _replacing(out: Path) -> Iterator[Path]:
    """A new file beside ``out`` that takes its place when the block ends, and vanishes where it fails."""
    from kg.errors import KgError

    final = out.resolve()
    if final.is_dir():
        raise KgError(f"{out} is a folder; name a file in it")
    if final.exists() and not final.is_file():
        raise KgError(f"{out} is no ordinary file; write to standard output with -o -")
    if not final.parent.is_dir():
        raise KgError(f"{out}: the folder {final.parent} does not exist; make it first")
    fresh = final.with_name(f".{final.name}.new-{os.getpid()}")
    try:
        yield fresh
        fresh.replace(final)
    finally:
        fresh.unlink(missing_ok=True)


def _print(path: Path) -> None:
    """The file to standard output: as it is into a pipe or file, cleaned on a terminal."""
    if sys.stdout.isatty():
        write_data(path.read_text(encoding="utf-8"))
        return
    with path.open("rb") as file:
        shutil.copyfileobj(file, sys.stdout.buffer)
