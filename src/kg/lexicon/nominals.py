"""Nouns made from verbs (*Reformierung*), so that a noun and its verb are one word in normal forms."""

from __future__ import annotations

from functools import cache, lru_cache

from kg.lexicon.tables import load_table
from kg.lexicon.verbs import infinitives

FILE, COLUMNS = "nominals.tsv", ("ending", "infinitive", "example", "verb")
_SHORTEST = 3


@cache
def nominals() -> tuple[tuple[str, str], ...]:
    """Endings of nouns and those of the verbs behind them, longest first."""
    rows = load_table(FILE, COLUMNS)
    return tuple(sorted(((row["ending"], row["infinitive"]) for row in rows), key=lambda pair: (-len(pair[0]), pair)))


@lru_cache(maxsize=65536)
def verb_of(noun: str) -> str:
    """The verb a noun was made from, where the tables know it (*Förderung* -> *fördern*); else the noun itself."""
    lower = noun.lower()
    for ending, infinitive in nominals():
        if noun[:1].isupper() and lower.endswith(ending) and len(lower) - len(ending) >= _SHORTEST:
            verb = lower[: -len(ending)] + infinitive
            if verb in infinitives(verb):
                return verb
    return noun
