"""Nouns that say what they are about only with what follows them (``complements.tsv``): *das Recht auf Wasser*."""

from __future__ import annotations

from functools import cache

from kg.lexicon.names import fold
from kg.lexicon.nouns import Nouns
from kg.lexicon.tables import load_table

FILE, COLUMNS = "complements.tsv", ("noun", "prepositions", "example")
_NONE = "-"


@cache
def complements() -> Nouns[frozenset[str]]:
    """The prepositions of the phrase each noun takes; every one of the nouns can take a clause.

    LexiconError where the table breaks its rules.
    """
    rows = load_table(FILE, COLUMNS)
    return Nouns({fold(row["noun"]): frozenset(row["prepositions"].split("|")) - {_NONE} for row in rows})
