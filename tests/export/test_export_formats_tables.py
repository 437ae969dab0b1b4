"""The tables for spreadsheets and for Discourse Network Analyzer, and the guard against formulas."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.domain.dates import PartialDate
from kg.domain.stances import Basis, Modality, Phase, Time
from kg.export import dna, tables
from kg.export.cells import guarded, restored
from kg.export.days import days
from kg.export.jsonl import statement_record
from sampling import (
    FINLAND,
    HOSTILE,
    MINES,
    MINISTER,
    OFFICE,
    OTTAWA,
    PARTY,
    corpora,
    dates,
    published,
    relation,
    stance,
    world,
)

FORMULAS = [
    "=1+1",
    "+49",
    "-5",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    '"=1',
    "＝1",
    "'=1",
    "a,=1",
    "a;=1",
    'a;"=1',
    "a\n+1",
]
HARMLESS = ["", "a", "a=b", "1-2", "Finnland", "a -b", "st-12", "2025-04-02", "a's", "[1]"]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_could_begin_a_formula_gets_an_apostrophe(text: str) -> None:
    cell = guarded(text)
    assert cell.count("'") == text.count("'") + 1
    assert restored(cell) == text
    for part in cell.replace(";", ",").replace("\n", ",").split(","):
        assert part.strip(' "\t\r')[:1] not in {"=", "+", "-", "@", "＝"}


@pytest.mark.parametrize("text", HARMLESS)
def test_other_text_stays(text: str) -> None:
    assert guarded(text) == text


@settings(max_examples=400)
@given(st.text() | st.text("=+-@'\",;\t\r\n a\x00\ufeff＝"))
@example("''=")
def test_the_guard_can_always_be_taken_off(text: str) -> None:
    assert restored(guarded(text)) == text


def test_the_guard_takes_time_in_proportion_to_the_text() -> None:
    for text in (",\t" * 500_000, '"' * 1_000_000, ",'" * 300_000):
        assert restored(guarded(text)) == text


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        (PartialDate(2024), "2024-01-01", "2024-12-31"),
        (PartialDate(2024, 2), "2024-02-01", "2024-02-29"),
        (PartialDate(2025, 2), "2025-02-01", "2025-02-28"),
        (PartialDate(2025, 4, 2), "2025-04-02", "2025-04-02"),
    ],
)
def test_a_partial_date_spans_the_days_it_can_mean(date: PartialDate, first: str, last: str) -> None:
    assert days(date) == (first, last)


@given(dates.filter(bool))
def test_the_days_of_a_date_begin_with_what_is_known_of_it(date: PartialDate) -> None:
    first, last = days(date)
    assert first <= last
    assert all(day.startswith(str(date)) and PartialDate.parse(day).day for day in (first, last))


# ------------------------------------------------------------------ statements.csv


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_table_begins_with_a_byte_order_mark_and_ends_its_lines_as_the_standard_has_it(tmp_path: Path) -> None:
    tables.write(tmp_path / "t", world())
    data = (tmp_path / "t").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfid,kind,")
    assert data.count(b"\r\n") == 10


def test_every_field_of_the_contract_has_its_column(tmp_path: Path) -> None:
    """Whatever a line of statements.jsonl holds stands in the row, under a name made from its path."""
    tables.write(tmp_path / "t", world())
    found = {row["id"]: row for row in rows(tmp_path / "t")}
    roles = {"subject": "holder", "object": "target", "relation": "type"}
    seen = 0
    for statement in world():
        record = statement_record(statement)
        record |= record.pop("stance", {})
        for key, value in record.items():
            for path, leaf in leaves(roles.get(key, key), value):
                assert text(found[statement.id][path]) == leaf, path
                seen += 1
    assert seen > 300


def leaves(path: str, value: object):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(f"{path}_{key}", inner)
    else:
        yield path, value if value and isinstance(value, list) else told(value)


def told(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else "" if value in (None, []) else str(value)


def text(cell: str) -> str | list[object]:
    return json.loads(restored(cell)) if cell.startswith("[") else restored(cell)


def test_lists_are_json_and_empty_ones_empty(tmp_path: Path) -> None:
    tables.write(tmp_path / "t", world())
    reporters = [row["reported_by"] for row in rows(tmp_path / "t")]
    assert sorted(map(bool, reporters)) == [False] * 7 + [True] * 2
    assert {one["label"] for cell in reporters if cell for one in json.loads(cell)} == {"Nordfunk"}


@settings(max_examples=40)
@given(corpora())
def test_hostile_text_comes_back_from_the_table(tmp_path_factory, corpus) -> None:
    path = tmp_path_factory.mktemp("csv") / "t"
    tables.write(path, corpus[0])
    found = {row["id"]: row for row in rows(path)}
    assert set(found) == {one.id for one in corpus[0]}
    for one in corpus[0]:
        assert restored(found[one.id]["document_title"]) in {two.document.title for two in corpus[0]}
        for cell in found[one.id].values():
            assert cell.lstrip(' "\t\r\n')[:1] not in {*"=+@"}
            assert cell.lstrip(' "\t\r\n')[:1] != "-" or cell == "-1"


# ------------------------------------------------------------------ Discourse Network Analyzer


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def written(tmp_path: Path, *statements) -> list[dict[str, str]]:
    dna.write(tmp_path / "dna.csv", statements)
    return table(tmp_path / "dna.csv")


def test_the_first_columns_are_those_of_its_event_list(tmp_path: Path) -> None:
    dna.write(tmp_path / "d", world())
    head = (tmp_path / "d").read_text(encoding="utf-8").splitlines()[0]
    assert head.startswith(
        "statement_id;time;person;organization;concept;agreement;start_position;stop_position;text;coder;document_id;"
        "document_title;document_author;document_source;document_section;document_type;"
    )


def test_a_state_is_its_own_organization(tmp_path: Path) -> None:
    row = next(
        row for row in written(tmp_path, *world()) if row["holder_id"] == "state:lv" and row["document"] == "mines"
    )
    assert (row["person"], row["organization"], row["concept"]) == ("", "Lettland", "Ottawa-Konvention")
    assert (row["agreement"], row["polarity"], row["stance"]) == ("0", "-1", "leaves")
    assert (row["time"], row["date"]) == ("2025-04-02 00:00:00", "2025-04-02")
    assert (row["document_title"], row["document_source"]) == ("Abschied vom Minenverbot", "Nordblatt")
    assert MINES.text[int(row["start_position"]) : int(row["stop_position"])] == row["text"]


def test_a_month_is_no_time_but_stands_in_the_date(tmp_path: Path) -> None:
    row = next(row for row in written(tmp_path, *world()) if row["holder_id"] == "state:ua")
    assert (row["time"], row["date"], row["agreement"]) == ("", "2025-03", "1")


def test_only_views_that_somebody_holds_are_rows(tmp_path: Path) -> None:
    """Finland's support is only possible, its leaving intended; relations are no rows."""
    found = written(tmp_path, *world())
    assert [row["stance"] for row in found if row["holder_id"] == "state:fi"] == ["leaves"]
    assert len(found) == 5
    assert [row["statement_id"] for row in found] == ["1", "2", "3", "4", "5"]
    assert {row["modality"] for row in found} == {"asserted", "intended"}


@pytest.mark.parametrize(
    ("type", "agreement"), [("claims", ""), ("negotiates_with", ""), ("demands", "1"), ("doubts", "0")]
)
def test_agreement_follows_polarity_and_neutral_types_have_none(tmp_path: Path, type: str, agreement: str) -> None:
    one = stance(MINES, (OTTAWA, "Minenverbot"), type, ("kritisierte", "kritisieren"), (OTTAWA, "Minenverbot"))
    assert [row["agreement"] for row in written(tmp_path, one)] == [agreement]


CRITICISM = world()[2]
IN_PARTY = relation(MINES, (MINISTER, "Jana Kruse"), "party_of", (PARTY, "Volkspartei"))
IN_OFFICE = relation(MINES, (MINISTER, "Jana Kruse"), "holds_office", (OFFICE, "Verteidigungsministerin"))
FOR_STATE = relation(MINES, (MINISTER, "Jana Kruse"), "represents", (FINLAND, "Finnland"))
ELSEWHERE = replace(MINES, id="elsewhere")


def at(date: PartialDate | None, statement=IN_PARTY, **times):
    return replace(statement, document=ELSEWHERE, time=Time(date, Basis.EXPLICIT if date else Basis.UNKNOWN, **times))


def belonging(tmp_path: Path, *relations, said=CRITICISM) -> tuple[str, str, str]:
    row = next(row for row in written(tmp_path, said, *relations) if row["person"])
    return row["person"], row["organization"], row["organization_basis"]


@pytest.mark.parametrize(
    ("relations", "organization", "basis"),
    [
        ([], "", ""),
        ([IN_PARTY], "Volkspartei", "document"),
        ([IN_OFFICE], "Verteidigungsministerin", "document"),
        ([IN_OFFICE, IN_PARTY], "Volkspartei", "document"),
        ([IN_OFFICE, FOR_STATE], "Finnland", "document"),
        ([FOR_STATE, IN_PARTY], "Volkspartei", "document"),
        ([at(PartialDate(2024, 9))], "Volkspartei", "seen 2024-09"),
        ([at(PartialDate(2025, 12, 24))], "Volkspartei", "seen 2025-12-24"),
        ([at(PartialDate(2019))], "", ""),
        ([at(None)], "", ""),
        ([at(None, start=PartialDate(2020), until=PartialDate(2026))], "Volkspartei", "2020/2026"),
        ([at(PartialDate(2025, 3), until=PartialDate(2025, 2))], "", ""),
        ([at(PartialDate(2025, 3), start=PartialDate(2025, 6))], "", ""),
        ([replace(IN_PARTY, time=Time(phase=Phase.PAST))], "", ""),
        ([replace(IN_PARTY, time=Time(phase=Phase.ENDED))], "", ""),
        ([replace(IN_PARTY, relation="located_in")], "", ""),
    ],
)
def test_a_person_has_the_organization_the_texts_give_at_that_time(
    tmp_path: Path, relations, organization: str, basis: str
) -> None:
    assert belonging(tmp_path, *relations) == ("Jana Kruse", organization, basis)


def test_the_office_stands_beside_the_organization(tmp_path: Path) -> None:
    row = next(row for row in written(tmp_path, CRITICISM, IN_OFFICE, IN_PARTY) if row["person"])
    assert (row["organization"], row["office"]) == ("Volkspartei", "Verteidigungsministerin")


def test_an_undated_view_has_the_organization_of_its_own_document_alone(tmp_path: Path) -> None:
    undated = replace(CRITICISM, time=Time())
    assert belonging(tmp_path, at(PartialDate(2025, 3, 30)), said=undated)[1] == ""
    assert belonging(tmp_path, IN_PARTY, said=undated)[1] == "Volkspartei"


def test_the_nearest_sighting_wins(tmp_path: Path) -> None:
    other = replace(PARTY, id="org:neue-liste", label="Neue Liste")
    late = at(PartialDate(2025, 11), replace(IN_PARTY, object=replace(IN_PARTY.object, actor=other)))
    assert belonging(tmp_path, late, at(PartialDate(2025, 2)))[1] == "Volkspartei"
    assert belonging(tmp_path, late)[1] == "Neue Liste"


@settings(max_examples=40)
@given(corpora(), st.randoms(use_true_random=False))
def test_both_tables_are_the_same_bytes_in_any_order(tmp_path_factory, corpus, random) -> None:
    folder = tmp_path_factory.mktemp("tables")
    turned = list(corpus[0])
    random.shuffle(turned)
    for module in (tables, dna):
        module.write(folder / "a", corpus[0])
        module.write(folder / "b", turned)
        assert (folder / "a").read_bytes() == (folder / "b").read_bytes()


@settings(max_examples=40)
@given(corpora())
def test_the_dna_table_has_one_row_a_held_stance_whatever_the_names(tmp_path_factory, corpus) -> None:
    path = tmp_path_factory.mktemp("dna") / "d"
    dna.write(path, corpus[0])
    held = {Modality.ASSERTED, Modality.INTENDED}
    wanted = {one.id for one in corpus[0] if getattr(one, "modality", None) in held}
    found = table(path)
    assert {row["id"] for row in found} == wanted
    assert all(None not in row and None not in row.values() for row in found)


def test_hostile_labels_are_cells(tmp_path: Path) -> None:
    seen = 0
    for label in (*HOSTILE, *FORMULAS):
        actor = replace(OTTAWA, label=label)
        one = replace(CRITICISM, target=replace(CRITICISM.target, actor=actor), time=published(MINES))
        assert [restored(row["concept"]) for row in written(tmp_path, one)] == [label]
        seen += 1
    assert seen > 20
