"""Dates as headers, front matter and tables write them."""

from __future__ import annotations

import re

from kg.domain.dates import PartialDate
from kg.lexicon.date_words import date_words

_ISO = re.compile(r"(\d{4}(?:-\d{2}){0,2})(?:[T ]\d{1,2}:\d{2}.*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NUMBERS = re.compile(r"(?:(\d{1,2})\. ?)?(\d{1,2})\. ?(\d{4})")
_WORDS = re.compile(r"(?:(\d{1,2})\. ?)?([^\W\d]+\.?) (\d{4})")


def parse_date(text: str) -> PartialDate | None:
    """A date that is known to the day, the month or the year; None where the text says that it is unknown.

    Reads ISO 8601 (a time of day is dropped), ``20250914``, ``14.09.2025``, ``9.2025`` and ``14. September 2025``.
    ValueError for everything else and for days that do not exist.
    """
    words = text.strip()
    if not words or words.lower() in date_words().unknown:
        return None
    if match := _ISO.fullmatch(words):
        return PartialDate.parse(match[1])
    if match := _COMPACT.fullmatch(words):
        return _date(match[1], match[2], match[3])
    if match := _NUMBERS.fullmatch(words):
        return _date(match[3], match[2], match[1])
    if match := _WORDS.fullmatch(words):
        month = date_words().months.get(match[2].lower())
        if month is not None:
            return _date(match[3], str(month), match[1])
    raise ValueError(f"{words!r} is no date")


def _date(year: str, month: str, day: str | None) -> PartialDate:
    if not int(month) or (day is not None and not int(day)):
        raise ValueError(f"month {month}, day {day} does not exist")
    return PartialDate(int(year), int(month), int(day or 0))
