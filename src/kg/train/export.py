"""Write the files of `kg/nlp/german` from trained weights."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx

from kg.nlp.german.encoder import Encoder, batch_inputs, grouped
from kg.nlp.german.inventory import Inventory
from kg.nlp.german.packed import PackedRows
from kg.nlp.german.pieces import WordPieces
from kg.train.base import FloatArray
from kg.train.corpora import PUD, Example
from kg.train.graph import Graph, Plan, build, model
from kg.train.quantise import Feed, calibrate, quantise

_BANKS = 2


@dataclass(frozen=True)
class Parts:
    """What the shipped files are made of besides the graph; paths name files to copy."""

    inventory: Inventory
    rows: PackedRows
    tokenizer: Path
    lemmas: Path


def float_graph(weights: dict[str, FloatArray], inventory: Inventory, heads: int, epsilon: float) -> Graph:
    """The graph of a state dict, with the treebank vector set to PUD's: news, as at run time."""
    layers = 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("layers."))
    return build(
        weights,
        Plan(
            layers,
            heads,
            epsilon,
            tuple(len(values) for values in inventory.features.values()),
            inventory.relations.index("root"),
            tuple(float(n == PUD) for n in range(_BANKS)),
        ),
    )


def int8_graph(graph: Graph, parts: Parts, examples: Sequence[Example]) -> Graph:
    """The graph in int8, with ranges measured on `examples`."""
    return quantise(graph, calibrate(graph, _feeds(parts, examples)))


def write(graph: Graph, parts: Parts, folder: Path) -> None:
    """Write all files beside their places in `folder` and move them in, the encoder last."""
    folder.mkdir(parents=True, exist_ok=True)
    fresh = {name: folder / f".{name}.new" for name in Encoder.FILES}
    shutil.copyfile(parts.tokenizer, fresh["tokenizer.json"])
    shutil.copyfile(parts.lemmas, fresh["lemmas.tsv"])
    parts.inventory.write(fresh["labels.json"])
    with fresh["embeddings.npy"].open("wb") as target:
        np.save(target, parts.rows.array(), allow_pickle=False)
    onnx.save(model(graph), str(fresh["encoder.onnx"]))
    for name, path in fresh.items():
        path.replace(folder / name)


def _feeds(parts: Parts, examples: Iterable[Example]) -> Iterator[Feed]:
    pieces = WordPieces(parts.tokenizer)
    encoded = [pieces.encode([t.form for t in e.tokens], [t.spaced for t in e.tokens]) for e in examples]
    for group in grouped([sum(map(len, e)) for e in encoded]):
        yield batch_inputs([encoded[n] for n in group], pieces, parts.rows)
