"""Plain reports: what police, weather services or witnesses tell of an event is news, and nobody's position.

A claim counts as a position where it is disputable: it passes judgement (Martin and White 2005, *The Language of
Evaluation*), or what it tells concerns the conduct of a political actor.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.domain.actors import Kind
from kg.domain.mentions import Mention, MentionKind
from kg.domain.stances import Modality, Stance
from kg.lexicon.actors import actors
from kg.lexicon.calendar import calendar
from kg.lexicon.cues import cues
from kg.lexicon.function_words import function_words
from kg.lexicon.informants import is_informant
from kg.nlp import labels as ud
from kg.nlp.denying_words import denying
from kg.nlp.mentions import Mentions
from kg.nlp.tree import feature, prepositions

_CLAIMS = "claims"
# rules of words for telling; a conviction (überzeugt, Einschätzung) is a position
_TOLD = ("quotations:", "verbs:", "fallback:verbs:")
_SPEECH = "quotations:"
_YEAR = 4  # digits
# rules by which an informant asks for help or plans the next step of his work
_WORK = ("modals:wollen", "modals:mögen", "modals:werden", "verbs:bitten um", "verbs:planen", "verbs:hoffen auf")
_JUDGING = "evaluation"
_WEIGHING = (ud.ADJ, ud.ADV, ud.NOUN, ud.VERB)
_BESIDE = (ud.NMOD, ud.NMOD_POSS, ud.APPOS, ud.FLAT, ud.FLAT_NAME, ud.AMOD)
_NAMED = (ud.APPOS, ud.FLAT, ud.FLAT_NAME)
_ACTING = frozenset({Kind.STATE, Kind.ORGANISATION, Kind.GROUP})


def is_plain(doc: Doc, stance: Stance, mentions: Mentions) -> bool:
    """Whether a claim only passes on what happened: it judges nothing, names no actor and is no matter of dispute.

    A question states nothing at all (*Glaubt Riga, dass …?*). Of an informant that is enough, and so are plans for his
    own work; of others the claim must give a figure of what has been.
    """
    claim = stance.type == _CLAIMS and stance.rule.startswith(_TOLD)
    if stance.type == _CLAIMS and stance.modality is Modality.ASKED:
        return True
    if claim and _dated(doc, stance):
        return True
    if not claim and not (stance.rule.startswith(_WORK) and _informs(doc, stance.holder)):
        return False
    words = doc.char_span(stance.target.span.start, stance.target.span.end, alignment_mode="expand") or ()
    if any(_judges(word) or _acts(word, mentions, stance.holder) for word in words):
        return False
    if not claim or _informs(doc, stance.holder):
        return True
    figures = stance.rule.startswith(_SPEECH) and any(_figure(word) for word in words)
    return figures and not any(_disputed(word) for word in words)


def _figure(word: Token) -> bool:
    """A number that counts something, no year."""
    return word.dep_ == ud.NUMMOD and not (word.text.isdigit() and len(word.text) == _YEAR)


def _disputed(word: Token) -> bool:
    """A modal, a future, a denial, or a word by which positions are taken (*getötet*, *Forderung*)."""
    if word.pos_ == ud.AUXILIARY:
        future = word.lemma_ in function_words("passive_auxiliary") and feature(word.head, ud.VERB_FORM) == ud.INF
        return future or word.lemma_ in function_words("duty") | function_words("directive")
    taken = word.pos_ == ud.VERB and any(not row.with_words for row in cues().by_lemma(word.lemma_))
    return taken or bool(denying(word))


def _informs(doc: Doc, holder: Mention) -> bool:
    """Whether the holder's own words, or what they take up, name one who reports events."""
    seen: Mention | None = holder
    while seen is not None:
        span = doc.char_span(seen.span.start, seen.span.end, alignment_mode="expand")
        words = [] if span is None else [*span, *_beside(span.root), *_before(span.root)]
        if any(is_informant(word.text) for word in words):
            return True
        seen = seen.antecedent
    return False


def _dated(doc: Doc, stance: Stance) -> bool:
    """*zwei Monate nach dem Urteil*: the phrase says when it was, not by whose word it is so."""
    cue = doc.char_span(stance.cue.span.start, stance.cue.span.end)
    first = None if cue is None else cue[0]
    if first is None or first.i == 0 or first.pos_ != ud.ADP:
        return False
    return doc[first.i - 1].lower_ in calendar().units


def _beside(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in _BESIDE:
            yield child
            yield from _beside(child)


def _before(name: Token) -> list[Token]:
    """The noun that a name stands behind (*die Luftfahrtbehörde Lufta*)."""
    return [name.head] if name.dep_ in _NAMED else []


def _judges(word: Token) -> bool:
    """A word by which verdicts are passed (*falsch*, *Skandal*)."""
    return word.pos_ in _WEIGHING and any(row.kind == _JUDGING for row in cues().by_lemma(word.lemma_))


def _acts(word: Token, mentions: Mentions, holder: Mention) -> bool:
    """A state or organisation that does or undergoes something; where something happens it is a place."""
    mention = mentions.at(word)
    if mention is None or mention.form or mention.name == holder.name or word.pos_ == ud.PRON:
        return False
    kinds = {sense.actor.kind for sense in actors().named(mention.name)}
    whole = word
    while Kind.STATE in kinds and whole.dep_ in _BESIDE and whole.head.pos_ in (ud.NOUN, ud.PROPN):
        whole = whole.head  # in Riga, der Hauptstadt Lettlands
    if any(case.lower_ in function_words("locative_preposition") for case in prepositions(whole)):
        return False
    return bool(kinds & _ACTING) or mention.kind is MentionKind.ORGANISATION
