"""What a stance is about where its sentence leaves that to the sentence before (*lehnt das ab*, *ist dagegen*)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.domain.stances import Stance, Target
from kg.lexicon.function_words import function_words
from kg.lexicon.stance_types import stance_types
from kg.nlp import labels as ud
from kg.nlp.matching import Match
from kg.nlp.tree import children

_ACTS = ("cooperate", "conflict")
_VIEWS = ("request", "endorse", "oppose")
_SAID = (*_VIEWS, "assert")
_JUDGED = "judged"
_TAKEN_UP = (ud.OBJ, ud.OBL_ARG, ud.IOBJ, ud.OBL, ud.NSUBJ_PASS)


def targets(match: Match, before: Sequence[Stance]) -> Iterator[tuple[Target, None]]:
    """The target of an earlier stance that a cue without a target of its own takes up.

    *erklärten ihren Austritt*: from what the last such act of the text was. *lehnt das ab*, *ist dagegen*: what the
    last stance of this sentence or the one before was about.
    """
    words = (match.cue, *match.words)
    if any(children(word, ud.DET_POSS) for word in words):
        acts = [stance for stance in before if stance.type == match.row.type and _group(stance) in _ACTS]
        yield from ((stance.target, None) for stance in acts[-1:])
    elif any(_takes_up(child, match) for word in words for child in (word, *word.children)):
        yield from ((stance.target, None) for stance in before[-1:] if _near(stance, match.cue, _VIEWS))
    elif _JUDGED in match.row.target and _judges_that(match.cue):
        yield from ((stance.target, None) for stance in before[-1:] if _near(stance, match.cue, _SAID))


def _group(stance: Stance) -> str:
    return stance_types()[stance.type].group


def _takes_up(word: Token, match: Match) -> bool:
    """*das*, *dies* as an object, or the pronominal adverb of the cue's preposition without a clause of its own."""
    if word.dep_ in _TAKEN_UP and word.lower_ in function_words("demonstrative_object"):
        return ("obj" in match.row.target or "dat" in match.row.target) and not _announces(word)
    if word.lower_ not in function_words("pronominal_adverb"):
        return False
    prepositions = {f"da{slot}" for slot in match.row.target} | {f"dar{slot}" for slot in match.row.target}
    own = word.lower_ in match.row.with_words or (word.i == match.cue.i and _predicated(word))
    return (word.lower_ in prepositions or own) and not _announces(word)


def _predicated(adverb: Token) -> bool:
    """*ist dagegen*: the adverb is all that the copula says; in *ist dagegen sicher* it only contrasts."""
    if children(adverb, ud.COP):
        return True
    verb = adverb.head
    others = [c for c in verb.children if c.i != adverb.i and c.dep_ in (*_TAKEN_UP, ud.XCOMP, ud.CCOMP, ud.ADVCL)]
    others += [c for c in children(verb, ud.ADVMOD) if c.pos_ == ud.ADJ]
    return verb.lemma_ in function_words("copula") and not [c for c in others if c.dep_ != ud.NSUBJ_PASS]


def _announces(word: Token) -> bool:
    """Whether a clause that the word can announce follows in the sentence (*geht davon aus, dass*)."""
    openers = function_words("complementiser") | function_words("interrogative_complementiser")
    after = word.doc[word.i + 1 : word.sent.end]
    return any(token.lower_ in openers or token.lower_ in function_words("infinitive_marker") for token in after)


def _judges_that(verdict: Token) -> bool:
    """*Das ist ein Fehler*: the subject of the copula takes up what was said before."""
    subjects = children(verdict, ud.NSUBJ) if children(verdict, ud.COP) else []
    return any(subject.lower_ in function_words("demonstrative_object") for subject in subjects)


def _near(stance: Stance, cue: Token, groups: Sequence[str]) -> bool:
    """Whether a stance of one of ``groups`` stands in the cue's sentence or the one before."""
    first = cue.sent.start
    start = cue.doc[first - 1].sent.start_char if first else cue.sent.start_char
    return _group(stance) in groups and start <= stance.cue.span.start < cue.idx
