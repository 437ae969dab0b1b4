"""Folding names, so that spelling variants of one name meet in one key."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SAME = str.maketrans(
    {
        "’": "'", "‘": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "–": "-", "—": "-",
        "\u00ad": None, "\u200b": None, "\ufeff": None,
        "„": None, "“": None, "”": None, '"': None, "»": None, "«": None, "‚": None,
    }
)  # fmt: skip


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """``name`` without case, quotation marks and soft hyphens, with one kind of hyphen, apostrophe and space.

    Umlauts and accents stay: they tell German names apart (*Koch*, *Köch*).
    """
    return " ".join(unicodedata.normalize("NFC", name).translate(_SAME).casefold().split())


@lru_cache(maxsize=65536)
def fold_accents(name: str) -> str:
    """As ``fold``, and accents that German lacks are taken off (*Orbán*, *Orban*); umlauts are written out."""
    umlauts = fold(name).replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ł", "l").replace("ø", "o")
    return "".join(c for c in unicodedata.normalize("NFKD", umlauts) if not unicodedata.combining(c))
