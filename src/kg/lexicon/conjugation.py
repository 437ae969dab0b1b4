"""German conjugation: the forms of a strong verb from its principal parts, the infinitives behind a weak form.

The classes are those of the reference grammars (Duden 4, *Die Grammatik*): principal parts for strong verbs; for weak
ones one stem, with an *e* before the ending where the stem asks for it (*meldet*, *atmet*), and infinitives in
*-eln* and *-ern* that lose theirs (*handle*). All forms are lower-case; prefixes are no business of this module.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_PRESENT = ("", "e", "st", "est", "t", "et", "en", "n", "end", "nd")
_PRETERITE = ("te", "test", "ten", "tet")
_STRONG_PRESENT = ("", "e", "st", "est", "t", "et", "end")
_STRONG_PAST = ("", "st", "est", "en", "t", "et")
_VOWELS = frozenset("aeiouyäöü")
_DIPHTHONGS = frozenset({"au", "äu", "ei", "eu"})
_SHORTEST_STEM = 2


@dataclass(frozen=True, slots=True)
class StrongVerb:
    """Principal parts, each with its variants (*wandte*, *wendete*); ``other`` are forms of no rule (*bist*)."""

    infinitive: str
    present: tuple[str, ...]
    preterite: tuple[str, ...]
    subjunctive: tuple[str, ...]
    participles: tuple[str, ...]
    other: tuple[str, ...]

    def bare_participles(self) -> tuple[str, ...]:
        """The participles below an inseparable prefix: without *ge-*, unless it belongs to the verb (*gewonnen*)."""
        own = self.infinitive.startswith("ge") and not any(p.startswith("geg") for p in self.participles)
        return self.participles if own else tuple(p.removeprefix("ge") for p in self.participles)

    def common(self) -> frozenset[str]:
        """Infinitive, present and first and third persons of preterite and subjunctives; no past participle."""
        stem = infinitive_stem(self.infinitive)
        forms = {self.infinitive, *self.present, *self.other, *(stem + ending for ending in _STRONG_PRESENT)}
        for past in (*self.preterite, *self.subjunctive):
            forms |= {past, past + "n" if past.endswith("e") else past + "en"}
        return frozenset(forms)

    def finite(self) -> frozenset[str]:
        """As `common`, with the second persons and imperatives that news hardly has: *gibst*, *gabt*, *gib*."""
        forms = set(self.common())
        for third in self.present:
            forms |= _singular(third)
        for past in (*self.preterite, *self.subjunctive):
            forms |= _past(past)
        return frozenset(forms)


def infinitive_stem(infinitive: str) -> str:
    """The infinitive without *-en*, or without *-n* (*handel-n*, *tu-n*, *knie-n*)."""
    return infinitive.removesuffix("en") if infinitive.endswith("en") else infinitive.removesuffix("n")


def needs_e(stem: str) -> bool:
    """Whether *-t* and *-te* need an *e* after this stem: after d and t, and after m and n behind another consonant."""
    if stem.endswith(("d", "t")):
        return True
    if not stem.endswith(("m", "n")) or len(stem) < _SHORTEST_STEM:
        return False
    before = stem[-2]
    return before not in _VOWELS and before not in "lrmn" and (before != "h" or stem[-3:-2] == "c")


def weak_infinitives(form: str) -> frozenset[str]:
    """Infinitives of a form without *ge-* if it is weak: *meldete* gives *melden*; most do not exist."""
    return frozenset(_weak(form))


def weak_participle_infinitives(form: str) -> frozenset[str]:
    """Infinitives of a weak participle with *ge-*: *gewandelt* gives *wandeln*; none for other forms."""
    if not form.startswith("ge") or not form.endswith("t"):
        return frozenset()
    stem = form[2:-1]
    if stem.endswith("e") and needs_e(stem[:-1]):
        return frozenset(_of_stem(stem[:-1]))
    return frozenset() if needs_e(stem) else frozenset(_of_stem(stem))


def _weak(form: str) -> Iterator[str]:
    for ending in _PRESENT:
        if form.endswith(ending):
            stem = form[: len(form) - len(ending)]
            if ending != "t" or not needs_e(stem):
                yield from _of_stem(stem)
            if ending == "e":
                yield from _without_e(stem)
    for ending in _PRETERITE:
        if form.endswith(ending):
            stem = form[: -len(ending)]
            if stem.endswith("e") and needs_e(stem[:-1]):
                yield from _of_stem(stem[:-1])
            elif not needs_e(stem):
                yield from _of_stem(stem)


def _of_stem(stem: str) -> Iterator[str]:
    if len(stem) < _SHORTEST_STEM or not _VOWELS & set(stem):
        return
    if stem.endswith(("el", "er")):
        yield stem + "n"
    if not stem.endswith("e"):
        yield stem + "en"
    elif stem.endswith("ie"):
        yield stem + "n"


def _without_e(stem: str) -> Iterator[str]:
    """*handl-e*, *ändr-e* and *steur-e* belong to *handeln*, *ändern* and *steuern*."""
    if len(stem) <= _SHORTEST_STEM or not stem.endswith(("l", "r")):
        return
    if stem[-2] not in _VOWELS or stem[-3:-1] in _DIPHTHONGS:
        yield f"{stem[:-1]}e{stem[-1]}n"


def _singular(third: str) -> set[str]:
    """Second and third person singular and the imperative: *gibt*, *gibst*, *gib*; *kann*, *kannst*."""
    if not third.endswith("t"):
        return {third, third + "st"}
    return {third, third[:-1], third[:-1] + "st", third + "st"}


def _past(first: str) -> set[str]:
    """All persons of a preterite or a subjunctive: *gab*, *gabst*; *brachte*, *brachten*; *gäbe*, *gäbst*."""
    if not first.endswith("e"):
        return {first + ending for ending in _STRONG_PAST}
    return {first, first + "st", first + "n", first + "t", first[:-1] + "st", first[:-1] + "t"}
