"""Issues in normal form: frames (``frames.tsv``) and the nouns and verbs that evoke them (``issues.tsv``).

A frame with typed places filled by participants follows Fillmore's frame semantics (1982) in the small.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.domain.actors import Kind
from kg.domain.documents import Problem
from kg.lexicon.names import fold
from kg.lexicon.nouns import Found, Nouns
from kg.lexicon.tables import Row, load_table

FRAMES, FRAME_COLUMNS = "frames.tsv", ("frame", "arguments", "takes", "own", "ends", "label_de", "label_en")
TRIGGERS = "issues.tsv"
TRIGGER_COLUMNS = ("lemma", "frame", "fills", "bare", "example", "normal_form")
_FILL = re.compile(r"([12]):([a-zäöüß|]+)")
NARROWER, NARROWER_COLUMNS = "narrower_frames.tsv", ("frame", "what", "becomes", "moves", "example")
_MOVE = re.compile(r"([12])>([12])")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\{([12])\}([^\[\]]*)\]")
_NEEDED = {"yes": 0, "no": 1, "two": 2, "known": 1}
_KNOWN = "known"
_ANY, _ACTOR, _BODY, _POWER = "any", "actor", "body", "power"
_TAKES: dict[str, frozenset[Kind] | None] = {
    _ANY: None,
    _ACTOR: None,
    _BODY: frozenset({Kind.ORGANISATION, Kind.TREATY}),
    _POWER: frozenset({Kind.STATE, Kind.ORGANISATION, Kind.PLACE}),
}
_PROVED = 6
_SHORTEST_FIRST, _SHORTEST_PART = 2, 3
THROUGH, DENIED, ENDED = "=", "not", "end"


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame: the names of its places, what each ``takes``, and its labels' patterns.

    A place takes any noun, an actor with a name, a body that has members (*verlässt die Union*, not *das Land*), or a
    power that has troops and borders.
    ``own`` is the place (0-based) that a state demands for itself where the text names nobody else, None for most.
    ``ends`` is the place (0-based) of what the frame brings to an end: who demands the end opposes what stands there.
    """

    name: str
    arguments: tuple[str, ...]
    takes: tuple[str, ...]
    own: int | None
    ends: int | None
    label_de: str
    label_en: str

    def named_only(self, place: int) -> bool:
        """Whether the place (0-based) takes only somebody with a name."""
        return self.takes[place] != _ANY

    def fits(self, place: int, kind: Kind) -> bool:
        """Whether somebody of this kind may stand in the place (0-based)."""
        kinds = _TAKES[self.takes[place]]
        return kinds is None or kind in kinds

    def normal_form(self, arguments: Sequence[str]) -> str:
        """``membership(ukraine,nato)``; an unknown argument is "-"; the frame "=" is what stands in its place.

        ``arguments`` beyond the frame's own places narrow the issue down (``embargo(-,russland,oel)``).
        """
        if self.name == THROUGH:
            return arguments[0]
        return f"{self.name}({','.join(argument or '-' for argument in arguments)})"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that evokes ``frame``. ``fills``: place (0-based) and the relations that may fill it, in order of trial.

    ``needed`` is how many arguments the word needs to make an issue; ``known_only``: one that the lexicon knows, as the
    word has other senses (*Zölle fallen*, not *Würfel fallen*). ``turn`` is "not" where the word names the
    contrary of the frame (*Verbleib* is no withdrawal), "end" where it names its end (*Abschiebestopp*), else "".
    """

    frame: Frame
    fills: tuple[tuple[int, tuple[str, ...]], ...]
    needed: int
    turn: str = ""
    known_only: bool = False


@dataclass(frozen=True, slots=True)
class Narrower:
    """The frame that another one becomes (*Lieferung* of weapons is ``arms_deliveries``).

    ``moves`` are pairs of places (0-based) that a filler leaves and takes.
    """

    frame: Frame
    moves: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Triggers:
    """The words that evoke a frame."""

    nouns: Nouns[tuple[Trigger, ...]]

    def find(self, lemma: str) -> Found[tuple[Trigger, ...]] | None:
        """The triggers of a lemma, to be tried in order; for a noun also those of the compound's longest ending."""
        if lemma[:1].isupper():
            return self.nouns.find(lemma)
        return self.exact(lemma)

    def splits(self, noun: str) -> Iterator[Found[tuple[Trigger, ...]]]:
        """Every way to see a trigger at the end of a compound, the longest first."""
        for at in range(_SHORTEST_FIRST, len(noun) - _SHORTEST_PART):
            found = self.exact(noun[at:]) if noun[at - 1] == "-" or noun[at:].islower() else None
            if found is not None:
                yield Found(found.entry, noun[:at].rstrip("-"))

    def exact(self, words: str) -> Found[tuple[Trigger, ...]] | None:
        """The triggers that these words are as they stand: an adjective without its ending and a noun, or a lemma."""
        entry = self.nouns.by_form.get(fold(words))
        return None if entry is None else Found(entry, "")


def needs_proof(head: str) -> bool:
    """Whether the last part of a compound is so short that other words may end in it by chance (*Ende*, *Spende*)."""
    return len(head) < _PROVED


def readable(pattern: str, labels: Sequence[str]) -> str:
    """Fill a frame's label; an optional part falls away where its argument is "".

    >>> readable("membership[ of {1}]", [""])
    'membership'
    """

    def fill(match: re.Match[str]) -> str:
        label = labels[int(match[2]) - 1] if int(match[2]) <= len(labels) else ""
        return f"{match[1]}{label}{match[3]}" if label else ""

    return _OPTIONAL.sub(fill, pattern).strip()


@cache
def frames() -> dict[str, Frame]:
    """All frames by name. LexiconError where the table breaks its rules."""

    def check(row: Row) -> Iterator[Problem]:
        arguments, takes = row["arguments"].split(), row["takes"].split()
        if not 1 <= len(arguments) <= 2 or len(arguments) != len(takes) or set(takes) - set(_TAKES):
            kinds = ", ".join(sorted(_TAKES))
            yield row.problem(f"takes {row['takes']!r} does not fit", f"write one of {kinds} for each place")
        for column in ("own", "ends"):
            if row[column] not in {"-", *(str(place) for place in range(1, len(arguments) + 1))}:
                yield row.problem(f"{column} {row[column]!r} is no place of the frame", "write 1, 2 or -")
        for column in ("label_de", "label_en"):
            places = {int(place) for place in re.findall(r"\{(\d)\}", row[column])}
            if places != {int(match[2]) for match in _OPTIONAL.finditer(row[column])}:
                yield row.problem(f"{column}: an argument stands outside [ ]", "put [ ] around the part it needs")
            if any(place > len(arguments) for place in places):
                yield row.problem(f"{column} names a place that the frame lacks", "use {1} or {2}")

    rows = load_table(FRAMES, FRAME_COLUMNS, check)
    return {
        row["frame"]: Frame(
            name=row["frame"],
            arguments=tuple(row["arguments"].split()),
            takes=tuple(row["takes"].split()),
            own=_place(row["own"]),
            ends=_place(row["ends"]),
            label_de=row["label_de"],
            label_en=row["label_en"],
        )
        for row in rows
    }


def _place(cell: str) -> int | None:
    return None if cell == "-" else int(cell) - 1


@cache
def triggers() -> Triggers:
    """All words that evoke a frame, by lemma. LexiconError where a table breaks its rules."""
    words: dict[str, list[Trigger]] = {}

    def check(row: Row) -> Iterator[Problem]:
        turn, _, name = row["frame"].rpartition(" ")
        frame = frames().get(name)
        if turn not in ("", DENIED, ENDED):
            yield row.problem(f"{turn!r} before the frame is unknown", f"write {DENIED}, {ENDED} or nothing")
        fills = [_FILL.fullmatch(part) for part in row["fills"].split()]
        if frame is None:
            yield row.problem(f"frame {row['frame']!r} is unknown", f"add it to {FRAMES}")
        if None in fills:
            yield row.problem(f"fills {row['fills']!r} is no list of places", "write for example 1:gen|mod 2:in|zu")
        if row["bare"] not in _NEEDED:
            yield row.problem(f"bare {row['bare']!r} is unknown", "write yes, no, two or known")
        if frame is None or None in fills or row["bare"] not in _NEEDED:
            return
        order = tuple((int(fill[1]) - 1, tuple(fill[2].split("|"))) for fill in fills if fill is not None)
        if any(place >= len(frame.arguments) for place, _ in order):
            yield row.problem(f"fills names a place that {frame.name} lacks", "use the places of the frame")
            return
        trigger = Trigger(frame, order, _NEEDED[row["bare"]], turn, row["bare"] == _KNOWN)
        words.setdefault(fold(row["lemma"]), []).append(trigger)

    load_table(TRIGGERS, TRIGGER_COLUMNS, check)
    return Triggers(Nouns({form: tuple(found) for form, found in words.items()}))


@cache
def narrower() -> dict[tuple[str, str], Narrower]:
    """The frames that a frame becomes by what stands in its first place, by the names of both."""
    found: dict[tuple[str, str], Narrower] = {}

    def check(row: Row) -> Iterator[Problem]:
        frame = frames().get(row["becomes"])
        moves = [_MOVE.fullmatch(part) for part in row["moves"].split() if part != "-"]
        if frame is None or set(row.many("frame")) - set(frames()):
            yield row.problem("names a frame that is unknown", f"add it to {FRAMES}")
        elif None in moves:
            yield row.problem(f"moves {row['moves']!r}", "write - or for example 2>1")
        else:
            special = Narrower(frame, tuple((int(move[1]) - 1, int(move[2]) - 1) for move in moves if move is not None))
            found.update({(outer, what): special for outer in row.many("frame") for what in row.many("what")})

    load_table(NARROWER, NARROWER_COLUMNS, check)
    return found
