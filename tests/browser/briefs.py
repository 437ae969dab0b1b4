"""A small world made by hand: five briefs in our own words as statements, with every feature the page shows.

``actors.tsv`` and ``briefs.tsv`` hold it; a sentence marks its holder ``[..]``, its cue ``<..>``, its target ``{..}``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kg.domain.actors import Actor, Kind, Linked
from kg.domain.dates import PartialDate
from kg.domain.documents import Document
from kg.domain.mentions import Mention, MentionKind
from kg.domain.spans import Span
from kg.domain.stances import Basis, Cue, Modality, Time
from kg.domain.statements import RelationStatement, StanceStatement, Statement
from kg.lexicon.stance_types import stance_types

HERE = Path(__file__).parent
DOCUMENTS = {
    "minen": ("Fünf Staaten kehren zum Minenlegen zurück", "2026-01-02", "Merkur", "brief-1.txt"),
    "paris": ("Was der Gipfel von Paris bedeutet", "2026-01-06", "dpa", "brief-2.txt"),
    "garantien": ("Drei Wege zu Garantien", "2025-09-14", "SCEEUS", "brief-3.md"),
    "trump": ("Das Bündnis vor dem Wechsel in Washington", "2024-12", "dpa-AFX", "brief-4.txt"),
    "warten": ("Nervosität im Hauptquartier", "2025-12-02", None, "brief-5.txt"),
}
_MARKS = re.compile(r"[\[\]<>{}]")
_OPENED_BY = {"]": "[", ">": "<", "}": "{"}


@dataclass(frozen=True, slots=True)
class Row:
    """One statement as the table has it, with its marks taken out of the sentence."""

    document: str
    subject: str
    name: str
    object: str
    sentence: str
    spans: Mapping[str, tuple[int, int]]
    further: Mapping[str, str]


def _table(name: str) -> list[dict[str, str]]:
    lines = [line for line in (HERE / name).read_text("utf-8").splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]


def _many(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(cell.split("|"))


def actors() -> dict[str, Actor]:
    return {
        row["id"]: Actor(
            row["id"], row["label"], Kind(row["kind"]), row["label_en"], _many(row["aliases"]), _many(row["metonyms"])
        )
        for row in _table("actors.tsv")
    }


def _row(cells: dict[str, str]) -> Row:
    further = {} if cells["further"] == "-" else dict(part.split("=", 1) for part in cells["further"].split(", "))
    text, last = "", 0
    opened: dict[str, int] = {}
    spans: dict[str, tuple[int, int]] = {}
    for mark in _MARKS.finditer(cells["sentence"]):
        text += cells["sentence"][last : mark.start()]
        last = mark.end()
        if mark[0] in _OPENED_BY:
            spans[_OPENED_BY[mark[0]]] = (opened[_OPENED_BY[mark[0]]], len(text))
        else:
            opened[mark[0]] = len(text)
    text += cells["sentence"][last:]
    return Row(cells["document"], cells["holder"], cells["name"], cells["target"], text, spans, further)


def statements() -> list[Statement]:
    """All statements, in the order of the table."""
    rows = [_row(cells) for cells in _table("briefs.tsv")]
    known = actors()
    documents: dict[str, Document] = {}
    for key, (title, date, outlet, source) in DOCUMENTS.items():
        text = " ".join(row.sentence for row in rows if row.document == key)
        documents[key] = Document(key, text, title, PartialDate.parse(date), outlet, source)
    return [_statement(row, documents[row.document], known) for row in rows]


def _statement(row: Row, document: Document, known: Mapping[str, Actor]) -> Statement:
    begin = document.text.index(row.sentence)
    evidence = document.span(begin, begin + len(row.sentence))
    spans = {mark: document.span(begin + start, begin + end) for mark, (start, end) in row.spans.items()}
    subject = Linked(known[row.subject], Mention(spans["["], spans["["].text, _kind(spans["["])))
    target = Linked(known[row.object], Mention(spans["{"], spans["{"].text, MentionKind.NOUN))
    further = row.further
    time = Time(
        PartialDate.parse(further["said"]) if "said" in further else document.date,
        Basis(further.get("basis", "publication")),
        None,
        PartialDate.parse(further["until"]) if "until" in further else None,
    )
    if "relation" in further:
        return RelationStatement(document, subject, row.name, target, evidence, time, 0.8, "titles")
    return StanceStatement(
        document=document,
        holder=subject,
        type=row.name,
        polarity=stance_types()[row.name].polarity,
        negated="negated" in further,
        modality=Modality(further.get("modality", "asserted")),
        cue=Cue(spans["<"], spans["<"].text.lower()),
        target=target,
        reported_by=tuple(known[by] for by in _many(further.get("by", "-"))),
        evidence=evidence,
        time=time,
        confidence=float(further.get("confidence", 0.9)),
        rule=f"verbs:{spans['<'].text.lower()}",
    )


def _kind(span: Span) -> MentionKind:
    return MentionKind.PLACE if re.fullmatch(r"[A-ZÄÖÜ]\w+", span.text) else MentionKind.NOUN


def hostile(text: str) -> list[Statement]:
    """Statements in which every string a document can bring is ``text``; only ids have to be encodable."""
    key = text.encode("utf-8", "replace").decode()
    body = f"{text} {text} {text}"
    second, third = len(text) + 1, 2 * len(text) + 2
    document = Document(key, body, text, PartialDate(2026), text, text, text)
    one = Actor(f"person:{key}", text, Kind.PERSON, text, (text, f"alias {text}"), (text,), text)
    other = replace(one, id=f"issue:{key}", kind=Kind.ISSUE)

    def end(actor: Actor, start: int) -> Linked:
        return Linked(actor, Mention(document.span(start, start + len(text)), text, MentionKind.PERSON))

    cue = Cue(document.span(second, second + len(text)), text)
    evidence = document.span(0, len(body))
    stance = StanceStatement(
        document=document,
        holder=end(one, 0),
        type="demands",
        polarity=1,
        negated=False,
        modality=Modality.ASSERTED,
        cue=cue,
        target=end(other, third),
        reported_by=(one, other),
        evidence=evidence,
        time=Time(PartialDate(2026), Basis.EXPLICIT),
        confidence=0.5,
        rule=text,
    )
    relation = RelationStatement(document, end(one, 0), key, end(other, third), evidence, Time(), 0.5, text)
    return [stance, replace(stance, type=key), relation]
