"""Words of a target that point to what the text says elsewhere: *dieser Kompetenz*, *dies*, *Klage dagegen*, *ihn*.

A demonstrative takes up what the sentences around it say (Diessel, Demonstratives, 1999). Who reads the target alone
does not have them: such a word leaves open what it is about, unless it was resolved or its noun says so itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from spacy.tokens import Token

from kg.domain.mentions import MentionKind
from kg.domain.spans import Span
from kg.lexicon.complements import complements
from kg.lexicon.issue_words import LIGHT, belongs
from kg.lexicon.pointers import ADVERB, ALONE, CIRCUMSTANCE, DEMONSTRATIVE, SORT, pointers
from kg.nlp import labels as ud
from kg.nlp.mentions import Mentions, doc_span
from kg.nlp.tree import children, dependents, feature

_CORE: Final = (ud.NSUBJ, ud.NSUBJ_PASS, ud.OBJ, ud.IOBJ, ud.OBL_ARG)
_CLAUSES: Final = (ud.CCOMP, ud.XCOMP, ud.CSUBJ, ud.CSUBJ_PASS, ud.ACL, ud.ACL_RELCL, ud.ADVCL)
_TELLING: Final = (ud.NMOD, ud.NMOD_POSS, ud.APPOS, ud.FLAT, ud.FLAT_NAME, ud.ACL, ud.ACL_RELCL, ud.CCOMP, ud.NUMMOD)
_ADVERBIAL: Final = (ud.ADVMOD, ud.OBL, ud.OBL_ARG, ud.NMOD)
_PERSON_3: Final = "3"
_MOST: Final = 1  # participants beside an adverb that leave it needed


def find(head: Token, tokens: Sequence[Token], mentions: Mentions, *, clause: bool) -> tuple[Span, ...]:
    """The pointing words in the core of a target, in the order of the text.

    The core of a clause are its subject, objects and the phrases of its verb, that of a noun phrase its noun and what
    hangs on it; clauses inside of them belong to neither.
    """
    own = {token.i for token in tokens}
    found = {token.i: token for token in (*_words(head, own, mentions, clause), *_adverbs(head, own, clause))}
    return tuple(doc_span(token.doc, at, at + 1) for at, token in sorted(found.items()))


def _words(head: Token, own: set[int], mentions: Mentions, clause: bool) -> Iterator[Token]:
    parts = [head]
    if clause:
        core = [part for part in children(head, *_CORE) if part.i in own]
        phrases = [part for part in children(head, ud.OBL) if part.i in own]
        parts += core + ([] if any(part.pos_ in (ud.NOUN, ud.PROPN) for part in core) else phrases)
        parts += [] if core else [part for inner in children(head, ud.CCOMP) for part in children(inner, *_CORE)]
    for part in parts:
        if part.pos_ in (ud.PRON, ud.DETERMINER):
            if clause and part.dep_ in _CORE and _stands_for_something(part, mentions):
                yield part
            continue
        yield from _demonstratives(part, mentions, pointers(DEMONSTRATIVE))
        for noun in (child for child in children(part, ud.NMOD) if child.i in own):
            yield from _demonstratives(noun, mentions, pointers(DEMONSTRATIVE) | pointers(SORT))


def _demonstratives(noun: Token, mentions: Mentions, words: Collection[str]) -> Iterator[Token]:
    """One of ``words`` before a noun that takes up nothing known and that nothing else beside it tells apart."""
    if noun.pos_ != ud.NOUN or noun.lemma_ in pointers(CIRCUMSTANCE) or _is_told(noun):
        return
    mention = mentions.at(noun)
    if mention is not None and (mention.antecedent is not None or mention.kind is not MentionKind.NOUN):
        return
    yield from (word for word in noun.lefts if _is_demonstrative(word, words))


def _is_demonstrative(word: Token, words: Collection[str]) -> bool:
    return word.pos_ in (ud.DETERMINER, ud.ADJ, ud.PRON) and (word.lemma_.lower() in words or word.lower_ in words)


def _is_told(noun: Token) -> bool:
    pointing = pointers(DEMONSTRATIVE) | pointers(SORT)
    adjectives = (word for word in children(noun, ud.AMOD) if not _is_demonstrative(word, pointing))
    told = [one for one in children(noun, *_TELLING) if one.lower_ not in pointers(ADVERB)]
    return bool(told) or any(not belongs(word.lower_, LIGHT) for word in adjectives)


def _stands_for_something(word: Token, mentions: Mentions) -> bool:
    """A pronoun of the third person, or *dies*, without an antecedent and without a clause that says what it is."""
    if children(word, *_CLAUSES) or any(child.i > word.i for child in children(word.head, *_CLAUSES[:4])):
        return False
    mention = mentions.at(word)
    if mention is not None and mention.antecedent is not None:
        return False
    if feature(word, ud.PRON_TYPE) == "Prs":
        third = feature(word, ud.PERSON) == _PERSON_3 and feature(word, "Reflex") == ""
        return third and word.lower_ != "es"
    return word.lower_ in pointers(ALONE) and feature(word, ud.PRON_TYPE) != ud.REL


def _adverbs(head: Token, own: set[int], clause: bool) -> Iterator[Token]:
    """*darüber* that no clause behind explains, where hardly anything else says what the target is about."""
    parts = [part for part in children(head, *_CORE, ud.OBL) if part.i in own]
    nouns = [part for part in parts if part.pos_ in (ud.NOUN, ud.PROPN)]
    if len(nouns) > _MOST or any(_is_told(noun) for noun in nouns) or (not clause and children(head, ud.NMOD)):
        return
    if not clause and max(own) + 1 < head.sent.end - 1 and complements().find(head.lemma_) is not None:
        behind = head.doc[max(own) + 1]  # the parse hangs it on the verb
        if behind.lower_ in pointers(ADVERB) and behind.nbor().text != ",":
            yield behind
    for part in (head, *nouns):
        for word in children(part, *_ADVERBIAL):
            explained = children(word, *_CLAUSES) or [one for one in dependents(part) if _explains(one, word)]
            if word.lower_ in pointers(ADVERB) and word.i in own and not explained:
                yield word


def _explains(one: Token, word: Token) -> bool:
    return one.dep_ in _CLAUSES and one.i > word.i
