"""Text that XML 1.0 can hold (Extensible Markup Language 1.0, 2.2: what is forbidden even as a character reference)."""

from __future__ import annotations

import re
from typing import TypeVar

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\ufffd"
_MARKED = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffc\U00010000-\U0010ffff]")

V = TypeVar("V", str, int, float, bool)


def legal(value: V) -> V:
    """The value, with U+FFFD for each character that XML cannot hold."""
    return _FORBIDDEN.sub(_REPLACEMENT, value) if isinstance(value, str) else value


def legal_id(text: str) -> str:
    """The text with U+FFFD, the code point in hexadecimal digits and ";" for each character that XML cannot hold and
    for U+FFFD itself: different texts stay different, so that no two nodes become one."""
    return _MARKED.sub(lambda match: f"{_REPLACEMENT}{ord(match[0]):x};", text)
