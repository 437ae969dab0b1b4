"""The picture of the vocabulary: classes as boxes with their properties, an arrow for each that leads to another
box. Drawn from the same tables as the vocabulary itself; the same tables give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from kg.lexicon.terms import Term, terms

_ROW, _HEAD, _PAD = 18, 26, 8  # pixels
_WIDTH, _GAP_X, _GAP_Y, _TOP = 290, 110, 24, 66
_CHARACTER = 6.6  # pixels of a character of 12 pixels in common sans-serif fonts, a little more than the average


@dataclass(frozen=True, slots=True)
class _Column:
    """A level of the model: its title, what it is, its colours and its classes from top to bottom."""

    title: str
    meaning: str
    stroke: str
    fill: str
    classes: tuple[str, ...]


_SAYS = ("#3465a4", "#eef4fb")
_COLUMNS = (
    _Column("graph:document:…", "where it stands", *_SAYS,
            ("oa:Annotation", "oa:SpecificResource", "pg:Reason", "pg:Document")),
    _Column("graph:document:…", "what one text says", *_SAYS,
            ("pg:Finding", "pg:Statement", "pg:Stance", "pg:Relation", "pg:Quotation")),
    _Column("graph:entities, graph:vocabulary", "who and what, and the closed lists", "#4e9a06", "#f0f8e8",
            ("pg:Node", "skos:Concept")),
    _Column("graph:derived", "what follows from all documents", "#a45c00", "#fcf3e6",
            ("pg:Position", "pg:Change", "pg:Pair", "org:Membership")),
    _Column("graph:judgements", "what people decided", "#75507b", "#f6f0f8", ("pg:Judgement",)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Box:
    name: str
    column: _Column
    x: int
    y: int
    above: tuple[str, ...]
    below: tuple[str, ...]
    rows: tuple[Term, ...]

    @property
    def height(self) -> int:
        return _HEAD + _ROW * (len(self.rows) + len(self.notes)) + _PAD

    @property
    def notes(self) -> tuple[str, ...]:
        """Lines on classes above and below, each as long as the box is wide."""
        found = [f"⊂ {_short(one)}" for one in self.above]
        line = ""
        for one in self.below:
            longer = f"{line}, {_short(one)}" if line else f"⊃ {_short(one)}"
            if len(longer) * _CHARACTER > _WIDTH - 2 * _PAD and line:
                found.append(f"{line},")
                longer = f"   {_short(one)}"
            line = longer
        return (*found, line) if line else (*found,)


def _short(name: str) -> str:
    return name.removeprefix("pg:")


def _boxes() -> list[_Box]:
    classes = {f"pg:{term.name}": term for term in terms() if term.kind == "class"}
    properties = [term for term in terms() if term.kind in {"object", "data", "annotation"}]
    found = []
    for number, column in enumerate(_COLUMNS):
        x, y = _GAP_X // 2 + number * (_WIDTH + _GAP_X), _TOP
        for name in column.classes:
            rows = [term for term in properties if name in term.domains]
            shown = {one for each in _COLUMNS for one in each.classes}
            above = classes[name].parents if name in classes else ()
            below = [one for one, term in classes.items() if name in term.parents and one not in shown]
            box = _Box(name, column, x, y, above, tuple(below), tuple(rows))
            found.append(box)
            y += box.height + _GAP_Y
    return found


def _text(x: float, y: float, words: str, style: str = "") -> str:
    return f'<text x="{x:g}" y="{y:g}"{style}>{escape(words)}</text>'


def _arrow(box: _Box, row: int, other: _Box, colour: str) -> str:
    """From the row of a property to the head of the box it leads to, around the outside within one column."""
    y = box.y + _HEAD + _ROW * (len(box.notes) + row) + _ROW / 2
    end = other.y + _HEAD / 2
    if box.x == other.x:
        side = box.x + _WIDTH
        path = f"M{side},{y:g} C{side + 50},{y:g} {side + 50},{end:g} {side},{end:g}"
    else:
        right = other.x > box.x
        start, stop = (box.x + _WIDTH, other.x) if right else (box.x, other.x + _WIDTH)
        bend = _GAP_X * (0.6 if right else -0.6)
        path = f"M{start},{y:g} C{start + bend:g},{y:g} {stop - bend:g},{end:g} {stop},{end:g}"
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-opacity="0.45" marker-end="url(#head)"/>'


def _draw(box: _Box) -> Iterator[str]:
    stroke, fill = box.column.stroke, box.column.fill
    frame = f'x="{box.x}" y="{box.y}" width="{_WIDTH}"'
    yield f'<rect {frame} height="{box.height}" rx="5" fill="{fill}" stroke="{stroke}"/>'
    yield f'<rect {frame} height="{_HEAD - 4}" rx="5" fill="{stroke}"/>'
    yield _text(box.x + _PAD, box.y + 16, box.name, ' font-weight="bold" fill="#fff"')
    y = box.y + _HEAD + 12
    for note in box.notes:
        yield _text(box.x + _PAD, y, note, ' fill="#555" font-style="italic" xml:space="preserve"')
        y += _ROW
    for term in box.rows:
        ranges = _short(term.ranges[0]) + (" …" if len(term.ranges) > 1 else "") if term.ranges else ""
        yield _text(box.x + _PAD, y, f"{term.name} → {ranges}" if ranges else term.name)
        y += _ROW


def diagram() -> str:
    """The picture as SVG 1.1."""
    boxes = _boxes()
    by_name = {box.name: box for box in boxes}
    width = len(_COLUMNS) * (_WIDTH + _GAP_X)
    height = max(box.y + box.height for box in boxes) + _GAP_Y
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">',
        '<g font-family="Helvetica, Arial, sans-serif" font-size="12" fill="#222">',
        "<title>Classes and properties of the position graph vocabulary</title>",
        '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">',
        '<path d="M0,0 L8,4 L0,8 z" fill="#555"/></marker></defs>',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for number, column in enumerate(_COLUMNS):
        x = _GAP_X // 2 + number * (_WIDTH + _GAP_X)
        lines.append(_text(x, 28, column.title, f' font-size="15" font-weight="bold" fill="{column.stroke}"'))
        lines.append(_text(x, 48, column.meaning, ' fill="#555"'))
    for box in boxes:
        for row, term in enumerate(box.rows):
            for name in term.ranges:
                if name in by_name and name != box.name:
                    lines.append(_arrow(box, row, by_name[name], box.column.stroke))
    for box in boxes:
        lines += _draw(box)
    return "\n".join([*lines, "</g>", "</svg>", ""])
