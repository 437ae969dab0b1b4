"""The listed queries: their rows on the seeds on two engines, their parameters, and names that find nothing or much."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from listed_rows import Question, plain, questions, write_graph
from pyoxigraph import Literal, NamedNode
from rdflib import Graph

from kg.domain.actors import Actor, Kind
from kg.domain.dates import PartialDate
from kg.domain.stances import Basis, Modality, Phase, Time
from kg.export import rdf
from kg.export.listed import ParameterKind, listed_queries, parse
from kg.export.lookup import Term, values
from kg.export.namespaces import Names
from kg.export.query import Dataset, QueryError, Table, ask, load
from sampling import (
    ENTRY_NEWS,
    FINLAND,
    HOSTILE,
    LATVIA,
    MINES,
    MINISTER,
    NATO,
    OFFICE,
    OTTAWA,
    relation,
    stance,
    texts,
    world,
)

LISTED = {query.name: query for query in listed_queries()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("seeds")
    write_graph(path)
    return path


@pytest.fixture(scope="module")
def data(folder: Path) -> Dataset:
    return load(folder)


@pytest.fixture(scope="module")
def merged(folder: Path) -> Graph:
    return Graph().parse(folder / "graph.ttl", format="turtle")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The hand-made world, in which Latvia changes sides."""
    path = tmp_path_factory.mktemp("world") / "graph.trig"
    rdf.write_trig(path, rdf.quads(world()))
    return load(path)


def rows(data: Dataset, name: str, **given: str) -> list[tuple[str, ...]]:
    answer = ask(data, LISTED[name].bound(values(data, LISTED[name], given), data.base))
    assert isinstance(answer, Table)
    return plain(answer.rows)


def term(data: Dataset, name: str, **given: str) -> Term:
    (found,) = values(data, LISTED[name], given).values()
    return found


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.path.stem)
def test_a_listed_query_gives_its_rows_on_both_engines(data: Dataset, merged: Graph, question: Question) -> None:
    sparql = question.sparql(data)
    answer = ask(data, sparql)
    assert isinstance(answer, Table)
    assert answer.columns == question.columns
    assert tuple(plain(answer.rows)) == question.rows
    other = merged.query(sparql)
    assert [str(one) for one in other.vars or ()] == list(question.columns)
    assert sorted(plain(other)) == sorted(question.rows)


def test_every_listed_query_is_expected_and_most_give_rows() -> None:
    found = questions()
    assert {question.query.name for question in found} == set(LISTED)
    assert len(LISTED) == 19
    assert sum(bool(question.rows) for question in found) >= 20


@pytest.mark.parametrize("query", listed_queries(), ids=lambda query: query.name)
def test_a_listed_query_says_what_it_asks_and_runs_as_it_stands(data: Dataset, query) -> None:
    assert query.title.endswith("?")
    assert query.name == "changes" or ask(data, query.text).rows  # nobody in the seeds changes sides on one target
    for parameter in query.parameters:
        assert f"?{parameter.name}" in query.text
        assert not parameter.help.endswith(".")
    assert len(query.parameters) == len({parameter.name for parameter in query.parameters})


def test_who_changed_sides_is_shown_with_both_sentences(small: Dataset) -> None:
    (row,) = rows(small, "changes", actor="Riga")
    assert row == (
        "Lettland", "Ottawa-Konvention", "2019", "2025-04-02", "unterstützt", "verlässt",
        "Lettland unterstützt das Minenverbot.",
        "Finnland und Lettland verlassen die Ottawa-Konvention, meldet Nordfunk.",
    )  # fmt: skip
    assert rows(small, "changes", actor="Finnland") == []


def test_a_listed_query_follows_the_base(tmp_path: Path) -> None:
    base = "https://example.org/haltungen/"
    rdf.write_trig(tmp_path / "graph.trig", rdf.quads(world(), base=base), base)
    data = load(tmp_path / "graph.trig")
    assert data.base == base
    assert len(rows(data, "leavers", treaty="Minenverbot")) == 2
    assert term(data, "actor", actor="Riga") == NamedNode(f"{base}id/state:lv")
    assert not ask(data, LISTED["leavers"].text).rows


@pytest.mark.parametrize("name", ["Russland", "russland", "  RUSSLAND ", "Russia", "Moskau", "moskau", "state:ru"])
def test_an_actor_is_found_by_label_alias_metonym_or_id(data: Dataset, name: str) -> None:
    assert term(data, "actor", actor=name) == Names().thing("state:ru")


def test_what_a_parameter_takes(data: Dataset) -> None:
    assert term(data, "leavers", treaty="ottawa-konvention") == Names().thing("treaty:ottawa-convention")
    assert term(data, "only-source", outlet="DPA-AFX") == Names().thing("outlet:dpa-AFX")
    for name in ("warns_of", "warnt vor", "Warns of"):
        assert term(data, "actor", type=name) == Names().concept("stance", "warns_of")
    assert term(data, "unquoted", kind="State") == Names().term("State")
    assert term(data, "sides", date="2025-09") == Literal("2025-09")
    stances = ask(data, "SELECT ?s { ?s a pg:Stance } LIMIT 1")
    assert isinstance(stances, Table)
    one = stances.rows[0][0]
    assert isinstance(one, NamedNode)
    assert term(data, "evidence", statement=one.value.rpartition("/")[2]) == one
    assert {parameter.kind for query in LISTED.values() for parameter in query.parameters} == set(ParameterKind)


@pytest.mark.parametrize("value", ["", " ", "any", "Any"])
def test_any_leaves_a_parameter_free(data: Dataset, value: str) -> None:
    assert values(data, LISTED["actor"], {"actor": value}) == {}


def test_the_kind_of_a_parameter_decides_what_a_name_means(data: Dataset) -> None:
    with pytest.raises(QueryError, match=r"no treaty of this name"):
        term(data, "leavers", treaty="Russland")
    assert term(data, "sides", issue="Russland") == Names().thing("state:ru")


@pytest.mark.parametrize(
    ("query", "given", "sentence"),
    [
        ("actor", {"actor": "Russlant"}, r"no actor of this name; did you mean: Russland \(state:ru\)\?$"),
        ("actor", {"actor": "Xyzzy"}, r"^actor='Xyzzy': the graph has no actor of this name$"),
        ("actor", {"type": "fordet"}, r"no type of this name; did you mean: fordert\?"),
        ("unquoted", {"kind": "planet"}, r"no kind of this name; did you mean: .*state"),
        ("only-source", {"outlet": "dpa-AFZ"}, r"no outlet of this name; did you mean: dpa-AFX\?"),
        ("sides", {"date": "2025-13"}, r"^date: month 13 is outside 1..12$"),
        ("sides", {"date": "gestern"}, r"^date: 'gestern' is no date of the form YYYY"),
        ("evidence", {"statement": "st-0"}, r"the graph has no statement of this id$"),
        ("sides", {"actor": "Russland"}, r"^sides has no parameter 'actor'; it has: issue, date$"),
        ("actor", {"actor": "\udcff"}, r"is no UTF-8 text"),
        ("evidence", {"statement": "\ud800"}, r"is no UTF-8 text"),
    ],
)
def test_what_names_nothing_gets_a_sentence(data: Dataset, query: str, given: dict[str, str], sentence: str) -> None:
    with pytest.raises(QueryError, match=sentence):
        values(data, LISTED[query], given)


def test_a_name_of_two_is_asked_back_and_a_label_goes_before_a_metonym(tmp_path: Path) -> None:
    twins = [Actor(f"person:{n}", "Kim Kruse", Kind.PERSON) for n in ("a", "b")]
    riga = Actor("group:riga", "Riga", Kind.GROUP)
    statements = [
        stance(MINES, (one, "Finnland"), "leaves", ("verlassen", "verlassen"), (OTTAWA, "Ottawa-Konvention"))
        for one in (*twins, riga, LATVIA)
    ]
    rdf.write_trig(tmp_path / "graph.trig", rdf.quads(statements))
    data = load(tmp_path)
    with pytest.raises(QueryError, match=r"can mean Kim Kruse \(person:a\), Kim Kruse \(person:b\); give the id$"):
        term(data, "actor", actor="kim kruse")
    assert term(data, "actor", actor="Riga") == Names().thing("group:riga")
    assert term(data, "actor", actor="person:b") == Names().thing("person:b")


@pytest.mark.parametrize(
    ("date", "found"),
    [("2025", 2), ("2025-04", 2), ("2025-04-02", 2), ("2025-04-01", 0), ("2025-03", 0), ("2026", 2), ("2019", 0)],
)
def test_a_date_that_holds_another_counts_it_in(small: Dataset, date: str, found: int) -> None:
    assert len(rows(small, "leavers", date=date)) == found


@pytest.mark.parametrize(
    ("date", "found"), [("2025-03", 1), ("2025-03-09", 1), ("2025-04-02", 2), ("2025-04", 2), ("2025", 3), ("2024", 0)]
)
def test_a_membership_is_seen_on_dates_that_overlap(small: Dataset, date: str, found: int) -> None:
    assert len(rows(small, "memberships", date=date)) == found


@pytest.mark.parametrize(
    ("date", "found"), [("2021", 0), ("2022", 1), ("2023-05-01", 1), ("2024-06", 1), ("2024-07", 0), ("2026", 0)]
)
def test_the_interval_of_a_membership_counts_where_a_text_gives_one(tmp_path: Path, date: str, found: int) -> None:
    held = relation(MINES, (MINISTER, "Jana Kruse"), "holds_office", (OFFICE, "Verteidigungsministerin"))
    term_of_office = Time(None, Basis.UNKNOWN, PartialDate(2022), PartialDate(2024, 6))
    rdf.write_trig(tmp_path / "graph.trig", rdf.quads([replace(held, time=term_of_office)]))
    data = load(tmp_path)
    assert len(rows(data, "memberships", date=date)) == found
    assert rows(data, "memberships")[0][3:] == ("", "2022", "2024-06")


@pytest.mark.parametrize("hostile", [*HOSTILE, 'x") } DELETE WHERE { ?s ?p ?o } #', "\\", "' UNION", "?actor", "<a:b>"])
def test_hostile_values_stay_values(data: Dataset, hostile: str) -> None:
    before = len(data.store)
    assert rows(data, "evidence", words=hostile) == []
    for name, parameter in (
        ("actor", "actor"),
        ("only-source", "outlet"),
        ("sides", "date"),
        ("evidence", "statement"),
    ):
        with pytest.raises(QueryError):
            values(data, LISTED[name], {parameter: hostile})
    assert len(data.store) == before


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts.filter(lambda text: text.strip().casefold() not in ("", "any")))
def test_a_text_finds_the_sentences_it_stands_in(data: Dataset, text: str) -> None:
    sentences = {row[6] for row in rows(data, "evidence")}
    found = {row[6] for row in rows(data, "evidence", words=text)}
    if text.isascii() and "\\" not in text and text.isprintable():
        assert found == {one for one in sentences if text.strip().lower() in one.lower()}
    assert found <= sentences


def test_terms_of_any_content_are_bound_as_they_are() -> None:
    counted = 0
    for hostile in HOSTILE:
        query = LISTED["evidence"].bound({"words": Literal(hostile)})
        (block,) = set(re.findall(r"VALUES \?words \{ (.*) \}", query))
        assert "\n" not in block
        counted += query.count("VALUES ?words")
    assert counted == 2 * len(HOSTILE)


@pytest.mark.parametrize(
    "text",
    ["SELECT * { }", "# Who?\n# actor = any | who\nPREFIX a: <a:>", "# Who?\n# actor: actr = any | who\nPREFIX a: <a:>",
     "# Who?\n# actor: actor = any | who\nPREFIX a: <a:>\nSELECT * { }"],
)  # fmt: skip
def test_a_query_file_that_is_not_well_written_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^x\.rq: .*"):
        parse("x", text)


def test_a_name_that_only_aliases_carry_is_found(small: Dataset) -> None:
    assert term(small, "memberships", body="nordatlantikpakt") == Names().thing(NATO.id)
    assert ENTRY_NEWS.title in {row[0] for row in rows(small, "evidence", object="Nordatlantikpakt")}


def test_values_that_queries_list_by_name_are_all_there_are() -> None:
    def listed(name: str, kind: str) -> set[str]:
        return set(re.findall(rf"pg:{kind}-([a-z]+)", LISTED[name].text))

    assert listed("hypothetical", "modality") == set(Modality) - {Modality.ASSERTED, Modality.INTENDED}
    assert listed("phases", "phase") == set(Phase) - {Phase.CURRENT}


def test_treaties_come_by_their_number_of_leavers_and_then_by_name(tmp_path: Path) -> None:
    cue = ("verlassen", "verlassen")
    left = {"C-Abkommen": [FINLAND], "B-Abkommen": [FINLAND, LATVIA], "A-Abkommen": [FINLAND], "D": [LATVIA, FINLAND]}
    statements = [
        stance(
            MINES, (who, "Finnland"), "leaves", cue, (Actor(f"treaty:{name}", name, Kind.TREATY), "Ottawa-Konvention")
        )
        for name, holders in left.items()
        for who in holders
    ]
    statements.append(stance(MINES, (FINLAND, "Finnland"), "leaves", cue, (NATO, "Ottawa-Konvention")))
    rdf.write_trig(tmp_path / "graph.trig", rdf.quads(statements))
    expected = [("B-Abkommen", "2"), ("D", "2"), ("A-Abkommen", "1"), ("C-Abkommen", "1")]
    assert rows(load(tmp_path), "treaties") == expected
    assert rows(load(tmp_path), "treaties", actor="Lettland") == expected[:2]
