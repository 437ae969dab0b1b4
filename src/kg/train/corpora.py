"""Read the training corpora, harmonise their labels and keep the development split apart."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.nlp.conllu import TreebankSentence, read
from kg.nlp.running import joined
from kg.nlp.tokens import token_spans
from kg.train.align import Token, align_entities, align_tree
from kg.train.speech_corpus import SpeechFrame, read_speech

GSD, PUD = 0, 1
_GSD_BLOCK = 20
_PTB_QUOTES = {"``": "„", "''": "“"}


@dataclass(frozen=True)
class Example:
    """A sentence to learn from. `bank` is the treebank, or -1 for a corpus without syntax."""

    tokens: tuple[Token, ...]
    bank: int = -1
    weight: float = 1.0
    frames: tuple[SpeechFrame, ...] = ()


@dataclass(frozen=True)
class Corpora:
    """Everything training reads; `dev_trees` and `dev_names` are never learned from."""

    trees: list[Example]
    names: list[Example]
    silver: list[Example]
    speech: list[Example]
    dev_trees: list[tuple[int, TreebankSentence]]  # (treebank, sentence as published)
    dev_names: list[tuple[list[str], list[str]]]  # (tokens, outer labels as published)


def bucket(key: str, buckets: int) -> int:
    """A stable number in [0, buckets) for a document id, the same on every machine."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big") % buckets


def read_trees(folder: Path) -> Iterator[tuple[int, bool, TreebankSentence]]:
    """(treebank, is development, sentence). PUD is split by document, GSD by blocks of twenty sentences."""
    for name in ("de_gsd-dev", "de_gsd-test"):
        with (folder / f"{name}.conllu").open(encoding="utf-8") as lines:
            for number, sentence in enumerate(read(lines)):
                yield GSD, bucket(f"{name}/{number // _GSD_BLOCK}", 10) == 0, sentence
    with (folder / "de_pud-800.conllu").open(encoding="utf-8") as lines:
        for sentence in read(lines):
            yield PUD, bucket(sentence.document, 8) < 3, sentence


def harmonise(sentence: TreebankSentence, bank: int) -> TreebankSentence:
    """The sentence under one convention, as both treebanks are learned by one network.

    Verb forms missing in PUD follow from its part-of-speech tags, relative clauses missing in GSD from their pronoun,
    and Penn quotes become German ones. The development split is scored as published.
    """
    relative = {
        w.head for w in sentence.words if "Rel" in w.features.get("PronType", "") and w.upos in {"PRON", "DET", "ADV"}
    }
    grand = {sentence.words[h - 1].head for h in relative if h}
    words = []
    for number, word in enumerate(sentence.words, start=1):
        features, relation = dict(word.features), word.relation
        if word.upos in {"VERB", "AUX"}:
            if "Mood" in features:
                features["VerbForm"] = "Fin"
            elif bank == PUD:
                features["VerbForm"] = "Part" if word.xpos == "VBN" else "Inf"
            elif word.xpos in {"VVPP", "VAPP", "VMPP"}:
                features["Tense"] = "Past"
        if relation == "acl" and number in relative | grand and features.get("VerbForm") != "Inf":
            relation = "acl:relcl"
        if relation == "flat" and word.upos == "PROPN":
            relation = "flat:name"
        lemma = _PTB_QUOTES.get(word.form, word.lemma)
        words.append(replace(word, features=features, relation=relation, lemma=lemma))
    return replace(sentence, words=tuple(words))


def tree_examples(sentence: TreebankSentence, bank: int) -> list[Example]:
    """The sentence on running-text tokens, and once more on its own where these differ."""
    sentence = harmonise(sentence, bank)
    running = token_spans(sentence.text)
    own = sentence.surface()
    variants = [running] if running == own else [running, own]
    found = [align_tree(sentence, spans) for spans in variants]
    kept = [tokens for tokens in found if tokens is not None]
    return [Example(tuple(_quoted(tokens)), bank, 1.0 / len(kept)) for tokens in kept]


def _quoted(tokens: Sequence[Token]) -> list[Token]:
    return [replace(t, form=_PTB_QUOTES.get(t.form, t.form)) for t in tokens]


def read_names(path: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """(source, tokens, outer labels) of each sentence of a GermEval 2014 file."""
    source, tokens, labels = "", [], []
    with path.open(encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            row = line.rstrip("\r\n").split("\t")
            if row[0] == "#":
                source = row[1]
            elif len(row) >= 3:
                tokens.append(row[1])
                labels.append(row[2])
            elif tokens:
                yield source, tokens, labels
                tokens, labels = [], []


def read_silver(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """(tokens, labels) of each sentence of a WikiANN file."""
    tokens: list[str] = []
    labels: list[str] = []
    with path.open(encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            form, _, label = line.rstrip("\r\n").partition("\t")
            if label:
                tokens.append(form.partition(":")[2])
                labels.append(label)
            elif tokens:
                yield tokens, labels
                tokens, labels = [], []


def name_example(tokens: list[str], labels: list[str], weight: float = 1.0) -> Example:
    """The sentence as running text on running-text tokens."""
    text, starts = joined(tokens)
    spans = token_spans(text)
    entities = align_entities(tokens, labels, spans, starts)
    found = (
        Token(text[start:end], start > 0 and text[start - 1].isspace(), entity=entity)
        for (start, end), entity in zip(spans, entities, strict=True)
    )
    return Example(tuple(found), weight=weight)


def read_corpora(data: Path) -> Corpora:
    """All corpora below `data` (`ud/`, `ner/`, `spkatt/`)."""
    trees: list[Example] = []
    dev_trees: list[tuple[int, TreebankSentence]] = []
    for bank, held_out, sentence in read_trees(data / "ud"):
        if held_out:
            dev_trees.append((bank, sentence))
        else:
            trees += tree_examples(sentence, bank)
    names: list[Example] = []
    dev_names: list[tuple[list[str], list[str]]] = []
    for source, tokens, labels in read_names(data / "ner" / "germeval2014-test.tsv"):
        if bucket(source, 7) == 0:
            dev_names.append((tokens, labels))
        else:
            names.append(name_example(tokens, labels))
    silver = [
        name_example(tokens, labels, 0.3)
        for tokens, labels in read_silver(data / "ner" / "wikiann-de-train.tsv")
        if len(tokens) > 5
    ]
    speech = [Example(words, frames=frames) for words, frames in read_speech(data / "spkatt" / "train.jsonl") if words]
    return Corpora(trees, names, silver, speech, dev_trees, dev_names)


def raw_texts(data: Path) -> Iterator[str]:
    """Text without annotation: news articles and parliamentary speeches."""
    with (data / "wikinews" / "articles.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]
    with (data / "spkatt" / "train.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            for sentence in json.loads(line)["sentences"]:
                yield joined(sentence)[0]
