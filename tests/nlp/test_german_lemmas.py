"""Edit scripts and the table of known forms."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.nlp.german.lemmas import Lemmas
from kg.nlp.german.scripts import lemma_of, script_for

PAIRS = [
    ("abgelehnt", "ablehnen"),
    ("anzunehmen", "annehmen"),
    ("Händen", "Hand"),
    ("Häuser", "Haus"),
    ("Die", "der"),
    ("schrieb", "schreiben"),
    ("US-Präsidenten", "US-Präsident"),
    ("BERLIN", "Berlin"),
]
LETTERS = st.text(alphabet="abegnuzäöüß", min_size=1, max_size=9)


@pytest.mark.parametrize(("form", "lemma"), PAIRS)
def test_a_script_gives_back_its_lemma(form: str, lemma: str) -> None:
    assert lemma_of(form, script_for(form, lemma)) == lemma


@given(LETTERS, LETTERS)
@settings(deadline=None)
def test_every_lower_case_pair_has_a_script(form: str, lemma: str) -> None:
    assert lemma_of(form, script_for(form, lemma)) == lemma


def test_regular_forms_share_a_script() -> None:
    assert script_for("abgelehnt", "ablehnen") == script_for("eingestellt", "einstellen")


def test_a_script_that_does_not_fit_leaves_the_form() -> None:
    assert lemma_of("ab", "lower||=|5>en") == "ab"


@pytest.fixture(scope="module")
def lemmas(tmp_path_factory: pytest.TempPathFactory) -> Lemmas:
    path: Path = tmp_path_factory.mktemp("forms") / "lemmas.tsv"
    path.write_text(
        "NOUN\tmächte\tMacht\nNOUN\tbände\tBand|Bund\nVERB\thilft\thelfen\nDET\tdie\tder\n", encoding="utf-8"
    )
    return Lemmas(path)


@pytest.mark.parametrize(
    ("form", "tag", "script", "lemma"),
    [
        ("Mächte", "NOUN", "form||=|0>", "Macht"),
        ("Großmächte", "NOUN", "form||=|0>", "Großmacht"),
        ("Nato-Mächte", "NOUN", "form||=|0>", "Nato-Macht"),
        ("Bände", "NOUN", "form||=|4>und", "Bund"),
        ("Bände", "NOUN", "form||=|0>", "Band"),
        ("hilft", "AUX", "lower||=|1>en", "helfen"),
        ("Die", "DET", "form||=|0>", "der"),
        ("Zölle", "NOUN", "form||a|1>", "Zoll"),
    ],
)
def test_known_forms_check_the_proposal(lemmas: Lemmas, form: str, tag: str, script: str, lemma: str) -> None:
    assert lemmas.find(form, tag, script) == lemma
