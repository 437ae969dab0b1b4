"""Quads by graph and subject, with getters that name the resource and the property where something is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Quad

from kg.domain.dates import PartialDate
from kg.export.door import ExportError
from kg.export.namespaces import Names, known

_REMEDY = "build the graph anew with kg build"
_TYPE = known("rdf:type").value

Term = NamedNode | Literal
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Resource:
    """One subject of one graph. Getters take prefixed names (``pg:holder``); ExportError where a value is not so."""

    names: Names
    node: NamedNode
    values: Mapping[str, list[Term]]

    def broken(self, property: str, what: str) -> ExportError:
        return ExportError(f"<{self.node.value}>: {property} {what}; {_REMEDY}")

    def all(self, property: str) -> list[Term]:
        return self.values.get(self.names.resolve(property).value, [])

    def has(self, property: str) -> bool:
        return bool(self.all(property))

    def is_a(self, type: str) -> bool:
        return self.names.resolve(type) in self.values.get(_TYPE, [])

    def nodes(self, property: str) -> list[NamedNode]:
        """The things a property leads to, sorted."""
        found = [one for one in self.all(property) if isinstance(one, NamedNode)]
        if len(found) < len(self.all(property)):
            raise self.broken(property, "leads to a literal")
        return sorted(found, key=lambda one: one.value)

    def node_of(self, property: str) -> NamedNode:
        found = self.nodes(property)
        if len(found) != 1:
            raise self.broken(property, f"stands there {len(found)} times instead of once")
        return found[0]

    def literals(self, property: str, language: str = "") -> list[str]:
        """The literals of a property in one language, sorted."""
        found = (one for one in self.all(property) if isinstance(one, Literal))
        return sorted(one.value for one in found if (one.language or "") == language)

    def text(self, property: str, language: str = "") -> str:
        found = self.literals(property, language)
        if len(found) != 1:
            raise self.broken(property, f"stands there {len(found)} times instead of once")
        return found[0]

    def maybe(self, property: str, language: str = "") -> str:
        """The literal, or "" where there is none."""
        return self.text(property, language) if self.literals(property, language) else ""

    def integer(self, property: str) -> int:
        try:
            return int(self.text(property))
        except ValueError as error:
            raise self.broken(property, "is no integer") from error

    def number(self, property: str) -> float:
        try:
            return float(self.text(property))
        except ValueError as error:
            raise self.broken(property, "is no number") from error

    def date(self, property: str) -> PartialDate | None:
        try:
            return PartialDate.parse(self.text(property)) if self.has(property) else None
        except ValueError as error:
            raise self.broken(property, f"is no date: {error}") from error

    def concept(self, property: str, kind: str) -> str:
        """The name of a value of a closed list (``ns#stance-warns-of`` -> ``warns_of``)."""
        value, start = self.node_of(property).value, self.names.concept(kind, "").value
        if not value.startswith(start):
            raise self.broken(property, f"leads to no {kind}")
        return value.removeprefix(start).replace("-", "_")

    def member(self, property: str, kind: str, values: type[E]) -> E:
        """As ``concept``, as a member of an enumeration."""
        name = self.concept(property, kind)
        try:
            return values(name)
        except ValueError as error:
            raise self.broken(property, f"leads to {name!r}, which is no {kind}") from error


class Resources:
    """The subjects of a data set, each within its graph."""

    def __init__(self, names: Names, quads: Iterable[Quad]) -> None:
        self._names = names
        self._graphs: dict[str, dict[str, dict[str, list[Term]]]] = {}
        for quad in quads:
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                graph = getattr(quad.graph_name, "value", "")
                subjects = self._graphs.setdefault(graph, defaultdict(lambda: defaultdict(list)))
                subjects[quad.subject.value][quad.predicate.value].append(quad.object)

    def graphs(self) -> list[str]:
        return sorted(self._graphs)

    def resource(self, graph: str, node: NamedNode) -> Resource:
        """The subject in that graph, with no values where it is not there."""
        return Resource(self._names, node, self._graphs.get(graph, {}).get(node.value, {}))

    def of_type(self, graph: str, type: str) -> list[Resource]:
        """The subjects of a class in a graph, sorted."""
        subjects = sorted(self._graphs.get(graph, {}))
        found = (self.resource(graph, NamedNode(subject)) for subject in subjects)
        return [one for one in found if one.is_a(type)]
