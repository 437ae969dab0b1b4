"""What a sentence says as short lines: holder, type, *not* before a denied target, the target's lemma, the modality."""

from __future__ import annotations

from spacy.language import Language

from kg.domain.dates import PartialDate
from kg.domain.documents import Document
from kg.domain.stances import Modality, Stance
from kg.nlp.analyse import analyse
from kg.nlp.holders import whose


def stances(nlp: Language, text: str, published: str | None = None) -> tuple[Stance, ...]:
    """The stances of a text that was published on a day (ISO 8601), None where that is unknown."""
    document = Document("t", text, date=None if published is None else PartialDate.parse(published))
    return next(iter(analyse([document], nlp))).stances


def told(nlp: Language, text: str) -> list[tuple[str, str]]:
    """Each stance as a line, with the lemma of its target; the modality is left out where it is asserted."""
    return [(_line(stance), stance.target.lemma) for stance in stances(nlp, text)]


def _line(stance: Stance) -> str:
    words = [whose(stance.holder).span.text, stance.type, "not" if stance.target.negated else "", stance.target.lemma]
    words.append("" if stance.modality is Modality.ASSERTED else stance.modality.value)
    return " ".join(word for word in words if word)
