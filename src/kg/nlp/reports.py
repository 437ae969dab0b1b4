"""Plain reports: what police, weather services or witnesses tell of an event is news, and nobody's position.

A claim counts as a position where it is disputable: it passes judgement (Martin and White 2005, *The Language of
Evaluation*), or what it tells concerns the conduct of a political actor.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.domain.actors import Kind
from kg.domain.mentions import Mention, MentionKind
from kg.domain.stances import Stance
from kg.lexicon.actors import actors
from kg.lexicon.cues import cues
from kg.lexicon.function_words import function_words
from kg.lexicon.informants import is_informant
from kg.nlp import labels as ud
from kg.nlp.mentions import Mentions
from kg.nlp.tree import prepositions

_CLAIMS = "claims"
# rules of words for telling; a conviction (überzeugt, Einschätzung) is a position
_TOLD = ("quotations:", "verbs:", "fallback:verbs:")
_JUDGING = "evaluation"
_WEIGHING = (ud.ADJ, ud.ADV, ud.NOUN, ud.VERB)
_BESIDE = (ud.NMOD, ud.NMOD_POSS, ud.APPOS, ud.FLAT, ud.FLAT_NAME, ud.AMOD)
_ACTING = frozenset({Kind.STATE, Kind.ORGANISATION, Kind.GROUP})


def is_plain(doc: Doc, stance: Stance, mentions: Mentions) -> bool:
    """Whether a stance only passes on what happened: an informant's claim that judges nothing and names no actor."""
    passed_on = stance.type == _CLAIMS and stance.rule.startswith(_TOLD)
    if not passed_on or not _informs(doc, stance.holder):
        return False
    target = stance.target.span
    words = [token for token in doc if target.start <= token.idx < target.end]
    return not any(_judges(word) or _acts(word, mentions, stance.holder) for word in words)


def _informs(doc: Doc, holder: Mention) -> bool:
    """Whether the holder's own words, or what they take up, name one who reports events."""
    seen: Mention | None = holder
    while seen is not None:
        span = doc.char_span(seen.span.start, seen.span.end, alignment_mode="expand")
        words = [] if span is None else [*span, *_beside(span.root)]
        if any(is_informant(word.text) for word in words):
            return True
        seen = seen.antecedent
    return False


def _beside(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in _BESIDE:
            yield child
            yield from _beside(child)


def _judges(word: Token) -> bool:
    """A word by which verdicts are passed (*falsch*, *Skandal*)."""
    return word.pos_ in _WEIGHING and any(row.kind == _JUDGING for row in cues().by_lemma(word.lemma_))


def _acts(word: Token, mentions: Mentions, holder: Mention) -> bool:
    """A state or organisation that does or undergoes something; where something happens it is a place."""
    mention = mentions.at(word)
    if mention is None or mention.name == holder.name or word.pos_ == ud.PRON:
        return False
    if any(case.lower_ in function_words("locative_preposition") for case in prepositions(word)):
        return False
    known = any(sense.actor.kind in _ACTING for sense in actors().named(mention.name))
    return known or mention.kind is MentionKind.ORGANISATION
