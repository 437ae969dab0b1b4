"""Which statements the page shows, in which order, and what their ends and names are."""

from __future__ import annotations

from collections.abc import Iterable

from kg.domain.actors import Linked
from kg.domain.statements import StanceStatement, Statement


def unique(statements: Iterable[Statement]) -> list[Statement]:
    """One statement per id, newest first, then in the order of documents and texts; undated ones last."""
    by_id: dict[str, Statement] = {}
    for item in statements:
        key = item.id
        if key not in by_id or _rank(item) < _rank(by_id[key]):
            by_id[key] = item
    ordered = sorted(by_id, key=lambda key: (*_place(by_id[key]), key))
    ordered.sort(key=lambda key: str(by_id[key].time.said or by_id[key].document.date or ""), reverse=True)
    return [by_id[key] for key in ordered]


def _place(item: Statement) -> tuple[str, int, int]:
    return item.document.id, item.evidence.start, ends(item)[0].mention.span.start


def _rank(item: Statement) -> tuple[float, str, str]:
    """Which of two statements of one id is kept, whatever order they came in: the surer one."""
    return -item.confidence, item.rule, repr((item.time, item.evidence, ends(item)))


def ends(item: Statement) -> tuple[Linked, Linked]:
    """Who holds or is, and what it is about."""
    return (item.holder, item.target) if isinstance(item, StanceStatement) else (item.subject, item.object)


def name(item: Statement) -> str:
    """The stance type or the relation."""
    return item.type if isinstance(item, StanceStatement) else item.relation


def bundle(item: Statement) -> tuple[str, str, str, str]:
    """The edge a statement belongs to: from, to, "stance" or "relation", name."""
    start, end = ends(item)
    kind = "stance" if isinstance(item, StanceStatement) else "relation"
    return start.actor.id, end.actor.id, kind, name(item)
