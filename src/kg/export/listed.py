"""The listed queries (``queries/*.rq``): SPARQL files that begin with their title and their parameters, as comments.

    # Who leaves which treaty or body, and since when?
    # treaty: treaty = any | what is left

A parameter line gives name, kind, default and one line of help; ``any`` as default leaves the variable of that name
free, so every file runs as it stands in any SPARQL tool. Values go where ``# values`` stands, as VALUES blocks of
terms that the RDF library writes: a value can never become a part of the query.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from pyoxigraph import Literal, NamedNode

from kg.export.namespaces import BASE

ANY = "any"

_FOLDER = files("kg.export").joinpath("queries")
_ENDING = ".rq"
_PARAMETER = re.compile(r"# (?P<name>[a-z_]+): (?P<kind>[a-z]+) = (?P<default>.*?) \| (?P<help>.+)")
_VALUES = re.compile(r"^(?P<gap> *)# values$", re.MULTILINE)


class ParameterKind(StrEnum):
    """What a value of a parameter names; ``issue`` is whatever a stance can be about."""

    ACTOR = "actor"
    ISSUE = "issue"
    TREATY = "treaty"
    DATE = "date"
    TYPE = "type"
    KIND = "kind"
    OUTLET = "outlet"
    STATEMENT = "statement"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Parameter:
    """``name`` is the variable of the query that takes the value; ``default`` is a value in words, or ``any``."""

    name: str
    kind: ParameterKind
    default: str
    help: str


@dataclass(frozen=True, slots=True)
class ListedQuery:
    """``name`` is the file name without its ending, ``title`` the question in words, ``text`` the SPARQL."""

    name: str
    title: str
    parameters: tuple[Parameter, ...]
    text: str

    def against(self, base: str) -> str:
        """The SPARQL for a graph that was written with another base address."""
        return self.text.replace(BASE, base)

    def bound(self, values: Mapping[str, NamedNode | Literal], base: str = BASE) -> str:
        """The SPARQL with values for some of its parameters, by name."""
        blocks = [f"VALUES ?{name} {{ {term} }}" for name, term in sorted(values.items())]
        return _VALUES.sub(lambda match: "\n".join(match["gap"] + block for block in blocks), self.against(base))


def parse(name: str, text: str) -> ListedQuery:
    """A listed query from its text. ValueError where the title or a parameter is not written as it should be."""
    head = [line for line in text.split("PREFIX", 1)[0].splitlines() if line.strip()]
    if not head or not head[0].startswith("# "):
        raise ValueError(f"{name}{_ENDING}: the first line is no title; write it as a comment")
    parameters = []
    for line in head[1:]:
        match = _PARAMETER.fullmatch(line)
        if match is None or match["kind"] not in set(ParameterKind):
            raise ValueError(f"{name}{_ENDING}: {line!r} is no parameter; write # name: kind = default | help")
        parameters.append(Parameter(match["name"], ParameterKind(match["kind"]), match["default"], match["help"]))
    if parameters and not _VALUES.search(text):
        raise ValueError(f"{name}{_ENDING}: no line '# values' says where the parameters go")
    return ListedQuery(name, head[0].removeprefix("# "), tuple(parameters), text)


@cache
def listed_queries() -> tuple[ListedQuery, ...]:
    """All listed queries by name."""
    found = (file for file in _FOLDER.iterdir() if file.name.endswith(_ENDING))
    queries = (parse(file.name.removesuffix(_ENDING), file.read_text(encoding="utf-8")) for file in found)
    return tuple(sorted(queries, key=lambda query: query.name))
