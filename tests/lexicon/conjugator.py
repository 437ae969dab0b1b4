"""The forms of German verbs, written down the way grammars do: the other direction of what `kg.lexicon.verbs` does."""

from __future__ import annotations

from kg.lexicon.conjugation import StrongVerb

PRESENT = ("e", "st", "t", "en")
SUBJUNCTIVE = ("e", "est", "en", "et")
PRETERITE = ("te", "test", "ten", "tet")


def stem_of(verb: str) -> str:
    return verb[:-2] if verb.endswith("en") else verb[:-1]


def with_e(stem: str) -> bool:
    """*melden*, *warten*, *atmen*, *öffnen*, *rechnen*; but *lernen*, *wohnen*, *rühmen*, *stemmen*, *trainen*."""
    if stem[-1] in "dt":
        return True
    if stem[-1] not in "mn":
        return False
    return stem[-2] in "bcdfgkpstvwxz" or stem[-3:-1] == "ch"


def weak_finite(verb: str) -> set[str]:
    """Present, preterite, subjunctive I; *-st* after a hiss is *-t* (*reist*)."""
    stem = stem_of(verb)
    e = "e" if with_e(stem) else ""
    past = {stem + e + ending for ending in PRETERITE}
    if verb.endswith(("eln", "ern")):
        return {verb, stem + "st", stem + "t", stem + "e", stem[:-2] + stem[-1] + "e"} | past
    second = stem + "t" if stem[-1] in "sßzx" else stem + e + "st"
    return {verb, stem + "e", second, stem + e + "t"} | {stem + ending for ending in SUBJUNCTIVE} | past


def weak_participle(verb: str) -> str:
    """With *ge-*; verbs whose first syllable bears no stress go without, see `weak_bare_participle`."""
    return "ge" + weak_bare_participle(verb)


def weak_bare_participle(verb: str) -> str:
    stem = stem_of(verb)
    return stem + ("et" if with_e(stem) else "t")


def strong_finite(verb: StrongVerb) -> set[str]:
    """All persons of present, preterite and the two subjunctives, but the plural *ihr* of the past (*ihr bracht*)."""
    stem = stem_of(verb.infinitive)
    forms = {verb.infinitive, *verb.present, *verb.other} | {stem + ending for ending in SUBJUNCTIVE}
    for past in (*verb.preterite, *verb.subjunctive):
        forms |= {past, past + "n" if past.endswith("e") else past + "en"}
    return forms
