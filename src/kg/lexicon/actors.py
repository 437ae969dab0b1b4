"""Actors known by name: states, organisations, treaties, events, regions, and one index over all their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources.abc import Traversable

from kg.domain.actors import Actor, Kind
from kg.domain.documents import Problem
from kg.domain.ids import slug
from kg.errors import LexiconError
from kg.lexicon.endings import stem_name, without_ending
from kg.lexicon.names import fold
from kg.lexicon.tables import ROOT, Row, read_table

STATES = "states.tsv"
STATE_COLUMNS = ("iso2", "label_de", "label_en", "wikidata", "adjectives", "demonyms", "seats", "aliases")
ORGANISATIONS = "organisations.tsv"
ORGANISATION_COLUMNS = (
    "slug", "label_de", "label_en", "class", "aliases", "seats", "members", "adjectives", "state", "wikidata",
)  # fmt: skip
TREATIES = "treaties.tsv"
TREATY_COLUMNS = ("slug", "label_de", "label_en", "kind", "aliases", "example")
REGIONS = "regions.tsv"
REGION_COLUMNS = ("slug", "label_de", "label_en", "aliases", "adjectives", "demonyms", "example")
AMBIGUOUS = "ambiguous.tsv"
AMBIGUOUS_COLUMNS = ("name", "actors", "why")
MEDIA = frozenset({"agency", "newspaper", "broadcaster"})
CLASSES = MEDIA | {"international", "bloc", "party", "armed", "ngo", "body", "region", "company"}
_EXACT_BELOW = 4


class Via(StrEnum):
    """By which kind of name a mention can name an actor."""

    NAME = "name"
    ADJECTIVE = "adjective"
    DEMONYM = "demonym"
    MEMBER = "member"
    SEAT = "seat"


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that a name can mean; ``alias`` is the name as the table has it."""

    actor: Actor
    via: Via
    alias: str


@dataclass(frozen=True, slots=True)
class Actors:
    """All known actors. ``classes``: class of an organisation by id; ``home``: the state of a national body by id."""

    by_id: Mapping[str, Actor]
    classes: Mapping[str, str]
    home: Mapping[str, str]
    names: Mapping[str, tuple[Sense, ...]]
    stems: Mapping[str, tuple[Sense, ...]]

    def named(self, name: str) -> tuple[Sense, ...]:
        """Every sense of ``name`` in a fixed order, names in other cases among them (*Vereinten Nationen*).

        Short names of capitals need their capitals (*US*, not *us*).
        """
        plain = name.strip()
        for shorter in without_ending(plain, "genitive"):
            senses = tuple(sense for sense in self.names.get(fold(shorter), ()) if _spelt(sense.alias, shorter))
            if senses:
                return senses
        return self.stems.get(stem_name(plain), ()) if " " in plain else ()

    def adjective(self, word: str) -> tuple[Sense, ...]:
        """The senses of a derived adjective in any of its forms (*russischen*)."""
        for stem in without_ending(fold(word), "adjective"):
            senses = tuple(sense for sense in self.names.get(stem, ()) if sense.via is Via.ADJECTIVE)
            if senses:
                return senses
        return ()

    def origin(self, word: str) -> tuple[Sense, ...]:
        """The senses of the place in an adjective like *Londoner*: states by their seats, regions by their names."""
        for place in list(without_ending(word.strip(), "origin"))[1:]:
            senses = tuple(s for s in self.names.get(fold(place), ()) if s.via in (Via.SEAT, Via.NAME))
            if senses:
                return senses
        return ()

    def class_of(self, actor_id: str) -> str:
        """The class column of an organisation, "" for everyone else."""
        return self.classes.get(actor_id, "")

    def is_medium(self, actor_id: str) -> bool:
        """Whether the actor is an agency, a newspaper or a broadcaster."""
        return self.class_of(actor_id) in MEDIA


def _spelt(alias: str, name: str) -> bool:
    if len(alias) >= _EXACT_BELOW or not alias.isupper():
        return True
    return name == alias or (len(alias) == _EXACT_BELOW - 1 and name == alias.capitalize())


@dataclass(frozen=True, slots=True)
class _Entry:
    """An actor on its way into the index, with the row that tells of it and its names by kind."""

    row: Row
    actor: Actor
    names: tuple[tuple[Via, tuple[str, ...]], ...]


def _cells(row: Row, column: str) -> tuple[str, ...]:
    return () if row[column] == "-" else row.many(column)


def _state(row: Row) -> _Entry:
    aliases, seats = _cells(row, "aliases"), _cells(row, "seats")
    wikidata = row["wikidata"].strip("-")
    actor = Actor(f"state:{row['iso2']}", row["label_de"], Kind.STATE, row["label_en"], aliases, seats, wikidata)
    return _Entry(
        row,
        actor,
        (
            (Via.NAME, (row["label_de"], *aliases)),
            (Via.ADJECTIVE, _cells(row, "adjectives")),
            (Via.DEMONYM, _cells(row, "demonyms")),
            (Via.SEAT, seats),
        ),
    )


def _organisation(row: Row) -> _Entry:
    aliases, seats = _cells(row, "aliases"), _cells(row, "seats")
    label, english = row["label_de"], row["label_en"]
    actor = Actor(f"org:{row['slug']}", label, Kind.ORGANISATION, english, aliases, seats, row["wikidata"].strip("-"))
    return _Entry(
        row,
        actor,
        (
            (Via.NAME, (label, *aliases)),
            (Via.ADJECTIVE, _cells(row, "adjectives")),
            (Via.MEMBER, _cells(row, "members")),
            (Via.SEAT, seats),
        ),
    )


def _treaty(row: Row) -> _Entry:
    kind = Kind.EVENT if row["kind"] == "event" else Kind.TREATY
    aliases = _cells(row, "aliases")
    actor = Actor(f"{kind}:{row['slug']}", row["label_de"], kind, row["label_en"], aliases)
    return _Entry(row, actor, ((Via.NAME, (row["label_de"], *aliases)),))


def _region(row: Row) -> _Entry:
    aliases = _cells(row, "aliases")
    actor = Actor(f"group:{row['slug']}", row["label_de"], Kind.GROUP, row["label_en"], aliases)
    return _Entry(
        row,
        actor,
        (
            (Via.NAME, (row["label_de"], *aliases)),
            (Via.ADJECTIVE, _cells(row, "adjectives")),
            (Via.DEMONYM, _cells(row, "demonyms")),
        ),
    )


_TABLES = (
    (STATES, STATE_COLUMNS, _state),
    (ORGANISATIONS, ORGANISATION_COLUMNS, _organisation),
    (TREATIES, TREATY_COLUMNS, _treaty),
    (REGIONS, REGION_COLUMNS, _region),
)


def _row_problems(row: Row, states: frozenset[str]) -> Iterator[Problem]:
    values = row.values
    key = values.get("slug", values.get("iso2", ""))
    if key != slug(key):
        yield row.problem(f"the id {key!r} is no slug", f"write {slug(key)}")
    if "class" in values and values["class"] not in CLASSES:
        yield row.problem(f"class {values['class']!r} is unknown", f"write one of {', '.join(sorted(CLASSES))}")
    if "kind" in values and values["kind"] not in {"treaty", "event"}:
        yield row.problem(f"kind {values['kind']!r} is unknown", "write treaty or event")
    if "state" in values and values["state"] != "-" and values["state"] not in states:
        yield row.problem(f"state {values['state']!r} is no code of {STATES}", "write an iso2 code or -")
    wikidata = values.get("wikidata", "-")
    if wikidata != "-" and not (wikidata[:1] == "Q" and wikidata[1:].isdigit()):
        yield row.problem(f"wikidata {wikidata!r} is no Q-id", "write Q and digits, or -")
    for column in ("label_de", "label_en"):
        if values[column] in {"", "-"}:
            yield row.problem(f"{column} is empty", "give the actor a label")


_SPACES = {Via.MEMBER: "person", Via.DEMONYM: "person"}


class _Index:
    """Collects names and reports every name that two actors claim without a row of ambiguous.tsv."""

    def __init__(self, shared: Mapping[str, tuple[str, ...]]) -> None:
        self.shared = shared
        self.owners: dict[tuple[str, str], tuple[str, Row]] = {}
        self.senses: dict[str, list[Sense]] = {}

    def add(self, entry: _Entry) -> Iterator[Problem]:
        for via, names in entry.names:
            for name in names:
                key = fold(name)
                space = _SPACES.get(via, str(via))
                first, line = self.owners.setdefault((space, key), (entry.actor.id, entry.row))
                if first == entry.actor.id and line is entry.row and self._has(key, entry.actor.id, via):
                    yield entry.row.problem(f"{via} {name!r} stands there twice", "delete one of the two")
                elif first != entry.actor.id and entry.actor.id not in self.shared.get(key, ()):
                    yield entry.row.problem(
                        f"{via} {name!r} also belongs to {first} ({line.file}:{line.line})",
                        f"delete one of the two or explain both in {AMBIGUOUS}",
                    )
                self.senses.setdefault(key, []).append(Sense(entry.actor, via, name))

    def _has(self, key: str, actor_id: str, via: Via) -> bool:
        return any(sense.actor.id == actor_id and sense.via is via for sense in self.senses.get(key, ()))


def _ambiguities(
    root: Traversable,
) -> tuple[dict[str, tuple[str, ...]], list[tuple[Row, tuple[str, ...]]], list[Problem]]:
    rows, problems = read_table(AMBIGUOUS, AMBIGUOUS_COLUMNS, root)
    pairs = [(row, row.many("actors")) for row in rows]
    return {fold(row["name"]): actors for row, actors in pairs}, pairs, problems


def _first_of(order: tuple[str, ...], sense: Sense) -> tuple[int, str, str]:
    place = order.index(sense.actor.id) if sense.actor.id in order else len(order)
    return place, str(sense.via), sense.actor.id


@cache
def actors() -> Actors:
    """All known actors of the shipped tables; LexiconError lists every problem of the five."""
    return read_actors(ROOT)


def read_actors(root: Traversable) -> Actors:
    """As ``actors``, from the tables in the folder ``root``."""
    shared, ambiguous, problems = _ambiguities(root)
    tables = [(read_table(file, columns, root), build) for file, columns, build in _TABLES]
    states = frozenset(row["iso2"] for row in tables[0][0][0])
    index = _Index(shared)
    by_id: dict[str, Actor] = {}
    classes: dict[str, str] = {}
    home: dict[str, str] = {}
    for (rows, found), build in tables:
        problems += found
        for row in rows:
            entry = build(row)
            problems += _row_problems(row, states)
            if by_id.setdefault(entry.actor.id, entry.actor) is not entry.actor:
                problems.append(row.problem(f"the id {entry.actor.id} is taken", "choose another one"))
            problems += index.add(entry)
            if "class" in row.values:
                classes[entry.actor.id] = row["class"]
                if row["state"] != "-":
                    home[entry.actor.id] = f"state:{row['state']}"
    for row, ids in ambiguous:
        unknown = sorted(set(ids) - by_id.keys())
        if unknown or len(ids) < 2:
            problems.append(row.problem(f"actors {unknown or ids} are not two known ids", "write two known ids"))
        senses = index.senses.setdefault(fold(row["name"]), [])
        named = {sense.actor.id for sense in senses}  # a seat stays a seat
        senses += [Sense(by_id[one], _via_of(row), row["name"]) for one in ids if one in by_id and one not in named]
    if problems:
        raise LexiconError("\n".join(str(problem) for problem in problems))
    names = {
        key: tuple(sorted(_unique(senses), key=lambda sense: _first_of(shared.get(key, ()), sense)))
        for key, senses in index.senses.items()
    }
    stems: dict[str, tuple[Sense, ...]] = {}
    for key in sorted(names):
        if " " in key:
            stems.setdefault(stem_name(key), tuple(sense for sense in names[key] if sense.via is not Via.MEMBER))
    return Actors(by_id, classes, home, names, stems)


def _via_of(row: Row) -> Via:
    return Via.ADJECTIVE if row["name"][:1].islower() else Via.NAME


def _unique(senses: list[Sense]) -> list[Sense]:
    kept: dict[tuple[str, Via], Sense] = {}
    for sense in senses:
        kept.setdefault((sense.actor.id, sense.via), sense)
    return list(kept.values())
