"""Date expressions of a sentence: what they say and which word they modify.

Surface grammar over tokens, after the classes of TimeML's German guidelines that news needs (dates, not durations).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from kg.lexicon.calendar import calendar
from kg.lexicon.function_words import function_words
from kg.nlp import labels as ud

_FULL: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})?")
_ISO: Final = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)")
_ISO_TOKENS: Final = 5
_DAY: Final = re.compile(r"(\d{1,2})\.?")
_YEAR: Final = re.compile(r"((?:19|20)\d\d)\.?")  # the tokenizer leaves a full stop at a year that ends a sentence
_NOUNS: Final = frozenset({ud.NOUN, ud.PROPN})
_LEAD: Final = 5  # tokens looked back for the preposition


class Role(StrEnum):
    """How an expression places its clause."""

    POINT = "point"
    FROM = "from"
    SINCE = "since"
    UNTIL = "until"
    AGO = "ago"
    AFTER = "after"
    WITHIN = "within"
    ONWARD = "onward"


_COUNTING: Final = (Role.AGO, Role.AFTER, Role.WITHIN)


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date as said: an absolute one (``year``, ``month``, ``day``, 0 = not said) or an offset from now.

    ``unit`` and ``offset`` stand for offsets (*gestern*: day, -1); ``weekday`` for a weekday (0 = Monday);
    ``season`` for the first month of a season. ``governor`` is the word that the expression modifies.
    """

    role: Role
    governor: Token
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int | None = None
    season: int = 0
    unit: str = ""
    offset: int = 0


@dataclass(frozen=True, slots=True)
class _Read:
    """What stands in the tokens up to ``end`` (exclusive)."""

    end: int
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int | None = None
    season: int = 0
    unit: str = ""
    offset: int = 0
    counted: bool = False


def find(sentence: DocSpan) -> list[DateExpression]:
    """The date expressions of a sentence in the order of the text."""
    found: list[DateExpression] = []
    at = last = sentence.start
    while at < sentence.end:
        read = _read(sentence, at)
        if read is None:
            at += 1
            continue
        expression = _expression(sentence, at, read)
        if expression is not None and found and _explains(sentence, last, at):
            expression = replace(expression, governor=found.pop().governor)
        if expression is not None:
            found.append(expression)
            last = read.end
        at = read.end
    return found


def _explains(sentence: DocSpan, last: int, at: int) -> bool:
    """*am Donnerstag, dem 2. Dezember*: a date behind a weekday and a comma says the same day in full."""
    between = sentence.doc[last:at]
    weekday = calendar().weekday(sentence.doc[last - 1].lower_) is not None if last > sentence.start else False
    fillers = all(calendar().roles.get(token.lower_) == "filler" for token in between[1:])
    return weekday and len(between) > 0 and between[0].text == "," and fillers


def _read(sentence: DocSpan, at: int) -> _Read | None:
    doc = sentence.doc
    token = doc[at]
    first = token.text[0]
    if first.isdigit():
        return _digits(sentence, at)
    words = calendar()
    lower = token.lower_
    if lower in words.months and first.isupper():
        year, end = _year(sentence, at + 1)
        return _Read(end, year=year, month=words.months[lower])
    if lower in words.days and (first.islower() or at == sentence.start):
        return _Read(at + 1, unit="day", offset=words.days[lower])
    if first.isupper() and (number := words.weekday(lower)) is not None:
        return _Read(at + 1, weekday=number)
    if lower in words.shifts and at + 1 < sentence.end:
        return _shifted(sentence, at)
    if lower in words.numbers:
        return _counted(sentence, at, words.numbers[lower])
    return _running(sentence, at, lower) if first.isupper() else None


def _running(sentence: DocSpan, at: int, lower: str) -> _Read | None:
    """*Jahresende*, *am Wochenende*, *im Herbst (2025)*, *Ende des Jahres*."""
    words = calendar()
    if lower in words.seasons:
        year, end = _year(sentence, at + 1)
        return _Read(end, year=year, season=words.seasons[lower])
    if lower in words.running:
        return _Read(at + 1, unit=words.running[lower])
    if words.units.get(lower) == "weekend":
        return _Read(at + 1, unit="weekend")
    after = sentence.doc[at + 1 : min(at + 3, sentence.end)]
    if words.roles.get(lower) == "part" and len(after) == 2 and words.roles.get(after[0].lower_) == "filler":
        unit = words.units.get(after[1].lower_)
        return None if unit is None else _Read(at + 3, unit=unit)
    return None


def _digits(sentence: DocSpan, at: int) -> _Read | None:
    text = sentence.doc[at].text
    iso = _ISO.fullmatch(sentence.doc[at : at + _ISO_TOKENS].text)
    if iso is not None and 1 <= int(iso[2]) <= 12:
        return _Read(at + _ISO_TOKENS, year=int(iso[1]), month=int(iso[2]), day=int(iso[3]))
    full = _FULL.fullmatch(text)
    if full is not None and 1 <= int(full[2]) <= 12:
        return _Read(at + 1, year=int(full[3] or 0), month=int(full[2]), day=int(full[1]))
    day = _DAY.fullmatch(text)
    if day is not None and 1 <= int(day[1]) <= 31:
        after = at + 2 if at + 1 < sentence.end and sentence.doc[at + 1].text == "." else at + 1
        month = calendar().months.get(sentence.doc[after].lower_) if after < sentence.end else None
        if month is not None and (text.endswith(".") or after == at + 2):
            year, end = _year(sentence, after + 1)
            return _Read(end, year=year, month=month, day=int(day[1]))
    alone = _YEAR.fullmatch(text)
    if alone is not None and not _counts(sentence.doc[at]):
        return _Read(at + 1, year=int(alone[1]))
    return _counted(sentence, at, int(day[1])) if day is not None and not text.endswith(".") else None


def _counts(number: Token) -> bool:
    """Whether a number of four digits counts things (*2000 Menschen*)."""
    return bool(number.dep_ == ud.NUMMOD and number.head.i == number.i + 1 and number.head.pos_ == ud.NOUN)


def _year(sentence: DocSpan, at: int) -> tuple[int, int]:
    """The year at a place and where it ends; 0 where there is none."""
    year = _YEAR.fullmatch(sentence.doc[at].text) if at < sentence.end else None
    return (0, at) if year is None else (int(year[1]), at + 1)


def _shifted(sentence: DocSpan, at: int) -> _Read | None:
    """*vergangene Woche*, *in diesem Jahr*, *am kommenden Dienstag*."""
    words = calendar()
    shift, noun = words.shifts[sentence.doc[at].lower_], sentence.doc[at + 1]
    unit = words.units.get(noun.lower_)
    if unit is not None:
        return _Read(at + 2, unit=unit, offset=shift)
    if noun.lower_ in words.seasons:
        return _Read(at + 2, season=words.seasons[noun.lower_], offset=shift)
    if noun.lower_ in words.months and noun.text[0].isupper():
        return _Read(at + 2, month=words.months[noun.lower_], offset=shift)
    weekday = words.weekday(noun.lower_)
    return None if weekday is None else _Read(at + 2, weekday=weekday, offset=shift)


def _counted(sentence: DocSpan, at: int, number: int) -> _Read | None:
    """*sechs Monaten*: counts only after a preposition that says from when."""
    unit = calendar().units.get(sentence.doc[at + 1].lower_) if at + 1 < sentence.end else None
    return None if unit is None else _Read(at + 2, unit=unit, offset=number, counted=True)


def _expression(sentence: DocSpan, at: int, read: _Read) -> DateExpression | None:
    first, role = _lead(sentence, at)
    if read.counted and role not in (*_COUNTING, Role.SINCE):
        return None
    if not read.counted and role in _COUNTING:
        role = Role.POINT
    governor = _governor(sentence, first, read.end)
    if governor is None:
        return None
    if role is Role.POINT and _opens_range(sentence, first, read.end):
        role = Role.FROM
    back = role is Role.AGO or (read.counted and role is Role.SINCE)
    offset = -read.offset if back else read.offset
    plain = Role.POINT if role is Role.AGO else role
    return DateExpression(
        plain, governor, read.year, read.month, read.day, read.weekday, read.season, read.unit, offset
    )


def _opens_range(sentence: DocSpan, first: int, end: int) -> bool:
    """*von 2014 bis 2019*: a date with *von* right before one with *bis*."""
    until = end < sentence.end and calendar().roles.get(sentence.doc[end].lower_) == Role.UNTIL
    return until and sentence.doc[first].lower_ in function_words("of_preposition")


def _lead(sentence: DocSpan, at: int) -> tuple[int, Role]:
    """First token of the expression with its preposition, and the role that the preposition gives it."""
    words = calendar()
    first, onward = at, False
    for place in range(at - 1, max(sentence.start, at - _LEAD) - 1, -1):
        lower = sentence.doc[place].lower_
        role = words.roles.get(lower, "filler" if lower in words.units else "")
        if role in ("part", "filler", Role.ONWARD):
            first = place
            onward = onward or role == Role.ONWARD
            continue
        if role:
            return place, Role(role)
        if sentence.doc[place].dep_ != ud.CASE or sentence.doc[place].head.i < place:
            break
        first = place
    return first, Role.ONWARD if onward else Role.POINT


def _governor(sentence: DocSpan, first: int, end: int) -> Token | None:
    """The word outside the expression that the first of its words with such a head modifies.

    *das Abkommen von 1994*: a date with *von* right behind a noun is the noun's, whatever the parse says, and *das seit
    Mai geltende Abkommen* keeps its date for itself.
    """
    before = sentence.doc[first - 1] if first > sentence.start else None
    if any(t is not None and t.dep_ == ud.DET and t.head.i >= end for t in (before, sentence.doc[first])):
        return None
    if before is not None and before.pos_ in _NOUNS and sentence.doc[first].lower_ in function_words("of_preposition"):
        return before
    for token in sentence.doc[first:end]:
        if token.dep_ != ud.ROOT and not first <= token.head.i < end and token.dep_ != ud.PUNCT:
            return _outside_dates(token.head)
    return None


def _outside_dates(token: Token) -> Token:
    """Climbs from *Dienstag* in *Dienstag, dem 3. Mai* or *Nacht zum Dienstag* to what the whole modifies."""
    words = calendar()
    while token.dep_ != ud.ROOT and (
        words.weekday(token.lower_) is not None or token.lower_ in words.months or token.lower_ in words.dayparts
    ):
        token = token.head
    return token
