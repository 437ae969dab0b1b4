"""Rows of 4-bit weights in blocks of 32, each block with one scale (the Q4_0 layout of GGML)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

BLOCK = 32
_ZERO = 8


@dataclass(frozen=True)
class PackedRows:
    """A matrix kept as it was published: nothing is lost by storing it this way.

    `nibbles` is uint8 (rows, width / 2): byte j of a block holds weight j in its low and weight j + 16 in its
    high half. `scales` is float16 (rows, width / 32); a weight is (nibble - 8) * scale.
    """

    nibbles: npt.NDArray[np.uint8]
    scales: npt.NDArray[np.float16]

    @property
    def width(self) -> int:
        return int(self.nibbles.shape[1]) * 2

    def take(self, rows: npt.NDArray[np.int64]) -> PackedRows:
        """The named rows, in the order given."""
        return PackedRows(self.nibbles[rows], self.scales[rows])

    def floats(self) -> npt.NDArray[np.float32]:
        """All rows as float32 (rows, width)."""
        packed = self.nibbles.reshape(-1, BLOCK // 2)
        out = np.empty((packed.shape[0], BLOCK), dtype=np.float32)
        out[:, : BLOCK // 2] = packed & 0x0F
        out[:, BLOCK // 2 :] = packed >> 4
        out -= _ZERO
        out *= self.scales.astype(np.float32).reshape(-1, 1)
        return out.reshape(self.nibbles.shape[0], self.width)

    def array(self) -> npt.NDArray[np.uint8]:
        """One uint8 array (rows, width / 2 + width / 16): the nibbles, then the bytes of the scales."""
        scales = np.ascontiguousarray(self.scales, dtype="<f2").view(np.uint8)
        return np.concatenate([self.nibbles, scales], axis=1)

    @classmethod
    def from_array(cls, array: npt.NDArray[np.uint8]) -> PackedRows:
        """The rows that `array` made."""
        at = array.shape[1] * 8 // 9
        return cls(array[:, :at], array[:, at:].view("<f2"))
