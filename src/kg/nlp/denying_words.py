"""Whether a word of the lexicon denies where it stands, and which part of its clause it contradicts."""

from __future__ import annotations

from spacy.tokens import Token

from kg.lexicon.function_words import function_words
from kg.lexicon.negation import negators, sequences, softeners
from kg.nlp import labels as ud
from kg.nlp.subjects import contrasted
from kg.nlp.tree import children, is_predicate, prepositions

_BEFORE = 3
_INSIDE = (ud.DET, ud.AMOD)
_NOMINAL = (ud.NOUN, ud.PROPN, ud.PRON)
_NAMING = (ud.NOUN, ud.PROPN)
_NO_HALF = (ud.VERB, ud.AUXILIARY, ud.PRON, ud.SCONJ, ud.CCONJ)
_HALVES = (ud.CONJ, ud.APPOS, ud.PARATAXIS, ud.ROOT)
_COMMA = ","


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
    if left_out(adverb.doc[adverb.i - 1] if adverb.i else adverb) or left_alone(adverb) is not None:
        return True
    subjects = children(adverb.head, ud.NSUBJ)
    behind = subjects[-1:] and subjects[-1].right_edge.i == adverb.i - 1
    return bool(behind) and len(subjects) > 1 and adverb.head.i < subjects[-1].i


def left_out(noun: Token) -> bool:
    """Whether a noun between comma and a last *nicht* belongs to a verb that is left out (*, Riga nicht*).

    So does one that is excepted (*mit allen Ländern, außer mit Riga*), or on which others stand on the other side.
    """
    if _excepted(noun) or _of_other_side(noun):
        return True
    if noun.pos_ in _NAMING and _is_half(noun):
        return True
    if noun.pos_ not in _NOMINAL or negators().get(_next(noun)) != "adverb":
        return False
    doc, start = noun.doc, min(token.i for token in noun.subtree if not token.is_punct)
    ends = noun.i + 2 >= noun.sent.end or doc[noun.i + 2].is_punct
    return ends and noun.i - start <= 1 and start > noun.sent.start and doc[start - 1].text == ","


def _excepted(noun: Token) -> bool:
    return any(word.lower_ in function_words("exception") for word in noun.lefts)


def _of_other_side(noun: Token) -> bool:
    """*Ein Drittel stimmte für, zwei Drittel gegen den Umbau*: behind the comma the noun belongs to others as well."""
    sides = function_words("for_or_against")
    if not any(case.lower_ in sides for case in prepositions(noun)):
        return False
    before = noun.doc[noun.sent.start : noun.left_edge.i]
    return any(word.lower_ in sides and word.pos_ == ud.ADP and _next(word) == _COMMA for word in before)


def left_alone(denial: Token) -> Token | None:
    """The noun that stands alone between a comma and *nicht* at the end: *Oslo stimmt zu, die Grünen aber nicht*."""
    doc, end = denial.doc, denial.sent.end
    if negators().get(denial.lower_) != "adverb" or (denial.i + 1 < end and not doc[denial.i + 1].is_punct):
        return None
    last = denial.i - 1
    while last > denial.sent.start and doc[last].lower_ in function_words("contrasting"):
        last -= 1
    if last <= denial.sent.start or doc[last].pos_ not in _NAMING:
        return None
    comma = next((at for at in range(last, denial.sent.start, -1) if doc[at].text == _COMMA), None)
    inside = () if comma is None else doc[comma + 1 : last + 1]
    nouns = [token for token in inside if token.pos_ in _NAMING]
    more = any(token.pos_ in _NO_HALF for token in inside)
    return nouns[0] if nouns and not more and _doubles(nouns[0]) else None


def _is_half(noun: Token) -> bool:
    """Whether the noun with all that hangs on it stands before a last *nicht* (*die Steuer auf Öl aber nicht*)."""
    doc, at = noun.doc, noun.right_edge.i + 1
    while at + 1 < noun.sent.end and doc[at].lower_ in function_words("contrasting"):
        at += 1
    return at < noun.sent.end and left_alone(doc[at]) == noun


def _doubles(noun: Token) -> bool:
    """Whether the noun stands beside another one in the same place before it, as the half of a sentence must."""
    before = [child for child in noun.head.children if child.i < noun.i and child.dep_ == noun.dep_]
    return noun.dep_ in _HALVES or bool(before)


def _next(token: Token) -> str:
    return token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
