"""Writing a folder so that readers, and whoever is left after a kill, see the old one or the new one, never a mixture.

The new folder grows beside the old one and the two change names in one step of the kernel: ``renameat2`` with
``RENAME_EXCHANGE`` on Linux, ``renamex_np`` with ``RENAME_SWAP`` on macOS. Where there is no such step, the old folder
is moved aside first; a run killed between the two moves is mended at the start of the next one.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from kg.errors import KgError

_AT_FDCWD = -100
_EXCHANGE = 2  # RENAME_EXCHANGE of linux/fs.h and RENAME_SWAP of macOS's stdio.h
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM}


class FolderError(KgError):
    """The folder cannot be written without losing something that is no graph."""


@contextmanager
def replacing(target: Path, names: frozenset[str]) -> Iterator[Path]:
    """A new, empty folder that takes the place of ``target`` when the block ends, and vanishes where it fails.

    ``names`` are the files that may stand in ``target``: FolderError, before anything is done, where it holds others,
    because they would be lost. What killed runs left beside ``target`` is put right first.
    """
    final = target.resolve()
    final.parent.mkdir(parents=True, exist_ok=True)
    recover(final)
    _check(final, names)
    fresh, lock = _make(final)
    try:
        yield fresh
        _swap(fresh, final)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        os.close(lock)


def recover(target: Path) -> None:
    """Put right what a killed run left: an old folder moved aside comes back, unfinished new ones go."""
    old = _aside(target)
    if old.is_dir():
        if target.exists():
            shutil.rmtree(old)
        else:
            old.rename(target)
    for left in sorted(target.parent.glob(f".{target.name}.new-*")):
        with suppress(BlockingIOError, FileNotFoundError):  # another run is writing it, or has just finished
            lock = _lock(left)
            try:
                shutil.rmtree(left)
            finally:
                os.close(lock)


def exchange(first: Path, second: Path) -> bool:
    """Let two folders change names in one step; False where the system or its file system cannot do that."""
    if sys.platform not in {"linux", "darwin"}:
        return False
    library = ctypes.CDLL(None, use_errno=True)
    a, b = os.fsencode(first), os.fsencode(second)
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        failed = library.renameat2(_AT_FDCWD, a, _AT_FDCWD, b, _EXCHANGE)
    elif sys.platform == "darwin" and hasattr(library, "renamex_np"):
        failed = library.renamex_np(a, b, _EXCHANGE)
    else:
        return False
    if not failed:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(second))


def move_aside(fresh: Path, target: Path) -> None:
    """Replace ``target`` in two moves, for systems that cannot exchange two folders."""
    old = _aside(target)
    target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old)


def _swap(fresh: Path, target: Path) -> None:
    if not target.exists():
        fresh.rename(target)
    elif not exchange(fresh, target):
        move_aside(fresh, target)


def _check(target: Path, names: frozenset[str]) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise FolderError(f"{target} is a file; name a folder for the graph")
    foreign = sorted(entry.name for entry in target.iterdir() if entry.name not in names)
    if foreign:
        raise FolderError(f"{target} holds {foreign[0]!r}, which no graph has; name a new folder for the graph")


def _make(target: Path) -> tuple[Path, int]:
    for number in count():
        path = target.with_name(f".{target.name}.new-{number}")
        with suppress(FileExistsError, FileNotFoundError, BlockingIOError):  # another run has it, or cleans up after it
            path.mkdir()
            return path, _lock(path)
    raise AssertionError("count() does not end")


def _aside(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


def _lock(folder: Path) -> int:
    """An open descriptor that says that a live process is writing the folder; BlockingIOError where one is."""
    descriptor = os.open(folder, os.O_RDONLY)
    if sys.platform != "win32":
        import fcntl

        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            raise
    return descriptor
