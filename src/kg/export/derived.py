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
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.domain.actors import Actor
from kg.domain.dates import PartialDate
from kg.domain.ids import make_id
from kg.domain.stances import Time
from kg.domain.statements import StanceStatement, Statement
from kg.export.namespaces import Names, camel, known
from kg.export.pairs import pairs
from kg.export.triples import TYPE, Triples, date, integer
from kg.export.views import OVER, Said, Views, leaver_ranks, name_keys, outlet_keys, side_counts
from kg.lexicon.relations import relation_types


@dataclass(frozen=True, slots=True)
class _Related:
    """What the views need of a relation from its subject."""

    id: str
    relation: str
    object: str
    time: Time


def _instant(triples: Triples, instant: NamedNode, value: PartialDate) -> None:
    name = "inXSDDate" if value.day else "inXSDgYearMonth" if value.month else "inXSDgYear"
    triples.add(instant, TYPE, known("time:Instant"))
    triples.add(instant, known(f"time:{name}"), date(value))


def _membership(triples: Triples, names: Names, subject: str, statement: _Related, role: str) -> None:
    time = statement.time
    bounds = [str(end) if end else "" for end in (time.start, time.until)]
    id = make_id("membership", subject, statement.relation, statement.object, *bounds)
    membership = names.thing(id)
    triples.add(membership, TYPE, known("org:Membership"))
    triples.add(membership, known("org:member"), names.thing(subject))
    triples.add(membership, known(f"org:{role}"), names.thing(statement.object))
    triples.add(membership, known("prov:wasDerivedFrom"), names.thing(statement.id))
    triples.add(membership, names.term("relationType"), names.concept("relation", statement.relation))
    seen = None if time.phase in OVER else time.said
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


def _related(triples: Triples, names: Names, subject: str, statement: _Related) -> None:
    triples.add(names.thing(subject), names.term(camel(statement.relation)), names.thing(statement.object))
    role = relation_types()[statement.relation].membership
    if role:
        _membership(triples, names, subject, statement, role)


def describe(
    names: Names, statements: Iterable[Statement], nodes: Collection[Actor], outlets: Iterable[str]
) -> Iterator[Triples]:
    """The graph of derived views over all statements: a piece a node, one for the outlets, then the pairs by target.

    ``nodes`` and ``outlets`` are those of the export. No piece grows with the corpus as a whole, and of the
    statements only what the views need stays in memory.
    """
    graph = names.graph("derived")
    held: dict[str, list[Said]] = defaultdict(list)
    met: dict[str, list[Said]] = defaultdict(list)
    related: dict[str, list[_Related]] = defaultdict(list)
    for statement in statements:
        if isinstance(statement, StanceStatement):
            said = Said.of(statement)
            held[said.holder].append(said)
            if said.side:
                met[said.target].append(said)
        else:
            end = statement.object.actor.id
            related[statement.subject.actor.id].append(_Related(statement.id, statement.relation, end, statement.time))
    ranks = leaver_ranks(nodes, met)
    for actor in nodes:
        triples = Triples(graph)
        for said in held.get(actor.id, ()):
            if said.direct:
                triples.add(names.thing(actor.id), names.term(camel(said.type)), names.thing(said.target))
        for relation in related.get(actor.id, ()):
            _related(triples, names, actor.id, relation)
        Views(triples, names, actor.id).describe(held.get(actor.id, ()))
        side_counts(triples, names, actor.id, met.get(actor.id, ()))
        if actor.id in ranks:
            triples.add(names.thing(actor.id), names.term("leaverRank"), integer(ranks[actor.id]))
        name_keys(triples, names, actor)
        yield triples
    triples = Triples(graph)
    for outlet in outlets:
        outlet_keys(triples, names, outlet)
    yield triples
    for target in sorted(met):
        yield pairs(names, target, met[target])
