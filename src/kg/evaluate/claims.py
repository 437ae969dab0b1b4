"""Claims of a debate against MARDY (Pado et al. 2019): newspaper sentences with actors and polarity.

The data give each claim's sentences alone, so an actor named in the sentences before cannot be found, and its polarity
is that toward a category of the codebook, which a stance's polarity toward its target only comes close to.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from kg.domain.documents import Document
from kg.domain.stances import Analysis
from kg.evaluate.figures import Counts, Report, accuracy_figure
from kg.evaluate.rows import rows
from kg.lexicon.stance_types import stance_types
from kg.nlp import load
from kg.nlp.analyse import analyse
from kg.nlp.holders import whose

_NAMED = re.compile(r"(?:per|org)_")
_NOTES = (
    "claim: at least one stance is found in it. named: the same of the claims whose text names an actor of the",
    "annotation; where nobody is named, a stance has no holder to be found. actor: of the named claims with a stance,",
    "one of these actors holds it, itself or as whom a pronoun takes up. polarity: of the claims with a stance that is",
    "not neutral, the sign agrees.",
)
_MEASURES = ("claim", "named", "actor", "polarity")


def measure(path: Path, limit: int | None) -> Report:
    """The figures of a file of claims, resampled by article."""
    claims = [row for row in rows(path, limit) if row["quote"].strip()]
    documents = [Document(f"{row['article']}-{number}", row["quote"]) for number, row in enumerate(claims)]
    counts: dict[str, dict[str, Counts]] = {name: {} for name in _MEASURES}
    for row, analysis in zip(claims, analyse(documents, load()), strict=True):
        for name, count in score(row, analysis).items():
            before = counts[name].get(row["article"], Counts(0, 0, 0))
            counts[name][row["article"]] = Counts(before.correct + count.correct, before.gold + count.gold, 0)
    figures = (
        accuracy_figure("claim found", list(counts["claim"].values())),
        accuracy_figure("claim found, actor named", list(counts["named"].values())),
        accuracy_figure("actor right", list(counts["actor"].values())),
        accuracy_figure("polarity right", list(counts["polarity"].values())),
    )
    return Report(f"{path.name}: {len(claims)} claims", figures, _NOTES)


def score(row: dict[str, Any], analysis: Analysis) -> dict[str, Counts]:
    """Counts of one claim by measure."""
    text = analysis.document.text
    actors = [words for words in map(_words, row["actors"]) if any(word in text for word in words)]
    # whom a pronoun or role noun takes up is who holds it in the graph
    known = [one for stance in analysis.stances for one in (stance.holder, whose(stance.holder))]
    holders = [f"{one.title} {one.span.text}" for one in known]
    actor = any(word in holder for words in actors for word in words for holder in holders)
    balance = sum(stance_types()[stance.type].polarity for stance in analysis.stances)
    wanted = int(row["polarity"])
    return {
        "claim": Counts(bool(analysis.stances), 1, 0),
        "named": Counts(bool(actors and analysis.stances), bool(actors), 0),
        "actor": Counts(actor, bool(actors and holders), 0),
        "polarity": Counts(balance * wanted > 0, bool(balance and wanted), 0),
    }


def _words(actor: str) -> list[str]:
    """The capitalised words of an actor's name; numbers are categories of actors that have no name."""
    if not _NAMED.match(actor):
        return []
    return [word for word in _NAMED.sub("", actor).split() if word[:1].isupper() and len(word) > 1]
