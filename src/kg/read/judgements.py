"""The judgements file: JSON Lines, one decision of a reader a line, written by hand or downloaded from the page.

    {"judgement": "same", "a": "person:orban", "b": "person:viktor-orban"}
    {"judgement": "different", "a": "person:mueller", "b": "person:eva-mueller", "document": "d7", "label": "Eva M."}
    {"judgement": "confirm", "statement": "st-0123456789abcdef"}
    {"judgement": "reject", "statement": "st-0123456789abcdef", "wrong": ["holder"], "why": "irony"}
    {"judgement": "retype", "statement": "st-0123456789abcdef", "type": "opposes"}
    {"judgement": "rename", "node": "issue:maut", "label": "Lkw-Maut", "label_en": "truck toll"}

``same`` keeps the node ``b``. ``different`` forbids that the two become one; with ``document`` what names ``a`` there
is ``b`` (with ``mention``, [start, end], that one mention alone). ``confirm`` changes nothing: a reader found the
statement right. ``retype`` gives a statement another ``type``, ``holder`` or ``target``. ``wrong`` lists what was wrong
(holder, type, target, polarity, date, not_said). A statement is named by its id; ``document``, ``evidence`` and ``cue``
([start, end] in code points) and ``was`` ({"holder", "type", "target"} when it was judged) find it again where a later
build gives it another id. Every line may say ``why``. Blank lines are passed over; of lines that contradict each other
the last one counts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.domain.actors import HOLDERS, kind_of
from kg.domain.documents import Problem
from kg.domain.judgements import WRONG, Confirm, Different, Ground, Judgement, Place, Reject, Rename, Retype, Same
from kg.domain.statements import StanceStatement, Statement
from kg.errors import ReadError
from kg.lexicon.relations import relation_types
from kg.lexicon.stance_types import stance_types
from kg.read.encoding import read_lines

NAME = "judgements.jsonl"
_PLACE = frozenset({"statement", "document", "evidence", "cue", "was"})
_WAS = frozenset({"holder", "type", "target"})


class _Bad(ValueError):
    """What is wrong with a line, and what to write instead."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class _Line:
    """The object of a line; every getter refuses values of another form."""

    values: dict[str, object]
    ground: Ground

    def word(self, key: str) -> str:
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise _Bad(f"{key} is missing or no text", f'write "{key}": "..."')
        if any("\ud800" <= one <= "\udfff" for one in value):
            raise _Bad(f"{key} holds half a surrogate pair, which no UTF-8 file can carry", "write whole characters")
        return value.strip()

    def maybe(self, key: str) -> str:
        return self.word(key) if key in self.values else ""

    def node(self, key: str) -> str:
        value = self.word(key)
        if kind_of(value) is None:
            raise _Bad(f"{key} {value!r} is no id of a node", "write an id of the graph such as state:fi or org:nato")
        return value

    def place(self, key: str) -> tuple[int, int] | None:
        value = self.values.get(key)
        if key not in self.values:
            return None
        if not (isinstance(value, list) and len(value) == 2 and all(type(one) is int for one in value)):
            raise _Bad(f"{key} is no pair of offsets", f'write "{key}": [start, end]')
        start, end = value
        if not 0 <= start < end:
            raise _Bad(f"{key} runs from {start} to {end}", "write the start first, both counted from 0")
        return start, end

    def wrong(self) -> tuple[str, ...]:
        value = self.values.get("wrong", [])
        if not isinstance(value, list) or not all(one in WRONG for one in value):
            raise _Bad("wrong is no list of what is wrong", f'write "wrong": with some of {", ".join(WRONG)}')
        return tuple(one for one in WRONG if one in value)

    def statement(self) -> Place:
        was = self.values.get("was", {})
        if not isinstance(was, dict) or not was.keys() <= _WAS or not all(isinstance(one, str) for one in was.values()):
            raise _Bad("was is no object of holder, type and target", 'write "was": {"holder": "...", "type": "..."}')
        cue, evidence, document = self.place("cue"), self.place("evidence"), self.maybe("document")
        if (cue or evidence) and not document:
            raise _Bad("cue or evidence stand there without their document", 'write "document": "..."')
        found = {key: was.get(key, "") for key in sorted(_WAS)}
        return Place(self.word("statement"), document, evidence, cue, **found)


def _same(line: _Line) -> Same:
    a, b = _pair(line)
    return Same(line.ground, a, b)


def _different(line: _Line) -> Different:
    a, b = _pair(line)
    document, mention = line.maybe("document"), line.place("mention")
    if mention and not document:
        raise _Bad("mention stands there without its document", 'write "document": "..."')
    return Different(line.ground, a, b, document, mention, line.maybe("label"))


def _pair(line: _Line) -> tuple[str, str]:
    a, b = line.node("a"), line.node("b")
    if a == b:
        raise _Bad(f"a and b are both {a!r}", "name two nodes")
    if (kind_of(a) in HOLDERS) is not (kind_of(b) in HOLDERS):
        raise _Bad(f"{a!r} can take positions and {b!r} cannot, or the other way round", "name two nodes of one sort")
    return a, b


def _confirm(line: _Line) -> Confirm:
    return Confirm(line.ground, line.statement())


def _reject(line: _Line) -> Reject:
    return Reject(line.ground, line.statement(), line.wrong())


def _retype(line: _Line) -> Retype:
    kind = line.maybe("type")
    holder, target = (line.node(key) if key in line.values else "" for key in ("holder", "target"))
    if not (kind or holder or target):
        raise _Bad("nothing is said to change", "write type, holder or target")
    if kind and kind not in {*stance_types(), *relation_types()}:
        raise _Bad(f"type {kind!r} is unknown", f"write one of {', '.join([*stance_types(), *relation_types()])}")
    if holder and kind_of(holder) not in HOLDERS:
        raise _Bad(f"holder {holder!r} cannot take a position", "write a state, person, org, group or office")
    return Retype(line.ground, line.statement(), kind, holder, target, line.wrong())


def _rename(line: _Line) -> Rename:
    label, english = line.maybe("label"), line.maybe("label_en")
    if not (label or english):
        raise _Bad("no new name is given", "write label or label_en")
    return Rename(line.ground, line.node("node"), label, english)


_KINDS: dict[str, tuple[Callable[[_Line], Judgement], frozenset[str]]] = {
    "same": (_same, frozenset({"a", "b"})),
    "different": (_different, frozenset({"a", "b", "document", "mention", "label"})),
    "confirm": (_confirm, _PLACE),
    "reject": (_reject, _PLACE | {"wrong"}),
    "retype": (_retype, _PLACE | {"type", "holder", "target", "wrong"}),
    "rename": (_rename, frozenset({"node", "label", "label_en"})),
}


def rejection(statement: Statement) -> dict[str, object]:
    """The object of a line that rejects the statement, with all that finds it again after a change of rules."""
    line: dict[str, object] = {
        "judgement": "reject",
        "statement": statement.id,
        "document": statement.document.id,
        "evidence": [statement.evidence.start, statement.evidence.end],
    }
    if isinstance(statement, StanceStatement):
        holder, kind, target = statement.holder, statement.type, statement.target
        line["cue"] = [statement.cue.span.start, statement.cue.span.end]
    else:
        holder, kind, target = statement.subject, statement.relation, statement.object
    return line | {"was": {"holder": holder.actor.id, "type": kind, "target": target.actor.id}}


def read_judgements(path: Path) -> Iterator[Judgement | Problem]:
    """The judgements of a file in its order; a line that holds none is a problem with its number and a remedy.

    ReadError where the file cannot be opened or is no text.
    """
    try:
        stream = path.open("rb")
    except OSError as error:
        raise ReadError(f"{path}: cannot be read: {error.strerror}; check the name and the rights") from error
    with stream:
        for number, text in enumerate(read_lines(stream), 1):
            if text.strip():
                try:
                    yield _judgement(text, Ground(path.name, number))
                except _Bad as bad:
                    yield Problem(path.name, str(bad), bad.remedy, number)


def _judgement(text: str, ground: Ground) -> Judgement:
    known = ", ".join(_KINDS)
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _Bad(f"is no JSON: {str(error)[:120]}", 'write {"judgement": ..., ...} on one line') from error
    if not isinstance(values, dict) or values.get("judgement") not in _KINDS:
        raise _Bad("names no judgement", f'write "judgement": and one of {known}')
    make, keys = _KINDS[values["judgement"]]
    unknown = sorted(values.keys() - keys - {"judgement", "why"})
    if unknown:
        raise _Bad(f"key {unknown[0]!r} is unknown here", f"write some of {', '.join(sorted(keys | {'why'}))}")
    line = _Line(values, ground)
    return make(_Line(values, Ground(ground.source, ground.line, line.maybe("why"))))
