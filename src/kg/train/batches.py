"""Examples to tensors: labels to numbers, words to pieces, sentences of like length to batches."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from kg.nlp.german.inventory import NO_VALUE, OUTSIDE, Inventory
from kg.nlp.german.pieces import WordPieces
from kg.nlp.german.scripts import lemma_of, script_for
from kg.train.align import Token
from kg.train.base import FloatArray
from kg.train.corpora import Example
from kg.train.speech_corpus import ROLES

IGNORED = -100
FEATURES = (
    "Case", "Number", "Gender", "Person", "Mood", "Tense", "VerbForm", "Degree", "PronType", "Poss", "Definite",
    "Polarity", "Reflex", "NumType", "Foreign",
)  # fmt: skip
_CLASSES = ("PER", "ORG", "LOC", "OTH")
_KINDS = ("", "deriv", "part")
_RARE = 2
_QUOTES = (("„", "“"), ('"', '"'), ("»", "«"), ("“", "”"), ("“", "“"))


@dataclass(frozen=True)
class Batch:
    """Tensors of one step. Word tensors are (B, W), `features` (B, W, F); -100 marks what is not learned.

    `cues` says of each word whether it is the first of a cue; `frames` (N, 2) are sentence and word of each, `roles`
    (N, W) the roles of the words around it.
    """

    embedded: Tensor
    lengths: Tensor
    first: Tensor
    last: Tensor
    bank: Tensor
    weight: Tensor
    upos: Tensor
    features: Tensor
    scripts: Tensor
    heads: Tensor
    relations: Tensor
    entities: Tensor
    cues: Tensor
    frames: Tensor
    roles: Tensor
    words: int


def collect(examples: Iterable[Example]) -> Inventory:
    """The labels that occur, sorted; scripts and relations that occur only once are left out."""
    upos: set[str] = set()
    values: dict[str, set[str]] = {name: set() for name in FEATURES}
    relations: Counter[str] = Counter()
    scripts: Counter[str] = Counter()
    for example in examples:
        for token in example.tokens:
            upos.add(token.upos)
            relations[token.relation] += 1
            if token.lemma:
                scripts[script_for(token.form, token.lemma)] += 1
            for name, value in (token.features or {}).items():
                if name in values:
                    values[name].add(value)
    return Inventory(
        tuple(sorted(upos - {""})),
        {name: (NO_VALUE, *sorted(found)) for name, found in values.items()},
        tuple(sorted(r for r, n in relations.items() if r and n >= _RARE)),
        tuple(sorted(s for s, n in scripts.items() if n >= _RARE)),
        (OUTSIDE, *(f"{b}-{c}{k}" for c in _CLASSES for k in _KINDS for b in "BI")),
        ROLES,
    )


class Batcher:
    """Builds batches; `rows` is the float table of kept word pieces."""

    def __init__(self, inventory: Inventory, pieces: WordPieces, rows: FloatArray) -> None:
        self._pieces = pieces
        self._rows = torch.from_numpy(rows)
        self._upos = {u: n for n, u in enumerate(inventory.upos)}
        self._features = [{v: n for n, v in enumerate(inventory.features[f])} for f in FEATURES]
        self._relations = {r: n for n, r in enumerate(inventory.relations)}
        self._scripts = {s: n for n, s in enumerate(inventory.scripts)}
        self._entities = {e: n for n, e in enumerate(inventory.entities)}

    def plan(self, examples: Sequence[Example], budget: int, seed: int) -> list[list[Example]]:
        """Groups of examples of like length with at most `budget` pieces each, padding included."""
        chance = random.Random(seed)
        sized = [(self._size(e) + chance.randrange(4), n) for n, e in enumerate(examples)]
        groups: list[list[Example]] = []
        group: list[Example] = []
        for size, number in sorted(sized):
            if group and size * (len(group) + 1) > budget:
                groups.append(group)
                group = []
            group.append(examples[number])
        if group:
            groups.append(group)
        chance.shuffle(groups)
        return groups

    def _size(self, example: Example) -> int:
        words = [t.form for t in example.tokens]
        return sum(map(len, self._pieces.encode(words, [t.spaced for t in example.tokens]))) + 2

    def batch(self, examples: Sequence[Example], blank: float = 0.0, chance: random.Random | None = None) -> Batch:
        """The tensors of `examples`; `blank` is the share of words whose pieces are hidden."""
        widest = max(len(e.tokens) for e in examples)
        size = (len(examples), widest)
        first, last = np.zeros(size, np.int64), np.zeros(size, np.int64)
        labels = {k: np.full(size, IGNORED, np.int64) for k in ("upos", "scripts", "heads", "relations", "entities")}
        features = np.full((*size, len(FEATURES)), IGNORED, np.int64)
        ids: list[list[int]] = []
        for row, example in enumerate(examples):
            line = [self._pieces.begin]
            encoded = self._pieces.encode([t.form for t in example.tokens], [t.spaced for t in example.tokens])
            for column, (token, word) in enumerate(zip(example.tokens, encoded, strict=True)):
                first[row, column] = len(line)
                hidden = chance is not None and chance.random() < blank
                line += [self._pieces.unknown] * len(word) if hidden else word
                last[row, column] = len(line) - 1
                self._label(token, row, column, labels, features)
            ids.append([*line, self._pieces.end])
        longest = max(map(len, ids))
        table = np.array([i + [self._pieces.pad] * (longest - len(i)) for i in ids])
        banks = torch.zeros(len(examples), 2)
        for row, example in enumerate(examples):
            banks[row] = 0.5
            if example.bank >= 0:
                banks[row] = torch.eye(2)[example.bank]
        return Batch(
            self._rows[torch.from_numpy(table)],
            torch.tensor([len(i) for i in ids]),
            torch.from_numpy(first),
            torch.from_numpy(last),
            banks,
            torch.tensor([e.weight for e in examples]),
            torch.from_numpy(labels["upos"]),
            torch.from_numpy(features),
            torch.from_numpy(labels["scripts"]),
            torch.from_numpy(labels["heads"]),
            torch.from_numpy(labels["relations"]),
            torch.from_numpy(labels["entities"]),
            *_speech(examples, widest),
            sum(len(e.tokens) for e in examples),
        )

    def _label(self, token: Token, row: int, column: int, labels: dict[str, np.ndarray], features: np.ndarray) -> None:
        labels["upos"][row, column] = self._upos.get(token.upos, IGNORED)
        labels["heads"][row, column] = token.head if token.head >= 0 else IGNORED
        labels["relations"][row, column] = self._relations.get(token.relation, IGNORED)
        labels["entities"][row, column] = self._entities.get(token.entity, IGNORED)
        if token.lemma:
            script = script_for(token.form, token.lemma)
            if lemma_of(token.form, script) == token.lemma:
                labels["scripts"][row, column] = self._scripts.get(script, IGNORED)
        if token.features is not None:
            for number, name in enumerate(FEATURES):
                value = token.features.get(name, NO_VALUE)
                features[row, column, number] = self._features[number].get(value, IGNORED)


def _speech(examples: Sequence[Example], widest: int) -> tuple[Tensor, Tensor, Tensor]:
    cues = np.full((len(examples), widest), IGNORED, np.int64)
    frames: list[tuple[int, int]] = []
    roles: list[np.ndarray] = []
    for row, example in enumerate(examples):
        count = len(example.tokens)
        cues[row, :count] = 0
        for frame in example.frames:
            if frame.cue < count:
                cues[row, frame.cue] = 1
                line = np.full(widest, IGNORED, np.int64)
                line[:count] = 0
                for word, role in frame.roles.items():
                    if word < count:
                        line[word] = ROLES.index(role)
                frames.append((row, frame.cue))
                roles.append(line)
    where = np.array(frames, np.int64).reshape(-1, 2)
    return torch.from_numpy(cues), torch.from_numpy(where), torch.from_numpy(np.array(roles).reshape(-1, widest))


def varied(example: Example, chance: random.Random) -> Example:
    """The example as other writers might set it: other quotation marks, now and then no final stop."""
    tokens = list(example.tokens)
    if chance.random() < 0.5:
        opening, closing = chance.choice(_QUOTES)
        marks = {"„": opening, "“": closing}
        tokens = [
            replace(t, form=marks[t.form], lemma=marks[t.form] if t.lemma else "") if t.form in marks else t
            for t in tokens
        ]
    is_leaf = all(t.head != len(tokens) for t in tokens)
    if len(tokens) > 3 and tokens[-1].form == "." and is_leaf and chance.random() < 0.1:
        tokens.pop()
    return replace(example, tokens=tuple(tokens))
