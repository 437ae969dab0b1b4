"""The network: a shortened BERT encoder, one scalar mix a head group, and heads over words.

Parsing follows Dozat & Manning (2017), the mixes Peters et al. (2018), the treebank vector Stymne et al. (2018).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

import torch
from torch import Tensor, nn
from torch.nn import functional

from kg.train.base import BaseEncoder, FloatArray

TAGS, PARSE, NAMES = range(3)


@dataclass(frozen=True)
class Shape:
    """Sizes of a network; `features` counts the values of each morphological feature, "none" included."""

    layers: int
    upos: int
    features: tuple[int, ...]
    relations: int
    scripts: int
    entities: int
    arc: int = 300
    relation: int = 128
    hidden: int = 256
    treebanks: int = 2
    dropout: float = 0.25


class Scores(TypedDict):
    """Unnormalised scores: words are the second axis, arcs carry the root at index 0 of the last axis."""

    upos: Tensor
    features: Tensor
    scripts: Tensor
    arcs: Tensor
    dependent: Tensor
    head: Tensor
    entities: Tensor


class Layer(nn.Module):
    """One post-layer-norm transformer block."""

    def __init__(self, width: int, heads: int, feed_forward: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.q = nn.Linear(width, width)
        self.k = nn.Linear(width, width)
        self.v = nn.Linear(width, width)
        self.ao = nn.Linear(width, width)
        self.aln = nn.LayerNorm(width, eps=epsilon)
        self.fi = nn.Linear(width, feed_forward)
        self.fo = nn.Linear(feed_forward, width)
        self.oln = nn.LayerNorm(width, eps=epsilon)

    def forward(self, x: Tensor, mask: Tensor, dropout: float) -> Tensor:
        batch, length, width = x.shape
        split = (batch, length, self.heads, width // self.heads)
        q, k, v = (f(x).view(split).transpose(1, 2) for f in (self.q, self.k, self.v))
        # Written out: the fused kernel's backward pass is slower than these products on a CPU.
        weights = (q @ k.transpose(2, 3) / q.shape[-1] ** 0.5 + mask).softmax(-1).to(v.dtype)
        mixed = self.ao((weights @ v).transpose(1, 2).reshape(batch, length, width))
        x = self.aln(x + shared_dropout(mixed, dropout, self.training))
        inner = self.fo(functional.gelu(self.fi(x)))
        result: Tensor = self.oln(x + shared_dropout(inner, dropout, self.training))
        return result


class Network(nn.Module):
    """Encoder and heads. The table of word pieces is frozen and given at call time, never a parameter."""

    def __init__(self, base: BaseEncoder, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        width = base.width
        self.layers = nn.ModuleList(
            Layer(width, base.heads, base.feed_forward, base.epsilon) for _ in range(shape.layers)
        )
        self.positions = nn.Parameter(_tensor(base.tensors["emb.pos"]).view(base.positions, width))
        self.embedding_norm = nn.LayerNorm(width, eps=base.epsilon)
        self._start_from(base)
        self.mix = nn.Parameter(torch.zeros(3, shape.layers + 1))
        with torch.no_grad():
            self.mix[:, -1] = 2.0
        words = 2 * width
        self.treebank = nn.Parameter(torch.zeros(shape.treebanks, words))
        self.tag_hidden = nn.Linear(words, shape.hidden)
        self.upos = nn.Linear(shape.hidden, shape.upos)
        self.features = nn.Linear(shape.hidden, sum(shape.features))
        self.script_hidden = nn.Linear(words, shape.hidden)
        self.scripts = nn.Linear(shape.hidden, shape.scripts)
        self.name_hidden = nn.Linear(words, shape.hidden)
        self.entities = nn.Linear(shape.hidden, shape.entities)
        self.arc_dependent = nn.Linear(words, shape.arc)
        self.arc_head = nn.Linear(words, shape.arc)
        self.relation_dependent = nn.Linear(words, shape.relation)
        self.relation_head = nn.Linear(words, shape.relation)
        self.root = nn.Parameter(torch.randn(words) * 0.02)
        self.arc_weight = nn.Parameter(torch.zeros(shape.arc, shape.arc))
        self.arc_bias = nn.Parameter(torch.zeros(shape.arc))
        self.relation_weight = nn.Parameter(torch.zeros(shape.relation + 1, shape.relations, shape.relation + 1))

    def _start_from(self, base: BaseEncoder) -> None:
        with torch.no_grad():
            self.positions.add_(_tensor(base.tensors["emb.type"]).view(-1, base.width)[0])
            self.embedding_norm.weight.copy_(_tensor(base.tensors["emb.ln.w"]))
            self.embedding_norm.bias.copy_(_tensor(base.tensors["emb.ln.b"]))
            for number, layer in enumerate(self.layers):
                for name, parameter in layer.named_parameters():
                    part, kind = name.split(".")
                    source = _tensor(base.tensors[f"l{number}.{part}.{kind[0]}"])
                    parameter.copy_(source.view(parameter.shape))

    def encoder_parameters(self) -> list[nn.Parameter]:
        """What was trained before; the rest starts from chance."""
        return [*self.layers.parameters(), self.positions, *self.embedding_norm.parameters()]

    def head_parameters(self) -> list[nn.Parameter]:
        """What starts from chance."""
        known = {id(p) for p in self.encoder_parameters()}
        return [p for p in self.parameters() if id(p) not in known]

    def forward(self, embedded: Tensor, lengths: Tensor, first: Tensor, last: Tensor, bank: Tensor) -> Scores:
        """Scores of a batch.

        `embedded` (B, T, width) are rows of the piece table, `lengths` (B) their numbers, `first` and `last`
        (B, W) the 0-based piece positions of each word's ends, `bank` (B, treebanks) the weights of the treebanks.
        """
        x, mask = self.embed(embedded, lengths)
        kept = 0.1
        x = shared_dropout(x, kept, self.training)
        states = [x]
        for layer in self.layers:
            x = layer(x, mask, kept)
            states.append(x)
        rows = torch.arange(first.shape[0])[:, None]
        ends = torch.stack([torch.cat([s[rows, first], s[rows, last]], dim=-1) for s in states])
        mixed = torch.einsum("gl,lbwd->gbwd", self.mix.softmax(-1).to(ends.dtype), ends)
        mixed = shared_dropout(mixed, self.shape.dropout, self.training)
        bias = (bank @ self.treebank)[:, None, :]
        tags, parse = mixed[TAGS] + bias, mixed[PARSE] + bias
        tag = self._drop(functional.gelu(self.tag_hidden(tags)))
        script = self._drop(functional.gelu(self.script_hidden(tags)))
        name = self._drop(functional.gelu(self.name_hidden(mixed[NAMES])))
        root = self.root.to(parse.dtype).expand(parse.shape[0], 1, -1)
        heads = torch.cat([root, parse], dim=1)
        arc_dependent = self._drop(functional.gelu(self.arc_dependent(parse)))
        arc_head = self._drop(functional.gelu(self.arc_head(heads)))
        arcs = (arc_dependent @ self.arc_weight + self.arc_bias) @ arc_head.transpose(1, 2)
        return Scores(
            upos=self.upos(tag),
            features=self.features(tag),
            scripts=self.scripts(script),
            arcs=arcs,
            dependent=_with_one(self._drop(functional.gelu(self.relation_dependent(parse)))),
            head=_with_one(self._drop(functional.gelu(self.relation_head(heads)))),
            entities=self.entities(name),
        )

    def embed(self, embedded: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """What the first layer reads: the pieces in their places, and the mask that hides the padding."""
        inside = torch.arange(embedded.shape[1], device=embedded.device)[None] < lengths[:, None]
        x = self.embedding_norm(embedded + self.positions[: embedded.shape[1]])
        return x, torch.zeros(inside.shape).masked_fill(~inside, -1e4)[:, None, None, :].to(x.dtype)

    def relation_scores(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Scores (N, relations) of N pairs of a dependent and its head (N, relation + 1)."""
        size, relations, _ = self.relation_weight.shape
        weight = self.relation_weight.to(dependent.dtype).reshape(size, relations * size)
        left = (dependent @ weight).view(-1, relations, size)
        return (left @ head[:, :, None]).squeeze(-1)

    def _drop(self, x: Tensor) -> Tensor:
        return shared_dropout(x, self.shape.dropout, self.training)


def shared_dropout(x: Tensor, rate: float, training: bool) -> Tensor:
    """Dropout with one mask a sentence for all its positions (Gal & Ghahramani 2016); cheap on a CPU."""
    if not training or not rate:
        return x
    shape = (*x.shape[:-2], 1, x.shape[-1])
    keep = (torch.rand(shape) >= rate).to(x.dtype) / (1.0 - rate)
    return x * keep


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], dim=-1)


def _tensor(values: FloatArray) -> Tensor:
    return torch.from_numpy(values)
