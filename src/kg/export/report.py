"""report.json: what a run read, wrote and could not use. No clock, no host name."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.domain.documents import Problem
from kg.domain.judgements import Applied
from kg.domain.statements import QuotationStatement, StanceStatement, Statement
from kg.export.decisions import decisions


def _place(problem: Problem) -> tuple[str, int, str, str]:
    return problem.source, problem.line or 0, problem.reason, problem.remedy


@dataclass(frozen=True, slots=True)
class Report:
    """``inputs`` and ``weights`` map a file name to the SHA-256 of its bytes in hexadecimal digits, ``versions`` the
    program ("position-graph") and its libraries to their versions. ``judgements`` are the decisions of people that
    found something."""

    counts: Mapping[str, int]
    problems: Sequence[Problem] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)
    weights: Mapping[str, str] = field(default_factory=dict)
    judgements: Sequence[Applied] = ()

    def mapping(self) -> dict[str, object]:
        """As ``write`` and ``write_all`` take it; problems sorted by file, line and reason."""
        return {
            "counts": dict(self.counts),
            "problems": [
                {"source": one.source, "line": one.line, "reason": one.reason, "remedy": one.remedy}
                for one in sorted(self.problems, key=_place)
            ],
            "versions": dict(self.versions),
            "inputs": dict(self.inputs),
            "weights": dict(self.weights),
            "judgements": decisions(self.judgements),
        }


def counts(statements: Iterable[Statement], quotations: Iterable[QuotationStatement]) -> dict[str, int]:
    """How many statements there are of each kind and type: "stances", "stance:demands", "relation:member_of" ..."""
    found: Counter[str] = Counter({"stances": 0, "relations": 0, "quotations": 0})
    for statement in statements:
        if isinstance(statement, StanceStatement):
            found.update(("stances", f"stance:{statement.type}"))
        else:
            found.update(("relations", f"relation:{statement.relation}"))
    found["quotations"] = sum(1 for _ in quotations)
    return dict(found)


def write(path: Path, report: Mapping[str, object]) -> None:
    """Write report.json with sorted keys; lone surrogates of file names are written as JSON escapes."""
    text = json.dumps(report, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False)
    escaped = "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in text)
    path.write_text(escaped + "\n", encoding="utf-8", newline="\n")
