"""Pairs of quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.nlp.quotation_marks import find

TEXTS = st.text(alphabet="ab „“”\"»«‚‘’›‹'\n.,", max_size=60)


def inside(text: str) -> list[str]:
    return [text[mark.start : mark.end] for mark in find(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Er rief: „Halt an!“", ["Halt an!"]),
        ("Er rief: „Halt an!”", ["Halt an!"]),
        ('Er rief: „Halt an!"', ["Halt an!"]),
        ('Er rief: "Halt an!" und "Los!"', ["Halt an!", "Los!"]),
        ("Er rief: »Halt an!« und ging", ["Halt an!"]),
        ("Er rief: «Halt an!» und ging", ["Halt an!"]),
        ("Er rief: “Halt an!” und ging", ["Halt an!"]),
        ("„Wer ‚Feuer‘ ruft, flieht“", ["Wer ‚Feuer‘ ruft, flieht", "Feuer"]),
        ("Jens' Boot und Max' Rad", []),
        ("der „erste Satz\n\nohne Ende", []),
        ("„Eins. Zwei.\nDrei.“", ["Eins. Zwei.\nDrei."]),
        ("ein ' und ein ' allein", []),
        ("", []),
    ],
)
def test_pairs(text: str, wanted: list[str]) -> None:
    assert inside(text) == wanted


@given(TEXTS)
def test_pairs_are_closed_sorted_and_properly_nested(text: str) -> None:
    marks = find(text)
    assert list(marks) == sorted(marks)
    for mark in marks:
        assert 0 < mark.start < mark.end < len(text)
        assert "\n\n" not in text[mark.start : mark.end]
    for one in marks:
        for other in marks:
            apart = one.end < other.start or other.end < one.start
            nested = one.start <= other.start and other.end <= one.end
            assert apart or nested or (other.start <= one.start and one.end <= other.end)


def test_many_marks_are_read_in_one_pass() -> None:
    assert len(find("„a“ " * 20_000)) == 20_000
    assert find("„" * 20_000) == ()
