"""Statements -> RDF: what is written is true, valid, complete and always the same."""

import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import ORG, PROV, RDF, SKOS, XSD, Namespace

from kg.domain.actors import Actor, Kind
from kg.domain.dates import PartialDate
from kg.domain.judgements import Applied, Ground, Place, Reject
from kg.domain.stances import Basis, Modality, Phase, Time
from kg.domain.statements import QuotationStatement, Statement
from kg.export import rdf
from kg.export.decisions import decisions
from kg.export.jsonl import quotation_id
from kg.export.namespaces import BASE, Names
from kg.export.pairs import CROWD
from kg.lexicon.stance_types import stance_types
from sampling import (
    ENTRY,
    FINLAND,
    HOSTILE,
    LATVIA,
    MINES,
    MINISTER,
    OFFICE,
    OTTAWA,
    REPORT,
    UKRAINE,
    corpora,
    quotations,
    relation,
    stance,
    world,
)  # fmt: skip

PG = Namespace(f"{BASE}ns#")
OA = Namespace("http://www.w3.org/ns/oa#")
MARL = Namespace("http://www.gsi.upm.es/ontologies/marl/ns#")
TIME = Namespace("http://www.w3.org/2006/time#")
SCHEMA = Namespace("https://schema.org/")


def thing(*parts: str) -> URIRef:
    return URIRef(Names().thing(*parts).value)


@dataclass
class Data:
    """The named graphs of an export and all of them in one."""

    whole: Graph
    named: dict[str, Graph]


def graph_of(triples: Iterable[ox.Triple]) -> Graph:
    return Graph().parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")


def written(statements: list[Statement] | None = None, said: Sequence[QuotationStatement] = ()) -> Data:
    found = rdf.quads(world() if statements is None else statements, said, REPORT)
    quads = sorted(found, key=lambda quad: quad.graph_name.value)
    named = {
        name.value.removeprefix(f"{BASE}graph/"): graph_of(quad.triple for quad in group)
        for name, group in groupby(quads, key=lambda quad: quad.graph_name)
    }
    return Data(graph_of(quad.triple for quad in quads), named)


def why(graph: Graph, words: str) -> URIRef:
    """The reason whose sentence begins with the words."""
    return next(subject for subject, said in graph.subject_objects(PG.why) if str(said).startswith(words))


@pytest.fixture(scope="module")
def export() -> Data:
    return written(said=quotations())


@pytest.fixture
def data(export: Data) -> Graph:
    return export.whole


def test_a_stance_is_a_resource_with_everything_the_text_says(export: Data) -> None:
    leaving = thing(world()[0].id)
    graph = export.named["document:mines"]
    found = {(p, o) for p, o in graph.predicate_objects(leaving)}
    expected = {
        (RDF.type, PG.Stance), (RDF.type, SCHEMA.Claim), (RDF.type, MARL.Opinion),
        (PG.holder, thing(FINLAND.id)), (PG.target, thing(OTTAWA.id)), (PG.stanceType, PG["stance-leaves"]),
        (PG.polarity, Literal(-1)), (MARL.hasPolarity, MARL.Negative), (PG.modality, PG["modality-intended"]),
        (PG.negated, Literal(False)), (PG.confidence, Literal("0.9", datatype=XSD.decimal)),
        (PG.saidOn, Literal("2025-04-02", datatype=XSD.date)), (PG.dateBasis, PG["basis-publication"]),
        (PG.phase, PG["phase-current"]),
        (PG.validFrom, Literal("2025-10", datatype=XSD.gYearMonth)),
        (PG.validUntil, Literal("2030", datatype=XSD.gYear)),
        (PG.reportedBy, thing("org:nordfunk")), (PG.document, thing("document:mines")),
        (PG.rule, Literal("verbs:verlassen")), (PG.cueLemma, Literal("verlassen")),
        (PG.evidence, thing(world()[0].id, "evidence")), (PG.mainEvidence, thing(world()[0].id, "evidence")),
        *((PG[f"{role}Reason"], why(graph, words)) for role, words in (("holder", "Finnland"), ("target", "Ottawa"))),
        (PG.cue, thing("document:mines", "22-31")),
        (PG.holderMention, thing("document:mines", "0-8")), (PG.targetMention, thing("document:mines", "36-53")),
    }  # fmt: skip
    assert found == expected


def test_evidence_is_a_web_annotation_that_quotes_and_places_the_sentence(data: Graph) -> None:
    statement = next(one for one in world() if one.evidence.start > 0 and one.document is MINES)
    annotation = thing(statement.id, "evidence")
    assert data.value(annotation, OA.hasBody) == thing(statement.id)
    place = data.value(annotation, OA.hasTarget)
    assert data.value(place, OA.hasSource) == thing("document:mines")
    selectors = {data.value(one, RDF.type): one for one in data.objects(place, OA.hasSelector)}
    quote, position = selectors[OA.TextQuoteSelector], selectors[OA.TextPositionSelector]
    start, end = (data.value(position, one).toPython() for one in (OA.start, OA.end))
    exact, prefix, suffix = (str(data.value(quote, one)) for one in (OA.exact, OA.prefix, OA.suffix))
    assert MINES.text[start:end] == exact == statement.evidence.text
    assert prefix == MINES.text[start - 32 : start]
    assert suffix == MINES.text[end : end + 32]


def test_direct_triples_answer_simple_questions_in_the_derived_graph(export: Data) -> None:
    derived = export.named["derived"]
    assert (thing(FINLAND.id), PG.leaves, thing(OTTAWA.id)) in derived
    assert (thing(UKRAINE.id), PG.demands, thing(ENTRY.id)) in derived
    others = [graph for name, graph in export.named.items() if name != "derived"]
    assert len(others) == 6
    assert not any((None, PG.leaves, None) in graph for graph in others)


@pytest.mark.parametrize("modality", list(Modality))
def test_only_what_is_asserted_or_intended_has_a_direct_triple(modality: Modality) -> None:
    cue, target = ("verlassen", "verlassen"), (OTTAWA, "Ottawa-Konvention")
    graph = written([stance(MINES, (LATVIA, "Lettland"), "leaves", cue, target, modality)]).whole
    direct = (thing(LATVIA.id), PG.leaves, thing(OTTAWA.id)) in graph
    assert direct == (modality in {Modality.ASSERTED, Modality.INTENDED})
    assert len(list(graph.subjects(RDF.type, PG.Stance))) == 1


def test_dates_are_as_precise_as_known(data: Graph) -> None:
    published = {o for _, o in data.subject_objects(SCHEMA.datePublished)}
    assert published == {
        Literal("2025-04-02", datatype=XSD.date),
        Literal("2025-03", datatype=XSD.gYearMonth),
        Literal("2019", datatype=XSD.gYear),
    }
    undated = next(one for one in world() if one.time.said is None)
    assert data.value(thing(undated.id), PG.saidOn) is None
    assert data.value(thing(undated.id), PG.dateBasis) == PG["basis-unknown"]


def test_offices_and_belongings_are_memberships_with_the_day_they_were_seen(data: Graph) -> None:
    found = {
        tuple(data.value(one, term) for term in (ORG.member, ORG.role, ORG.organization, PG.seenOn))
        for one in data.subjects(RDF.type, ORG.Membership)
    }
    day, month = Literal("2025-04-02", datatype=XSD.date), Literal("2025-03", datatype=XSD.gYearMonth)
    assert found == {
        (thing(MINISTER.id), thing(OFFICE.id), None, day),
        (thing(MINISTER.id), None, thing("org:volkspartei"), day),
        (thing("state:is"), None, thing("org:nato"), month),
    }


def test_a_node_has_labels_classes_and_its_confirmed_identity(export: Data) -> None:
    node = export.named["entities"]
    finland = thing(FINLAND.id)
    assert set(node.objects(finland, RDF.type)) == {PG.State, PG.Node, SCHEMA.Country}
    assert set(node.objects(finland, SKOS.prefLabel)) == {Literal("Finnland", "de"), Literal("Finland", "en")}
    assert set(node.objects(finland, SKOS.altLabel)) == {Literal("Republik Finnland", "de")}
    assert set(node.objects(finland, PG.metonymLabel)) == {Literal("Helsinki", "de")}
    assert node.value(finland, SKOS.exactMatch) == URIRef("http://www.wikidata.org/entity/Q33")
    assert node.value(thing(OTTAWA.id), SKOS.exactMatch) is None


def test_every_kind_of_node_has_its_class() -> None:
    cue = ("verlassen", "verlassen")
    for kind in Kind:
        actor = Actor(f"{kind}:x", "X", kind)
        graph = written([stance(MINES, (actor, "Lettland"), "leaves", cue, (OTTAWA, "Minenverbot"))]).whole
        assert (thing(actor.id), RDF.type, PG[kind.capitalize()]) in graph
    assert len(Kind) == 11


def test_quotations_are_resources(data: Graph) -> None:
    full, bare = (thing(quotation_id(one)) for one in quotations())
    assert data.value(full, PG.speaker) == thing(MINISTER.id)
    assert data.value(full, PG.mode) == PG["mode-direct"]
    assert str(data.value(data.value(full, PG.content), PG.text)) == "Wir brauchen Schutz."
    assert data.value(bare, PG.speaker) is None
    assert data.value(bare, PG.mode) == PG["mode-free-indirect"]


def test_the_vocabulary_has_a_concept_and_a_property_for_every_stance_type(data: Graph) -> None:
    seen = 0
    for stance_type in stance_types().values():
        concept = PG["stance-" + stance_type.name.replace("_", "-")]
        assert set(data.objects(concept, SKOS.prefLabel)) == {
            Literal(stance_type.label_de, "de"), Literal(stance_type.label_en, "en"),
        }  # fmt: skip
        assert data.value(concept, SKOS.broader) == PG[f"group-{stance_type.group}"]
        shortcut = data.value(concept, PG.shortcut)
        assert (shortcut, URIRef("http://www.w3.org/2000/01/rdf-schema#subPropertyOf"), PG.holdsStanceOn) in data
        seen += 1
    assert seen == 21


def test_provenance_names_inputs_versions_and_weights_and_no_clock(export: Data) -> None:
    graph = export.named["provenance"]
    (run,) = graph.subjects(RDF.type, PROV.Activity)
    used = {str(graph.value(one, PG.sha256)) for one in graph.objects(run, PROV.used)}
    assert used == {letter * 64 for letter in "abcd"}
    assert {str(graph.value(one, PG.softwareVersion)) for one in graph.objects(run, PROV.wasAssociatedWith)} == {
        "0.1.0",
        "3.8",
    }
    mines = URIRef(Names().graph("document:mines").value)
    assert (mines, PROV.wasGeneratedBy, run) in graph
    assert (mines, PROV.wasDerivedFrom, thing("document:mines")) in graph
    assert not {p for p in graph.predicates() if str(p).endswith(("AtTime", "startTime", "endTime"))}


def test_every_term_in_use_is_described(export: Data, data: Graph) -> None:
    described = set(export.named["vocabulary"].subjects())
    used = {p for p in data.predicates() if p in PG} | {o for o in data.objects() if isinstance(o, URIRef) and o in PG}
    assert len(used) > 60
    assert used <= described


def test_what_a_document_says_lies_in_its_graph_alone() -> None:
    mines = [one for one in world() if one.document is MINES]
    alone, together = written(mines).named["document:mines"], written().named["document:mines"]
    assert isomorphic(alone, together)
    assert len(alone) > 100


def test_nothing_written_is_the_vocabulary_and_an_empty_run() -> None:
    graph = written([]).whole
    assert not list(graph.subjects(RDF.type, PG.Stance))
    assert len(written([]).named["vocabulary"]) > 500


def test_another_base_moves_every_address_of_ours() -> None:
    base = "https://example.org/haltungen/"
    found = ox.serialize(rdf.quads(world(), quotations(), REPORT, base), format=ox.RdfFormat.N_QUADS).decode()
    assert BASE not in found
    assert f"<{base}id/state:fi> <{base}ns#leaves> <{base}id/treaty:ottawa-convention>" in found


def test_hostile_ids_and_names_give_valid_addresses_that_stay_apart() -> None:
    cue = ("verlassen", "verlassen")
    statements = [
        stance(MINES, (Actor(text, text, Kind.GROUP), "Lettland"), "leaves", cue, (OTTAWA, "Minenverbot"))
        for text in HOSTILE
    ]
    graph = written(statements).whole
    holders = set(graph.objects(None, PG.holder))
    assert len(holders) == len(HOSTILE) == 8
    assert {str(graph.value(one, SKOS.prefLabel)) for one in holders} == set(HOSTILE)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # its TriG parser uses its own deprecated parts
@settings(max_examples=40, deadline=None)
@given(corpora(), st.randoms(use_true_random=False))
def test_turtle_and_trig_read_back_as_the_same_graph_in_two_libraries(tmp_path_factory, corpus, random) -> None:
    statements, said = corpus
    folder = tmp_path_factory.mktemp("rdf")
    quads = [quad for quad in rdf.quads(statements, said, REPORT) if not quad.graph_name.value.endswith("vocabulary")]
    rdf.write_trig(folder / "trig", quads)
    rdf.write_turtle(folder / "ttl", quads)
    triples = {quad.triple for quad in quads}
    assert set(ox.parse(path=folder / "trig", format=ox.RdfFormat.TRIG)) == set(quads)
    assert {quad.triple for quad in ox.parse(path=folder / "ttl", format=ox.RdfFormat.TURTLE)} == triples
    # without blank nodes two graphs are isomorphic when they are equal
    assert not any(isinstance(term, ox.BlankNode) for triple in triples for term in triple)
    read, expected = Graph().parse(folder / "ttl", format="turtle"), graph_of(triples)
    assert set(read) == set(expected)
    lines = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    named, plain = Dataset(), Dataset()
    named.parse(folder / "trig", format="trig")
    plain.parse(data=lines, format="nquads")
    assert set(named.quads()) == set(plain.quads())
    assert len(set(named.quads())) == len(quads)
    # what the second library writes is still the same graph
    assert set(Graph().parse(data=read.serialize(format="turtle"), format="turtle")) == set(expected)
    random.shuffle(statements)
    random.shuffle(said)
    again = rdf.quads(statements, said, REPORT)
    assert [quad for quad in again if not quad.graph_name.value.endswith("vocabulary")] == quads


def test_two_runs_give_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; import sampling; from kg.export import rdf\n"
        "quads = list(rdf.quads(sampling.world(), sampling.quotations(), sampling.REPORT))\n"
        "rdf.write_trig(Path(sys.argv[1]), quads); rdf.write_turtle(Path(sys.argv[2]), quads)"
    )
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[1])}
        files = [str(tmp_path / f"{seed}.{ending}") for ending in ("trig", "ttl")]
        subprocess.run([sys.executable, "-c", program, *files], check=True, env=environment)
    for ending in ("trig", "ttl"):
        assert (tmp_path / f"1.{ending}").read_bytes() == (tmp_path / f"2.{ending}").read_bytes()


def test_the_golden_graph_of_one_stance() -> None:
    """The graph of a document with one stance, compared as a graph."""
    golden = Graph().parse(Path(__file__).with_name("stance.golden.ttl"), format="turtle")
    assert isomorphic(written(world()[-1:]).named["document:old"], golden)


def test_what_people_decided_is_a_graph_of_its_own() -> None:
    ground = Ground("mine.jsonl", 7, "irony")
    applied = [Applied(Reject(ground, Place("st-0", "mines")), (), ("st-0",))]
    report = {**REPORT, "inputs": {"mine.jsonl": "e" * 64}, "judgements": decisions(applied)}
    quads = list(rdf.quads(world(), (), report))
    names = Names()
    judged = graph_of(quad.triple for quad in quads if quad.graph_name == names.graph("judgements"))
    (judgement,) = judged.subjects(RDF.type, PG.Judgement)
    assert {(p, o) for p, o in judged.predicate_objects(judgement)} == {
        (RDF.type, PG.Judgement), (PG.judgementKind, PG["judgement-reject"]), (PG.sourceFile, Literal("mine.jsonl")),
        (PG.sourceLine, Literal(7)), (PG.why, Literal("irony")), (PG.judgedDocument, thing("document:mines")),
        (PG.judgedStatement, thing("st-0")), (PG.removed, thing("st-0")),
    }  # fmt: skip
    graph = URIRef(names.graph("judgements").value)
    whole = graph_of(quad.triple for quad in quads)
    assert whole.value(graph, PROV.wasDerivedFrom) == thing("input", "mine.jsonl")
    assert whole.value(graph, PROV.wasGeneratedBy) is not None
    assert not any(quad.graph_name == names.graph("judgements") for quad in rdf.quads(world(), (), REPORT))


def test_pairs_agree_or_disagree_and_name_the_stances_they_rest_on(export: Data) -> None:
    derived = export.named["derived"]
    members = {
        (kind, frozenset(derived.objects(pair, PG.pairMember)), derived.value(pair, PG.pairOn))
        for kind in (PG.Congruence, PG.Conflict)
        for pair in derived.subjects(RDF.type, kind)
    }
    finland, latvia, minister = (thing(one.id) for one in (FINLAND, LATVIA, MINISTER))
    ottawa = thing(OTTAWA.id)
    # Latvia is on both sides: for the convention in 2019, and out of it in 2025
    assert members == {
        (PG.Congruence, frozenset({finland, latvia}), ottawa), (PG.Congruence, frozenset({finland, minister}), ottawa),
        (PG.Congruence, frozenset({latvia, minister}), ottawa), (PG.Conflict, frozenset({finland, latvia}), ottawa),
        (PG.Conflict, frozenset({latvia, minister}), ottawa),
    }  # fmt: skip
    for pair in derived.subjects(RDF.type, PG.Pair):
        stances = set(derived.objects(pair, PROV.wasDerivedFrom))
        assert {export.whole.value(one, PG.holder) for one in stances} == set(derived.objects(pair, PG.pairMember))


def test_a_crowd_gives_no_pairs() -> None:
    def pairs_of(size: int) -> int:
        crowd = [Actor(f"group:{n}", f"G{n}", Kind.GROUP) for n in range(size)]
        cue = ("verlassen", "verlassen")
        found = [stance(MINES, (one, "Lettland"), "leaves", cue, (OTTAWA, "Minenverbot")) for one in crowd]
        return len(set(written(found).named["derived"].subjects(RDF.type, PG.Pair)))

    assert (pairs_of(CROWD), pairs_of(CROWD + 1)) == (CROWD * (CROWD - 1) // 2, 0)


def test_an_office_has_an_interval_that_holds_the_days_it_was_seen_and_the_ends_a_text_gives() -> None:
    office = relation(MINES, (MINISTER, "Jana Kruse"), "holds_office", (OFFICE, "Verteidigungsministerin"))
    seen, over = (
        replace(office, time=time)
        for time in (
            Time(PartialDate(2025, 4, 2), Basis.PUBLICATION, PartialDate(2025, 1), PartialDate(2029)),
            Time(PartialDate(2025, 4, 2), Basis.PUBLICATION, phase=Phase.PAST),
        )
    )
    graph = written([seen]).whole
    (membership,) = graph.subjects(RDF.type, ORG.Membership)
    interval = graph.value(membership, ORG.memberDuring)
    assert (interval, RDF.type, TIME.Interval) in graph
    begun, ended, inside = (graph.value(interval, TIME[name]) for name in ("hasBeginning", "hasEnd", "inside"))
    assert graph.value(begun, TIME.inXSDgYearMonth) == Literal("2025-01", datatype=XSD.gYearMonth)
    assert graph.value(ended, TIME.inXSDgYear) == Literal("2029", datatype=XSD.gYear)
    assert graph.value(inside, TIME.inXSDDate) == Literal("2025-04-02", datatype=XSD.date)
    # whoever was a minister before is not seen as one on the day it is told
    past = written([over]).whole
    (membership,) = past.subjects(RDF.type, ORG.Membership)
    assert past.value(membership, PG.seenOn) is None
    assert past.value(membership, ORG.memberDuring) is None
