"""Train the network: treebank and entity batches in turn, a checkpoint an epoch, averaged weights at the end."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from kg.train.batches import FEATURES, IGNORED, Batch, Batcher, varied
from kg.train.corpora import Corpora, Example
from kg.train.model import Network, Scores


@dataclass(frozen=True)
class Recipe:
    """Numbers of a training run; budgets count word pieces, shares are of the sentences of one epoch.

    The result is the mean of the moving averages after the `kept` epochs (Wortsman et al. 2022): names are learned
    sooner than trees.
    """

    epochs: int = 12
    kept: tuple[int, ...] = (8, 12)
    budget: int = 768
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    warm_up: int = 150
    clip: float = 1.0
    names_share: float = 0.5
    silver_share: float = 0.1
    hidden_words: float = 0.03
    average: float = 0.996
    seed: int = 20


def train(
    network: Network, batcher: Batcher, corpora: Corpora, recipe: Recipe, folder: Path, say: Callable[[str], None]
) -> None:
    """Train `network` in place and leave the averaged weights in it; resumes from the last epoch in `folder`."""
    optimiser = torch.optim.AdamW(
        [
            {"params": network.encoder_parameters(), "lr": recipe.encoder_rate},
            {"params": network.head_parameters(), "lr": recipe.head_rate},
        ],
        weight_decay=0.01,
        fused=True,
    )
    steps = len(_epoch(batcher, corpora, recipe, 0)) * recipe.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, steps, recipe.warm_up))
    average = {name: value.detach().clone() for name, value in network.state_dict().items()}
    begin = _resume(folder / "last.pt", network, optimiser, schedule, average)
    for epoch in range(begin, recipe.epochs):
        torch.manual_seed(recipe.seed * 1000 + epoch)
        network.train()
        total = {"trees": 0.0, "names": 0.0}
        for number, (kind, examples) in enumerate(_epoch(batcher, corpora, recipe, epoch)):
            chance = random.Random(f"{recipe.seed}/{epoch}/{number}")
            chosen = [varied(e, chance) for e in examples]
            batch = batcher.batch(chosen, recipe.hidden_words, chance)
            with torch.autocast("cpu", torch.bfloat16):
                scores = network(batch.embedded, batch.lengths, batch.first, batch.last, batch.bank)
                loss = _tree_loss(network, scores, batch) if kind == "trees" else _name_loss(scores, batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), recipe.clip)
            optimiser.step()
            optimiser.zero_grad()
            schedule.step()
            total[kind] += float(loss.detach())
            _blend(average, network, recipe.average)
        say(f"epoch {epoch + 1}/{recipe.epochs}: " + ", ".join(f"{k} {v:.1f}" for k, v in total.items()))
        _save(folder / "last.pt", epoch + 1, network, optimiser, schedule, average)
        if epoch + 1 in recipe.kept:
            torch.save(average, folder / f"average-{epoch + 1}.pt")
    network.load_state_dict(_mean([torch.load(folder / f"average-{n}.pt", weights_only=True) for n in recipe.kept]))
    network.eval()


def _epoch(batcher: Batcher, corpora: Corpora, recipe: Recipe, epoch: int) -> list[tuple[str, list[Example]]]:
    chance = random.Random(f"{recipe.seed}/{epoch}")
    names = _share(corpora.names, recipe.names_share, epoch) + chance.sample(
        corpora.silver, int(len(corpora.silver) * recipe.silver_share)
    )
    plan = [("trees", group) for group in batcher.plan(corpora.trees, recipe.budget, epoch)]
    plan += [("names", group) for group in batcher.plan(names, recipe.budget, epoch)]
    chance.shuffle(plan)
    return plan


def _share(examples: list[Example], share: float, epoch: int) -> list[Example]:
    parts = max(1, round(1 / share))
    return examples[epoch % parts :: parts]


def _rate(step: int, steps: int, warm_up: int) -> float:
    if step < warm_up:
        return (step + 1) / warm_up
    return max(0.02, (steps - step) / max(1, steps - warm_up))


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


def _mean(states: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    return {name: torch.stack([state[name] for state in states]).mean(dim=0) for name in states[0]}


def _blend(average: dict[str, Tensor], network: Network, decay: float) -> None:
    with torch.no_grad():
        for name, value in network.state_dict().items():
            average[name].lerp_(value, 1.0 - decay)


def _save(path: Path, epoch: int, network: Network, optimiser: Any, schedule: Any, average: dict[str, Tensor]) -> None:
    fresh = path.with_suffix(".new")
    torch.save(
        {
            "epoch": epoch,
            "network": network.state_dict(),
            "optimiser": optimiser.state_dict(),
            "schedule": schedule.state_dict(),
            "average": average,
        },
        fresh,
    )
    fresh.replace(path)


def _resume(path: Path, network: Network, optimiser: Any, schedule: Any, average: dict[str, Tensor]) -> int:
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    network.load_state_dict(state["network"])
    optimiser.load_state_dict(state["optimiser"])
    schedule.load_state_dict(state["schedule"])
    average.update(state["average"])
    return int(state["epoch"])
