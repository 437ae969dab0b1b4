"""One node for each actor, whatever the documents call it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.domain.actors import Actor
from kg.domain.statements import QuotationStatement, StanceStatement, Statement


def ends(statement: Statement) -> tuple[Actor, Actor]:
    """The actors an edge runs from and to: holder and target, or subject and object."""
    if isinstance(statement, StanceStatement):
        return statement.holder.actor, statement.target.actor
    return statement.subject.actor, statement.object.actor


def actors(statements: Iterable[Statement], quotations: Iterable[QuotationStatement] = ()) -> Iterator[Actor]:
    """Every actor as each statement and quotation names it, with repetition."""
    for statement in statements:
        yield from ends(statement)
        for evidence in statement.proofs:
            yield from evidence.reported_by
    for quotation in quotations:
        if quotation.speaker is not None:
            yield quotation.speaker.actor


def _commonest(values: Iterable[str]) -> str:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], len(value), value), default="")


def _merged(seen: list[Actor]) -> Actor:
    label = _commonest(actor.label for actor in seen) or seen[0].id
    metonyms = {name for actor in seen for name in actor.metonyms if name}
    names = {name for actor in seen for name in (actor.label, *actor.aliases) if name}
    kind = _commonest(actor.kind for actor in seen)
    wikidata = {actor.wikidata for actor in seen if actor.wikidata}
    return Actor(
        id=seen[0].id,
        label=label,
        kind=next(actor.kind for actor in seen if actor.kind == kind),
        label_en=_commonest(actor.label_en for actor in seen),
        aliases=tuple(sorted(names - {label})),
        metonyms=tuple(sorted(metonyms - {label})),
        # two different ids for one node mean that none is confirmed
        wikidata=wikidata.pop() if len(wikidata) == 1 else "",
    )


def merge(found: Iterable[Actor]) -> Mapping[str, Actor]:
    """One actor an id, sorted by id: the commonest label (ties: the shortest, then the first by alphabet) names it,
    all other labels become aliases. The order of ``found`` does not change the result."""
    by_id: dict[str, list[Actor]] = defaultdict(list)
    for actor in found:
        by_id[actor.id].append(actor)
    return {key: _merged(by_id[key]) for key in sorted(by_id)}
