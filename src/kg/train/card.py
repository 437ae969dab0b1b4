"""The figures of the model card: the pipeline on the fixed development splits, float32 against int8."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from kg.nlp import load
from kg.nlp.conllu import TreebankSentence
from kg.nlp.evaluate_tags import (
    FEATURES,
    on_gold_tokens,
    on_gold_words,
    on_raw_text,
    running_text,
    score_entities,
    score_trees,
)
from kg.nlp.german.encoder import Encoder, Outputs, grouped
from kg.nlp.running import joined, spaces_after
from kg.train.corpora import GSD, PUD, Corpora

Row = tuple[str, float]


def figures(corpora: Corpora, folder: Path | None = None) -> Iterator[Row]:
    """(measure, percent) rows of the weights in `folder`, or of the shipped ones, on the development splits."""
    nlp = load(folder)
    banks = {"PUD": PUD, "GSD": GSD}
    for name, bank in banks.items():
        gold = [sentence for number, sentence in corpora.dev_trees if number == bank]
        yield from _tree_rows(f"{name}, gold tokens", gold, on_gold_tokens(nlp, gold))
    everything = [sentence for _, sentence in corpora.dev_trees]
    yield from _tree_rows("all, gold tokens", everything, on_gold_tokens(nlp, everything))
    for name, bank in banks.items():
        gold = [sentence for number, sentence in corpora.dev_trees if number == bank]
        raw = score_trees(gold, on_raw_text(nlp, running_text(gold)))
        for measure, value in raw.f1.items():
            yield f"{name}, raw text: {measure} F1", value.f1
    tokens = [words for words, _ in corpora.dev_names]
    given = on_gold_words(nlp, [(words, spaces_after(words)) for words in tokens])
    running = list(nlp.pipe(joined(words)[0] for words in tokens))
    for name, docs in (("gold tokens", given), ("raw text", running)):
        four = score_entities(corpora.dev_names, docs)
        yield f"entities, {name}: precision", four.precision
        yield f"entities, {name}: recall", four.recall
        yield f"entities, {name}: F1", four.f1
        yield f"entities with derived and part, {name}: F1", score_entities(corpora.dev_names, docs, plain=False).f1


def _tree_rows(name: str, gold: Sequence[TreebankSentence], system: Sequence[TreebankSentence]) -> Iterator[Row]:
    scores = score_trees(gold, system)
    for measure in ("UPOS", "lemma", "UAS", "LAS", "LAS with subtypes", *FEATURES):
        yield f"{name}: {measure}", scores.accuracy[measure]


def agreement(corpora: Corpora, reference: Path, folder: Path | None = None) -> Iterator[Row]:
    """(head group, percent) rows: how often the weights in `folder` choose as the float32 ones in `reference` do."""
    exact = Encoder(reference)
    tested = Encoder(folder) if folder else Encoder()
    sentences = [[s.text[a:b] for a, b in s.surface()] for _, s in corpora.dev_trees]
    sentences += [tokens for tokens, _ in corpora.dev_names]
    spaced = [[False, *spaces_after(words)[:-1]] for words in sentences]
    encoded = [exact.pieces.encode(*pair) for pair in zip(sentences, spaced, strict=True)]
    same: dict[str, int] = {}
    count = 0
    for group in grouped([sum(map(len, e)) for e in encoded]):
        batch = [encoded[n] for n in group]
        inside = np.arange(max(map(len, batch)))[None] < np.array([len(e) for e in batch])[:, None]
        count += int(inside.sum())
        left, right = _choices(exact.run(batch), inside), _choices(tested.run(batch), inside)
        for name, chosen in left.items():
            equal = chosen == right[name]
            equal = equal.all(axis=-1) if equal.ndim > inside.ndim else equal
            same[name] = same.get(name, 0) + int(equal[inside].sum())
    for name, number in same.items():
        yield f"int8 agrees with float32: {name}", 100.0 * number / count


def _choices(outputs: Outputs, inside: np.ndarray) -> Outputs:
    """What each head would choose for each word, greedily."""
    arcs = np.asarray(outputs["arcs"], dtype=np.float32)
    heads = np.concatenate([np.ones_like(inside[:, :1]), inside], axis=1)
    best = np.where(heads[:, None, :], arcs, -np.inf).argmax(axis=-1)
    return {
        "UPOS": outputs["upos"],
        "features, all of a word": outputs["features"],
        "lemma script": outputs["scripts"],
        "head": best,
        "relation": np.take_along_axis(np.asarray(outputs["relations"]), best[..., None], axis=2)[..., 0],
        "entity label": np.asarray(outputs["entities"], dtype=np.float32).argmax(axis=-1),
    }


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table."""
    lines = ["| measure | % |", "|---|---:|", *(f"| {name} | {value:.1f} |" for name, value in rows)]
    return "\n".join(lines) + "\n"
