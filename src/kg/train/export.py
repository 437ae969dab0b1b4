"""Write the files of `kg/nlp/german` from trained weights."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import onnx

from kg.nlp.german.encoder import Encoder, batch_inputs, grouped
from kg.nlp.german.inventory import Inventory
from kg.nlp.german.packed import PackedRows
from kg.nlp.german.pieces import WordPieces
from kg.nlp.german.session import open_session
from kg.nlp.german.speech import CUES_FILE, ROLES_FILE, SHARED_INPUTS, STATE
from kg.train.base import FloatArray
from kg.train.corpora import PUD, Example
from kg.train.graph import Graph, Plan, build, model
from kg.train.quantise import Feed, calibrate, quantise
from kg.train.speech_graph import SPEECH_INPUTS, SPEECH_OUTPUTS, role_model, speech_graph

_BANKS = 2


@dataclass(frozen=True)
class Parts:
    """What the shipped files are made of besides the graph; paths name files to copy."""

    inventory: Inventory
    rows: PackedRows
    tokenizer: Path
    lemmas: Path


@dataclass(frozen=True)
class Trained:
    """The state dicts of the network and of its branch for speech, and what they share."""

    network: dict[str, FloatArray]
    branch: dict[str, FloatArray]
    heads: int
    epsilon: float


@dataclass(frozen=True)
class Models:
    """The three networks as they are shipped."""

    encoder: onnx.ModelProto
    speech: onnx.ModelProto
    roles: onnx.ModelProto


def float_models(trained: Trained, parts: Parts) -> Models:
    """The models of the state dicts, with the treebank vector set to PUD's: news, as at run time."""
    encoder, speech = _graphs(trained, parts)
    return _models(trained, encoder, speech)


def int8_models(trained: Trained, parts: Parts, texts: Sequence[Example], speeches: Sequence[Example]) -> Models:
    """The models in int8, with ranges measured on `texts` for the encoder and on `speeches` for the branch.

    The model of the roles is small and stays float32.
    """
    encoder, speech = _graphs(trained, parts)
    session = open_session(model(encoder).SerializeToString())
    above = (
        {STATE: session.run([STATE], feed)[0], **{name: feed[name] for name in SHARED_INPUTS}}
        for feed in _feeds(parts, speeches)
    )
    small = quantise(speech, calibrate(speech, above, SPEECH_INPUTS, SPEECH_OUTPUTS))
    return _models(trained, quantise(encoder, calibrate(encoder, _feeds(parts, texts))), small)


def _graphs(trained: Trained, parts: Parts) -> tuple[Graph, Graph]:
    inventory = parts.inventory
    layers, own = _layers(trained.network), _layers(trained.branch)
    plan = Plan(
        layers,
        trained.heads,
        trained.epsilon,
        tuple(len(values) for values in inventory.features.values()),
        inventory.relations.index("root"),
        tuple(float(n == PUD) for n in range(_BANKS)),
        layers - own,
    )
    return build(trained.network, plan), speech_graph(trained.branch, replace(plan, layers=own))


def _layers(weights: dict[str, FloatArray]) -> int:
    return 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("layers."))


def _models(trained: Trained, encoder: Graph, speech: Graph) -> Models:
    return Models(
        model(encoder),
        model(speech, inputs=SPEECH_INPUTS, outputs=SPEECH_OUTPUTS),
        role_model(trained.branch, trained.epsilon),
    )


def write(models: Models, parts: Parts, folder: Path) -> None:
    """Write all files beside their places in `folder` and move them in, the encoder last."""
    folder.mkdir(parents=True, exist_ok=True)
    fresh = {name: folder / f".{name}.new" for name in Encoder.FILES}
    shutil.copyfile(parts.tokenizer, fresh["tokenizer.json"])
    shutil.copyfile(parts.lemmas, fresh["lemmas.tsv"])
    parts.inventory.write(fresh["labels.json"])
    with fresh["embeddings.npy"].open("wb") as target:
        np.save(target, parts.rows.array(), allow_pickle=False)
    onnx.save(models.speech, str(fresh[CUES_FILE]))
    onnx.save(models.roles, str(fresh[ROLES_FILE]))
    onnx.save(models.encoder, str(fresh["encoder.onnx"]))
    for name, path in fresh.items():
        path.replace(folder / name)


def _feeds(parts: Parts, examples: Iterable[Example]) -> Iterator[Feed]:
    pieces = WordPieces(parts.tokenizer)
    encoded = [pieces.encode([t.form for t in e.tokens], [t.spaced for t in e.tokens]) for e in examples]
    for group in grouped([sum(map(len, e)) for e in encoded]):
        yield batch_inputs([encoded[n] for n in group], pieces, parts.rows)
