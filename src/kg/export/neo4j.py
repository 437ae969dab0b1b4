"""A folder of CSV files for ``neo4j-admin database import``: nodes.csv, relationships.csv and how to import them.

Headers carry the types (Neo4j Operations Manual, Import, CSV header format). Text is quoted, so that the importer keeps
blanks at its ends, and unknown values are bare, which it reads as null. A partial date stays text (``date``) and spans
``date_from`` to ``date_to`` as real dates. Lists are joined by U+001F, which stands in no text: where it does, it is
written as U+FFFD. These files are for a program: they are not guarded against formulas; statements.csv is.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.domain.actors import Actor
from kg.domain.dates import PartialDate
from kg.domain.statements import Statement
from kg.export.days import days
from kg.graph.build import build, ordered
from kg.graph.nodes import actors, merge

SEPARATOR = "\x1f"
COMMAND = (
    "neo4j-admin database import full neo4j --nodes=nodes.csv --relationships=relationships.csv"
    " --multiline-fields=true --array-delimiter=U+001F"
)
_README = f"""Stop the database, stand in this folder and run

    {COMMAND}

(--overwrite-destination replaces a database of that name). A first question, in Cypher:

    MATCH (who)-[s:DEMANDS|SUPPORTS]->(what) RETURN who.label, type(s), what.label, s.date, s.evidence
"""
_NODE = ("id:ID", "label:string", "label_en:string", "kind:string", "aliases:string[]", "metonyms:string[]",
         "wikidata:string", ":LABEL")  # fmt: skip
_TYPES = {str: "string", int: "int", float: "double", bool: "boolean"}

Value = str | int | float | bool | tuple[str, ...]


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        value = SEPARATOR.join(one.replace(SEPARATOR, "\ufffd") for one in value)
    if isinstance(value, str):
        return '"{}"'.format(value.replace('"', '""')) if value else ""
    return str(value)


def _write(path: Path, header: Iterable[str], rows: Iterable[Iterable[Value]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(header) + "\n")
        file.writelines(",".join(map(_cell, row)) + "\n" for row in rows)


def _node(actor: Actor) -> tuple[Value, ...]:
    kind = actor.kind.value
    return (actor.id, actor.label, actor.label_en, kind, actor.aliases, actor.metonyms, actor.wikidata,
            kind.capitalize())  # fmt: skip


def _span(date: str) -> tuple[str, str]:
    return days(PartialDate.parse(date)) if date else ("", "")


def write(folder: Path, statements: Iterable[Statement]) -> None:
    """Write the files into the existing folder. A node's label in Neo4j is its kind (``State``), a relationship's type
    the type of the statement (``DEMANDS``); both are keyed by the ids of the graph."""
    found = ordered(statements)
    edges = list(build(found).edges(keys=True, data=True))
    names = list(edges[0][3]) if edges else []
    header = [":START_ID", ":END_ID", ":TYPE", "id:string", "date_from:date", "date_to:date"]
    header += [f"{name}:{_TYPES[type(edges[0][3][name])]}" for name in names]
    _write(folder / "nodes.csv", _NODE, map(_node, merge(actors(found)).values()))
    _write(
        folder / "relationships.csv",
        header,
        (
            (start, end, data["type"].upper(), key, *_span(data["date"]), *(data[name] for name in names))
            for start, end, key, data in edges
        ),
    )
    (folder / "README.txt").write_text(_README, encoding="utf-8", newline="\n")
