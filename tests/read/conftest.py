"""Helpers of the reader's tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.domain.documents import Document, Problem
from kg.read import read

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file (text as UTF-8, or bytes) below a fresh folder."""

    def write_file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file


@pytest.fixture(scope="session")
def split() -> Callable[..., tuple[list[Document], list[Problem]]]:
    """Everything that reading gives, documents apart from problems."""
    return _split


def _split(*inputs: Path | str) -> tuple[list[Document], list[Problem]]:
    items = list(read(inputs))
    documents = [item for item in items if isinstance(item, Document)]
    problems = [item for item in items if isinstance(item, Problem)]
    assert len(documents) + len(problems) == len(items)
    return documents, problems
