"""The store of a large graph: made once, opened read only, made anew when the data change, never half made."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from kg.build import FILES
from kg.export import rdf
from kg.export.query import Dataset, QueryError, Table, Truth, ask
from kg.export.store import FOLDER, is_prepared, opened
from kg.folders import replacing
from sampling import world

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rdf.write_trig(tmp_path / "graph.trig", rdf.quads(world()))
    return tmp_path


def made(folder: Path) -> list[str]:
    return sorted(entry.name for entry in (folder / FOLDER).iterdir() if entry.is_dir())


def count(data: Dataset) -> str:
    answer = ask(data, COUNT)
    assert isinstance(answer, Table)
    return str(answer.rows[0][0])


def test_a_small_graph_leaves_no_trace(folder: Path) -> None:
    assert ask(opened(folder), "ASK { ?who pg:leaves ?what }") == Truth(True)
    assert [entry.name for entry in folder.iterdir()] == ["graph.trig"]


def test_the_store_answers_as_memory_does(folder: Path) -> None:
    data = opened(folder, small=0)
    assert count(data) == count(opened(folder))
    assert data.prefixes == opened(folder).prefixes
    assert (folder / FOLDER / ".gitignore").read_text() == "*\n"
    assert len(made(folder)) == 1


def test_it_is_made_once_and_opened_read_only(folder: Path) -> None:
    opened(folder, small=0)
    before = {entry: entry.stat().st_mtime_ns for entry in (folder / FOLDER).rglob("*") if entry.is_file()}
    data = opened(folder, small=0)
    assert {entry: entry.stat().st_mtime_ns for entry in (folder / FOLDER).rglob("*") if entry.is_file()} == before
    with pytest.raises(RuntimeError, match="read-write"):
        data.store.update("CLEAR ALL")


def test_changed_data_make_a_new_store_and_remove_the_old_one(folder: Path) -> None:
    old = opened(folder, small=0)
    (name,) = made(folder)
    rdf.write_trig(folder / "graph.trig", rdf.quads(world()[:3]))
    new = opened(folder, small=0)
    assert count(new) < count(old)
    assert len(made(folder)) == 1
    assert made(folder) != [name]


def test_a_touched_file_keeps_its_store(folder: Path) -> None:
    opened(folder, small=0)
    names, states = made(folder), {one: one.stat().st_ino for one in (folder / FOLDER).rglob("*")}
    os.utime(folder / "graph.trig", ns=(1, 1))
    opened(folder, small=0)
    assert made(folder) == names
    assert {one: one.stat().st_ino for one in (folder / FOLDER).rglob("*")} == states


def test_a_damaged_store_and_what_a_killed_run_left_are_replaced(folder: Path) -> None:
    opened(folder, small=0)
    (name,) = made(folder)
    for file in (folder / FOLDER / name).iterdir():
        file.write_bytes(b"rubbish")
    (folder / FOLDER / "new-1").mkdir()
    (folder / FOLDER / "stamp.json").write_text("[]")
    assert count(opened(folder, small=0)) == count(opened(folder))
    assert made(folder) == [name]


def test_a_folder_that_cannot_be_written_is_read_into_memory(folder: Path) -> None:
    (folder / FOLDER).write_text("a file stands where the store would be")
    assert count(opened(folder, small=0)) == count(opened(folder))
    assert (folder / FOLDER).is_file()


def test_what_is_too_large_for_memory_and_has_no_room_for_a_store_is_refused(folder: Path) -> None:
    (folder / FOLDER).write_text("a file stands where the store would be")
    with pytest.raises(QueryError, match=r"graph\.trig is too large for memory, and .* make room"):
        opened(folder, small=0, large=0)


def test_a_graph_is_prepared_once_its_store_is_made(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_prepared(folder)
    monkeypatch.setattr("kg.export.store.SMALL", 0)
    assert not is_prepared(folder)
    opened(folder, small=0)
    assert is_prepared(folder)
    assert is_prepared(folder / "nowhere")


def test_a_broken_file_gets_a_sentence_and_no_store(folder: Path) -> None:
    with (folder / "graph.trig").open("a") as file:
        file.write("<a> <b> .\n")
    with pytest.raises(QueryError, match=r"graph\.trig: is no TriG: .*kg build"):
        opened(folder, small=0)
    assert made(folder) == []
    with pytest.raises(QueryError, match=r"nowhere: cannot be read: .*kg build"):
        opened(folder / "nowhere", small=0)


def test_processes_that_come_at_once_get_one_whole_store(folder: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from kg.export.query import ask; from kg.export.store import opened; "
        f"print(ask(opened(Path(sys.argv[1]), small=0), {COUNT!r}).rows[0][0])"
    )
    runs = [Popen([sys.executable, "-c", script, str(folder)], stdout=PIPE, text=True) for _ in range(4)]
    assert {run.communicate()[0].strip() for run in runs} == {count(opened(folder))}
    assert [run.returncode for run in runs] == [0] * 4
    assert len(made(folder)) == 1


def test_a_build_replaces_a_folder_with_a_store_in_it(folder: Path) -> None:
    graph = folder / "graph"
    graph.mkdir()
    (folder / "graph.trig").rename(graph / "graph.trig")
    data = opened(graph, small=0)
    with replacing(graph, FILES) as fresh:
        rdf.write_trig(fresh / "graph.trig", rdf.quads(world()[:3]))
    assert [entry.name for entry in graph.iterdir()] == ["graph.trig"]
    assert count(opened(graph, small=0)) < count(data)
