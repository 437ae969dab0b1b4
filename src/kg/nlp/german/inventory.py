"""The label names the weights were trained with, in the order of the heads' outputs."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

NO_VALUE = ""
OUTSIDE = "O"


@dataclass(frozen=True)
class Inventory:
    """Labels by output index. Every feature's value 0 is "" (the feature is absent); entity 0 and role 0 are `O`."""

    upos: tuple[str, ...]
    features: dict[str, tuple[str, ...]]
    relations: tuple[str, ...]
    scripts: tuple[str, ...]
    entities: tuple[str, ...]
    roles: tuple[str, ...]

    def write(self, path: Path) -> None:
        """Store as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_inventory(path: Path) -> Inventory:
    """The inventory stored in `path`."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    return Inventory(
        tuple(raw["upos"]),
        {name: tuple(values) for name, values in raw["features"].items()},
        tuple(raw["relations"]),
        tuple(raw["scripts"]),
        tuple(raw["entities"]),
        tuple(raw["roles"]),
    )
