"""JSON-LD 1.1 (W3C Recommendation 2020) with its context inside: one object a named graph, one a node in it.

Terms of our vocabulary are bare names, those of others carry their prefix. A node that stands below another in its
address, and that the other refers to, is written inside it: the evidence in its stance, the selectors in their place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.export.door import ExportError
from kg.export.namespaces import BASE, Names, camel, known
from kg.export.triples import TYPE
from kg.lexicon.relations import relation_types
from kg.lexicon.stance_types import stance_types
from kg.lexicon.terms import Term, terms

# properties of other vocabularies whose values are addresses, and those whose values carry a language
_LINKS = (
    "dcterms:license", "marl:describesObject", "marl:hasPolarity", "oa:hasBody", "oa:hasSelector", "oa:hasSource",
    "oa:hasTarget", "oa:motivatedBy", "org:member", "org:memberDuring", "org:organization", "org:role",
    "owl:versionIRI", "prov:used", "prov:wasAssociatedWith", "prov:wasAttributedTo", "prov:wasDerivedFrom",
    "prov:wasGeneratedBy", "prov:wasRevisionOf", "rdfs:domain", "rdfs:isDefinedBy", "rdfs:range", "rdfs:subClassOf",
    "rdfs:subPropertyOf", "schema:domainIncludes", "schema:publisher", "schema:rangeIncludes", "skos:broader",
    "skos:closeMatch", "skos:exactMatch", "skos:hasTopConcept", "skos:inScheme", "skos:topConceptOf",
    "time:hasBeginning", "time:hasEnd", "time:inside",
)  # fmt: skip
_SPOKEN = ("rdfs:comment", "skos:altLabel", "skos:definition", "skos:example", "skos:prefLabel")
_BOOLEAN, _INTEGER, _STRING = known("xsd:boolean"), known("xsd:integer"), known("xsd:string")
# datatypes of plain JSON values
_PLAIN = frozenset({"xsd:boolean", "xsd:integer", "xsd:string"})
_PROPERTIES = frozenset({"object", "data", "annotation"})
_LINK, _WORD, _SPEECH = "@id", "@vocab", "@language"

# a name that JSON-LD expands with the vocabulary, and the integers that its numbers are read back as
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_INTEGRAL = re.compile(r"0|-?[1-9][0-9]{0,14}")

Node = NamedNode | BlankNode
Json = str | int | float | bool | dict[str, "Json"] | list["Json"]


def _manner(term: Term) -> str:
    """How the values of a property of ours are written: as address, word, by language or of a datatype; "" as is."""
    if term.kind == "object":
        return _WORD if term.ranges == ("skos:Concept",) else _LINK
    if term.kind == "annotation":
        return _SPEECH
    typed = len(term.ranges) == 1 and term.ranges[0] not in _PLAIN
    return term.ranges[0] if typed else ""


@cache
def _manners(base: str) -> dict[str, str]:
    """The keys whose values are written shorter than in full, by name."""
    own = {term.name: _manner(term) for term in terms() if term.kind in _PROPERTIES}
    direct = dict.fromkeys(map(camel, (*stance_types(), *relation_types())), _LINK)
    taken = Names(base).prefixes()
    found = {name: manner for name, manner in sorted({**own, **direct}.items()) if manner and name not in taken}
    return found | dict.fromkeys(_LINKS, _LINK) | dict.fromkeys(_SPOKEN, _SPEECH)


def context(base: str = BASE) -> dict[str, Json]:
    """The context of the export, generated from the tables of the vocabulary."""
    found: dict[str, Json] = {"@version": 1.1, "@vocab": f"{base}ns#", **Names(base).prefixes()}
    for name, manner in _manners(base).items():
        key = name if ":" in name else f"pg:{name}"
        found[name] = {"@id": key, "@container": manner} if manner == _SPEECH else {"@id": key, "@type": manner}
    return found


class _Compact:
    """Addresses and values in the short forms that the context of ``base`` gives them."""

    def __init__(self, base: str) -> None:
        self._prefixes = Names(base).prefixes()
        self._manners = _manners(base)
        self._keys: dict[NamedNode, str] = {}  # there are few predicates

    def address(self, one: NamedNode | BlankNode) -> str:
        if isinstance(one, BlankNode):
            return str(one)
        for prefix, start in self._prefixes.items():
            rest = one.value.removeprefix(start)
            if rest and rest != one.value and not rest.startswith("//"):
                return f"{prefix}:{rest}"
        return one.value

    def word(self, one: NamedNode | BlankNode) -> str:
        """As ``address``, terms of our vocabulary as bare names."""
        short = self.address(one)
        name = short.removeprefix("pg:")
        return name if _NAME.fullmatch(name) and name not in self._prefixes else short

    def pair(self, predicate: NamedNode, value: Node | Literal) -> tuple[str, str, Json]:
        """Key, language or "", and value; the key is the full address where the value does not fit the short one."""
        key = self._keys.get(predicate) or self._keys.setdefault(predicate, self.word(predicate))
        manner = self._manners.get(key, "")
        if isinstance(value, Literal):
            if manner == _SPEECH and value.language:
                return key, value.language, value.value
            if manner.startswith("xsd:") and value.datatype == known(manner):
                return key, "", value.value
        elif manner == _LINK:
            return key, "", self.address(value)
        elif manner == _WORD:
            return key, "", self.word(value)
        return predicate.value if manner else key, "", self._full(value)

    def _full(self, value: Node | Literal) -> Json:
        """The value with all that is known of it, whatever its key."""
        if not isinstance(value, Literal):
            return {"@id": self.address(value)}
        if value.language:
            return {"@value": value.value, "@language": value.language}
        text = value.value
        if value.datatype == _STRING:
            return text
        if value.datatype == _BOOLEAN and text in {"true", "false"}:
            return text == "true"
        if value.datatype == _INTEGER and _INTEGRAL.fullmatch(text):
            return int(text)
        return {"@value": text, "@type": self.address(value.datatype)}


class _Graph:
    """The nodes of one named graph."""

    def __init__(self, compact: _Compact, quads: Iterable[Quad]) -> None:
        self._compact = compact
        self._found: dict[Node, list[tuple[NamedNode, Node | Literal]]] = {}
        for quad in quads:
            if isinstance(quad.subject, Triple) or isinstance(quad.object, Triple):
                raise ExportError("JSON-LD has no triple terms; use the format rdf12")
            self._found.setdefault(quad.subject, []).append((quad.predicate, quad.object))
        by_address = {node.value: node for node in self._found if isinstance(node, NamedNode)}
        self._owners: dict[Node, NamedNode] = {
            node: owner for address, node in by_address.items() if (owner := self._owner(address, by_address))
        }

    def _owner(self, address: str, nodes: Mapping[str, NamedNode]) -> NamedNode | None:
        """The nearest node that this one stands below in its address, where that one refers to it."""
        above = address
        while "/" in above:
            above = above.rpartition("/")[0]
            if above in nodes and any(value == nodes[address] for _, value in self._found[nodes[above]]):
                return nodes[above]
        return None

    def nodes(self) -> Iterator[Json]:
        """One object a node, in the order of the quads; those that stand inside another are found there."""
        return (self._node(node) for node in self._found if node not in self._owners)

    def _node(self, node: Node) -> Json:
        record: dict[str, Json] = {"@id": self._compact.address(node)}
        placed: set[Node] = set()
        for predicate, value in self._found[node]:
            if predicate == TYPE and not isinstance(value, Literal):
                _add(record, "@type", self._compact.word(value))
                continue
            key, language, short = self._compact.pair(predicate, value)
            if not isinstance(value, Literal) and value not in placed and self._owners.get(value) == node:
                placed.add(value)
                short = self._node(value)
            if language:
                spoken = record.setdefault(key, {})
                if isinstance(spoken, dict):
                    _add(spoken, language, short)
            else:
                _add(record, key, short)
        return record


def _add(record: dict[str, Json], key: str, value: Json) -> None:
    """A single value stands alone, several in a list."""
    if key not in record:
        record[key] = value
    else:
        before = record[key]
        record[key] = [*before, value] if isinstance(before, list) else [before, value]


def _lines(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def write(path: Path, quads: Iterable[Quad], base: str = BASE) -> None:
    """Write the data set, graph by graph in the order given: memory grows with the largest graph alone.

    ``base`` is the address the quads were written with. ExportError for a triple term of RDF 1.2.
    """
    compact = _Compact(base)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"@context": {_lines(context(base))},\n"@graph": [')
        between = "\n"
        for graph, found in groupby(quads, key=attrgetter("graph_name")):
            name = "" if isinstance(graph, DefaultGraph) else f'"@id": {json.dumps(compact.address(graph))}, '
            file.write(f'{between}{{{name}"@graph": [\n')
            between = ",\n"
            for number, node in enumerate(_Graph(compact, found).nodes()):
                file.write((",\n" if number else "") + _lines(node))
            file.write("\n]}")
        file.write("\n]}\n")
