"""What people call things -> terms of a graph: the values of a listed query's parameters.

Names are looked up in the graph by label, alias, metonym or id, whatever their case (``skos:hiddenLabel``); a value is
always a term that the graph holds or that was made by its library, never a piece of what somebody typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from heapq import nsmallest
from itertools import islice
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode

from kg.domain.actors import HOLDERS, Kind, kind_of
from kg.domain.dates import PartialDate
from kg.export.listed import ANY, ListedQuery, Parameter, ParameterKind
from kg.export.namespaces import Names, known
from kg.export.query import Dataset, QueryError
from kg.export.views import key
from kg.lexicon.relations import relation_types
from kg.lexicon.stance_types import stance_types

Term = NamedNode | Literal

SHOWN = 5  # candidates in a message
SCANNED = 500_000  # names looked through for candidates

_HIDDEN, _PREFERRED, _ALTERNATIVE = known("skos:hiddenLabel"), known("skos:prefLabel"), known("skos:altLabel")
_KINDS = {
    ParameterKind.ACTOR: HOLDERS,
    ParameterKind.ISSUE: frozenset(Kind),
    ParameterKind.TREATY: frozenset({Kind.TREATY, Kind.ORGANISATION}),
}


def values(dataset: Dataset, query: ListedQuery, given: Mapping[str, str]) -> dict[str, Term]:
    """The terms of ``given`` (parameter name -> what the user wrote) and of the defaults; ``any`` gives no term.

    QueryError for parameters the query does not have and values that name nothing, or more than one thing.
    """
    parameters = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in parameters:
            known_ones = ", ".join(parameters) or "none"
            raise QueryError(f"{query.name} has no parameter {name!r}; it has: {known_ones}")
    found: dict[str, Term] = {}
    for name, parameter in parameters.items():
        text = given.get(name, parameter.default).strip()
        if key(text) not in ("", ANY):
            found[name] = term(dataset, parameter, text)
    return found


def term(dataset: Dataset, parameter: Parameter, text: str) -> Term:
    """The term that ``text`` names for a parameter. QueryError where it names nothing, or more than one thing."""
    match parameter.kind:
        case ParameterKind.DATE:
            return _date(parameter, text)
        case ParameterKind.TEXT:
            return Literal(_clean(parameter, text))
        case ParameterKind.TYPE:
            return _type(dataset, parameter, text)
        case ParameterKind.KIND:
            return _kind(dataset, parameter, text)
        case ParameterKind.STATEMENT:
            return _statement(dataset, parameter, text)
        case _:
            return _named(dataset, parameter, _clean(parameter, text))


def _clean(parameter: Parameter, text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise QueryError(f"{parameter.name}={text!a} is no UTF-8 text; type it again") from error
    return text


def _date(parameter: Parameter, text: str) -> Literal:
    try:
        return Literal(str(PartialDate.parse(text)))
    except ValueError as error:
        raise QueryError(f"{parameter.name}: {error}") from error


def _type(dataset: Dataset, parameter: Parameter, text: str) -> NamedNode:
    names = Names(dataset.base)
    by_name: dict[str, NamedNode] = {}
    for kind, types in (("stance", stance_types()), ("relation", relation_types())):
        for name, one in types.items():
            for label in (name, one.label_de, one.label_en):
                by_name.setdefault(key(label), names.concept(kind, name))
    found = by_name.get(key(text))
    if found is None:
        near = _nearest(key(text), by_name)
        raise QueryError(_unknown(parameter, text, near or sorted(stance_types())))
    return found


def _kind(dataset: Dataset, parameter: Parameter, text: str) -> NamedNode:
    if key(text) not in set(Kind):
        raise QueryError(_unknown(parameter, text, sorted(Kind)))
    return Names(dataset.base).term(key(text).capitalize())


def _statement(dataset: Dataset, parameter: Parameter, text: str) -> NamedNode:
    found = Names(dataset.base).thing(_clean(parameter, text))
    if next(dataset.store.quads_for_pattern(found, None, None, None), None) is None:
        raise QueryError(f"{parameter.name}={text!r}: the graph has no statement of this id")
    return found


def _named(dataset: Dataset, parameter: Parameter, text: str) -> NamedNode:
    quads = dataset.store.quads_for_pattern(None, _HIDDEN, Literal(key(text)), None)
    fitting = {quad.subject for quad in quads if _fits(dataset, parameter.kind, quad.subject)}
    ranks: dict[int, list[NamedNode]] = {}
    for node in sorted((one for one in fitting if isinstance(one, NamedNode)), key=str):
        ranks.setdefault(_rank(dataset, node, key(text)), []).append(node)
    if not ranks:
        names = (key_of for key_of, node in _names(dataset) if _fits(dataset, parameter.kind, node))
        near = [next(_shown(dataset, parameter.kind, name)) for name in _nearest(key(text), names)]
        raise QueryError(_unknown(parameter, text, list(dict.fromkeys(near))))
    best = ranks[min(ranks)]
    if len(best) > 1:
        shown = ", ".join(_show(dataset, node) for node in best[:SHOWN]) + (", ..." if len(best) > SHOWN else "")
        raise QueryError(f"{parameter.name}={text!r} can mean {shown}; give the id")
    return best[0]


def _fits(dataset: Dataset, kind: ParameterKind, node: object) -> bool:
    if not isinstance(node, NamedNode):
        return False
    id = _id(dataset, node)
    if kind is ParameterKind.OUTLET:
        return id.startswith("outlet:")
    return kind_of(id) in _KINDS[kind]


def _id(dataset: Dataset, node: NamedNode) -> str:
    return unquote(node.value.removeprefix(f"{dataset.base}id/"))


def _rank(dataset: Dataset, node: NamedNode, wanted: str) -> int:
    """Labels and ids before aliases, and those before the names of places that stand for the node."""
    if key(_id(dataset, node)) == wanted:
        return 0
    for rank, predicate in ((0, _PREFERRED), (1, _ALTERNATIVE)):
        quads = dataset.store.quads_for_pattern(node, predicate, None, None)
        if any(isinstance(quad.object, Literal) and key(quad.object.value) == wanted for quad in quads):
            return rank
    return 2


def _names(dataset: Dataset) -> Iterator[tuple[str, NamedNode]]:
    for quad in islice(dataset.store.quads_for_pattern(None, _HIDDEN, None, None), SCANNED):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            yield quad.object.value, quad.subject


def _nearest(wanted: str, names: Iterable[str]) -> list[str]:
    """The names most like ``wanted``, the most alike first."""
    room = 2 + len(wanted) // 3
    scored = (
        (-(wanted in name) - SequenceMatcher(None, wanted, name).ratio(), name)
        for name in names
        if wanted in name or (name[:1] == wanted[:1] and abs(len(name) - len(wanted)) <= room)
    )
    return [name for score, name in nsmallest(SHOWN, set(scored)) if score < -0.6]


def _shown(dataset: Dataset, kind: ParameterKind, name: str) -> Iterator[str]:
    for quad in dataset.store.quads_for_pattern(None, _HIDDEN, Literal(name), None):
        if isinstance(quad.subject, NamedNode) and _fits(dataset, kind, quad.subject):
            yield _show(dataset, quad.subject)


def _show(dataset: Dataset, node: NamedNode) -> str:
    labels = (
        quad.object.value
        for quad in dataset.store.quads_for_pattern(node, _PREFERRED, None, None)
        if isinstance(quad.object, Literal) and quad.object.language == "de"
    )
    id = _id(dataset, node)
    label = next(labels, "")
    return f"{label} ({id})" if label else id.removeprefix("outlet:")


def _unknown(parameter: Parameter, text: str, candidates: Iterable[str]) -> str:
    near = ", ".join(candidates)
    rest = f"; did you mean: {near}?" if near else ""
    return f"{parameter.name}={text!r}: the graph has no {parameter.kind} of this name{rest}"
