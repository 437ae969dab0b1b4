"""Blocks of the page: what the browser unpacks by itself (``src/data/open.js``).

A block is deflated (RFC 1951, raw) and written in base64 (RFC 4648), whose letters mean nothing to HTML.
"""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64encode

# What JSON as UTF-8 cannot hold: lone surrogates.
_SURROGATE = re.compile("[\ud800-\udfff]")


def block(text: str) -> str:
    """``text`` packed; it must be encodable as UTF-8."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return b64encode(packer.compress(text.encode()) + packer.flush()).decode("ascii")


def to_json(value: object) -> str:
    """JSON that can be encoded as UTF-8, whatever the strings hold. ValueError for NaN and infinities."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
