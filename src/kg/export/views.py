"""Views over the stances of all documents: positions, sides and changes. Regenerable, never the source of truth.

Each view grows with the number of stances alone. Pairs of actors that agree or disagree would grow with the square of
the holders of an issue, so they are left to one join over the sides (``?a pg:inFavourOf ?t . ?b pg:isAgainst ?t``);
a pair of congruence or conflict is that of discourse network analysis (Leifeld 2017).

Only asserted and intended stances count (``DIRECT``). What a text tells of the time before is no position any more, but
it can be where a change starts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from kg.domain.actors import Actor, Kind
from kg.domain.dates import PartialDate
from kg.domain.ids import make_id
from kg.domain.stances import Modality, Phase
from kg.domain.statements import StanceStatement
from kg.export.namespaces import Names, known
from kg.export.triples import TYPE, Triples, date, integer, text

DIRECT = frozenset({Modality.ASSERTED, Modality.INTENDED})
OVER = frozenset({Phase.PAST, Phase.ENDED})  # what was is not so on the day it is told
LEAVES = "leaves"
_DERIVED = known("prov:wasDerivedFrom")
_HIDDEN = known("skos:hiddenLabel")


@dataclass(frozen=True, slots=True)
class Said:
    """What the views need of a stance, and no more of it: they look at all stances at once.

    ``said`` is "" where nobody knows the date; ``direct`` whether it is asserted or intended; ``past`` whether the text
    tells it of the time before.
    """

    id: str
    holder: str
    target: str
    type: str
    polarity: int
    said: str
    document: str
    outlet: str
    direct: bool
    past: bool

    @classmethod
    def of(cls, stance: StanceStatement) -> Said:
        document, time = stance.document, stance.time
        return cls(
            stance.id, stance.holder.actor.id, stance.target.actor.id, stance.type, stance.polarity,
            str(time.said) if time.said else "", document.id, document.outlet or "",
            stance.modality in DIRECT, time.phase is Phase.PAST,
        )  # fmt: skip

    @property
    def side(self) -> int:
        """The side (1, -1) it puts its holder on: 0 where it is not asserted or intended, or is of the time before."""
        return self.polarity if self.direct and not self.past else 0


class Views:
    """The positions and changes of one holder, and the sides it takes."""

    def __init__(self, triples: Triples, names: Names, holder: str) -> None:
        self._triples, self._names, self._holder = triples, names, holder

    def describe(self, stances: Sequence[Said]) -> None:
        """Add what follows from the stances of the holder; their order decides nothing."""
        triples, names = self._triples, self._names
        toward: dict[str, list[Said]] = defaultdict(list)
        for stance in stances:
            if stance.direct:
                toward[stance.target].append(stance)
        for target, found in toward.items():
            held = [one for one in found if not one.past]
            for sign, name in ((1, "inFavourOf"), (-1, "isAgainst")):
                if any(one.polarity == sign for one in held):
                    triples.add(names.thing(self._holder), names.term(name), names.thing(target))
            by_type: dict[tuple[str, int], list[Said]] = defaultdict(list)
            for one in held:
                by_type[one.type, one.polarity].append(one)
            for same in by_type.values():
                self._position(target, same)
            for before, after in _changes(found):
                self._change(target, before, after)
        if stances:
            triples.add(names.thing(self._holder), names.term("stanceCount"), integer(len(stances)))

    def _position(self, target: str, same: list[Said]) -> None:
        triples, names, holder, first = self._triples, self._names, self._holder, same[0]
        position = names.thing(make_id("position", holder, target, first.type, str(first.polarity)))
        triples.add(position, TYPE, names.term("Position"))
        triples.add(position, names.term("positionOf"), names.thing(holder))
        triples.add(position, names.term("positionOn"), names.thing(target))
        triples.add(position, names.term("positionType"), names.concept("stance", first.type))
        triples.add(position, names.term("side"), integer(first.polarity))
        triples.add(position, names.term("statementCount"), integer(len(same)))
        triples.add(position, _DERIVED, *(names.thing(one.id) for one in same))
        dates = sorted(one.said for one in same if one.said)
        if dates:
            triples.add(position, names.term("firstSaid"), date(PartialDate.parse(dates[0])))
            triples.add(position, names.term("lastSaid"), date(PartialDate.parse(dates[-1])))
        outlets = {one.outlet for one in same}
        if len(outlets) == 1 and first.outlet:
            triples.add(position, names.term("onlyOutlet"), names.thing(f"outlet:{first.outlet}"))

    def _change(self, target: str, before: Said, after: Said) -> None:
        triples, names, holder = self._triples, self._names, self._holder
        change = names.thing(make_id("change", before.id, after.id))
        ends = (names.thing(before.id), names.thing(after.id))
        triples.add(change, TYPE, names.term("Change"))
        triples.add(change, names.term("changeOf"), names.thing(holder))
        triples.add(change, names.term("changeOn"), names.thing(target))
        triples.add(change, names.term("before"), ends[0])
        triples.add(change, names.term("after"), ends[1])
        triples.add(change, _DERIVED, *ends)


def _changes(found: Iterable[Said]) -> Iterator[tuple[Said, Said]]:
    """Stances of one holder toward one target that follow each other in time and point in opposite directions.

    A day, month or year that brings both directions decides nothing. 2025 and 2025-03 do not follow each other, since
    nobody knows which came first. What one document tells of the time before precedes what it tells of now.
    """
    sided = sorted((one for one in found if one.polarity), key=lambda one: (one.said, one.id))
    past = {one.document: one for one in reversed(sided) if one.past and not one.said}
    told = set()
    for one in sided:
        before = past.get(one.document)
        if before and not one.past and before.polarity == -one.polarity and one.document not in told:
            told.add(one.document)
            yield before, one
    last: Said | None = None
    for _, group in groupby((one for one in sided if one.said), key=lambda one: one.said):
        same = list(group)
        if len({one.polarity for one in same}) > 1:
            continue
        if last and last.polarity == -same[0].polarity:
            if same[0].said.startswith(last.said):
                continue
            yield last, same[0]
        last = same[-1]


def side_counts(triples: Triples, names: Names, target: str, stances: Sequence[Said]) -> None:
    """Add how many holders are for and against the target, how many leave it, and who is alone against several;
    ``stances`` are those that take a side on it."""
    sides: dict[int, set[str]] = {1: set(), -1: set()}
    for stance in stances:
        sides[stance.side].add(stance.holder)
    if any(sides.values()):
        triples.add(names.thing(target), names.term("favourCount"), integer(len(sides[1])))
        triples.add(names.thing(target), names.term("againstCount"), integer(len(sides[-1])))
    if left := leavers(stances):
        triples.add(names.thing(target), names.term("leaverCount"), integer(len(left)))
    for side, name in ((1, "loneSupporter"), (-1, "loneOpponent")):
        if len(sides[side]) == 1 and len(sides[-side]) > 1:
            triples.add(names.thing(target), names.term(name), *(names.thing(holder) for holder in sides[side]))


def leavers(stances: Iterable[Said]) -> set[str]:
    """Who leaves what the stances are about."""
    return {stance.holder for stance in stances if stance.type == LEAVES}


def leaver_ranks(nodes: Iterable[Actor], met: Mapping[str, Sequence[Said]]) -> dict[str, int]:
    """The rank of each treaty that somebody leaves, by id: the one with most leavers is first, then the name decides.

    With it a question for the order sorts numbers, while sorting names takes an engine longer than all the rest.
    ``met`` are the stances that take a side, by target.
    """
    counted = ((len(leavers(met.get(one.id, ()))), one) for one in nodes if one.kind is Kind.TREATY)
    ordered = sorted((-count, one.label, one.id) for count, one in counted if count)
    return {id: rank for rank, (_, _, id) in enumerate(ordered, 1)}


def name_keys(triples: Triples, names: Names, actor: Actor) -> None:
    """Add every name of a node in the form it is looked up by (``skos:hiddenLabel``, case folded)."""
    given = (actor.id, actor.label, actor.label_en, *actor.aliases, *actor.metonyms)
    triples.add(names.thing(actor.id), _HIDDEN, *(text(key(name)) for name in given if key(name)))


def outlet_keys(triples: Triples, names: Names, outlet: str) -> None:
    """As ``name_keys``, and the outlet's name once, while every article's graph names its outlet."""
    subject = names.thing(f"outlet:{outlet}")
    triples.add(subject, known("rdfs:label"), text(outlet))
    if key(outlet):
        triples.add(subject, _HIDDEN, text(key(outlet)))


def key(name: str) -> str:
    """The form in which names are compared: case folded, runs of white space as one space."""
    return " ".join(name.split()).casefold()
