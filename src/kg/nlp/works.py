"""Films and books called like people: *„Anna Holm“ von Polaris*, whom no pronoun takes up."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Span as DocSpan

from kg.lexicon.function_words import function_words
from kg.nlp import labels as ud

_OPENING: Final = '„»"'
_CLOSING: Final = '“«"'


def is_work(entity: DocSpan) -> bool:
    """Whether a person's name stands alone between quotation marks, and behind them who made what is called so."""
    doc = entity.doc
    if entity.label_ != ud.PER or entity.start == 0 or entity.end + 1 >= len(doc):
        return False
    marked = doc[entity.start - 1].text in _OPENING and doc[entity.end].text in _CLOSING
    return marked and doc[entity.end + 1].lower_ in function_words("of_preposition")
