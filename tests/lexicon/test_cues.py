"""The cue tables: what the loader gives, and that each of its checks bites on a broken file."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kg.errors import LexiconError
from kg.lexicon import cues as module
from kg.lexicon.cues import COLUMNS, KINDS, cues, parse_example, read_rows, slots
from kg.lexicon.needs import ACTOR, ISSUE, kinds_of_noun, need_names, satisfies
from kg.lexicon.stance_types import stance_types
from kg.lexicon.tables import Row

GOOD = {
    "lemma": "ablehnen",
    "with": "-",
    "holder": "subj",
    "target": "obj|dass",
    "type": "opposes",
    "needs": "-",
    "example": "[Oslo] lehnt {den Plan} ab.",
    "negated": "[Oslo] lehnt {den Plan} nicht ab.",
}


def problems_of(**changed: str) -> list[str]:
    row = Row("cues/verbs.tsv", 3, GOOD | changed)
    return [str(problem) for problem in (*module._check_cells(row), *module._check_examples(row))]


def test_every_stance_type_has_cues() -> None:
    counted = Counter(row.type for row in cues().rows)
    assert set(counted) == set(stance_types())
    assert min(counted.values()) >= 8, counted
    assert sum(counted.values()) >= 320


def test_every_kind_of_cue_has_rows() -> None:
    assert {row.kind for row in cues().rows} == set(KINDS.values())


def test_rows_have_ids_of_their_own_that_name_lemma_words_and_preposition() -> None:
    rows = {row.id: row for row in cues().rows}
    assert len(rows) == len(cues().rows)
    assert rows["verbs:ablehnen"].type == "opposes"
    assert rows["support:stellen in Aussicht"].with_words == ("in", "Aussicht")
    assert rows["verbs:aussprechen sich für"].type == "supports"
    assert rows["verbs:aussprechen sich gegen"].type == "opposes"


def test_a_lemma_gives_the_row_that_asks_for_more_words_first() -> None:
    lengths = [len(row.with_words) for row in cues().by_lemma("aussprechen")]
    assert len(lengths) >= 4
    assert lengths == sorted(lengths, reverse=True)
    assert cues().by_lemma("gibtesnicht") == ()


def test_a_row_without_fault_passes() -> None:
    assert problems_of() == []


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"type": "adores"}, "type 'adores' is unknown"),
        ({"holder": "subjekt"}, "holder slot 'subjekt' is unknown"),
        ({"holder": "dass"}, "holder slot 'dass' is unknown"),
        ({"target": "obj|speaker"}, "target slot 'speaker' is unknown"),
        ({"target": ""}, "target is empty"),
        ({"lemma": ""}, "lemma is empty"),
        ({"needs": "planet"}, "need 'planet' is unknown"),
        ({"example": "-"}, "example is missing"),
        ({"negated": "-"}, "negated is missing"),
        ({"example": "Oslo lehnt {den Plan} ab."}, "example marks no holder"),
        ({"negated": "[Oslo] lehnt den Plan nicht ab."}, "negated marks no target"),
        ({"example": "[Oslo lehnt {den Plan} ab."}, "nested, empty or unbalanced"),
        ({"example": "[Oslo] lehnt {} ab."}, "nested, empty or unbalanced"),
        ({"example": "[Oslo {lehnt} es] ab."}, "nested, empty or unbalanced"),
        ({"negated": GOOD["example"]}, "are the same"),
    ],
)
def test_each_check_bites(changed: dict[str, str], reason: str) -> None:
    found = problems_of(**changed)
    assert any(reason in problem for problem in found), found
    assert all("lexicon/cues/verbs.tsv:3" in problem for problem in found)


def test_all_problems_of_all_files_are_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cues").mkdir()
    good = "\t".join(GOOD.values())
    broken = "\t".join((GOOD | {"type": "adores", "lemma": "verwerfen"}).values())
    twin = "\t".join((GOOD | {"example": "[Rom] lehnt {den Plan} ab."}).values())
    header = "\t".join(COLUMNS)
    for file in KINDS:
        (tmp_path / file).write_text(f"{header}\n{good}\n{broken}\n{twin}\n", encoding="utf-8")
    (tmp_path / "cues/nouns.tsv").write_text(f"{header}\n", encoding="utf-8")
    (tmp_path / "cues/adjectives.tsv").write_text(f"lemma\n{good}\n", encoding="utf-8")
    real = module.read_table
    monkeypatch.setattr(module, "read_table", lambda file, columns: real(file, columns, tmp_path))
    with pytest.raises(LexiconError) as caught:
        cues.__wrapped__()
    lines = str(caught.value).splitlines()
    whole = [file for file in KINDS if file not in ("cues/nouns.tsv", "cues/adjectives.tsv")]
    assert len(lines) == 2 * len(whole) + 2
    assert sum("'adores' is unknown" in line for line in lines) == len(whole)
    assert sum("is already on line 2" in line for line in lines) == len(whole)
    assert any("nouns.tsv: has no rows" in line for line in lines)
    assert any("adjectives.tsv:1: has the header 'lemma'" in line for line in lines)


def test_rows_of_one_file_can_be_read_alone() -> None:
    rows, problems = read_rows("cues/prepositions.tsv")
    assert problems == []
    assert {row["lemma"] for row in rows} >= {"für", "gegen"}


def test_marks_become_offsets_of_the_plain_text() -> None:
    example = parse_example("[Oslo] und [Rom] fordern {ein Tempolimit} und {Quoten}.")
    assert example.text == "Oslo und Rom fordern ein Tempolimit und Quoten."
    assert [example.text[start:end] for start, end in example.holders] == ["Oslo", "Rom"]
    assert [example.text[start:end] for start, end in example.targets] == ["ein Tempolimit", "Quoten"]


def test_every_slot_is_used_by_a_row_and_its_example_shows_it() -> None:
    used = {name for row in cues().rows for name in (*row.holder, *row.target)}
    assert used == set(slots())


def test_a_compound_is_of_the_kind_of_its_last_part() -> None:
    assert "treaty" in kinds_of_noun("Klimaabkommen")
    assert "organisation" in kinds_of_noun("Währungsunion")
    assert kinds_of_noun("Fahrrad") == frozenset()


def test_needs_are_met_by_kind() -> None:
    assert {ACTOR, ISSUE, "treaty"} <= need_names()
    assert satisfies((), frozenset())
    assert satisfies((ACTOR,), frozenset({"state"}))
    assert not satisfies((ACTOR,), frozenset({"treaty"}))
    assert satisfies((ISSUE,), frozenset({"treaty"}))
    assert not satisfies((ISSUE,), frozenset({"person"}))
    assert satisfies(("treaty", "organisation"), frozenset({"treaty"}))
