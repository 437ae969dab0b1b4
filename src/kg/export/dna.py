"""A statement table for users of Discourse Network Analyzer and rDNA (Leifeld, https://github.com/leifeld/dna).

The columns up to document_type are those of DNA's own event list with its default statement type (person, organization,
concept, agreement), in its order, with semicolons and times as ``2025-04-02 00:00:00``; further ones follow.

* One row a stance that is asserted or intended: a discourse network counts each row as a view that somebody holds, so
  what is only possible, conditional, counterfactual or asked stands in the other formats alone.
* person is the holder where it is a person, and organization what a relation says of that person at that time: a party
  or body, else whom the person represents, else the office (``organization_basis``: the same document, an interval that
  holds the date, or a sighting within a year). office has the office beside it. Every other holder is itself the
  organization. Nothing is guessed: without such a relation the cells are empty.
* agreement is 1 or 0 after the polarity; neutral types (claims, negotiates_with) leave it empty, so that R reads NA.
  polarity (1, 0, -1) serves as an integer qualifier that keeps them.
* time is empty unless the day is known; date has what is known. Text is guarded against formulas as in statements.csv.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date as Day
from pathlib import Path

from kg.domain.actors import Actor, Kind
from kg.domain.dates import PartialDate
from kg.domain.stances import Time
from kg.domain.statements import RelationStatement, StanceStatement, Statement
from kg.export.cells import guarded
from kg.export.days import days
from kg.export.views import DIRECT, OVER
from kg.graph.build import ordered
from kg.graph.nodes import actors, merge
from kg.lexicon.relations import relation_types

NEAR = 366  # days a sighting may lie before or after a statement
_AGREEMENT = {1: "1", 0: "", -1: "0"}
# a party or a body says more than whom a person acts for, and that more than an office
_ORGANIZATION, _REPRESENTED, _ROLE, _OTHER = range(4)
CODER = "position-graph"
COLUMNS = (
    "statement_id", "time", "person", "organization", "concept", "agreement", "start_position", "stop_position", "text",
    "coder", "document_id", "document_title", "document_author", "document_source", "document_section", "document_type",
    "id", "date", "date_basis", "phase", "polarity", "stance", "modality", "confidence", "holder_id", "holder_kind",
    "concept_id", "concept_kind", "organization_id", "organization_basis", "office", "document", "document_file",
    "reported_by",
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class _Belonging:
    """What a person belongs to at some time, the best first: by kind of relation, then by ground, then by days
    between; ``basis`` says the ground in words."""

    rank: int
    ground: int
    between: int
    doubt: float
    id: str
    basis: str


NONE = _Belonging(9, 9, 0, 0, "", "")


def _first(date: PartialDate) -> Day:
    return Day.fromisoformat(days(date)[0])


def _last(date: PartialDate) -> Day:
    return Day.fromisoformat(days(date)[1])


def _outside(time: Time, when: PartialDate) -> bool:
    """Whether the date is before or after the interval, as far as that is known."""
    early = time.start is not None and _last(when) < _first(time.start)
    return early or (time.until is not None and _last(time.until) < _first(when))


def _elsewhere(time: Time, when: PartialDate) -> tuple[int, int, str] | None:
    """How well a relation of another document is known to hold on the date: ground, days between, and in words."""
    if time.start and time.until:
        return 1, 0, f"{time.start}/{time.until}"
    if time.said is None:
        return None
    between = max((_first(when) - _last(time.said)).days, (_first(time.said) - _last(when)).days, 0)
    return (2, between, f"seen {time.said}") if between <= NEAR else None


class _Belongings:
    """The relations of all persons, of the ranks given, to be asked for the time of a stance."""

    def __init__(self, statements: Iterable[Statement], *ranks: int) -> None:
        self._inside: dict[tuple[str, str], list[RelationStatement]] = defaultdict(list)
        # one of each relation that many documents show on one day
        self._seen: dict[str, dict[tuple[str, str, Time], RelationStatement]] = defaultdict(dict)
        self._known: dict[tuple[str, PartialDate], _Belonging] = {}
        for one in statements:
            if isinstance(one, RelationStatement) and _rank(one) in ranks:
                person = one.subject.actor.id
                self._inside[person, one.document.id].append(one)
                same = (one.relation, one.object.actor.id, one.time)
                self._seen[person][same] = max(self._seen[person].get(same, one), one, key=lambda two: two.confidence)

    def of(self, stance: StanceStatement) -> _Belonging:
        """What the holder belongs to when the stance was said; ``NONE`` where no relation tells."""
        person, when = stance.holder.actor.id, stance.time.said
        inside = (
            _belonging(one, (0, 0, "document"))
            for one in self._inside.get((person, stance.document.id), ())
            if when is None or not _outside(one.time, when)
        )
        return min(inside, default=NONE) if when is None else min(*inside, self._on(person, when), NONE)

    def _on(self, person: str, when: PartialDate) -> _Belonging:
        if (person, when) not in self._known:
            found = [NONE]
            for one in self._seen.get(person, {}).values():
                ground = None if _outside(one.time, when) else _elsewhere(one.time, when)
                if ground:
                    found.append(_belonging(one, ground))
            self._known[person, when] = min(found)
        return self._known[person, when]


def _belonging(one: RelationStatement, ground: tuple[int, int, str]) -> _Belonging:
    return _Belonging(_rank(one), *ground[:2], -one.confidence, one.object.actor.id, ground[2])


def _rank(relation: RelationStatement) -> int:
    if relation.time.phase in OVER:  # a former minister speaks for no ministry
        return _OTHER
    if relation.relation == "represents":
        return _REPRESENTED
    return {"organization": _ORGANIZATION, "role": _ROLE}.get(relation_types()[relation.relation].membership, _OTHER)


def _time(date: PartialDate | None) -> str:
    return f"{date} 00:00:00" if date and date.day else ""


def _row(
    stance: StanceStatement, belonging: _Belonging, office: _Belonging, nodes: Mapping[str, Actor]
) -> dict[str, str | int | float]:
    document, holder, target = stance.document, nodes[stance.holder.actor.id], nodes[stance.target.actor.id]
    person = holder.kind is Kind.PERSON
    organization = belonging.id if person else holder.id
    return {
        "time": _time(stance.time.said),
        "person": holder.label if person else "",
        "organization": nodes[organization].label if organization else "",
        "concept": target.label,
        "agreement": _AGREEMENT[stance.polarity],
        "start_position": stance.evidence.start,
        "stop_position": stance.evidence.end,
        "text": stance.evidence.text,
        "coder": CODER,
        "document_title": document.title or document.id,
        "document_source": document.outlet or "",
        "id": stance.id,
        "date": str(stance.time.said or ""),
        "date_basis": stance.time.basis.value,
        "phase": stance.time.phase.value,
        "polarity": stance.polarity,
        "stance": stance.type,
        "modality": stance.modality.value,
        "confidence": float(stance.confidence),
        "holder_id": holder.id,
        "holder_kind": holder.kind.value,
        "concept_id": target.id,
        "concept_kind": target.kind.value,
        "organization_id": organization,
        "organization_basis": belonging.basis if person else "holder",
        "office": nodes[office.id].label if office.id else "",
        "document": document.id,
        "document_file": document.source,
        "reported_by": "; ".join(nodes[actor.id].label for actor in stance.reported_by),
    }


def write(path: Path, statements: Iterable[Statement]) -> None:
    """Write the table, rows by date, document and place; statement_id and document_id are counted from 1, as DNA wants
    numbers, and id and document are those of the graph."""
    found = ordered(statements)
    nodes = merge(actors(found))
    belongings = _Belongings(found, _ORGANIZATION, _REPRESENTED, _ROLE)
    offices = _Belongings(found, _ROLE)
    stances = [one for one in found if isinstance(one, StanceStatement) and one.modality in DIRECT]
    stances.sort(key=lambda one: (str(one.time.said or ""), one.document.id, one.evidence.start, one.id))
    documents = {id: number for number, id in enumerate(sorted({one.document.id for one in stances}), 1)}
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";", lineterminator="\r\n")
        rows.writerow(COLUMNS)
        for number, stance in enumerate(stances, 1):
            row = _row(stance, belongings.of(stance), offices.of(stance), nodes)
            row |= {"statement_id": number, "document_id": documents[stance.document.id]}
            cells = (row.get(column, "") for column in COLUMNS)
            rows.writerow(guarded(cell) if isinstance(cell, str) else cell for cell in cells)
