"""``kg check``: every problem of the lexicon, and of a graph, at once."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.terminal import clean


@click.command(short_help="Check the lexicon, and a graph, for problems.")
@click.option("-g", "--graph", default=None, type=click.Path(path_type=Path), help="Graph folder to check as well.")
def check(graph: Path | None) -> None:
    """Check the lexicon files and, with -g, a graph against its shapes (SHACL).

    Every problem is one line with the file, the line in it and the remedy. Exit code 1 where there is one.

    \b
    Examples:
      kg check
      kg check -g graph/
    """
    from kg.check import graph_problems, lexicon_problems, table_names

    problems = lexicon_problems()
    counted = f"{len(table_names())} lexicon tables"
    if graph is not None:
        problems += graph_problems(graph)
        counted += f" and the graph in {graph}"
    for problem in problems:
        click.echo(clean(problem))
    if problems:
        raise click.ClickException(f"{len(problems)} problems in {counted}")
    click.echo(f"{counted} checked: no problem")
