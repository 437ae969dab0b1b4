"""The graph of derived views: regenerable from the statements, never the source of truth.

* Direct triples ``<holder> pg:demands <target>`` for stances that are asserted or intended. What is merely possible,
  conditional, counterfactual or asked has its stance resource only: a simple query must not find what nobody holds.
* ``<subject> pg:memberOf <object>`` for relations.
* ``org:Membership`` for belongings and offices, each dated one with its interval (``org:memberDuring``): the ends that
  a text gives, and the dates on which a statement shows it (``pg:seenOn``, ``time:inside``).
* Positions, sides, changes and the names nodes are looked up by (``kg.export.views``).
* Pairs of actors that agree or disagree (``kg.export.pairs``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from kg.domain.actors import Actor
from kg.domain.dates import PartialDate
from kg.domain.ids import make_id
from kg.domain.stances import Phase
from kg.domain.statements import RelationStatement, StanceStatement, Statement
from kg.export.namespaces import Names, camel, known
from kg.export.pairs import Pairs
from kg.export.triples import TYPE, Triples, date
from kg.export.views import DIRECT, Views, name_keys
from kg.lexicon.relations import relation_types

_OVER = frozenset({Phase.PAST, Phase.ENDED})  # what was is not seen on the day it is told


def _instant(triples: Triples, instant: NamedNode, value: PartialDate) -> None:
    name = "inXSDDate" if value.day else "inXSDgYearMonth" if value.month else "inXSDgYear"
    triples.add(instant, TYPE, known("time:Instant"))
    triples.add(instant, known(f"time:{name}"), date(value))


def _membership(triples: Triples, names: Names, statement: RelationStatement, role: str) -> None:
    time = statement.time
    bounds = [str(end) if end else "" for end in (time.start, time.until)]
    id = make_id("membership", statement.subject.actor.id, statement.relation, statement.object.actor.id, *bounds)
    membership = names.thing(id)
    triples.add(membership, TYPE, known("org:Membership"))
    triples.add(membership, known("org:member"), names.thing(statement.subject.actor.id))
    triples.add(membership, known(f"org:{role}"), names.thing(statement.object.actor.id))
    triples.add(membership, known("prov:wasDerivedFrom"), names.thing(statement.id))
    triples.add(membership, names.term("relationType"), names.concept("relation", statement.relation))
    seen = None if time.phase in _OVER else time.said
    if seen:
        triples.add(membership, names.term("seenOn"), date(seen))
    for name, value in (("hasBeginning", time.start), ("hasEnd", time.until), ("inside", seen)):
        if value:
            interval = names.thing(id, "interval")
            triples.add(membership, known("org:memberDuring"), interval)
            triples.add(interval, TYPE, known("time:Interval"))
            instant = names.thing(id, "interval", f"{value}" if name == "inside" else name)
            triples.add(interval, known(f"time:{name}"), instant)
            _instant(triples, instant, value)


def describe(
    names: Names, statements: Iterable[Statement], nodes: Iterable[Actor], outlets: Iterable[str]
) -> Iterator[Triples]:
    """The graph of derived views over all statements, in pieces; ``nodes`` and ``outlets`` are those of the export."""
    triples = Triples(names.graph("derived"))
    views, pairs = Views(names), Pairs(names)
    for statement in statements:
        if isinstance(statement, StanceStatement):
            views.add(statement)
            pairs.add(statement)
            if statement.modality in DIRECT:
                holder, target = names.thing(statement.holder.actor.id), names.thing(statement.target.actor.id)
                triples.add(holder, names.term(camel(statement.type)), target)
            continue
        subject, object_ = names.thing(statement.subject.actor.id), names.thing(statement.object.actor.id)
        triples.add(subject, names.term(camel(statement.relation)), object_)
        role = relation_types()[statement.relation].membership
        if role:
            _membership(triples, names, statement, role)
    views.describe(triples)
    name_keys(triples, names, nodes, outlets)
    yield triples
    yield from pairs.describe()
