"""Names in brackets that only say more of who stands before them (*Rosa Hell und Jan Forst (beide FDP)*)."""

from __future__ import annotations

from kg.domain.mentions import Mention

_NEAR = 8  # characters that a word in the bracket before the name takes


def in_brackets(text: str, mention: Mention) -> bool:
    """Whether the name stands in brackets alone, or with one word that says how many it holds for."""
    span = mention.span
    _, opening, inside = text[max(0, span.start - _NEAR) : span.start].rpartition("(")
    return bool(opening) and len(inside.split()) <= 1 and text[span.end : span.end + 1] == ")" and ")" not in inside
