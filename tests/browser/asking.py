"""Somebody who asks the page a question: does what a person does, and counts it."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page


@dataclass(slots=True)
class Asker:
    """Each click, each word typed and each key pressed is one action."""

    page: Page
    actions: int = 0

    def click(self, what: Locator) -> None:
        self.actions += 1
        what.click()

    def go_to(self, view: str) -> None:
        self.click(self.page.locator("#views").get_by_role("button", name=view))

    def type(self, words: str) -> None:
        self.actions += 1
        self.page.keyboard.type(words)

    def press(self, key: str) -> None:
        self.actions += 1
        self.page.keyboard.press(key)
