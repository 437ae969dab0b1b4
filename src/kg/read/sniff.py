"""The format of a stream whose name tells nothing."""

from __future__ import annotations

import io
import re
from typing import BinaryIO

_HEAD = 65536  # bytes looked at
_PAGE = re.compile(rb"<(?:!doctype html|html|head|body)\b", re.IGNORECASE)


def sniff(stream: BinaryIO) -> tuple[BinaryIO, str]:
    """The stream, from its start, and the name of the format its first bytes look like; plain text where in doubt."""
    head = stream.read(_HEAD)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        form = "jsonl"
    elif _PAGE.search(start[:1000]):
        form = "html"
    elif start.startswith(b"---\n") or start.startswith(b"---\r\n"):
        form = "markdown"
    else:
        form = "csv" if _has_text_column(start) else "txt"
    return io.BufferedReader(_Joined(head, stream)), form


def _has_text_column(start: bytes) -> bool:
    first = start.split(b"\n", 1)[0].decode("utf-8", "replace").strip().lower()
    names = {"id", "title", "date", "outlet", "text"}
    for delimiter in ",;\t|":
        cells = {cell.strip(' "') for cell in first.split(delimiter)}
        if "text" in cells and len(cells & names) >= 2:
            return True
    return False


class _Joined(io.RawIOBase):
    """Bytes already read, then the stream they came from."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # wider stub: WriteableBuffer
        data, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        data = data or self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
