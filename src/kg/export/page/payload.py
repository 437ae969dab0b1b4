"""What the page knows, as JSON: tables whose rows point at each other by number, statements and edges by column.

``src/data/model.js`` reads this and names every key. A date that is not known is the number -1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.domain.actors import Actor
from kg.domain.dates import PartialDate
from kg.domain.documents import Document
from kg.domain.mentions import MentionKind
from kg.domain.spans import Span
from kg.domain.stances import Basis, Modality, Phase
from kg.domain.statements import Evidence, StanceStatement, Statement
from kg.export.page.ordering import bundle, ends
from kg.lexicon.relations import RelationType, relation_types
from kg.lexicon.stance_types import StanceType, stance_types

Json = dict[str, Any]
Bundle = tuple[str, str, str, str]
_NAMES = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.OTHER})
_MODALITIES, _BASES, _PHASES = list(Modality), list(Basis), list(Phase)


@dataclass(slots=True)
class _Table:
    """Values that get a number when first asked for."""

    rows: list[Any] = field(default_factory=list)
    _number: dict[Any, int] = field(default_factory=dict)

    def number(self, key: object, row: object) -> int:
        if key not in self._number:
            self._number[key] = len(self.rows)
            self.rows.append(row)
        return self._number[key]


@dataclass(slots=True)
class _Tables:
    """Everything statements share."""

    actors: Mapping[str, int]
    documents: _Table = field(default_factory=_Table)
    sentences: _Table = field(default_factory=_Table)
    rules: _Table = field(default_factory=_Table)
    lemmas: _Table = field(default_factory=_Table)
    dates: _Table = field(default_factory=_Table)

    def date(self, value: PartialDate | None) -> int:
        return -1 if value is None else self.dates.number(value, str(value))

    def sentence(self, document: Document, span: Span) -> int:
        return self.sentences.number((document.id, span.start, span.end), (span.text, span.start))


def payload(statements: Sequence[Statement], known: Sequence[Actor], bundles: Sequence[Bundle]) -> Json:
    """The page's data for statements in their order, the actors they speak of, and the edges that bundle them."""
    tables = _Tables({actor.id: n for n, actor in enumerate(known)})
    names = _names(statements, known)
    words = _vocabulary(bundles)
    word_of = {(entry["kind"], entry["name"]): n for n, entry in enumerate(words)}
    edge_of = {key: n for n, key in enumerate(bundles)}
    rows = [_statement(item, tables) | {"edge": edge_of[bundle(item)]} for item in statements]
    # further passages add sentences of their own, so they are read before the tables are written
    more = _sparse([[_also(item, proof, tables) for proof in item.more_evidence] for item in statements])
    return {
        "vocabulary": words,
        "modalities": _MODALITIES,
        "bases": _BASES,
        "phases": _PHASES,
        "nodes": [_node(actor, names[actor.id]) for actor in known],
        "edges": {
            "from": [tables.actors[key[0]] for key in bundles],
            "to": [tables.actors[key[1]] for key in bundles],
            "name": [word_of[key[2], key[3]] for key in bundles],
        },
        "documents": tables.documents.rows,
        "sentences": {
            "text": [text for text, _ in tables.sentences.rows],
            "start": [at for _, at in tables.sentences.rows],
        },
        "rules": tables.rules.rows,
        "lemmas": tables.lemmas.rows,
        "dates": tables.dates.rows,
        "statements": {key: [row[key] for row in rows] for key in _COLUMNS},
        "reporters": _sparse([_reporters(item, tables) for item in statements]),
        "more": more,
    }


_COLUMNS = (
    "id", "edge", "document", "sentence", "polarity", "modality", "negated", "confidence", "rule", "lemma", "basis",
    "phase", "said", "start", "until", "holder", "target", "cue",
)  # fmt: skip


def _sparse(rows: Sequence[Sequence[Any]]) -> dict[str, Sequence[Any]]:
    """The rows that hold something, by their number."""
    return {str(n): row for n, row in enumerate(rows) if row}


def _names(statements: Sequence[Statement], known: Sequence[Actor]) -> dict[str, list[str]]:
    """Under which further names an actor is found: its aliases and metonyms, and the names the texts use."""
    names: dict[str, set[str]] = {actor.id: {*actor.aliases, *actor.metonyms} for actor in known}
    for item in statements:
        for end in ends(item):
            if end.mention.kind in _NAMES and not end.mention.form:
                names[end.actor.id].add(end.mention.span.text)
    return {actor.id: sorted(names[actor.id] - {actor.label, actor.label_en, ""}) for actor in known}


def _vocabulary(bundles: Sequence[Bundle]) -> list[Json]:
    """Stance types, relations, and at the end the names that edges bear outside of both, which stand for themselves."""
    words = [
        _entry(kind, "stance") | {"group": kind.group, "polarity": kind.polarity, "weak": kind.weak}
        for kind in stance_types().values()
    ] + [_entry(kind, "relation") for kind in relation_types().values()]
    known = {(entry["kind"], entry["name"]) for entry in words}
    foreign = sorted({(kind, name) for _, _, kind, name in bundles} - known)
    return words + [{"kind": kind, "name": name, "de": name, "en": name} for kind, name in foreign]


def _entry(kind: StanceType | RelationType, sort: str) -> Json:
    words = {"de": kind.label_de, "en": kind.label_en, "de_means": kind.definition_de, "en_means": kind.definition_en}
    return {"kind": sort, "name": kind.name} | words


def _node(actor: Actor, names: list[str]) -> Json:
    node: Json = {"id": actor.id, "label": actor.label or actor.id, "kind": str(actor.kind)}
    optional = {"en": actor.label_en, "names": names, "wikidata": actor.wikidata}
    return node | {key: value for key, value in optional.items() if value}


def _document(document: Document) -> Json:
    return {
        "id": document.id,
        "title": document.title,
        "date": str(document.date) if document.date else None,
        "outlet": document.outlet,
        "source": document.source,
    }


def _mark(span: Span, evidence: Span) -> list[int | str]:
    """Start and end within the evidence in code points; outside of it, the words themselves."""
    if evidence.contains(span):
        return [span.start - evidence.start, span.end - evidence.start]
    return [span.text]


def _statement(item: Statement, tables: _Tables) -> Json:
    subject, target = ends(item)
    return (_stance(item, tables) if isinstance(item, StanceStatement) else dict(_NO_STANCE)) | {
        "id": item.id,
        "document": tables.documents.number(item.document.id, _document(item.document)),
        "sentence": tables.sentence(item.document, item.evidence),
        "holder": _mark(subject.mention.span, item.evidence),
        "target": _mark(target.mention.span, item.evidence),
        "confidence": round(item.confidence * 1000),
        "rule": tables.rules.number(item.rule, item.rule),
        "basis": _BASES.index(item.time.basis),
        "phase": _PHASES.index(item.time.phase),
        "said": tables.date(item.time.said),
        "start": tables.date(item.time.start),
        "until": tables.date(item.time.until),
    }


def _stance(item: StanceStatement, tables: _Tables) -> Json:
    return {
        "cue": _mark(item.cue.span, item.evidence),
        "polarity": item.polarity,
        "modality": _MODALITIES.index(item.modality),
        "negated": int(item.negated),
        "lemma": tables.lemmas.number(item.cue.lemma, item.cue.lemma),
    }


_NO_STANCE: Json = {
    "cue": None,
    "polarity": 0,
    "modality": _MODALITIES.index(Modality.ASSERTED),
    "negated": 0,
    "lemma": -1,
}


def _reporters(item: Statement, tables: _Tables) -> list[int]:
    return [tables.actors[actor.id] for actor in item.reported_by] if isinstance(item, StanceStatement) else []


def _also(item: Statement, proof: Evidence, tables: _Tables) -> Json:
    """A further passage that says the same."""
    row: Json = {"sentence": tables.sentence(item.document, proof.span)}
    if proof.cue is not None:
        row["cue"] = _mark(proof.cue.span, proof.span)
    if proof.reported_by:
        row["reporters"] = [tables.actors[actor.id] for actor in proof.reported_by]
    return row
