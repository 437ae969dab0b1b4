"""Stable identifiers."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

_SEPARATOR = "\x1f"
_ESCAPE = "\x1b"
_HERE = "--"  # between the id of what has no name of its own and the document it is known from
_LONGEST_DOCUMENT = 40
_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "œ": "oe"}
)
_OTHERS = re.compile(r"[^a-z0-9]+")


def make_id(prefix: str, *parts: str) -> str:
    """``prefix-<16 hex digits>`` of the parts' SHA-256; different part boundaries give different ids."""
    escaped = (part.replace(_ESCAPE, _ESCAPE * 2).replace(_SEPARATOR, _ESCAPE + "s") for part in parts)
    return f"{prefix}-{sha256(_SEPARATOR.join(escaped).encode()).hexdigest()[:16]}"


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens (*Häkkänen* -> ``haekkaenen``).

    Text without a single Latin letter or digit gets a hash instead, so that no slug is empty.
    """
    composed = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", composed).encode("ascii", "ignore").decode()
    words = _OTHERS.sub("-", plain).strip("-")
    return words or make_id("x", text)


def of_one_document(node: str, document: str) -> str:
    """The id of what has no name of its own and is known from one document alone (``org:konzern--some-article``)."""
    return f"{node}{_HERE}{slug(document)[:_LONGEST_DOCUMENT]}"


def is_of_one_document(node: str) -> bool:
    """Whether an id is one of those."""
    return _HERE in node
