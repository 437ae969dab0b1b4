"""How far a stance can be believed, from how its text expresses it; linking adds what it knows of holder and target."""

from __future__ import annotations

from dataclasses import dataclass

from kg.domain.mentions import Mention, MentionKind
from kg.domain.stances import Modality
from kg.lexicon.confidence import Feature, probability
from kg.nlp.matching import FALLBACK

_GUESS = f"{FALLBACK}:"
_REAL = (Modality.ASSERTED, Modality.INTENDED)
_UNREAL = "unreal"


@dataclass(frozen=True, slots=True)
class Reading:
    """How a passage expresses a stance: the row that read it, who is said to hold it, and what makes it doubtful.

    ``quoted``: inside a direct quotation, where *wir* and *man* may be anybody; ``elided``: the target is left out and
    was taken from an earlier sentence.
    """

    rule: str
    holder: Mention
    modality: Modality
    quoted: bool = False
    elided: bool = False


def features(reading: Reading) -> tuple[Feature, ...]:
    """The rows of ``lexicon/confidence.tsv`` that a reading falls under."""
    table = reading.rule.removeprefix(_GUESS).partition(":")[0]
    modality = reading.modality.value if reading.modality in _REAL else _UNREAL
    marks = {"quoted": reading.quoted, "elided": reading.elided, "guessed": reading.rule.startswith(_GUESS)}
    return (
        ("cue", table),
        ("holder", "pronoun" if reading.holder.kind is MentionKind.PRONOUN else "words"),
        ("modality", modality),
        *((mark, "yes") for mark, holds in marks.items() if holds),
    )


def confidence(reading: Reading) -> float:
    """The probability in (0, 1) that a stance read so is wholly right, before its holder and target are linked."""
    return probability(features(reading))
