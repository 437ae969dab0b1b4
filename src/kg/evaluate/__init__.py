"""Measured figures against annotated data; one kind of data set a file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.evaluate.figures import Report

Measure = Callable[[Path, int | None], Report]


class EvaluationError(KgError):
    """A data set cannot be measured; the message names the file and the reason."""


def files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files behind the paths; folders give the files below them, sorted, hidden ones left out."""
    for path in paths:
        if path.is_dir():
            below = sorted(found for found in path.rglob("*") if found.is_file())
            yield from (found for found in below if not found.name.startswith("."))
        else:
            yield path


def measure(path: Path, limit: int | None = None) -> Report:
    """The figures of one annotated file, of its first ``limit`` documents where given.

    EvaluationError where its kind is not known or a line breaks its format.
    """
    try:
        return _kind(path)(path, limit)
    except OSError as error:
        raise EvaluationError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise EvaluationError(f"{path}: breaks the format it seems to have: {error!r}") from error


def _kind(path: Path) -> Measure:
    line = _first_line(path)
    cells = line.split("\t")
    keys = _keys(line)
    # each kind imports its part of the pipeline, which is slow, so only the one that is needed is imported
    if keys.issuperset({"text", "quotations"}):
        from kg.evaluate import quotations

        return quotations.measure
    if keys.issuperset({"sentences", "annotations"}):
        from kg.evaluate import speech

        return speech.measure
    if keys.issuperset({"quote", "actors", "polarity"}):
        from kg.evaluate import claims

        return claims.measure
    if keys.issuperset({"marked", "class", "split", "rival"}):
        from kg.evaluate import coreference

        return coreference.measure
    if keys.issuperset({"document", "holder_right", "type_right", "target_right", "right"}):
        from kg.evaluate import judged

        return judged.measure
    if keys.issuperset({"one", "other", "same"}):
        from kg.evaluate import issues

        return issues.measure
    if line.startswith("@ "):
        from kg.evaluate import passages

        return passages.measure
    if len(cells) == 10:
        from kg.evaluate import treebank

        return treebank.measure
    if len(cells) == 4 and cells[0].isdigit():
        from kg.evaluate import entities

        return entities.measure
    lines = "JSON Lines of quotations, speech, claims, coreference, pairs of issues or verdicts"
    known = f"CoNLL-U, GermEval 2014, passages with stances, and {lines}"
    raise EvaluationError(f"{path}: is none of the kinds that can be measured ({known})")


def _first_line(path: Path) -> str:
    """The first line that is neither empty nor a comment."""
    try:
        with path.open(encoding="utf-8") as lines:
            return next((line.rstrip("\n") for line in lines if line.strip() and not line.startswith("#")), "")
    except UnicodeDecodeError as error:
        raise EvaluationError(f"{path}: is no UTF-8 text") from error


def _keys(line: str) -> set[str]:
    try:
        loaded: Any = json.loads(line)
    except ValueError:
        return set()
    return set(loaded) if isinstance(loaded, dict) else set()
