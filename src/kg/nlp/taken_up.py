"""What a bare noun takes up: *der Entwurf* after *ein Gesetzentwurf zur Maut* (same head: Vieira & Poesio 2000)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.domain.mentions import MentionKind
from kg.domain.stances import Stance, Target
from kg.lexicon.issue_words import CONTAINER, LIGHT, OCCASION, SHELL, VAGUE, belongs, ends_in
from kg.lexicon.stance_types import stance_types
from kg.nlp import labels as ud
from kg.nlp.phrases import is_definite, is_plural, tagged

_EMPTY = (VAGUE, CONTAINER, LIGHT)
_VIEWS = ("request", "endorse", "oppose")
_OPEN = "open"


def is_bare(target: Target) -> bool:
    """Whether no word of the target says what it is about."""
    return all(_says_nothing(word) for word in target.words)


def earlier(head: Token, target: Target) -> Iterator[Token]:
    """The nouns before ``head`` that may say more fully what it means, the nearest first; none where it is not bare.

    They have the same lemma or end in it (*Gesetzentwurf*) and the same number; the noun itself stands with *der* or
    *dieser* and says nothing, or is one for an occasion (*die Parade*) or with *dieser* and no word beside it.
    """
    lone = len(target.words) == 1 and (bool(target.pointers) or ends_in(target.lemma, OCCASION))
    if head.pos_ != ud.NOUN or not is_definite(head) or not (lone or is_bare(target)):
        return
    ending, several = head.lemma_.lower(), is_plural(head)
    for at in reversed(tagged(head.doc, (ud.NOUN,))):
        token = head.doc[at]
        if at < head.i and token.lemma_.lower().endswith(ending) and is_plural(token) == several:
            yield token


def says_more(earlier: Target, target: Target) -> bool:
    """Whether the ``earlier`` phrase is fuller than the later one: a compound, or more words."""
    return not is_bare(earlier) and (len(earlier.words) > len(target.words) or earlier.lemma != target.lemma)


def _says_nothing(word: str) -> bool:
    return any(belongs(word, name) for name in _EMPTY)


def settle(found: Sequence[Stance], doc: Doc) -> list[Stance]:
    """The stances, in the order of their cues, with the matter before that a shell noun stands for.

    *Riga will den Hafen ausbauen. Oslo begrüßt das Vorhaben*: such a noun takes up what the stance before it, in the
    same sentence or the one before, leaves open (Schmid, English Abstract Nouns as Conceptual Shells, 2000).
    """
    settled: list[Stance] = []
    for stance in found:
        about = stance.target
        bare = _is_shell(about) and about.takes_up is None and is_bare(about)
        before = (one for one in reversed(settled) if bare and _says_a_matter(one) and _near(one, stance, doc))
        matter = next(iter(before), None)
        fuller = stance if matter is None else replace(stance, target=replace(about, takes_up=_matter(matter)))
        settled.append(fuller)
    return settled


def _is_shell(target: Target) -> bool:
    return target.definite and target.mention is not None and belongs(target.lemma, SHELL)


def _says_a_matter(stance: Stance) -> bool:
    kind, about = stance_types()[stance.type], stance.target
    named = about.mention is not None and about.mention.kind is not MentionKind.NOUN
    matter = about.takes_up or about
    return kind.group in _VIEWS and kind.content == _OPEN and not named and not is_bare(matter)


def _matter(stance: Stance) -> Target:
    return stance.target.takes_up or stance.target


def _near(earlier: Stance, later: Stance, doc: Doc) -> bool:
    """Whether the later one stands in the sentence of the earlier one, behind it, or in the next."""
    between = doc.char_span(earlier.evidence.end, later.evidence.start, alignment_mode="contract")
    if earlier.evidence.start == later.evidence.start:
        return earlier.target.span.end <= later.target.span.start
    # what somebody else opposed is seldom what the next sentence is about
    refused = stance_types()[earlier.type].polarity < 0 and earlier.holder.name != later.holder.name
    next_one = earlier.evidence.end <= later.evidence.start and (between is None or not between.text.strip())
    return next_one and not refused
