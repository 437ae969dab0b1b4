"""Decisions of people: their lines in the report, and the graph of judgements made from these lines.

The graph says what the file of judgements said and what it was applied to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields

from pyoxigraph import NamedNode

from kg.domain.ids import make_id
from kg.domain.judgements import WRONG, Applied, Ground, Judgement, Place
from kg.export.namespaces import Names
from kg.export.rdf_resources import Resource, Resources
from kg.export.triples import TYPE, Triples, integer, text
from kg.lexicon.stance_types import stance_types

#: A line of "judgements" in report.json: the keys of the file of judgements, source, line, applied_to and removed.
Decision = dict[str, object]

_NODES = {
    "a": "pg:judgedNode",
    "node": "pg:judgedNode",
    "b": "pg:otherNode",
    "holder": "pg:newHolder",
    "target": "pg:newTarget",
}


def decisions(applied: Iterable[Applied]) -> list[Decision]:
    """The lines of the report, in the order of the judgements; what a judgement leaves open is left out."""
    return [
        _line(one.judgement) | {"applied_to": list(one.statements), "removed": list(one.removed)} for one in applied
    ]


def _line(judgement: Judgement) -> Decision:
    ground = judgement.ground
    line: Decision = {"judgement": type(judgement).__name__.lower(), "source": ground.source, "line": ground.line}
    if ground.why:
        line["why"] = ground.why
    for field in fields(judgement):
        value = getattr(judgement, field.name)
        if isinstance(value, Place):
            line |= {"statement": value.id} | ({"document": value.document} if value.document else {})
        elif isinstance(value, tuple) and value:
            line[field.name] = list(value)
        elif value and not isinstance(value, Ground):
            line[field.name] = value
    return line


def read_decisions(found: object) -> tuple[Decision, ...]:
    """The lines of a report's "judgements"; none where there are none."""
    lines = found if isinstance(found, Sequence) else ()
    return tuple({str(key): value for key, value in line.items()} for line in lines if isinstance(line, dict))


def _text(line: Decision, key: str) -> str:
    value = line.get(key)
    return value if isinstance(value, str) else ""


def _texts(line: Decision, key: str) -> list[str]:
    value = line.get(key)
    return [one for one in value if isinstance(one, str)] if isinstance(value, Sequence) else []


def _ids(names: Names, line: Decision, key: str) -> list[NamedNode]:
    value = line.get(key)
    return [names.thing(str(one)) for one in value if one] if isinstance(value, Sequence) else []


def describe(names: Names, lines: Iterable[Decision]) -> Triples:
    """The graph of judgements."""
    triples = Triples(names.graph("judgements"))
    for line in lines:
        _describe(triples, names, line)
    return triples


def _describe(triples: Triples, names: Names, line: Decision) -> None:
    source, number, kind = _text(line, "source"), _number(line), _text(line, "judgement")
    subject = names.thing(make_id("judgement", source, str(number), kind))
    triples.add(subject, TYPE, names.term("Judgement"))
    triples.add(subject, names.term("judgementKind"), names.concept("judgement", kind))
    triples.add(subject, names.term("sourceFile"), text(source))
    triples.add(subject, names.term("sourceLine"), integer(number))
    if _text(line, "why"):
        triples.add(subject, names.term("why"), text(_text(line, "why")))
    for key, property in _NODES.items():
        if _text(line, key):
            triples.add(subject, names.resolve(property), names.thing(_text(line, key)))
    if _text(line, "document"):
        triples.add(subject, names.term("judgedDocument"), names.document(_text(line, "document")))
    if _text(line, "statement"):
        triples.add(subject, names.term("judgedStatement"), names.thing(_text(line, "statement")))
    if _text(line, "type"):
        form = "stance" if _text(line, "type") in stance_types() else "relation"
        triples.add(subject, names.term("newType"), names.concept(form, _text(line, "type")))
    for key, language in (("label", "de"), ("label_en", "en")):
        if _text(line, key):
            triples.add(subject, names.term("newLabel"), text(_text(line, key), language))
    triples.add(subject, names.term("wrongPart"), *(text(part) for part in _texts(line, "wrong")))
    triples.add(subject, names.term("appliedTo"), *_ids(names, line, "applied_to"))
    triples.add(subject, names.term("removed"), *_ids(names, line, "removed"))


def read_lines(names: Names, found: Resources) -> list[Decision]:
    """The lines that a graph of judgements was made from, in the order of their files."""

    def ids(one: Resource, property: str) -> list[str]:
        return [names.parts(node)[0] for node in one.nodes(property)]

    lines = []
    for one in found.of_type(names.graph("judgements").value, "pg:Judgement"):
        kind = one.concept("pg:judgementKind", "judgement")
        line: Decision = {"judgement": kind, "source": one.text("pg:sourceFile"), "line": one.integer("pg:sourceLine")}
        for key, property in _NODES.items():
            if one.has(property) and (property != "pg:judgedNode" or key == ("node" if kind == "rename" else "a")):
                line[key] = ids(one, property)[0]
        if one.has("pg:judgedDocument"):
            line["document"] = ids(one, "pg:judgedDocument")[0].removeprefix("document:")
        if one.has("pg:judgedStatement"):
            line["statement"] = ids(one, "pg:judgedStatement")[0]
        if one.has("pg:newType"):
            line["type"] = one.node_of("pg:newType").value.partition("#")[2].partition("-")[2].replace("-", "_")
        for key, value in (
            ("why", one.maybe("pg:why")),
            ("label", one.maybe("pg:newLabel", "de")),
            ("label_en", one.maybe("pg:newLabel", "en")),
        ):
            if value:
                line[key] = value
        wrong = one.literals("pg:wrongPart")
        if wrong:
            line["wrong"] = [part for part in WRONG if part in wrong]
        lines.append(line | {"applied_to": ids(one, "pg:appliedTo"), "removed": ids(one, "pg:removed")})
    return sorted(lines, key=lambda line: (str(line["source"]), _number(line)))


def _number(line: Decision) -> int:
    number = line.get("line")
    return number if isinstance(number, int) else 0
