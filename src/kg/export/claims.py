"""The graph of one document: the article and what it says, statement by statement, with the evidence."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import NamedNode

from kg.domain.actors import Linked, Reason
from kg.domain.documents import Document
from kg.domain.ids import make_id
from kg.domain.spans import Span
from kg.domain.stances import Cue
from kg.domain.statements import Evidence, QuotationStatement, RelationStatement, StanceStatement, Statement
from kg.export.jsonl import quotation_id
from kg.export.namespaces import Names, known
from kg.export.places import Excerpts, place, quoted_place
from kg.export.triples import POLARITY, TYPE, Triples, boolean, date, decimal, integer, text


class _Writer:
    """Fills the graph of one document."""

    def __init__(self, names: Names, document: Document, excerpts: Excerpts) -> None:
        self.names = names
        self.document = document
        self.excerpts = excerpts
        self.triples = Triples(names.graph(f"document:{document.id}"))

    def article(self) -> None:
        document, names, triples = self.document, self.names, self.triples
        subject = names.document(document.id)
        triples.add(subject, TYPE, known("schema:NewsArticle"), names.term("Document"))
        triples.add(subject, known("schema:name"), text(document.title or document.id))
        if document.title:
            triples.add(subject, known("dcterms:title"), text(document.title))
        triples.add(subject, known("dcterms:identifier"), text(f"document:{document.id}"))
        if document.source:
            triples.add(subject, names.term("sourceFile"), text(document.source))
        if document.date:
            triples.add(subject, known("schema:datePublished"), date(document.date))
        if document.outlet:
            outlet = names.thing(f"outlet:{document.outlet}")
            triples.add(subject, known("schema:publisher"), outlet)
            triples.add(outlet, TYPE, known("schema:Organization"))
            triples.add(outlet, known("schema:name"), text(document.outlet))
        if self.excerpts.sha256:
            triples.add(subject, names.term("textSha256"), text(self.excerpts.sha256))

    def _quoted(self, span: Span) -> NamedNode:
        around = self.excerpts.around.get((span.start, span.end))
        return quoted_place(self.triples, self.names, self.document, span, around)

    def _mentioned(self, subject: NamedNode, role: str, linked: Linked) -> None:
        names = self.names
        self.triples.add(subject, names.term(role), names.thing(linked.actor.id))
        where = place(self.triples, names, self.document, linked.mention.span)
        self.triples.add(subject, names.term(f"{role}Mention"), where)
        for reason in linked.reasons:
            self.triples.add(subject, names.term(f"{role}Reason"), self._reason(reason))

    def _reason(self, reason: Reason) -> NamedNode:
        """Equal reasons of one document are one resource."""
        names, triples = self.names, self.triples
        id = make_id("reason", reason.feature, repr(float(reason.score)), reason.why)
        subject = names.thing(f"document:{self.document.id}", id)
        triples.add(subject, TYPE, names.term("Reason"))
        triples.add(subject, names.term("feature"), text(reason.feature))
        triples.add(subject, names.term("score"), decimal(reason.score))
        triples.add(subject, names.term("why"), text(reason.why))
        return subject

    def _cue(self, subject: NamedNode, cue: Cue) -> None:
        names = self.names
        self.triples.add(subject, names.term("cue"), place(self.triples, names, self.document, cue.span))
        self.triples.add(subject, names.term("cueLemma"), text(cue.lemma))

    def _sourced(self, subject: NamedNode, statement: Statement) -> None:
        """What stances and relations have in common."""
        names, triples, time = self.names, self.triples, statement.time
        triples.add(subject, names.term("document"), names.document(self.document.id))
        triples.add(subject, names.term("confidence"), decimal(statement.confidence))
        triples.add(subject, names.term("rule"), text(statement.rule))
        triples.add(subject, names.term("dateBasis"), names.concept("basis", time.basis))
        triples.add(subject, names.term("phase"), names.concept("phase", time.phase))
        for name, value in (("saidOn", time.said), ("validFrom", time.start), ("validUntil", time.until)):
            if value:
                triples.add(subject, names.term(name), date(value))
        for proof in statement.proofs:
            self._proof(subject, statement, proof)

    def _proof(self, subject: NamedNode, statement: Statement, proof: Evidence) -> None:
        """One annotation a passage; beside the surest one each is named by where it and its cue stand."""
        names, triples = self.names, self.triples
        main = proof not in statement.more_evidence
        own = () if main else tuple(f"{one.start}-{one.end}" for one in (proof.span, proof.place))
        annotation = names.thing(statement.id, "evidence", *own)
        triples.add(subject, names.term("evidence"), annotation)
        if main:
            triples.add(subject, names.term("mainEvidence"), annotation)
        triples.add(annotation, TYPE, known("oa:Annotation"))
        triples.add(annotation, known("oa:motivatedBy"), known("oa:identifying"))
        triples.add(annotation, known("oa:hasBody"), subject)
        triples.add(annotation, known("oa:hasTarget"), self._quoted(proof.span))
        triples.add(annotation, names.term("evidenceRule"), text(proof.rule))
        if proof.cue is not None:
            triples.add(annotation, names.term("evidenceCue"), place(triples, names, self.document, proof.cue.span))
            triples.add(annotation, names.term("evidenceCueLemma"), text(proof.cue.lemma))
        for actor in proof.reported_by:
            triples.add(subject, names.term("reportedBy"), names.thing(actor.id))
            triples.add(annotation, names.term("evidenceReportedBy"), names.thing(actor.id))

    def stance(self, statement: StanceStatement) -> None:
        names, triples = self.names, self.triples
        subject = names.thing(statement.id)
        triples.add(subject, TYPE, names.term("Stance"), known("schema:Claim"), known("marl:Opinion"))
        self._mentioned(subject, "holder", statement.holder)
        self._mentioned(subject, "target", statement.target)
        triples.add(subject, names.term("stanceType"), names.concept("stance", statement.type))
        triples.add(subject, names.term("polarity"), integer(statement.polarity))
        triples.add(subject, known("marl:hasPolarity"), POLARITY[statement.polarity])
        triples.add(subject, names.term("modality"), names.concept("modality", statement.modality))
        triples.add(subject, names.term("negated"), boolean(statement.negated))
        self._cue(subject, statement.cue)
        self._sourced(subject, statement)

    def relation(self, statement: RelationStatement) -> None:
        names = self.names
        subject = names.thing(statement.id)
        self.triples.add(subject, TYPE, names.term("Relation"))
        self._mentioned(subject, "subject", statement.subject)
        self._mentioned(subject, "object", statement.object)
        self.triples.add(subject, names.term("relationType"), names.concept("relation", statement.relation))
        self._sourced(subject, statement)

    def quotation(self, quotation: QuotationStatement) -> None:
        names, triples = self.names, self.triples
        subject = names.thing(quotation_id(quotation))
        triples.add(subject, TYPE, names.term("Quotation"), known("schema:Quotation"))
        triples.add(subject, names.term("document"), names.document(self.document.id))
        triples.add(subject, names.term("mode"), names.concept("mode", quotation.mode))
        triples.add(subject, names.term("content"), self._quoted(quotation.content))
        if quotation.speaker is not None:
            self._mentioned(subject, "speaker", quotation.speaker)
        if quotation.cue is not None:
            self._cue(subject, quotation.cue)


def describe(
    names: Names,
    document: Document,
    statements: Sequence[Statement],
    quotations: Sequence[QuotationStatement],
    excerpts: Excerpts | None = None,
) -> Triples:
    """The named graph of one document; all ``statements`` and ``quotations`` must be of this document.

    ``excerpts`` stand in for a text that is not at hand (``Document.text`` is "").
    """
    if document.text or excerpts is None:
        quoted = [proof.span for one in statements for proof in one.proofs]
        excerpts = Excerpts.of(document, [*quoted, *(one.content for one in quotations)])
    writer = _Writer(names, document, excerpts)
    writer.article()
    for statement in statements:
        if isinstance(statement, StanceStatement):
            writer.stance(statement)
        else:
            writer.relation(statement)
    for quotation in quotations:
        writer.quotation(quotation)
    return writer.triples
