"""Which rows of the cue tables a word may be the cue of: its lemma, its fixed words, and whether it is reflexive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Doc, Token

from kg.lexicon.cues import CueRow, cues, rows_of_last_part
from kg.lexicon.function_words import function_words
from kg.lexicon.verbs import infinitives
from kg.nlp import labels as ud
from kg.nlp.tree import children, dependents, feature, prepositions

_TAGS = {
    "verb": (ud.VERB, ud.AUXILIARY),
    "support": (ud.VERB, ud.AUXILIARY),
    "noun": (ud.NOUN,),
    "adjective": (ud.ADJ, ud.ADV, ud.VERB),
    "preposition": (ud.ADP, ud.ADV),
    "evaluation": (ud.ADJ, ud.ADV, ud.VERB, ud.NOUN),
    "modal": (ud.AUXILIARY, ud.VERB),
}
_CUES = frozenset(tag for tags in _TAGS.values() for tag in tags)
FALLBACK = "fallback"
_FORMS = ("adjective", "evaluation")
_AGENT, _PATIENT = "subj", "obj"


@dataclass(frozen=True, slots=True)
class Match:
    """A row and its cue with the dependents that realise the row's fixed words; ``agent`` holds it where the cue is a
    participle before its target (*die von Polen geforderte Reform*)."""

    row: CueRow
    cue: Token
    words: tuple[Token, ...]
    agent: Token | None = None


def matches(token: Token) -> Iterator[Match]:
    """The rows a token may be the cue of, the most specific first."""
    lemma, tag = token.lemma_, token.pos_
    if tag not in _CUES:
        yield from _participles(token)
        return
    rows = cues().by_lemma(lemma)
    if not rows and tag == ud.NOUN:
        # the lemma of a noun made of an infinitive may be guessed wrong (Werben)
        rows = cues().by_lemma(token.text) or rows_of_last_part(lemma)
    if tag == ud.ADJ or feature(token, ud.VERB_FORM) == ud.PARTICIPLE:
        # a participle that became an adjective (empört) is listed by its form, the verb by its lemma
        rows += tuple(row for row in cues().by_lemma(token.lower_) if row.kind in _FORMS and row not in rows)
    if not rows and tag == ud.VERB:
        rows = tuple(_unseen(row) for row in _below_prefix(lemma))
    for row in sorted(rows, key=lambda row: -len(row.with_words)):
        if tag in _TAGS[row.kind]:
            words = _with_words(token, row.with_words)
            if words is not None and _reflexive_agrees(token, row):
                yield Match(row, token, words)
    yield from _participles(token)


def _below_prefix(lemma: str) -> tuple[CueRow, ...]:
    """The rows of the verb below a prefix that leaves its stance alone (*mitfordern* of *fordern*)."""
    stems = [lemma.removeprefix(p) for p in sorted(function_words("neutral_prefix")) if lemma.startswith(p)]
    return tuple(row for stem in stems for row in cues().by_lemma(stem) if row.kind == "verb" and not row.with_words)


def _unseen(row: CueRow) -> CueRow:
    """The row as the ground of a guess: its own name in the statement, and a lower confidence."""
    return replace(row, id=f"{FALLBACK}:{row.id}")


def _participles(token: Token) -> Iterator[Match]:
    """The rows of the verb whose participle stands before what it was done to, with who did it."""
    agent = next((c for c in dependents(token) if _does(c)), None) if token.dep_ == ud.AMOD else None
    if agent is not None:
        verbs = [row for verb in sorted(infinitives(token.lemma_)) for row in cues().by_lemma(verb)]
        passive = [row for row in verbs if row.kind == "verb" and not row.with_words and _PATIENT in row.target]
        yield from (Match(row, token, (), agent) for row in passive if _AGENT in row.holder)


def _does(phrase: Token) -> bool:
    by = function_words("agent_preposition")
    return phrase.pos_ in (ud.NOUN, ud.PROPN) and any(case.lower_ in by for case in prepositions(phrase))


def _with_words(cue: Token, wanted: tuple[str, ...]) -> tuple[Token, ...] | None:
    """The dependents that realise the fixed words of a construction; None where one is missing."""
    if not wanted:
        return ()
    near = _near(cue.doc, cue.i)
    found = []
    for word in wanted:
        hit = near.get(word)
        if hit is None:
            return None
        found.append(hit)
    return tuple(found)


@lru_cache(maxsize=256)
def _near(doc: Doc, cue: int) -> dict[str, Token]:
    """The first word of each form below the word ``cue``, down to prepositions of its dependents' dependents."""
    near = [c for c in dependents(doc[cue]) if c.pos_ != ud.VERB]
    near += [c for child in near for c in dependents(child)]
    near += [c for child in near for c in children(child, ud.CASE, ud.CC)]
    found: dict[str, Token] = {}
    for word in near:
        for form in (word.lower_, word.lemma_, word.text):
            found.setdefault(form, word)
    return found


def _reflexive_agrees(cue: Token, row: CueRow) -> bool:
    """Whether verb and row are both reflexive or both not: *sich äußern* is another verb than *äußern*."""
    if row.kind not in ("verb", "support"):
        return True
    reflexive = function_words("reflexive")
    return any(c.lower_ in reflexive for c in dependents(cue)) == any(word in reflexive for word in row.with_words)
