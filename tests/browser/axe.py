"""axe-core in a page: finds what breaks the rules of WCAG 2.2 A and AA, and axe's own best practices.

axe-core (MPL-2.0) is a development tool of the page's own package, fixed in its package-lock.json; it is never shipped.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

PACKAGE = Path(__file__).parents[2] / "src" / "kg" / "export" / "page"
AXE = PACKAGE / "node_modules" / "axe-core" / "axe.min.js"
MISSING = f"axe-core is not installed: run npm ci in {PACKAGE.relative_to(Path(__file__).parents[2])}"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST = ["color-contrast"]
RUN = """async ([type, values]) => {
  const rules = type === "tag" ? { "target-size": { enabled: true } } : {};
  const wanted = { runOnly: { type, values }, rules, resultTypes: ["violations"], preload: false };
  const { violations, passes } = await axe.run(document, wanted);
  const lines = violations.flatMap(({ id, nodes }) => nodes.map((node) =>
    `${id}: ${node.target.join(" ")}: ${node.failureSummary.replace(/\\s+/g, " ")}: ${node.html.slice(0, 160)}`));
  return { lines, passed: passes.length };
}"""


def load_axe(page: Page) -> None:
    """Bring axe into the page; fails in CI and skips elsewhere, with what to run, where it is not installed."""
    if not AXE.is_file():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(MISSING)
    # evaluate runs in the page without a script element, which the page's own policy would refuse
    page.evaluate(AXE.read_text(encoding="utf-8"))


def violations(page: Page) -> list[str]:
    """One line for each element that breaks a rule; at least twenty rules must have found something to check."""
    found = page.evaluate(RUN, ["tag", RULES])
    assert found["passed"] >= 20
    return list(found["lines"])


def poor_contrast(page: Page) -> list[str]:
    """One line for each text that is hard to read; all that another colour scheme can change for the worse."""
    found = page.evaluate(RUN, ["rule", CONTRAST])
    assert found["passed"] == 1
    return list(found["lines"])
