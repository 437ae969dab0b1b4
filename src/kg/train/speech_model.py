"""The branch for who says what: layers of its own above the lower layers of the trained encoder, and two heads.

The rest of the network stays as it is, so that tags, trees and names do not pay for it. One head says which words begin
a cue; the other reads the sentence once more for each cue, with the cue and the distance to it marked.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from kg.train.batches import IGNORED, Batch
from kg.train.model import Layer, Network, shared_dropout

DISTANCE = 15
HEADS = 4


@dataclass(frozen=True)
class SpeechShape:
    """Sizes of the branch; it takes over from the encoder after `shared` layers."""

    roles: int
    shared: int = 2
    width: int = 192
    hidden: int = 256
    dropout: float = 0.25


class SpeechBranch(nn.Module):
    """The branch above a trained network, whose own parameters are not touched."""

    def __init__(self, network: Network, shape: SpeechShape) -> None:
        super().__init__()
        self.shape = shape
        below = network.layers[: shape.shared]
        own = network.layers[shape.shared :]
        self._below = (network, list(below))  # in a tuple, so that its parameters are not the branch's
        self.layers = nn.ModuleList(deepcopy(layer) for layer in own)
        words = 2 * network.positions.shape[1]
        epsilon = network.embedding_norm.eps
        self.mix = nn.Parameter(torch.zeros(len(own) + 1))
        with torch.no_grad():
            self.mix[-1] = 2.0
        self.cue_hidden = nn.Linear(words, shape.hidden)
        self.cues = nn.Linear(shape.hidden, 2)
        self.around = nn.Linear(words, shape.width)
        self.cue = nn.Linear(words, shape.width)
        self.distance = nn.Parameter(torch.randn(2 * DISTANCE + 1, shape.width) * 0.02)
        self.role_norm = nn.LayerNorm(shape.width, eps=epsilon)
        self.role_layer = Layer(shape.width, HEADS, 2 * shape.width, epsilon)
        self.roles = nn.Linear(shape.width, shape.roles)

    def encoder_parameters(self) -> list[nn.Parameter]:
        """What was trained before; the rest starts from chance."""
        return list(self.layers.parameters())

    def head_parameters(self) -> list[nn.Parameter]:
        """What starts from chance."""
        known = {id(p) for p in self.encoder_parameters()}
        return [p for p in self.parameters() if id(p) not in known]

    def forward(self, embedded: Tensor, lengths: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Of each word: scores of beginning a cue (B, W, 2), and two rows (B, W, width) for `role_scores`.

        The inputs are those of the network.
        """
        network, below = self._below
        with torch.no_grad():
            x, mask = network.embed(embedded, lengths)
            for layer in below:
                x = layer(x, mask, 0.0)
        states = [x]
        for layer in self.layers:
            x = layer(x, mask.to(x.dtype), 0.1 if self.training else 0.0)
            states.append(x)
        weight = self.mix.softmax(-1)
        mixed = torch.stack([w.to(s.dtype) * s for w, s in zip(weight, states, strict=True)]).sum(0)
        rows = torch.arange(first.shape[0])[:, None]
        words = self._drop(torch.cat([mixed[rows, first], mixed[rows, last]], dim=-1))
        return self.cues(self._drop(functional.gelu(self.cue_hidden(words)))), self.around(words), self.cue(words)

    def role_scores(self, around: Tensor, cue: Tensor, at: Tensor, words: Tensor) -> Tensor:
        """Scores (N, W, roles) of the words around N cues.

        `around` (N, W, width) are the words of each cue's sentence, `cue` (N, width) the cue's own row, `at` (N) its
        0-based word, `words` (N) the numbers of words.
        """
        place = torch.arange(around.shape[1])[None]
        distance = (place - at[:, None]).clamp(-DISTANCE, DISTANCE) + DISTANCE
        x = around + cue[:, None] + self.distance[distance].to(around.dtype)
        x = self._drop(functional.gelu(self.role_norm(x)))
        outside = (place >= words[:, None])[:, None, None, :]
        mask = torch.zeros(outside.shape).masked_fill(outside, -1e4).to(x.dtype)
        result: Tensor = self.roles(self.role_layer(x, mask, 0.1))
        return result

    def loss(self, batch: Batch) -> Tensor:
        """Cross entropy of cues and, given the annotated cues, of roles."""
        scores, around, cue = self(batch.embedded, batch.lengths, batch.first, batch.last)
        loss = _CUE_WEIGHT * _cross_entropy(scores, batch.cues)
        rows, at = batch.frames[:, 0], batch.frames[:, 1]
        if not len(rows):
            return loss
        words = (batch.cues != IGNORED).sum(1)[rows]
        return loss + _cross_entropy(self.role_scores(around[rows], cue[rows, at], at, words), batch.roles)

    def _drop(self, x: Tensor) -> Tensor:
        return shared_dropout(x, self.shape.dropout, self.training)


_CUE_WEIGHT = 4.0  # one word in twenty-five begins a cue


def _cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    return functional.cross_entropy(
        scores.float().reshape(-1, scores.shape[-1]), gold.reshape(-1), ignore_index=IGNORED
    )
