"""Names of several words that the analyser cuts: *Gewerkschaft Erziehung und Wissenschaft*, *Ärzte ohne Grenzen*.

A name whose inside is written like running text is told from it by knowing it; the longest one wins (maximum matching).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from spacy.tokens import Doc, Span

from kg.domain.actors import Kind
from kg.lexicon.actors import actors
from kg.nlp import labels as ud

_SHORTEST: Final = 3


@cache
def _names() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The words of every organisation's names with a small word inside, by their first word, the longest first."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for actor in actors().by_id.values():
        for name in (actor.label, *actor.aliases) if actor.kind is Kind.ORGANISATION else ():
            words = tuple(name.split())
            if len(words) >= _SHORTEST and any(word.islower() for word in words[1:-1]) and words[0][:1].isupper():
                found.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(names, key=lambda one: (-len(one), one))) for first, names in found.items()}


def completed(doc: Doc, entities: Sequence[Span]) -> list[Span]:
    """The entities with every known name whole; those that overlap one give way to it. In the order of the text."""
    spans = (span for token in doc if token.text in _names() and (span := _at(doc, token.i)) is not None)
    known = [span for span in spans if not any(one.start <= span.start and span.end <= one.end for one in entities)]
    if not known:
        return list(entities)
    taken = {at for span in known for at in range(span.start, span.end)}
    kept = [one for one in entities if taken.isdisjoint(range(one.start, one.end))]
    return sorted([*kept, *known], key=lambda span: span.start)


def _at(doc: Doc, start: int) -> Span | None:
    for words in _names()[doc[start].text]:
        if tuple(token.text for token in doc[start : start + len(words)]) == words:
            return Span(doc, start, start + len(words), label=ud.ORG)
    return None
