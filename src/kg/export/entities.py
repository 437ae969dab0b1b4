"""The graph of entities: every node once, with its names, kind and confirmed identity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.domain.actors import Actor, Kind
from kg.export.namespaces import Names, known
from kg.export.triples import TYPE, Triples, text
from kg.lexicon.terms import terms


def _classes(names: Names) -> dict[Kind, tuple[str, ...]]:
    """For each kind its class and the classes of other vocabularies, so that nobody needs a reasoner to see them."""
    parents = {term.name: term.parents for term in terms() if term.kind == "class"}
    return {kind: (f"pg:{kind.capitalize()}", "pg:Node", *parents[kind.capitalize()]) for kind in Kind}


def describe(names: Names, actors: Iterable[Actor]) -> Iterator[Triples]:
    """The graph in pieces, one an actor.

    Labels follow SKOS: one preferred label a language, and no name is both preferred and alternative.
    """
    graph, classes = names.graph("entities"), _classes(names)
    for actor in actors:
        triples = Triples(graph)
        subject = names.thing(actor.id)
        triples.add(subject, TYPE, *(names.resolve(one) for one in classes[actor.kind]))
        triples.add(subject, known("dcterms:identifier"), text(actor.id))
        triples.add(subject, known("skos:prefLabel"), text(actor.label, "de"))
        if actor.kind is Kind.ISSUE:
            triples.add(subject, known("skos:inScheme"), names.term("issues"))
        if actor.kind is Kind.DOCUMENT:
            triples.add(subject, known("schema:name"), text(actor.label))
        if actor.label_en:
            triples.add(subject, known("skos:prefLabel"), text(actor.label_en, "en"))
        for name in actor.aliases:
            if name != actor.label:
                triples.add(subject, known("skos:altLabel"), text(name, "de"))
        for name in actor.metonyms:
            triples.add(subject, names.term("metonymLabel"), text(name, "de"))
        if actor.wikidata:
            triples.add(subject, known("skos:exactMatch"), known(f"wd:{actor.wikidata}"))
        yield triples
