"""The vocabulary graph: classes, properties and concept schemes, all generated from the lexicon tables."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from kg.export.namespaces import Names, camel, known
from kg.export.triples import TYPE, Triples, boolean, integer, text
from kg.lexicon.relations import RelationType, relation_types
from kg.lexicon.stance_types import StanceType, stance_types
from kg.lexicon.terms import Term, concepts, ontology, terms

_TYPES = {
    "class": ("owl:Class",),
    "object": ("rdf:Property", "owl:ObjectProperty"),
    "data": ("rdf:Property", "owl:DatatypeProperty"),
    "annotation": ("rdf:Property", "owl:AnnotationProperty"),
    "type": ("rdfs:Datatype",),
    "scheme": ("skos:ConceptScheme",),
}
_LABEL, _COMMENT = known("rdfs:label"), known("rdfs:comment")
_PREF, _DEFINITION = known("skos:prefLabel"), known("skos:definition")
_SUB_PROPERTY = known("rdfs:subPropertyOf")


def _say(triples: Triples, subject: NamedNode, predicate: NamedNode, german: str, english: str) -> None:
    triples.add(subject, predicate, text(german, "de"), text(english, "en"))


def _term(triples: Triples, names: Names, term: Term) -> None:
    subject = names.term(term.name)
    triples.add(subject, TYPE, *(known(one) for one in _TYPES[term.kind]))
    parent = known("rdfs:subClassOf") if term.kind == "class" else _SUB_PROPERTY
    for one in term.parents:
        triples.add(subject, parent, names.resolve(one))
    for places, single, several in (
        (term.domains, known("rdfs:domain"), known("schema:domainIncludes")),
        (term.ranges, known("rdfs:range"), known("schema:rangeIncludes")),
    ):
        # several rdfs:domain would all hold at once, so alternatives are told as schema.org does
        triples.add(subject, single if len(places) == 1 else several, *map(names.resolve, places))
    _say(triples, subject, _PREF if term.kind == "scheme" else _LABEL, term.label_de, term.label_en)
    _say(triples, subject, _COMMENT, term.comment_de, term.comment_en)
    triples.add(subject, known("rdfs:isDefinedBy"), names.ontology())


def _concept(triples: Triples, names: Names, concept: NamedNode, scheme: str, name: str) -> None:
    triples.add(concept, TYPE, known("skos:Concept"))
    triples.add(concept, known("skos:inScheme"), names.term(scheme))
    triples.add(concept, known("skos:notation"), text(name))


def _stance_type(triples: Triples, names: Names, stance: StanceType) -> None:
    concept, shortcut = names.concept("stance", stance.name), names.term(camel(stance.name))
    _concept(triples, names, concept, "stanceTypes", stance.name)
    _say(triples, concept, _PREF, stance.label_de, stance.label_en)
    _say(triples, concept, _DEFINITION, stance.definition_de, stance.definition_en)
    triples.add(concept, known("skos:broader"), names.concept("group", stance.group))
    triples.add(concept, known("skos:example"), text(stance.example, "de"))
    triples.add(concept, names.term("polarity"), integer(stance.polarity))
    triples.add(concept, names.term("weak"), boolean(stance.weak))
    triples.add(concept, names.term("shortcut"), shortcut)
    if stance.negated:
        triples.add(concept, names.term("negatedType"), names.concept("stance", stance.negated))
    codes = [("plover", "PloverRoot", (stance.plover,) if stance.plover else ()), ("cameo", "CameoCode", stance.cameo)]
    for kind, datatype, found in codes:
        for code in found:
            triples.add(concept, known("skos:notation"), Literal(code, datatype=names.term(datatype)))
            triples.add(concept, known("skos:closeMatch"), names.concept(kind, code))
    _shortcut(triples, names, shortcut, "holdsStanceOn")
    _say(triples, shortcut, _LABEL, stance.label_de, stance.label_en)
    _say(triples, shortcut, _COMMENT, stance.definition_de, stance.definition_en)


def _relation_type(triples: Triples, names: Names, relation: RelationType) -> None:
    concept, shortcut = names.concept("relation", relation.name), names.term(camel(relation.name))
    _concept(triples, names, concept, "relationTypes", relation.name)
    _say(triples, concept, _PREF, relation.label_de, relation.label_en)
    _say(triples, concept, _DEFINITION, relation.definition_de, relation.definition_en)
    triples.add(concept, known("skos:example"), text(relation.example, "de"))
    triples.add(concept, known("skos:topConceptOf"), names.term("relationTypes"))
    triples.add(names.term("relationTypes"), known("skos:hasTopConcept"), concept)
    triples.add(concept, names.term("shortcut"), shortcut)
    _shortcut(triples, names, shortcut, "relatedTo")
    if relation.parent:
        triples.add(shortcut, _SUB_PROPERTY, names.resolve(relation.parent))
    _say(triples, shortcut, _LABEL, relation.label_de, relation.label_en)
    _say(triples, shortcut, _COMMENT, relation.definition_de, relation.definition_en)


def _shortcut(triples: Triples, names: Names, shortcut: NamedNode, parent: str) -> None:
    triples.add(shortcut, TYPE, known("rdf:Property"), known("owl:ObjectProperty"))
    triples.add(shortcut, _SUB_PROPERTY, names.term(parent))
    triples.add(shortcut, known("rdfs:isDefinedBy"), names.ontology())


def _ontology(triples: Triples, names: Names) -> None:
    subject, about = names.ontology(), ontology()
    triples.add(subject, TYPE, known("owl:Ontology"))
    for key, property in (("title", "dcterms:title"), ("title", "rdfs:label"), ("description", "dcterms:description")):
        _say(triples, subject, known(property), about[key, "de"], about[key, "en"])
    version = about["version", ""]
    triples.add(subject, known("owl:versionInfo"), text(version))
    triples.add(subject, known("owl:versionIRI"), NamedNode(f"{subject.value}/{version}"))
    triples.add(subject, known("dcterms:license"), NamedNode(about["license", ""]))
    triples.add(subject, known("vann:preferredNamespacePrefix"), text(about["prefix", ""]))
    triples.add(subject, known("vann:preferredNamespaceUri"), text(f"{subject.value}#"))


def describe(names: Names) -> Triples:
    """Every class, property, concept scheme and concept of ``ns#``, with German and English labels."""
    triples = Triples(names.graph("vocabulary"))
    _ontology(triples, names)
    for term in terms():
        _term(triples, names, term)
    for one in concepts():
        concept = names.concept(one.kind, one.name)
        _concept(triples, names, concept, one.scheme, one.name)
        _say(triples, concept, _PREF, one.label_de, one.label_en)
        _say(triples, concept, _DEFINITION, one.definition_de, one.definition_en)
        triples.add(concept, known("skos:topConceptOf"), names.term(one.scheme))
        triples.add(names.term(one.scheme), known("skos:hasTopConcept"), concept)
    for stance in stance_types().values():
        _stance_type(triples, names, stance)
    for relation in relation_types().values():
        _relation_type(triples, names, relation)
    return triples
