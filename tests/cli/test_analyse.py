"""kg analyse: CoNLL-U and JSON records."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from kg.cli.main import cli
from kg.nlp import conllu

TEXT = "RIGA (dpa) - Estland fordert ein Tempolimit.\nLettland lehnt das Tempolimit ab.\n"


def test_conllu_can_be_read_back_and_leaves_the_header_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    result = CliRunner().invoke(cli, ["analyse", str(tmp_path / "a.txt")])
    assert result.exit_code == 0, result.output
    sentences = list(conllu.read(result.stdout.splitlines()))
    assert [sentence.document for sentence in sentences] == ["a", "a"]
    assert [word.form for word in sentences[0].words] == ["Estland", "fordert", "ein", "Tempolimit", "."]
    assert "ablehnen" in {word.lemma for word in sentences[1].words}


def test_json_offsets_count_in_the_text_as_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    result = CliRunner().invoke(cli, ["analyse", str(tmp_path / "a.txt"), "--format", "json"])
    assert result.exit_code == 0, result.output
    record = json.loads(result.stdout)
    assert record["document"]["text"] == TEXT
    assert record["document"]["outlet"] == "dpa"
    assert [stance["type"] for stance in record["stances"]] == ["demands", "opposes"]
    spans = [stance["evidence"] for stance in record["stances"]] + record["sentences"]
    assert len(spans) == 4
    assert all(TEXT[span["start"] : span["end"]] == span["text"] for span in spans)


def test_standard_input_and_notes(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["analyse", "-"], input="date 2025-13-40 Estland fordert ein Tempolimit.")
    assert result.exit_code == 0
    assert "2025-13-40" in result.stderr
    assert "Tempolimit" in result.stdout
