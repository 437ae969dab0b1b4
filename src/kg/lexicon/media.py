"""Who is a medium: agencies, newspapers and broadcasters by name, and nouns for them (``media_nouns.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.domain.documents import Problem
from kg.lexicon.actors import actors
from kg.lexicon.tables import Row, load_table

FILE = "media_nouns.tsv"
COLUMNS = ("noun", "example")


def _check(row: Row) -> Iterator[Problem]:
    if row["noun"] != row["noun"].lower():
        yield row.problem(f"noun {row['noun']!r} has capitals", "write it in lower case, compounds match by their end")


@cache
def media_nouns() -> frozenset[str]:
    """The nouns in lower case. LexiconError where the file breaks its rules."""
    return frozenset(row["noun"] for row in load_table(FILE, COLUMNS, _check))


@cache
def is_medium(name: str) -> bool:
    """Whether a name or a noun's lemma means an agency, a newspaper or a broadcaster."""
    known = actors()
    if any(known.is_medium(sense.actor.id) for sense in known.named(name)):
        return True
    first, _, rest = name.lower().partition(" ")
    return name.lower().endswith(tuple(media_nouns())) or (bool(rest) and first in media_nouns())  # Radio Riga
