"""RDF 1.2 (W3C Working Draft) as TriG 1.2: the export, and each direct triple annotated by what says so.

``id:st-... rdf:reifies <<( id:state:fi pg:leaves id:treaty:... )>>``: the statement stands for the triple, so that
SPARQL 1.2 finds its date, evidence and confidence from the triple. Only what is asserted or intended has a direct
triple, and only that is reified. The quads of RDF 1.1 are all there; its readers refuse the triple terms, so this
format is optional.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad, Triple

from kg.domain.statements import StanceStatement, Statement
from kg.export.namespaces import Names, camel, known
from kg.export.views import DIRECT
from kg.graph.build import ordered
from kg.graph.nodes import ends

REIFIES = known("rdf:reifies")


def annotated(quads: Iterable[Quad], statements: Iterable[Statement], names: Names) -> Iterator[Quad]:
    """The quads, and then one for each statement whose direct triple is among them, by id, in the graph of derived
    views."""
    graph = names.graph("derived")
    asserted: set[Triple] = set()
    for quad in quads:
        if quad.graph_name == graph:
            asserted.add(quad.triple)
        yield quad
    for one in ordered(statements):
        if isinstance(one, StanceStatement) and one.modality not in DIRECT:
            continue
        name = one.type if isinstance(one, StanceStatement) else one.relation
        start, end = (names.thing(actor.id) for actor in ends(one))
        direct = Triple(start, names.term(camel(name)), end)
        if direct in asserted:
            yield Quad(names.thing(one.id), REIFIES, direct, graph)
