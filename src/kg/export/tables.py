"""statements.csv: one row a statement with every field of statements.jsonl, for spreadsheets, pandas and R.

RFC 4180 with a byte order mark, without which Excel takes the umlauts of UTF-8 for two characters each; pandas and most
other readers pass over it. Text is guarded against formulas (``kg.export.cells``); numbers and truth values are bare.
A relation has its subject in the columns of the holder, its object in those of the target, its name in ``type``. Lists
are JSON. Unknown values are empty.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.domain.statements import Statement
from kg.export.cells import guarded
from kg.export.jsonl import statement_record
from kg.graph.build import ordered

_ACTOR = ("id", "label", "kind", "label_en", "aliases", "metonyms", "wikidata", "mention.text", "mention.start",
          "mention.end", "reasons")  # fmt: skip
_SPAN = ("text", "start", "end")
_FIRST = ("id", "kind", "time.said", "holder.label", "type", "polarity", "target.label", "evidence.text")
COLUMNS = tuple(dict.fromkeys((
    *_FIRST,
    "negated", "modality", "cue.text", "cue.lemma", "cue.start", "cue.end", "reported_by",
    "time.basis", "time.from", "time.until", "time.phase",
    *(f"document.{name}" for name in ("id", "title", "date", "outlet", "source")),
    *(f"holder.{name}" for name in _ACTOR),
    *(f"target.{name}" for name in _ACTOR),
    *(f"evidence.{name}" for name in _SPAN),
    "confidence", "rule", "more_evidence",
)))  # fmt: skip
_ROLES = {"subject": "holder", "object": "target", "relation": "type"}


def _flat(record: Mapping[str, object], path: str = "") -> dict[str, object]:
    """The fields of a record by their path; those of "stance" stand at the top."""
    found: dict[str, object] = {}
    for key, value in record.items():
        name = _ROLES.get(key, key) if not path else key
        if isinstance(value, dict):
            found |= _flat(value, "" if (path, key) == ("", "stance") else f"{path}{name}.")
        else:
            found[path + name] = value
    return found


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return guarded(json.dumps(value, ensure_ascii=False, sort_keys=True)) if value else ""
    return guarded(value) if isinstance(value, str) else str(value)


def write(path: Path, statements: Iterable[Statement]) -> None:
    """Write the table, rows sorted by id. Dots of the field names are underscores in the header."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file, lineterminator="\r\n")
        rows.writerow(column.replace(".", "_") for column in COLUMNS)
        for statement in ordered(statements):
            found = _flat(statement_record(statement))
            rows.writerow(_cell(found.get(column)) for column in COLUMNS)
