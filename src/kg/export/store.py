"""A finished graph as an Oxigraph store on disk, so that a large one is read once and opened in no time afterwards.

The store lies in ``.store/`` beside graph.trig, in a folder named by the engine's version and the file's SHA-256: data
that change get a new folder, the old one goes. A folder takes its name only when it is complete, one process at a time
builds (a lock on ``.store/lock``), and all others open it read only. Where nothing can be written, as on a read-only
medium, the graph is read into memory, unless it is too large for that. ``.store/`` hides itself from git.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import file_digest
from importlib.metadata import version
from pathlib import Path

from pyoxigraph import Store

from kg.export.loading import fill
from kg.export.query import Dataset, QueryError, broken, format_of, graph_file, head_of, load

FOLDER = ".store"
SMALL = 2_000_000  # bytes of a file that is parsed faster than a store is made, and not much slower than one is opened
PREPARING = "Preparing the graph for queries, once: a large one takes minutes ..."
LARGE = 200_000_000  # bytes of a file that no longer goes into memory, which would need twice as many


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What tells that the file is the one the store was made from, without reading all of it."""

    size: int
    changed: int  # nanoseconds
    digest: str


def opened(path: Path, small: int = SMALL, large: int = LARGE) -> Dataset:
    """The graph in the folder (or file) ``path``: files of up to ``small`` bytes in memory, others from the store.

    The first call on a new file makes the store, which takes a second for every 100,000 quads or so. QueryError where
    the file is missing or broken, or has more than ``large`` bytes and no store of it can be written.
    """
    file = graph_file(path)
    head = head_of(file)
    size = file.stat().st_size
    if size <= small:
        return load(path)
    home = file.parent / FOLDER
    try:
        store = _ready(file, home)
        if store is None:
            with _alone(home):
                store = _ready(file, home) or _made(file, home)
    except OSError as error:
        if size > large:
            raise QueryError(
                f"{file} is too large for memory, and {home} cannot hold a store of it: {error}; "
                "make room there, or copy the graph to where you may write"
            ) from error
        return load(path)
    return Dataset(store, head.prefixes, head.base)


def is_prepared(path: Path) -> bool:
    """Whether ``opened`` answers at once: the graph is small, its store is there, or there is nothing to open."""
    file = graph_file(path)
    try:
        return file.stat().st_size <= SMALL or _ready(file, file.parent / FOLDER) is not None
    except OSError:
        return True


def _ready(file: Path, home: Path) -> Store | None:
    """The store of the file as it is now, where there is one. A touched file is hashed, a changed one has none."""
    try:
        stamp = _Stamp(**json.loads((home / "stamp.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    now = file.stat()
    if (now.st_size, now.st_mtime_ns) != (stamp.size, stamp.changed) and _digest(file) != stamp.digest:
        return None
    try:
        return Store.read_only(str(home / _name(stamp.digest)))
    except OSError:  # gone or damaged: it is made anew
        return None


def _made(file: Path, home: Path) -> Store:
    """Make the store of the file; whoever calls holds the lock, so everything else in ``home`` is rubbish."""
    before = file.stat()
    digest = _digest(file)
    name = _name(digest)
    for entry in home.iterdir():
        if entry.is_dir():
            shutil.rmtree(entry)
    fresh = home / f"new-{os.getpid()}"
    try:
        store = Store(str(fresh))
        try:
            fill(store, file, format_of(file))
        except (SyntaxError, ValueError) as error:
            raise broken(file, error) from error
        del store  # closes the files before they move
        after = file.stat()
        if (after.st_ino, after.st_size, after.st_mtime_ns) != (before.st_ino, before.st_size, before.st_mtime_ns):
            raise OSError(f"{file} changed while it was read")
        fresh.rename(home / name)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    stamp = _Stamp(before.st_size, before.st_mtime_ns, digest)
    note = home / "stamp.new"
    note.write_text(json.dumps(asdict(stamp)), encoding="utf-8")
    note.replace(home / "stamp.json")
    return Store.read_only(str(home / name))


def _digest(file: Path) -> str:
    with file.open("rb") as data:
        return file_digest(data, "sha256").hexdigest()


def _name(digest: str) -> str:
    return f"{version('pyoxigraph')}-{digest[:32]}"


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Wait until no other process makes a store in ``home``."""
    home.mkdir(exist_ok=True)
    (home / ".gitignore").write_text("*\n", encoding="utf-8")
    with (home / "lock").open("w") as lock:
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
