"""Who says what to learn from: the training part of SpkAtt-2023, task 1 (Rehbein et al. 2023), as running text.

Every sentence is an example, since one without a cue teaches as much; what an annotation has outside of the sentence
of its first cue word is left to the rules for running quotations.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.nlp.german.inventory import OUTSIDE
from kg.nlp.running import joined
from kg.nlp.tokens import token_spans
from kg.train.align import Token

CUE = "Cue"
ROLES = (OUTSIDE, CUE, "PTC", "Source", "Message", "Topic", "Addr", "Medium", "Evidence")


@dataclass(frozen=True)
class SpeechFrame:
    """A cue by its first word (0-based) and the roles of the words around it; its other words have the role `Cue`."""

    cue: int
    roles: dict[int, str]


def read_speech(path: Path) -> Iterator[tuple[tuple[Token, ...], tuple[SpeechFrame, ...]]]:
    """(tokens, frames) of each sentence of a file of annotated speeches."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            speech = json.loads(line)
            for number, words in enumerate(speech["sentences"]):
                yield _sentence(words, number, speech["annotations"])


def _sentence(
    words: Sequence[str], number: int, annotations: Sequence[dict[str, Any]]
) -> tuple[tuple[Token, ...], tuple[SpeechFrame, ...]]:
    text, starts = joined(words)
    spans = token_spans(text)
    tokens = tuple(Token(text[a:b], a > 0 and text[a - 1].isspace()) for a, b in spans)
    at = {
        corpus: [n for n, (a, b) in enumerate(spans) if a < start + len(word) and start < b]
        for corpus, (word, start) in enumerate(zip(words, starts, strict=True))
    }
    frames: dict[int, SpeechFrame] = {}
    for annotation in annotations:
        inside = {role: _inside(names, number, at) for role, names in annotation.items()}
        if inside[CUE] and annotation[CUE][0].split(":")[0] == str(number):
            first = min(inside[CUE])
            roles = {n: role for role, found in inside.items() for n in found if n != first}
            # Two annotations of one cue word share its roles: coordinated contents are listed apart.
            before = frames[first].roles if first in frames else {}
            frames[first] = SpeechFrame(first, before | roles)
    return tokens, tuple(frames[n] for n in sorted(frames))


def _inside(names: Sequence[str], number: int, at: dict[int, list[int]]) -> list[int]:
    """The tokens of this sentence among corpus tokens named *sentence:token*."""
    places = (name.split(":") for name in names)
    return [n for sentence, token in places if int(sentence) == number for n in at[int(token)]]
