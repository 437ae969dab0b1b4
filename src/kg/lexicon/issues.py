"""Issues in normal form: frames (``frames.tsv``) and the nouns and verbs that evoke them (``issues.tsv``).

A frame with typed places filled by participants follows Fillmore's frame semantics (1982) in the small.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.domain.documents import Problem
from kg.lexicon.nouns import Collector, Nouns
from kg.lexicon.tables import Row, load_table

FRAMES, FRAME_COLUMNS = "frames.tsv", ("frame", "arguments", "takes", "own", "label_de", "label_en")
TRIGGERS = "issues.tsv"
TRIGGER_COLUMNS = ("lemma", "frame", "fills", "bare", "example", "normal_form")
_FILL = re.compile(r"([12]):([a-zäöüß|]+)")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\{([12])\}([^\[\]]*)\]")
_NEEDED = {"yes": 0, "no": 1, "two": 2}


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame: the names of its places, whether each takes only somebody with a name, and its labels' patterns.

    ``own`` is the place (0-based) that a state demands for itself where the text names nobody else, None for most.
    """

    name: str
    arguments: tuple[str, ...]
    named_only: tuple[bool, ...]
    own: int | None
    label_de: str
    label_en: str

    def normal_form(self, arguments: Sequence[str]) -> str:
        """``membership(ukraine,nato)``; an unknown argument is "-"."""
        return f"{self.name}({','.join(argument or '-' for argument in arguments)})"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that evokes ``frame``. ``fills``: place (0-based) and the relations that may fill it, in order of trial.

    ``needed`` is how many known arguments the word needs to make an issue.
    """

    frame: Frame
    fills: tuple[tuple[int, tuple[str, ...]], ...]
    needed: int


def readable(pattern: str, labels: Sequence[str]) -> str:
    """Fill a frame's label; an optional part falls away where its argument is "".

    >>> readable("membership[ of {1}]", [""])
    'membership'
    """

    def fill(match: re.Match[str]) -> str:
        label = labels[int(match[2]) - 1]
        return f"{match[1]}{label}{match[3]}" if label else ""

    return _OPTIONAL.sub(fill, pattern).strip()


@cache
def frames() -> dict[str, Frame]:
    """All frames by name. LexiconError where the table breaks its rules."""

    def check(row: Row) -> Iterator[Problem]:
        arguments, takes = row["arguments"].split(), row["takes"].split()
        if not 1 <= len(arguments) <= 2 or len(arguments) != len(takes) or set(takes) - {"actor", "any"}:
            yield row.problem(
                f"takes {row['takes']!r} does not fit", "write actor or any for each of one or two places"
            )
        if row["own"] not in {"-", *(str(place) for place in range(1, len(arguments) + 1))}:
            yield row.problem(f"own {row['own']!r} is no place of the frame", "write 1, 2 or -")
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
            named_only=tuple(takes == "actor" for takes in row["takes"].split()),
            own=None if row["own"] == "-" else int(row["own"]) - 1,
            label_de=row["label_de"],
            label_en=row["label_en"],
        )
        for row in rows
    }


@cache
def triggers() -> Nouns[Trigger]:
    """All words that evoke a frame, by lemma. LexiconError where a table breaks its rules."""
    words: Collector[Trigger] = Collector()

    def check(row: Row) -> Iterator[Problem]:
        frame = frames().get(row["frame"])
        fills = [_FILL.fullmatch(part) for part in row["fills"].split()]
        if frame is None:
            yield row.problem(f"frame {row['frame']!r} is unknown", f"add it to {FRAMES}")
        if None in fills:
            yield row.problem(f"fills {row['fills']!r} is no list of places", "write for example 1:gen|mod 2:in|zu")
        if row["bare"] not in _NEEDED:
            yield row.problem(f"bare {row['bare']!r} is unknown", "write yes, no or two")
        if frame is None or None in fills or row["bare"] not in _NEEDED:
            return
        order = tuple((int(fill[1]) - 1, tuple(fill[2].split("|"))) for fill in fills if fill is not None)
        if any(place >= len(frame.arguments) for place, _ in order):
            yield row.problem(f"fills names a place that {frame.name} lacks", "use the places of the frame")
            return
        yield from words.add(row, [row["lemma"]], Trigger(frame, order, _NEEDED[row["bare"]]))

    load_table(TRIGGERS, TRIGGER_COLUMNS, check)
    return Nouns(words.by_form)
