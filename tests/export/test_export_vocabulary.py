"""The vocabulary is complete, described in two languages, and its files are up to date with the tables."""

import re
import xml.etree.ElementTree as ET
from importlib.resources import files
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SDO, SKOS, XSD, Namespace

from kg.export.diagram import diagram
from kg.export.namespaces import BASE, Names, camel
from kg.export.pairs import CROWD
from kg.export.reference import page, vocabulary, write
from kg.lexicon.relations import relation_types
from kg.lexicon.stance_types import stance_types
from kg.lexicon.terms import concepts, ontology, terms

PG = Namespace(f"{BASE}ns#")
VANN = Namespace("http://purl.org/vocab/vann/")
SHIPPED = files("kg.export")


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(data=vocabulary(), format="turtle")


@pytest.mark.parametrize("name", ["vocabulary.ttl", "VOCABULARY.md", "vocabulary.svg"])
def test_a_shipped_file_is_up_to_date(name: str, tmp_path: Path) -> None:
    write(tmp_path)
    assert SHIPPED.joinpath(name).read_bytes() == (tmp_path / name).read_bytes(), "run: python -m kg.export.reference"


def test_the_ontology_says_what_it_is(graph: Graph) -> None:
    node = URIRef(f"{BASE}ns")
    version = ontology()["version", ""]
    assert (node, RDF.type, OWL.Ontology) in graph
    assert graph.value(node, OWL.versionInfo) == Literal(version)
    assert graph.value(node, OWL.versionIRI) == URIRef(f"{BASE}ns/{version}")
    assert graph.value(node, DCTERMS.license) == URIRef("https://www.apache.org/licenses/LICENSE-2.0")
    assert graph.value(node, VANN.preferredNamespacePrefix) == Literal("pg")
    assert graph.value(node, VANN.preferredNamespaceUri) == Literal(str(PG))
    for predicate in (RDFS.label, DCTERMS.title, DCTERMS.description):
        assert {one.language for one in graph.objects(node, predicate)} == {"de", "en"}


def test_every_term_has_labels_and_comments_in_both_languages(graph: Graph) -> None:
    seen = 0
    for term in set(graph.subjects(RDFS.isDefinedBy)):
        labels = [*graph.objects(term, RDFS.label), *graph.objects(term, SKOS.prefLabel)]
        for found in (labels, list(graph.objects(term, RDFS.comment))):
            assert sorted(one.language for one in found) == ["de", "en"], term
        seen += 1
    assert seen == len(terms()) + len(stance_types()) + len(relation_types()) > 130


def test_every_property_has_a_domain_and_a_range_or_inherits_them(graph: Graph) -> None:
    free = {"judgedNode", "otherNode", "judgedDocument", "judgedStatement", "removed", "newHolder", "newTarget"}
    seen = 0
    for property in graph.subjects(RDF.type, RDF.Property):
        above = set(graph.transitive_objects(property, RDFS.subPropertyOf))
        for one, several in ((RDFS.domain, SDO.domainIncludes), (RDFS.range, SDO.rangeIncludes)):
            found = [value for each in above for name in (one, several) for value in graph.objects(each, name)]
            # what a judgement speaks of may have left the graph, so nobody can say of which class it is
            assert found or (one == RDFS.range and str(property).removeprefix(str(PG)) in free), property
        assert len(list(graph.objects(property, RDFS.domain))) <= 1
        seen += 1
    assert seen > 110


def test_what_the_vocabulary_says_of_crowds_is_what_the_program_does(graph: Graph) -> None:
    found = list(graph.objects(PG.Pair, RDFS.comment))
    assert [str(CROWD) in str(one) for one in found] == [True, True]


def test_dates_range_over_days_months_and_years(graph: Graph) -> None:
    assert set(graph.objects(PG.saidOn, SDO.rangeIncludes)) == {XSD.date, XSD.gYearMonth, XSD.gYear}


def test_stance_types_are_a_scheme_with_groups_definitions_and_matches(graph: Graph) -> None:
    tops = set(graph.objects(PG.stanceTypes, SKOS.hasTopConcept))
    assert len(tops) == 6
    for stance in stance_types().values():
        concept, shortcut = PG["stance-" + stance.name.replace("_", "-")], PG[camel(stance.name)]
        assert graph.value(concept, SKOS.inScheme) == PG.stanceTypes
        assert graph.value(concept, SKOS.broader) in tops
        assert {one.language for one in graph.objects(concept, SKOS.definition)} == {"de", "en"}
        assert graph.value(concept, PG.shortcut) == shortcut
        assert (shortcut, RDFS.subPropertyOf, PG.holdsStanceOn) in graph
        codes = {Literal(stance.plover, datatype=PG.PloverRoot)} if stance.plover else set()
        codes |= {Literal(code, datatype=PG.CameoCode) for code in stance.cameo}
        assert set(graph.objects(concept, SKOS.notation)) == {Literal(stance.name), *codes}
        matches = set(graph.objects(concept, SKOS.closeMatch))
        assert {Literal(str(graph.value(one, SKOS.notation))) for one in matches} == {
            Literal(str(one)) for one in codes
        }
    assert len(stance_types()) == 21


def test_every_code_of_others_is_matched_by_a_stance_type(graph: Graph) -> None:
    others = [PG[f"{one.kind}-{one.name}"] for one in concepts() if one.kind in {"plover", "cameo"}]
    assert len(others) == 27
    assert [one for one in others if (None, SKOS.closeMatch, one) not in graph] == []


def test_the_vocabulary_follows_the_base() -> None:
    text = vocabulary(Names("https://example.org/haltungen/")).decode()
    assert BASE not in text
    assert "<https://example.org/haltungen/ns> a owl:Ontology" in text


def test_the_page_names_every_term_once_in_its_tables() -> None:
    text = page()
    cells = re.findall(r"^\| `pg:([\w-]+)` \|", text, re.MULTILINE)
    schemes = {term.name for term in terms() if term.kind in {"scheme", "type"}}
    expected = {term.name for term in terms()} - schemes
    expected |= {f"{one.kind}-{one.name.replace('_', '-')}" for one in concepts()}
    expected |= {f"stance-{name.replace('_', '-')}" for name in stance_types()}
    expected |= {f"relation-{name.replace('_', '-')}" for name in relation_types()}
    assert sorted(cells) == sorted(expected)
    rows = [line for line in text.splitlines() if line.startswith("|")]
    widths = {len(re.findall(r"(?<!\\)\|", line)) for line in rows}
    assert widths <= {3, 5, 6, 9}


def test_the_picture_is_svg_whose_boxes_hold_their_words_and_do_not_overlap() -> None:
    svg = "{http://www.w3.org/2000/svg}"
    root = ET.fromstring(diagram())
    frames = [
        tuple(float(one.get(key, "")) for key in ("x", "y", "width", "height"))
        for one in root.iter(f"{svg}rect")
        if one.get("rx") and float(one.get("height", "")) > 22
    ]
    assert len(frames) == 16
    for n, (x, y, width, height) in enumerate(frames):
        for other_x, other_y, other_width, other_height in frames[n + 1 :]:
            apart = x + width <= other_x or other_x + other_width <= x
            assert apart or y + height <= other_y or other_y + other_height <= y
    words = [(float(one.get("x", "")), float(one.get("y", "")), one.text or "") for one in root.iter(f"{svg}text")]
    inside = [one for one in words if one[1] > 60]
    for x, y, text in inside:
        holding = [
            frame for frame in frames if frame[0] < x < frame[0] + frame[2] and frame[1] < y < frame[1] + frame[3]
        ]
        assert len(holding) == 1, text
        assert x + 6.6 * len(text) < holding[0][0] + holding[0][2] + 8, text
    shown = {text.split(" ")[0] for _, _, text in inside}
    assert {"holder", "target", "evidence", "positionOf", "judgementKind", "pg:Stance", "pg:Node"} <= shown
