"""Short names that a document introduces in brackets: *der Bund der Steuerzahler (BdSt)*.

After Schwartz & Hearst (2003): the letters of the short name stand in the long one, in their order, the first at its
beginning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from kg.domain.mentions import Mention, MentionKind
from kg.lexicon.actors import actors

_SHORTEST: Final = 2
_LONGEST: Final = 10


def find(text: str, names: Mapping[int, Mention]) -> Iterator[tuple[int, Mention]]:
    """The heads of later short names with the mention of the long name that introduced them.

    ``text`` is the document's, ``names`` its names by the index of their head. What the lexicon knows needs none.
    """
    introduced: dict[str, Mention] = {}
    for index in sorted(names):
        mention = names[index]
        if mention.name in introduced:
            yield index, introduced[mention.name]
        elif mention.kind is not MentionKind.PERSON:
            short = _bracketed(text, mention)
            if short and not _is_known(short, mention.name):
                introduced.setdefault(short, mention)


def _is_known(short: str, name: str) -> bool:
    """Whether the lexicon knows both names as the same actor's; what it knows otherwise, the text decides."""
    known = {sense.actor.id for sense in actors().named(short)}
    return bool(known & {sense.actor.id for sense in actors().named(name)})


def _bracketed(text: str, mention: Mention) -> str:
    """The short name in brackets behind a mention, "" where there is none."""
    after = text[mention.span.end : mention.span.end + _LONGEST + 3]
    opened, _, rest = after.lstrip().partition("(")
    short, closed, _ = rest.partition(")")
    if opened or not closed or not _SHORTEST <= len(short) <= _LONGEST or not _is_short_for(short, mention.name):
        return ""
    return short


def _is_short_for(short: str, name: str) -> bool:
    """Whether ``short`` is written with capitals and its letters follow each other in ``name``."""
    if sum(letter.isupper() for letter in short) < _SHORTEST or not short.isalpha():
        return False
    letters = iter(name.lower())
    return name[:1].lower() == short[:1].lower() and all(letter in letters for letter in short.lower())
