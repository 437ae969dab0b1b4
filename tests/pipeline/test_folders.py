"""A folder is replaced whole or not at all, whenever the process is killed."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg import folders
from kg.folders import FolderError, exchange, recover, replacing

NAMES = frozenset({"a", "b", "c"})

# writes generation after generation, three files each, until it is killed
WRITER = """
import sys
from itertools import count
from pathlib import Path
from kg import folders
if sys.argv[2] == "moves":
    folders.exchange = lambda first, second: False
for number in count(1):
    with folders.replacing(Path(sys.argv[1]), frozenset("abc")) as new:
        for name in "abc":
            (new / name).write_text(str(number))
    print(number, flush=True)
"""


def _write(target: Path, content: str) -> None:
    with replacing(target, NAMES) as new:
        for name in NAMES:
            (new / name).write_text(content)


def _generation(target: Path) -> int:
    contents = {(target / name).read_text() for name in NAMES}
    assert len(contents) == 1, f"a mixture of {contents}"
    return int(contents.pop())


@pytest.mark.parametrize("way", ["exchange", "moves"])
def test_a_kill_at_any_moment_leaves_a_whole_folder(tmp_path: Path, way: str) -> None:
    target = tmp_path / "graph"
    chance = random.Random(7)
    kills = 0
    for _ in range(12):
        child = subprocess.Popen([sys.executable, "-c", WRITER, target, way], stdout=subprocess.PIPE)
        assert child.stdout is not None
        assert child.stdout.readline()  # from here on it only replaces
        time.sleep(chance.uniform(0, 0.05))
        child.send_signal(signal.SIGKILL)
        child.communicate()
        if way == "exchange":
            assert _generation(target) >= 1
        recover(target)
        assert _generation(target) >= 1
        assert [path.name for path in tmp_path.iterdir()] == ["graph"]
        kills += child.returncode == -signal.SIGKILL
    assert kills == 12


def test_exchange_swaps_two_folders_on_this_system(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a").write_text(name)
    assert exchange(tmp_path / "one", tmp_path / "two")
    assert (tmp_path / "one" / "a").read_text() == "two"


@pytest.mark.parametrize("supported", [True, False])
def test_failure_leaves_the_old_folder_and_no_leftovers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, supported: bool
) -> None:
    if not supported:
        monkeypatch.setattr(folders, "exchange", lambda first, second: False)
    target = tmp_path / "graph"
    _write(target, "1")
    with pytest.raises(OSError, match="directory"), replacing(target, NAMES) as new:
        (new / "missing" / "a").write_text("2")
    assert _generation(target) == 1
    _write(target, "3")
    assert _generation(target) == 3
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("foreign", ["thesis.odt", "a/b"])
def test_folders_with_other_files_are_never_replaced(tmp_path: Path, foreign: str) -> None:
    target = tmp_path / "home"
    (target / foreign).parent.mkdir(parents=True)
    (target / foreign).write_text("dear")
    with pytest.raises(FolderError, match="holds"), replacing(target, frozenset({"graph.ttl"})):
        pytest.fail("nothing may be done")
    assert (target / foreign).read_text() == "dear"


def test_a_file_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "graph").write_text("dear")
    with pytest.raises(FolderError, match="is a file"), replacing(tmp_path / "graph", NAMES):
        pytest.fail("nothing may be done")


def test_two_runs_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    target = tmp_path / "graph"
    with replacing(target, NAMES) as first:
        for name in NAMES:
            (first / name).write_text("1")
        _write(target, "2")
        assert first.is_dir()
    assert _generation(target) == 1


def test_a_link_keeps_pointing_at_its_folder(tmp_path: Path) -> None:
    _write(tmp_path / "real", "1")
    (tmp_path / "link").symlink_to("real")
    _write(tmp_path / "link", "2")
    assert (tmp_path / "link").is_symlink()
    assert _generation(tmp_path / "real") == 2
