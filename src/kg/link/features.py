"""Features of a linking decision: each looks at one thing and returns a score with a sentence, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kg.domain.actors import Actor, Kind, Linked, Reason
from kg.domain.mentions import Mention, MentionKind, Use
from kg.lexicon.actors import MEDIA, Via, actors
from kg.lexicon.names import fold
from kg.link.candidates import Candidate, candidates
from kg.link.context import Context
from kg.link.metonymy import metonymy

# Below this sum of scores a mention names nobody we know.
THRESHOLD = 0.5
_EXACT, _FOLDED, _INFLECTED = 1.0, 0.95, 0.85
_VIA = {Via.NAME: 0.0, Via.ADJECTIVE: -0.05, Via.DEMONYM: -0.1, Via.MEMBER: -0.3, Via.SEAT: -0.2}
_FITTING = {
    MentionKind.PLACE: frozenset({Kind.STATE, Kind.PLACE, Kind.GROUP}),
    MentionKind.ORGANISATION: frozenset({Kind.ORGANISATION, Kind.STATE, Kind.TREATY}),
    MentionKind.OTHER: frozenset({Kind.TREATY, Kind.EVENT, Kind.ORGANISATION}),
}
_UNFIT, _FIT = -0.1, 0.1
_NOBODY = -0.6  # an adjective that acts is somebody of there (*die Hamburger*), not the place
_PERSON = -0.4
_COMMON_NOUN = -0.7
_SECOND_CHOICE = -0.3

Feature = Callable[[Mention, Candidate], Reason | None]


@dataclass(frozen=True, slots=True)
class Decision:
    """A candidate with the sum of its scores and the reasons they come from."""

    candidate: Candidate
    score: float
    reasons: tuple[Reason, ...]


def name_match(mention: Mention, candidate: Candidate) -> Reason:
    """How closely the words agree with a name that the lexicon knows."""
    shown, alias = f"»{mention.name}«", f"»{candidate.alias}«"
    if mention.name == candidate.alias:
        return Reason("name", _EXACT, f"{shown} steht so im Lexikon.")
    if fold(mention.name) == fold(candidate.alias):
        return Reason("name", _FOLDED, f"{shown} ist eine Schreibweise von {alias}.")
    return Reason("name", _INFLECTED, f"{shown} ist eine Form von {alias}.")


def kind_of_name(mention: Mention, candidate: Candidate) -> Reason | None:
    """Names of places, adjectives and members say less than a proper name."""
    score = _VIA[candidate.via]
    if candidate.via is Via.ADJECTIVE and mention.use in (Use.AGENT, Use.PATIENT):
        score = _NOBODY
    if not score:
        return None
    words = {
        Via.ADJECTIVE: "ist das Adjektiv zu",
        Via.DEMONYM: "heißen Leute aus",
        Via.MEMBER: "heißen Angehörige von",
        Via.SEAT: "ist ein Sitz von",
    }
    return Reason("via", score, f"»{candidate.alias}« {words[candidate.via]} {candidate.actor.label}.")


def entity_class(mention: Mention, candidate: Candidate) -> Reason | None:
    """Whether the analyser takes the words for the same kind of thing."""
    kind = candidate.actor.kind
    if mention.kind is MentionKind.PERSON:
        return Reason("class", _PERSON, f"»{mention.span.text}« gilt im Satz als Person.")
    if mention.kind is MentionKind.NOUN:
        if is_word_or_surname(candidate.actor) and candidate.via is Via.NAME:
            return Reason("class", _COMMON_NOUN, f"»{mention.span.text}« ist im Satz ein gewöhnliches Wort.")
        return None
    fitting = _FITTING.get(mention.kind)
    if fitting is None or candidate.via is Via.SEAT:
        return None
    if kind in fitting:
        return Reason("class", _FIT, f"Der Satz behandelt »{mention.span.text}« als {mention.kind}.")
    return Reason("class", _UNFIT, f"Der Satz behandelt »{mention.span.text}« als {mention.kind}, nicht als {kind}.")


def is_word_or_surname(actor: Actor) -> bool:
    """Whether the names of its kind are ordinary words or surnames too (*Bild*, *Stern*, *Siemens*)."""
    return actors().class_of(actor.id) in MEDIA | {"company"}


def usual_reading(mention: Mention, candidate: Candidate) -> Reason | None:
    """A name that several actors bear mostly means the first of them."""
    if candidate.rank == 0:
        return None
    return Reason("ambiguity", _SECOND_CHOICE, f"»{mention.name}« meint meist jemand anderen.")


FEATURES: tuple[Feature, ...] = (name_match, kind_of_name, entity_class, usual_reading, metonymy)


def decide(mention: Mention, among: Iterable[Candidate], context: Context | None = None) -> Decision | None:
    """The best candidate at or above the threshold; None (NIL) where there is none. Ties go to the smaller id.

    ``context`` is the document the mention stands in, for names that several actors bear.
    """
    candidates = list(among)
    rivals = [one.actor for one in candidates if one.actor.kind is not Kind.PLACE]
    decisions = [_score(mention, candidate, rivals, context) for candidate in candidates]
    good = [decision for decision in decisions if decision.score >= THRESHOLD]
    return min(good, key=lambda one: (-one.score, one.candidate.actor.id), default=None)


def known(mention: Mention, context: Context | None = None) -> Linked | None:
    """The known actor that the mention names, with the reasons; None where it names nobody we know."""
    decision = decide(mention, candidates(mention), context)
    return None if decision is None else Linked(decision.candidate.actor, mention, decision.reasons)


def _score(mention: Mention, candidate: Candidate, rivals: Sequence[Actor], context: Context | None) -> Decision:
    found = [feature(mention, candidate) for feature in FEATURES]
    found.append(None if context is None else context.reason(mention, candidate, rivals))
    reasons = tuple(reason for reason in found if reason is not None)
    return Decision(candidate, round(sum(reason.score for reason in reasons), 4), reasons)
