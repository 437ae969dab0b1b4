"""spaCy's German tokenizer on its own, for those who need tokens before there is a pipeline."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language


@cache
def _blank() -> Language:
    return spacy.blank("de")


def token_spans(text: str) -> list[tuple[int, int]]:
    """Offsets (0-based, end exclusive) of the tokens of `text`, whitespace left out, as the pipeline cuts them."""
    return [(t.idx, t.idx + len(t)) for t in _blank().make_doc(text) if not t.is_space]
