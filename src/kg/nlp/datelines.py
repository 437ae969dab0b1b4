"""Datelines: *Berlin (Deutschland), 12.03.2006 – ...* at the head of a text gives the day it was written."""

from __future__ import annotations

import re
from functools import cache

from kg.domain.dates import PartialDate
from kg.lexicon.date_words import date_words


@cache
def _pattern() -> re.Pattern[str]:
    months = "|".join(re.escape(name) for name in sorted(date_words().months, key=len, reverse=True))
    place = r"[^\W\d_][^\n\d–—:!?„“\"]{0,60}?"
    day = rf"(?P<day>\d{{1,2}})\.\s?(?:(?P<number>\d{{1,2}})\.\s?|(?P<name>{months})\s)(?P<year>(?:19|20)\d\d)"
    return re.compile(rf"\s*(?:{place}[,(/]\s?|\()?(?:(?:am|den)\s)?{day}\)?\.?\s?(?:[–—]|-{{1,2}}|:)\s", re.IGNORECASE)


def dateline(text: str) -> PartialDate | None:
    """The date of the dateline that opens ``text``; None where there is none or its day does not exist."""
    found = _pattern().match(text)
    if found is None:
        return None
    month = date_words().months[found["name"].lower()] if found["name"] else int(found["number"])
    try:
        return PartialDate(int(found["year"]), month, int(found["day"]))
    except ValueError:  # the 31st of June
        return None


def without_dateline(text: str) -> str:
    """The text with spaces in place of its dateline, which belongs to no sentence; every offset stays."""
    found = _pattern().match(text)
    return text if found is None else " " * found.end() + text[found.end() :]
