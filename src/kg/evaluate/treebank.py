"""Tags, lemmas and trees against Universal Dependencies treebanks."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from kg.evaluate.figures import Counts, Figure, Report, accuracy_figure
from kg.nlp import conllu, evaluate_tags, load
from kg.nlp.labels import PUNCTUATION

_NOTES = (
    "accuracies: on the treebank's own tokens and sentences, UAS and LAS without punctuation, resampled by sentence.",
    "tokens, sentences: F1 on the sentences joined to running text.",
)
_TREE = ("UAS", "LAS", "LAS with subtypes")
_SHOWN = (*_TREE, "UPOS", "lemma", "Case", "Number", "Gender", "Person", "Mood", "Tense", "VerbForm")


def measure(path: Path, limit: int | None) -> Report:
    """The figures of a CoNLL-U file, of its first ``limit`` sentences where given."""
    with path.open(encoding="utf-8") as lines:
        gold = list(islice(conllu.read(lines), limit))
    nlp = load()
    found = evaluate_tags.on_gold_tokens(nlp, gold)
    counts: dict[str, list[Counts]] = {name: [] for name in _SHOWN}
    for wanted, given in zip(gold, found, strict=True):
        accuracy = evaluate_tags.score_trees([wanted], [given]).accuracy
        spoken = sum(word.upos != PUNCTUATION for word in wanted.words)
        for name in _SHOWN:
            size = spoken if name in _TREE else len(wanted.words)
            counts[name].append(Counts(round(accuracy[name] * size / 100), size, 0))
    running = evaluate_tags.on_raw_text(nlp, evaluate_tags.running_text(gold))
    raw = evaluate_tags.score_trees(gold, running).f1
    figures = tuple(accuracy_figure(name, counted) for name, counted in counts.items())
    figures += tuple(
        Figure(
            f"{name}, running text",
            raw[name].f1,
            raw[name].gold,
            raw[name].system,
            raw[name].precision,
            raw[name].recall,
        )
        for name in ("tokens", "sentences")
    )
    return Report(f"{path.name}: {len(gold)} sentences", figures, _NOTES)
