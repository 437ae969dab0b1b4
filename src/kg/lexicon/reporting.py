"""Words that attribute what is said: verbs, nouns and phrases (``reporting_*.tsv``, ``attributions.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.domain.documents import Problem
from kg.lexicon.tables import Row, load_table

VERBS = "reporting_verbs.tsv"
VERB_COLUMNS = ("lemma", "with", "kind", "takes", "example")
NOUNS = "reporting_nouns.tsv"
NOUN_COLUMNS = ("lemma", "kind", "example")
PHRASES = "attributions.tsv"
PHRASE_COLUMNS = ("word", "form", "noun", "example")
KINDS = frozenset(
    {"say", "write", "announce", "think", "feel", "judge", "demand", "ask", "deny", "show", "impersonal", "quote"}
)
TAKES = frozenset({"dass", "ob", "zu", "direct", "np"})
FORMS = frozenset({"preposition", "postposition", "noun", "phrase", "clause", "judge", "source", "relative", "adverb"})
CLAUSES = "content_clauses.tsv"
CLAUSE_COLUMNS = ("word", "takes", "example")


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """A verb that reports words or thoughts of its subject.

    ``with_words`` must all stand among its dependents. ``takes`` says which complements are the content: "dass" (finite
    clause), "ob" (question), "zu" (infinitive), "direct" (quoted words), "np" (no clause: the whole clause reports).
    An "impersonal" verb names its source in a phrase with *in* or *aus* (*im Bericht heißt es*).
    """

    lemma: str
    with_words: tuple[str, ...]
    kind: str
    takes: frozenset[str]
    example: str


@dataclass(frozen=True, slots=True)
class ReportingNoun:
    """A noun, adjective or adverb that takes reported words as a clause (*die Forderung, dass ...*, *überzeugt*)."""

    lemma: str
    kind: str
    example: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """A phrase that attributes a clause; ``noun`` is "" where any noun will do (*laut X*), else its lemma."""

    word: str
    form: str
    noun: str
    example: str


@dataclass(frozen=True, slots=True)
class Reporting:
    """All rows, ready for look-up by lemma (verbs and nouns) or by lower-case word (attributions, opening words).

    ``clauses`` gives for a word that opens a clause of content what it counts as: "dass" or "ob";
    for a pronoun that takes up the sentence before: "back".
    """

    verbs: Mapping[str, tuple[ReportingVerb, ...]]
    nouns: Mapping[str, ReportingNoun]
    attributions: Mapping[str, tuple[Attribution, ...]]
    clauses: Mapping[str, str]


def _marked(row: Row) -> Iterator[Problem]:
    if row["example"].count("{") < 1 or row["example"].count("{") != row["example"].count("}"):
        yield row.problem("the example marks no content", "put the content in { } and the speaker in [ ]")


def _verb(row: Row) -> Iterator[Problem]:
    if row["kind"] not in KINDS:
        yield row.problem(f"kind {row['kind']!r}", f"write one of {', '.join(sorted(KINDS))}")
    unknown = sorted(set(row.many("takes")) - TAKES)
    if unknown or not row.many("takes"):
        yield row.problem(f"takes {row['takes']!r}", f"write some of {', '.join(sorted(TAKES))}, separated by |")


def _noun(row: Row) -> Iterator[Problem]:
    if row["kind"] not in KINDS:
        yield row.problem(f"kind {row['kind']!r}", f"write one of {', '.join(sorted(KINDS))}")


def _phrase(row: Row) -> Iterator[Problem]:
    if row["form"] not in FORMS:
        yield row.problem(f"form {row['form']!r}", f"write one of {', '.join(sorted(FORMS))}")
    if (row["form"] == "noun") != (row["noun"] != "-"):
        yield row.problem(f"noun {row['noun']!r} with form {row['form']!r}", "name the noun for form noun, else -")


def _clause(row: Row) -> Iterator[Problem]:
    if row["takes"] not in {"dass", "ob", "back"}:
        yield row.problem(f"takes {row['takes']!r}", "write dass, ob or back")


def verbs() -> tuple[ReportingVerb, ...]:
    """The rows of ``reporting_verbs.tsv``; LexiconError where the file breaks its rules."""
    return tuple(
        ReportingVerb(
            lemma=row["lemma"],
            with_words=() if row["with"] == "-" else tuple(row["with"].split()),
            kind=row["kind"],
            takes=frozenset(row.many("takes")),
            example=row["example"],
        )
        for row in load_table(VERBS, VERB_COLUMNS, _verb, _marked)
    )


def nouns() -> tuple[ReportingNoun, ...]:
    """The rows of ``reporting_nouns.tsv``; LexiconError where the file breaks its rules."""
    rows = load_table(NOUNS, NOUN_COLUMNS, _noun, _marked)
    return tuple(ReportingNoun(row["lemma"], row["kind"], row["example"]) for row in rows)


def attributions() -> tuple[Attribution, ...]:
    """The rows of ``attributions.tsv``; LexiconError where the file breaks its rules."""
    rows = load_table(PHRASES, PHRASE_COLUMNS, _phrase, _marked)
    return tuple(Attribution(row["word"], row["form"], row["noun"].strip("-"), row["example"]) for row in rows)


@cache
def reporting() -> Reporting:
    """All three tables; verbs with more ``with`` words come first, so that the first match is the closest."""
    by_lemma: dict[str, list[ReportingVerb]] = {}
    for verb in sorted(verbs(), key=lambda row: -len(row.with_words)):
        by_lemma.setdefault(verb.lemma, []).append(verb)
    by_word: dict[str, list[Attribution]] = {}
    for phrase in attributions():
        by_word.setdefault(phrase.word, []).append(phrase)
    return Reporting(
        verbs=MappingProxyType({lemma: tuple(rows) for lemma, rows in by_lemma.items()}),
        nouns=MappingProxyType({row.lemma: row for row in nouns()}),
        attributions=MappingProxyType({word: tuple(rows) for word, rows in by_word.items()}),
        clauses=MappingProxyType({row["word"]: row["takes"] for row in load_table(CLAUSES, CLAUSE_COLUMNS, _clause)}),
    )
