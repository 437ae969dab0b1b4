"""Word pieces of the shipped tokenizer."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.nlp.german.encoder import FOLDER
from kg.nlp.german.pieces import MARGIN, WordPieces


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    return WordPieces(FOLDER / "tokenizer.json")


def test_a_word_is_cut_alike_wherever_it_stands(pieces: WordPieces) -> None:
    words = ["Die", "Grenzschützer", "warten", "."]
    together = pieces.encode(words, [False, True, True, False])
    apart = [pieces.encode([w], [s])[0] for w, s in zip(words, [False, True, True, False], strict=True)]
    assert together == apart


def test_invisible_differences_do_not_count(pieces: WordPieces) -> None:
    decomposed = unicodedata.normalize("NFD", "Größe")
    hyphenated = "Grö\u00adße"
    assert len({pieces.encode([w], [True])[0] for w in ("Größe", decomposed, hyphenated)}) == 1


@given(st.lists(st.text(min_size=1, max_size=40), max_size=5))
@settings(deadline=None)
def test_every_word_has_pieces_and_never_too_many(pieces: WordPieces, words: list[str]) -> None:
    encoded = pieces.encode(words, [True] * len(words))
    assert len(encoded) == len(words)
    assert all(1 <= len(e) <= 2 * MARGIN for e in encoded)
    assert all(0 <= n < pieces.size for e in encoded for n in e)


@pytest.mark.parametrize("letter", list("aäößzAÄÖÜZéčłñ0189.,;:!?„“»«–§€%"))
def test_single_characters_of_latin_text_are_known(pieces: WordPieces, letter: str) -> None:
    assert pieces.unknown not in pieces.encode([letter], [False])[0]
