"""Score the pipeline against treebanks and entity corpora.

Words are aligned by characters as in the CoNLL 2018 shared task (Zeman et al. 2018): spaces do not count, a word is
found when both sides have it with the same ends, words of a contraction when their forms agree too. Entities count
when class and both ends agree (Benikova et al. 2014).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp import conllu, labels
from kg.nlp.conllu import TreebankSentence, TreebankWord
from kg.nlp.german.spans import read_spans

FEATURES = ("Case", "Number", "Gender", "Person", "Mood", "Tense", "VerbForm", "Degree", "PronType", "Polarity")
_Key = tuple[int, int, int, str]


@dataclass(frozen=True)
class Prf:
    """Precision, recall and F1 in percent, and the counts behind them."""

    precision: float
    recall: float
    f1: float
    gold: int
    system: int


@dataclass(frozen=True)
class TreeScores:
    """Figures in percent. `f1` holds the CoNLL 2018 measures; `accuracy` is over gold words, unaligned ones wrong."""

    f1: dict[str, Prf]
    accuracy: dict[str, float]


def prf(correct: int, gold: int, system: int) -> Prf:
    """Percentages of `correct` among `gold` and `system`; 0 where there is nothing to find."""
    precision = 100.0 * correct / system if system else 0.0
    recall = 100.0 * correct / gold if gold else 0.0
    f1 = 200.0 * correct / (gold + system) if gold + system else 0.0
    return Prf(precision, recall, f1, gold, system)


def on_gold_tokens(nlp: Language, sentences: Iterable[TreebankSentence]) -> list[TreebankSentence]:
    """The pipeline's analysis of the sentences as the treebank cuts them into tokens and sentences."""
    with nlp.select_pipes(enable="kg_analyser"):
        analysed = list(nlp.pipe(_gold_doc(nlp, s) for s in sentences))
    return [s for doc in analysed for s in conllu.read(conllu.write(doc).splitlines())]


def on_gold_words(nlp: Language, sentences: Iterable[tuple[Sequence[str], Sequence[bool]]]) -> list[Doc]:
    """The pipeline's analysis of sentences given as words and whether a space follows each; one document a sentence."""
    with nlp.select_pipes(enable="kg_analyser"):
        return list(nlp.pipe(Doc(nlp.vocab, words=list(words), spaces=list(after)) for words, after in sentences))


def on_raw_text(nlp: Language, texts: Iterable[str]) -> list[TreebankSentence]:
    """The pipeline's analysis of running text."""
    return [s for doc in nlp.pipe(texts) for s in conllu.read(conllu.write(doc).splitlines())]


def running_text(sentences: Iterable[TreebankSentence]) -> list[str]:
    """The texts of the documents the sentences come from, sentences joined with a space."""
    documents: dict[str, list[str]] = {}
    for sentence in sentences:
        documents.setdefault(sentence.document, []).append(sentence.text)
    return [" ".join(texts) for texts in documents.values()]


def _gold_doc(nlp: Language, sentence: TreebankSentence) -> Doc:
    spans = sentence.surface()
    words = [sentence.text[start:end] for start, end in spans]
    ends = [end for _, end in spans]
    spaces = [end < len(sentence.text) and sentence.text[end].isspace() for end in ends]
    return Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=[n == 0 for n in range(len(words))])


def score_trees(gold: Sequence[TreebankSentence], system: Sequence[TreebankSentence]) -> TreeScores:
    """Compare two analyses of the same text; ValueError when the texts differ in more than spaces."""
    left, right = _flat(gold), _flat(system)
    if left.text != right.text:
        raise ValueError("the two sides are analyses of different texts")
    pairs = [(n, right.places[key]) for key, n in left.places.items() if key in right.places]
    mates = dict(pairs)
    checks: dict[str, Callable[[int, int], bool]] = {
        "words": lambda g, s: True,
        "UPOS": lambda g, s: left.words[g].upos == right.words[s].upos,
        "lemma": lambda g, s: left.lemmas[g] == right.lemmas[s],
        "UAS": lambda g, s: _same_head(left, right, mates, g, s),
        "LAS": lambda g, s: _same_head(left, right, mates, g, s) and _universal(left, g) == _universal(right, s),
    }
    f1 = {
        name: prf(sum(check(g, s) for g, s in pairs), len(left.words), len(right.words))
        for name, check in checks.items()
    }
    f1["tokens"] = prf(len(left.tokens & right.tokens), len(left.tokens), len(right.tokens))
    f1["sentences"] = prf(len(left.sentences & right.sentences), len(left.sentences), len(right.sentences))
    spoken = [(g, s) for g, s in pairs if left.words[g].upos != labels.PUNCTUATION]
    count = sum(w.upos != labels.PUNCTUATION for w in left.words)
    accuracy = {name: _percent(sum(checks[name](g, s) for g, s in spoken), count) for name in ("UAS", "LAS")}
    accuracy["LAS with subtypes"] = _percent(
        sum(checks["UAS"](g, s) and left.words[g].relation == right.words[s].relation for g, s in spoken), count
    )
    for name in ("UPOS", "lemma"):
        accuracy[name] = _percent(sum(checks[name](g, s) for g, s in pairs), len(left.words))
    for name in FEATURES:
        same = sum(left.words[g].features.get(name) == right.words[s].features.get(name) for g, s in pairs)
        accuracy[name] = _percent(same, len(left.words))
    return TreeScores(f1, accuracy)


def _percent(part: int, whole: int) -> float:
    return 100.0 * part / whole if whole else 0.0


@dataclass(frozen=True)
class _Flat:
    """All words of a text; places are offsets without spaces, heads positions in `words` (-1 the root)."""

    text: str
    words: list[TreebankWord]
    lemmas: list[str]
    heads: list[int]
    places: dict[_Key, int]
    tokens: set[tuple[int, int]]
    sentences: set[tuple[int, int]]


def _flat(sentences: Sequence[TreebankSentence]) -> _Flat:
    texts: list[str] = []
    words: list[TreebankWord] = []
    lemmas: list[str] = []
    heads: list[int] = []
    places: dict[_Key, int] = {}
    tokens: set[tuple[int, int]] = set()
    bounds: set[tuple[int, int]] = set()
    base = 0
    for sentence in sentences:
        before = len(words)
        dense = [0]
        for character in sentence.text:
            dense.append(dense[-1] + (not character.isspace()))
        shared = Counter((w.start, w.end) for w in sentence.words)
        lemmas += _joined_lemmas(sentence.words)
        for word in sentence.words:
            start, end = base + dense[word.start], base + dense[word.end]
            form = word.form.lower() if shared[word.start, word.end] > 1 else ""
            rank = sum((start, end, rank, form) in places for rank in range(shared[word.start, word.end]))
            places[start, end, rank, form] = len(words)
            tokens.add((start, end))
            heads.append(before + word.head - 1 if word.head else -1)
            words.append(word)
        bounds.add((base, base + dense[-1]))
        base += dense[-1]
        texts.append("".join(sentence.text.split()))
    return _Flat("".join(texts), words, lemmas, heads, places, tokens, bounds)


def _joined_lemmas(words: Sequence[TreebankWord]) -> list[str]:
    """Lemmas with separated particles put before their verbs, as the pipeline gives them."""
    lemmas = [w.lemma for w in words]
    for word in words:
        if word.relation == labels.COMPOUND_PRT and word.head:
            particle = word.form.lower()
            if not lemmas[word.head - 1].startswith(particle):
                lemmas[word.head - 1] = particle + lemmas[word.head - 1]
    return lemmas


def _same_head(left: _Flat, right: _Flat, mates: dict[int, int], g: int, s: int) -> bool:
    gold, system = left.heads[g], right.heads[s]
    return system == -1 if gold == -1 else mates.get(gold) == system


def _universal(side: _Flat, word: int) -> str:
    return side.words[word].relation.partition(":")[0]


def score_entities(
    gold: Sequence[tuple[Sequence[str], Sequence[str]]], system: Sequence[Doc], plain: bool = True
) -> Prf:
    """Exact entity spans of the pipeline against (tokens, BIO labels), document by document.

    `plain` counts the four classes and leaves derived forms and parts out; otherwise every class counts. ValueError
    when a document is no analysis of its tokens.
    """
    correct = wanted = found = 0
    for (tokens, tags), doc in zip(gold, system, strict=True):
        expected = {e for e in _gold_entities(tokens, tags) if not plain or e[2] in labels.ENTITIES}
        dense = _dense(doc.text)
        if dense[-1] != sum(len("".join(t.split())) for t in tokens):
            raise ValueError(f"the analysed text {doc.text[:40]!r} is not the annotated one")
        given = {
            (dense[e.start_char], dense[e.end_char], e.label_ + e.ent_id_)
            for e in doc.ents
            if not plain or not e.ent_id_
        }
        correct += len(expected & given)
        wanted += len(expected)
        found += len(given)
    return prf(correct, wanted, found)


def _gold_entities(tokens: Sequence[str], tags: Sequence[str]) -> set[tuple[int, int, str]]:
    ends = [0]
    for token in tokens:
        ends.append(ends[-1] + len("".join(token.split())))
    return {(ends[start], ends[end], kind) for start, end, kind in read_spans(tags)}


def _dense(text: str) -> list[int]:
    places = [0]
    for character in text:
        places.append(places[-1] + (not character.isspace()))
    return places
