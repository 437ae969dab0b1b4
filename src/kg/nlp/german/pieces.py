"""Words to word pieces (unigram model, Kudo 2018), remembered from word to word."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer

MARGIN = 8
_REMEMBERED = 200_000
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


def visible(word: str) -> str:
    """The word as the encoder sees it: composed umlauts, no soft hyphens or zero-width characters."""
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", word.translate(_INVISIBLE))


class WordPieces:
    """Piece ids of words. A word's pieces depend on nothing but the word and the space before it."""

    def __init__(self, path: Path) -> None:
        """`path` names a tokenizer.json whose Metaspace puts no space before the text."""
        self._tokenizer = Tokenizer.from_file(str(path))
        self._known: dict[str, tuple[int, ...]] = {}
        self.begin = self._id("<s>")
        self.end = self._id("</s>")
        self.pad = self._id("<pad>")
        self.unknown = self._id("<unk>")
        self.size = int(self._tokenizer.get_vocab_size())

    def _id(self, piece: str) -> int:
        found = self._tokenizer.token_to_id(piece)
        if found is None:
            raise ValueError(f"the tokenizer has no piece {piece}")
        return int(found)

    def encode(self, words: Sequence[str], spaced: Sequence[bool]) -> list[tuple[int, ...]]:
        """The piece ids of each word, never none; `spaced` says where a space stands before the word.

        A word of more than 16 pieces (an address, a long number) keeps its first and last eight.
        """
        keys = [" " + visible(w) if s else visible(w) for w, s in zip(words, spaced, strict=True)]
        fresh = list(dict.fromkeys(k for k in keys if k not in self._known))
        if fresh:
            if len(self._known) + len(fresh) > _REMEMBERED:
                self._known.clear()
                fresh = list(dict.fromkeys(keys))
            for key, encoding in zip(fresh, self._tokenizer.encode_batch_fast(fresh), strict=True):
                self._known[key] = self._shorten(encoding.ids)
        return [self._known[k] for k in keys]

    def _shorten(self, ids: list[int]) -> tuple[int, ...]:
        if not ids:
            return (self.unknown,)
        if len(ids) > 2 * MARGIN:
            ids = ids[:MARGIN] + ids[-MARGIN:]
        return tuple(ids)
