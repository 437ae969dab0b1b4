"""Whether a word of the lexicon denies where it stands, and which part of its clause it contradicts."""

from __future__ import annotations

from spacy.tokens import Token

from kg.lexicon.negation import negators, sequences, softeners
from kg.nlp import labels as ud
from kg.nlp.subjects import contrasted
from kg.nlp.tree import children, is_predicate

_BEFORE = 3
_INSIDE = (ud.DET, ud.AMOD)
_NOMINAL = (ud.NOUN, ud.PROPN, ud.PRON)


def denying(token: Token) -> str:
    """The class of a denying word, "" for any other and where the next word takes the denial back (*nicht nur*)."""
    name = negators().get(token.lemma_.lower()) or negators().get(token.lower_, "")
    return "" if name and softeners().get(_next(token)) == "kept" else name


def sequence(token: Token) -> list[Token]:
    """The words of a denying phrase that ends right before ``token`` (*alles andere als zufrieden*); its first word."""
    first = token.i
    while first > token.sent.start and token.doc[first - 1].head.i == token.i and token.doc[first - 1].dep_ in _INSIDE:
        first -= 1  # *alles andere als ein Fortschritt*
    before = token.doc[token.sent.start : first]
    for words in sequences():
        if [word.lower_ for word in before[-len(words) :]] == list(words):
            return [before[-len(words)]]
    return []


def is_open(token: Token) -> bool:
    """Whether a denying word leaves the matter open: *nicht alle*, *noch nicht*."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    if "partial" in (softeners().get(after.lower_), softeners().get(after.lemma_.lower())):
        return True
    adverbs = [*token.doc[max(token.sent.start, token.i - _BEFORE) : token.i], *children(token.head, ud.ADVMOD)]
    return any(softeners().get(f"{adverb.lower_} {token.lemma_.lower()}") == "pending" for adverb in adverbs)


def contradicts(adverb: Token, head: Token, target: Token | None) -> bool:
    """Whether a denying adverb beside the predicate ``head`` denies it, or of a stance on ``target`` just that.

    *nicht A, sondern B*, *von B, nicht von A*: the denial is for A alone.
    """
    after = [token for token in adverb.head.subtree if token.i > adverb.i]
    if any(contrasted(token) for token in after if token.head.i == adverb.head.i and token.pos_ in _NOMINAL):
        return False
    corrections = [token for token in after if denying(token) == "correction"]
    if not corrections:
        return True
    corrected = corrections[0].head
    if is_predicate(corrected) and corrected.head.i == head.i and corrected.pos_ == ud.VERB:
        return True
    return target is not None and adverb.i < target.i < corrections[0].i


def elliptical(adverb: Token) -> bool:
    """*Oslo stimmt zu, Riga nicht*: the adverb right behind a second subject denies only what is left out."""
    if left_out(adverb.doc[adverb.i - 1] if adverb.i else adverb):
        return True
    subjects = children(adverb.head, ud.NSUBJ)
    behind = subjects[-1:] and subjects[-1].right_edge.i == adverb.i - 1
    return bool(behind) and len(subjects) > 1 and adverb.head.i < subjects[-1].i


def left_out(noun: Token) -> bool:
    """Whether a noun between comma and a last *nicht* is the subject of a verb that is left out (*, Riga nicht*)."""
    if noun.pos_ not in _NOMINAL or negators().get(_next(noun)) != "adverb":
        return False
    doc, start = noun.doc, min(token.i for token in noun.subtree if not token.is_punct)
    ends = noun.i + 2 >= noun.sent.end or doc[noun.i + 2].is_punct
    return ends and noun.i - start <= 1 and start > noun.sent.start and doc[start - 1].text == ","


def _next(token: Token) -> str:
    return token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
