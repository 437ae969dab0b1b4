"""Statements become one graph, whatever their order."""

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.domain.actors import Actor, Kind
from kg.graph.build import build, ordered
from kg.graph.nodes import actors, merge
from sampling import ENTRY, FINLAND, LATVIA, MINES, OTTAWA, corpora, stance, world


def test_edges_are_keyed_by_statement_and_say_what_was_said() -> None:
    graph = build(world())
    assert graph.number_of_edges() == 9
    leaving = [data for _, target, data in graph.out_edges(FINLAND.id, data=True) if target == OTTAWA.id]
    assert len(leaving) == 1
    assert leaving[0] == {
        "kind": "stance", "type": "leaves", "label": "verlässt / leaves", "label_de": "verlässt",
        "label_en": "leaves", "polarity": -1, "negated": False, "modality": "intended", "weight": 0.9,
        "confidence": 0.9, "date": "2025-04-02", "date_basis": "publication", "phase": "current",
        "valid_from": "2025-10", "valid_until": "2030", "document": "mines", "title": "Abschied vom Minenverbot",
        "outlet": "Nordblatt", "evidence": "Finnland und Lettland verlassen die Ottawa-Konvention, meldet Nordfunk.",
        "start": 0, "end": 71, "rule": "verbs:verlassen", "cue": "verlassen", "reported_by": "Nordfunk",
    }  # fmt: skip


def test_nodes_carry_names_and_kind() -> None:
    node = build(world()).nodes[FINLAND.id]
    assert node == {"label": "Finnland", "label_en": "Finland", "kind": "state", "aliases": "Republik Finnland",
                    "metonyms": "Helsinki", "wikidata": "Q33"}  # fmt: skip


def test_nothing_gives_an_empty_graph() -> None:
    assert build([]).number_of_nodes() == 0


@settings(deadline=None)
@given(corpora(), st.randoms(use_true_random=False))
def test_the_order_of_statements_changes_nothing(corpus, random) -> None:
    statements, _ = corpus
    shuffled = [*statements, *statements[:1]]
    random.shuffle(shuffled)
    one, other = build(statements), build(shuffled)
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


@settings(deadline=None)
@given(corpora())
def test_every_statement_is_an_edge_and_every_end_a_node(corpus) -> None:
    statements, _ = corpus
    graph = build(statements)
    assert {key for _, _, key in graph.edges(keys=True)} == {one.id for one in statements}
    assert isinstance(graph, nx.MultiDiGraph)
    assert set(graph) == {actor.id for actor in actors(ordered(statements))}


def test_of_two_statements_with_one_id_the_more_confident_stays() -> None:
    sure, unsure = (
        stance(MINES, (LATVIA, "Lettland"), "leaves", ("verlassen", "verlassen"), (OTTAWA, words), confidence=number)
        for words, number in (("Ottawa-Konvention", 0.9), ("Minenverbot", 0.4))
    )
    assert sure.id == unsure.id
    assert ordered([unsure, sure]) == ordered([sure, unsure]) == [sure]


def test_the_commonest_label_names_a_node_and_the_others_are_aliases() -> None:
    long = Actor(ENTRY.id, "Aufnahme Kiews in die Nato", Kind.ISSUE, wikidata="Q1")
    merged = merge([long, ENTRY, ENTRY])[ENTRY.id]
    assert (merged.label, merged.aliases, merged.wikidata) == (ENTRY.label, (long.label,), "Q1")


def test_two_wikidata_ids_confirm_nothing() -> None:
    one, other = (Actor("org:x", "X", Kind.ORGANISATION, wikidata=id) for id in ("Q1", "Q2"))
    assert merge([one, other])["org:x"].wikidata == ""


def test_a_node_without_a_label_is_named_by_its_id() -> None:
    merged = merge([Actor("org:x", "", Kind.ORGANISATION, metonyms=("org:x", "Haus X"))])["org:x"]
    assert (merged.label, merged.metonyms) == ("org:x", ("Haus X",))
