"""How present somebody is in the reader's mind: the weights of Lappin & Leass (1994), halved with each sentence.

Centering (Grosz, Joshi & Weinstein 1995) ranks the same way: subjects before objects before the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from kg.nlp.candidates import OBJECT, SUBJECT, Candidate

_MENTIONED: Final = 100.0
_ROLES: Final = {SUBJECT: 80.0, OBJECT: 50.0}
_OTHER_ROLE: Final = 40.0
_NOT_EMBEDDED: Final = 80.0
_MAIN_CLAUSE: Final = 50.0
_PARALLEL: Final = 35.0
_MARGIN: Final = 0.08  # below this lead over the next one the case is left open


def most_salient(candidates: Sequence[Candidate], sentence: int, role: str) -> Candidate | None:
    """The last mention of whoever leads clearly; None where nobody does.

    ``sentence`` is the number of the sentence that takes somebody up, ``role`` the part that the anaphor plays in it.
    """
    latest = {one.key: one for one in candidates}
    weights = sorted(((_weight(key, candidates, sentence, role), key) for key in latest), reverse=True)
    if not weights or (len(weights) > 1 and weights[1][0] > weights[0][0] * (1 - _MARGIN)):
        return None
    return latest[weights[0][1]]


def _weight(key: str, candidates: Iterable[Candidate], sentence: int, role: str) -> float:
    """Each factor counts once, with the weight of the latest mention that has it."""
    best: dict[str, float] = {}
    for one in candidates:
        if one.key == key:
            decay = 0.5 ** (sentence - one.sentence)
            for factor, weight in _factors(one, role):
                best[factor] = max(best.get(factor, 0.0), weight * decay)
    return sum(best[factor] for factor in sorted(best))


def _factors(one: Candidate, role: str) -> list[tuple[str, float]]:
    found = [("mentioned", _MENTIONED), (one.role or "other", _ROLES.get(one.role, _OTHER_ROLE))]
    if not one.embedded:
        found.append(("not embedded", _NOT_EMBEDDED))
    if one.main:
        found.append(("main clause", _MAIN_CLAUSE))
    if role and one.role == role:
        found.append(("parallel", _PARALLEL))
    return found
