"""Denying idioms in the tree: *ist alles andere als zufrieden mit X* is parsed like *ist nicht zufrieden mit X*.

The parser makes a phrase of its own of *alles andere* and hangs the verdict below it; here the verdict takes its place,
and the idiom becomes an adverb of it (Burger 2015, *Phraseologie*: fixed phrases are one word to syntax).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.lexicon.negation import sequences
from kg.nlp import labels as ud

_LONGEST: Final = 4  # words from the idiom to the noun it denies
_NOMINAL: Final = (ud.NOUN, ud.PROPN)
_VERBAL: Final = (ud.VERB, ud.AUXILIARY)
_KEPT: Final = (ud.ROOT, ud.CCOMP, ud.CONJ, ud.ADVCL, ud.ACL_RELCL, ud.PARATAXIS)
_BESIDE: Final = (ud.NMOD, ud.DEP)
_ROOT: Final = 0


def mend(words: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[str]) -> None:
    """Changes ``heads`` (1-based, 0 the root) and ``relations`` of a sentence of ``words`` where an idiom stands."""
    lower = [word.lower() for word in words]
    for idiom in sequences():
        if idiom[0] not in lower:
            continue
        for start in range(len(lower) - len(idiom)):
            if tuple(lower[start : start + len(idiom)]) == idiom:
                _mend(range(start + 1, start + len(idiom) + 1), tags, heads, relations)


def _mend(inside: range, tags: Sequence[str], heads: list[int], relations: list[str]) -> None:
    """``inside`` are the places of the idiom's words, 1-based as all places here."""
    verdict = inside.stop
    while verdict < heads[verdict - 1] <= inside.stop + _LONGEST and tags[verdict - 1] not in (ud.ADJ, *_NOMINAL):
        verdict = heads[verdict - 1]
    if heads[verdict - 1] in inside:
        top = next((at for at in inside if heads[at - 1] not in (*inside, verdict)), None)
        if top is None:
            return
        _replace(top, verdict, tags, heads, relations)
    elif heads[verdict - 1] != _ROOT and tags[heads[verdict - 1] - 1] in _VERBAL:
        relations[verdict - 1] = ud.XCOMP
    for at in range(1, len(heads) + 1):
        if at in inside:
            heads[at - 1], relations[at - 1] = verdict, ud.ADVMOD
        elif heads[at - 1] in inside and at != verdict:
            heads[at - 1] = verdict
            if relations[at - 1] in _BESIDE and tags[verdict - 1] not in _NOMINAL:
                relations[at - 1] = ud.OBL


def _replace(top: int, verdict: int, tags: Sequence[str], heads: list[int], relations: list[str]) -> None:
    """The verdict hangs where the idiom's ``top`` word hung; a noun that it was coordinated with is its subject."""
    above, relation = heads[top - 1], relations[top - 1]
    if above != _ROOT and relation == ud.CONJ and tags[above - 1] in _NOMINAL:
        heads[verdict - 1], relations[verdict - 1] = heads[above - 1], relations[above - 1]
        heads[above - 1], relations[above - 1] = verdict, ud.NSUBJ
        return
    verbal = above != _ROOT and tags[above - 1] in _VERBAL
    heads[verdict - 1] = above
    relations[verdict - 1] = ud.XCOMP if verbal and relation not in _KEPT else relation
