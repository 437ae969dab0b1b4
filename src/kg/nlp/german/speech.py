"""The branch for who says what: the words that begin a cue, and the roles of the words around each of them.

Layers of its own go on from the encoder's middle and say of every word how likely it begins a cue; a small network then
reads the sentence once more for each cue, with the cue and the distance to it marked. Roles follow SpkAtt-2023
(Rehbein et al. 2023): source, message, topic, addressee, medium, evidence, the cue's other words and its particles.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kg.nlp.german.inventory import OUTSIDE
from kg.nlp.german.session import open_session

STATE = "shared_state"  # the encoder's output that the branch goes on from
SHARED_INPUTS = ("mask", "first", "last")
CUES_FILE, ROLES_FILE = "speech.onnx", "roles.onnx"
_REACH = 15  # distances beyond are one
_LEAST = 0.0  # log-odds: a cue is more likely than none
_Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Cued:
    """A cue of one sentence: its first word (0-based), how likely it is one, and the words of each role, in order."""

    cue: int
    probability: float
    roles: dict[str, tuple[int, ...]]


class SpeechReader:
    """The branch's two networks. Opening it reads two files; calling it changes nothing."""

    def __init__(self, folder: Path, roles: Sequence[str]) -> None:
        """Open `speech.onnx` and `roles.onnx` of `folder`; the outputs of the latter are `roles` in their order."""
        self._cues = open_session(str(folder / CUES_FILE), threads=1)
        self._around = open_session(str(folder / ROLES_FILE), threads=1)
        self._roles = tuple(roles)

    def read(self, given: Mapping[str, npt.NDArray[np.generic]], lengths: Sequence[int]) -> list[tuple[Cued, ...]]:
        """The cues of each sentence of a batch.

        `given` holds what the encoder gives under `STATE` and its own `SHARED_INPUTS`, `lengths` the numbers of words.
        """
        inputs = {name: given[name] for name in (STATE, *SHARED_INPUTS)}
        odds, around, cue = self._cues.run(["cues", "around", "cue"], inputs)
        widths = np.asarray(lengths)
        inside = np.arange(odds.shape[1])[None] < widths[:, None]
        rows, at = np.nonzero((odds[..., 0] > _LEAST) & inside)
        found: list[list[Cued]] = [[] for _ in lengths]
        if len(rows):
            best = self._best(around[rows], cue[rows, at], at, widths[rows])
            for row, word, labels in zip(rows.tolist(), at.tolist(), best.tolist(), strict=True):
                likely = round(float(1.0 / (1.0 + np.exp(-odds[row, word, 0]))), 3)
                found[row].append(Cued(word, likely, self._words(labels[: lengths[row]], word)))
        return [tuple(cues) for cues in found]

    def _best(
        self, around: _Floats, cue: _Floats, at: npt.NDArray[np.int64], words: npt.NDArray[np.int64]
    ) -> npt.NDArray[np.int64]:
        place = np.arange(around.shape[1])[None]
        inputs = {
            "around": around,
            "cue": cue[:, None],
            "distance": (place - at[:, None]).clip(-_REACH, _REACH) + _REACH,
            "mask": (place < words[:, None]).astype(np.int32),
        }
        (scores,) = self._around.run(["scores"], inputs)
        best: npt.NDArray[np.int64] = np.asarray(scores).argmax(axis=-1)
        return best

    def _words(self, labels: Sequence[int], cue: int) -> dict[str, tuple[int, ...]]:
        words: dict[str, list[int]] = {}
        for word, label in enumerate(labels):
            if self._roles[label] != OUTSIDE and word != cue:
                words.setdefault(self._roles[label], []).append(word)
        return {role: tuple(found) for role, found in sorted(words.items())}
