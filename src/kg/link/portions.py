"""Limited groups: *fünf afghanische Soldaten* are not the soldiers of Afghanistan, *ein Teil der Dänen* not the Danes.

A number or an indefinite quantity names some of a set, and others of it may think otherwise (Barwise and Cooper 1981,
*Generalized Quantifiers and Natural Language*). Behind a definite article it counts all of them (*die 27 Staaten*).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.domain.documents import Document
from kg.domain.mentions import Mention
from kg.lexicon.endings import without_ending
from kg.lexicon.function_words import function_words

_OPENED: Final = "("
_LONGEST: Final = 60
_ENDING: Final = "e"
_DATIVE: Final = "en"


def share(mention: Mention, whole: str) -> str:
    """The label of a part in the words of the text (*großer Teil der Bevölkerung (Griechenland)*).

    ``whole`` is the label of what it is a part of, in which brackets tell whose that is; "" where the words are too
    many, or too few to tell the part from the whole.
    """
    first, *others = mention.span.text.split()
    dative = mention.plural and first.endswith(_DATIVE)  # *Teilen der Opposition*
    words = " ".join([first[:-1] if dative else first, *others])
    _, opened, owner = whole.partition(_OPENED)
    told = f" {_OPENED}{owner}" if opened and owner.rstrip(")") not in words else ""
    return words + told if " " in words and len(words) <= _LONGEST else ""


def quantity(mention: Mention, noun: str, document: Document) -> str:
    """The quantity that limits a plural whose head begins with ``noun``, as it stands without an article; else ""."""
    if not mention.plural:
        return ""
    words = mention.span.text.split()
    at = next((n for n, word in enumerate(words) if word.lower().startswith(noun.lower())), 0)
    line = document.text[: mention.span.start].rpartition("\n")[2]
    before = [*line.split(), *words[:at]]
    own = len(words[:at])
    for back, word in enumerate(reversed(before)):
        found = _limiting(word)
        if found:
            return _of_all(before[: len(before) - back - 1], found)
        if back >= own:
            return ""
    return ""


def _of_all(before: Sequence[str], number: str) -> str:
    """The number where ``before`` it no article makes it all of them; *10 der 15* are ten again."""
    last = before[-1].lower() if before else ""
    if not _is_any(last, "all_counted"):
        return number
    part = _limiting(before[-2]) if len(before) > 1 else ""
    return f"{part} {last} {number}" if part else ""


def _is_any(word: str, name: str) -> bool:
    return any(stem in function_words(name) for stem in without_ending(word, "adjective"))


def is_counted(word: str) -> bool:
    """Whether a word is a quantity that names some of a set (*fünf*, *25.000*, *einige*)."""
    return bool(_limiting(word))


def _limiting(word: str) -> str:
    """A number as it is written, a quantity in the nominative (*vieler* is *viele*); "" for other words."""
    known = function_words("limiting")
    low = word.lower()
    if low in known or (word[0].isdigit() and word[-1].isdigit()):
        return low
    stem = next((one for one in without_ending(low, "adjective") if one in known), "")
    return stem + _ENDING if stem else ""
