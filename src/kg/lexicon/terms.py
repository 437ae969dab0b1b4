"""Terms of the RDF vocabulary (``terms.tsv``), the values of its closed lists (``concepts.tsv``) and what is to be said
of the vocabulary as a whole (``ontology.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.domain.documents import Problem
from kg.lexicon.tables import Row, load_table

TERMS_FILE = "terms.tsv"
TERMS_COLUMNS = ("term", "kind", "parent", "domain", "range", "label_de", "label_en", "comment_de", "comment_en")
CONCEPTS_FILE = "concepts.tsv"
CONCEPTS_COLUMNS = ("scheme", "kind", "name", "label_de", "label_en", "definition_de", "definition_en")
ONTOLOGY_FILE = "ontology.tsv"
ONTOLOGY_COLUMNS = ("key", "language", "value")
KINDS = frozenset({"class", "object", "data", "annotation", "type", "scheme"})


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property, datatype or concept scheme; ``parents``, ``domains`` and ``ranges`` are prefixed names.

    Several domains or ranges are alternatives.
    """

    name: str
    kind: str
    parents: tuple[str, ...]
    domains: tuple[str, ...]
    ranges: tuple[str, ...]
    label_de: str
    label_en: str
    comment_de: str
    comment_en: str


@dataclass(frozen=True, slots=True)
class Concept:
    """One value of a closed list; ``kind`` and ``name`` together are unique."""

    scheme: str
    kind: str
    name: str
    label_de: str
    label_en: str
    definition_de: str
    definition_en: str


def _check_term(row: Row) -> Iterator[Problem]:
    if row["kind"] not in KINDS:
        yield row.problem(f"kind {row['kind']!r}", f"write one of {', '.join(sorted(KINDS))}")


@cache
def terms() -> tuple[Term, ...]:
    """All terms in the order of the file. LexiconError where the file breaks its rules."""
    return tuple(
        Term(
            name=row["term"],
            kind=row["kind"],
            parents=tuple(row["parent"].strip("-").split()),
            domains=tuple(row["domain"].strip("-").split()),
            ranges=tuple(row["range"].strip("-").split()),
            label_de=row["label_de"],
            label_en=row["label_en"],
            comment_de=row["comment_de"],
            comment_en=row["comment_en"],
        )
        for row in load_table(TERMS_FILE, TERMS_COLUMNS, _check_term)
    )


@cache
def concepts() -> tuple[Concept, ...]:
    """All concepts in the order of the file. LexiconError where one names a scheme that is no term."""
    schemes = {term.name for term in terms() if term.kind == "scheme"}

    def check(row: Row) -> Iterator[Problem]:
        if row["scheme"] not in schemes:
            yield row.problem(f"scheme {row['scheme']!r}", f"write one of {', '.join(sorted(schemes))}")

    return tuple(
        Concept(**{column: row[column] for column in CONCEPTS_COLUMNS})
        for row in load_table(CONCEPTS_FILE, CONCEPTS_COLUMNS, check)
    )


@cache
def ontology() -> MappingProxyType[tuple[str, str], str]:
    """What is to be said of the vocabulary, by key and language ("" for none). LexiconError where one is missing."""

    def check(row: Row) -> Iterator[Problem]:
        if not row["value"]:
            yield row.problem(f"{row['key']} has no value", "write one, or delete the row")

    rows = load_table(ONTOLOGY_FILE, ONTOLOGY_COLUMNS, check)
    return MappingProxyType({(row["key"], row["language"].strip("-")): row["value"] for row in rows})
