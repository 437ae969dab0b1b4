"""From what the user names to open files: files, folders, standard input."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from kg.domain.documents import Problem
from kg.errors import ReadError
from kg.read.article import Source
from kg.read.judgements import NAME as JUDGEMENTS

STANDARD_INPUT = "-"
SUFFIXES = {
    ".txt": "txt", ".text": "txt", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv",
}  # fmt: skip
ONE_ARTICLE = frozenset({"txt", "markdown", "html"})


@dataclass(frozen=True, slots=True)
class Input:
    """A file to be read. ``form`` is its format by its ending, "" where its content must tell."""

    source: Source
    path: Path | None
    form: str

    def open(self) -> AbstractContextManager[BinaryIO]:
        """The bytes. OSError where the file cannot be opened, ReadError where it is no regular file."""
        if self.path is None:
            return nullcontext(sys.stdin.buffer)
        # a pipe or device would keep the whole batch waiting
        if not stat.S_ISREG(self.path.stat().st_mode):
            raise ReadError("is no regular file")
        return self.path.open("rb")


def find(inputs: Sequence[Path | str]) -> Iterator[Input | Problem]:
    """The files behind the inputs, folders in sorted order.

    Inside folders hidden files and READMEs are notes to people and passed over, judgements.jsonl at the top of a folder
    holds decisions and no articles, links to folders are not followed (they may lead in circles), and files with an
    ending that no format has are problems.
    """
    for given in inputs:
        if str(given) == STANDARD_INPUT:
            yield Input(Source(STANDARD_INPUT, STANDARD_INPUT, "stdin"), None, "")
        elif (path := Path(given)).is_dir():
            found = False
            for item in _walk(path, path):
                found = True
                yield item
            if not found:
                yield Problem(_name(path), "is a folder without articles", "add .txt, .md, .html, .jsonl or .csv files")
        else:
            yield Input(_source(path, path.parent), path, SUFFIXES.get(path.suffix.lower(), ""))


def _walk(folder: Path, root: Path) -> Iterator[Input | Problem]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Problem(_name(folder.relative_to(root.parent)), f"cannot be opened: {error.strerror}", "check its rights")
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith(".") or path.stem.upper() == "README" or path == root / JUDGEMENTS:
            continue
        source = _source(path, root)
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(path, root)
        elif entry.is_symlink() and path.is_dir():
            yield source.problem("is a link to a folder and was not followed", "name the folder itself")
        elif form := SUFFIXES.get(path.suffix.lower()):
            yield Input(source, path, form)
        else:
            remedy = f"use one of {' '.join(SUFFIXES)}, or name the file itself"
            yield source.problem(f"has the ending {path.suffix!r}, which no format has", remedy)


def _source(path: Path, root: Path) -> Source:
    return Source(_name(Path(path.name)), _name(path.relative_to(root)), _name(Path(path.stem)))


def _name(path: Path) -> str:
    """The path as text that can be written: bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def judgement_files(inputs: Sequence[Path | str]) -> list[Path]:
    """The judgements.jsonl at the top of the input folders, in their order."""
    folders = [Path(given) for given in inputs if str(given) != STANDARD_INPUT]
    return [folder / JUDGEMENTS for folder in folders if (folder / JUDGEMENTS).is_file()]


def expected(inputs: Sequence[Path | str]) -> int | None:
    """How many documents the inputs hold where every file holds one; None where only reading can tell."""
    forms = [item.form for item in find(inputs) if isinstance(item, Input)]
    return len(forms) if ONE_ARTICLE.issuperset(forms) else None


def digests(inputs: Sequence[Path | str]) -> dict[str, str]:
    """SHA-256 in hexadecimal digits of every file behind the inputs that can be opened, by its label.

    Standard input can be read only once and has none.
    """
    found: dict[str, str] = {}
    for item in find(inputs):
        if isinstance(item, Problem) or item.path is None:
            continue
        with suppress(OSError, ReadError), item.open() as stream:  # reading reports these as problems
            digest = sha256()
            while block := stream.read(1 << 20):
                digest.update(block)
            found[item.source.label] = digest.hexdigest()
    return found
