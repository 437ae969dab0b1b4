"""A data set in which one document was read anew: its graph is another one, those of all other documents stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from pyoxigraph import Quad

from kg.domain.statements import QuotationStatement, Statement
from kg.export import rdf
from kg.export.namespaces import BASE
from kg.export.rdf_reader import read_rdf


def renewed(
    quads: Iterable[Quad],
    document: str,
    statements: Iterable[Statement],
    quotations: Iterable[QuotationStatement],
    report: Mapping[str, object] | None = None,
    base: str = BASE,
) -> Iterator[Quad]:
    """The data set ``quads`` with ``statements`` and ``quotations`` in place of what the document (an id) said so far.

    The graphs of all other documents keep every quad. Those of entities, derived views and provenance are made anew,
    because they follow from all documents; ``report`` tells of the run (that of ``quads`` where it is None). Nodes that
    the other documents name keep the names the data set gave them. With no statements and quotations the document's
    graph is gone.
    """
    old = read_rdf(quads, base)
    said = chain((one for one in old.statements if one.document.id != document), statements)
    quoted = chain((one for one in old.quotations if one.document.id != document), quotations)
    kept = {id: excerpts for id, excerpts in old.excerpts.items() if id != document}
    return rdf.quads(said, quoted, old.report if report is None else report, base, kept)
