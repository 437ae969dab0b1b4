"""Reading annotated JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any


def rows(path: Path, limit: int | None) -> Iterator[dict[str, Any]]:
    """The objects of the file's lines, the first ``limit`` of them. ValueError names the line that is none."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(islice((one for one in lines if one.strip()), limit), 1):
            loaded = json.loads(line)
            if not isinstance(loaded, dict):
                raise ValueError(f"row {number} is no object")
            yield loaded
