"""The draw of statements to judge: which articles are political, what is kept of a statement, the same draw again."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest
from spacy.language import Language

from kg.domain.documents import Document
from kg.evaluate.judged import verdict
from kg.nlp.analyse import analyse

SCRIPT = Path(__file__).parents[1] / "benchmarks" / "draw_statements.py"
TEXT = "Der estnische Außenminister Juhan Kask fordert von der Nato mehr Schiffe. Norwegen lehnt das Tempolimit ab."


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("draw_statements", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("text", "political"),
    [
        (TEXT, True),
        ("Die EU und Norwegen sprechen über Fischerei.", True),
        ("Norwegen schlägt Schweden im Handball mit zwei Toren.", False),
        ("Norwegen feiert einen Rekord beim Angeln.", False),
        ("Am Abend regnet es an der Küste.", False),
    ],
)
def test_political_articles_name_two_bodies_or_offices(
    script: ModuleType, nlp: Language, text: str, political: bool
) -> None:
    (analysis,) = analyse([Document("1", text)], nlp)
    assert script.political(analysis.mentions) is political


def test_the_draw_is_repeatable_and_keeps_no_text(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    articles = tmp_path / "articles.jsonl"
    rows = [{"id": number, "text": TEXT, "title": "T", "date": "2025-03-13"} for number in range(3)]
    articles.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    written = []
    for name in ("a.jsonl", "b.jsonl"):
        out = tmp_path / name
        monkeypatch.setattr(sys, "argv", ["draw", str(articles), "-o", str(out), "-n", "2", "--seed", "7"])
        script.main()
        written.append(out.read_text(encoding="utf-8"))
    assert written[0] == written[1]
    drawn = [json.loads(line) for line in written[0].splitlines()]
    assert len(drawn) == 2
    assert all(verdict(row) is None for row in drawn)
    assert "mehr Schiffe" not in written[0]
    assert "Juhan Kask fordert von der Nato mehr Schiffe" in capsys.readouterr().out
