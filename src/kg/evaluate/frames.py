"""Frames of speech, thought and writing against gold frames: cues, roles, and both together.

The definition is that of SpkAtt-2023, task 1 (Rehbein et al. 2023, GermEval 2023 shared task on speaker attribution):
precision, recall and F1 by overlap of tokens, which its page calls proportional F1. The organisers' own program for the
corpus spells it out (overlap part of ``eval.py`` beside Rehbein et al. 2024, *Out of the Mouths of MPs*): a role token
is right where the frame's cue was found and the token has the same role there; the roles of a gold frame whose cue was
not found are missed, those of a found frame whose cue is wrong are false.

Two points these leave open are decided here. A found frame belongs to the gold frame with which its cue shares
most tokens (at least one), each to one other at most, where the program of 2024 asks for equal cues. *Joint* pools the
tokens of cues and roles: of all readings this alone fits the published triples (cues 89.3 and roles 82.1 give 82.8,
67.8 and 43.3 give 47.6, as cues are a tenth to a fifth of the tokens). A verb's particle (PTC) counts as a role,
as in the organisers' list of roles.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.evaluate.figures import Counts

ROLES = ("Source", "Message", "Topic", "Addr", "Medium", "Evidence", "PTC")
CUE = "Cue"
Tokens = frozenset[str]


@dataclass(frozen=True, slots=True)
class Frame:
    """One event of speech, thought or writing in a document.

    ``cue`` and the values of ``roles`` are names of tokens, unique in the document (*3:6*: sentence 3, token 6, both
    from 0). Roles that nothing fills may be left out.
    """

    cue: Tokens
    roles: Mapping[str, Tokens] = field(default_factory=dict)

    def role(self, name: str) -> Tokens:
        return self.roles.get(name, frozenset())


def frame(annotation: Mapping[str, Sequence[str]]) -> Frame:
    """A frame from a record of the corpus: lists of token names under *Cue* and each role.

    KeyError where *Cue* is missing.
    """
    return Frame(frozenset(annotation[CUE]), {name: frozenset(annotation.get(name, ())) for name in ROLES})


def score_frames(gold: Sequence[Frame], found: Sequence[Frame]) -> dict[str, Counts]:
    """Counts of tokens of one document: *cues*, *roles* (all of them), *joint* and each role by its name."""
    pairs = align(gold, found)
    cues = Counts(
        correct=sum(len(one.cue & other.cue) for one, other in pairs),
        gold=sum(len(one.cue) for one in gold),
        found=sum(len(one.cue) for one in found),
    )
    single = {
        name: Counts(
            correct=sum(len(one.role(name) & other.role(name)) for one, other in pairs),
            gold=sum(len(one.role(name)) for one in gold),
            found=sum(len(one.role(name)) for one in found),
        )
        for name in ROLES
    }
    roles = _sum(single.values())
    return {"cues": cues, "roles": roles, "joint": _sum((cues, roles)), **single}


def align(gold: Sequence[Frame], found: Sequence[Frame]) -> list[tuple[Frame, Frame]]:
    """Pairs of a gold and a found frame whose cues overlap, the best first; each frame takes part once.

    Of equal overlaps the one with fewer further tokens wins, then the earlier frame.
    """
    owners: dict[str, list[int]] = {}
    for i, one in enumerate(gold):
        for token in one.cue:
            owners.setdefault(token, []).append(i)
    scored: list[tuple[int, int, int, int]] = []
    for j, other in enumerate(found):
        for i in sorted({i for token in other.cue for i in owners.get(token, ())}):
            scored.append((-len(gold[i].cue & other.cue), len(gold[i].cue ^ other.cue), i, j))
    pairs: list[tuple[Frame, Frame]] = []
    wanted, given = set(range(len(gold))), set(range(len(found)))
    for _, _, i, j in sorted(scored):
        if i in wanted and j in given:
            wanted.remove(i)
            given.remove(j)
            pairs.append((gold[i], found[j]))
    return pairs


def _sum(counts: Iterable[Counts]) -> Counts:
    listed = list(counts)
    return Counts(
        correct=sum(one.correct for one in listed),
        gold=sum(one.gold for one in listed),
        found=sum(one.found for one in listed),
    )
