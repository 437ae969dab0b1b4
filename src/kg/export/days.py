"""Partial dates as the days they span, for formats that know whole days only."""

from __future__ import annotations

from calendar import monthrange

from kg.domain.dates import PartialDate


def days(date: PartialDate) -> tuple[str, str]:
    """First and last day (ISO 8601) a date can mean: ``2025-02`` is 2025-02-01 to 2025-02-28."""
    month = date.month or 12
    first = PartialDate(date.year, date.month or 1, date.day or 1)
    return str(first), str(PartialDate(date.year, month, date.day or monthrange(date.year, month)[1]))
