"""Prepositions that mark places (``locatives.tsv``)."""

from __future__ import annotations

from functools import cache

from kg.lexicon.tables import load_table


@cache
def locative_prepositions() -> frozenset[str]:
    """Lower-case prepositions after which a town is a place."""
    return frozenset(row["preposition"] for row in load_table("locatives.tsv", ("preposition", "example")))
