"""Keep the word pieces German text needs and drop the others."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer
from wordfreq import top_n_list

_WORDS = 250_000
_SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
_SCRIPTS = ("LATIN", "DIGIT", "GREEK")
_METASPACE = "\u2581"


def prune(source: Path, texts: Iterable[str], target: Path) -> npt.NDArray[np.int64]:
    """Write a smaller tokenizer.json to `target`; the rows of the full piece table it keeps, in the new order.

    A unigram model picks the best path through the pieces it has, so a word whose pieces are all kept is cut as
    before; any other falls back on shorter pieces, of which every Latin letter, digit and mark is one.
    """
    full: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    full["pre_tokenizer"] = {
        "type": "Metaspace",
        "replacement": _METASPACE,
        "prepend_scheme": "never",
        "split": False,
    }
    full["post_processor"] = None
    full["decoder"] = None
    full["added_tokens"] = [t for t in full["added_tokens"] if t["content"] in _SPECIAL]
    pieces: list[list[Any]] = [p for p in full["model"]["vocab"] if p[0] != "<mask>"]
    full["model"]["vocab"] = pieces
    whole = Tokenizer.from_str(json.dumps(full))
    used = {piece for piece, _ in pieces if _single(piece)} | set(_SPECIAL)
    for words in _batches(texts):
        for encoding in whole.encode_batch([f"{space}{w}" for w in words for space in ("", " ")]):
            used.update(encoding.tokens)
    kept = [number for number, (piece, _) in enumerate(pieces) if piece in used]
    full["model"]["vocab"] = [pieces[number] for number in kept]
    full["model"]["unk_id"] = [p[0] for p in full["model"]["vocab"]].index("<unk>")
    for token in full["added_tokens"]:
        token["id"] = [p[0] for p in full["model"]["vocab"]].index(token["content"])
    target.write_text(json.dumps(full, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return np.asarray(kept, dtype=np.int64)


def _batches(texts: Iterable[str]) -> Iterable[list[str]]:
    # The word list is case-folded, which turns every ß into ss.
    words = {form for word in top_n_list("de", _WORDS) for form in (word, word.replace("ss", "ß"))}
    yield sorted({form for word in words for form in (word, word.title())})
    seen: set[str] = set()
    for text in texts:
        fresh = {word.strip(".,;:!?()\u201e\u201c\"'") for word in text.split()} | set(text.split())
        yield sorted(fresh - seen)
        seen |= fresh


def _single(piece: str) -> bool:
    letters = piece.removeprefix(_METASPACE)
    if len(letters) > 1:
        return False
    if not letters or not letters.isalpha():
        return True
    return unicodedata.name(letters, "").startswith(_SCRIPTS)
