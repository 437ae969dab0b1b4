"""The lexicon check sees every table and every loader."""

from __future__ import annotations

from pathlib import Path

from kg.check import form_problems, lexicon_problems, loaders, table_names
from kg.lexicon.furniture import furniture
from kg.lexicon.stance_types import stance_types


def test_every_table_and_loader_is_seen() -> None:
    names = table_names()
    assert {"stance_types.tsv", "furniture.tsv"} <= set(names)
    assert any("/" in name for name in names)
    found = list(loaders())
    assert furniture in found
    assert stance_types in found
    assert len(found) >= 10


def test_the_shipped_lexicon_has_no_problem() -> None:
    assert lexicon_problems() == []


def test_form_problems_name_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("# words\nword\tkind\nx\ty\nx\ny\tz\ty\n")
    (tmp_path / "b.tsv").write_text("")
    assert [problem.line for problem in form_problems("a.tsv", tmp_path)] == [4, 5]
    assert len(form_problems("b.tsv", tmp_path)) == 1
    assert len(form_problems("missing.tsv", tmp_path)) == 1
