"""What readers decide wins over what was linked, survives other ids, and never breaks the graph."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sampling
from kg.domain.documents import Problem
from kg.domain.judgements import Judgement, Reject
from kg.domain.statements import RelationStatement, StanceStatement, Statement
from kg.link.judgements import Judged, judge, what
from kg.read.judgements import read_judgements, rejection

WORLD = sampling.world()
QUOTED = sampling.quotations()


def stance(kind: str, holder: str) -> StanceStatement:
    (found, *_) = [
        one for one in WORLD if isinstance(one, StanceStatement) and (one.type, one.holder.actor.id) == (kind, holder)
    ]
    return found


LEAVES = stance("leaves", "state:fi")


def read(folder: Path, *rows: dict[str, object]) -> list[Judgement]:
    file = folder / "mine.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found = list(read_judgements(file))
    assert [str(one) for one in found if isinstance(one, Problem)] == []
    return [one for one in found if not isinstance(one, Problem)]


def judged(folder: Path, *rows: dict[str, object]) -> Judged:
    return judge(read(folder, *rows), WORLD, QUOTED)


def edges(statements: tuple[Statement, ...] | list[Statement]) -> set[tuple[str, str, str]]:
    return {what(one) for one in statements}


def test_without_judgements_nothing_changes() -> None:
    left = judge([], WORLD, QUOTED)
    assert (set(left.statements), left.quotations) == (set(WORLD), tuple(QUOTED))
    assert (left.applied, left.problems) == ({}, ())


def test_a_rejected_statement_leaves_and_the_others_stay(tmp_path: Path) -> None:
    left = judged(tmp_path, {"judgement": "reject", "statement": LEAVES.id})
    assert set(WORLD) - set(left.statements) == {LEAVES}
    assert left.applied == {"reject": 1}


def test_a_confirmed_statement_stays_as_it_is_and_is_counted(tmp_path: Path) -> None:
    left = judged(tmp_path, {"judgement": "confirm", "statement": LEAVES.id, "why": "nachgelesen"})
    assert set(left.statements) == set(WORLD)
    assert (left.applied, left.problems) == ({"confirm": 1}, ())
    assert left.effects[0].statements == (LEAVES.id,)


def test_what_is_confirmed_but_gone_is_a_problem(tmp_path: Path) -> None:
    left = judged(tmp_path, {"judgement": "confirm", "statement": "st-0000000000000000"})
    assert left.applied == {}
    assert len(left.problems) == 1


def test_what_was_wrong_is_kept_in_the_order_of_the_list(tmp_path: Path) -> None:
    (row,) = read(tmp_path, {"judgement": "reject", "statement": LEAVES.id, "wrong": ["target", "holder"]})
    assert isinstance(row, Reject)
    assert row.wrong == ("holder", "target")


@pytest.mark.parametrize(
    ("was", "gone"),
    [
        ({"holder": "state:fi", "type": "leaves", "target": "treaty:named-otherwise"}, True),
        ({"holder": "state:fi", "type": "opposes", "target": LEAVES.target.actor.id}, True),
        ({"holder": "state:xx", "type": "opposes", "target": LEAVES.target.actor.id}, False),
    ],
)
def test_a_statement_is_found_again_by_its_place(tmp_path: Path, was: dict[str, str], gone: bool) -> None:
    """Two of holder, type and target must still agree: another claim at the same cue was never judged."""
    row = rejection(LEAVES) | {"statement": "st-0000000000000000", "was": was}
    left = judged(tmp_path, row)
    assert (LEAVES in left.statements) is not gone
    assert len(left.problems) == (0 if gone else 1)


def test_a_place_that_fits_several_statements_decides_nothing(tmp_path: Path) -> None:
    row = rejection(LEAVES) | {"statement": "st-0000000000000000"}
    del row["was"]
    left = judged(tmp_path, row)
    assert set(left.statements) == set(WORLD)
    assert "several" in str(left.problems[0])


def test_a_retyped_statement_has_the_polarity_of_its_type_and_says_who_decided(tmp_path: Path) -> None:
    left = judged(tmp_path, {"judgement": "retype", "statement": LEAVES.id, "type": "supports", "why": "Ironie"})
    (changed,) = [one for one in set(left.statements) - set(WORLD) if isinstance(one, StanceStatement)]
    assert (changed.type, changed.polarity, changed.cue) == ("supports", 1, LEAVES.cue)
    assert changed.holder.reasons[-1].feature == "judgement"
    assert "mine.jsonl, Zeile 1" in changed.holder.reasons[-1].why
    assert "Ironie" in changed.holder.reasons[-1].why


def test_a_later_line_can_name_the_new_id_or_the_old_one(tmp_path: Path) -> None:
    first = {"judgement": "retype", "statement": LEAVES.id, "holder": "state:se"}
    once = judged(tmp_path, first)
    (changed,) = set(once.statements) - set(WORLD)
    for later in (changed.id, LEAVES.id):
        left = judged(tmp_path, first, {"judgement": "reject", "statement": later})
        assert set(WORLD) - set(left.statements) == {LEAVES}
        assert ("state:se", "leaves", LEAVES.target.actor.id) not in edges(left.statements)


def test_nodes_become_one_everywhere_and_keep_their_names(tmp_path: Path) -> None:
    left = judged(
        tmp_path,
        {"judgement": "same", "a": "person:jana-kruse", "b": "person:j-kruse"},
        {"judgement": "same", "a": "person:j-kruse", "b": "person:jana-maria-kruse"},
        {"judgement": "rename", "node": "person:jana-maria-kruse", "label": "Jana M. Kruse"},
    )
    assert "person:jana-kruse" not in {end for one in left.statements for end in what(one)}
    holders = [one.holder for one in left.statements if isinstance(one, StanceStatement)]
    (kept,) = {one.actor for one in holders if one.actor.id == "person:jana-maria-kruse"}
    assert kept.label == "Jana M. Kruse"
    assert "Jana Kruse" in kept.aliases
    assert {q.speaker.actor.id for q in left.quotations if q.speaker} >= {"person:jana-maria-kruse"}
    assert left.applied == {"rename": 1, "same": 1}
    assert len(left.problems) == 1  # nobody in the documents is called j-kruse


def test_nobody_takes_a_position_on_themselves_after_a_merger(tmp_path: Path) -> None:
    before = [one for one in WORLD if {"state:fi", "state:lv"} <= set(what(one))]
    left = judged(tmp_path, {"judgement": "same", "a": "state:lv", "b": "state:fi"})
    assert all(start != end for start, _, end in edges(left.statements))
    assert len(left.statements) <= len(WORLD) - len(before)


def test_different_wins_over_same_wherever_it_stands(tmp_path: Path) -> None:
    same = {"judgement": "same", "a": "state:lv", "b": "state:fi"}
    apart = {"judgement": "different", "a": "state:fi", "b": "state:lv"}
    for rows in ((same, apart), (apart, same)):
        left = judged(tmp_path, *rows)
        assert set(left.statements) == set(WORLD)
        assert "different" in str(left.problems[0])
        assert left.applied == {"different": 1}


def test_in_one_document_a_name_is_somebody_else(tmp_path: Path) -> None:
    row = {"judgement": "different", "a": "state:fi", "b": "state:ax", "label": "Åland", "document": "mines"}
    left = judged(tmp_path, row)
    documents = {one.document.id for one in left.statements if "state:ax" in what(one)}
    assert documents == {"mines"}
    assert {one.document.id for one in left.statements if "state:fi" in what(one)} == {"entry"}
    nowhere = judged(tmp_path, row | {"mention": [7000, 7007]})
    assert set(nowhere.statements) == set(WORLD)
    assert "not named" in str(nowhere.problems[0])


def test_a_relation_takes_no_type_of_a_stance(tmp_path: Path) -> None:
    (relation, *_) = [one for one in WORLD if isinstance(one, RelationStatement)]
    left = judged(tmp_path, {"judgement": "retype", "statement": relation.id, "type": "opposes"})
    assert set(left.statements) == set(WORLD)
    assert "does not fit" in str(left.problems[0])


ROWS = st.lists(
    st.one_of(
        st.builds(
            lambda a, b: {"judgement": "same", "a": f"state:{a}", "b": f"state:{b}"},
            st.sampled_from(["fi", "lv"]), st.sampled_from(["ua", "xx"]),
        ),
        st.builds(lambda one: {"judgement": "reject", "statement": one.id}, st.sampled_from(WORLD)),
        st.builds(
            lambda one, holder: {"judgement": "retype", "statement": one.id, "holder": holder},
            st.sampled_from(WORLD), st.sampled_from(["state:ua", "org:nato", "state:yy"]),
        ),
    ),
    max_size=6,
)  # fmt: skip


@given(rows=ROWS, seed=st.randoms(use_true_random=False))
def test_the_order_of_statements_decides_nothing(
    rows: list[dict[str, object]], seed: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    judgements = read(tmp_path_factory.getbasetemp(), *rows)
    shuffled = list(WORLD)
    seed.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = judge(judgements, WORLD, QUOTED), judge(judgements, shuffled, QUOTED)
    assert one == other
    assert [s.id for s in one.statements] == sorted({s.id for s in one.statements})
    assert sum(one.applied.values()) + len(one.problems) == len(rows)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{broken", "no JSON"),
        ("[1]", "names no judgement"),
        ('{"judgement": "maybe"}', "names no judgement"),
        ('{"judgement": "same", "a": "state:fi"}', "b is missing"),
        ('{"judgement": "same", "a": "state:fi", "b": "Finland"}', "no id of a node"),
        ('{"judgement": "same", "a": "state:fi", "b": "state:fi"}', "both"),
        ('{"judgement": "same", "a": "state:fi", "b": "treaty:x"}', "cannot"),
        ('{"judgement": "same", "a": "state:fi", "b": "state:se", "whom": "x"}', "unknown here"),
        ('{"judgement": "reject"}', "statement is missing"),
        ('{"judgement": "reject", "statement": "st-1", "cue": [3, 9]}', "without their document"),
        ('{"judgement": "reject", "statement": "st-1", "document": "d", "cue": [9, 3]}', "from 9 to 3"),
        ('{"judgement": "reject", "statement": "st-1", "document": "d", "cue": [true, 3]}', "no pair"),
        ('{"judgement": "reject", "statement": "st-1", "was": {"who": "x"}}', "was is no object"),
        ('{"judgement": "reject", "statement": "st-1", "wrong": ["weather"]}', "wrong is no list"),
        ('{"judgement": "reject", "statement": "st-1", "wrong": [{}]}', "wrong is no list"),
        ('{"judgement": "confirm", "statement": "st-1", "wrong": ["holder"]}', "unknown here"),
        ('{"judgement": "retype", "statement": "st-1"}', "nothing is said"),
        ('{"judgement": "retype", "statement": "st-1", "type": "hates"}', "unknown"),
        ('{"judgement": "retype", "statement": "st-1", "holder": "issue:x"}', "cannot take a position"),
        ('{"judgement": "different", "a": "state:fi", "b": "state:se", "mention": [1, 2]}', "without its document"),
        ('{"judgement": "rename", "node": "state:fi"}', "no new name"),
        ('{"judgement": "rename", "node": "state:fi", "label": "a \\ud800"}', "half a surrogate pair"),
    ],
)  # fmt: skip
def test_every_bad_line_is_one_sentence_with_its_place(tmp_path: Path, line: str, words: str) -> None:
    file = tmp_path / "mine.jsonl"
    file.write_text(f'\n{line}\n{{"judgement": "rename", "node": "state:fi", "label": "Suomi"}}\n', encoding="utf-8")
    problem, good = read_judgements(file)
    assert isinstance(problem, Problem)
    assert not isinstance(good, Problem)
    assert (problem.source, problem.line) == ("mine.jsonl", 2)
    assert words in problem.reason
    assert problem.remedy


def test_every_judgement_tells_what_it_did(tmp_path: Path) -> None:
    left = judged(
        tmp_path,
        {"judgement": "reject", "statement": LEAVES.id},
        {"judgement": "retype", "statement": stance("demands", "state:ua").id, "type": "supports"},
        {"judgement": "same", "a": "state:lv", "b": "state:is"},
        {"judgement": "reject", "statement": "st-ffffffffffffffff"},
    )
    ids = {what(one): one.id for one in left.statements}
    rejected, retyped, same = left.effects
    assert (rejected.statements, rejected.removed) == ((), (LEAVES.id,))
    demand = stance("demands", "state:ua")
    assert retyped.statements == (ids["state:ua", "supports", demand.target.actor.id],)
    assert retyped.removed == ()
    assert same.statements == tuple(sorted(id for (holder, *_), id in ids.items() if holder == "state:is" and id in {
        ids["state:is", "leaves", "treaty:ottawa-convention"], ids["state:is", "supports", "treaty:ottawa-convention"],
    }))  # fmt: skip
    assert len(same.statements) == 2
    assert [one.judgement.ground.line for one in left.effects] == [1, 2, 3]
