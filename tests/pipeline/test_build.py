"""From files to a graph, by the real command."""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.build import FILES, build
from kg.cli.main import cli
from kg.domain.stances import Analysis
from kg.errors import KgError
from kg.link.link import LinkedDocument, link

FIRST = "date 2024-12-03 Estland fordert ein Tempolimit auf See. Lettland lehnt das Tempolimit ab."
SECOND = "date 2025-01-07 Litauen und Polen verlassen die Ottawa-Konvention. Lettland kritisiert Litauen."
HOSTILE = "</script><img src=x onerror=alert(1)>"


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST)
    (folder / "b.txt").write_text(SECOND)
    return folder


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def lines(folder: Path) -> Iterator[dict[str, object]]:
    for line in (folder / "statements.jsonl").read_text().splitlines():
        yield json.loads(line)


def test_build_writes_the_graph_and_a_second_run_the_same_bytes(inputs: Path, tmp_path: Path) -> None:
    calls: list[str] = []
    report = build([inputs], tmp_path / "graph", progress=lambda document: calls.append(document.id))
    assert calls == ["a", "b"]
    assert report.counts["documents"] == 2
    first = content(tmp_path / "graph")
    assert set(first) == FILES - {".store"}
    result = CliRunner().invoke(cli, ["build", str(inputs), "-o", str(tmp_path / "graph")])
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert "2 documents" in result.stderr
    assert content(tmp_path / "graph") == first


def test_statements_carry_evidence_dates_and_sources(inputs: Path, tmp_path: Path) -> None:
    build([inputs], tmp_path / "graph")
    texts = {"a": FIRST, "b": SECOND}
    found = {}
    for line in lines(tmp_path / "graph"):
        document, evidence = line["document"], line["evidence"]
        assert isinstance(document, dict)
        assert isinstance(evidence, dict)
        assert texts[document["id"]][evidence["start"] : evidence["end"]] == evidence["text"]
        if isinstance(stance := line.get("stance"), dict) and isinstance(holder := line["holder"], dict):
            found[holder["id"], stance["type"]] = (document["source"], document["date"])
    assert found["state:ee", "demands"] == ("a.txt", "2024-12-03")
    assert found["state:lv", "opposes"] == ("a.txt", "2024-12-03")
    assert found["state:lt", "leaves"] == ("b.txt", "2025-01-07")


def test_bad_inputs_are_rows_of_the_report_and_the_rest_is_built(inputs: Path, tmp_path: Path) -> None:
    (inputs / "c.txt").write_bytes(b"")
    (inputs / "d.txt").write_bytes(b"\x00\x01" * 500)
    (inputs / "e.jsonl").write_text('{"text": "Polen fordert Ruhe.", "date": "2025-13-40"}\n{broken\n')
    (inputs / "f.txt").write_text(FIRST)
    result = CliRunner().invoke(cli, ["build", str(inputs), "-o", str(tmp_path / "graph")])
    assert result.exit_code == 0, result.output
    report = json.loads((tmp_path / "graph" / "report.json").read_text())
    assert report["counts"]["documents"] == 3
    assert [(row["source"], row["line"]) for row in report["problems"]] == [
        ("c.txt", None), ("d.txt", None), ("e.jsonl", 1), ("e.jsonl", 2), ("f.txt", None),
    ]  # fmt: skip
    assert all(row["reason"] and row["remedy"] for row in report["problems"])
    assert set(report["inputs"]) == {"a.txt", "b.txt", "c.txt", "d.txt", "e.jsonl", "f.txt"}
    assert all(len(digest) == 64 for digest in (*report["inputs"].values(), *report["weights"].values()))
    assert report["weights"]
    assert report["versions"]["position-graph"]
    assert str(tmp_path) not in json.dumps(report)


def test_nothing_readable_leaves_the_old_graph(inputs: Path, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    build([inputs], graph)
    before = content(graph)
    (tmp_path / "empty.txt").touch()
    with pytest.raises(KgError, match=r"empty\.txt: is empty"):
        build([tmp_path / "empty.txt"], graph)
    assert content(graph) == before


def test_a_defect_costs_one_document_only(inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(analysis: Analysis) -> LinkedDocument:
        if analysis.document.id == "a":
            raise RecursionError("too deep")
        return link(analysis)

    monkeypatch.setattr("kg.extraction.link", broken)
    report = build([inputs], tmp_path / "graph")
    assert report.counts["documents"] == 1
    assert [problem.source for problem in report.problems] == ["a.txt"]
    assert "too deep" in report.problems[0].reason
    assert {str(line["document"]["source"]) for line in lines(tmp_path / "graph")} == {"b.txt"}  # type: ignore[index]


def test_standard_input_can_be_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(FIRST.encode())))
    build(["-"], tmp_path / "graph")
    assert {str(line["document"]["source"]) for line in lines(tmp_path / "graph")} == {"-"}  # type: ignore[index]


def test_hostile_names_and_texts_reach_no_page_alive(tmp_path: Path) -> None:
    record = {
        "id": HOSTILE,
        "title": HOSTILE,
        "outlet": HOSTILE,
        "text": f"Estland fordert {HOSTILE} Tempolimits. {FIRST}",
    }
    (tmp_path / "x'\"&<b>.jsonl").write_text(json.dumps(record))
    build([tmp_path], tmp_path / "graph")
    page = (tmp_path / "graph" / "graph.html").read_text()
    assert "<img src=x" not in page
    assert list(lines(tmp_path / "graph"))


def test_a_killed_build_leaves_the_old_graph_whole(inputs: Path, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    build([inputs / "a.txt"], graph)
    old = content(graph)
    command = [sys.executable, "-m", "kg", "build", str(inputs / "b.txt"), "-o", str(graph)]
    subprocess.run([*command[:-1], str(tmp_path / "other")], check=True, capture_output=True)
    new = content(tmp_path / "other")
    assert old != new
    killed = 0
    for wait in (0.0, 0.4, 0.8):
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while child.poll() is None and not list(tmp_path.glob(".graph.new-*")):
            time.sleep(0.002)
        time.sleep(wait)
        child.send_signal(signal.SIGKILL)
        killed += child.wait() == -signal.SIGKILL
        assert content(graph) in (old, new)
    assert killed >= 1
    subprocess.run(command, check=True, capture_output=True)
    assert content(graph) == new
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph", "in", "other"]
