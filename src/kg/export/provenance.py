"""The graph of provenance (PROV-O): what a run used and made. No clock: hashes and versions identify a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.domain.documents import Document
from kg.domain.ids import make_id
from kg.export.decisions import Decision, read_decisions
from kg.export.namespaces import Names, known
from kg.export.triples import TYPE, Triples, text

_ENTITY, _GENERATED = known("prov:Entity"), known("prov:wasGeneratedBy")


@dataclass(frozen=True, slots=True)
class Run:
    """Sorted pairs: file name and SHA-256 of inputs and weights, name and version of the program and its libraries.

    ``judgements`` are the decisions of people that found something, as in the report (``kg.export.decisions``).
    """

    inputs: tuple[tuple[str, str], ...] = ()
    weights: tuple[tuple[str, str], ...] = ()
    versions: tuple[tuple[str, str], ...] = ()
    judgements: tuple[Decision, ...] = ()

    @classmethod
    def of(cls, report: Mapping[str, object]) -> Run:
        """From the report's "inputs", "weights" and "versions", each a mapping from name to text, and its "judgements",
        or any of them missing."""

        def pairs(key: str) -> tuple[tuple[str, str], ...]:
            found = report.get(key)
            items = found.items() if isinstance(found, Mapping) else ()
            return tuple(sorted((str(name), str(value)) for name, value in items if str(name)))

        return cls(pairs("inputs"), pairs("weights"), pairs("versions"), read_decisions(report.get("judgements")))

    @property
    def id(self) -> str:
        groups = (self.inputs, self.weights, self.versions)
        return make_id("run", *(make_id("part", *(part for pair in pairs for part in pair)) for pairs in groups))


def _safe(name: str) -> str:
    """File names are bytes on disk; what is no Unicode becomes its escape."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def describe(names: Names, documents: Iterable[Document], run: Run) -> Iterator[Triples]:
    """The graph in pieces: the run with its files and programs, then one a document."""
    triples = Triples(names.graph("provenance"))
    activity = names.thing(run.id)
    triples.add(activity, TYPE, known("prov:Activity"))
    for name, version in run.versions:
        agent = names.thing("software", _safe(name), _safe(version or "-"))
        triples.add(activity, known("prov:wasAssociatedWith"), agent)
        triples.add(agent, TYPE, known("prov:SoftwareAgent"))
        triples.add(agent, known("rdfs:label"), text(_safe(name)))
        triples.add(agent, names.term("softwareVersion"), text(_safe(version)))
    for kind, files in (("input", run.inputs), ("weights", run.weights)):
        for name, digest in files:
            file = names.thing(kind, _safe(name))
            triples.add(activity, known("prov:used"), file)
            triples.add(file, TYPE, _ENTITY)
            triples.add(file, known("rdfs:label"), text(_safe(name)))
            triples.add(file, names.term("sha256"), text(_safe(digest)))
    yield triples
    sources = dict(run.inputs)
    for document in documents:
        triples = Triples(names.graph("provenance"))
        subject, graph = names.document(document.id), names.graph(f"document:{document.id}")
        triples.add(graph, TYPE, _ENTITY)
        triples.add(graph, known("prov:wasDerivedFrom"), subject)
        triples.add(graph, _GENERATED, activity)
        if document.source in sources:
            triples.add(subject, known("prov:wasDerivedFrom"), names.thing("input", document.source))
        yield triples
    triples = Triples(names.graph("provenance"))
    graphs = ["entities", "derived"]
    if run.judgements:
        graphs.append("judgements")
        said = {str(one.get("source")) for one in run.judgements}
        inputs = (names.thing("input", name) for name in sorted(said) if name in sources)
        triples.add(names.graph("judgements"), known("prov:wasDerivedFrom"), *inputs)
    for name in graphs:
        triples.add(names.graph(name), TYPE, _ENTITY)
        triples.add(names.graph(name), _GENERATED, activity)
    yield triples
