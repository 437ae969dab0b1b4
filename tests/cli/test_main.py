"""The command itself: start-up, help, errors."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg import __version__
from kg.cli.main import cli
from kg.cli.terminal import clean, clean_line

KG = [sys.executable, "-m", "kg"]
COMMANDS = ["analyse", "build", "check", "evaluate", "explain", "export", "query", "serve"]


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_answer_at_once(option: str) -> None:
    command = [str(Path(sys.executable).with_name("kg")), option]
    times = []
    for _ in range(5):
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, check=True)
        times.append(time.perf_counter() - start)
    assert done.stdout
    assert min(times) < 0.5


def test_start_up_imports_no_heavy_library() -> None:
    program = "import sys, kg.cli.main; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"spacy", "rdflib", "onnxruntime", "numpy", "networkx", "rich", "pyoxigraph", "trafilatura", "pyshacl"}
    assert "click" in loaded
    assert not heavy & set(loaded)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    result = CliRunner().invoke(cli, [command, "--help"])
    assert result.exit_code == 0
    assert f"kg {command}" in result.output


def test_the_list_of_commands_is_complete() -> None:
    assert sorted(cli.commands) == COMMANDS
    assert __version__ in CliRunner().invoke(cli, ["--version"]).output


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "{tmp}/missing", "-o", "{tmp}/graph"],
        ["build", "{tmp}/empty.txt", "-o", "{tmp}/graph"],
        ["build", "{tmp}/empty.txt", "-o", "{tmp}"],
        ["build", "{tmp}/empty.txt", "-o", "{tmp}/graph", "--base", "no address"],
        ["analyse", "{tmp}/missing"],
        ["analyse", "{tmp}/empty.txt"],
        ["query", "SELECT * WHERE { ?a ?b ?c }", "-g", "{tmp}/missing"],
        ["query", "{tmp}/missing.rq"],
        ["query", "{tmp}"],
        ["explain", "st-0", "-g", "{tmp}"],
        ["check", "-g", "{tmp}"],
        ["evaluate", "{tmp}/missing"],
        ["evaluate", "{tmp}/empty.txt"],
    ],
)
def test_bad_input_gets_a_sentence_and_exit_code_1(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "empty.txt").touch()
    command = [argument.replace("{tmp}", str(tmp_path)) for argument in arguments]
    result = CliRunner().invoke(cli, command)
    assert result.exit_code == 1
    assert "Error: " in result.stderr
    assert "Traceback" not in result.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty.txt"]


def test_a_closed_pipe_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as closed:
        done = subprocess.run([*KG, "check"], stdout=closed, stderr=subprocess.PIPE, text=True)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;title\x07Riga\x1b[31m", "]0;titleRiga[31m"),
        ("Riga\u202egnireb\u2066\u200b", "Rigagnireb"),
        ("Riga\x9b2J\x00\x08", "Riga2J"),
        ("Größe „so“ – 😀 é", "Größe „so“ – 😀 é"),
    ],
)
def test_text_from_articles_cannot_act_on_the_terminal(text: str, shown: str) -> None:
    assert clean(text) == shown
    assert clean_line(f" {text}\n\t{text} ") == f"{shown} {shown}"
