"""Where a stance stands in the change a text tells: before (*zuvor*), new (*nun*), still, again, ended (*nicht mehr*).

Read from the adverbs of the cue's clause and its tense: the pluperfect is the past of what the text tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from kg.domain.stances import Phase
from kg.lexicon.function_words import function_words
from kg.lexicon.phases import DENIED, PAST, PhaseWord, phase_words
from kg.nlp import labels as ud
from kg.nlp.denying_words import denying
from kg.nlp.negation import is_ended
from kg.nlp.tree import auxiliaries, children, clause_head, feature, finite_verb

_AUXILIARIES: Final = (ud.AUX, ud.AUX_PASS, ud.COP)
_CONTENT: Final = (ud.CCOMP, ud.XCOMP)
_PRETERITE: Final = "Past"
_LONGEST: Final = 3

CURRENT: Final = PhaseWord(Phase.CURRENT, "", "")
_ENDED: Final = PhaseWord(Phase.ENDED, "", "")
_EARLIER: Final = PhaseWord(Phase.PAST, "", "")


def of(cue: Token) -> PhaseWord:
    """The phase of the stance of ``cue`` and what it says of the time of validity."""
    head = head_of(cue)
    found = [word for place in (cue, head) for word in _words(place)]
    if is_ended(cue):
        return _ENDED
    for name in (Phase.PAST, Phase.ENDED, Phase.BEGUN, Phase.RESUMED, Phase.CONTINUED):
        hit = next((word for word in found if word.phase is name), None)
        if hit is not None:
            return hit
    above = clause_head(head.head) if head.dep_ in _CONTENT else head
    return _EARLIER if is_pluperfect(head) or is_pluperfect(above) else CURRENT


def head_of(cue: Token) -> Token:
    """The predicate of the clause of ``cue``; the main verb where the cue is its auxiliary."""
    head = clause_head(cue)
    while head.dep_ in _AUXILIARIES:
        head = clause_head(head.head)
    return head


def is_past(head: Token) -> bool:
    """Whether a clause tells what has happened: past tense, or a perfect with *haben* or *sein*."""
    verb = finite_verb(head)
    if verb is None:
        return False
    perfect = verb.lemma_ in function_words("perfect_auxiliary") and feature(head, ud.VERB_FORM) == ud.PARTICIPLE
    return feature(verb, ud.TENSE) == _PRETERITE or perfect


def is_pluperfect(head: Token) -> bool:
    """*hatte abgelehnt*, *war beigetreten*."""
    verb = finite_verb(head)
    if verb is None or verb.i == head.i or verb.dep_ == ud.COP:
        return False
    before = feature(verb, ud.TENSE) == _PRETERITE and feature(verb, ud.MOOD) != ud.SUB
    told = verb.lemma_ in function_words("perfect_auxiliary") and feature(head, ud.VERB_FORM) == ud.PARTICIPLE
    return before and told


def _words(place: Token) -> Iterator[PhaseWord]:
    """The phase words among the adverbs and phrases of a predicate or noun that fit its clause."""
    known = phase_words()
    near = children(place, ud.ADVMOD, ud.OBL, ud.AMOD, ud.OBL_ARG)
    near += [c for aux in auxiliaries(place) for c in children(aux, ud.ADVMOD)]
    near += [c for child in near for c in children(child, ud.ADVMOD) if denying(child)]
    for child in near:
        found = next((known[words] for words in _readings(child) if words in known), None)
        if found is not None and _fits(found, child, place):
            yield found


def _readings(child: Token) -> Iterator[str]:
    """What a phrase may say: its first words together, longest first, or its head alone where it is one word."""
    start = child.left_edge.i
    for length in range(_LONGEST, 1, -1):
        yield child.doc[start : start + length].text.lower()
    # the parse may hang the first word of a pair higher (*noch immer*)
    if child.i > child.sent.start:
        yield child.doc[child.i - 1 : child.i + 1].text.lower()
    yield child.lower_
    yield child.lemma_.lower()


def _fits(word: PhaseWord, child: Token, place: Token) -> bool:
    if word.condition == DENIED:
        before = child.doc[max(child.i - 1, 0)]
        none = any(denying(c) == "determiner" for sibling in place.children for c in sibling.lefts)
        return bool(denying(before)) or none
    return word.condition != PAST or is_past(head_of(place))
