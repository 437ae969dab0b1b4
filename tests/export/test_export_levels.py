"""What stands in a graph where it does not belong is named."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.domain.judgements import Applied, Ground, Place, Reject
from kg.export import rdf
from kg.export.decisions import decisions
from kg.export.levels import misplaced, misplaced_in
from kg.export.namespaces import BASE, Names, known
from sampling import REPORT, quotations, world

FULL = {**REPORT, "judgements": decisions([Applied(Reject(Ground("mine.jsonl", 1), Place("st-0")))])}
QUADS = list(rdf.quads(world(), quotations(), FULL))
NAMES = Names()


def test_an_export_mixes_nothing(tmp_path: Path) -> None:
    assert list(misplaced(QUADS)) == []
    base = "https://example.org/haltungen/"
    rdf.write_trig(tmp_path / "g.trig", rdf.quads(world(), quotations(), FULL, base), base)
    assert misplaced_in(tmp_path / "g.trig") == []


CLASSES = [
    "pg:Stance", "pg:Relation", "pg:Quotation", "pg:Reason", "oa:Annotation", "oa:SpecificResource", "pg:Node",
    "pg:Position", "pg:Change", "pg:Pair", "org:Membership", "pg:Judgement", "prov:Activity", "prov:SoftwareAgent",
    "owl:Ontology", "owl:Class", "rdf:Property", "skos:ConceptScheme",
]  # fmt: skip


@pytest.mark.parametrize("name", CLASSES)
def test_a_resource_in_another_graph_is_named(name: str) -> None:
    kind = NAMES.resolve(name)
    found = next(one for one in QUADS if one.predicate == known("rdf:type") and one.object == kind)
    strange = NAMES.graph("entities" if name != "pg:Node" else "derived")
    moved = ox.Quad(found.subject, found.predicate, found.object, strange)
    (sentence,) = misplaced([moved])
    assert sentence.startswith(f"{found.subject}: a {name} stands in {strange.value}, not in {BASE}graph/")
    assert sentence.endswith("build the graph anew with kg build")


def test_what_one_document_says_does_not_stand_in_the_graph_of_another() -> None:
    found = next(one for one in QUADS if one.predicate == NAMES.term("document"))
    moved = ox.Quad(found.subject, found.predicate, found.object, NAMES.graph("document:other"))
    (sentence,) = misplaced([moved])
    assert "stands in https://w3id.org/position-graph/graph/document:other, not in" in sentence
    assert list(misplaced([found])) == []


def test_a_merged_graph_mixes_all_levels() -> None:
    merged = [ox.Quad(one.subject, one.predicate, one.object) for one in QUADS]
    assert len(list(misplaced(merged))) > 100
