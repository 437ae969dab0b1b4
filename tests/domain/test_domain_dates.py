"""Partial dates say no more than was known."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.domain.dates import PartialDate

years = st.integers(1, 9999)
known = st.one_of(
    st.builds(PartialDate, years),
    st.builds(PartialDate, years, st.integers(1, 12)),
    st.dates().map(lambda day: PartialDate(day.year, day.month, day.day)),
)


@settings(deadline=None)
@given(known)
def test_what_is_written_reads_back(date: PartialDate) -> None:
    assert PartialDate.parse(str(date)) == date


@settings(deadline=None)
@given(st.dates(), st.dates())
def test_full_dates_sort_as_the_calendar_does(one: dt.date, other: dt.date) -> None:
    first, second = (PartialDate(day.year, day.month, day.day) for day in (one, other))
    assert (first < second) == (one < other)
    assert (str(first) < str(second)) == (one < other)


@settings(deadline=None)
@given(years, st.integers(1, 12))
def test_a_month_is_written_without_a_day(year: int, month: int) -> None:
    assert str(PartialDate(year, month)) == f"{year:04}-{month:02}"


@pytest.mark.parametrize("text", ["2024-12-04", "2024-12", "2024", "0001-01-01", "2024-02-29"])
def test_dates_that_exist(text: str) -> None:
    assert str(PartialDate.parse(text)) == text


@pytest.mark.parametrize(
    "text", ["", "24", "2024-13", "2024-00", "2024-12-00", "2024-02-30", "2023-02-29", "0000", "2024-1", "4.12.2024"]
)
def test_dates_that_do_not(text: str) -> None:
    with pytest.raises(ValueError, match=r"\d|''"):
        PartialDate.parse(text)


@pytest.mark.parametrize("parts", [(0,), (10000,), (2024, 13), (2024, 0, 4), (2024, 4, 31)])
def test_impossible_parts_are_refused(parts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"outside|does not exist"):
        PartialDate(*parts)
