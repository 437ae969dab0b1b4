"""Sentence boundaries by rule: the component `kg_sentences`.

German gives surer signs than a parser does: what follows a full stop, which words carry one of their own,
and whether a quotation mark opens or closes. News text is full of headings without a stop, so a line break always ends
a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from kg.lexicon.tables import load_table

LONGEST = 200
_START, _INSIDE = np.array([1, -1], dtype=np.int64).astype(np.uint64)
_STOPS = frozenset(".!?…")
_CLOSING = frozenset(")]}»«”’›‹")
_EITHER = frozenset("\"'“‘")
_OPENING = frozenset("([{„‚»«›‹")
_CLAUSE_MARKS = frozenset({";", ":", "–", "—", ","})
_BULLETS = frozenset({"-", "–", "—", "•", "*", "·"})


@dataclass(frozen=True)
class StopWords:
    """Lower-case words with a full stop of their own, and the words that show a new sentence after them."""

    never: frozenset[str]
    maybe: frozenset[str]
    starters: frozenset[str]


@cache
def stop_words() -> StopWords:
    """The rows of `abbreviations.tsv` and `sentence_starters.tsv`; LexiconError where they break the table's rules."""
    rows = load_table("abbreviations.tsv", ("form", "end", "example"))
    by_end = {end: frozenset(row["form"].lower() for row in rows if row["end"] == end) for end in ("never", "maybe")}
    starters = frozenset(row["word"] for row in load_table("sentence_starters.tsv", ("word", "example")))
    return StopWords(by_end["never"], by_end["maybe"], starters)


def find(doc: Doc) -> list[int]:
    """The 0-based token positions where a sentence begins, the first included; none for an empty document."""
    if not len(doc):
        return []
    words = [t.text for t in doc]
    glued = [not t.whitespace_ for t in doc]
    starts = [0]
    at = 0
    while at < len(words):
        end = _end_after(words, glued, at)
        if end is None:
            at += 1
            continue
        if end < len(words):
            starts.append(end)
        at = end
    return _capped(words, starts)


def _end_after(words: list[str], glued: list[bool], at: int) -> int | None:
    """The position after the sentence that ends at `at`, or None where none does."""
    word = words[at]
    if word.isspace():
        return _past_space(words, at + 1) if "\n" in word or "\u2029" in word else None
    if word[-1] not in _STOPS:
        return None
    end = at + 1
    while end < len(words) and (words[end][-1] in _STOPS and not words[end][0].isalnum()):
        end += 1
    while end < len(words) and _closes(words, glued, end):
        end += 1
    after = _past_space(words, end)
    if after >= len(words):
        return after
    if any("\n" in w for w in words[end:after]):
        return after
    return after if _begins(words, glued, at, end, after) else None


def _past_space(words: list[str], at: int) -> int:
    while at < len(words) and words[at].isspace():
        at += 1
    return at


def _closes(words: list[str], glued: list[bool], at: int) -> bool:
    mark = words[at]
    if mark in _CLOSING or mark == "''":
        return glued[at - 1]
    return mark in _EITHER and glued[at - 1]


def _begins(words: list[str], glued: list[bool], at: int, end: int, after: int) -> bool:
    """Whether the word at `after` can begin a sentence, given the stop at `at`."""
    stop, following = words[at], words[after]
    first = following[0]
    if first.islower() or (not first.isalnum() and following not in _BULLETS and not _opens(words, glued, after)):
        return not (first.isascii() or first.isalpha() or first in "…–—“”«»’") and stop[-1] in _STOPS
    if following in _BULLETS and end == at + 1 and stop[-1] == "." and len(stop) > 1:
        return False
    if stop in {".", "…", "..."} or set(stop) <= _STOPS:
        return not (glued[at] and end == at + 1 and first.isdigit()) and not _split_short_form(words, glued, at, after)
    return _after_short_form(words, at, after)


def _opens(words: list[str], glued: list[bool], at: int) -> bool:
    mark = words[at]
    if mark in _OPENING or mark == "``":
        return True
    return mark in _EITHER and not glued[at - 1]


def _split_short_form(words: list[str], glued: list[bool], at: int, after: int) -> bool:
    """Whether the stop belongs to a short form that the tokenizer has cut in two ("Abg" + ".")."""
    if at == 0 or words[at] != "." or not glued[at - 1]:
        return False
    short = words[at - 1].lower() + "."
    known = stop_words()
    if short in known.never:
        return True
    if _is_roman(words[at - 1]):
        return _content(words, after).lower() not in known.starters
    return short in known.maybe and _content(words, after).lower() not in known.starters


def _after_short_form(words: list[str], at: int, after: int) -> bool:
    """Whether a sentence ends with a word that has a stop of its own: a year, an ordinal, an abbreviation."""
    known = stop_words()
    word = words[at].lower()
    starter = _content(words, after).lower() in known.starters
    if word[-1] != ".":
        return True
    if word[:-1].isdigit():
        return len(word) > 3 or starter
    if word in known.never:
        return False
    if word in known.maybe or len(word) == 2:
        return starter
    return starter or not any(word.startswith(known_form[:-1]) for known_form in known.never if len(known_form) > 3)


def _content(words: list[str], at: int) -> str:
    while at < len(words) - 1 and not words[at][0].isalnum():
        at += 1
    return words[at]


def _is_roman(word: str) -> bool:
    return len(word) > 1 and not set(word) - set("IVX")


def _capped(words: list[str], starts: list[int]) -> list[int]:
    """Cut what no rule has ended: at the last clause mark of a stretch, or where the stretch is full."""
    capped: list[int] = []
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        capped.append(start)
        while end - start > LONGEST:
            marks = [i + 1 for i in range(start + LONGEST // 2, start + LONGEST) if words[i] in _CLAUSE_MARKS]
            start = marks[-1] if marks else start + LONGEST
            capped.append(start)
    return capped


class Sentences:
    """The component: sets `token.is_sent_start` for every token."""

    def __call__(self, doc: Doc) -> Doc:
        starts = find(doc)
        if starts:
            column = np.full(len(doc), _INSIDE, dtype=np.uint64)
            column[starts] = _START
            doc.from_array(["SENT_START"], cast("Any", column))
        return doc


@Language.factory("kg_sentences", assigns=["token.is_sent_start", "doc.sents"])
def make_sentences(nlp: Language, name: str) -> Sentences:
    """The factory behind `nlp.add_pipe("kg_sentences")`."""
    return Sentences()
