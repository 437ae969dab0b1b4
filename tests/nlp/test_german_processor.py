"""The int8 path that suits the processor."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kg.nlp.german.encoder import FOLDER, Encoder, batch_inputs
from kg.nlp.german.processor import products_saturate
from kg.nlp.german.session import open_session


@pytest.mark.parametrize(
    ("machine", "flags", "expected"),
    [
        ("x86_64", "flags : fma avx2 avx512f avx512_vnni", False),
        ("x86_64", "flags : fma avx2 avx_vnni", False),
        ("AMD64", "flags : fma avx2", True),
        ("aarch64", "Features : asimd", False),
    ],
)
def test_what_the_processor_can_do(tmp_path: Path, machine: str, flags: str, expected: bool) -> None:
    path = tmp_path / "cpuinfo"
    path.write_text(flags, encoding="utf-8")
    assert products_saturate(machine, path) is expected


def test_an_unknown_processor_is_treated_with_care(tmp_path: Path) -> None:
    assert products_saturate("x86_64", tmp_path / "missing") is True


def test_the_careful_path_gives_the_same_numbers() -> None:
    encoder = Encoder(threads=1)
    words = ["Der", "Rat", "lehnt", "den", "russischen", "Vorschlag", "ab", "."]
    encoded = encoder.pieces.encode(words, [True] * 7 + [False])
    usual = encoder.run([encoded] * 3)
    rows = encoder.rows
    careful = open_session(str(FOLDER / "encoder.onnx"), threads=1, precise=True)
    values = careful.run(list(usual), batch_inputs([encoded] * 3, encoder.pieces, rows))
    for (name, expected), value in zip(usual.items(), values, strict=True):
        np.testing.assert_allclose(value, expected, atol=1e-4, err_msg=name)
