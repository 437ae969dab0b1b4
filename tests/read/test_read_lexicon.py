"""The rows of the reader's tables do what their examples say."""

from __future__ import annotations

import pytest

from kg.lexicon.agencies import COLUMNS as AGENCY_COLUMNS
from kg.lexicon.agencies import FILE as AGENCY_FILE
from kg.lexicon.date_words import COLUMNS as DATE_COLUMNS
from kg.lexicon.date_words import FILE as DATE_FILE
from kg.lexicon.furniture import FurnitureRow, furniture
from kg.lexicon.headers import HeaderRow, headers
from kg.lexicon.tables import Row, load_table
from kg.read.dates import parse_date
from kg.read.furniture import find_furniture
from kg.read.header import find_header


@pytest.mark.parametrize("row", headers(), ids=lambda row: row.name)
def test_header_examples(row: HeaderRow) -> None:
    header = find_header(row.example)
    assert header.places[0][0] == 0
    if row.finds:
        field, _, value = row.finds.partition("=")
        assert getattr(header, field) == value
    assert find_header(row.innocent).places == ()


@pytest.mark.parametrize("row", furniture(), ids=lambda row: row.name)
def test_furniture_examples(row: FurnitureRow) -> None:
    assert row.find(row.example)
    assert find_furniture(row.innocent) == []


@pytest.mark.parametrize("row", load_table(AGENCY_FILE, AGENCY_COLUMNS), ids=lambda row: row["name"])
def test_agency_examples(row: Row) -> None:
    header = find_header(row["example"])
    assert header.agency == row["label"]
    assert row["example"][header.places[0][1] :][0].isupper()


@pytest.mark.parametrize("row", load_table(DATE_FILE, DATE_COLUMNS), ids=lambda row: row["word"])
def test_date_examples(row: Row) -> None:
    date = parse_date(row["example"])
    expected = None if row["kind"] == "unknown" else f"2021-{int(row['month']):02}-03"
    assert (str(date) if date else None) == expected


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025-09-14", "2025-09-14"),
        ("2025-09-14T10:00:00+02:00", "2025-09-14"),
        ("20250914", "2025-09-14"),
        ("14.9.2025", "2025-09-14"),
        ("9.2025", "2025-09"),
        ("September 2025", "2025-09"),
        ("2025", "2025"),
    ],
)
def test_dates_keep_their_precision(text: str, date: str) -> None:
    assert str(parse_date(text)) == date


@pytest.mark.parametrize("text", ["gestern", "2025-13", "0.9.2025", "14. Foo 2025", "2025-09-14-01", "99999999"])
def test_wrong_dates_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_date(text)
