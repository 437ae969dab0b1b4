"""Issues in normal form against pairs of wordings that people judged to be the same issue or not.

A row is {"one": sentence, "other": sentence, "same": true or false}; what is judged stands in { } in each sentence.
Two wordings are found to be the same where the whole pipeline gives them one node and stances that point the same
way: *fordert einen Stopp der Lieferungen* and *lehnt die Lieferungen ab* agree, *fordert die Lieferungen* does not.
A wording for which no statement is found is the same as nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kg.domain.documents import Document
from kg.domain.statements import StanceStatement
from kg.evaluate.figures import Counts, Report, accuracy_figure, f1_figure
from kg.evaluate.rows import rows
from kg.link.link import link
from kg.nlp import load
from kg.nlp.analyse import analyse

_OPEN, _CLOSE = "{", "}"
_NOTES = (
    "same: F1 of the pairs that are the same issue. held out: the half that rules and thresholds never saw, fixed by",
    "the hash of the wordings, as many same pairs as different ones in each half. wording found: it gave a statement.",
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences with the wording that is judged in { }, and whether both mean the same issue."""

    one: str
    other: str
    same: bool

    @property
    def key(self) -> str:
        """What the halves are drawn by."""
        return sha256(f"{self.one}\n{self.other}".encode()).hexdigest()


Node = tuple[str, int]


def read(path: Path, limit: int | None = None) -> list[Pair]:
    """The pairs of a file. ValueError where a sentence marks no wording."""
    pairs = [Pair(row["one"], row["other"], bool(row["same"])) for row in rows(path, limit)]
    for pair in pairs:
        for sentence in (pair.one, pair.other):
            if not 0 <= sentence.find(_OPEN) < sentence.find(_CLOSE):
                raise ValueError(f"{sentence!r} marks no wording in {{ }}")
    return pairs


def held_out(pairs: Sequence[Pair]) -> frozenset[str]:
    """The keys of the pairs that are kept for measuring: every second one by hash, among the same and the others."""
    halves = (sorted(pair.key for pair in pairs if pair.same is same) for same in (True, False))
    return frozenset(key for half in halves for key in half[1::2])


def nodes(pairs: Sequence[Pair]) -> dict[str, Node | None]:
    """The node that each marked sentence's wording leads to, with the direction of the stance; None where none is."""
    sentences = sorted({sentence for pair in pairs for sentence in (pair.one, pair.other)})
    documents = [
        Document(f"wording-{number}", sentence.replace(_OPEN, "").replace(_CLOSE, ""))
        for number, sentence in enumerate(sentences)
    ]
    found: dict[str, Node | None] = {}
    for sentence, analysis in zip(sentences, analyse(documents, load()), strict=True):
        start, end = sentence.index(_OPEN), sentence.index(_CLOSE) - len(_OPEN)
        about = [
            (statement.target.actor.id, statement.polarity)
            for statement in link(analysis).statements
            if isinstance(statement, StanceStatement)
            and statement.target.mention.span.start < end
            and start < statement.target.mention.span.end
            and not start <= statement.cue.span.start < end
        ]
        found[sentence] = min(about, default=None)
    return found


def score(pair: Pair, found: dict[str, Node | None]) -> Counts:
    """Counts of one pair: right where both wordings have one node and are judged the same."""
    one, other = found[pair.one], found[pair.other]
    merged = one is not None and one == other
    return Counts(int(merged and pair.same), int(pair.same), int(merged))


def measure(path: Path, limit: int | None) -> Report:
    """The figures of a file of pairs, resampled by pair."""
    pairs = read(path, limit)
    found = nodes(pairs)
    kept = held_out(pairs)
    halves = {
        "developed on": [pair for pair in pairs if pair.key not in kept],
        "held out": [pair for pair in pairs if pair.key in kept],
    }
    figures = [f1_figure(f"same, {name}", [score(pair, found) for pair in half]) for name, half in halves.items()]
    figures += [
        accuracy_figure(f"judged right, {name}", [_agreed(score(pair, found)) for pair in half])
        for name, half in halves.items()
    ]
    figures.append(accuracy_figure("wording found", [Counts(node is not None, 1, 0) for node in found.values()]))
    return Report(f"{path.name}: {len(pairs)} pairs of wordings", tuple(figures), _NOTES)


def _agreed(count: Counts) -> Counts:
    return Counts(int(count.gold == count.found), 1, 0)
