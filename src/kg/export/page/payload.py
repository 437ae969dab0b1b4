"""What the page knows, as JSON: documents, nodes, sentences and statements that point at each other by number.

Short keys and shared tables keep a large page small; ``scripts/data.js`` reads this and names every key.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.domain.actors import Actor, Linked
from kg.domain.documents import Document
from kg.domain.mentions import MentionKind
from kg.domain.spans import Span
from kg.domain.stances import Modality
from kg.domain.statements import Evidence, RelationStatement, StanceStatement, Statement
from kg.lexicon.relations import RelationType, relation_types
from kg.lexicon.stance_types import StanceType, stance_types

Json = dict[str, Any]

# Everything that could end a script element, start a tag or entity, or is no character at all (lone surrogates).
_UNSAFE = re.compile("[<>&\u2028\u2029\x7f\ud800-\udfff]")
_NAMES = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.OTHER})


def to_json(value: object) -> str:
    """JSON that may stand inside a ``<script>`` element and be encoded as UTF-8, whatever the strings hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


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


def unique(statements: Iterable[Statement]) -> list[Statement]:
    """One statement per id, newest first, then in the order of documents and texts; undated ones last."""
    by_id: dict[str, Statement] = {}
    for item in statements:
        key = item.id
        if key not in by_id or _rank(item) < _rank(by_id[key]):
            by_id[key] = item
    ordered = sorted(by_id, key=lambda key: (*_place(by_id[key]), key))
    ordered.sort(key=lambda key: str(by_id[key].time.said or by_id[key].document.date or ""), reverse=True)
    return [by_id[key] for key in ordered]


def _place(item: Statement) -> tuple[str, int, int]:
    return item.document.id, item.evidence.start, ends(item)[0].mention.span.start


def _rank(item: Statement) -> tuple[float, str, str]:
    """Which of two statements of one id is kept, whatever order they came in: the surer one."""
    return -item.confidence, item.rule, repr((item.time, item.evidence, ends(item)))


def ends(item: Statement) -> tuple[Linked, Linked]:
    """Who holds or is, and what it is about."""
    return (item.holder, item.target) if isinstance(item, StanceStatement) else (item.subject, item.object)


def name(item: Statement) -> str:
    """The stance type or the relation."""
    return item.type if isinstance(item, StanceStatement) else item.relation


def _names(statements: Sequence[Statement], known: Sequence[Actor]) -> dict[str, list[str]]:
    """Under which further names an actor is found: its aliases and metonyms, and the names the texts use."""
    names: dict[str, set[str]] = {actor.id: {*actor.aliases, *actor.metonyms} for actor in known}
    for item in statements:
        for end in ends(item):
            if end.mention.kind in _NAMES and not end.mention.form:
                names[end.actor.id].add(end.mention.span.text)
    return {actor.id: sorted(names[actor.id] - {actor.label, actor.label_en, ""}) for actor in known}


def payload(statements: Sequence[Statement], known: Sequence[Actor]) -> Json:
    """The page's data for statements in their order and the actors they speak of."""
    documents, sentences, rules = _Table(), _Table(), _Table()
    number = {actor.id: n for n, actor in enumerate(known)}
    rows = [_statement(item, number, documents, sentences, rules) for item in statements]
    names = _names(statements, known)
    return {
        "documents": documents.rows,
        "nodes": [_node(actor, names[actor.id]) for actor in known],
        "sentences": sentences.rows,
        "rules": rules.rows,
        "statements": rows,
        "types": [
            _vocabulary(kind) | {"group": kind.group, "polarity": kind.polarity, "weak": kind.weak}
            for kind in stance_types().values()
        ],
        "relations": [_vocabulary(kind) for kind in relation_types().values()],
    }


def _vocabulary(kind: StanceType | RelationType) -> Json:
    words = {"de": kind.label_de, "en": kind.label_en, "de_means": kind.definition_de, "en_means": kind.definition_en}
    return words | {"name": kind.name}


def _node(actor: Actor, names: list[str]) -> Json:
    node: Json = {"id": actor.id, "label": actor.label or actor.id, "kind": str(actor.kind)}
    optional = {"en": actor.label_en, "names": names, "wikidata": actor.wikidata}
    return node | {key: value for key, value in optional.items() if value}


def _document(document: Document) -> Json:
    date = str(document.date) if document.date else None
    return {
        "id": document.id,
        "title": document.title,
        "date": date,
        "outlet": document.outlet,
        "source": document.source,
    }


def _mark(span: Span, evidence: Span) -> list[int | str]:
    """Start and end within the evidence in code points; outside of it, the words themselves."""
    if evidence.contains(span):
        return [span.start - evidence.start, span.end - evidence.start]
    return [span.text]


def _statement(item: Statement, number: dict[str, int], documents: _Table, sentences: _Table, rules: _Table) -> Json:
    subject, target = ends(item)
    evidence = item.evidence
    row: Json = {
        "i": item.id,
        "d": documents.number(item.document.id, _document(item.document)),
        "e": sentences.number((item.document.id, evidence.start, evidence.end), evidence.text),
        "h": number[subject.actor.id],
        "o": number[target.actor.id],
        "H": _mark(subject.mention.span, evidence),
        "O": _mark(target.mention.span, evidence),
        "q": round(item.confidence, 3),
        "x": rules.number(item.rule, item.rule),
        "b": str(item.time.basis),
    }
    if item.more_evidence:
        row["E"] = [_also(item, proof, number, sentences) for proof in item.more_evidence]
    dates = {"w": item.time.said, "f": item.time.start, "u": item.time.until}
    row |= {key: str(value) for key, value in dates.items() if value is not None}
    return row | (_relation(item) if isinstance(item, RelationStatement) else _stance(item, number))


def _also(item: Statement, proof: Evidence, number: dict[str, int], sentences: _Table) -> Json:
    """A further passage that says the same."""
    row: Json = {"e": sentences.number((item.document.id, proof.span.start, proof.span.end), proof.span.text)}
    if proof.cue is not None:
        row["C"] = _mark(proof.cue.span, proof.span)
    if proof.reported_by:
        row["s"] = [number[actor.id] for actor in proof.reported_by]
    return row


def _relation(item: RelationStatement) -> Json:
    return {"r": item.relation}


def _stance(item: StanceStatement, number: dict[str, int]) -> Json:
    row: Json = {"t": item.type, "p": item.polarity, "C": _mark(item.cue.span, item.evidence), "l": item.cue.lemma}
    if item.negated:
        row["n"] = 1
    if item.modality is not Modality.ASSERTED:
        row["m"] = str(item.modality)
    if item.reported_by:
        row["s"] = [number[actor.id] for actor in item.reported_by]
    return row
