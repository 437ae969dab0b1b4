"""News agencies as datelines name them (``agencies.tsv``)."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from kg.lexicon.tables import load_table

FILE = "agencies.tsv"
COLUMNS = ("name", "label", "example")


@cache
def agencies() -> MappingProxyType[str, str]:
    """The outlet's name by the agency's name in lower case. LexiconError where the file breaks its rules."""
    return MappingProxyType({row["name"].lower(): row["label"] for row in load_table(FILE, COLUMNS)})
