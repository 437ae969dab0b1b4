"""IRIs of the export: ``<base>ns#`` for terms, ``<base>id/`` for things, ``<base>graph/`` for named graphs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import quote, unquote

from pyoxigraph import NamedNode

from kg.export.door import ExportError

BASE = "https://w3id.org/position-graph/"

#: Vocabularies of others; prefixes as their own documents use them.
VOCABULARIES = {
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "marl": "http://www.gsi.upm.es/ontologies/marl/ns#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "vann": "http://purl.org/vocab/vann/",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@lru_cache(maxsize=1 << 16)
def segment(text: str) -> str:
    """One path segment for any non-empty text: UTF-8, percent-encoded, different for different texts.

    Letters, digits and ``-._~:(),`` stand for themselves. Dots at the end are encoded too: browsers and libraries
    resolve the segments ``.`` and ``..`` away (RFC 3986, 5.2.4), and not every Turtle parser takes a name that ends
    in one.
    ExportError for empty text and lone surrogates.
    """
    if not text:
        raise ExportError("an empty id cannot become an address; give it a name")
    try:
        encoded = quote(text, safe=":(),")
    except UnicodeEncodeError as error:
        raise ExportError(f"{text!a} holds half a surrogate pair and cannot become an address") from error
    kept = encoded.rstrip(".")
    return kept + "%2E" * (len(encoded) - len(kept))


def camel(name: str) -> str:
    """``warns_of`` -> ``warnsOf``."""
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


@cache
def known(prefixed: str) -> NamedNode:
    """A term of another vocabulary by its prefixed name (``oa:exact``). KeyError for an unknown prefix."""
    prefix, _, local = prefixed.partition(":")
    return NamedNode(VOCABULARIES[prefix] + local)


@lru_cache(maxsize=1 << 12)
def _term(base: str, name: str) -> NamedNode:
    return NamedNode(f"{base}ns#{name}")


def base_of(prefixes: Mapping[str, str]) -> str:
    """The base address of a file that declares these prefixes."""
    return prefixes.get("pg", f"{BASE}ns#").removesuffix("ns#")


@dataclass(frozen=True, slots=True)
class Names:
    """Makes the IRIs below one base address, which must be absolute and end in ``/``."""

    base: str = BASE

    def __post_init__(self) -> None:
        remedy = f"give an absolute address such as {BASE}"
        if not self.base.endswith("/") or "#" in self.base or "?" in self.base:
            raise ExportError(f"the base {self.base!a} does not end in a slash; {remedy}")
        try:
            NamedNode(self.base)
        except ValueError as error:
            raise ExportError(f"the base {self.base!a} is no address: {error}; {remedy}") from error

    def term(self, name: str) -> NamedNode:
        """A class or property of our own, or the value of a closed list."""
        return _term(self.base, name)

    def ontology(self) -> NamedNode:
        """The vocabulary as a whole."""
        return NamedNode(f"{self.base}ns")

    def concept(self, kind: str, name: str) -> NamedNode:
        """A value of a closed list: ``ns#stance-demands``, ``ns#modality-free-indirect``."""
        return self.term(f"{kind}-{name.replace('_', '-')}")

    def resolve(self, prefixed: str) -> NamedNode:
        """A term by its prefixed name, ours (``pg:holder``) or another vocabulary's."""
        return self.term(prefixed[3:]) if prefixed.startswith("pg:") else known(prefixed)

    def thing(self, *parts: str) -> NamedNode:
        """A thing; each part becomes one path segment."""
        return NamedNode(f"{self.base}id/{'/'.join(segment(part) for part in parts)}")

    def parts(self, thing: NamedNode) -> tuple[str, ...]:
        """What ``thing`` was made of. ExportError for an address that is no thing of this base."""
        start = f"{self.base}id/"
        if not thing.value.startswith(start):
            raise ExportError(f"<{thing.value}> is no thing below {start}")
        return tuple(unquote(part) for part in thing.value.removeprefix(start).split("/"))

    def graph(self, *parts: str) -> NamedNode:
        """A named graph."""
        return NamedNode(f"{self.base}graph/{'/'.join(segment(part) for part in parts)}")

    def document(self, id: str) -> NamedNode:
        return self.thing(f"document:{id}")

    def prefixes(self) -> dict[str, str]:
        """All prefixes of the export, sorted."""
        own = {"pg": f"{self.base}ns#", "id": f"{self.base}id/", "graph": f"{self.base}graph/"}
        return dict(sorted({**VOCABULARIES, **own}.items()))
