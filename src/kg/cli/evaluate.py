"""``kg evaluate``: measured figures against annotated data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.terminal import clean_line, say

if TYPE_CHECKING:
    from kg.evaluate.figures import Report


@click.command(short_help="Measure the pipeline against annotated data.")
@click.argument("datasets", metavar="DATASET...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--limit", type=click.IntRange(min=1), default=None, help="Only the first documents of each data set, for a look."
)
def evaluate(datasets: tuple[Path, ...], limit: int | None) -> None:
    """Measure the pipeline against annotated files; folders are read with everything below them.

    \b
    What a file holds is recognised by its content:
      CoNLL-U          sentences, words, tags, morphology, lemmas, parse
      GermEval 2014    entities (4 columns: number, token, outer, inner)
      passages         short texts with the stances they hold (tests/gold/README.md)
      JSON Lines       quotations (Wikinews), speech (SpkAtt-2023), claims (MARDY),
                       coreference, pairs of issues, judged statements

    Figures are in percent. The interval beside a figure covers 95 % of 1,000 resamplings of the documents.
    A file that cannot be measured is named and never stops the rest; exit code 1 says that none could.

    \b
    Example:
      kg evaluate data/wikinews/articles.jsonl data/ud/
    """
    from kg.evaluate import EvaluationError, files, measure

    done = 0
    for path in files(datasets):
        try:
            report = measure(path, limit)
        except EvaluationError as error:
            say(f"note: {error}")
            continue
        _print(report)
        done += 1
    if not done:
        raise EvaluationError("None of the data sets could be measured.")


def _print(report: Report) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(clean_line(report.title)), title_justify="left", header_style="bold")
    table.add_column("measure")
    for name in ("precision", "recall", "F1 or accuracy", "95 % interval", "gold", "found"):
        table.add_column(name, justify="right")
    for figure in report.figures:
        interval = "" if figure.low is None or figure.high is None else f"{figure.low:.1f}-{figure.high:.1f}"
        table.add_row(
            Text(clean_line(figure.name)),
            "" if figure.precision is None else f"{figure.precision:.1f}",
            "" if figure.recall is None else f"{figure.recall:.1f}",
            f"{figure.value:.1f}",
            interval,
            str(figure.gold),
            "" if figure.found is None else str(figure.found),
        )
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = 140
    console.print(table)
    for note in report.notes:
        console.print(Text(clean_line(note)))
    for part in report.parts:
        console.print()
        _print(part)
