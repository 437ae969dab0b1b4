"""The examples of the tables behind normal forms, run by the shipped pipeline: each shows what its row promises."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from kg.domain.documents import Document
from kg.domain.statements import StanceStatement
from kg.lexicon import issue_words, things
from kg.lexicon.issue_words import LINK, LINKED, belongs
from kg.lexicon.issues import ENDED, NARROWER, NARROWER_COLUMNS, THROUGH
from kg.lexicon.tables import Row, load_table
from kg.link.link import link
from kg.nlp import load
from kg.nlp.analyse import analyse

NARROW = load_table(NARROWER, NARROWER_COLUMNS)
THINGS = load_table(things.FILE, things.COLUMNS)
_FRAME = re.compile(r"\w+(?=\()")
WORDS = load_table(issue_words.FILE, issue_words.COLUMNS)


def named(rows: list[Row], *columns: str) -> list[str]:
    return [f"{row.line} {' '.join(row[column] for column in columns)}" for row in rows]


def demanded(example: str) -> str:
    """A phrase in nominative case as what somebody demands."""
    return f"Amnesty fordert den {example[4:]}." if example.startswith("der ") else f"Amnesty fordert {example}."


@pytest.fixture(scope="module")
def nodes() -> dict[str, list[str]]:
    """The issues that the examples of narrower_frames.tsv lead to."""
    examples = sorted({row["example"] for row in NARROW})
    documents = [Document(f"example-{number}", demanded(example)) for number, example in enumerate(examples)]
    return {
        example: [one.target.actor.id for one in link(analysis).statements if isinstance(one, StanceStatement)]
        for example, analysis in zip(examples, analyse(documents, load()), strict=True)
    }


@pytest.fixture(scope="module")
def forms() -> dict[str, list[str]]:
    """The words of the examples of things.tsv and issue_words.tsv: as they stand, in lower case and as lemmas."""
    examples = sorted({row["example"] for row in (*THINGS, *WORDS)})
    found: dict[str, list[str]] = {}
    for example, doc in zip(examples, load().pipe(examples), strict=True):
        tokens = [token for token in doc if not token.is_punct]
        found[example] = [form for token in tokens for form in (token.text, token.text.lower(), token.lemma_)]
        found[example] += [f"{one.text} {other.text}" for one, other in pairwise(tokens)]
    return found


@pytest.mark.parametrize("row", NARROW, ids=named(NARROW, "frame", "what"))
def test_a_frame_becomes_the_narrower_one_in_its_example(row: Row, nodes: dict[str, list[str]]) -> None:
    found = nodes[row["example"]]
    assert found
    frames = [set(_FRAME.findall(one)) for one in found]
    shown = [one for one in frames if row["becomes"] in {THROUGH, ENDED} | one]
    assert shown, found
    assert not any((set(row.many("frame")) - {row["becomes"]}) & one for one in shown), found


@pytest.mark.parametrize("row", THINGS, ids=named(THINGS, "noun"))
def test_a_thing_is_found_in_its_example_and_by_all_its_names(row: Row, forms: dict[str, list[str]]) -> None:
    own = things.thing(row["noun"])
    assert own is not None
    assert own.label_en
    assert own in [things.thing(form) for form in forms[row["example"]]]
    assert {things.thing(name) for name in (row["noun"], *own.also)} == {own}


@pytest.mark.parametrize("row", WORDS, ids=named(WORDS, "word", "class"))
def test_a_word_has_its_class_in_its_example(row: Row, forms: dict[str, list[str]]) -> None:
    found = forms[row["example"]]
    if row["class"] in (LINK, LINKED):
        assert any(row["word"] in form[1:-1] for form in found)
        return
    assert any(belongs(form, row["class"]) and _is_form(row["word"], form) for form in found)


def _is_form(word: str, form: str) -> bool:
    """Whether a form begins as the word does, up to an ending."""
    begin = max(2, min(len(word), len(form)) - 3)
    return form.lower()[:begin] == word.lower()[:begin]


def test_there_are_enough_rows() -> None:
    assert len(NARROW) >= 120
    assert len(THINGS) >= 220
    assert len(WORDS) >= 700
