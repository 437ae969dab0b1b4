"""Who stands where, who agrees with whom, who leaves what."""

import pytest

from kg.graph.build import build
from kg.graph.measures import Shared, conflicts, leavers, positions_of, positions_on, shared_targets
from sampling import ENTRY, FINLAND, LATVIA, MINES, MINISTER, OTTAWA, UKRAINE, stance, world


def test_positions_of_an_actor_are_dated_and_sorted() -> None:
    found = [(one.target, one.type, one.first, one.last) for one in positions_of(build(world()), LATVIA.id)]
    assert found == [(OTTAWA.id, "leaves", "2025-04-02", "2025-04-02"), (OTTAWA.id, "supports", "2019", "2019")]


def test_what_is_merely_possible_is_no_position() -> None:
    graph = build(world())
    assert [one.type for one in positions_of(graph, FINLAND.id)] == ["leaves"]
    assert [(one.holder, one.type) for one in positions_on(graph, ENTRY.id)] == [(UKRAINE.id, "demands")]


def test_leavers_come_by_date_the_undated_last() -> None:
    undated = stance(MINES, (UKRAINE, "Volkspartei"), "leaves", ("verlassen", "verlassen"), (OTTAWA, "Minenverbot"))
    assert [one.holder for one in leavers(build([*world(), undated]), OTTAWA.id)] == [
        FINLAND.id, LATVIA.id, UKRAINE.id,
    ]  # fmt: skip


def test_agreement_and_conflict_follow_the_sign_of_the_polarity() -> None:
    friend = stance(MINES, (UKRAINE, "Volkspartei"), "upholds", ("verlassen", "verlassen"), (OTTAWA, "Minenverbot"))
    graph = build([*world(), friend])
    assert shared_targets(graph, FINLAND.id, MINISTER.id) == (Shared(OTTAWA.id, -1, -1),)
    assert shared_targets(graph, FINLAND.id, MINISTER.id)[0].agree
    assert shared_targets(graph, FINLAND.id, UKRAINE.id) == (Shared(OTTAWA.id, -1, 1),)
    assert [(one, other) for one, other, _ in conflicts(graph)] == [(MINISTER.id, UKRAINE.id), (FINLAND.id, UKRAINE.id)]


def test_statements_that_balance_are_neither_agreement_nor_conflict() -> None:
    (shared,) = shared_targets(build(world()), FINLAND.id, LATVIA.id)
    assert (shared.other, shared.agree, shared.conflict) == (0, False, False)


def test_actors_without_a_side_share_nothing() -> None:
    assert shared_targets(build(world()), FINLAND.id, "state:is") == ()
    assert conflicts(build([])) == []


def test_an_unknown_node_is_said_to_be_unknown() -> None:
    graph = build(world())
    for ask in (positions_of, positions_on, leavers):
        with pytest.raises(KeyError, match="'state:zz' is no node"):
            ask(graph, "state:zz")
