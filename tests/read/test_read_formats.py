"""Markdown, web pages, JSON Lines, tables, standard input."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.domain.documents import Document, Problem
from kg.read.csv import records

Write = Callable[..., Path]
Split = Callable[..., tuple[list[Document], list[Problem]]]

BODY = "Estland fordert ein Tempolimit auf See. Lettland lehnt es ab."


def test_front_matter_gives_fields_and_leaves_the_body(split: Split, write: Write) -> None:
    front = "---\nid: 007\ntitle: Streit um die See\ndate: 2024-12\noutlet: Beispielblatt\nbyline: Rita Muster\n---\n"
    documents, problems = split(write("a.md", front + BODY))
    (document,) = documents
    assert problems == []
    assert (document.id, document.title, str(document.date)) == ("007", "Streit um die See", "2024-12")
    assert (document.outlet, document.byline, document.source) == ("Beispielblatt", "Rita Muster", "a.md")
    assert document.text == front + BODY
    assert document.body().strip() == BODY


def test_markdown_marks_and_images_are_skipped_but_words_stay(split: Split, write: Write) -> None:
    documents, _ = split(write("a.md", f"# Streit um die See\n\n![Hafen](h.png)\n\n- {BODY}\n"))
    assert documents[0].title == "Streit um die See"
    assert [line for line in documents[0].body().split("\n") if line] == ["Streit um die See", BODY]


@pytest.mark.parametrize(
    ("front", "reason"),
    [("title: [unclosed\n", "front matter"), ("- a\n- b\n", "front matter"), ("date: 2025-13-40\n", "2025-13-40")],
)
def test_broken_front_matter_is_a_problem(split: Split, write: Write, front: str, reason: str) -> None:
    documents, problems = split(write("a.md", f"---\n{front}---\n{BODY}"))
    assert documents[0].body().strip() == BODY
    assert documents[0].date is None
    assert reason in problems[0].reason


PAGE = """<!doctype html><html lang="de"><head><meta charset="{charset}"><title>Streit</title>
<meta property="og:site_name" content="Beispielblatt"><meta property="article:published_time" content="2031-05-12">
<meta name="author" content="Rita Muster"></head><body><nav><a href="/">Startseite</a></nav>
<article><h1>Streit um die See</h1><p>Estland fordert ein Tempolimit für Fähren. Das sagte die Ministerin am Montag.</p>
<p>Lettland lehnt das Vorhaben ab. Die Regierung verwies auf die Kosten für den Handel in der Ostsee.</p></article>
<footer>Impressum 2024</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_page_gives_article_and_metadata_whatever_the_day(split: Split, write: Write, charset: str) -> None:
    documents, problems = split(write("a.html", PAGE.format(charset=charset).encode(charset)))
    (document,) = documents
    assert problems == []
    assert "Tempolimit für Fähren" in document.text
    assert "Startseite" not in document.text
    assert "Impressum" not in document.text
    assert (document.outlet, str(document.date), document.byline) == ("Beispielblatt", "2031-05-12", "Rita Muster")


@pytest.mark.parametrize("page", ["<html></html>", "", "<" * 5000])
def test_pages_without_an_article_are_problems(split: Split, write: Write, page: str) -> None:
    documents, problems = split(write("a.html", page))
    assert documents == []
    assert len(problems) == 1


def test_json_lines_keep_text_exactly_and_number_bad_lines(split: Split, write: Write) -> None:
    text = "Estland fordert Ruhe.\r\nLettland lehnt ab.\u2028Ende. "
    lines = [
        json.dumps({"id": "x", "title": "T", "date": "2024-12", "outlet": "O", "text": text}),
        "{broken",
        "[1, 2]",
        json.dumps({"id": "no text"}),
        json.dumps({"text": 5}),
        "",
        json.dumps({"id": 9, "text": BODY, "date": None}),
        json.dumps({"text": BODY + " Nein.", "date": "gestern"}),
        '{"a":' * 100_000,
        json.dumps({"text": "   "}),
    ]
    documents, problems = split(write("a.jsonl", "\n".join(lines)))
    assert [document.id for document in documents] == ["x", "9", "a-8"]
    assert documents[0].text == text
    assert (documents[0].outlet, documents[0].source) == ("O", "a.jsonl")
    assert [problem.line for problem in problems] == [2, 3, 4, 5, 8, 9, 10]
    assert documents[2].date is None


def test_half_surrogates_are_replaced_one_for_one(split: Split, write: Write) -> None:
    documents, problems = split(write("a.jsonl", '{"text": "Riga \\ud83d fordert Ruhe."}'))
    assert documents[0].text == "Riga � fordert Ruhe."
    assert problems[0].line == 1


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables_are_read_with_any_delimiter(split: Split, write: Write, delimiter: str) -> None:
    rows = [
        ["id", "title", "date", "outlet", "text"],
        ["7", '"T ""x"""', "2024", "O", f'"{BODY}\nZweite{delimiter} Zeile."'],
    ]
    documents, problems = split(write("a.csv", "\n".join(delimiter.join(row) for row in rows)))
    (document,) = documents
    assert problems == []
    assert (document.id, document.title, str(document.date)) == ("7", 'T "x"', "2024")
    assert document.text == f"{BODY}\nZweite{delimiter} Zeile."


def test_bad_rows_are_problems_with_their_line_and_the_rest_goes_on(split: Split, write: Write) -> None:
    rows = [
        "id,text",
        "1,Estland fordert Ruhe.",
        "2,zu,viel",
        "3",
        '4,"Lettland',
        'lehnt ab."',
        '5,"nie geschlossen',
        "6,Litauen zögert.",
        '7,Der 5" Ball gehört Riga.',
        '8,"so" nicht',
        "9,Polen stimmt zu.",
    ]
    documents, problems = split(write("a.csv", "\n".join(rows)))
    assert [document.id for document in documents] == ["1", "4", "6", "7", "9"]
    assert [problem.line for problem in problems] == [3, 4, 7, 10]


def test_a_table_without_text_column_is_a_problem(split: Split, write: Write) -> None:
    documents, problems = split(write("a.csv", "id,title\n1,T\n"))
    assert documents == []
    assert "text" in problems[0].reason


def test_open_quotes_never_cost_later_records() -> None:
    def rows() -> Iterator[str]:
        yield from ('1,"offen\n', *(f"{number},gut\n" for number in range(2, 2000)))

    found = list(records(rows(), 2, ","))
    assert len(found) == 1999
    assert [record.line for record in found if record.why] == [2]


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (BODY, 1),
        (f"---\ntitle: T\n---\n{BODY}", 1),
        (json.dumps({"text": BODY}) + "\n" + json.dumps({"text": BODY + " Nein."}), 2),
        (f"id,text\n1,{BODY}\n2,{BODY} Nein.\n", 2),
        (PAGE.format(charset="utf-8"), 1),
        ("", 0),
    ],
)
def test_standard_input_is_told_by_its_content(
    split: Split, monkeypatch: pytest.MonkeyPatch, data: str, count: int
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
    documents, problems = split("-")
    assert len(documents) == count
    assert len(problems) == (count == 0)
    assert all(document.source == "-" for document in documents)
