"""When something was said and from when until when it is to hold, on what ground; nothing is invented.

Only date expressions that modify the cue's own clause, or the clause that reports it, count: *das Abkommen von 1994*
dates the agreement, not the statement. Relative expressions are resolved against the date of publication as far as it
is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from spacy.tokens import Token

from kg.domain.dates import PartialDate
from kg.domain.stances import Basis, Phase, Time
from kg.lexicon.phases import SAID, UNTIL
from kg.nlp import labels as ud
from kg.nlp import phases
from kg.nlp.date_expressions import DateExpression, Role, find
from kg.nlp.phases import head_of, is_past, is_pluperfect
from kg.nlp.tree import clause_head

_OBJECTS: Final = frozenset({ud.OBJ, ud.OBL, ud.OBL_ARG, ud.XCOMP, ud.CCOMP, ud.NSUBJ_PASS})
_ABOVE: Final = frozenset({ud.CCOMP, ud.XCOMP, ud.PARATAXIS, ud.CONJ})
# *im Mai 1974 ..., als er den Plan ablehnte*: the same time, unless the clause goes further back
_BESIDE: Final = frozenset({ud.ADVCL, ud.ACL_RELCL})
_POINTS: Final = (Role.POINT, Role.ONWARD)
_MAX_STEPS: Final = 3
_WEEK: Final = 7
_SATURDAY: Final = 5
_DECEMBER: Final = 12


def said(cue: Token, published: PartialDate | None) -> Time:
    """The time of the statement whose cue word is ``cue``.

    ``published`` is the document's date, None where unknown. ``Time.said`` is an explicit date, a relative one resolved
    against it, or the publication date itself; ``start`` and ``until`` come from *ab*, *seit*, *bis*, *in ... Monaten*.
    What the text sets in the past (``Time.phase``) without saying when has no date; *nun* begins when it is said.
    """
    word = phases.of(cue)
    dated = _dated(cue, published)
    start, until = dated.start, dated.until
    over = published is not None and _is_later(published, until)
    phase = Phase.PAST if over else word.phase
    earlier = phase is Phase.PAST and dated.basis is Basis.PUBLICATION
    if word.bound == SAID:
        start = start or dated.said
    elif word.bound == UNTIL:
        until = until or published
    if earlier:
        return Time(None, Basis.UNKNOWN, start, until, phase)
    return Time(dated.said, dated.basis, start, until, phase)


def _dated(cue: Token, published: PartialDate | None) -> Time:
    expressions = find(cue.sent)
    if not expressions:
        return _published(published)
    points, start, until = _own(cue, expressions, published)
    for head in _reporting(cue):
        if points:
            break
        points = [e for e in expressions if e.role in _POINTS and e.governor.i == head.i]
    resolved = [(point, _resolve(point, published, is_past(head_of(point.governor)))) for point in points]
    dated = {(pair, point.role) for point, pair in resolved if pair is not None}
    dated = {(pair, role) for pair, role in dated if pair[1] is Basis.EXPLICIT} or dated
    if len({pair for pair, _ in dated}) != 1:
        return _with_validity(_published(published), start, until)
    [(when, basis)] = {pair for pair, _ in dated}
    if _is_later(when, published):
        return _with_validity(_published(published), start or when, until)
    return Time(when, basis, start, until)


def _published(published: PartialDate | None) -> Time:
    return Time() if published is None else Time(published, Basis.PUBLICATION)


def _with_validity(time: Time, start: PartialDate | None, until: PartialDate | None) -> Time:
    return Time(time.said, time.basis, start, until)


def _own(
    cue: Token, expressions: Iterable[DateExpression], published: PartialDate | None
) -> tuple[list[DateExpression], PartialDate | None, PartialDate | None]:
    """The points in time of the cue's clause, and the first begin and end of validity in it or in its objects."""
    head = head_of(cue)
    near = {cue.i, head.i}
    wide = near | {child.i for token in (cue, head) for child in token.children if child.dep_ in _OBJECTS}
    points: list[DateExpression] = []
    start: PartialDate | None = None
    until: PartialDate | None = None
    for expression in expressions:
        place = expression.governor.i
        if expression.role in _POINTS and place in near:
            points.append(expression)
        elif expression.role not in _POINTS and place in wide:
            resolved = _resolve(expression, published, expression.role is Role.SINCE)
            when = None if resolved is None else resolved[0]
            if expression.role is Role.UNTIL or (expression.role is Role.WITHIN and not is_past(head)):
                until = until or when
            elif expression.role is Role.WITHIN:
                continue
            elif expression.role in (Role.FROM, Role.SINCE) or not is_past(head):
                start = start or when
    return points, start, until


def _reporting(cue: Token) -> Iterator[Token]:
    """The heads of the clauses above the cue's own that report it or share their time with it."""
    head = head_of(cue)
    for _ in range(_MAX_STEPS):
        if head.dep_ not in _ABOVE and (head.dep_ not in _BESIDE or is_pluperfect(head)):
            return
        head = head_of(clause_head(head.head))
        yield head


def _is_later(when: PartialDate, published: PartialDate | None) -> bool:
    """Whether a date lies after publication, compared as far as both are known."""
    if published is None:
        return False
    ours, theirs = (when.year, when.month, when.day), (published.year, published.month, published.day)
    for one, other in zip(ours, theirs, strict=True):
        if not one or not other or one != other:
            return bool(one and other and one > other)
    return False


def _resolve(expression: DateExpression, published: PartialDate | None, past: bool) -> tuple[PartialDate, Basis] | None:
    """The date and its ground; None where it cannot be known."""
    if expression.year:
        return _valid(expression.year, expression.month, expression.day, Basis.EXPLICIT)
    if published is None:
        return None
    if expression.offset and (expression.month or expression.season):
        past = expression.offset < 0
    if expression.month:
        return _without_year(expression, published, past)
    if expression.season:
        return _season(expression.season, published, past)
    try:
        return _near(expression, published, past)
    except OverflowError:  # farther away than a calendar goes
        return None


def _near(expression: DateExpression, published: PartialDate, past: bool) -> tuple[PartialDate, Basis] | None:
    """A date that is told by its distance from publication, or by its weekday."""
    day = date(published.year, published.month, published.day) if published.day else None
    if expression.weekday is not None:
        return None if day is None else _weekday(expression, day, past)
    if expression.unit == "weekend":
        return None if day is None else _weekend(expression, day, past)
    return _offset(expression, published, day)


def _valid(year: int, month: int, day: int, basis: Basis) -> tuple[PartialDate, Basis] | None:
    try:
        return PartialDate(year, month, day), basis
    except ValueError:  # the 31st of June: said, but no date
        return None


def _without_year(expression: DateExpression, published: PartialDate, past: bool) -> tuple[PartialDate, Basis] | None:
    """*am 3. Mai*, *im Juli*: the last one before publication where the clause tells the past, else the next."""
    if not published.month:
        return None
    here = (published.month, published.day if expression.day else 0)
    there = (expression.month, expression.day)
    year = published.year
    if past and there > here:
        year -= 1
    elif not past and there < here:
        year += 1
    return _valid(year, expression.month, expression.day, Basis.RELATIVE)


def _season(month: int, published: PartialDate, past: bool) -> tuple[PartialDate, Basis] | None:
    """*im Herbst*: the year of the last or the next one; a winter without its year has two."""
    if not published.month or month == _DECEMBER:
        return None
    year = published.year
    if past and month > published.month:
        year -= 1
    elif not past and month + 2 < published.month:
        year += 1
    return _valid(year, 0, 0, Basis.RELATIVE)


def _weekend(expression: DateExpression, published: date, past: bool) -> tuple[PartialDate, Basis] | None:
    """*am Wochenende*: as far as both its days share year and month."""
    back = (published.weekday() - _SATURDAY) % _WEEK
    if expression.offset > 0 or not (past or expression.offset):
        saturday = published + timedelta(days=(_WEEK - back) if back > 1 else -back)
    else:
        saturday = published - timedelta(days=back)
    sunday = saturday + timedelta(days=1)
    if saturday.year != sunday.year:
        return None
    return _valid(saturday.year, saturday.month if saturday.month == sunday.month else 0, 0, Basis.RELATIVE)


def _weekday(expression: DateExpression, published: date, past: bool) -> tuple[PartialDate, Basis] | None:
    """The weekday before or at publication where the clause tells the past; a coming one only where it is called so."""
    assert expression.weekday is not None
    back = (published.weekday() - expression.weekday) % _WEEK
    if expression.offset > 0:
        when = published + timedelta(days=_WEEK - back)
    elif past:
        when = published - timedelta(days=back or (_WEEK if expression.offset else 0))
    else:
        return None
    return PartialDate(when.year, when.month, when.day), Basis.RELATIVE


def _offset(expression: DateExpression, published: PartialDate, day: date | None) -> tuple[PartialDate, Basis] | None:
    if expression.unit == "year":
        return _valid(published.year + expression.offset, 0, 0, Basis.RELATIVE)
    if expression.unit == "month":
        if not published.month:
            return None
        months = published.year * 12 + published.month - 1 + expression.offset
        return _valid(months // 12, months % 12 + 1, 0, Basis.RELATIVE)
    if day is None:
        return None
    if expression.unit == "week":
        monday = day + timedelta(days=_WEEK * expression.offset - day.weekday())
        sunday = monday + timedelta(days=_WEEK - 1)
        same = monday.month == sunday.month
        return _valid(monday.year, monday.month, 0, Basis.RELATIVE) if same else None
    when = day + timedelta(days=expression.offset)
    return PartialDate(when.year, when.month, when.day), Basis.RELATIVE
