"""Carry annotation from treebank and corpus tokens over to the tokens the program will see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.nlp.conllu import TreebankSentence, TreebankWord

UNKNOWN = ""


@dataclass(frozen=True)
class Token:
    """A running-text token with its labels; an empty label is unknown and is not learned from.

    `head` is 1-based, 0 for the root, -1 unknown. `features` is None where no morphology is known.
    """

    form: str
    spaced: bool
    upos: str = UNKNOWN
    features: dict[str, str] | None = None
    lemma: str = UNKNOWN
    head: int = -1
    relation: str = UNKNOWN
    entity: str = UNKNOWN


def align_tree(sentence: TreebankSentence, spans: Sequence[tuple[int, int]]) -> list[Token] | None:
    """The sentence's annotation on the tokens at `spans` (offsets in its text, 0-based, end exclusive).

    A token over several words takes the word whose head lies outside; a contraction also takes the features of its
    article. A word over several tokens gives its labels to the last one with a letter or digit, and the others
    hang from it unlabelled. None when that leaves no tree.
    """
    members = [[i for i, w in enumerate(sentence.words) if w.start < end and start < w.end] for start, end in spans]
    if not all(members):
        return None
    holder: dict[int, int] = {}
    for token, words in enumerate(members):
        for number in words:
            start, end = spans[token]
            if number not in holder or any(c.isalnum() for c in sentence.text[start:end]):
                holder[number] = token
    tokens: list[Token] = []
    for token, words in enumerate(members):
        start, end = spans[token]
        form = sentence.text[start:end]
        spaced = start > 0 and sentence.text[start - 1].isspace()
        main = _main(words, sentence.words)
        if holder[main] != token:
            punctuation = not any(c.isalnum() for c in form)
            relation = "punct" if punctuation else UNKNOWN
            upos = "PUNCT" if punctuation else UNKNOWN
            tokens.append(Token(form, spaced, upos, head=holder[main] + 1, relation=relation))
            continue
        word = sentence.words[main]
        head = holder[word.head - 1] + 1 if word.head else 0
        tokens.append(
            Token(
                form,
                spaced,
                word.upos,
                _features(words, main, sentence.words),
                _lemma(form, words, main, sentence.words),
                head,
                word.relation,
            )
        )
    return tokens if is_tree([t.head for t in tokens]) else None


def is_tree(heads: Sequence[int]) -> bool:
    """Whether 1-based `heads` make one tree with exactly one root (head 0)."""
    if sum(h == 0 for h in heads) != 1:
        return False
    for start in range(len(heads)):
        at, steps = start, 0
        while heads[at]:
            at = heads[at] - 1
            steps += 1
            if steps > len(heads):
                return False
    return True


def align_entities(
    tokens: Sequence[str], labels: Sequence[str], spans: Sequence[tuple[int, int]], starts: Sequence[int]
) -> list[str]:
    """BIO labels for the tokens at `spans` from the BIO `labels` of corpus `tokens` that begin at `starts`."""
    result: list[str] = []
    used = -1
    for start, end in spans:
        label = "O"
        for number, (form, at) in enumerate(zip(tokens, starts, strict=True)):
            if at < end and start < at + len(form) and labels[number] != "O":
                kind = labels[number][2:]
                first = _first(labels, number)
                label = f"I-{kind}" if first == used else f"B-{kind}"
                used = first
                break
        result.append(label)
    return result


def _first(labels: Sequence[str], at: int) -> int:
    while labels[at].startswith("I-") and at > 0 and labels[at - 1] != "O":
        at -= 1
    return at


def _main(members: Sequence[int], words: Sequence[TreebankWord]) -> int:
    for number in members:
        if words[number].head - 1 not in members:
            return number
    return members[0]


def _features(members: Sequence[int], main: int, words: Sequence[TreebankWord]) -> dict[str, str]:
    features = dict(words[main].features)
    if len(members) == 2 and words[main].upos == "ADP" and words[members[1]].upos == "DET":
        features |= words[members[1]].features
    return features


def _lemma(form: str, members: Sequence[int], main: int, words: Sequence[TreebankWord]) -> str:
    word = words[main]
    if words[members[0]].end == words[members[-1]].end:
        return word.lemma
    if form.endswith(word.form):
        return form[: len(form) - len(word.form)] + word.lemma
    return form
