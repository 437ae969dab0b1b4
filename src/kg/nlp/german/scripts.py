"""Lemmas as edit scripts over word forms (after Chrupała 2006, Straka & Straková 2017).

A script is four fields joined by `|`: the case of the lemma, an infix to drop, what happens to the last umlaut of
the stem, and the suffix exchange. `lower|ge|=|1>en` makes *ablehnen* of *abgelehnt*: lower-cased, without *ge*,
the umlaut left alone, one letter cut off and *en* put on.
"""

from __future__ import annotations

from functools import lru_cache

_INFIXES = ("", "ge", "zu")
_PLAIN = {"ä": "a", "ö": "o", "ü": "u"}
_LONGEST_PARTICLE = 8


@lru_cache(maxsize=50_000)
def lemma_of(form: str, script: str) -> str:
    """The lemma that `script` makes of `form`; the form itself where the script does not fit."""
    case, infix, umlaut, suffix = script.split("|", 3)
    cut, _, put = suffix.partition(">")
    stem = form.lower()
    if infix:
        at = _infix_at(stem, infix)
        if at is None:
            return form
        stem = stem[:at] + stem[at + len(infix) :]
    if int(cut) > len(stem):
        return form
    stem = stem[: len(stem) - int(cut)]
    if umlaut == "a":
        stem = _without_umlaut(stem)
    return _cased(form, stem + put, case) or form


@lru_cache(maxsize=50_000)
def script_for(form: str, lemma: str) -> str:
    """The first script, the plainest first, that makes `lemma` of `form`."""
    target = lemma.lower()
    best = ""
    shortest = len(form) + len(lemma) + 1
    for infix in _INFIXES:
        stem = form.lower()
        at = _infix_at(stem, infix) if infix else 0
        if at is None:
            continue
        stem = stem[:at] + stem[at + len(infix) :]
        for umlaut, bare in (("=", stem), ("a", _without_umlaut(stem))):
            same = _common(bare, target)
            if umlaut == "a" and _without_umlaut(stem[:same]) != bare[:same]:
                continue
            cost = len(stem) - same + len(target) - same + len(infix) // 2 + (umlaut == "a")
            if cost < shortest:
                shortest = cost
                best = f"{infix}|{umlaut}|{len(stem) - same}>{target[same:]}"
    for case in ("lower", "form", "title", "upper"):
        if lemma_of(form, f"{case}|{best}") == lemma:
            return f"{case}|{best}"
    return f"lower|{best}"


def _infix_at(stem: str, infix: str) -> int | None:
    at = stem.find(infix, 0, _LONGEST_PARTICLE + len(infix))
    return at if at >= 0 and len(stem) > at + len(infix) + 1 else None


def _without_umlaut(stem: str) -> str:
    for at in range(len(stem) - 1, -1, -1):
        if stem[at] in _PLAIN:
            return stem[:at] + _PLAIN[stem[at]] + stem[at + 1 :]
    return stem


def _common(left: str, right: str) -> int:
    same = 0
    while same < min(len(left), len(right)) and left[same] == right[same]:
        same += 1
    return same


def _cased(form: str, lower: str, case: str) -> str:
    if case == "title":
        return lower[:1].upper() + lower[1:]
    if case == "upper":
        return lower.upper()
    if case == "form":
        kept = 0
        while kept < min(len(form), len(lower)) and form[kept].lower() == lower[kept]:
            kept += 1
        return form[:kept] + lower[kept:]
    return lower
