"""From bytes to text: detected encodings, refused binaries, repaired mojibake.

Detection: byte-order marks, then strict UTF-8 (which other encodings of German all but never pass), then
charset-normalizer over the single-byte encodings German text comes in. Mojibake (*fÃ¼r*) is repaired with ftfy.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import charset_normalizer
import ftfy
from ftfy.badness import is_bad

from kg.errors import ReadError

LIMIT = 20_000_000  # bytes: no encoding needs more for the five million characters of the longest article
MEND = "read the original in its own encoding and save it as UTF-8"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = ["cp1252", "iso8859_15", "mac_roman", "cp850", "cp437"]
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 20_000  # bytes or characters that decide
_SHARE = 0.005  # share of control characters above which a file is taken for a binary


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text; ``repaired`` says that it held mojibake."""

    text: str
    repaired: bool


def read_text(stream: BinaryIO) -> Decoded:
    """All text of a stream, repaired. ReadError where it is binary or larger than LIMIT."""
    data = stream.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise ReadError(f"holds more than {LIMIT:,} bytes")
    text = decode(data)
    repaired = repair(text)
    return Decoded(repaired, repaired != text)


def read_lines(stream: BinaryIO, longest: int = LIMIT) -> Iterator[str]:
    """The lines of a stream with their line breaks, one at a time; bytes of a broken character become U+FFFD.

    A line of more than ``longest`` bytes is cut there, and what is left of it is passed over.
    ReadError where the stream is binary.
    """
    head = stream.readline(longest)
    marked = encoding_by_mark(head)
    if marked in {"utf-16", "utf-32"}:
        yield from _wide_lines(head, stream, marked, longest)
        return
    if b"\x00" in head:
        raise ReadError("is binary, not text")
    fallback = ""
    line = head.removeprefix(codecs.BOM_UTF8)
    while line:
        try:
            text = line.decode()
        except UnicodeDecodeError:
            fallback = fallback or _western(line)
            text = line.decode(fallback, "replace")
        yield text
        while line and len(line) >= longest and not line.endswith(b"\n"):
            line = stream.readline(longest)
        line = stream.readline(longest)


def decode(data: bytes) -> str:
    """The text of the bytes with its line breaks normalised to ``\\n``.

    ReadError where the bytes are no text (images, archives, office files).
    """
    text = _unmarked(data) if (marked := encoding_by_mark(data)) is None else _strict(data, marked)
    control = len(_CONTROL.findall(text[:_SAMPLE]))
    if control > _SHARE * len(text[:_SAMPLE]):
        raise ReadError("is binary, not text")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def encoding_by_mark(data: bytes) -> str | None:
    """The encoding that a byte-order mark at the start of the bytes announces."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def is_broken(text: str) -> bool:
    """Whether the text looks like mojibake."""
    return is_bad(text)


def repair(text: str) -> str:
    """The text with mojibake repaired line by line; the same text where there is none."""
    if not is_broken(text):
        return text
    return "".join(ftfy.fix_encoding(line) for line in text.splitlines(keepends=True))


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(f"says it is {encoding} but byte {error.start} does not fit") from error


def _unmarked(data: bytes) -> str:
    if b"\x00" in data[:_SAMPLE]:
        return _wide(data)
    try:
        return data.decode()
    except UnicodeDecodeError:
        return _single_byte(data)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: in Western text every second byte is zero."""
    sample = data[:_SAMPLE]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if zeros.count(0) > 0.8 * len(zeros):
            return _strict(data, encoding)
    raise ReadError("is binary, not text")


def _single_byte(data: bytes) -> str:
    if len(_CONTROL.findall(data[:_SAMPLE].decode("latin-1"))) > _SHARE * len(data[:_SAMPLE]):
        raise ReadError("is binary, not text")
    return data.decode(_western(data), "replace")


def _western(data: bytes) -> str:
    best = charset_normalizer.from_bytes(data, cp_isolation=_WESTERN).best()
    return "cp1252" if best is None else best.encoding


def _wide_lines(head: bytes, stream: BinaryIO, encoding: str, longest: int) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    waiting = ""
    data = head
    while data:
        waiting += decoder.decode(data)
        *whole, waiting = waiting.split("\n")
        yield from (line + "\n" for line in whole)
        if len(waiting) > longest:
            raise ReadError(f"holds a line of more than {longest:,} characters")
        data = stream.read(_SAMPLE)
    if waiting:
        yield waiting
