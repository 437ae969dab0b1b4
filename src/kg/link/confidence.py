"""What linking says of a statement: one whose holder is no more than a guess is doubtful."""

from __future__ import annotations

from kg.domain.actors import HOLDERS, Linked
from kg.lexicon.confidence import Feature, shifted
from kg.link.faceless import grade

# A statement that is sooner wrong than two to one is not written.
LEAST = 0.3
_DOUBTFUL = 0.7  # sum of scores below which a name is no more than a guess
_BY_REASON = {"person": "person", "group": "group", "share": "group", "body": "body"}
_ANTECEDENT = "antecedent"
_VOICE = "voice"  # a pronoun for somebody whom the document does not name (``kg.link.unnamed``)
_BARE = "bare"  # nobody could say what it is about (``kg.link.bare``)


def features(holder: Linked, target: Linked) -> tuple[Feature, ...]:
    """The rows of ``lexicon/confidence.tsv`` that the two ends of a statement fall under."""
    unnamed = grade(holder)
    alone: tuple[Feature, ...] = () if unnamed is None else (("alone", unnamed),)
    return ("link", _link(holder)), ("about", _about(target)), *alone


def _about(target: Linked) -> str:
    if target.actor.kind in HOLDERS:
        return _link(target)
    return _BARE if any(reason.feature == _BARE for reason in target.reasons) else "matter"


def _link(linked: Linked) -> str:
    """On what ground somebody is named; a pronoun is as sure as what it takes up."""
    reasons = [reason for reason in linked.reasons if reason.feature != _ANTECEDENT]
    if any(reason.feature == _VOICE for reason in reasons):
        return _VOICE
    if sum(reason.score for reason in reasons) < _DOUBTFUL:
        return "doubtful"
    return next((_BY_REASON[reason.feature] for reason in reasons if reason.feature in _BY_REASON), "known")


def linked_confidence(confidence: float, holder: Linked, target: Linked) -> float:
    """The probability that the statement is wholly right, once it is known whom holder and target name."""
    return shifted(confidence, features(holder, target))
