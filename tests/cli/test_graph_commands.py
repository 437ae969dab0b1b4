"""query, explain and check over a graph written by the exporters."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import sampling
from kg.cli.main import cli
from kg.domain.statements import RelationStatement, StanceStatement
from kg.export.listed import listed_queries
from kg.export.writers import write_all

SELECT = "SELECT ?who ?what WHERE { ?who pg:demands ?what }"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("graph")
    write_all(folder, sampling.world(), sampling.quotations(), sampling.REPORT)
    return folder


def run(*arguments: str | Path, exit_code: int = 0) -> str:
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    assert result.exit_code == exit_code, result.output
    return result.stdout if exit_code == 0 else result.stderr


def test_select_in_every_format(graph: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("query", SELECT, "-g", graph, "--format", "csv"))))
    found = json.loads(run("query", SELECT, "-g", graph, "--format", "json"))["results"]["bindings"]
    assert rows
    assert [row["who"] for row in rows] == [binding["who"]["value"] for binding in found]
    table = run("query", SELECT, "-g", graph)
    assert all(row["what"].rpartition("/id/")[2] in table for row in rows)


def test_literals_keep_language_and_datatype(graph: Path) -> None:
    question = 'SELECT ?a ?b ?c WHERE { BIND("x"@de AS ?a) BIND(5 AS ?b) BIND("y" AS ?c) }'
    (found,) = json.loads(run("query", question, "-g", graph, "--format", "json"))["results"]["bindings"]
    assert found["a"] == {"type": "literal", "value": "x", "xml:lang": "de"}
    assert found["b"] == {
        "type": "literal", "value": "5", "datatype": "http://www.w3.org/2001/XMLSchema#integer",
    }  # fmt: skip
    assert found["c"] == {"type": "literal", "value": "y"}


def test_ask_and_construct(graph: Path) -> None:
    assert run("query", "ASK { ?a pg:demands ?b }", "-g", graph) == "true\n"
    assert json.loads(run("query", "ASK { ?a pg:nothing ?b }", "-g", graph, "--format", "json"))["boolean"] is False
    assert "pg:demands" in run("query", "CONSTRUCT WHERE { ?a pg:demands ?b }", "-g", graph, "--format", "ttl")


def test_the_question_can_stand_in_a_file(graph: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text(SELECT)
    assert run("query", tmp_path / "q.rq", "-g", graph) == run("query", SELECT, "-g", graph)
    assert "pg:" in run("query", "DESCRIBE <https://w3id.org/position-graph/ns#Stance>", "-g", graph)


def test_the_listed_questions_are_shown_with_their_parameters() -> None:
    shown = run("query", "--list")
    assert "leavers: Who leaves which treaty or body, and since when?" in shown
    assert "treaty=TREATY          what is left (default: any)" in shown
    assert shown.count("?\n") == len(listed_queries())


def test_a_listed_question_takes_parameters(graph: Path) -> None:
    rows = list(csv.reader(io.StringIO(
        run("query", "leavers", "treaty=minenverbot", "date=2025", "-g", graph, "--format", "csv")
    )))  # fmt: skip
    assert rows[0] == ["left", "first", "leaver", "last", "statements"]
    assert [row[2] for row in rows[1:]] == ["Finnland", "Lettland"]
    assert "Jana Kruse" in run("query", "actor", "actor=jana kruse", "-g", graph)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["nothing"], "neither a listed question"),
        (["leavers", "treaty"], "'treaty' is no parameter; write NAME=VALUE"),
        (["leavers", "treaty=a", "treaty=b"], "given twice"),
        (["leavers", "actor=a"], "leavers has no parameter 'actor'; it has: treaty, date"),
        (["actor", "actor=Fimnland"], "did you mean: Finnland (state:fi)?"),
        (["SELECT ?a { ?a ?b ?c }", "actor=a"], "only listed questions take parameters"),
        ([], "kg query --list shows the names"),
    ],
)
def test_a_question_that_cannot_be_asked_gets_a_sentence(graph: Path, words: list[str], sentence: str) -> None:
    result = CliRunner().invoke(cli, ["query", *words, "-g", str(graph)])
    assert result.exit_code in (1, 2)
    assert sentence in result.stderr
    assert "Traceback" not in result.output


def test_an_answer_that_was_cut_says_so(graph: Path) -> None:
    result = CliRunner().invoke(cli, ["query", "leavers", "-g", str(graph), "--limit", "1", "--format", "csv"])
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 2
    assert "The answer was cut at the limit of 1;" in result.stderr


@pytest.mark.parametrize(
    ("question", "form", "word"),
    [
        ("SELECT ?a WHERE { ?a", "csv", "query"),
        ("SELECT * WHERE { SERVICE <http://example.org/> { ?a ?b ?c } }", "csv", "SERVICE"),
        ("DELETE WHERE { ?a ?b ?c }", "csv", "read only"),
        (SELECT, "ttl", "table"),
        ("CONSTRUCT WHERE { ?a pg:demands ?b }", "csv", "ttl"),
    ],
)
def test_bad_questions_get_a_sentence(graph: Path, question: str, form: str, word: str) -> None:
    assert word in run("query", question, "-g", graph, "--format", form, exit_code=1)


def test_every_statement_can_be_explained(graph: Path) -> None:
    counted = 0
    for statement in sampling.world():
        shown = run("explain", statement.id, "-g", graph)
        assert statement.id in shown
        assert statement.rule in shown
        assert statement.document.source in shown
        first = statement.holder if isinstance(statement, StanceStatement) else statement.subject
        assert f"[{first.mention.span.text}]" in shown
        if isinstance(statement, StanceStatement):
            assert f"<{statement.cue.span.text}>" in shown
        else:
            assert isinstance(statement, RelationStatement)
            assert statement.relation in shown
        counted += 1
    assert counted >= 2


def test_the_start_of_an_id_is_enough_where_it_is_clear(graph: Path) -> None:
    statement = next(iter(sampling.world()))
    assert statement.id in run("explain", statement.id[:-2], "-g", graph)
    assert "more of the id" in run("explain", "st-", "-g", graph, exit_code=1)
    assert "no statement" in run("explain", "st-zzz", "-g", graph, exit_code=1)


def test_escapes_in_a_graph_do_not_reach_the_screen(graph: Path, tmp_path: Path) -> None:
    for file in graph.iterdir():
        text = file.read_text().replace('"Nordblatt"', '"Nord\\u001B[31mblatt"')
        (tmp_path / file.name).write_text(text)
    statement = next(one for one in sampling.world() if one.document.outlet == "Nordblatt")
    assert "\x1b" not in run("explain", statement.id, "-g", tmp_path)
    assert "Nord[31mblatt" in run("explain", statement.id, "-g", tmp_path)
    assert "\x1b" not in run("query", "SELECT ?o WHERE { ?s ?p ?o }", "-g", tmp_path)


def test_check_finds_nothing_in_the_lexicon_and_a_good_graph(graph: Path) -> None:
    assert "no problem" in run("check")
    assert "no problem" in run("check", "-g", graph)


def test_check_names_broken_lines_and_triples(graph: Path, tmp_path: Path) -> None:
    for file in graph.iterdir():
        (tmp_path / file.name).write_text(file.read_text())
    with (tmp_path / "statements.jsonl").open("a") as lines:
        lines.write("{broken\n")
    with (tmp_path / "graph.ttl").open("a") as triples:
        triples.write("<https://w3id.org/position-graph/id/x> a <https://w3id.org/position-graph/ns#Stance> .\n")
    result = CliRunner().invoke(cli, ["check", "-g", str(tmp_path)])
    assert result.exit_code == 1
    assert "statements.jsonl:" in result.stdout
    assert "graph.ttl: " in result.stdout
