"""Stances inside the target of another: what is demanded, promised or opposed has not happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.domain.stances import Modality, Stance
from kg.lexicon.stance_types import stance_types
from kg.nlp.holders import whose

EVALUATIONS, MODALS, NOUNS = "evaluations", "modals", "nouns"
_DENIES = "denies"  # who denies having done it does not say that he did
_ANSWERS = ("opposes", "denies", "doubts", "supports", "agrees_to")
_REFUSES, _CLAIMS = "opposes", "claims"
_ACTS = ("cooperate", "conflict")


def settle(found: Sequence[Stance]) -> list[Stance]:
    """Take back what only another stance's target says (*fordert, dass Chile den Pakt verlässt*).

    A judging word inside its speaker's own stance or in a question judges nothing.
    What a holder wants of itself becomes intended, what it wants of others is dropped. What a stance asserts of its
    target, such as an accusation, stays, reported by its holder; so does the demand or the plan that it answers.
    """
    kept: list[Stance] = []
    for stance in found:
        around = [outer for outer in found if _inside(stance, outer)]
        own = [outer for outer in around if outer.holder.name == stance.holder.name]
        others = [outer for outer in around if outer.holder.name != stance.holder.name]
        if any(_open(outer) and not _answers(outer, stance) for outer in others):
            continue
        if _says_better(stance, found):
            continue
        if _idle(stance, own) or _told_already(stance, own, found) or _refused(stance, own):
            continue
        wanted = stance.modality is Modality.ASSERTED and any(_open(outer) for outer in own)
        told = tuple(outer.holder for outer in others if outer.holder not in stance.reported_by)
        modality = Modality.INTENDED if wanted else stance.modality
        kept.append(replace(stance, modality=modality, reported_by=(*told, *stance.reported_by)))
    return kept


def _idle(stance: Stance, own: Sequence[Stance]) -> bool:
    """A judging word in a question, or before the noun of its speaker's own stance (*fürchtet illegalen Handel*)."""
    asked = stance.modality is Modality.ASKED
    said = any(outer.target.lemma == stance.target.lemma for outer in own)
    return stance.rule.startswith(f"{EVALUATIONS}:") and (asked or said)


def _refused(stance: Stance, own: Sequence[Stance]) -> bool:
    """*ist nicht bereit, Druck auszuüben*, *bestreitet, Waffen zu liefern*: what its holder does not want or denies."""
    refused = any(outer.negated and outer.type == _REFUSES and _open(outer) for outer in own)
    return not stance.negated and (refused or any(outer.type == _DENIES for outer in own))


def _says_better(stance: Stance, found: Sequence[Stance]) -> bool:
    """*betonte, dass er nicht daran glaubt*, *betonte: Das muss enden*: what is claimed is the speaker's own stance."""
    if stance.type != _CLAIMS or stance.target.mention is not None:
        return False
    inner = (one for one in found if _inside(one, stance) and whose(one.holder).name == whose(stance.holder).name)
    head = stance.target.lemma
    return any(head in (one.cue.lemma.split()[-1], one.target.lemma) for one in inner)


def _told_already(stance: Stance, own: Sequence[Stance], found: Sequence[Stance]) -> bool:
    """A modal inside its holder's own demand (*fordert, dass X handeln müsse*), or above a cue of its holder (*will
    den Pakt kündigen*): the other word says it better."""
    if not stance.rule.startswith(f"{MODALS}:"):
        return False
    inner = (other for other in found if _inside(other, stance) and other.holder.name == stance.holder.name)
    return any(_open(outer) for outer in own) or any(other.cue.lemma.endswith(stance.target.lemma) for other in inner)


def _answers(outer: Stance, inner: Stance) -> bool:
    """*lehnt die Forderung Rigas nach Hilfe ab*: who answers a demand, a reproach or a plan says that it was made."""
    told = inner.rule.startswith(f"{NOUNS}:") and stance_types()[inner.type].group not in _ACTS
    return told and outer.type in _ANSWERS


def _open(stance: Stance) -> bool:
    return stance_types()[stance.type].content == "open"


def _inside(stance: Stance, outer: Stance) -> bool:
    return stance.cue.span != outer.cue.span and outer.target.span.contains(stance.cue.span)
