"""Whatever stands in a document is shown as it stands: nothing of it runs, loads or becomes markup."""

from __future__ import annotations

import json
from pathlib import Path

import briefs
import pytest
from opened import OpenPage

HOSTILE: list[str] = json.loads((Path(__file__).parent / "hostile.json").read_text("utf-8"))
STRONGEST = "</script><img src=x onerror=alert(1)>"

# Opens every row of the table and gives back what the panel then shows as text.
EVERY_ROW = """() => {
  const text = (selector) => document.querySelector(`#evidence ${selector}`)?.textContent ?? null;
  const shown = [];
  while (!document.querySelector("#table .more").hidden) document.querySelector("#table .more").click();
  for (const opener of document.querySelectorAll("#table .row-open")) {
    opener.click();
    shown.push([text(".sentence"), text("[data-fact=document]"), text("[data-fact=source]"), text(".node-link span")]);
  }
  return shown;
}"""
# Everything that a document could have smuggled in.
FOREIGN = """() => [
  "img, iframe, object, embed, base, form, video, audio, math, template, textarea",
  "script ~ script ~ script ~ script ~ script",
  "[onerror], [onload], [onclick], [onfocus], [onmouseover], [ontoggle], a:not(.skip), link:not([rel=icon])",
].flatMap((selector) => [...document.querySelectorAll(selector)]).map((element) => element.outerHTML.slice(0, 200))"""


def test_there_are_enough_hostile_strings() -> None:
    assert len(set(HOSTILE)) > 60
    assert STRONGEST in HOSTILE


def test_every_hostile_string_is_shown_as_it_stands(open_page: OpenPage) -> None:
    statements = [statement for text in HOSTILE for statement in briefs.hostile(text)]
    opened = open_page(statements, title=" ".join(HOSTILE[:40]), at="#view=table")
    page = opened.page
    rows = page.evaluate(EVERY_ROW)
    assert len(rows) == 2 * len(HOSTILE)
    expected = {(f"{text} {text} {text}", text, text, text) for text in HOSTILE}
    assert {tuple(row) for row in rows} == expected
    assert page.evaluate(FOREIGN) == []
    assert page.evaluate("window.pwned") is None
    opened.assert_quiet()


@pytest.mark.parametrize("text", [STRONGEST, "__proto__", "<a href=x>href</a>", "\ud800", " "])
def test_one_hostile_string_everywhere(open_page: OpenPage, text: str) -> None:
    opened = open_page(briefs.hostile(text), title=text)
    page = opened.page
    page.fill("#search", "alias")
    page.keyboard.press("Enter")
    page.locator("#relations").click()
    page.locator("#filters summary").click()
    for button in page.locator("#filter-form .chip").all():
        button.click()
    page.locator('[data-field="doc"]').select_option(index=1)
    shown = page.evaluate("window.positionGraph.shown().nodes")
    assert len(shown) == 2
    point = page.evaluate("id => window.positionGraph.canvasPoint(id)", shown[0])
    page.mouse.move(point["x"] + 1, point["y"] + 1)
    page.mouse.click(point["x"], point["y"])
    for language in ("English", "Deutsch"):
        page.get_by_role("button", name=language).click()
    for at in range(2):
        assert page.locator("#evidence .sentence").text_content() == f"{text} {text} {text}", at
        if at < 1:
            page.locator("#evidence .next").click()
    page.reload()
    page.locator("html[data-ready]").wait_for(state="attached")
    assert page.evaluate(FOREIGN) == []
    assert page.evaluate("window.pwned") is None
    opened.assert_quiet()
