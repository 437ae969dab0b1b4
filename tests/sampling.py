"""Hand-made records for tests of the graph and its files: a small realistic world, and hypothesis strategies for a
hostile one."""

from __future__ import annotations

from hypothesis import strategies as st

from kg.domain.actors import Actor, Kind, Linked, Reason
from kg.domain.dates import PartialDate
from kg.domain.documents import Document
from kg.domain.mentions import Mention, MentionKind
from kg.domain.spans import Span
from kg.domain.stances import Basis, Cue, Modality, Mode, Phase, Time
from kg.domain.statements import Evidence, QuotationStatement, RelationStatement, StanceStatement, Statement
from kg.lexicon.relations import relation_types
from kg.lexicon.stance_types import stance_types

INJECTION = "</script><img src=x onerror=alert(1)>"
HOSTILE = (
    INJECTION,
    'it\'s a "quote"\nand a line\r\nand\ttabs',
    "😀 \u202etxet\u202c \u200f \u00ad",
    '<>"{}|^`\\ %2F / ? # & ;',
    "NUL \x00 bell \x07 \x1b \ufffe",
    "..",
    "' ; DROP TABLE",
    "@de ^^<x> . }",
)

FINLAND = Actor("state:fi", "Finnland", Kind.STATE, "Finland", ("Republik Finnland",), ("Helsinki",), "Q33")
LATVIA = Actor("state:lv", "Lettland", Kind.STATE, "Latvia", (), ("Riga",), "Q211")
UKRAINE = Actor("state:ua", "Ukraine", Kind.STATE, "Ukraine", (), ("Kiew",), "Q212")
OTTAWA = Actor("treaty:ottawa-convention", "Ottawa-Konvention", Kind.TREATY, "Ottawa Convention", ("Minenverbot",))
ENTRY = Actor("issue:membership(ukraine,nato)", "Nato-Beitritt der Ukraine", Kind.ISSUE)
NATO = Actor("org:nato", "Nato", Kind.ORGANISATION, "NATO", ("Nordatlantikpakt",), (), "Q7184")
AGENCY = Actor("org:nordfunk", "Nordfunk", Kind.ORGANISATION)
MINISTER = Actor("person:jana-kruse", "Jana Kruse", Kind.PERSON)
OFFICE = Actor("office:verteidigungsministerin", "Verteidigungsministerin", Kind.OFFICE)
PARTY = Actor("org:volkspartei", "Volkspartei", Kind.ORGANISATION)

MINES = Document(
    "mines",
    "Finnland und Lettland verlassen die Ottawa-Konvention, meldet Nordfunk. "
    "Verteidigungsministerin Jana Kruse (Volkspartei) kritisierte das Minenverbot am Montag: „Wir brauchen Schutz.“",
    "Abschied vom Minenverbot",
    PartialDate(2025, 4, 2),
    "Nordblatt",
    "mines.txt",
)
ENTRY_NEWS = Document(
    "entry",
    "Kiew verlangt den Beitritt zur Nato. Finnland könnte den Beitritt unterstützen. Island gehört der Nato an.",
    "Kiew drängt",
    PartialDate(2025, 3),
    None,
    "entry.txt",
)
OLD_NEWS = Document(
    "old", "Lettland unterstützt das Minenverbot.", "Rückblick", PartialDate(2019), "Südblatt", "old.md"
)

UNKNOWN = Time()


def span(document: Document, words: str) -> Span:
    """The first place of the words in the text."""
    start = document.text.index(words)
    return document.span(start, start + len(words))


def linked(document: Document, actor: Actor, words: str) -> Linked:
    reasons = (Reason("name", 0.75, f"{words} is a name of {actor.label}"),)
    return Linked(actor, Mention(span(document, words), words, MentionKind.OTHER), reasons)


def sentence(document: Document, words: str) -> Span:
    """The sentence the words stand in."""
    at = document.text.index(words)
    start = document.text.rfind(". ", 0, at) + 2 if ". " in document.text[:at] else 0
    end = document.text.find(". ", at)
    return document.span(start, len(document.text) if end < 0 else end + 1)


def stance(
    document: Document,
    holder: tuple[Actor, str],
    type: str,
    cue: tuple[str, str],
    target: tuple[Actor, str],
    modality: Modality = Modality.ASSERTED,
    reported_by: tuple[Actor, ...] = (),
    time: Time = UNKNOWN,
    confidence: float = 0.9,
) -> StanceStatement:
    return StanceStatement(
        document=document,
        holder=linked(document, *holder),
        type=type,
        polarity=stance_types()[type].polarity,
        negated=False,
        modality=modality,
        cue=Cue(span(document, cue[0]), cue[1]),
        target=linked(document, *target),
        reported_by=reported_by,
        evidence=sentence(document, cue[0]),
        time=time,
        confidence=confidence,
        rule=f"verbs:{cue[1]}",
    )


def relation(document: Document, subject: tuple[Actor, str], name: str, object: tuple[Actor, str]) -> RelationStatement:
    return RelationStatement(
        document=document,
        subject=linked(document, *subject),
        relation=name,
        object=linked(document, *object),
        evidence=sentence(document, subject[1]),
        time=published(document),
        confidence=0.8,
        rule="titles",
    )


def published(document: Document) -> Time:
    return Time(document.date, Basis.PUBLICATION if document.date else Basis.UNKNOWN)


def world() -> list[Statement]:
    """Nine statements of three documents: dated to the day, month and year and undated, asserted and possible."""
    leaving = ("verlassen", "verlassen")
    intended = Time(PartialDate(2025, 4, 2), Basis.PUBLICATION, PartialDate(2025, 10), PartialDate(2030))
    return [
        stance(MINES, (FINLAND, "Finnland"), "leaves", leaving, (OTTAWA, "Ottawa-Konvention"),
               Modality.INTENDED, (AGENCY,), intended),
        stance(MINES, (LATVIA, "Lettland"), "leaves", leaving, (OTTAWA, "Ottawa-Konvention"),
               reported_by=(AGENCY,), time=published(MINES), confidence=1.0),
        stance(MINES, (MINISTER, "Jana Kruse"), "criticises", ("kritisierte", "kritisieren"), (OTTAWA, "Minenverbot"),
               time=Time(PartialDate(2025, 3, 31), Basis.RELATIVE, phase=Phase.ENDED)),
        relation(MINES, (MINISTER, "Jana Kruse"), "holds_office", (OFFICE, "Verteidigungsministerin")),
        relation(MINES, (MINISTER, "Jana Kruse"), "party_of", (PARTY, "Volkspartei")),
        stance(ENTRY_NEWS, (UKRAINE, "Kiew"), "demands", ("verlangt", "verlangen"), (ENTRY, "Beitritt zur Nato"),
               time=published(ENTRY_NEWS)),
        stance(ENTRY_NEWS, (FINLAND, "Finnland"), "supports", ("unterstützen", "unterstützen"), (ENTRY, "Beitritt"),
               Modality.POSSIBLE),
        relation(ENTRY_NEWS, (Actor("state:is", "Island", Kind.STATE), "Island"), "member_of", (NATO, "Nato")),
        stance(OLD_NEWS, (LATVIA, "Lettland"), "supports", ("unterstützt", "unterstützen"), (OTTAWA, "Minenverbot"),
               time=published(OLD_NEWS)),
    ]  # fmt: skip


def quotations() -> list[QuotationStatement]:
    """One quotation with everything, one with nobody and no cue."""
    kritik = Cue(span(MINES, "kritisierte"), "kritisieren")
    return [
        QuotationStatement(MINES, linked(MINES, MINISTER, "Jana Kruse"), kritik, Mode.DIRECT,
                           span(MINES, "Wir brauchen Schutz.")),
        QuotationStatement(ENTRY_NEWS, None, None, Mode.FREE_INDIRECT, span(ENTRY_NEWS, "Island gehört der Nato an.")),
    ]  # fmt: skip


REPORT: dict[str, object] = {
    "counts": {"statements": 9},
    "problems": [{"source": "empty.txt", "line": None, "reason": "the file is empty", "remedy": "delete it"}],
    "versions": {"position-graph": "0.1.0", "spacy": "3.8"},
    "inputs": {"mines.txt": "a" * 64, "entry.txt": "b" * 64, "old.md": "c" * 64},
    "weights": {"encoder.onnx": "d" * 64},
}

# ------------------------------------------------------------------ strategies

texts = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs"]), max_size=24))
names = texts.filter(bool)
dates = st.one_of(
    st.none(),
    st.builds(PartialDate, st.integers(1, 9999)),
    st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12), st.integers(1, 28)),
)
times = st.builds(Time, dates, st.sampled_from(Basis), dates, dates, st.sampled_from(Phase))
numbers = st.floats(0, 1)
outlets = st.one_of(st.none(), texts)
wikidata = st.one_of(st.just(""), st.integers(1, 10**9).map(lambda number: f"Q{number}"))
actors = st.builds(
    Actor,
    id=st.one_of(st.sampled_from(["state:fi", "org:nato", "issue:a(b,c)"]), names),
    label=texts,
    kind=st.sampled_from(Kind),
    label_en=texts,
    aliases=st.lists(texts, max_size=2).map(tuple),
    metonyms=st.lists(texts, max_size=2).map(tuple),
    wikidata=wikidata,
)


@st.composite
def documents(draw: st.DrawFn) -> list[Document]:
    """Up to three documents with different ids."""
    ids = draw(st.lists(names, min_size=1, max_size=3, unique=True))
    return [
        Document(id, draw(texts), draw(texts), draw(dates), draw(st.one_of(st.none(), texts)), draw(texts))
        for id in ids
    ]


@st.composite
def spans(draw: st.DrawFn, document: Document) -> Span:
    start = draw(st.integers(0, len(document.text)))
    return document.span(start, draw(st.integers(start, len(document.text))))


@st.composite
def links(draw: st.DrawFn, document: Document) -> Linked:
    place = draw(spans(document))
    reasons = draw(st.lists(st.builds(Reason, texts, st.floats(-9, 9), texts), max_size=1))
    return Linked(draw(actors), Mention(place, place.text, MentionKind.OTHER), tuple(reasons))


@st.composite
def proofs(draw: st.DrawFn, document: Document, cues: bool) -> tuple[Evidence, ...]:
    """Up to two further passages in the order of the text."""
    found: dict[tuple[Span, Span], Evidence] = {}
    for _ in range(draw(st.integers(0, 2))):
        cue = Cue(draw(spans(document)), draw(texts)) if cues else None
        reporters = tuple(draw(st.lists(actors, max_size=1))) if cues else ()
        one = Evidence(draw(spans(document)), draw(texts), cue, reporters)
        found[one.place, one.span] = one
    return tuple(found[key] for key in sorted(found))


def others(more: tuple[Evidence, ...], place: Span, evidence: Span) -> tuple[Evidence, ...]:
    """Those that are not the main evidence."""
    return tuple(one for one in more if (one.place, one.span) != (place, evidence))


@st.composite
def stances(draw: st.DrawFn, document: Document) -> StanceStatement:
    cue, evidence = Cue(draw(spans(document)), draw(texts)), draw(spans(document))
    return StanceStatement(
        document=document,
        holder=draw(links(document)),
        type=draw(st.sampled_from(sorted(stance_types()))),
        polarity=draw(st.sampled_from([1, 0, -1])),
        negated=draw(st.booleans()),
        modality=draw(st.sampled_from(Modality)),
        cue=cue,
        target=draw(links(document)),
        reported_by=tuple(draw(st.lists(actors, max_size=2))),
        evidence=evidence,
        more_evidence=others(draw(proofs(document, cues=True)), cue.span, evidence),
        time=draw(times),
        confidence=draw(numbers),
        rule=draw(texts),
    )


@st.composite
def relations(draw: st.DrawFn, document: Document) -> RelationStatement:
    evidence = draw(spans(document))
    return RelationStatement(
        document=document,
        subject=draw(links(document)),
        relation=draw(st.sampled_from(sorted(relation_types()))),
        object=draw(links(document)),
        evidence=evidence,
        more_evidence=others(draw(proofs(document, cues=False)), evidence, evidence),
        time=draw(times),
        confidence=draw(numbers),
        rule=draw(texts),
    )


@st.composite
def said(draw: st.DrawFn, document: Document) -> QuotationStatement:
    speaker = draw(st.one_of(st.none(), links(document)))
    cue = draw(st.one_of(st.none(), st.builds(Cue, spans(document), texts)))
    return QuotationStatement(document, speaker, cue, draw(st.sampled_from(Mode)), draw(spans(document)))


@st.composite
def corpora(draw: st.DrawFn) -> tuple[list[Statement], list[QuotationStatement]]:
    """Statements and quotations of a few documents, any of the lists possibly empty."""
    found = draw(documents())
    pick = st.sampled_from(found)
    statements = draw(st.lists(pick.flatmap(lambda one: st.one_of(stances(one), relations(one))), max_size=4))
    return statements, draw(st.lists(pick.flatmap(said), max_size=2))
