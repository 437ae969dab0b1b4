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

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from kg.domain.actors import Actor
from kg.domain.dates import PartialDate
from kg.domain.ids import make_id
from kg.domain.stances import Phase
from kg.domain.statements import RelationStatement, StanceStatement, Statement
from kg.export.namespaces import Names, camel, known
from kg.export.pairs import pairs
from kg.export.triples import TYPE, Triples, date
from kg.export.views import DIRECT, Views, name_keys, outlet_keys, side_counts, takes_side
from kg.graph.nodes import ends
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


def _of_actor(triples: Triples, names: Names, actor: Actor, found: Iterable[Statement]) -> None:
    """Whatever starts at one node."""
    start = names.thing(actor.id)
    stances: list[StanceStatement] = []
    for statement in found:
        if isinstance(statement, StanceStatement):
            stances.append(statement)
            if statement.modality in DIRECT:
                triples.add(start, names.term(camel(statement.type)), names.thing(statement.target.actor.id))
            continue
        triples.add(start, names.term(camel(statement.relation)), names.thing(statement.object.actor.id))
        role = relation_types()[statement.relation].membership
        if role:
            _membership(triples, names, statement, role)
    Views(triples, names, actor.id).describe(stances)


def describe(
    names: Names, statements: Iterable[Statement], nodes: Iterable[Actor], outlets: Iterable[str]
) -> Iterator[Triples]:
    """The graph of derived views over all statements: a piece a node, one for the outlets, then the pairs by target.

    ``nodes`` and ``outlets`` are those of the export. No piece grows with the corpus as a whole.
    """
    graph = names.graph("derived")
    by_start: dict[str, list[Statement]] = defaultdict(list)
    by_target: dict[str, list[StanceStatement]] = defaultdict(list)
    for statement in statements:
        by_start[ends(statement)[0].id].append(statement)
        if isinstance(statement, StanceStatement) and takes_side(statement):
            by_target[statement.target.actor.id].append(statement)
    for actor in nodes:
        triples = Triples(graph)
        _of_actor(triples, names, actor, by_start.get(actor.id, ()))
        side_counts(triples, names, actor.id, by_target.get(actor.id, ()))
        name_keys(triples, names, actor)
        yield triples
    triples = Triples(graph)
    for outlet in outlets:
        outlet_keys(triples, names, outlet)
    yield triples
    for target in sorted(by_target):
        yield pairs(names, target, by_target[target])
