"""Where a sentence names the outlet that passes it on, beside the phrases of ``kg.nlp.attribution``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from kg.lexicon.function_words import function_words, preposition
from kg.nlp import labels as ud
from kg.nlp.tree import children, feature, prepositions

_BREAKS: Final = frozenset(",;:()–—")
_NOMINAL: Final = frozenset({ud.NOUN, ud.PROPN})
_LONGEST: Final = 20  # tokens of a frame behind its verb


def told(verb: Token) -> Iterator[Token]:
    """To whom it is said: *sagte er der Zeitung*, *gegenüber der Zeitung*, *im Gespräch mit der Zeitung*.

    Read from the words behind the verb up to the next comma or colon, as the parse hangs the phrase anywhere.
    """
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + _LONGEST)]:
        if token.text in _BREAKS:
            return
        if token.pos_ in _NOMINAL and _addressed(token):
            yield token


def _addressed(noun: Token) -> bool:
    cases = prepositions(noun)
    if cases:
        return any(preposition(case.lower_) in function_words("addressee_preposition") for case in cases)
    return any(feature(word, ud.CASE_FEATURE) == ud.DAT for word in children(noun, ud.DET, ud.AMOD))


def before_colon(sentence: DocSpan) -> Iterator[Token]:
    """*Reuters: Oslo droht*, *Ministerin Hell zum Sender NTV: „…“*: the nouns before a colon without a verb."""
    colon = next((token.i for token in sentence if token.text == ":"), sentence.start)
    before = sentence.doc[sentence.start : colon]
    if not any(token.pos_ in (ud.VERB, ud.AUXILIARY) for token in before):
        yield from (token for token in before if token.pos_ in _NOMINAL and not _beside_noun(token))


def _beside_noun(token: Token) -> bool:
    """Whether the word is the name behind a noun (*Sender NTV*), which says it already."""
    return token.head.i == token.i - 1 and token.head.pos_ == ud.NOUN and not prepositions(token)
