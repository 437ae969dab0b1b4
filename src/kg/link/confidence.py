"""What linking says of a statement: one whose holder is no more than a guess is doubtful."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kg.domain.actors import HOLDERS, Linked
from kg.domain.ids import is_of_one_document
from kg.domain.statements import StanceStatement
from kg.lexicon.confidence import Feature, shifted
from kg.link.faceless import is_excerpt

# A statement that is sooner wrong than two to one is not written.
LEAST = 0.3
_DOUBTFUL = 0.7  # sum of scores below which a name is no more than a guess
_BY_REASON = {"person": "person", "group": "group", "share": "group", "body": "body"}
_ANTECEDENT = "antecedent"
# Bins of the numbers of words, upper bounds; what is longer falls under MORE.
LABEL_WORDS: Final = (1, 2, 5, 12, 20)
SENTENCE_WORDS: Final = (20,)
MORE: Final = "more"
_EXPLAINED = " ("  # what stands behind the words of a label: a name or the document's title
_HERE, _TAKES_UP = " without a name", " taking up"


def features(statement: StanceStatement, sentences: int) -> tuple[Feature, ...]:
    """The rows of ``lexicon/confidence.tsv`` that a statement falls under, beside those of its reading.

    ``sentences`` is the number of its document's. How a holder is named says nothing in an excerpt, which may have
    lost the name.
    """
    holder, target = statement.holder, statement.target
    if is_excerpt(sentences):
        return ("text", "excerpt"), ("about", _about(target)), ("type", statement.type)
    return (
        ("text", "article"),
        ("link", _link(holder)),
        ("about", _about(target)),
        ("bearer", f"{holder.actor.kind.value}{_HERE if is_of_one_document(holder.actor.id) else ''}"),
        ("form", f"{holder.mention.kind.value}{_TAKES_UP if holder.mention.antecedent is not None else ''}"),
        ("type", statement.type),
        ("label", _bin(target.actor.label.partition(_EXPLAINED)[0], LABEL_WORDS)),
        ("sentence", _bin(statement.evidence.text, SENTENCE_WORDS)),
    )


def _bin(text: str, bounds: Sequence[int]) -> str:
    """The first bound that the number of a text's words keeps, as the table names it."""
    count = len(text.split())
    return next((f"<={bound}" for bound in bounds if count <= bound), MORE)


def _about(target: Linked) -> str:
    if target.actor.kind in HOLDERS:
        return _link(target)
    return "matter"


def _link(linked: Linked) -> str:
    """On what ground somebody is named; a pronoun is as sure as what it takes up."""
    reasons = [reason for reason in linked.reasons if reason.feature != _ANTECEDENT]
    if sum(reason.score for reason in reasons) < _DOUBTFUL:
        return "doubtful"
    return next((_BY_REASON[reason.feature] for reason in reasons if reason.feature in _BY_REASON), "known")


def judged(statement: StanceStatement, sentences: int) -> StanceStatement:
    """The statement, of a document of so many sentences, with the probability that it is wholly right.

    Before, its confidence is that of its reading (``kg.nlp.confidence``).
    """
    return replace(statement, confidence=shifted(statement.confidence, features(statement, sentences)))
