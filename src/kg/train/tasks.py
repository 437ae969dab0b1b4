"""What is learned: to read (tags, trees, names) and then, on a branch of its own, who says what."""

from __future__ import annotations

import random
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from kg.train.batches import FEATURES, IGNORED, Batch, Batcher
from kg.train.corpora import Corpora, Example
from kg.train.model import Network, Scores
from kg.train.speech_model import SpeechBranch

_NAMES_SHARE, _SILVER_SHARE = 0.5, 0.1  # of the sentences, in one epoch


@dataclass(frozen=True)
class Reading:
    """Treebank and entity sentences in turn."""

    network: Network
    batcher: Batcher
    corpora: Corpora
    budget: int
    seed: int

    @property
    def learner(self) -> Network:
        return self.network

    def plan(self, epoch: int) -> list[tuple[str, list[Example]]]:
        """All trees, a share of the names and a sample of the silver ones."""
        chance = random.Random(f"{self.seed}/{epoch}")
        silver = chance.sample(self.corpora.silver, int(len(self.corpora.silver) * _SILVER_SHARE))
        names = _share(self.corpora.names, _NAMES_SHARE, epoch) + silver
        plan = [("trees", group) for group in self.batcher.plan(self.corpora.trees, self.budget, epoch)]
        plan += [("names", group) for group in self.batcher.plan(names, self.budget, epoch)]
        chance.shuffle(plan)
        return plan

    def loss(self, kind: str, batch: Batch) -> Tensor:
        """The sum of the heads' losses that the batch has labels for."""
        scores = self.network(batch.embedded, batch.lengths, batch.first, batch.last, batch.bank)
        return _tree_loss(self.network, scores, batch) if kind == "trees" else _name_loss(scores, batch)


@dataclass(frozen=True)
class Speaking:
    """Annotated speeches, for the branch."""

    network: SpeechBranch
    batcher: Batcher
    corpora: Corpora
    budget: int

    @property
    def learner(self) -> SpeechBranch:
        return self.network

    def plan(self, epoch: int) -> list[tuple[str, list[Example]]]:
        """All sentences of the speeches."""
        return [("speech", group) for group in self.batcher.plan(self.corpora.speech, self.budget, epoch)]

    def loss(self, kind: str, batch: Batch) -> Tensor:
        """The branch's loss; there is one kind of batch."""
        return self.network.loss(batch)


def _share(examples: list[Example], share: float, epoch: int) -> list[Example]:
    parts = max(1, round(1 / share))
    return examples[epoch % parts :: parts]


def _tree_loss(network: Network, scores: Scores, batch: Batch) -> Tensor:
    weight = batch.weight[:, None].expand(batch.upos.shape)
    loss = _cross_entropy(scores["upos"], batch.upos, weight) + 0.7 * _cross_entropy(
        scores["scripts"], batch.scripts, weight
    )
    parts = torch.split(scores["features"], list(network.shape.features), dim=-1)
    for number in range(len(FEATURES)):
        loss = loss + 0.15 * _cross_entropy(parts[number], batch.features[..., number], weight)
    arcs = scores["arcs"].float()
    real = torch.arange(arcs.shape[2])[None] <= (batch.first > 0).sum(1, keepdim=True)
    loss = loss + _cross_entropy(arcs.masked_fill(~real[:, None, :], -1e4), batch.heads, weight)
    rows, columns = torch.nonzero((batch.heads >= 0) & (batch.relations >= 0), as_tuple=True)
    relations = network.relation_scores(
        scores["dependent"][rows, columns], scores["head"][rows, batch.heads[rows, columns]]
    )
    return loss + _cross_entropy(relations, batch.relations[rows, columns], weight[rows, columns])


def _name_loss(scores: Scores, batch: Batch) -> Tensor:
    return _cross_entropy(scores["entities"], batch.entities, batch.weight[:, None].expand(batch.entities.shape))


def _cross_entropy(scores: Tensor, gold: Tensor, weight: Tensor) -> Tensor:
    flat = functional.cross_entropy(
        scores.float().reshape(-1, scores.shape[-1]), gold.reshape(-1), ignore_index=IGNORED, reduction="none"
    )
    known = (gold.reshape(-1) != IGNORED).float()
    return (flat * weight.reshape(-1)).sum() / known.sum().clamp(min=1.0)
