"""Train a network on a task: batches of its kinds in turn, a checkpoint an epoch, averaged weights at the end."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import torch
from torch import Tensor, nn

from kg.train.batches import Batch, Batcher, varied
from kg.train.corpora import Example


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
    hidden_words: float = 0.03
    average: float = 0.996
    seed: int = 20


class Learner(Protocol):
    """A network that knows which of its parameters were trained before; the others start from chance."""

    def encoder_parameters(self) -> list[nn.Parameter]: ...

    def head_parameters(self) -> list[nn.Parameter]: ...


class Task(Protocol):
    """What a network learns: its batches of each epoch by kind, and the loss of one."""

    @property
    def network(self) -> nn.Module: ...

    @property
    def learner(self) -> Learner: ...

    def plan(self, epoch: int) -> list[tuple[str, list[Example]]]: ...

    def loss(self, kind: str, batch: Batch) -> Tensor: ...


def train(task: Task, batcher: Batcher, recipe: Recipe, folder: Path, say: Callable[[str], None]) -> None:
    """Train the task's network in place and leave averaged weights in it; resumes from the last epoch in `folder`."""
    network = task.network
    optimiser = torch.optim.AdamW(
        [
            {"params": task.learner.encoder_parameters(), "lr": recipe.encoder_rate},
            {"params": task.learner.head_parameters(), "lr": recipe.head_rate},
        ],
        weight_decay=0.01,
        fused=True,
    )
    steps = len(task.plan(0)) * recipe.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, steps, recipe.warm_up))
    average = {name: value.detach().clone() for name, value in network.state_dict().items()}
    begin = _resume(folder / "last.pt", network, optimiser, schedule, average)
    for epoch in range(begin, recipe.epochs):
        torch.manual_seed(recipe.seed * 1000 + epoch)
        network.train()
        total: dict[str, float] = {}
        for number, (kind, examples) in enumerate(task.plan(epoch)):
            chance = random.Random(f"{recipe.seed}/{epoch}/{number}")
            chosen = [varied(e, chance) for e in examples]
            batch = batcher.batch(chosen, recipe.hidden_words, chance)
            with torch.autocast("cpu", torch.bfloat16):
                loss = task.loss(kind, batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), recipe.clip)
            optimiser.step()
            optimiser.zero_grad()
            schedule.step()
            total[kind] = total.get(kind, 0.0) + float(loss.detach())
            _blend(average, network, recipe.average)
        say(f"epoch {epoch + 1}/{recipe.epochs}: " + ", ".join(f"{k} {v:.1f}" for k, v in sorted(total.items())))
        _save(folder / "last.pt", epoch + 1, network, optimiser, schedule, average)
        if epoch + 1 in recipe.kept:
            torch.save(average, folder / f"average-{epoch + 1}.pt")
    network.load_state_dict(_mean([torch.load(folder / f"average-{n}.pt", weights_only=True) for n in recipe.kept]))
    network.eval()


def _rate(step: int, steps: int, warm_up: int) -> float:
    if step < warm_up:
        return (step + 1) / warm_up
    return max(0.02, (steps - step) / max(1, steps - warm_up))


def _mean(states: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    return {name: torch.stack([state[name] for state in states]).mean(dim=0) for name in states[0]}


def _blend(average: dict[str, Tensor], network: nn.Module, decay: float) -> None:
    with torch.no_grad():
        for name, value in network.state_dict().items():
            average[name].lerp_(value, 1.0 - decay)


def _save(
    path: Path, epoch: int, network: nn.Module, optimiser: Any, schedule: Any, average: dict[str, Tensor]
) -> None:
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


def _resume(path: Path, network: nn.Module, optimiser: Any, schedule: Any, average: dict[str, Tensor]) -> int:
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    network.load_state_dict(state["network"])
    optimiser.load_state_dict(state["optimiser"])
    schedule.load_state_dict(state["schedule"])
    average.update(state["average"])
    return int(state["epoch"])
