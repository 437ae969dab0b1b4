"""The one door out of this room: documents in, plain records out; no spaCy object leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import tee

from spacy.language import Language
from spacy.tokens import Doc

from kg.domain.documents import Document
from kg.domain.stances import Analysis
from kg.nlp import attribution, coreference, first_person, frames, quotations, relations, stances, voices
from kg.nlp.author import author
from kg.nlp.datelines import dateline, without_dateline
from kg.nlp.holders import Holders
from kg.nlp.mentions import Mentions, doc_span


def parsed(documents: Iterable[Document], nlp: Language) -> Iterator[tuple[Document, Doc]]:
    """Each document with the pipeline's analysis of its body, in their order, read in batches."""
    texts, kept = tee(documents)
    return zip(kept, nlp.pipe(without_dateline(document.body()) for document in texts), strict=True)


def analyse(documents: Iterable[Document], nlp: Language) -> Iterator[Analysis]:
    """Analyse documents in batches, one analysis each, in their order; a pure function of each document."""
    return (read(document, doc) for document, doc in parsed(documents, nlp))


def read(document: Document, doc: Doc) -> Analysis:
    """The records of one document from the pipeline's analysis of its body; a dateline dates an undated one."""
    if document.date is None:
        document = replace(document, date=dateline(document.body()))
    mentions = Mentions(doc)
    mentions.take_up(coreference.resolve(doc, mentions))
    quoted = quotations.find(doc, mentions)
    mentions.take_up(dict(first_person.find(doc, quoted, mentions)))
    by = author(document)
    if by is None:
        spoken = dict(voices.first_persons(doc, quoted, mentions))
        mentions.take_up(spoken)
        quoted = voices.spoken_by(quoted, list(spoken.values()))
        by = voices.writer(quoted, list(spoken.values()))
    holders = Holders(mentions, quoted, by)
    context = stances.Context(holders, lambda sentence: attribution.reporters(sentence, mentions), document.date)
    return Analysis(
        document=document,
        sentences=tuple(doc_span(doc, s.start, s.end) for s in doc.sents if s.text.strip()),
        mentions=tuple(mentions.names()),
        quotations=tuple(quoted),
        frames=tuple(frames.records(doc)),
        stances=tuple(stances.find(doc, context)),
        relations=tuple(relations.find(doc, mentions, document.date)),
        notes=tuple(doc._.kg_notes) if Doc.has_extension("kg_notes") else (),
    )
