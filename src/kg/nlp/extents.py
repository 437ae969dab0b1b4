"""How far a clause or noun phrase reaches where the parse hangs its words elsewhere."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from kg.lexicon.complements import complements
from kg.lexicon.function_words import function_words
from kg.nlp import labels as ud
from kg.nlp.tree import children, cluster, feature, finite_verb, prepositions

_COMMA: Final = ","
_OPENING, _CLOSING = "„»", "“«"
_OBJECTS: Final = (ud.OBJ, ud.OBL_ARG)
_WITH, _LET = "mit", "lassen"


def clause_start(head: Token, start: int) -> int:
    """The index of the first word of the infinitive clause of ``head``, whose words begin at ``start`` in the parse.

    *das Angebot, Verletzte in Riga zu behandeln*: the parse may hang the object behind the comma on the noun.
    """
    noun, at = head.head, start
    while at - 1 > noun.i and head.doc[at - 1].text != _COMMA:
        at -= 1
    if noun.pos_ != ud.NOUN or at - 1 <= noun.i or not children(head, ud.MARK):
        return start
    between = head.doc[at:start]
    tops = {token for token in between if token.head.i < at or token.head.i >= start}
    objects = all(top.head.i == noun.i and top.dep_ == ud.NMOD and not prepositions(top) for top in tops)
    return at if objects else start


def goes_on(clause: Token, head: Token) -> bool:
    """*die Bemühung zu verstärken, Armut zu lindern*: an infinitive behind a comma alone says what the object is about.

    With *und* it is another aim.
    """
    if clause.dep_ != ud.CONJ or children(clause, ud.CC) or feature(clause, ud.VERB_FORM) != ud.INF:
        return False
    later = (child for child in children(head, ud.CONJ) if child.i > clause.i)
    listed = any(children(child, ud.CC) for child in (*later, *children(clause, ud.CONJ)))
    nouns = children(head, *_OBJECTS)
    return not listed and any(complements().find(noun.lemma_) is not None for noun in nouns)


def quotation_end(head: Token, start: int, end: int) -> int:
    """The index behind ``head`` of the mark that closes a quotation opened before ``start``, else ``end``."""
    doc = head.doc
    before = [token.text for token in doc[head.sent.start : start] if token.text in (*_OPENING, *_CLOSING)]
    opened = 0
    for token in doc[start:end] if before and before[-1] in _OPENING else ():
        opened += token.text in _OPENING
        if token.text in _CLOSING:
            if not opened and token.i > head.i:
                return int(token.i)
            opened -= 1
    return end


def second_limb(head: Token, start: int, end: int) -> int:
    """The index behind ``head`` of *als auch*, second half of a *sowohl* that stands before ``start``, else ``end``.

    *Kritik sowohl an dem Plan, Zäune zu bauen, als auch an den Kosten*: the half is no part of what is planned.
    """
    doc, both = head.doc, function_words("two_limbs")
    opened = any(token.lower_ in both for token in doc[head.sent.start : start])
    if not opened or any(token.lower_ in both for token in doc[start:end]):
        return end
    pairs = (t.i for t in doc[head.i + 1 : end - 1] if f"{t.lower_} {doc[t.i + 1].lower_}" in function_words("as_well"))
    return next(pairs, end)


def main_clause_start(head: Token, start: int) -> int:
    """The index past an *und* behind a comma that opens the main clause of ``head``; what stands before is others'."""
    for word in children(head, ud.CC):
        if start < word.i < head.i and word.doc[word.i - 1].text == _COMMA and finite_verb(head) is not None:
            start = word.i + 1
    return start


def belongs_to_verb(phrase: Token, noun: Token) -> bool:
    """Whether the parse hangs on a noun what belongs to its verb: who does it, what it is done with.

    *den Plan vom Ausschuss prüfen zu lassen*, *demonstrieren gegen den Plan mit Plakaten*.
    """
    cases = {case.lower_ for case in prepositions(phrase)}
    verb = noun.head
    by = bool(cases & function_words("of_preposition")) and noun.dep_ == ud.OBJ and verb.pos_ == ud.VERB
    let = by and any(cluster(verb, other) and other.lemma_ == _LET for other in verb.doc[verb.i + 1 : verb.i + 3])
    means = _WITH in cases and phrase.lemma_.lower() in function_words("protest_means")
    return let or (means and verb.pos_ == ud.VERB)
