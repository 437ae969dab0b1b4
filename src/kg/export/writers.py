"""All files of ``graph/`` from one list of statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.domain.statements import QuotationStatement, Statement
from kg.export import graphml, html, jsonl, rdf
from kg.export import report as report_file
from kg.export.door import admit
from kg.export.namespaces import BASE, Names
from kg.export.reference import vocabulary
from kg.graph.build import ordered

TITLE = "Position graph"


def write_all(
    out: Path,
    statements: Iterable[Statement],
    quotations: Iterable[QuotationStatement],
    report: Mapping[str, object],
    base: str = BASE,
) -> None:
    """Write statements.jsonl, quotations.jsonl, graph.ttl, graph.trig, vocabulary.ttl, graph.graphml, graph.html and
    report.json into the existing folder ``out``. ``report`` is a mapping (``kg.export.report.Report.mapping``).

    ExportError, before anything is written, where a record cannot be written truly (``kg.export.door.admit``).
    """
    said, quoted = list(statements), list(quotations)
    admit(said, quoted)
    said, quoted = ordered(said), jsonl.ordered_quotations(quoted)
    quads = list(rdf.quads(said, quoted, report, base))
    jsonl.write_statements(out / "statements.jsonl", said)
    jsonl.write_quotations(out / "quotations.jsonl", quoted)
    rdf.write_turtle(out / "graph.ttl", quads, base)
    rdf.write_trig(out / "graph.trig", quads, base)
    (out / "vocabulary.ttl").write_bytes(vocabulary(Names(base)))
    graphml.write(out / "graph.graphml", said)
    html.write(out / "graph.html", said, TITLE)
    report_file.write(out / "report.json", report)
