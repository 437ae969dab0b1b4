"""Which nodes readers declared one or kept apart, and what they are called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from kg.domain.actors import Actor, Kind, Linked, Reason, kind_of
from kg.domain.documents import Problem
from kg.domain.judgements import Different, Ground, Judgement, Rename, Same
from kg.domain.statements import QuotationStatement, StanceStatement, Statement
from kg.lexicon.actors import actors
from kg.lexicon.people import people

_SCORE = 1.0


@cache
def _listed() -> dict[str, Actor]:
    """Every actor of the lexicon by id."""
    return {**actors().by_id, **{person.id: person for person in people().values()}}


class Nodes:
    """The node each node has become. A union of sets (Tarjan 1975) whose representative is the last ``b``.

    ``problems`` names judgements that contradict a ``different``; their grounds are in ``refused``.
    """

    def __init__(
        self,
        judgements: Sequence[Judgement],
        statements: Iterable[Statement],
        quotations: Iterable[QuotationStatement],
    ) -> None:
        self._seen: dict[str, Actor] = {}
        for statement in statements:
            for actor in _actors(statement):
                self._seen.setdefault(actor.id, actor)
        for quotation in quotations:
            if quotation.speaker is not None:
                self._seen.setdefault(quotation.speaker.actor.id, quotation.speaker.actor)
        self._given = {one.b: one.label for one in judgements if isinstance(one, Different) and one.label}
        self._parent: dict[str, str] = {}
        self._grounds: dict[str, Ground] = {}
        self.problems: list[Problem] = []
        self.refused: set[Ground] = set()
        self._apart = [(one.a, one.b) for one in judgements if isinstance(one, Different)]
        for judgement in judgements:
            if isinstance(judgement, Same):
                self._join(judgement)
        self._names = {one.node: one for one in judgements if isinstance(one, Rename)}
        self._final: dict[str, Actor] = {}

    def missing(self, judgement: Same | Rename) -> str:
        """Why a judgement on nodes changes nothing, "" where it does."""
        if isinstance(judgement, Rename):
            there = judgement.node in self._seen or self._root(judgement.node) in self._parent.values()
            return "" if there else f"the graph has no node {judgement.node!r} any more"
        return "" if judgement.a in self._seen else f"the graph has no node {judgement.a!r} any more"

    def actor(self, actor_id: str, label: str = "") -> Actor:
        """The actor of an id as the documents, else the lexicon, else ``label`` call it."""
        if actor_id not in self._seen:
            name = label or self._given.get(actor_id, "") or actor_id.partition(":")[2].replace("-", " ")
            self._seen[actor_id] = _listed().get(actor_id) or Actor(actor_id, name, kind_of(actor_id) or Kind.ISSUE)
        return self._seen[actor_id]

    def final(self, actor: Actor) -> Actor:
        """What the actor is called and counted as in the end."""
        if actor.id not in self._parent:
            return self._named(actor)
        root = self._root(actor.id)
        if root not in self._final:
            self._final[root] = self._named(self._kept(root))
        return self._final[root]

    def linked(self, linked: Linked) -> Linked:
        """The link with the actor that it leads to in the end, and the reason where that is another one."""
        actor = self.final(linked.actor)
        if actor.id == linked.actor.id:
            return linked if actor == linked.actor else replace(linked, actor=actor)
        ground = self._grounds[linked.actor.id]
        why = f"{ground.source}, Zeile {ground.line}: {linked.actor.id} und {actor.id} sind eins."
        why += f" ({ground.why})" if ground.why else ""
        return replace(linked, actor=actor, reasons=(*linked.reasons, Reason("judgement", _SCORE, why)))

    def _root(self, actor_id: str) -> str:
        while self._parent.get(actor_id, actor_id) != actor_id:
            actor_id = self._parent[actor_id]
        return actor_id

    def _join(self, judgement: Same) -> None:
        first, second = self._root(judgement.a), self._root(judgement.b)
        if any({self._root(a), self._root(b)} == {first, second} for a, b in self._apart):
            reason = f"{judgement.a!r} and {judgement.b!r} are declared different by another line"
            ground = judgement.ground
            self.problems.append(Problem(ground.source, reason, "delete one of the two lines", ground.line))
            self.refused.add(ground)
        elif first != second:
            self._parent[first] = second
            self._parent.setdefault(second, second)
            self._grounds[first] = judgement.ground

    def _kept(self, root: str) -> Actor:
        """The representative, which can be called by every name of those that became one with it."""
        others = [self._seen[one] for one in sorted(self._parent) if one != root and one in self._seen]
        others = [other for other in others if self._root(other.id) == root]
        kept = self.actor(root, others[0].label if others else "")
        names = {name for other in others for name in (other.label, *other.aliases)} - {kept.label, *kept.aliases}
        return replace(kept, aliases=(*kept.aliases, *sorted(names)))

    def _named(self, actor: Actor) -> Actor:
        given = self._names.get(actor.id)
        if given is None:
            return actor
        label = given.label or actor.label
        former = () if label == actor.label else (actor.label,)
        aliases = tuple(name for name in dict.fromkeys((*actor.aliases, *former)) if name != label)
        return replace(actor, label=label, label_en=given.label_en or actor.label_en, aliases=aliases)


def _actors(statement: Statement) -> tuple[Actor, ...]:
    if isinstance(statement, StanceStatement):
        return (statement.holder.actor, statement.target.actor, *statement.reported_by)
    return (statement.subject.actor, statement.object.actor)
