"""Pairs of actors with a side on one target: the congruence and conflict networks of discourse network analysis
(Leifeld 2017).

Pairs grow with the square of the actors on a target. Where more than ``CROWD`` take a side, any two of them have little
to do with each other, and no pair is written: one join over ``pg:inFavourOf`` and ``pg:isAgainst`` finds them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from kg.domain.ids import make_id
from kg.export.namespaces import Names, known
from kg.export.triples import TYPE, Triples
from kg.export.views import Said

CROWD = 50
_AGREE, _DISAGREE = "Congruence", "Conflict"


def pairs(names: Names, target: str, stances: Iterable[Said]) -> Triples:
    """The pairs on one target as a piece of the derived graph; ``stances`` are those that take a side on it."""
    triples = Triples(names.graph("derived"))
    sides: dict[str, dict[int, list[str]]] = defaultdict(dict)
    for stance in stances:
        sides[stance.holder].setdefault(stance.side, []).append(stance.id)
    if len(sides) > CROWD:
        return triples
    for one, other in combinations(sorted(sides), 2):
        for kind, factor in ((_AGREE, 1), (_DISAGREE, -1)):
            shown = [side for side in sides[one] if side * factor in sides[other]]
            found = [id for side in shown for id in (*sides[one][side], *sides[other][side * factor])]
            if found:
                pair = names.thing(make_id(kind.lower(), one, other, target))
                triples.add(pair, TYPE, names.term("Pair"), names.term(kind))
                triples.add(pair, names.term("pairMember"), names.thing(one), names.thing(other))
                triples.add(pair, names.term("pairOn"), names.thing(target))
                triples.add(pair, known("prov:wasDerivedFrom"), *map(names.thing, found))
    return triples
