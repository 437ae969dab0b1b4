"""A finished graph folder as ``kg build`` left it, read again for further exports."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse

from kg.domain.statements import QuotationStatement, Statement
from kg.export import rdf
from kg.export.door import ExportError, admit
from kg.export.jsonl_reader import read_quotations, read_statements
from kg.export.namespaces import BASE
from kg.export.query import head_of


@dataclass(frozen=True, slots=True)
class Finished:
    """The graph in ``folder``. Whatever reads raises KgError with file, place and remedy."""

    folder: Path

    def statements(self) -> list[Statement]:
        """The statements, checked by the door: what it would not let out is not let in either."""
        found = list(read_statements(self.folder / "statements.jsonl"))
        admit(found, ())
        return found

    def quotations(self) -> list[QuotationStatement]:
        """The quotations, checked as the statements are."""
        found = list(read_quotations(self.folder / "quotations.jsonl"))
        admit((), found)
        return found

    def base(self) -> str:
        """The base address the RDF of the folder was written with."""
        return head_of(self._trig).base if self._trig.exists() else BASE

    def quads(self) -> Iterator[Quad]:
        """The quads of graph.trig, one after the other: it alone has the words around each quotation and the hashes of
        the texts. Without it, those that statements.jsonl, quotations.jsonl and report.json give."""
        if not self._trig.exists():
            yield from rdf.quads(self.statements(), self.quotations(), self._report(), BASE)
            return
        try:
            yield from parse(path=self._trig, format=RdfFormat.TRIG)
        except (OSError, SyntaxError, ValueError) as error:
            reason = f"{self._trig}: cannot be read as TriG: {error}; build the graph anew with kg build"
            raise ExportError(reason) from error

    @property
    def _trig(self) -> Path:
        return self.folder / "graph.trig"

    def _report(self) -> dict[str, object]:
        path = self.folder / "report.json"
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise ExportError(f"{path}: cannot be read: {error}; build the graph anew with kg build") from error
        return found if isinstance(found, dict) else {}


def finished(folder: Path) -> Finished:
    """The graph in the folder. ExportError where there is none."""
    if not (folder / "statements.jsonl").is_file():
        raise ExportError(
            f"{folder} holds no graph (no statements.jsonl); build one with: kg build INPUT... -o {folder}"
        )
    return Finished(folder)
