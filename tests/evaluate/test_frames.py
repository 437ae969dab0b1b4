"""Frames are counted by tokens: cues, the roles under them, and both together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.figures import Counts
from kg.evaluate.frames import ROLES, Frame, align, frame, score_frames


def tokens(*names: str) -> frozenset[str]:
    return frozenset(names)


GOLD = [
    Frame(
        tokens("0:3"), {"Source": tokens("0:1", "0:2"), "Message": tokens("0:5", "0:6", "0:7"), "PTC": tokens("0:8")}
    ),
    Frame(tokens("1:4", "1:5"), {"Source": tokens("1:0"), "Topic": tokens("1:2")}),
]


def test_the_gold_itself_is_wholly_right() -> None:
    scores = score_frames(GOLD, GOLD)
    assert scores["cues"] == Counts(3, 3, 3)
    assert scores["roles"] == Counts(8, 8, 8)
    assert scores["joint"] == Counts(11, 11, 11)
    assert scores["Source"] == Counts(3, 3, 3)
    assert set(scores) == {"cues", "roles", "joint", *ROLES}


def test_overlapping_cues_and_roles_count_in_proportion() -> None:
    found = [Frame(tokens("1:5", "1:6"), {"Source": tokens("1:0", "1:1"), "Message": tokens("1:2")})]
    scores = score_frames(GOLD, found)
    assert scores["cues"] == Counts(1, 3, 2)
    assert scores["Source"] == Counts(1, 3, 2)
    assert scores["Topic"] == Counts(0, 1, 0)
    assert scores["Message"] == Counts(0, 3, 1)
    assert scores["joint"] == Counts(2, 11, 5)


def test_roles_under_a_wrong_cue_are_false_even_where_they_agree() -> None:
    found = [Frame(tokens("0:9"), GOLD[0].roles)]
    assert score_frames(GOLD, found)["roles"] == Counts(0, 8, 6)


def test_a_frame_belongs_to_one_other_at_most() -> None:
    twice = [Frame(tokens("1:4"), {"Source": tokens("1:0")}), Frame(tokens("1:5"), {"Source": tokens("1:0")})]
    assert len(align(GOLD, twice)) == 1
    assert score_frames(GOLD, twice)["cues"] == Counts(1, 3, 2)
    both = [Frame(tokens("1:4", "1:5", "1:6"), {}), Frame(tokens("1:4", "1:5"), {})]
    assert align(GOLD, both) == [(GOLD[1], both[1])]


def test_a_record_of_the_corpus_becomes_a_frame() -> None:
    one = frame({"Cue": ["0:3"], "Source": ["0:1", "0:2"], "Message": [], "Addr": ["0:4"]})
    assert one.cue == tokens("0:3")
    assert one.role("Source") == tokens("0:1", "0:2")
    assert one.role("Message") == one.role("Topic") == frozenset()
    with pytest.raises(KeyError):
        frame({"Source": ["0:1"]})


NAMES = st.frozensets(st.sampled_from([f"0:{n}" for n in range(8)]), max_size=4)
FRAMES = st.lists(st.builds(Frame, NAMES, st.dictionaries(st.sampled_from(ROLES), NAMES)), max_size=5)


@given(FRAMES, FRAMES)
def test_counts_are_bounded_and_the_same_from_both_sides(gold: list[Frame], found: list[Frame]) -> None:
    scores, turned = score_frames(gold, found), score_frames(found, gold)
    assert scores.keys() == turned.keys()
    for name, one in scores.items():
        assert 0 <= one.correct <= min(one.gold, one.found)
        assert (one.gold, one.found) == (turned[name].found, turned[name].gold)
    assert scores["joint"].correct == scores["cues"].correct + scores["roles"].correct
