"""Every problem of the lexicon, or of a graph, at once."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.resources.abc import Traversable
from pathlib import Path

import kg.lexicon
from kg.domain.documents import Problem
from kg.errors import KgError, LexiconError
from kg.export.jsonl_reader import read_quotations, read_statements
from kg.export.levels import misplaced_in
from kg.export.validate import validate_file
from kg.lexicon.tables import ROOT, read_table


def lexicon_problems() -> list[str]:
    """One sentence a problem, sorted: form of every table, and whatever the loaders of ``kg.lexicon`` refuse."""
    problems: set[str] = set()
    for name in table_names():
        problems |= {str(problem) for problem in form_problems(name)}
    for load in loaders():
        try:
            load()
        except LexiconError as error:
            problems |= set(str(error).splitlines())
    return sorted(problems)


def table_names() -> list[str]:
    """The lexicon's tables by their paths below its folder."""
    return sorted(_tables(ROOT, ""))


def form_problems(name: str, root: Traversable = ROOT) -> list[Problem]:
    """What is wrong with a table's form, whatever its columns mean: encoding, number of cells, repeated rows."""
    try:
        lines = root.joinpath(name).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        return [Problem(f"lexicon/{name}", f"cannot be read: {error}", "restore the file as UTF-8 text")]
    header = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    return read_table(name, header.split("\t"), root)[1]


def loaders() -> Iterator[Callable[[], object]]:
    """The public functions of ``kg.lexicon`` that load a table once: cached and without arguments."""
    for module in sorted(pkgutil.walk_packages(kg.lexicon.__path__, "kg.lexicon."), key=lambda found: found.name):
        for name, value in sorted(vars(import_module(module.name)).items()):
            own = getattr(value, "__module__", "") == module.name and not name.startswith("_")
            if own and hasattr(value, "cache_info") and not inspect.signature(value).parameters:
                yield value


def graph_problems(folder: Path) -> list[str]:
    """One sentence a problem: lines of the JSON Lines files that break the contract, triples that break the shapes,
    resources that stand in a graph where they do not belong.

    KgError where the folder holds no graph.
    """
    turtle = folder / "graph.ttl"
    if not turtle.is_file():
        raise KgError(f"{turtle} is missing; build it with: kg build INPUT... -o {folder}")
    problems: list[str] = []
    for read, name in ((read_statements, "statements.jsonl"), (read_quotations, "quotations.jsonl")):
        try:
            for _ in read(folder / name):
                pass
        except KgError as error:
            problems.append(str(error))
    try:
        problems += [f"{turtle}: {sentence}" for sentence in validate_file(turtle)]
    except (SyntaxError, ValueError) as error:
        problems.append(f"{turtle}: is no Turtle: {' '.join(str(error).split())[:300]}; build the graph anew")
    trig = folder / "graph.trig"
    try:
        problems += [f"{trig}: {sentence}" for sentence in misplaced_in(trig)]
    except OSError as error:
        problems.append(f"{trig}: cannot be read: {error.strerror or error}; build the graph anew")
    except (SyntaxError, ValueError) as error:
        problems.append(f"{trig}: is no TriG: {' '.join(str(error).split())[:300]}; build the graph anew")
    return problems


def _tables(folder: Traversable, prefix: str) -> Iterator[str]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _tables(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".tsv"):
            yield prefix + entry.name
