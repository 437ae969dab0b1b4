"""A page in the browser with a record of everything it said or asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page


@dataclass(slots=True)
class Opened:
    """A page in the browser with what its console said, what it asked for, and what was thrown or asked of the user."""

    page: Page
    file: Path
    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def assert_quiet(self) -> None:
        assert self.console == []
        assert self.errors == []
        assert self.dialogs == []
        assert {url.split("#")[0] for url in self.requests if not url.startswith("data:")} == {self.file.as_uri()}


OpenPage = Callable[..., Opened]
