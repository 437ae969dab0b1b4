"""Mentions: words of a text that name someone or something."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.domain.spans import Span


class MentionKind(StrEnum):
    """What the pipeline takes the words for; the linker decides who they name."""

    PERSON = "PER"
    ORGANISATION = "ORG"
    PLACE = "LOC"
    OTHER = "OTH"
    NOUN = "NOUN"
    PRONOUN = "PRON"
    UNNAMED = "UNNAMED"  # a pronoun for somebody whom its document does not name


class Use(StrEnum):
    """How the sentence uses a mention; the ground for deciding metonymy (Moskau verlangt / in Moskau)."""

    AGENT = "agent"
    PATIENT = "patient"
    LOCATIVE = "locative"
    MODIFIER = "modifier"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name someone or something.

    ``span`` is the mention as shown to a reader (without article, appositions or brackets), ``name`` the part that
    is looked up: lemma or name with a genitive ending taken off. ``form`` is "deriv" for derived forms (*russisch*),
    "part" for a name inside a compound (*Nato-Beitritt*), else "".
    ``title`` are the words of an office or role beside a person's name (*Bundeskanzler*), ``modifiers`` the derived
    adjectives, genitives and bracketed additions that narrow it down (*russisch*, *CDU*), as mentions.
    ``members`` are the ones a plural noun names (*drei Staaten, darunter Chile*; *die Anrainer Chile und Peru*).
    ``antecedent`` is the mention a pronoun or role noun takes up, where one was found.
    ``plural`` and ``gender`` ("Masc", "Fem", "Neut" or "") are morphology.
    """

    span: Span
    name: str
    kind: MentionKind
    use: Use = Use.AGENT
    form: str = ""
    title: str = ""
    modifiers: tuple[Mention, ...] = ()
    members: tuple[Mention, ...] = ()
    antecedent: Mention | None = None
    plural: bool = False
    gender: str = ""
