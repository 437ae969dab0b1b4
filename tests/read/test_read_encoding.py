"""Bytes to text."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.domain.documents import Document, Problem
from kg.errors import ReadError
from kg.read.encoding import decode, repair

Write = Callable[..., Path]
Split = Callable[..., tuple[list[Document], list[Problem]]]

TEXT = "Äußerst kühl: Österreichs Größe prüft „Zölle“ für Käse. Der Minister äußerte sich später über die Höhe."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_german_survives_its_encodings(split: Split, write: Write, encoding: str) -> None:
    documents, problems = split(write("a.txt", TEXT.encode(encoding)))
    assert problems == []
    assert documents[0].text == TEXT


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_streams_survive_their_encodings(split: Split, write: Write, encoding: str) -> None:
    lines = "\n".join(json.dumps({"text": f"{number} {TEXT}"}, ensure_ascii=False) for number in range(3))
    documents, problems = split(write("a.jsonl", lines.encode(encoding)))
    assert problems == []
    assert [document.text for document in documents] == [f"{number} {TEXT}" for number in range(3)]


def test_line_breaks_are_normalised() -> None:
    assert decode(b"a\r\nb\rc\n") == "a\nb\nc\n"


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"PK\x03\x04\x14\x00\x06", bytes(range(256)) * 20, b"\xff\xfe\x00\xd8"],
)
def test_binaries_are_refused(data: bytes) -> None:
    with pytest.raises(ReadError):
        decode(data)


def test_mojibake_is_repaired_and_said(split: Split, write: Write) -> None:
    broken = "Die Regierung prüft Zölle für Käse.".encode().decode("cp1252")
    documents, problems = split(write("a.txt", f"{broken}\nÄußerst gut gelang der Schluß."))
    assert documents[0].text == "Die Regierung prüft Zölle für Käse.\nÄußerst gut gelang der Schluß."
    assert "repaired" in problems[0].reason


def test_mojibake_in_streams_is_said_and_left(split: Split, write: Write) -> None:
    broken = "Die Regierung prüft Zölle für Käse.".encode().decode("cp1252")
    documents, problems = split(write("a.jsonl", json.dumps({"text": broken})))
    assert documents[0].text == broken
    assert problems[0].line == 1


@pytest.mark.parametrize(
    "text", [TEXT, "Ça va, señor? Łódź, Škoda, naïve Â.", "Prüfung\u00ad läuft 😀", "Pru\u0308fung"]
)
def test_sound_text_is_left_alone(text: str) -> None:
    assert repair(text) == text
