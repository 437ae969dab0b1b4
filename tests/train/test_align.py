"""Annotation carried from corpus tokens to running-text tokens."""

from __future__ import annotations

import pytest

from kg.nlp.conllu import read
from kg.nlp.running import joined
from kg.train.align import align_entities, align_tree, is_tree
from kg.train.corpora import bucket, name_example, tree_examples

TREE = """# text = Im Rat tagt die EU-Runde.
1-2\tIm\t_\t_\t_\t_\t_\t_\t_\t_
1\tIn\tin\tADP\t_\t_\t3\tcase\t_\t_
2\tdem\tder\tDET\t_\tCase=Dat\t3\tdet\t_\t_
3\tRat\tRat\tNOUN\t_\tCase=Dat\t4\tobl\t_\t_
4\ttagt\ttagen\tVERB\t_\tMood=Ind\t0\troot\t_\t_
5\tdie\tder\tDET\t_\t_\t8\tdet\t_\t_
6\tEU\tEU\tPROPN\t_\t_\t8\tcompound\t_\tSpaceAfter=No
7\t-\t-\tPUNCT\t_\t_\t6\tpunct\t_\tSpaceAfter=No
8\tRunde\tRunde\tNOUN\t_\tCase=Nom\t4\tnsubj\t_\tSpaceAfter=No
9\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_
"""


def test_words_are_merged_into_running_text_tokens() -> None:
    (sentence,) = read(TREE.splitlines())
    running, own = tree_examples(sentence, 1)
    tokens = {t.form: t for t in running.tokens}
    assert tokens["Im"].upos == "ADP"
    assert tokens["Im"].lemma == "in"
    assert tokens["Im"].features == {"Case": "Dat"}
    assert tokens["EU-Runde"].lemma == "EU-Runde"
    assert tokens["EU-Runde"].relation == "nsubj"
    assert [t.head for t in running.tokens] == [2, 3, 0, 5, 3, 3]
    assert len(own.tokens) == 8
    assert running.weight == own.weight == 0.5


def test_a_word_over_two_tokens_gives_its_labels_to_the_one_that_speaks() -> None:
    (sentence,) = read(["# text = ja.", "1\tja.\tja\tINTJ\t_\t_\t0\troot\t_\t_", ""])
    tokens = align_tree(sentence, [(0, 2), (2, 3)])
    assert tokens is not None
    assert [(t.form, t.upos, t.head, t.relation) for t in tokens] == [
        ("ja", "INTJ", 0, "root"),
        (".", "PUNCT", 1, "punct"),
    ]


@pytest.mark.parametrize(
    ("heads", "good"), [([0], True), ([2, 0], True), ([2, 1], False), ([0, 0], False), ([0, 3, 2], False)]
)
def test_trees_have_one_root_and_no_cycle(heads: list[int], good: bool) -> None:
    assert is_tree(heads) is good


def test_corpus_tokens_become_running_text() -> None:
    text, starts = joined(["Er", "sagte", ":", '"', "Ja", ",", "(", "gern", ")", '"', "."])
    assert text == 'Er sagte: "Ja, (gern)".'
    assert [text[s] for s in starts] == list('Es:"J,(g)".')


def test_entities_follow_the_running_text() -> None:
    example = name_example(["Die", "Stadt", "Bad", "Ems", ",", "Kiel"], ["O", "O", "B-LOC", "I-LOC", "O", "B-LOC"])
    assert [t.entity for t in example.tokens] == ["O", "O", "B-LOC", "I-LOC", "O", "B-LOC"]


def test_a_token_over_two_entities_takes_the_first() -> None:
    labels = align_entities(["Ems", "-", "Kiel"], ["B-LOC", "O", "B-LOC"], [(0, 8)], [0, 3, 4])
    assert labels == ["B-LOC"]


def test_buckets_are_stable() -> None:
    assert [bucket(f"n0100{n}", 8) for n in range(5)] == [bucket(f"n0100{n}", 8) for n in range(5)]
    assert {bucket(str(n), 4) for n in range(100)} == {0, 1, 2, 3}
