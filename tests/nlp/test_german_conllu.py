"""CoNLL-U in and out, and the scorers that compare it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language

from kg.nlp import labels
from kg.nlp.conllu import TreebankSentence, read, write
from kg.nlp.evaluate_tags import on_gold_tokens, on_gold_words, prf, score_entities, score_trees

TEXT = "Im Juni lehnte die russische Regierung den Plan ab. Die Nato\nschweigt zum Streit, sagt Ida Lund."


def parsed(text: str) -> list[TreebankSentence]:
    return list(read(text.splitlines()))


@pytest.fixture(scope="module")
def written(nlp: Language) -> str:
    return write(nlp(TEXT))


def test_contractions_are_ranges(written: str) -> None:
    rows = [line.split("\t") for line in written.splitlines() if line and line[0].isdigit()]
    assert rows[0][:2] == ["1-2", "Im"]
    assert rows[1][:4] == ["1", "In", "in", "ADP"]
    assert rows[2][:4] == ["2", "dem", "der", "DET"]
    assert rows[1][6] == rows[2][6] == "3"
    assert all(len(row) == 10 for row in rows)


def test_entities_stand_in_misc(written: str) -> None:
    misc = {row[1]: row[9] for row in (line.split("\t") for line in written.splitlines() if line[:1].isdigit())}
    assert misc["russische"] == "NER=B-LOCderiv"
    assert misc["Ida"] == "NER=B-PER"
    assert misc["Lund"] == "NER=I-PER|SpaceAfter=No"


def test_what_is_written_can_be_read(written: str) -> None:
    sentences = parsed(written)
    assert [s.sent_id for s in sentences] == [str(n) for n in range(1, len(sentences) + 1)]
    assert " ".join(" ".join(s.text for s in sentences).split()) == " ".join(TEXT.split())
    assert all([w.head for w in s.words].count(0) == 1 for s in sentences)


def test_nothing_is_written_of_nothing(nlp: Language) -> None:
    assert write(nlp("")) == write(nlp(" \n ")) == ""


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["1\tJa"], "line 1: 2 columns"),
        (["# text = Ja", "1\tNein" + "\t_" * 4 + "\t0" + "\t_" * 3, ""], "columns|Nein"),
    ],
)
def test_broken_treebanks_are_refused(lines: list[str], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        list(read(lines))


def test_a_treebank_agrees_with_itself(written: str) -> None:
    gold = parsed(written)
    scores = score_trees(gold, gold)
    assert {measure: value.f1 for measure, value in scores.f1.items()} == dict.fromkeys(scores.f1, 100.0)
    assert set(scores.accuracy.values()) == {100.0}


def test_a_wrong_head_costs_one_word(written: str) -> None:
    gold = parsed(written)
    first = gold[0]
    root = next(n for n, w in enumerate(first.words) if w.head == 0)
    wrong = next(n for n, w in enumerate(first.words) if w.upos == labels.NOUN and w.head - 1 == root)
    words = list(first.words)
    words[wrong] = replace(words[wrong], head=wrong)
    scores = score_trees(gold, [replace(first, words=tuple(words)), *gold[1:]])
    counted = sum(w.upos != labels.PUNCTUATION for s in gold for w in s.words)
    assert scores.accuracy["UAS"] == pytest.approx(100.0 * (counted - 1) / counted)
    assert scores.accuracy["UPOS"] == 100.0


def test_joined_sentences_cost_boundaries_but_no_words(written: str) -> None:
    gold = parsed(written)
    left, right = gold[0], gold[1]
    shift, words = len(left.text) + 1, len(left.words)
    moved = [
        replace(w, start=w.start + shift, end=w.end + shift, head=w.head + words if w.head else words)
        for w in right.words
    ]
    joined = replace(left, text=f"{left.text} {right.text}", words=(*left.words, *moved))
    scores = score_trees(gold, [joined, *gold[2:]])
    assert scores.f1["words"].f1 == 100.0
    assert scores.f1["sentences"].f1 < 100.0


def test_other_texts_are_not_compared(written: str) -> None:
    gold = parsed(written)
    with pytest.raises(ValueError, match="different texts"):
        score_trees(gold, gold[1:])


def test_gold_tokens_are_kept(nlp: Language, written: str) -> None:
    gold = parsed(written)
    scores = score_trees(gold, on_gold_tokens(nlp, gold))
    assert scores.f1["tokens"].f1 == scores.f1["sentences"].f1 == 100.0


def test_entities_are_counted_exactly(nlp: Language) -> None:
    tokens = ["Ida", "Lund", "lebt", "in", "Paris", "."]
    docs = on_gold_words(nlp, [(tokens, [True] * len(tokens))])
    right = ["B-PER", "I-PER", "O", "O", "B-LOC", "O"]
    short = ["B-PER", "O", "O", "O", "B-LOC", "O"]
    assert score_entities([(tokens, right)], docs).f1 == 100.0
    assert score_entities([(tokens, short)], docs).f1 == 50.0


def test_nothing_to_find_is_no_division(nlp: Language) -> None:
    assert prf(0, 0, 0).f1 == 0.0
