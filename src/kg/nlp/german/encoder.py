"""Run the shipped network over sentences, in batches of sentences of like length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kg.nlp.german.agreement import Agreement
from kg.nlp.german.inventory import Inventory, read_inventory
from kg.nlp.german.lemmas import Lemmas
from kg.nlp.german.packed import PackedRows
from kg.nlp.german.pieces import WordPieces
from kg.nlp.german.session import open_session
from kg.nlp.german.spans import best_labels, read_spans, transitions
from kg.nlp.german.speech import CUES_FILE, ROLES_FILE, SHARED_INPUTS, STATE, Cued, SpeechReader
from kg.nlp.german.tree import best_heads

FOLDER = Path(__file__).parent
LONGEST = 510
_BUDGET = 320  # pieces a batch: what the layers hand on stays in a core's cache
_Ints = npt.NDArray[np.int64]
Outputs = dict[str, npt.NDArray[np.generic]]


@dataclass(frozen=True)
class Words:
    """A sentence as the encoder reads it; `spaced` says where a space stands before the word."""

    forms: tuple[str, ...]
    spaced: tuple[bool, ...]


@dataclass(frozen=True)
class Tagged:
    """What the heads say of one sentence, word by word.

    `features` are label numbers per feature; `heads` are 1-based, 0 for the one root; entity spans are 0-based word
    positions, end exclusive, with kinds such as `LOC` or `LOCderiv`. `cues` say who says what, where it was asked for.
    """

    upos: tuple[str, ...]
    features: tuple[bytes, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    entities: tuple[tuple[int, int, str], ...]
    cues: tuple[Cued, ...] = ()


class Encoder:
    """The network with its word pieces and labels. Opening it reads files; calling it changes nothing."""

    FILES = ("tokenizer.json", "labels.json", "lemmas.tsv", "embeddings.npy", CUES_FILE, ROLES_FILE, "encoder.onnx")

    def __init__(self, folder: Path = FOLDER, threads: int = 2, speech: bool = False) -> None:
        """Open the files of `folder`: those named in `FILES`.

        `threads` batches are read side by side; with `speech` the branch for who says what is read too.
        """
        self.inventory: Inventory = read_inventory(folder / "labels.json")
        self.pieces = WordPieces(folder / "tokenizer.json")
        self._agreement = Agreement(self.inventory)
        self._lemmas = Lemmas(folder / "lemmas.tsv")
        self.rows = PackedRows.from_array(np.load(folder / "embeddings.npy", allow_pickle=False, mmap_mode="r"))
        self._threads = threads
        self._session = open_session(str(folder / "encoder.onnx"), threads=1)
        self._speech = SpeechReader(folder, self.inventory.roles) if speech else None
        # what is not asked for is not copied
        self._outputs = [o.name for o in self._session.get_outputs() if speech or o.name != STATE]
        self._costs = transitions(self.inventory.entities)
        self._root = self.inventory.relations.index("root")

    def tag(self, sentences: Sequence[Words]) -> list[Tagged]:
        """The analysis of each sentence, in the order given. A sentence must have a word and at most 510 pieces."""
        encoded = [self.pieces.encode(s.forms, s.spaced) for s in sentences]
        results: list[Tagged | None] = [None] * len(sentences)
        groups = list(grouped([sum(map(len, e)) for e in encoded]))
        for group, outputs in zip(groups, self._runs([[encoded[n] for n in g] for g in groups]), strict=True):
            lengths = [len(encoded[n]) for n in group]
            paths = best_labels(np.asarray(outputs["entities"], dtype=np.float32), lengths, self._costs)
            cues = self._cues(outputs, lengths)
            for row, number in enumerate(group):
                results[number] = self._tagged(sentences[number], outputs, row, paths, cues[row])
        return [r for r in results if r is not None]

    def _runs(self, batches: Sequence[Sequence[Sequence[tuple[int, ...]]]]) -> Iterator[Outputs]:
        """Batches side by side, one thread each: faster than all threads on one, and decoding goes on meanwhile."""
        if self._threads == 1 or len(batches) < 2:
            yield from map(self.run, batches)
            return
        with ThreadPoolExecutor(self._threads) as pool:
            yield from pool.map(self.run, batches)

    def run(self, encoded: Sequence[Sequence[tuple[int, ...]]]) -> Outputs:
        """The raw outputs for one batch of sentences given as the piece ids of their words.

        With the branch for speech, the inputs that it reads too stand beside them.
        """
        inputs = batch_inputs(encoded, self.pieces, self.rows)
        outputs = dict(zip(self._outputs, self._session.run(self._outputs, inputs), strict=True))
        return outputs if self._speech is None else outputs | {name: inputs[name] for name in SHARED_INPUTS}

    def _cues(self, outputs: Outputs, lengths: Sequence[int]) -> Sequence[tuple[Cued, ...]]:
        return [()] * len(lengths) if self._speech is None else self._speech.read(outputs, lengths)

    def _tagged(self, words: Words, outputs: Outputs, row: int, paths: _Ints, cues: tuple[Cued, ...]) -> Tagged:
        count = len(words.forms)
        names = self.inventory
        arcs = np.asarray(outputs["arcs"][row, :count, : count + 1], dtype=np.float32)
        heads = best_heads(arcs)
        pairs = outputs["relations"][row]
        relations = [names.relations[int(pairs[n, h]) if h else self._root] for n, h in enumerate(heads)]
        scripts = outputs["scripts"][row]
        upos = tuple(names.upos[int(n)] for n in outputs["upos"][row, :count])
        lemmas = tuple(
            self._lemmas.find(form, tag, names.scripts[int(scripts[n])])
            for n, (form, tag) in enumerate(zip(words.forms, upos, strict=True))
        )
        numbers = np.asarray(outputs["features"][row, :count], dtype=np.uint8)
        features = tuple(
            self._agreement.mood(line.tobytes(), form, lemma)
            for line, form, lemma in zip(numbers, words.forms, lemmas, strict=True)
        )
        return Tagged(
            upos,
            features,
            lemmas,
            tuple(heads),
            tuple(self._agreement.subjects(heads, relations, features)),
            tuple(read_spans([names.entities[int(n)] for n in paths[row, :count]])),
            cues,
        )


def batch_inputs(
    encoded: Sequence[Sequence[tuple[int, ...]]], pieces: WordPieces, rows: PackedRows
) -> dict[str, npt.NDArray[np.generic]]:
    """The network's inputs for one batch of sentences given as the piece ids of their words."""
    widest = max(sum(map(len, e)) for e in encoded) + 2
    words = max(map(len, encoded))
    ids = np.full((len(encoded), widest), pieces.pad, np.int64)
    mask = np.zeros((len(encoded), widest), np.int32)
    first = np.zeros((len(encoded), words), np.int64)
    last = np.zeros((len(encoded), words), np.int64)
    for row, sentence in enumerate(encoded):
        sizes = np.fromiter(map(len, sentence), np.int64, len(sentence))
        ends = np.cumsum(sizes)
        last[row, : len(sizes)] = ends
        first[row, : len(sizes)] = ends - sizes + 1
        total = int(ends[-1])
        ids[row, 0] = pieces.begin
        ids[row, 1 : total + 1] = [piece for word in sentence for piece in word]
        ids[row, total + 1] = pieces.end
        mask[row, : total + 2] = 1
    embedded = rows.take(ids.reshape(-1)).floats().reshape(*ids.shape, -1)
    return {"embedded": embedded, "mask": mask, "first": first, "last": last}


def grouped(sizes: Sequence[int]) -> Iterator[list[int]]:
    """Sentence numbers in batches of like size, each within the budget of pieces, padding included."""
    group: list[int] = []
    for number in sorted(range(len(sizes)), key=lambda n: (sizes[n], n)):
        if group and (sizes[number] + 2) * (len(group) + 1) > _BUDGET:
            yield group
            group = []
        group.append(number)
    if group:
        yield group
