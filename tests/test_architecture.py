"""The import law of the rooms, and other rules of the source tree, over the syntax trees of all modules."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

import pytest

import kg

ROOT = Path(kg.__file__).parent
#: What each room may import of ours, besides itself.
LAW: dict[str, set[str]] = {
    "domain": set(),
    "errors": set(),
    "lexicon": {"domain", "errors"},
    "read": {"domain", "errors", "lexicon"},
    "nlp": {"domain", "errors", "lexicon"},
    "link": {"domain", "errors", "lexicon"},
    "graph": {"domain", "errors", "lexicon"},
    "export": {"domain", "errors", "lexicon", "graph"},
    "serve": {"domain", "errors", "graph", "export"},
    "train": {"domain", "errors", "lexicon", "nlp"},
}
#: Where the rooms meet: they may import every room, but not the command line.
JOINTS = {"", "build", "check", "evaluate", "extraction", "folders", "inspection"}
#: Libraries that only one room may import.
OWNED = {"spacy": "nlp", "onnxruntime": "nlp", "torch": "train", "h11": "serve"}
MAY_PRINT = {"cli", "train"}
LONGEST = 300


@dataclass(frozen=True)
class Module:
    """``room`` is the first part of the module's path below kg, "" for kg itself."""

    path: Path
    room: str
    tree: ast.Module
    lines: int

    def imports(self) -> set[str]:
        """Full names of what is imported anywhere in the file, relative names resolved."""
        package = ["kg", *self.path.relative_to(ROOT).with_suffix("").parts[:-1]]
        found: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                start = package[: len(package) - node.level + 1] if node.level else []
                name = ".".join([*start, *([node.module] if node.module else [])])
                found |= {f"{name}.{alias.name}" for alias in node.names}
        return found


def _modules() -> list[Module]:
    found = []
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        room = "" if parts in {("__init__",), ("__main__",)} else parts[0]
        source = path.read_text(encoding="utf-8")
        found.append(Module(path, room, ast.parse(source), len(source.splitlines())))
    return found


MODULES = _modules()


def name(module: Module) -> str:
    return str(module.path.relative_to(ROOT))


def rooms(module: Module) -> set[str]:
    """The rooms of ours a module imports."""
    return {full.split(".")[1] for full in module.imports() if full.startswith("kg.")}


def test_the_tree_was_seen() -> None:
    assert len(MODULES) > 80
    assert {module.room for module in MODULES} >= set(LAW) | {"cli"}
    assert sum(bool(rooms(module)) for module in MODULES) > 60


def test_every_room_is_known() -> None:
    assert {module.room for module in MODULES} <= set(LAW) | JOINTS | {"cli"}


@pytest.mark.parametrize("module", [one for one in MODULES if one.room in LAW], ids=name)
def test_a_room_imports_only_what_the_law_allows(module: Module) -> None:
    assert rooms(module) - {module.room} <= LAW[module.room]


def test_nobody_imports_the_command_line() -> None:
    entrance = {"cli/__init__.py", "__main__.py"}
    guilty = [name(module) for module in MODULES if module.room != "cli" and "cli" in rooms(module)]
    assert [one for one in guilty if one not in entrance] == []


@pytest.mark.parametrize("library", OWNED)
def test_a_library_stays_in_its_room(library: str) -> None:
    users = [one for one in MODULES if library in {full.split(".")[0] for full in one.imports()}]
    assert users
    assert [name(one) for one in users if one.room != OWNED[library]] == []


def test_a_file_is_one_idea() -> None:
    assert {name(module): module.lines for module in MODULES if module.lines > LONGEST} == {}


def test_library_code_does_not_print() -> None:
    guilty = [
        f"{name(module)}:{node.lineno}"
        for module in MODULES
        if module.room not in MAY_PRINT
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert guilty == []


def test_nothing_unpickles_or_evaluates() -> None:
    calls = {"eval", "exec", "compile", "__import__"}
    guilty = [
        f"{name(module)}:{node.lineno}"
        for module in MODULES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in calls
    ]
    guilty += [name(module) for module in MODULES if {"pickle", "dill", "shelve", "marshal"} & module.imports()]
    assert guilty == []


def test_every_lexicon_table_is_loaded_by_someone() -> None:
    """Some module holds the table's name: its path below lexicon/, its file name, or its stem."""
    words = {
        node.value
        for module in MODULES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    tables = sorted((ROOT / "lexicon").rglob("*.tsv"))
    forgotten = [
        table.name
        for table in tables
        if not {table.relative_to(ROOT / "lexicon").as_posix(), table.name, table.stem} & words
    ]
    assert len(tables) >= 20
    assert forgotten == []


def test_the_law_bites() -> None:
    """A module that breaks the law is seen, relative imports, late imports and type-only imports included."""
    source = "from ..cli import main\ndef f():\n    import kg.nlp.load\nif X:\n    from kg import train\n"
    module = Module(ROOT / "graph" / "bad.py", "graph", ast.parse(source), 5)
    assert rooms(module) == {"cli", "nlp", "train"}
