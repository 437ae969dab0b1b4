"""Whose voice the text of an opinion piece is."""

from __future__ import annotations

from kg.domain.documents import Document
from kg.domain.mentions import Mention, MentionKind
from kg.domain.spans import Span
from kg.lexicon.function_words import function_words

_COMMA = ","


def author(document: Document) -> Mention | None:
    """The one author of an opinion piece, as the byline in its text names him; None for news and for several authors.

    A byline that only metadata give has no place in the text that could prove it.
    """
    name = document.byline or ""
    several = _COMMA in name or any(word in function_words("byline_joint") for word in name.split())
    at = document.text.find(name) if name and document.opinion and not several else -1
    return None if at < 0 else Mention(Span(at, at + len(name), name), name, MentionKind.PERSON)
