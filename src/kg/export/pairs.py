"""Pairs of actors with a side on one target: the congruence and conflict networks of discourse network analysis
(Leifeld 2017).

Pairs grow with the square of the actors on a target. Where more than ``CROWD`` take a side, any two of them have little
to do with each other, and no pair is written: one join over ``pg:inFavourOf`` and ``pg:isAgainst`` finds them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from kg.domain.ids import make_id
from kg.domain.stances import Phase
from kg.domain.statements import StanceStatement
from kg.export.namespaces import Names, known
from kg.export.triples import TYPE, Triples
from kg.export.views import DIRECT

CROWD = 50
_AGREE, _DISAGREE = "Congruence", "Conflict"


class Pairs:
    """Takes stances one by one and keeps their ids by target, holder and side.

    Those count that count for a side (``kg.export.views``): asserted or intended, and not of the time before.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self._by_target: dict[str, dict[str, dict[int, list[str]]]] = defaultdict(dict)

    def add(self, stance: StanceStatement) -> None:
        if stance.polarity and stance.modality in DIRECT and stance.time.phase is not Phase.PAST:
            sides = self._by_target[stance.target.actor.id].setdefault(stance.holder.actor.id, {})
            sides.setdefault(stance.polarity, []).append(stance.id)

    def describe(self) -> Iterator[Triples]:
        """The pairs in pieces of the derived graph, one a target."""
        graph = self._names.graph("derived")
        for target, sides in sorted(self._by_target.items()):
            if 1 < len(sides) <= CROWD:
                triples = Triples(graph)
                for one, other in combinations(sorted(sides), 2):
                    for kind, factor in ((_AGREE, 1), (_DISAGREE, -1)):
                        shown = [side for side in sides[one] if side * factor in sides[other]]
                        found = [*(id for side in shown for id in sides[one][side])]
                        found += [id for side in shown for id in sides[other][side * factor]]
                        if found:
                            self._pair(triples, kind, (one, other), target, found)
                yield triples

    def _pair(self, triples: Triples, kind: str, members: tuple[str, str], target: str, stances: list[str]) -> None:
        names = self._names
        pair = names.thing(make_id(kind.lower(), *members, target))
        triples.add(pair, TYPE, names.term("Pair"), names.term(kind))
        triples.add(pair, names.term("pairMember"), *map(names.thing, members))
        triples.add(pair, names.term("pairOn"), names.thing(target))
        triples.add(pair, known("prov:wasDerivedFrom"), *map(names.thing, stances))
