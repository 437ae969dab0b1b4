"""The rows that listed queries give on the seeds, one file a question in ``expected/``.

A file begins with the command that asks the question; then come the columns and the rows, tab separated, so that
everybody can hold them against the seeds. ``python tests/export/listed_rows.py`` writes them anew from graph/: read the
difference before you commit it.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rdflib.term import Identifier

from kg.export import rdf
from kg.export.jsonl_reader import read_quotations, read_statements
from kg.export.listed import ListedQuery, listed_queries
from kg.export.lookup import values
from kg.export.query import Dataset, Table, ask, load

GRAPH = Path(__file__).parents[2] / "graph"
EXPECTED = Path(__file__).parent / "expected"
COMMAND = "# kg query "


@dataclass(frozen=True)
class Question:
    """A listed query with values for its parameters, and what it is expected to answer."""

    path: Path
    query: ListedQuery
    given: dict[str, str]
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def read(cls, path: Path) -> Question:
        command, *lines = path.read_text(encoding="utf-8").splitlines()
        name, *arguments = shlex.split(command.removeprefix(COMMAND))
        (query,) = (one for one in listed_queries() if one.name == name)
        given = dict(argument.split("=", 1) for argument in arguments)
        cells = [tuple(line.split("\t")) for line in lines]
        return cls(path, query, given, *(cells[:1] or [()]), tuple(cells[1:]))

    def sparql(self, data: Dataset) -> str:
        return self.query.bound(values(data, self.query, self.given), data.base)

    def write(self, data: Dataset) -> None:
        answer = ask(data, self.sparql(data))
        assert isinstance(answer, Table)
        command = COMMAND + shlex.join([self.query.name, *(f"{name}={text}" for name, text in self.given.items())])
        lines = [command, "\t".join(answer.columns), *("\t".join(row) for row in plain(answer.rows))]
        self.path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def questions() -> list[Question]:
    return [Question.read(path) for path in sorted(EXPECTED.glob("*.tsv"))]


def plain(rows: Iterable[Iterable[object]]) -> list[tuple[str, ...]]:
    """Rows of either engine as the files have them: values without quotes, "" where a variable is unbound."""
    return [tuple("" if cell is None else _flat(cell) for cell in row) for row in rows]


def _flat(cell: object) -> str:
    text = str(cell) if isinstance(cell, Identifier) else str(getattr(cell, "value", cell))
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


def write_graph(folder: Path) -> None:
    """graph.trig and graph.ttl of the seeds, from the statements that graph/ has."""
    statements = list(read_statements(GRAPH / "statements.jsonl"))
    quads = list(rdf.quads(statements, list(read_quotations(GRAPH / "quotations.jsonl"))))
    rdf.write_trig(folder / "graph.trig", quads)
    rdf.write_turtle(folder / "graph.ttl", quads)


def main() -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as name:
        write_graph(Path(name))
        data = load(Path(name))
        for question in questions():
            question.write(data)


if __name__ == "__main__":
    main()
