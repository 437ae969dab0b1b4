"""Proposals that the next sentence takes up: *Busse sollen umsonst fahren. Das fordert Riga.*

A demonstrative without a noun points to a proposition rather than to a thing (Asher 1993, *Reference to Abstract
Objects in Discourse*). It is taken for the sentence before only where that says what shall or must be.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.lexicon.cues import cues
from kg.lexicon.function_words import function_words
from kg.nlp import labels as ud
from kg.nlp.candidates import may_name_somebody
from kg.nlp.relative_clauses import antecedent
from kg.nlp.tree import children, finite_verb, is_predicate, prepositions

_CLAUSE, _POINTING = "dass", "demonstrative_object"


def meant(word: Token) -> Token:
    """The head of what an object stands for: of a relative pronoun its noun, of *das* that opens a sentence the
    predicate of the proposal before; the word itself otherwise."""
    proposal = _before(word)
    return antecedent(word) if proposal is None else proposal


def somebody(verb: Token, first: Token) -> Token | None:
    """*Das fordert die Opposition*: the somebody behind *das* of a verb that takes a clause, whatever the parse."""
    if not _points(first) or not any(_CLAUSE in row.target for row in cues().by_lemma(verb.lemma_)):
        return None
    beside = [c for c in children(verb, ud.OBJ, ud.IOBJ, ud.OBL_ARG) if c.i > first.i and not prepositions(c)]
    return next((one for one in beside if may_name_somebody(one)), None)


def _points(word: Token) -> bool:
    """*Das* or *dies* without a noun, at the start of a sentence."""
    return word.i == word.sent.start and word.pos_ == ud.PRON and word.lower_ in function_words(_POINTING)


def _before(word: Token) -> Token | None:
    """The predicate of the sentence right before, in the same paragraph, where it proposes something."""
    if not word.i or not _points(word):
        return None
    before = word.doc[word.i - 1]
    root = before.sent.root
    verb = finite_verb(root) if is_predicate(root) else None
    if "\n" in before.text or verb is None or before.sent.text.rstrip().endswith("?"):
        return None
    return root if verb.lemma_ in function_words("duty") - function_words("ability") else None
