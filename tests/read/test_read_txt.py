"""Plain text: headers, titles, furniture in place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.domain.documents import Document, Problem

Write = Callable[..., Path]
Split = Callable[..., tuple[list[Document], list[Problem]]]


BODY = "Estland fordert ein Tempolimit auf See. Lettland lehnt es ab."


@pytest.mark.parametrize(
    ("header", "date", "outlet", "byline"),
    [
        (" date 2023-04-06 ", "2023-04-06", None, None),
        (" date 2023-04 ", "2023-04", None, None),
        (" date 2023 ", "2023", None, None),
        (" date unknown ", None, None, None),
        ("", None, None, None),
        ("Stand: 02.11.2022 18:15 Uhr\n", "2022-11-02", None, None),
        ("Stand: 2. November 2022, 18:15 Uhr\n", "2022-11-02", None, None),
        ("Veröffentlicht am 3. März 2021\n", "2021-03-03", None, None),
        ("RIGA (dpa-AFX) - ", None, "dpa-AFX", None),
        (" date 2023-04 RIGA (dpa) - ", "2023-04", "dpa", None),
        ("Riga/Tallinn/Wilna - ", None, None, None),
        ("Riga/Tallinn – ", None, None, None),
        ("Von Rita Muster\n", None, None, "Rita Muster"),
        (" date 2023-04-06 Von Rita Muster\n\n", "2023-04-06", None, "Rita Muster"),
        ("Von Rita Muster und Jan van der Beek, Riga\n", None, None, "Rita Muster und Jan van der Beek"),
    ],
)
def test_header_fields_leave_the_body(
    split: Split, write: Write, header: str, date: str | None, outlet: str | None, byline: str | None
) -> None:
    path = write("a.txt", header + BODY)
    documents, problems = split(path)
    assert problems == []
    (document,) = documents
    assert document.text == header + BODY
    assert document.body().strip() == BODY
    assert (str(document.date) if document.date else None) == date
    assert document.outlet == outlet
    assert document.byline == byline


@pytest.mark.parametrize(
    "line",
    [
        "Von Riga aus fahren die Schiffe nach Tallinn.",
        "Riga (das ist die Hauptstadt) - so steht es dort - bleibt ruhig.",
        "Date und Ort stehen fest.",
        "Stand heute bleibt der Hafen zu.",
        "Lettland – das sagte der Minister – bleibt dabei.",
    ],
)
def test_sentences_that_look_like_headers_stay(split: Split, write: Write, line: str) -> None:
    documents, _ = split(write("a.txt", f"{line} {BODY}"))
    assert documents[0].skip == ()


def test_a_header_below_the_first_lines_is_part_of_the_story(split: Split, write: Write) -> None:
    paragraphs = [f"Absatz {number} handelt vom Hafen und seinen Schiffen." for number in range(10)]
    documents, _ = split(write("a.txt", "\n".join([*paragraphs, "Stand: 02.11.2022 18:15 Uhr"])))
    assert documents[0].date is None


@pytest.mark.parametrize("wrong", ["2025-13-40", "2025-02-30", "31.06.2024", "2025-00-01"])
def test_a_wrong_date_is_a_problem_and_the_document_goes_on(split: Split, write: Write, wrong: str) -> None:
    documents, problems = split(write("a.txt", f"date {wrong} {BODY}"))
    assert documents[0].date is None
    assert documents[0].body().strip() == BODY
    assert wrong in problems[0].reason
    assert problems[0].remedy


def test_title_is_the_first_heading_else_the_stem(split: Split, write: Write) -> None:
    with_heading, _ = split(write("a.txt", f"{BODY}\nLettland will Häfen schließen\n{BODY} Wirklich."))
    without, _ = split(write("b.txt", BODY))
    assert with_heading[0].title == "Lettland will Häfen schließen"
    assert without[0].title == "b"


def test_id_and_source_come_from_the_name(split: Split, write: Write) -> None:
    documents, _ = split(write("000_ab.txt", BODY))
    assert (documents[0].id, documents[0].source) == ("000_ab", "000_ab.txt")


def test_author_box_at_the_end_is_skipped(split: Split, write: Write) -> None:
    text = f"Von Rita Muster\n{BODY}\n\nRita Muster\n\nRita Muster ist Forscherin. Sie lehnt Häfen ab."
    documents, _ = split(write("a.txt", text))
    assert documents[0].body().strip() == BODY


def test_picture_series_takes_its_heading_along(split: Split, write: Write) -> None:
    text = f"DruckenTeilen\n{BODY}\nDie schönsten Häfen der Ostsee\n\nFotostrecke ansehenLettland baut\n{BODY} So."
    documents, _ = split(write("a.txt", text))
    body = documents[0].body()
    assert "Häfen der Ostsee" not in body
    assert "Teilen" not in body
    assert "\nLettland baut\n" in body
    assert body.count("Tempolimit") == 2
