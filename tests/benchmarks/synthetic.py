"""Graphs of any size that keep the shape of a real one: how many statements a document has, of which types, modalities
and dates, with how long sentences, and how often the same actors and issues come back.

Every statement is one of the real graph's, said again by others: its sentence gets a number, its holder and target are
drawn anew. A name returns in proportion to how often it was used (Simon 1955), so that few actors hold most stances;
how fast new names appear is measured on the real graph by kind. Who spoke about a target before mostly keeps his side.
The same size gives the same graph; nothing but the names used so far is kept in memory.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.domain.actors import Actor, Kind, Linked
from kg.domain.dates import PartialDate
from kg.domain.documents import Document
from kg.domain.mentions import Mention
from kg.domain.spans import Span
from kg.domain.stances import Basis, Cue, Time
from kg.domain.statements import QuotationStatement, RelationStatement, StanceStatement, Statement
from kg.export.jsonl_reader import read_quotations, read_statements

MOST_STATES = 195
OUTLETS = 300
YEARS = (2015, 2025)
KEEPS_SIDE = 0.9  # assumed: how often somebody who spoke about a target before stays on his side


@dataclass(frozen=True, slots=True)
class Article:
    """One document with what it says."""

    document: Document
    statements: tuple[Statement, ...]
    quotations: tuple[QuotationStatement, ...]


class _Names:
    """Actors of one kind, drawn in proportion to how often they were drawn before."""

    def __init__(self, examples: Sequence[Actor], uses: int) -> None:
        self._examples = examples
        self._new = len(examples) / uses
        self._used: list[int] = []
        self.made: list[Actor] = []

    def draw(self, chance: random.Random) -> Actor:
        full = self._examples[0].kind is Kind.STATE and len(self.made) >= MOST_STATES
        if not self.made or (not full and chance.random() < self._new):
            number = len(self.made)
            like = self._examples[number % len(self._examples)]
            if number < len(self._examples):
                self.made.append(like)
            else:
                metonyms = tuple(f"{name} {number}" for name in like.metonyms)
                aliases = tuple(f"{name} {number}" for name in like.aliases)
                made = Actor(
                    f"{like.id}-{number}", f"{like.label} {number}", like.kind,
                    like.label_en and f"{like.label_en} {number}", aliases, metonyms,
                )  # fmt: skip
                self.made.append(made)
        else:
            number = chance.choice(self._used)
        self._used.append(number)
        return self.made[number]


class Corpus:
    """``statements`` and ``quotations`` are those of the graph whose shape is kept."""

    def __init__(self, statements: Sequence[Statement], quotations: Sequence[QuotationStatement]) -> None:
        self._templates = list(statements)
        self._documents: dict[str, Document] = {one.document.id: one.document for one in statements}
        counts: dict[str, int] = defaultdict(int)
        uses: dict[Kind, list[Actor]] = defaultdict(list)
        for one in statements:
            counts[one.document.id] += 1
            for linked in _ends(one):
                uses[linked.actor.kind].append(linked.actor)
        self._sizes = sorted(counts.values())
        self._uses = dict(uses)
        self._quotations = list(quotations)
        self._quoted = len(quotations) / len(statements)
        self._names: dict[Kind, _Names] = {}
        stances = [one for one in statements if isinstance(one, StanceStatement)]
        self._sided = {side: [one for one in stances if one.polarity == side] for side in (1, -1)}

    @property
    def actors(self) -> list[Actor]:
        """All actors of the articles drawn so far in the last run, by id."""
        return sorted((one for names in self._names.values() for one in names.made), key=lambda one: one.id)

    @classmethod
    def of(cls, folder: Path) -> Corpus:
        """The shape of a finished graph."""
        read = read_statements(folder / "statements.jsonl"), read_quotations(folder / "quotations.jsonl")
        return cls(list(read[0]), list(read[1]))

    def articles(self, size: int) -> Iterator[Article]:
        """Documents with ``size`` statements in all."""
        chance = random.Random(f"position-graph {size}")
        names = self._names = {
            kind: _Names(list({actor.id: actor for actor in found}.values()), len(found))
            for kind, found in self._uses.items()
        }
        sides: dict[tuple[str, str], int] = {}
        number = made = 0
        while made < size:
            count = min(chance.choice(self._sizes), size - made)
            yield self._article(chance, number, count, names, sides)
            made, number = made + count, number + 1

    def _article(
        self, chance: random.Random, number: int, count: int, names: dict[Kind, _Names],
        sides: dict[tuple[str, str], int],
    ) -> Article:  # fmt: skip
        like = chance.choice(list(self._documents.values()))
        sentences: list[str] = []
        drawn: list[tuple[Statement, Actor, Actor, int]] = []
        at = 0
        for part in range(count):
            template, first, second = self._draw(chance, names, sides)
            drawn.append((template, first, second, at))
            sentences.append(f"{template.evidence.text} ({number}.{part}) ")
            at += len(sentences[-1])
        quoted: list[tuple[QuotationStatement, int]] = []
        for _ in range(sum(chance.random() < self._quoted for _ in range(count))):
            quotation = chance.choice(self._quotations)
            quoted.append((quotation, at))
            sentences.append(f"{quotation.content.text} ({number}) ")
            at += len(sentences[-1])
        document = Document(
            f"article-{number}", "".join(sentences), f"{like.title} {number}", _day(chance, like.date),
            like.outlet and f"{like.outlet} {int(OUTLETS * chance.random() ** 3)}", f"{number}.txt",
        )  # fmt: skip
        return Article(
            document,
            tuple(_said_again(document, *one) for one in drawn),
            tuple(_quoted_again(document, one, at, names, chance) for one, at in quoted),
        )

    def _draw(
        self, chance: random.Random, names: dict[Kind, _Names], sides: dict[tuple[str, str], int]
    ) -> tuple[Statement, Actor, Actor]:
        template = chance.choice(self._templates)
        first, second = (names[linked.actor.kind].draw(chance) for linked in _ends(template))
        if isinstance(template, StanceStatement) and template.polarity:
            side = sides.setdefault((first.id, second.id), template.polarity)
            wanted = side if chance.random() < KEEPS_SIDE else -side
            if wanted != template.polarity:
                template = chance.choice(self._sided[wanted])
        return template, first, second


def _ends(statement: Statement) -> tuple[Linked, Linked]:
    if isinstance(statement, StanceStatement):
        return statement.holder, statement.target
    return statement.subject, statement.object


def _day(chance: random.Random, like: PartialDate | None) -> PartialDate | None:
    """A date as precise as ``like``."""
    if like is None:
        return None
    month, day = chance.randint(1, 12) if like.month else 0, chance.randint(1, 28) if like.day else 0
    return PartialDate(chance.randint(*YEARS), month, day)


def _shifted(document: Document, span: Span, start: int, at: int) -> Span:
    """A place within (or near) the sentence that began at ``start`` and now begins at ``at``."""
    begin = min(max(at + span.start - start, 0), len(document.text))
    return document.span(begin, min(begin + span.end - span.start, len(document.text)))


def _linked(document: Document, like: Linked, actor: Actor, start: int, at: int) -> Linked:
    place = _shifted(document, like.mention.span, start, at)
    return Linked(actor, Mention(place, place.text, like.mention.kind), like.reasons)


def _said_again(document: Document, like: Statement, first: Actor, second: Actor, at: int) -> Statement:
    start = like.evidence.start
    evidence = _shifted(document, like.evidence, start, at)
    known = like.time.said if like.time.basis is Basis.EXPLICIT else document.date if like.time.said else None
    basis = like.time.basis if known else Basis.UNKNOWN
    time = Time(known, basis, like.time.start, like.time.until, like.time.phase)
    ends = [_linked(document, end, actor, start, at) for end, actor in zip(_ends(like), (first, second), strict=True)]
    if isinstance(like, RelationStatement):
        return replace(like, document=document, subject=ends[0], object=ends[1], evidence=evidence, time=time,
                       more_evidence=())  # fmt: skip
    cue = Cue(_shifted(document, like.cue.span, start, at), like.cue.lemma)
    return replace(like, document=document, holder=ends[0], target=ends[1], cue=cue, evidence=evidence, time=time,
                   more_evidence=())  # fmt: skip


def _quoted_again(
    document: Document, like: QuotationStatement, at: int, names: dict[Kind, _Names], chance: random.Random
) -> QuotationStatement:
    content = document.span(at, at + len(like.content.text))
    speaker = like.speaker and _linked(
        document, like.speaker, names[like.speaker.actor.kind].draw(chance), like.content.start, at
    )
    return QuotationStatement(document, speaker, None, like.mode, content)
