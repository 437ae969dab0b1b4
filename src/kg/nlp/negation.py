"""Negation: how often a cue and its target are denied, by words of the lexicon in their scope in the parse."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.lexicon.negation import negators
from kg.nlp import labels as ud
from kg.nlp.subjects import contrasted
from kg.nlp.tree import auxiliaries, children, conjuncts, is_predicate

_SUBJECTS = (ud.NSUBJ, ud.NSUBJ_PASS)
_ENDED = (ud.OBJ, ud.NSUBJ_PASS)
_ARGUMENTS = (ud.OBJ, ud.OBL_ARG, ud.IOBJ)


def denials(cue: Token, target: Token | None, words: Sequence[Token] = ()) -> tuple[int, list[Token]]:
    """How many denials lie on the stance itself, and which words deny inside a target that is a clause.

    The first counts those on the cue, its subject and a target noun (*fordert keine Zölle*), the second those of
    *fordert, dass keine Zölle gelten*. ``target`` is the target's head word, None where it was left out;
    ``words`` are the fixed words of the cue (*übt keine Kritik*) and the copula above it.
    """
    own = [*_on_predicate(cue), *_on_subject(cue)]
    beside = [c for c in children(cue, *_ARGUMENTS) if target not in conjuncts(c)]
    own += [found for other in beside for found in _on_noun(other)]
    own += [found for word in words for found in (*_on_predicate(word), *_on_noun(word))]
    inner: list[Token] = []
    if target is not None and target.i != cue.i:
        if is_predicate(target):
            inner = [*_on_predicate(target), *_on_subject(target), *_on_objects(target)]
        else:
            own += _on_noun(target)
    return len({token.i for token in own}), list({token.i: token for token in inner}.values())


def _class(token: Token) -> str:
    return negators().get(token.lemma_.lower()) or negators().get(token.lower_, "")


def _on_predicate(head: Token) -> list[Token]:
    """Denying adverbs beside a predicate or its auxiliaries; for a noun its *kein* and a verb that ends it."""
    places = [head, *auxiliaries(head)]
    near = [c for place in places for c in place.children if c.dep_ != ud.CONJ]
    near += [c for carrier in near if _class(carrier) == "carrier" for c in carrier.lefts]
    found = [c for c in near if _class(c) == "adverb"]
    found = [c for c in found if not _contrasts(c)]
    found += [c for place in places for c in children(place, ud.OBL) if _class(c) == "phrase" and _on_noun(c)]
    if head.pos_ == ud.NOUN:
        found += _on_noun(head)
        found += [head.head] if head.dep_ in _ENDED and _class(head.head) == "ending" else []
    return found


def _contrasts(adverb: Token) -> bool:
    """*nicht A, sondern B*, *von B, nicht von A*: the denial is for A alone, which the stance leaves out."""
    after = [token for token in adverb.head.subtree if token.i > adverb.i]
    siblings = (token for token in after if token.head.i == adverb.head.i)
    return any(map(contrasted, siblings)) or any(_class(token) == "correction" for token in after)


def _on_subject(cue: Token) -> list[Token]:
    subjects = children(cue, *_SUBJECTS) if cue.pos_ in (ud.VERB, ud.AUXILIARY, ud.ADJ) else []
    return [found for subject in subjects for found in _on_noun(subject)]


def _on_objects(predicate: Token) -> list[Token]:
    return [found for child in children(predicate, *_ARGUMENTS) for found in _on_noun(child)]


def _on_noun(head: Token) -> list[Token]:
    """*kein* before the noun, *nicht* or *weder* at it; in a series the first member's denial counts for all."""
    before = [*head.lefts, *(c for article in children(head, ud.DET) for c in article.lefts)]
    found = [c for c in before if _class(c) in ("determiner", "adverb")]
    found += [c for c in head.lefts if _class(c) == "correlative" and not found]
    if _class(head) == "pronoun":
        found.append(head)
    if not found and head.dep_ == ud.CONJ and not any(_class(c) == "correction" for c in head.lefts):
        return _on_noun(head.head)
    return found
