"""kg export: every format of a finished graph, to a file, a folder or a pipe, and clear words when it cannot be."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import sampling
from kg.cli.main import cli
from kg.export import neo4j
from kg.export.formats import FORMATS
from kg.export.writers import write_all

BUILT = Path(__file__).parents[2] / "graph"
FILES = sorted(name for name, one in FORMATS.items() if not one.files)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("graph")
    write_all(folder, sampling.world(), sampling.quotations(), sampling.REPORT)
    return folder


def run(*arguments: str | Path, exit_code: int = 0) -> Result:
    result = CliRunner().invoke(cli, ["export", *(str(argument) for argument in arguments)])
    assert result.exit_code == exit_code, result.output
    return result


def test_there_are_nine_files_and_a_folder() -> None:
    assert len(FILES) == 9
    assert set(FORMATS) - set(FILES) == {"neo4j"}


@pytest.mark.parametrize("form", FILES)
def test_a_file_and_a_pipe_get_the_same_bytes(graph: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / "out"
    told = run("-g", graph, "--format", form, "-o", out)
    assert told.stdout == ""
    assert told.stderr == f"{form} -> {out}\n"
    assert out.stat().st_size > 500
    piped = run("-g", graph, "--format", form)
    assert piped.stdout_bytes == out.read_bytes()
    assert piped.stderr == ""
    assert [file.name for file in tmp_path.iterdir()] == ["out"]


def test_neo4j_gets_a_folder_that_replaces_the_last_one(graph: Path, tmp_path: Path) -> None:
    out = tmp_path / "neo"
    for _ in range(2):
        run("-g", graph, "--format", "neo4j", "-o", out)
        assert {file.name for file in out.iterdir()} == FORMATS["neo4j"].files
    assert neo4j.COMMAND in (out / "README.txt").read_text(encoding="utf-8")
    assert [file.name for file in tmp_path.iterdir()] == ["neo"]


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_the_graph_of_the_seeds_is_exported(tmp_path: Path, form: str) -> None:
    run("-g", BUILT, "--format", form, "-o", tmp_path / "out")
    assert (tmp_path / "out").exists()


def test_help_lists_every_format_with_its_use() -> None:
    lines = [line.split(maxsplit=1) for line in run("--help").stdout.splitlines()]
    assert all([name, one.use] in lines for name, one in FORMATS.items())


def test_the_command_line_starts_without_the_libraries_of_the_formats() -> None:
    heavy = "{'networkx', 'pyoxigraph', 'rdflib', 'spacy', 'rich'}"
    code = f"import sys, kg.cli.main; print(sorted({heavy} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"


# ------------------------------------------------------------------ what goes wrong


def refused(*arguments: str | Path) -> str:
    result = run(*arguments, exit_code=1)
    assert result.stdout == ""
    assert result.stderr.startswith("Error: ")
    return result.stderr


def test_a_folder_without_a_graph_is_named_with_the_remedy(tmp_path: Path) -> None:
    for form in FORMATS:
        told = refused("-g", tmp_path / "nothing", "--format", form, "-o", tmp_path / "out")
        assert f"{tmp_path / 'nothing'} holds no graph" in told
        assert "kg build" in told
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_and_a_missing_one_are_refused(graph: Path) -> None:
    assert "xlsx" in run("-g", graph, "--format", "xlsx", exit_code=2).stderr
    assert "--format" in run("-g", graph, exit_code=2).stderr


def test_a_place_that_cannot_be_written_is_named(graph: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    told = [
        refused("-g", graph, "--format", "csv", "-o", tmp_path),
        refused("-g", graph, "--format", "csv", "-o", tmp_path / "no" / "out.csv"),
        refused("-g", graph, "--format", "csv", "-o", tmp_path / "file" / "out.csv"),
        refused("-g", graph, "--format", "csv", "-o", "/dev/null"),
        refused("-g", graph, "--format", "csv", "-o", tmp_path / ("x" * 300)),
        refused("-g", graph, "--format", "neo4j"),
        refused("-g", graph, "--format", "neo4j", "-o", tmp_path / "file"),
        refused("-g", graph, "--format", "neo4j", "-o", graph),
    ]
    for sentence, words in zip(
        told,
        ["is a folder", "does not exist", "does not exist", "no ordinary file", "too long", "-o FOLDER", "is a file",
         "holds 'graph.graphml'"],
        strict=True,
    ):  # fmt: skip
        assert words in sentence
    assert [file.name for file in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.parametrize(("form", "broken"), [("csv", "statements.jsonl"), ("nq", "graph.trig")])
def test_a_broken_graph_leaves_the_last_export_whole(graph: Path, tmp_path: Path, form: str, broken: str) -> None:
    copy, out = tmp_path / "copy", tmp_path / "out"
    copy.mkdir()
    for file in graph.iterdir():
        (copy / file.name).write_bytes(file.read_bytes())
    run("-g", copy, "--format", form, "-o", out)
    before = out.read_bytes()
    with (copy / broken).open("ab") as file:
        file.write(b"{ this is\n")
    assert f"{copy / broken}" in refused("-g", copy, "--format", form, "-o", out)
    assert out.read_bytes() == before
    assert refused("-g", copy, "--format", form).count("\n") == 1
    assert sorted(file.name for file in tmp_path.iterdir()) == ["copy", "out"]
