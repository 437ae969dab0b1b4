"""The actors the lexicon knows: every row is found by every name it has, and bad rows are refused all at once."""

from __future__ import annotations

import shutil
from importlib.resources import as_file
from pathlib import Path

import pytest

from kg.domain.actors import Kind
from kg.errors import LexiconError
from kg.lexicon.actors import (
    AMBIGUOUS,
    ORGANISATION_COLUMNS,
    ORGANISATIONS,
    REGION_COLUMNS,
    REGIONS,
    STATE_COLUMNS,
    STATES,
    TREATIES,
    TREATY_COLUMNS,
    Via,
    actors,
    read_actors,
)
from kg.lexicon.tables import ROOT, Row, load_table


def ids(name: str, via: Via | None = None) -> set[str]:
    return {sense.actor.id for sense in actors().named(name) if via is None or sense.via is via}


def cells(row: Row, column: str) -> tuple[str, ...]:
    return () if row[column] == "-" else row.many(column)


def windows(text: str) -> list[str]:
    words = text.rstrip(".?").replace(",", "").split()
    return [" ".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, len(words) + 1)]


def test_every_state_is_found_by_every_name() -> None:
    rows = load_table(STATES, STATE_COLUMNS)
    found = 0
    for row in rows:
        state = f"state:{row['iso2']}"
        names = [(row["label_de"], Via.NAME), *((alias, Via.NAME) for alias in cells(row, "aliases"))]
        names += [(name, Via.DEMONYM) for name in cells(row, "demonyms")]
        names += [(name, Via.SEAT) for name in cells(row, "seats")]
        for name, via in names:
            assert state in ids(name, via), (name, via)
            found += 1
        for adjective in cells(row, "adjectives"):
            for ending in ("", "e", "en", "er", "es", "em"):
                assert state in {sense.actor.id for sense in actors().adjective(adjective + ending)}, adjective
                found += 1
    assert len(rows) == 197
    assert found > 2500


def test_states_have_wikidata_ids() -> None:
    states = [actor for actor in actors().by_id.values() if actor.kind is Kind.STATE]
    assert len(states) == 197
    assert all(state.wikidata.startswith("Q") for state in states)


def test_every_organisation_is_found_by_every_name() -> None:
    rows = load_table(ORGANISATIONS, ORGANISATION_COLUMNS)
    for row in rows:
        for name in (row["label_de"], *cells(row, "aliases")):
            assert f"org:{row['slug']}" in ids(name, Via.NAME), name
    assert len(rows) >= 90


def test_only_confirmed_organisations_have_wikidata_ids() -> None:
    known = {a.id for a in actors().by_id.values() if a.wikidata and a.kind is not Kind.STATE}
    assert known == {"org:eu", "org:un"}


def test_the_example_of_every_treaty_names_it() -> None:
    rows = load_table(TREATIES, TREATY_COLUMNS)
    for row in rows:
        named = {one for words in windows(row["example"]) for one in ids(words)}
        assert f"{row['kind']}:{row['slug']}" in named, row["example"]
    assert len(rows) >= 35


def test_the_example_of_every_region_names_it() -> None:
    rows = load_table(REGIONS, REGION_COLUMNS)
    for row in rows:
        named = {one for words in windows(row["example"]) for one in ids(words)}
        assert f"group:{row['slug']}" in named, row["example"]
    assert len(rows) >= 10


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Vereinten Nationen", "org:un"),
        ("Internationalen Komitees vom Roten Kreuz", "org:icrc"),
        ("Budapester Memorandums", "treaty:budapest-memorandum"),
        ("Ottawa-Übereinkommens", "treaty:ottawa-convention"),
        ("NATO", "org:nato"),
        ("Nato", "org:nato"),
        ("Finnlands", "state:fi"),
        ("„Koalition der Willigen“", "org:coalition-of-the-willing"),
    ],
)
def test_names_are_found_in_their_forms(name: str, actor: str) -> None:
    assert ids(name) == {actor}


@pytest.mark.parametrize(
    ("name", "actor"), [("US", "state:us"), ("IS", "org:islamic-state"), ("AU", "org:african-union")]
)
def test_short_capitals_are_no_words(name: str, actor: str) -> None:
    assert ids(name) == {actor}
    assert ids(name.lower()) == set()


def test_ambiguous_names_give_the_usual_actor_first() -> None:
    assert [sense.actor.id for sense in actors().named("Kongo")] == ["state:cd", "state:cg"]


def test_media_are_told_apart() -> None:
    assert actors().is_medium("org:reuters")
    assert actors().is_medium("org:yle")
    assert not actors().is_medium("org:nato")
    assert not actors().is_medium("state:ru")


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """A copy of the tables that a test may spoil."""
    for file in (STATES, ORGANISATIONS, TREATIES, REGIONS, AMBIGUOUS):
        with as_file(ROOT.joinpath(file)) as source:
            shutil.copy(source, tmp_path / file)
    return tmp_path


def spoil(tables: Path, file: str, old: str, new: str) -> None:
    text = (tables / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, (file, old)
    (tables / file).write_text(text.replace(old, new), encoding="utf-8")


def test_the_copied_tables_are_sound(tables: Path) -> None:
    assert read_actors(tables).by_id == actors().by_id


def test_all_problems_are_named_at_once(tables: Path) -> None:
    spoil(tables, ORGANISATIONS, "pro-asyl\tPro Asyl\tPro Asyl\tngo", "pro-asyl\tPro Asyl\tPro Asyl\tclub")
    spoil(tables, ORGANISATIONS, "icrc\tInternationales", "nato\tInternationales")
    spoil(tables, STATES, "fi\tFinnland\tFinland\tQ33", "fi\tFinnland\tFinland\tZ33")
    spoil(tables, TREATIES, "\tPariser Klimaabkommen\t", "\tKyoto-Protokoll\t")
    spoil(tables, AMBIGUOUS, "kongolesisch\tstate:cd|state:cg", "kongolesisch\tstate:cd|state:xx")
    with pytest.raises(LexiconError) as error:
        read_actors(tables)
    message = str(error.value)
    for part in (
        "class 'club' is unknown",
        "the id org:nato is taken",
        "wikidata 'Z33' is no Q-id",
        "name 'Kyoto-Protokoll' also belongs to treaty:paris-agreement",
        "actors ['state:xx'] are not two known ids",
    ):
        assert part in message
    assert message.count("\n") >= 4


def test_a_shared_name_without_a_reason_is_refused(tables: Path) -> None:
    spoil(tables, AMBIGUOUS, "koreanisch\tstate:kr|state:kp", "koreanisch-x\tstate:kr|state:kp")
    spoil(tables, STATES, "\tnordkoreanisch\t", "\tsüdkoreanisch\t")
    with pytest.raises(LexiconError, match="adjective 'südkoreanisch' also belongs to state:kp"):
        read_actors(tables)
