"""Laws that hold for every text."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.domain.documents import Document, Problem
from kg.read.article import Article, Source, documents
from kg.read.csv import records

Split = Callable[..., tuple[list[Document], list[Problem]]]

PIECES = st.sampled_from(
    [
        "date 2024-12 ", "Stand: 01.02.2023 10:00 Uhr", "Von Rita Muster", "RIGA (dpa) - ", "Riga/Wilna – ",
        "Rita Muster", "DruckenTeilen", "Fotostrecke ansehen", "Ein Hafen. © dpa", "Quellen: a, b", "(dpa)",
        "Mehr zum Thema", "\n", "\n\n", " ", "Estland fordert Ruhe.", "Riga", "- ", "\r\n", "é", "\u00ad", "😀", "---",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=20), max_size=25).map("".join)


def _read(text: str, byline: str = "") -> list[Document]:
    found = documents(Article(text, byline=byline), Source("a", "a", "a"))
    return [item for item in found if isinstance(item, Document)]


@given(TEXTS, st.sampled_from(["", "Rita Muster"]))
def test_skips_are_sorted_disjoint_and_offsets_survive(text: str, byline: str) -> None:
    for document in _read(text, byline):
        body = document.body()
        assert len(body) == len(document.text)
        at = 0
        for span in document.skip:
            assert at <= span.start < span.end <= len(document.text)
            assert document.text[span.start : span.end] == span.text
            assert body[at : span.start] == document.text[at : span.start]
            assert set(body[span.start : span.end]) == {"\n"}
            at = span.end
        assert body[at:] == document.text[at:]


@settings(max_examples=50)
@given(st.lists(st.text(alphabet=st.characters(codec="utf-8"), min_size=1), min_size=1, max_size=5, unique=True))
def test_streams_give_back_their_texts(split: Split, texts: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.jsonl"
        lines = "\n".join(json.dumps({"text": text}, ensure_ascii=False) for text in texts)
        path.write_text(lines, encoding="utf-8", newline="\n")
        found, problems = split(path)
    kept = [document.text for document in found]
    assert len(kept) + sum("text" in p.reason or "empty" in p.reason for p in problems) >= len(texts)
    assert [text for text in texts if text in set(kept)] == kept


@given(st.text(max_size=200), st.integers(1, 4))
def test_every_line_of_a_table_is_accounted_for(text: str, width: int) -> None:
    lines = text.splitlines(keepends=True)
    found = list(records(iter(lines), width, ","))
    assert all(bool(record.why) != (len(record.cells) == width) for record in found)
    starts = [record.line for record in found]
    assert starts == sorted(set(starts))
    blank = sum(not line.strip() for line in lines)
    assert len(found) <= len(lines) - blank + 1
