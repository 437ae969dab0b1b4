"""``kg analyse``: what the pipeline finds in one file, before anybody is linked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from kg.cli.terminal import say, write_data

if TYPE_CHECKING:
    from kg.domain.documents import Document


@click.command(short_help="Show what the pipeline finds in one file.")
@click.argument("file", type=click.Path(path_type=str, allow_dash=True))
@click.option(
    "--format", "form", default="conllu", show_default=True, type=click.Choice(["conllu", "json"]),
    help="CoNLL-U with entities in MISC, or the records as one JSON object a line.",
)  # fmt: skip
def analyse(file: str, form: str) -> None:
    """Show the pipeline's own output for FILE (- for standard input).

    \b
    conllu  words with lemma, tag, features and head, one sentence after the other, for other tools
    json    one object a document: sentences, mentions, quotations, frames, stances, relations, with offsets

    Offsets count characters (Unicode code points) of the document's text from 0; the end is exclusive.

    \b
    Examples:
      kg analyse article.txt
      echo 'Estland fordert ein Tempolimit.' | kg analyse - --format json
    """
    from kg.errors import ReadError
    from kg.inspection import conllu, records

    show = {"conllu": conllu, "json": records}[form]
    shown = 0
    for text in show(_documents(file)):
        write_data(text)
        shown += 1
    if not shown:
        raise ReadError(f"{file} holds nothing that could be read.")


def _documents(file: str) -> Iterator[Document]:
    from kg.domain.documents import Problem
    from kg.read import read

    for item in read([file]):
        if isinstance(item, Problem):
            say(f"note: {item}")
        else:
            yield item
