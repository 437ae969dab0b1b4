"""All files of ``graph/`` from one list of statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from kg.domain.statements import QuotationStatement, Statement
from kg.export import graphml, html, jsonl, rdf
from kg.export import report as report_file
from kg.export.door import admit
from kg.export.namespaces import BASE, Names
from kg.export.reference import vocabulary
from kg.graph.build import ordered

TITLE = "Position graph"
_LARGE = 1000  # statements that take longer to draw than a process to start


def write_all(
    out: Path,
    statements: Iterable[Statement],
    quotations: Iterable[QuotationStatement],
    report: Mapping[str, object],
    base: str = BASE,
    workers: int = 1,
) -> None:
    """Write statements.jsonl, quotations.jsonl, graph.ttl, graph.trig, vocabulary.ttl, graph.graphml, graph.html and
    report.json into the existing folder ``out``. ``report`` is a mapping (``kg.export.report.Report.mapping``).

    With more than one of ``workers``, a large graph is drawn in a process of its own, started afresh, while this one
    writes its records; the bytes are the same.

    ExportError, before anything is written, where a record cannot be written truly (``kg.export.door.admit``).
    """
    said, quoted = list(statements), list(quotations)
    admit(said, quoted)
    said, quoted = ordered(said), jsonl.ordered_quotations(quoted)
    if workers > 1 and len(said) > _LARGE:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            drawn = pool.submit(_draw, out, said)
            _record(out, said, quoted, report, base)
            drawn.result()
    else:
        _record(out, said, quoted, report, base)
        _draw(out, said)


def _draw(out: Path, said: Sequence[Statement]) -> None:
    graphml.write(out / "graph.graphml", said)
    html.write(out / "graph.html", said, TITLE)


def _record(
    out: Path,
    said: Sequence[Statement],
    quoted: Sequence[QuotationStatement],
    report: Mapping[str, object],
    base: str,
) -> None:
    quads = list(rdf.quads(said, quoted, report, base))
    jsonl.write_statements(out / "statements.jsonl", said)
    jsonl.write_quotations(out / "quotations.jsonl", quoted)
    rdf.write_turtle(out / "graph.ttl", quads, base)
    rdf.write_trig(out / "graph.trig", quads, base)
    (out / "vocabulary.ttl").write_bytes(vocabulary(Names(base)))
    report_file.write(out / "report.json", report)
