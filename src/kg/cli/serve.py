"""``kg serve``: the finished graph over HTTP on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.terminal import clean_line, say


@click.command(short_help="Serve the graph on this machine: a SPARQL endpoint and its pages.")
@click.option(
    "-g", "--graph", default="graph", show_default=True, type=click.Path(path_type=Path), help="Graph folder."
)
@click.option("--port", default=8010, show_default=True, type=click.IntRange(0, 65535), help="0 picks a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address of this machine to listen on.")
@click.option(
    "--timeout", default=30.0, show_default=True, type=click.FloatRange(0.1, 3600), help="Seconds a query may run."
)
@click.option("--rows", default=100_000, show_default=True, type=click.IntRange(1), help="Rows of an answer.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Queries answered at once.")
def serve(graph: Path, port: int, host: str, timeout: float, rows: int, workers: int) -> None:
    """Serve the graph on this machine, read only, until Ctrl+C.

    / is a page with an editor and the listed queries, /graph the picture of the graph, /sparql a SPARQL 1.1 endpoint
    (GET and POST; JSON, XML, CSV, TSV, Turtle, N-Triples, RDF/XML, JSON-LD). Nothing can be changed, and no query
    reaches files or the network. A query that takes too long or has too many rows gets an error, never part of an
    answer. Other machines and pages from other sites have no access.

    \b
    Example:
      kg serve -g graph/
      curl 'http://127.0.0.1:8010/sparql' -H 'Accept: text/csv' \\
        --data-urlencode 'query=SELECT ?who ?what WHERE { ?who pg:demands ?what }'
    """
    from kg.export.store import PREPARING, is_prepared
    from kg.serve.limits import Limits
    from kg.serve.server import serve as run

    def started(address: str) -> None:
        click.echo(clean_line(f"Serving {graph} at {address} (SPARQL: {address}sparql); Ctrl+C ends it."))

    if not is_prepared(graph):
        say(PREPARING)
    run(graph, host, port, Limits(seconds=timeout, rows=rows, workers=workers), started)
