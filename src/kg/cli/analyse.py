"""``kg analyse``: what the pipeline finds in one file, before anybody is linked."""

from __future__ import annotations

import click

from kg.cli.terminal import say, write_data


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
    json    one object a document: sentences, mentions, quotations, stances, relations with offsets

    Offsets count characters (Unicode code points) of the document's text from 0; the end is exclusive.

    \b
    Examples:
      kg analyse article.txt
      echo 'Estland fordert ein Tempolimit.' | kg analyse - --format json
    """
    from kg.domain.documents import Problem
    from kg.errors import ReadError
    from kg.inspection import conllu, records
    from kg.read import read

    items = list(read([file]))
    problems = [item for item in items if isinstance(item, Problem)]
    documents = [item for item in items if not isinstance(item, Problem)]
    if not documents:
        raise ReadError("\n".join(str(problem) for problem in problems))
    for problem in problems:
        say(f"note: {problem}")
    show = {"conllu": conllu, "json": records}[form]
    for text in show(documents):
        write_data(text)
