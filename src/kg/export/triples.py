"""Triples of one graph, collected without order and handed out sorted."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from operator import attrgetter

from pyoxigraph import Literal, NamedNode, Quad

from kg.domain.dates import PartialDate
from kg.export.namespaces import known

TYPE = known("rdf:type")
#: The polarity toward a target in the vocabulary Marl.
POLARITY = {1: known("marl:Positive"), 0: known("marl:Neutral"), -1: known("marl:Negative")}
_BOOLEAN = known("xsd:boolean")
_DECIMAL = known("xsd:decimal")
_INTEGER = known("xsd:integer")
_DAY, _MONTH, _YEAR = known("xsd:date"), known("xsd:gYearMonth"), known("xsd:gYear")

Term = NamedNode | Literal


def text(value: str, language: str = "") -> Literal:
    """A string, with its language where known."""
    return Literal(value, language=language) if language else Literal(value)


def date(value: PartialDate) -> Literal:
    """xsd:date, xsd:gYearMonth or xsd:gYear: as precise as the date is, never more."""
    datatype = _DAY if value.day else _MONTH if value.month else _YEAR
    return Literal(str(value), datatype=datatype)


def decimal(value: float) -> Literal:
    """The shortest decimal that reads back as the same float, without an exponent."""
    digits = format(Decimal(repr(float(value))), "f")
    return Literal(digits if "." in digits else digits + ".0", datatype=_DECIMAL)


def integer(value: int) -> Literal:
    return Literal(str(value), datatype=_INTEGER)


def boolean(value: bool) -> Literal:
    return Literal("true" if value else "false", datatype=_BOOLEAN)


class Triples:
    """The triples of one named graph, or of a piece of it.

    ``quads()`` sorts by subject, then types first, then predicate and object.
    """

    def __init__(self, graph: NamedNode) -> None:
        self.graph = graph
        self._found: dict[NamedNode, set[tuple[NamedNode, Term]]] = {}

    def add(self, subject: NamedNode, predicate: NamedNode, *objects: Term) -> None:
        self._found.setdefault(subject, set()).update((predicate, one) for one in objects)

    def quads(self) -> Iterator[Quad]:
        for subject in sorted(self._found, key=attrgetter("value")):
            for predicate, term in sorted(self._found[subject], key=_place):
                yield Quad(subject, predicate, term, self.graph)


def _place(pair: tuple[NamedNode, Term]) -> tuple[bool, str, str]:
    predicate, term = pair
    return predicate != TYPE, predicate.value, str(term)
