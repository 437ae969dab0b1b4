"""The examples of the denial tables, through the whole pipeline: each row does what its class says."""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import stances

from kg.domain.stances import Stance
from kg.lexicon.cues import cues, parse_example
from kg.lexicon.denials import COLUMNS as DENIAL_COLUMNS
from kg.lexicon.denials import FILE as DENIALS
from kg.lexicon.negation import COLUMNS, GOVERNORS_FILE, SOFTENERS_FILE
from kg.lexicon.tables import Row, load_table
from kg.nlp.denying_words import elliptical
from kg.nlp.holders import whose

DENIED = ("ending", "withholding", "parting", "refusal", "raising")
GOVERNORS = [row for row in load_table(GOVERNORS_FILE, COLUMNS) if row["class"] in (*DENIED, "lack")]
SOFTENERS = load_table(SOFTENERS_FILE, COLUMNS)
SILENT = load_table(DENIALS, DENIAL_COLUMNS)


def of_oslo(nlp: Language, text: str, governor: str = "") -> list[Stance]:
    """Oslo's stances but those of the governing word itself, whose lemma is given in lower case."""
    found = [stance for stance in stances(nlp, text) if whose(stance.holder).span.text.startswith("Oslo")]
    return [stance for stance in found if stance.cue.lemma.split()[-1].lower() != governor]


@pytest.mark.parametrize("row", GOVERNORS, ids=lambda row: f"{row['word']}/{row['class']}")
def test_what_a_governor_denies_is_not_asserted(nlp: Language, row: Row) -> None:
    found = [s for s in of_oslo(nlp, row["example"], row["word"]) if s.type in ("supports", "demands", "aids")]
    assert found == []


@pytest.mark.parametrize("row", SOFTENERS, ids=lambda row: row["word"])
def test_a_softened_denial_turns_nothing(nlp: Language, row: Row) -> None:
    found = of_oslo(nlp, row["example"])
    assert [stance for stance in found if stance.negated and stance.type != "demands"] == []


@pytest.mark.parametrize("row", SILENT, ids=lambda row: f"{row['lemma']}/{row['type']}")
def test_the_denial_of_some_cues_says_nothing_or_something_else(nlp: Language, row: Row) -> None:
    assert any(cue.type == row["type"] for cue in cues().by_lemma(row["lemma"]))
    example = parse_example(row["example"])
    rules = {cue.id for cue in cues().by_lemma(row["lemma"]) if cue.type == row["type"]}
    found = {stance.type for stance in stances(nlp, example.text) if stance.rule in rules}
    assert found == {row["denied"]} - {"-"}


def test_the_tables_were_read() -> None:
    assert len(GOVERNORS) >= 45
    assert len(SOFTENERS) >= 30
    assert len(SILENT) >= 60


def test_what_nicht_leaves_out_is_not_what_the_verb_says(nlp: Language) -> None:
    doc = nlp("Senat billigt Sparpaket, Opposition nicht")
    assert elliptical(doc[5])
    doc = nlp("Der Senat billigt das Sparpaket der Opposition nicht.")
    assert not elliptical(doc[7])
