"""A graph of any size with the shape of news: few actors speak much, few issues draw many, dates over two years.

Everything is made of a seed: the same seed, the same statements.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

from kg.domain.actors import Actor, Kind, Linked
from kg.domain.dates import PartialDate
from kg.domain.documents import Document
from kg.domain.mentions import Mention, MentionKind
from kg.domain.stances import Basis, Cue, Modality, Time
from kg.domain.statements import StanceStatement
from kg.lexicon.stance_types import stance_types

ACTORS = (Kind.STATE, Kind.PERSON, Kind.PERSON, Kind.ORGANISATION, Kind.GROUP)
THINGS = (Kind.ISSUE, Kind.ISSUE, Kind.ISSUE, Kind.TREATY, Kind.EVENT)
BEGIN = date(2024, 1, 1)
OUTLETS = ("Bote", "Merkur", "Nordfunk", "Tagblatt", None)


def crowd(nodes: int, edges: int, seed: int = 1) -> list[StanceStatement]:
    """``edges`` statements, each an edge of its own, among ``nodes`` nodes, of which two in five are things."""
    chance = random.Random(seed)
    holders = [_actor(n, chance.choice(ACTORS), "Person") for n in range(nodes * 3 // 5)]
    things = [_actor(n, chance.choice(THINGS), "Frage") for n in range(nodes - len(holders))]
    types = sorted(stance_types().values(), key=lambda kind: kind.name)
    found: dict[tuple[str, str, str], StanceStatement] = {}
    while len(found) < edges:
        # everyone speaks once before the loud ones speak more
        turn = len(found)
        holder = holders[turn] if turn < len(holders) else holders[int(len(holders) * chance.random() ** 3)]
        thing = things[turn % len(things)] if turn < nodes else things[int(len(things) * chance.random() ** 3)]
        kind = chance.choice(types)
        key = holder.id, kind.name, thing.id
        if key not in found:
            found[key] = _statement(len(found), holder, kind.name, kind.polarity, thing, chance)
    return list(found.values())


def _actor(number: int, kind: Kind, name: str) -> Actor:
    label = f"{name} Nummer {number}"
    return Actor(f"{kind}:{name.lower()}-{number}", label, kind, f"{name} number {number}", (f"Beiname {number}",))


def _statement(
    number: int, holder: Actor, kind: str, polarity: int, thing: Actor, chance: random.Random
) -> StanceStatement:
    day = BEGIN + timedelta(days=chance.randrange(730))
    text = f"{holder.label} äußert sich am {number}. Tag klar zu {thing.label}, wie es heißt."
    said = PartialDate(day.year, day.month, day.day)
    document = Document(
        f"d{number // 5}", text, f"Bericht {number // 5}", None, OUTLETS[number // 5 % 5], f"d{number // 5}.txt"
    )
    at, cue = text.index(thing.label), text.index("äußert")
    return StanceStatement(
        document=document,
        holder=Linked(holder, Mention(document.span(0, len(holder.label)), holder.label, MentionKind.PERSON)),
        type=kind,
        polarity=polarity,
        negated=False,
        modality=chance.choice((Modality.ASSERTED, Modality.ASSERTED, Modality.INTENDED, Modality.POSSIBLE)),
        cue=Cue(document.span(cue, cue + 6), "äußern"),
        target=Linked(thing, Mention(document.span(at, at + len(thing.label)), thing.label, MentionKind.OTHER)),
        reported_by=(),
        evidence=document.span(0, len(text)),
        time=Time(said, Basis.EXPLICIT),
        confidence=chance.randrange(300, 1000) / 1000,
        rule=f"verbs:{kind}",
    )
