"""N-Quads, JSON-LD and RDF 1.2 of a finished graph, read back by other parsers than wrote them."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse
from rdflib import Dataset

from kg.errors import KgError
from kg.export import jsonld, rdf, rdf12
from kg.export.door import ExportError
from kg.export.finished import Finished, finished
from kg.export.formats import FORMATS
from kg.export.namespaces import BASE, Names, known
from kg.export.triples import TYPE
from kg.export.writers import write_all
from sampling import FINLAND, OTTAWA, REPORT, corpora, quotations, world

OTHER = "https://example.org/positionen/"
DERIVED = Names().graph("derived")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    folder = tmp_path_factory.mktemp("finished")
    write_all(folder, world(), quotations(), REPORT)
    return finished(folder)


def written(graph: Finished, name: str, folder: Path) -> Path:
    FORMATS[name].write(graph, folder / name)
    return folder / name


def terms(quads: Iterable[Quad]) -> set[tuple[str, ...]]:
    return {(str(one.subject), str(one.predicate), str(one.object), str(one.graph_name)) for one in quads}


def by_oxigraph(path: Path, format: RdfFormat) -> set[tuple[str, ...]]:
    return terms(parse(path=path, format=format))


def by_rdflib(path: Path, format: str) -> set[tuple[str, ...]]:
    found = Dataset()
    found.parse(data=path.read_text(encoding="utf-8"), format=format)  # it leaves files open
    return {(*(one.n3() for one in quad[:3]), str(quad[3])) for quad in found.quads()}


# ------------------------------------------------------------------ the folder


def test_n_quads_are_the_quads_of_the_folder(graph: Finished, tmp_path: Path) -> None:
    path = written(graph, "nq", tmp_path)
    wanted = by_oxigraph(graph.folder / "graph.trig", RdfFormat.TRIG)
    assert by_oxigraph(path, RdfFormat.N_QUADS) == wanted
    assert len(wanted) > 1000
    assert len(path.read_bytes().splitlines()) == len(wanted)


@pytest.mark.parametrize("name", ["trig", "ttl"])
def test_trig_and_turtle_are_those_of_the_build(graph: Finished, tmp_path: Path, name: str) -> None:
    path = written(graph, name, tmp_path)
    format = {"trig": RdfFormat.TRIG, "ttl": RdfFormat.TURTLE}[name]
    assert by_oxigraph(path, format) == by_oxigraph(graph.folder / f"graph.{name}", format)


def test_without_trig_the_statements_give_the_quads(graph: Finished, tmp_path: Path) -> None:
    """Only what needs the text of the articles is missing then."""
    for name in ("statements.jsonl", "quotations.jsonl", "report.json"):
        (tmp_path / name).write_bytes((graph.folder / name).read_bytes())
    found, wanted = terms(Finished(tmp_path).quads()), terms(graph.quads())
    assert found < wanted
    lost = {predicate.rpartition("/")[2].rpartition("#")[2].strip(">") for _, predicate, _, _ in wanted - found}
    assert lost <= {"prefix", "suffix", "textSha256"}


def test_a_folder_without_a_graph_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"holds no graph.*kg build"):
        finished(tmp_path)


@pytest.mark.parametrize("data", [b"<a> <b> .", b"\xff\xfe", b"@prefix pg: <x> "])
def test_a_broken_trig_is_named(graph: Finished, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "statements.jsonl").write_bytes((graph.folder / "statements.jsonl").read_bytes())
    (tmp_path / "graph.trig").write_bytes(data)
    for name in ("nq", "jsonld"):
        with pytest.raises(KgError, match=r"graph\.trig: .*kg build"):
            written(finished(tmp_path), name, tmp_path)


def test_what_the_door_would_not_let_out_is_not_let_in(graph: Finished, tmp_path: Path) -> None:
    lines = (graph.folder / "statements.jsonl").read_text(encoding="utf-8").replace('"title": "', '"title": "\\ud800')
    (tmp_path / "statements.jsonl").write_text(lines, encoding="utf-8")
    with pytest.raises(ExportError, match="half a surrogate pair"):
        finished(tmp_path).statements()


def test_the_base_address_of_the_folder_is_kept(tmp_path: Path) -> None:
    write_all(tmp_path, world(), quotations(), REPORT, OTHER)
    (tmp_path / "out").mkdir()
    graph = finished(tmp_path)
    assert graph.base() == OTHER
    for name in ("trig", "jsonld", "rdf12"):
        text = written(graph, name, tmp_path / "out").read_text(encoding="utf-8")
        assert OTHER in text
        assert BASE not in text


# ------------------------------------------------------------------ JSON-LD


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's parser uses what rdflib deprecates
def test_json_ld_holds_the_same_quads_for_both_parsers(graph: Finished, tmp_path: Path) -> None:
    path, plain = written(graph, "jsonld", tmp_path), written(graph, "nq", tmp_path)
    assert by_oxigraph(path, RdfFormat.JSON_LD) == by_oxigraph(plain, RdfFormat.N_QUADS)
    assert by_rdflib(path, "json-ld") == by_rdflib(plain, "nquads")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # as above
@settings(max_examples=40)
@given(corpora())
def test_json_ld_holds_the_same_quads_whatever_the_names(tmp_path_factory, corpus) -> None:
    folder = tmp_path_factory.mktemp("jsonld")
    vocabulary = Names().graph("vocabulary")  # the same whatever the names
    quads = [quad for quad in rdf.quads(*corpus) if quad.graph_name != vocabulary]
    jsonld.write(folder / "j", quads)
    rdf.write_nquads(folder / "n", quads)
    assert by_oxigraph(folder / "j", RdfFormat.JSON_LD) == terms(quads)
    assert by_rdflib(folder / "j", "json-ld") == by_rdflib(folder / "n", "nquads")


IDS = f"{BASE}id/"
INTEGER = known("xsd:integer")
ODD = [
    Quad(NamedNode(f"{IDS}a"), NamedNode(f"{BASE}ns#holder"), Literal("no address"), DERIVED),
    Quad(NamedNode(f"{IDS}a"), NamedNode(f"{BASE}ns#confidence"), Literal("high"), DERIVED),
    Quad(NamedNode(f"{IDS}a"), NamedNode(f"{BASE}ns#confidence"), NamedNode(f"{IDS}b"), DERIVED),
    Quad(NamedNode(f"{IDS}a"), NamedNode(f"{BASE}ns#polarity"), Literal("007", datatype=INTEGER), DERIVED),
    Quad(NamedNode(f"{IDS}a"), NamedNode(f"{BASE}ns#polarity"), Literal("9" * 30, datatype=INTEGER), DERIVED),
    Quad(NamedNode(f"{IDS}a"), NamedNode(f"{BASE}ns#negated"), Literal("1", datatype=known("xsd:boolean")), DERIVED),
    Quad(NamedNode(f"{IDS}a"), NamedNode(f"{BASE}ns#graph"), Literal("a term called like a prefix"), DERIVED),
    Quad(NamedNode(f"{IDS}a"), NamedNode(f"{BASE}ns#a:b"), Literal("a term with a colon"), DERIVED),
    Quad(NamedNode(f"{IDS}a"), known("skos:prefLabel"), Literal("no language"), DERIVED),
    Quad(NamedNode(f"{IDS}a"), known("skos:prefLabel"), Literal("eins", language="de"), DERIVED),
    Quad(NamedNode(f"{IDS}a"), known("skos:prefLabel"), Literal("zwei", language="de"), DERIVED),
    Quad(NamedNode(f"{IDS}a"), known("rdf:type"), Literal("no class"), DERIVED),
    Quad(NamedNode(f"{IDS}a"), known("oa:hasBody"), NamedNode(f"{IDS}/b"), DERIVED),
    Quad(NamedNode(f"{IDS}a"), known("oa:hasBody"), NamedNode("urn:x:y"), DERIVED),
    Quad(NamedNode(f"{IDS}a"), known("oa:hasBody"), NamedNode(BASE), DERIVED),
    Quad(NamedNode(f"{IDS}a"), known("oa:hasBody"), NamedNode(f"{IDS}a/in"), DERIVED),
    Quad(NamedNode(f"{IDS}a"), known("oa:hasTarget"), NamedNode(f"{IDS}a/in"), DERIVED),
    Quad(NamedNode(f"{IDS}a/in"), known("oa:hasBody"), NamedNode(f"{IDS}a"), DERIVED),
    Quad(NamedNode(f"{IDS}a/in/deep"), known("oa:hasBody"), NamedNode(f"{IDS}a/in/deep"), DERIVED),
]  # fmt: skip


def test_values_that_fit_no_short_form_are_written_in_full(tmp_path: Path) -> None:
    jsonld.write(tmp_path / "j", ODD)
    assert by_oxigraph(tmp_path / "j", RdfFormat.JSON_LD) == terms(ODD)


def test_blank_nodes_and_the_default_graph_are_written_too(tmp_path: Path) -> None:
    blank = BlankNode("x")
    quads = [Quad(blank, known("oa:hasBody"), blank), Quad(blank, TYPE, known("oa:Annotation"), DERIVED)]
    jsonld.write(tmp_path / "j", quads)
    found = list(parse(path=tmp_path / "j", format=RdfFormat.JSON_LD))
    assert len(found) == 2
    assert len({one.subject for one in found}) == 1


def test_no_quads_give_an_empty_data_set(tmp_path: Path) -> None:
    jsonld.write(tmp_path / "j", [])
    assert json.loads((tmp_path / "j").read_bytes())["@graph"] == []
    assert by_oxigraph(tmp_path / "j", RdfFormat.JSON_LD) == set()


def test_a_stance_reads_like_a_record_with_its_evidence_inside(graph: Finished, tmp_path: Path) -> None:
    found = json.loads(written(graph, "jsonld", tmp_path).read_bytes())
    document = next(one for one in found["@graph"] if one["@id"] == "graph:document:mines")
    stance = next(one for one in document["@graph"] if one["@id"] == f"id:{world()[0].id}")
    assert "Stance" in stance["@type"]
    assert (stance["holder"], stance["target"]) == ("id:state:fi", "id:treaty:ottawa-convention")
    assert (stance["stanceType"], stance["polarity"], stance["negated"]) == ("stance-leaves", -1, False)
    assert stance["saidOn"] == {"@value": "2025-04-02", "@type": "xsd:date"}
    assert stance["confidence"] == "0.9"
    assert stance["evidence"]["oa:hasBody"] == stance["@id"]
    entities = next(one for one in found["@graph"] if one["@id"] == "graph:entities")
    finland = next(one for one in entities["@graph"] if one["@id"] == "id:state:fi")
    assert finland["skos:prefLabel"] == {"de": "Finnland", "en": "Finland"}


def test_all_links_of_the_export_are_plain_strings(graph: Finished, tmp_path: Path) -> None:
    """Every property whose values are addresses is in the context, so that no value is wrapped for its sake alone."""
    wrapped: set[str] = set()

    def look(value: object, key: str = "") -> None:
        if isinstance(value, dict):
            if set(value) == {"@id"}:
                wrapped.add(key)
            for name, inner in value.items():
                look(inner, name)
        elif isinstance(value, list):
            for inner in value:
                look(inner, key)

    look(json.loads(written(graph, "jsonld", tmp_path).read_bytes())["@graph"])
    assert wrapped == set()


def test_the_context_has_every_property_of_the_vocabulary_that_needs_a_type() -> None:
    found = jsonld.context()
    assert found["holder"] == {"@id": "pg:holder", "@type": "@id"}
    assert found["stanceType"] == {"@id": "pg:stanceType", "@type": "@vocab"}
    assert found["demands"] == {"@id": "pg:demands", "@type": "@id"}
    assert found["confidence"] == {"@id": "pg:confidence", "@type": "xsd:decimal"}
    assert found["metonymLabel"] == {"@id": "pg:metonymLabel", "@container": "@language"}
    assert "text" not in found


# ------------------------------------------------------------------ RDF 1.2


def test_every_direct_triple_is_annotated_with_the_statements_that_say_it(graph: Finished, tmp_path: Path) -> None:
    found = list(parse(path=written(graph, "rdf12", tmp_path), format=RdfFormat.TRIG))
    reified = {(one.subject, one.object) for one in found if one.predicate == rdf12.REIFIES}
    assert {one.graph_name for one in found if one.predicate == rdf12.REIFIES} == {DERIVED}
    asserted = {one.triple for one in found}
    assert {triple for _, triple in reified} <= asserted
    names = Names()
    leaving = Triple(names.thing(FINLAND.id), names.term("leaves"), names.thing(OTTAWA.id))
    assert (names.thing(world()[0].id), leaving) in reified
    assert len(reified) == 8
    assert terms(one for one in found if one.predicate != rdf12.REIFIES) == terms(graph.quads())


def test_what_is_only_possible_annotates_nothing(graph: Finished, tmp_path: Path) -> None:
    possible = Names().thing(world()[6].id)
    found = list(parse(path=written(graph, "rdf12", tmp_path), format=RdfFormat.TRIG))
    assert any(one.subject == possible for one in found)
    assert not any(one.subject == possible and one.predicate == rdf12.REIFIES for one in found)


def test_json_ld_refuses_triple_terms(tmp_path: Path) -> None:
    triple = Triple(known("oa:exact"), TYPE, known("oa:exact"))
    with pytest.raises(ExportError, match="rdf12"):
        jsonld.write(tmp_path / "j", [Quad(known("oa:exact"), rdf12.REIFIES, triple)])
