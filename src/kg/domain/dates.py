"""Dates as news gives them: a year, a month or a day, never more than was said."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date of the proleptic Gregorian calendar, known to the year, the month or the day (0 = unknown).

    ``str()`` gives ISO 8601 reduced precision: ``2024``, ``2024-12``, ``2024-12-04``.
    """

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        if not 1 <= self.year <= 9999:
            raise ValueError(f"year {self.year} is outside 1..9999")
        if not 0 <= self.month <= 12:
            raise ValueError(f"month {self.month} is outside 1..12")
        if self.day and not (self.month and 1 <= self.day <= monthrange(self.year, self.month)[1]):
            raise ValueError(f"day {self.day} does not exist in {self.year}-{self.month:02}")

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; ValueError for anything else."""
        match = _ISO.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"{text!r} is no date of the form YYYY, YYYY-MM or YYYY-MM-DD")
        year, month, day = (int(part or 0) for part in match.groups())
        if match[2] == "00" or match[3] == "00":
            raise ValueError(f"{text!r} has a month or day of 00")
        return cls(year, month, day)

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        if self.month:
            parts.append(f"{self.month:02}")
        if self.day:
            parts.append(f"{self.day:02}")
        return "-".join(parts)
