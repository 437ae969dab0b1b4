"""Date expressions of a sentence: what they say and which word they modify.

Surface grammar over tokens, after the classes of TimeML's German guidelines that news needs (dates, not durations).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from kg.lexicon.calendar import calendar
from kg.lexicon.function_words import function_words
from kg.nlp import labels as ud

_FULL: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})?")
_DAY: Final = re.compile(r"(\d{1,2})\.?")
_YEAR: Final = re.compile(r"((?:19|20)\d\d)\.?")  # the tokenizer leaves a full stop at a year that ends a sentence
_NOUNS: Final = frozenset({ud.NOUN, ud.PROPN})
_LEAD: Final = 5  # tokens looked back for the preposition


class Role(StrEnum):
    """How an expression places its clause."""

    POINT = "point"
    FROM = "from"
    UNTIL = "until"
    AGO = "ago"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date as said: an absolute one (``year``, ``month``, ``day``, 0 = not said) or an offset from now.

    ``unit`` and ``offset`` stand for offsets (*gestern*: day, -1); ``weekday`` for a weekday (0 = Monday).
    ``governor`` is the word that the expression modifies.
    """

    role: Role
    governor: Token
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int | None = None
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
    unit: str = ""
    offset: int = 0
    counted: bool = False


def find(sentence: DocSpan) -> list[DateExpression]:
    """The date expressions of a sentence in the order of the text."""
    found: list[DateExpression] = []
    at = sentence.start
    while at < sentence.end:
        read = _read(sentence, at)
        if read is None:
            at += 1
            continue
        expression = _expression(sentence, at, read)
        if expression is not None:
            found.append(expression)
        at = read.end
    return found


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
    return None


def _digits(sentence: DocSpan, at: int) -> _Read | None:
    text = sentence.doc[at].text
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
    weekday = words.weekday(noun.lower_)
    return None if weekday is None else _Read(at + 2, weekday=weekday, offset=shift)


def _counted(sentence: DocSpan, at: int, number: int) -> _Read | None:
    """*sechs Monaten*: counts only after a preposition that says from when."""
    unit = calendar().units.get(sentence.doc[at + 1].lower_) if at + 1 < sentence.end else None
    return None if unit is None else _Read(at + 2, unit=unit, offset=number, counted=True)


def _expression(sentence: DocSpan, at: int, read: _Read) -> DateExpression | None:
    first, role = _lead(sentence, at)
    counted = {Role.AGO, Role.AFTER}
    if read.counted and role not in counted:
        return None
    if not read.counted and role in counted:
        role = Role.POINT
    governor = _governor(sentence, first, read.end)
    if governor is None:
        return None
    offset = -read.offset if role is Role.AGO else read.offset
    plain = Role.POINT if role is Role.AGO else role
    return DateExpression(plain, governor, read.year, read.month, read.day, read.weekday, read.unit, offset)


def _lead(sentence: DocSpan, at: int) -> tuple[int, Role]:
    """First token of the expression with its preposition, and the role that the preposition gives it."""
    words = calendar()
    first = at
    for place in range(at - 1, max(sentence.start, at - _LEAD) - 1, -1):
        lower = sentence.doc[place].lower_
        role = words.roles.get(lower, "filler" if lower in words.units else "")
        if role in ("part", "filler"):
            first = place
            continue
        if role:
            return place, Role(role)
        if sentence.doc[place].dep_ != ud.CASE or sentence.doc[place].head.i < place:
            break
        first = place
    return first, Role.POINT


def _governor(sentence: DocSpan, first: int, end: int) -> Token | None:
    """The word outside the expression that the first of its words with such a head modifies.

    *das Abkommen von 1994*: a date with *von* right behind a noun is the noun's, whatever the parse says.
    """
    before = sentence.doc[first - 1] if first > sentence.start else None
    if before is not None and before.pos_ in _NOUNS and sentence.doc[first].lower_ in function_words("of_preposition"):
        return before
    for token in sentence.doc[first:end]:
        if token.dep_ != ud.ROOT and not first <= token.head.i < end and token.dep_ != ud.PUNCT:
            return _outside_dates(token.head)
    return None


def _outside_dates(token: Token) -> Token:
    """Climbs from *Dienstag* in *Dienstag, dem 3. Mai* to what the weekday modifies."""
    words = calendar()
    while token.dep_ != ud.ROOT and (words.weekday(token.lower_) is not None or token.lower_ in words.months):
        token = token.head
    return token

