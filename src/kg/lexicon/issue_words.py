"""Words that decide what belongs to the normal form of an issue (``issue_words.tsv``).

Classes: ``light`` adjectives and nouns say nothing about which issue it is (*neu*, *geplant*, *heute*); ``vague``
heads name no issue of their own (*Vorschlag*, *Maßnahme*); ``container`` heads stand for what they hold (*Plan für
eine Steuersenkung*); ``more``, ``less``, ``stricter``, ``looser``, ``better``, ``faster``, ``easier`` and ``simpler``
before a noun or a verb ask for a change (*höhere Renten*), those that are ``counted`` too only before a noun (*nicht
mehr*); ``defining`` prepositions open a phrase that tells issues apart. A ``link`` joins the
parts of a compound (*Rente-n-erhöhung*), and parts that end as the class ``linked`` says end in one
(*Lieferungs-stopp*). An ``article`` or pronoun never stands in a label; ``anybody`` fills no place (*Menschen*). A
``measure`` stands for what it is a share of (*die Hälfte der Wohnungen*); an ``event`` is another one in every
text (*Vorfall*). An ``act`` is vague with a definite article alone: *fordert Neuwahlen* says enough. A ``shell``
with a definite article stands for a matter named before it (*das Vorhaben*). An ``occasion`` with one is the
one that its text told of (*der Wahlgang*), alone or as the end of a compound. A ``whole`` noun made from a verb
needs nobody and nothing to be said with it (*Abrüstung*).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from kg.domain.documents import Problem
from kg.lexicon.endings import without_ending
from kg.lexicon.tables import Row, load_table

FILE = "issue_words.tsv"
COLUMNS = ("word", "class", "example")
LIGHT, VAGUE, CONTAINER, MORE, LESS, DEFINING = "light", "vague", "container", "more", "less", "defining"
LINK, LINKED, ARTICLE = "link", "linked", "article"
STRICTER, LOOSER, BETTER, FASTER, ANYBODY = "stricter", "looser", "better", "faster", "anybody"
MEASURE, EVENT, ACT, SHELL = "measure", "event", "act", "shell"
EASIER, SIMPLER, COUNTED, OCCASION, WHOLE = "easier", "simpler", "counted", "occasion", "whole"
_CLASSES = frozenset(
    {
        ANYBODY,
        LIGHT,
        VAGUE,
        CONTAINER,
        MORE,
        LESS,
        STRICTER,
        LOOSER,
        BETTER,
        FASTER,
        DEFINING,
        LINK,
        LINKED,
        ARTICLE,
        MEASURE,
        EVENT,
        ACT,
        SHELL,
        EASIER,
        SIMPLER,
        COUNTED,
        OCCASION,
        WHOLE,
    }
)


@cache
def issue_words() -> dict[str, frozenset[str]]:
    """The words of each class in lower case. LexiconError where the table breaks its rules."""
    found: dict[str, set[str]] = {name: set() for name in _CLASSES}

    def check(row: Row) -> Iterator[Problem]:
        if row["class"] not in _CLASSES:
            yield row.problem(f"class {row['class']!r} is unknown", f"write one of {', '.join(sorted(_CLASSES))}")
        else:
            found[row["class"]].add(row["word"].lower())

    load_table(FILE, COLUMNS, check)
    return {name: frozenset(words) for name, words in found.items()}


@cache
def words_of(name: str) -> tuple[str, ...]:
    """The words of a class, longest first."""
    return tuple(sorted(issue_words()[name], key=lambda word: (-len(word), word)))


@lru_cache(maxsize=65536)
def belongs(word: str, name: str) -> bool:
    """Whether a word in its base form, or an adjective as it stands, belongs to the class."""
    lower = word.lower()
    words = issue_words()[name]
    return lower in words or (word == lower and any(form in words for form in without_ending(lower, "adjective")))


@lru_cache(maxsize=65536)
def ends_in(noun: str, name: str) -> bool:
    """Whether a noun in its base form is of the class, or a compound whose end is (*Gerichtsentscheidung*)."""
    lower = noun.lower()
    ends = tuple(word for word in issue_words()[name] if len(word) < len(lower))
    return belongs(noun, name) or (noun[:1].isupper() and lower.endswith(ends))
