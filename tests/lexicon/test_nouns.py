"""Offices, bodies, groups, role nouns and people: the example of every row shows what the row is for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from kg.domain.documents import Problem
from kg.lexicon import bodies, groups, offices, people, relation_verbs, role_nouns
from kg.lexicon.names import fold_accents
from kg.lexicon.nouns import Collector, Nouns
from kg.lexicon.tables import Row, load_table

TABLES = [
    (offices.FILE, offices.COLUMNS, offices.offices, 45),
    (bodies.FILE, bodies.COLUMNS, bodies.bodies, 25),
    (groups.FILE, groups.COLUMNS, groups.groups, 80),
]


@pytest.mark.parametrize(("file", "columns", "index", "least"), TABLES, ids=[table[0] for table in TABLES])
def test_every_form_finds_its_row_and_the_example_shows_one(
    file: str, columns: Sequence[str], index: Callable[[], Nouns[offices.Office]], least: int
) -> None:
    rows = load_table(file, columns)
    for row in rows:
        for form in row.many("forms"):
            found = index().find(form)
            assert found is not None
            assert (found.entry.slug, found.rest) == (row["slug"], ""), form
        assert _shows(row), row["example"]
    assert len(rows) >= least


def _shows(row: Row) -> bool:
    """Whether the example has a form of the row, inflected or at the end of a compound."""
    example = row["example"].lower()
    umlauts = str.maketrans("äöü", "aou")
    return any(form.lower()[:-1].translate(umlauts) in example.translate(umlauts) for form in row.many("forms"))


@pytest.mark.parametrize(
    ("noun", "slug", "rest"),
    [
        ("US-Präsident", "praesident", "US"),
        ("Kremlsprecher", "sprecher", "Kreml"),
        ("Bundeskanzlerin", "bundeskanzler", ""),
        ("CDU-Vorsitzende", "vorsitzender", "CDU"),
    ],
)
def test_offices_at_the_end_of_compounds(noun: str, slug: str, rest: str) -> None:
    found = offices.offices().find(noun)
    assert found is not None
    assert (found.entry.slug, found.rest) == (slug, rest)


@pytest.mark.parametrize("noun", ["Tisch", "Haus", "", "-", "Präsi"])
def test_other_nouns_are_no_office(noun: str) -> None:
    assert offices.offices().find(noun) is None


def test_two_rows_cannot_claim_one_form() -> None:
    forms: Collector[str] = Collector()
    first, second = Row("x.tsv", 2, {}), Row("x.tsv", 3, {})
    assert list(forms.add(first, ["Rat"], "a")) == []
    problems: list[Problem] = list(forms.add(second, ["rat"], "b"))
    assert [problem.line for problem in problems] == [3]
    assert "stands in line 2 already" in str(problems[0])


def test_role_nouns_stand_in_their_examples() -> None:
    rows = load_table(role_nouns.FILE, role_nouns.COLUMNS)
    assert all(row["noun"] in row["example"] for row in rows)
    assert len(rows) == len(role_nouns.role_nouns()) >= 25


def test_relation_verbs_are_known() -> None:
    assert relation_verbs.relation_verbs()["angehören"].relation == "member_of"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Selenskyj", "Volodymyr Zelenskyy"),
        ("Orban", "Viktor Orbán"),
        ("Erdogan", "Recep Tayyip Erdoğan"),
        ("Netanyahu", "Benjamin Netanjahu"),
    ],
)
def test_spellings_of_one_person_meet(one: str, other: str) -> None:
    assert people.people()[fold_accents(one)].id == people.people()[fold_accents(other)].id
