"""Metonymy: whether the name of a place stands for the government that sits there.

*Moskau verlangt* is the state, *in Moskau* the place (Markert & Nissim 2007, place-for-people readings).
"""

from __future__ import annotations

from kg.domain.actors import Kind, Reason
from kg.domain.mentions import Mention, MentionKind, Use
from kg.lexicon.actors import Via
from kg.link.candidates import Candidate

FEATURE = "metonymy"
_ACTING = 0.4
_ADDRESSED = 0.35
_ATTRIBUTE = 0.35
_PLACE = 0.5


def metonymy(mention: Mention, candidate: Candidate) -> Reason | None:
    """The reason for or against reading a seat of government as the state; None where the name is no seat."""
    shown = f"»{mention.span.text}«"
    name = candidate.actor.label
    if candidate.via is Via.SEAT:
        if mention.kind is MentionKind.PERSON:
            return Reason(FEATURE, -_ACTING, f"{shown} ist hier ein Personenname, kein Sitz einer Regierung.")
        match mention.use:
            case Use.AGENT:
                return Reason(FEATURE, _ACTING, f"{shown} handelt hier, also steht der Sitz für {name}.")
            case Use.PATIENT:
                return Reason(FEATURE, _ADDRESSED, f"{shown} ist hier angesprochen, also steht der Sitz für {name}.")
            case Use.MODIFIER:
                return Reason(FEATURE, _ATTRIBUTE, f"{shown} bestimmt hier, um wen es geht, also {name}.")
            case Use.LOCATIVE:
                return Reason(FEATURE, -_PLACE, f"{shown} sagt hier, wo etwas geschieht, und meint nicht {name}.")
    if candidate.actor.kind is Kind.PLACE and mention.use is Use.LOCATIVE:
        return Reason(FEATURE, _PLACE, f"{shown} sagt hier, wo etwas geschieht.")
    return None
