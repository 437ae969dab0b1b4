"""A batch with bad inputs: each is a row, none stops the rest."""

from __future__ import annotations

import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.domain.documents import Document, Problem
from kg.read import read
from kg.read.sources import digests

Write = Callable[..., Path]
Split = Callable[..., tuple[list[Document], list[Problem]]]

BODY = "Estland fordert ein Tempolimit auf See. Lettland lehnt es ab."


def test_every_bad_input_is_a_row_and_the_rest_is_read(split: Split, write: Write, tmp_path: Path) -> None:
    write("in/a.txt", BODY)
    write("in/b.txt", b"")
    write("in/c.txt", b"\x00\x01\x02" * 100)
    write("in/d.txt", "Satz. " * 900_000)
    write("in/e.pdf", b"%PDF")
    write("in/f.txt", f"  {BODY}\n")
    write("in/g.md", "---\ntitle: leer\n---\n")
    write("in/.hidden.txt", "Nichts.")
    write("in/README.md", "Nichts.")
    write("in/sub/h.txt", BODY + " Nein.")
    (tmp_path / "in/loop").symlink_to(tmp_path / "in")
    (tmp_path / "in/gone.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "in/pipe.txt")
    documents, problems = split(tmp_path / "in", tmp_path / "missing.txt")
    assert [document.source for document in documents] == ["a.txt", "h.txt"]
    reasons = {problem.source: problem.reason for problem in problems}
    assert list(reasons) == [
        "b.txt", "c.txt", "d.txt", "e.pdf", "f.txt", "g.md", "gone.txt", "loop", "pipe.txt", "missing.txt",
    ]  # fmt: skip
    assert "empty" in reasons["b.txt"]
    assert "binary" in reasons["c.txt"]
    assert "5,000,000" in reasons["d.txt"]
    assert "a.txt" in reasons["f.txt"]
    assert all(problem.remedy for problem in problems)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_rights_is_a_row(split: Split, write: Write) -> None:
    path = write("a.txt", BODY)
    path.chmod(0)
    assert len(split(path)[1]) == 1


def test_folders_are_read_in_sorted_order(split: Split, write: Write, tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a.txt", "c/a.txt"):
        write(f"in/{name}", f"{BODY} {name}")
    documents, _ = split(tmp_path / "in")
    assert len(documents) == 4
    assert [document.text.split()[-1] for document in documents] == ["a/z.txt", "a.txt", "b.txt", "c/a.txt"]


def test_two_documents_never_share_an_id(split: Split, write: Write, tmp_path: Path) -> None:
    for name in ("x/a.txt", "y/a.txt", "z/a.txt"):
        write(f"in/{name}", f"{BODY} {name}")
    documents, problems = split(tmp_path / "in")
    assert len({document.id for document in documents}) == 3
    assert documents[0].id == "a"
    assert [problem.source for problem in problems] == ["y/a.txt", "z/a.txt"]


def test_an_empty_folder_is_a_problem(split: Split, tmp_path: Path) -> None:
    assert len(split(tmp_path)[1]) == 1


def test_names_that_are_no_utf8_can_be_written(split: Split, tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))).write_text(BODY)
    documents, _ = split(tmp_path)
    assert documents[0].source == "�.txt"
    assert documents[0].id.encode()


def test_digests_cover_the_files_that_can_be_opened(write: Write, tmp_path: Path) -> None:
    write("in/a.txt", "a")
    write("in/b.pdf", "b")
    assert digests([tmp_path / "in", "-"]) == {
        "a.txt": "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    }


def test_memory_does_not_grow_with_the_texts(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("w") as file:
        for number in range(300):
            file.write('{"text": "%s"}\n' % (f"Estland fordert Ruhe {number}. " * 1000))
    tracemalloc.start()
    count = sum(1 for _ in read([path]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 300
    assert peak < path.stat().st_size / 4
