"""Spans fit their text; a document's body keeps every offset."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.domain.documents import Document, Problem
from kg.domain.spans import Span


@st.composite
def document_and_cuts(draw: st.DrawFn) -> tuple[Document, list[int]]:
    text = draw(st.text(max_size=40))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6)))
    cuts = cuts[: len(cuts) // 2 * 2]
    skip = tuple(Span(a, b, text[a:b]) for a, b in zip(cuts[::2], cuts[1::2], strict=True))
    return Document("d", text, skip=skip), cuts


@settings(deadline=None)
@given(document_and_cuts())
def test_a_span_is_what_the_text_says_there(given_: tuple[Document, list[int]]) -> None:
    document, cuts = given_
    span = document.span(cuts[0], cuts[-1])
    assert document.text[span.start : span.end] == span.text


@settings(deadline=None)
@given(document_and_cuts())
def test_the_body_keeps_every_offset_and_blanks_what_is_skipped(
    given_: tuple[Document, list[int]],
) -> None:
    document, _ = given_
    body = document.body()
    assert len(body) == len(document.text)
    skipped = {at for gap in document.skip for at in range(gap.start, gap.end)}
    assert all(body[at] == ("\n" if at in skipped else document.text[at]) for at in range(len(body)))


@settings(deadline=None)
@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_overlap_and_containment_agree_with_sets_of_positions(a: int, b: int, c: int, d: int) -> None:
    one, other = (Span(min(p), max(p), "x" * (max(p) - min(p))) for p in ((a, b), (c, d)))
    here, there = set(range(one.start, one.end)), set(range(other.start, other.end))
    if here and there:
        assert one.overlaps(other) == bool(here & there) == other.overlaps(one)
        assert one.contains(other) == (there <= here)


@pytest.mark.parametrize(("start", "end", "text"), [(-1, 0, "x"), (0, 2, "x"), (3, 1, ""), (0, 0, "x")])
def test_spans_that_do_not_fit_are_refused(start: int, end: int, text: str) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Span(start, end, text)


def test_offsets_count_code_points() -> None:
    document = Document("d", "😀 Kiew")
    assert document.span(2, 6).text == "Kiew"


def test_a_problem_reads_as_a_sentence_with_its_place() -> None:
    assert str(Problem("a.csv", "has no text", "fill the cell", 3)) == "a.csv:3: has no text (fill the cell)"
    assert str(Problem("a.csv", "is empty")) == "a.csv: is empty"
