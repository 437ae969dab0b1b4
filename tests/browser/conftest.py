"""A real Chromium that opens pages from disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import briefs
import pytest
from opened import Opened, OpenPage
from playwright.sync_api import Browser, expect, sync_playwright

from kg.domain.statements import Statement
from kg.export.html import write

FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
]

# Milliseconds; a busy machine is no failure of the page.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)


def chromium() -> str | None:
    """The Chromium of this machine."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = chromium()
    if not found:
        missing = "no Chromium found: install Debian's package chromium, or name the program in CHROMIUM"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[OpenPage]:
    contexts = []

    def open_(
        statements: Sequence[Statement] | None = None,
        title: str = "Fünf Briefe",
        at: str = "",
        width: int = 1280,
        height: int = 860,
        locale: str = "de-DE",
        dark: bool = False,
    ) -> Opened:
        file = tmp_path / "graph.html"
        write(file, briefs.statements() if statements is None else statements, title)
        context = browser.new_context(
            viewport={"width": width, "height": height},
            locale=locale,
            reduced_motion="reduce",
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        opened = Opened(context.new_page(), file)
        opened.page.on("console", lambda message: opened.console.append(f"{message.type}: {message.text}"))
        opened.page.on("pageerror", lambda error: opened.errors.append(str(error)))
        opened.page.on("request", lambda request: opened.requests.append(request.url))
        opened.page.on("dialog", lambda dialog: (opened.dialogs.append(dialog.message), dialog.dismiss()))
        opened.page.set_default_timeout(PATIENCE)
        opened.page.goto(file.as_uri() + at)
        opened.page.locator("html[data-ready]").wait_for(state="attached")
        return opened

    yield open_
    for context in contexts:
        context.close()
