"""Passages annotated with stances: the format of ``tests/gold/passages*.txt``, read and checked.

    @ p001 | 2025-03-13 | dass, weekday
    Estlands Außenministerin Kadri Laanet verlangte am Dienstag, dass der Rat die Hilfen kürzt.
    + Kadri Laanet | verlangte | demands | dass der Rat die Hilfen *kürzt // Hilfen | said=2025-03-11

A passage starts with ``@``, its id, the day of publication and the constructions it shows; its text follows as it
stands, then one line a stance: ``+`` must be found, ``?`` may be found and counts neither way. The cells are holder,
cue, type, target and, where needed, modality (asserted without it) and ``key=value`` pairs separated by ``;``.

* Words are looked up in the text as whole words, else inside a compound. Where they occur more than once, ``#2`` says
  which occurrence is meant.
* `` // `` separates places that are equally right, ``/`` equally right types or modalities; the first one is shown.
* ``er = Kadri Laanet``: the words on the left hold the stance in the text, those on the right say whom they take up.
* ``lehnt … ab``: parts of a cue, each looked for after the one before.
* ``*`` marks the head of a target; without it the first capitalised word is the head, or the only word.
* keys: ``by`` (who passes the stance on), ``said``, ``from``, ``until`` (ISO dates, to the year, month or day),
  ``phase`` (past, begun, continued, resumed, ended, where the text tells a change).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kg.domain.dates import PartialDate
from kg.domain.spans import Span
from kg.domain.stances import Modality, Phase
from kg.lexicon.stance_types import stance_types

START: Final = "@ "
_WANTED, _ALLOWED = "+ ", "? "
_CELL, _OR, _TAKES_UP, _PART = " | ", " // ", " = ", " … "
_NUMBER: Final = re.compile(r"#(\d+)$")
_HEAD = "*"
_DATES: Final = ("said", "from", "until")
_REPORTER: Final = "by"
_PHASE: Final = "phase"
_KEYS: Final = (*_DATES, _REPORTER, _PHASE)


@dataclass(frozen=True, slots=True)
class Place:
    """Marked words; ``head`` is the word of them that a found span must cover."""

    span: Span
    head: Span


@dataclass(frozen=True, slots=True)
class GoldStance:
    """A stance as a careful reader codes it.

    ``holders`` are the places that hold it in the text, ``antecedents`` whom they take up (empty: nobody);
    ``targets``, ``types`` and ``modalities`` are equally right, the first one is the reader's own choice.
    ``wanted``: a system that does not find it has missed something. ``dates`` maps *said*, *from*, *until* to days;
    ``phase`` is None where the text tells no change.
    """

    holders: tuple[Place, ...]
    antecedents: tuple[Place, ...]
    cue: tuple[Span, ...]
    types: tuple[str, ...]
    targets: tuple[Place, ...]
    modalities: tuple[Modality, ...]
    wanted: bool
    reporter: str = ""
    phase: Phase | None = None
    dates: dict[str, PartialDate] = field(default_factory=dict)

    @property
    def polarities(self) -> frozenset[int]:
        """The polarities toward the target of the types that are right."""
        return frozenset(stance_types()[name].polarity for name in self.types)


@dataclass(frozen=True, slots=True)
class Passage:
    """One to three sentences with everything an analyst would code in them."""

    id: str
    date: PartialDate
    constructions: tuple[str, ...]
    text: str
    stances: tuple[GoldStance, ...]


def read(path: Path) -> list[Passage]:
    """The passages of a file. ValueError names every line that breaks the format, and the reason."""
    problems: list[str] = []
    passages: list[Passage] = []
    seen: set[str] = set()
    for number, block in _blocks(path.read_text(encoding="utf-8").splitlines()):
        try:
            passage = _passage(block, number, problems)
        except ValueError as error:
            problems.append(f"line {number}: {error}")
            continue
        if passage.id in seen:
            problems.append(f"line {number}: the id {passage.id} stands there twice")
        seen.add(passage.id)
        passages.append(passage)
    if problems:
        raise ValueError("; ".join(problems))
    return passages


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines that start with a head line, with its number (1-based); ``#`` starts a comment."""
    block: list[str] = []
    start = 0
    for number, line in enumerate(lines, 1):
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith(START):
            if block:
                yield start, block
            block, start = [], number
        elif not start:
            raise ValueError(f"line {number}: stands before the first passage")
        block.append(line)
    if block:
        yield start, block


def _passage(block: list[str], number: int, problems: list[str]) -> Passage:
    head = block[0].removeprefix(START).split(_CELL)
    if len(head) != 3:
        raise ValueError(f"the head line has {len(head)} cells; write id, date and constructions")
    body = [line for line in block[1:] if not line.startswith((_WANTED, _ALLOWED))]
    marked = [(at, line) for at, line in enumerate(block[1:], number + 1) if line.startswith((_WANTED, _ALLOWED))]
    text = "\n".join(body)
    if not text or any(at <= number + len(body) for at, _ in marked):
        raise ValueError("write the text first, then the stances")
    stances = []
    for at, line in marked:
        try:
            stances.append(_stance(text, line))
        except ValueError as error:
            problems.append(f"line {at}: {error}")
    constructions = tuple(name.strip() for name in head[2].split(","))
    return Passage(head[0].strip(), PartialDate.parse(head[1]), constructions, text, tuple(stances))


def _stance(text: str, line: str) -> GoldStance:
    cells = line[len(_WANTED) :].split(_CELL)
    if len(cells) not in {4, 5}:
        raise ValueError(f"the stance has {len(cells)} cells; write holder, cue, type, target and perhaps more")
    holder, _, antecedent = cells[0].partition(_TAKES_UP)
    types = tuple(cells[2].split("/"))
    if unknown := [name for name in types if name not in stance_types()]:
        raise ValueError(f"no type of stance: {', '.join(unknown)}")
    modalities, pairs = _more(cells[4] if len(cells) == 5 else "")
    return GoldStance(
        holders=_places(text, holder),
        antecedents=_places(text, antecedent) if antecedent else (),
        cue=_cue(text, cells[1]),
        types=types,
        targets=_places(text, cells[3]),
        modalities=modalities,
        wanted=line.startswith(_WANTED),
        reporter=pairs.pop(_REPORTER, ""),
        phase=Phase(pairs.pop(_PHASE)) if _PHASE in pairs else None,
        dates={key: PartialDate.parse(value) for key, value in pairs.items()},
    )


def _more(cell: str) -> tuple[tuple[Modality, ...], dict[str, str]]:
    """Modalities and key-value pairs of the last cell."""
    modalities: tuple[Modality, ...] = (Modality.ASSERTED,)
    pairs: dict[str, str] = {}
    for part in filter(None, map(str.strip, cell.split(";"))):
        key, equals, value = part.partition("=")
        if not equals:
            modalities = tuple(Modality(name) for name in part.split("/"))
        elif key in _KEYS:
            pairs[key] = value
        else:
            raise ValueError(f"no key: {key}; write one of {', '.join(_KEYS)}")
    return modalities, pairs


def _cue(text: str, words: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    for part in words.split(_OR)[0].split(_PART):
        spans.append(_find(text, part, spans[-1].end if spans else 0, first=bool(spans)))
    return tuple(spans)


def _places(text: str, cell: str) -> tuple[Place, ...]:
    return tuple(_place(text, words.strip()) for words in cell.split(_OR))


def _place(text: str, words: str) -> Place:
    span = _find(text, words.replace(_HEAD, "", 1))
    at = _NUMBER.sub("", words).find(_HEAD)
    if at < 0:
        capital = re.search(r"(?<!\w)[A-ZÄÖÜ][\w-]*", span.text)
        if capital is None and " " in span.text:
            raise ValueError(f"mark the head of {words!r} with {_HEAD}")
        start, end = capital.span() if capital else (0, len(span.text))
    else:
        word = re.match(r"[\w’'.-]*\w", span.text[at:])
        if word is None:
            raise ValueError(f"no word follows {_HEAD} in {words!r}")
        start, end = at, at + word.end()
    return Place(span, Span(span.start + start, span.start + end, span.text[start:end]))


def _find(text: str, words: str, after: int = 0, *, first: bool = False) -> Span:
    """The words' place in the text behind ``after``: the numbered one, the ``first`` one, or the only one."""
    number = _NUMBER.search(words)
    plain = _NUMBER.sub("", words).strip()
    found = [match.start() for match in re.finditer(rf"(?<![\w-]){re.escape(plain)}(?![\w-])", text)]
    found = found or [match.start() for match in re.finditer(re.escape(plain), text)]
    found = [start for start in found if start >= after]
    wanted = int(number[1]) if number else 1
    if len(found) < wanted:
        raise ValueError(f"{words!r} is not in the text")
    if len(found) > 1 and not number and not first:
        raise ValueError(f"{words!r} is {len(found)} times in the text; number the one that is meant")
    start = found[wanted - 1]
    return Span(start, start + len(plain), plain)
