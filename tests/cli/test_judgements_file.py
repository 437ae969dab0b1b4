"""A file of judgements through the real commands: build, explain, check."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.main import cli

FIRST = "Estland fordert ein Tempolimit auf See. Lettland lehnt das Tempolimit ab."
SECOND = "Estland kritisiert Lettland. Polen unterstützt das Tempolimit."


def run(*arguments: str | Path, exit_code: int = 0) -> str:
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    assert result.exit_code == exit_code, result.output
    return result.stdout if exit_code == 0 else result.stderr


def rows(graph: Path) -> list[dict[str, dict[str, str]]]:
    found = [json.loads(line) for line in (graph / "statements.jsonl").read_text().splitlines()]
    return [row for row in found if row["kind"] == "stance"]


def report(graph: Path) -> dict[str, dict[str, int] | list[dict[str, str]]]:
    return json.loads((graph / "report.json").read_text())  # type: ignore[no-any-return]


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(f"date 2024-12-03 {FIRST}")
    (folder / "b.txt").write_text(f"date 2025-01-07 {SECOND}")
    return folder


def test_judgements_survive_a_rebuild_and_every_export_conforms(inputs: Path, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    run("build", inputs, "-o", graph)
    before = rows(graph)
    (wrong,) = [row for row in before if row["holder"]["id"] == "state:lv"]
    shown = run("explain", wrong["id"], "-g", graph)
    (line,) = [part.removeprefix("judge").strip() for part in shown.splitlines() if part.startswith("judge")]
    assert json.loads(line)["cue"] == [wrong["stance"]["cue"][key] for key in ("start", "end")]
    mine = tmp_path / "mine.jsonl"
    same = {"judgement": "same", "a": "state:ee", "b": "state:fi", "why": "nur zur Probe"}
    gone = {"judgement": "reject", "statement": "st-ffffffffffffffff"}
    rename = {"judgement": "rename", "node": "state:pl", "label": "</script> Polska"}
    mine.write_text("".join(f"{one}\n" for one in (line, *map(json.dumps, (same, gone, rename)), "{bad")))
    run("build", inputs, "-o", graph, "--judgements", mine)
    after = rows(graph)
    assert len(after) == len(before) - 1
    assert {row["holder"]["id"] for row in after} == {"state:fi", "state:pl"}
    assert [row["holder"]["label"] for row in after if row["holder"]["id"] == "state:pl"] == ["</script> Polska"]
    counts = report(graph)["counts"]
    assert isinstance(counts, dict)
    assert {key: counts[key] for key in counts if key.startswith("judgement")} == {
        "judgement:reject": 1, "judgement:rename": 1, "judgement:same": 1,
    }  # fmt: skip
    problems = report(graph)["problems"]
    assert isinstance(problems, list)
    assert [(row["source"], row["line"]) for row in problems] == [("mine.jsonl", 3), ("mine.jsonl", 5)]
    assert all(row["reason"] and row["remedy"] for row in problems)
    assert "mine.jsonl" in report(graph)["inputs"]
    judged = report(graph)["judgements"]
    assert isinstance(judged, list)
    found = {row["judgement"]: row for row in judged}
    assert (found["reject"]["removed"], found["reject"]["applied_to"]) == ([wrong["id"]], [])
    assert found["rename"]["applied_to"] == [row["id"] for row in after if row["holder"]["id"] == "state:pl"]
    assert found["same"]["applied_to"] == [row["id"] for row in after if row["holder"]["id"] == "state:fi"]
    data_set = (graph / "graph.trig").read_text(encoding="utf-8")
    assert (data_set.count("graph:judgements {"), data_set.count(" a pg:Judgement")) == (1, 3)
    (merged, *_) = [row["id"] for row in after if row["holder"]["id"] == "state:fi"]
    assert "mine.jsonl, Zeile 2" in run("explain", merged, "-g", graph)
    run("check", "-g", graph)
    first = {file.name: file.read_bytes() for file in graph.iterdir()}
    run("build", inputs, "-o", graph, "--judgements", mine)
    assert {file.name: file.read_bytes() for file in graph.iterdir()} == first


def test_a_judgements_file_in_the_folder_counts_and_is_no_article(inputs: Path, tmp_path: Path) -> None:
    row = {"judgement": "retype", "statement": "st-0", "document": "a", "cue": [24, 31], "type": "supports"}
    (inputs / "judgements.jsonl").write_text(json.dumps(row) + "\n")
    run("build", inputs, "-o", tmp_path / "graph")
    (changed,) = [
        one for one in rows(tmp_path / "graph") if one["holder"]["id"] == "state:ee" and "demands" in str(one)
    ]
    assert changed["stance"]["type"] == "supports"
    counts = report(tmp_path / "graph")["counts"]
    assert isinstance(counts, dict)
    assert (counts["documents"], counts["problems"]) == (2, 0)


def test_a_file_that_is_not_there_is_named(inputs: Path, tmp_path: Path) -> None:
    message = run("build", inputs, "-o", tmp_path / "g", "--judgements", tmp_path / "none.jsonl", exit_code=1)
    assert "none.jsonl" in message
    assert not (tmp_path / "g").exists()
