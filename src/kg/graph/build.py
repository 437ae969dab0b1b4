"""Statements -> networkx.MultiDiGraph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

import networkx as nx

from kg.domain.statements import StanceStatement, Statement
from kg.graph.nodes import actors, ends, merge
from kg.lexicon.relations import relation_types
from kg.lexicon.stance_types import stance_types

if TYPE_CHECKING:
    Graph = nx.MultiDiGraph[str]


def ordered(statements: Iterable[Statement]) -> list[Statement]:
    """The statements sorted by id, one an id.

    Two statements with one id say the same at the same place; the more confident one stays, and between equals the
    first by its written form, so that the order of arrival decides nothing.
    """
    by_id: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_id[statement.id].append(statement)
    return [_best(by_id[key]) for key in sorted(by_id)]


def _best(same: list[Statement]) -> Statement:
    return same[0] if len(same) == 1 else min(same, key=lambda one: (-one.confidence, repr(one)))


def _labels(statement: Statement) -> tuple[str, str]:
    if isinstance(statement, StanceStatement):
        stance = stance_types()[statement.type]
        return stance.label_de, stance.label_en
    relation = relation_types()[statement.relation]
    return relation.label_de, relation.label_en


def _edge(statement: Statement) -> dict[str, str | int | float | bool]:
    document, time = statement.document, statement.time
    label_de, label_en = _labels(statement)
    common: dict[str, str | int | float | bool] = {
        "label": f"{label_de} / {label_en}",
        "label_de": label_de,
        "label_en": label_en,
        "weight": float(statement.confidence),
        "confidence": float(statement.confidence),
        "date": str(time.said) if time.said else "",
        "date_basis": time.basis.value,
        "phase": time.phase.value,
        "valid_from": str(time.start) if time.start else "",
        "valid_until": str(time.until) if time.until else "",
        "document": document.id,
        "title": document.title,
        "outlet": document.outlet or "",
        "evidence": statement.evidence.text,
        "start": statement.evidence.start,
        "end": statement.evidence.end,
        "rule": statement.rule,
    }
    if isinstance(statement, StanceStatement):
        return common | {
            "kind": "stance",
            "type": statement.type,
            "polarity": statement.polarity,
            "negated": statement.negated,
            "modality": statement.modality.value,
            "cue": statement.cue.span.text,
            "reported_by": "; ".join(actor.label for actor in statement.reported_by),
        }
    return common | {"kind": "relation", "type": statement.relation, "polarity": 0, "negated": False,
                     "modality": "asserted", "cue": "", "reported_by": ""}  # fmt: skip


def build(statements: Iterable[Statement]) -> Graph:
    """A directed multigraph: nodes are keyed by actor id, edges by statement id, both in sorted order.

    Nodes carry label, label_en, kind, aliases and metonyms (joined by "; ") and wikidata. Edges carry kind ("stance" or
    "relation"), type, label (German / English), polarity, negated, modality, weight and confidence in [0, 1], date
    (ISO 8601, reduced precision, "" where unknown), date_basis, phase, valid_from, valid_until, document, title,
    outlet, evidence with its offsets start and end, cue, reported_by and rule. Unknown values are "", never None.
    """
    found = ordered(statements)
    graph: Graph = nx.MultiDiGraph()
    for actor in merge(actors(found)).values():
        graph.add_node(
            actor.id,
            label=actor.label,
            label_en=actor.label_en,
            kind=actor.kind.value,
            aliases="; ".join(actor.aliases),
            metonyms="; ".join(actor.metonyms),
            wikidata=actor.wikidata,
        )
    for statement in found:
        start, end = ends(statement)
        graph.add_edge(start.id, end.id, key=statement.id, **_edge(statement))
    return graph
