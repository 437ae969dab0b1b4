"""The command ``kg``. Commands import what they need when they run, so that help and version answer at once."""

from __future__ import annotations

import errno
import sys
from typing import Any

import click

from kg import __version__
from kg.cli.analyse import analyse
from kg.cli.build import build
from kg.cli.check import check
from kg.cli.evaluate import evaluate
from kg.cli.explain import explain
from kg.cli.export import export
from kg.cli.query import query
from kg.cli.serve import serve
from kg.cli.terminal import clean
from kg.errors import KgError


class Commands(click.Group):
    """A group whose commands turn errors that a user can mend into a sentence and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KgError as error:
            raise click.ClickException(clean(str(error))) from error
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            place = f"{error.filename}: " if error.filename is not None else ""
            raise click.ClickException(clean(f"{place}{error.strerror or error}")) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kg")
def cli() -> None:
    """Who takes which position on what, since when, according to whom.

    Reads German news articles and builds a knowledge graph of stances, each dated, attributed and tied to the
    sentence that proves it. Everything runs on this machine; nothing is fetched or sent.

    \b
    A first look:
      kg build seeds/ -o graph/
      kg query 'SELECT ?who ?what WHERE { ?who pg:demands ?what }'
      open graph/graph.html in a browser
    """


for command in (build, analyse, query, serve, explain, export, check, evaluate):
    cli.add_command(command)


def main() -> None:
    """Entry point of the console script."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # a terminal that lacks a character shows a question mark instead of a traceback
            stream.reconfigure(errors="replace")
    cli()
