"""Whatever stands in a document is shown as it stands: nothing of it runs, loads or becomes markup."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import briefs
import pytest
from opened import Opened, OpenPage
from playwright.sync_api import Page, expect

from kg.export.cells import guarded, restored

HOSTILE: list[str] = json.loads((Path(__file__).parent / "hostile.json").read_text("utf-8"))
STRONGEST = "</script><img src=x onerror=alert(1)>"

# Opens every row of every page of the table and gives back what the panel then shows as text.
EVERY_ROW = """async () => {
  const text = (selector) => document.querySelector(`#evidence ${selector}`)?.textContent ?? null;
  const facts = [".sentence", "[data-fact=document]", "[data-fact=source]", ".node-link span"];
  const shown = [];
  const next = document.querySelector("#table .pager .next");
  for (;;) {
    for (const opener of document.querySelectorAll("#table .row-open")) {
      opener.click();
      shown.push(facts.map(text));
    }
    if (next.disabled) return shown;
    next.click();
  }
}"""
# Goes to a place by the address and gives back what one element then shows.
SHOWN_AT = """async ([places, selector]) => {
  const shown = [];
  for (const place of places) {
    const changed = new Promise((resolve) => addEventListener("popstate", resolve, { once: true }));
    location.hash = new URLSearchParams(place).toString();
    await changed;
    await window.positionGraph.painted();
    shown.push(document.querySelector(selector)?.textContent ?? null);
  }
  return shown;
}"""
# Everything that a document could have smuggled in.
FOREIGN = """() => [
  "img, iframe, object, embed, base, form:not(.decision), video, audio, math, template, textarea, marquee, portal",
  "style ~ style, script ~ script ~ script ~ script ~ script, svg :is(script, animate, set, use, foreignObject, image)",
  "[onerror], [onload], [onclick], [onfocus], [onmouseover], [ontoggle], [src], [srcdoc]",
  "a:not(.skip), link:not([rel=icon])",
  "meta[http-equiv]:not([http-equiv=Content-Security-Policy])",
].flatMap((selector) => [...document.querySelectorAll(selector)]).map((element) => element.outerHTML.slice(0, 200))"""
# What a string could have changed of the program itself.
POLLUTED = "() => [window.pwned, {}.polluted, Object.keys(Object.prototype).join(), [].polluted].filter(Boolean)"


def key(text: str) -> str:
    """As ``briefs.hostile`` makes ids of it."""
    return text.encode("utf-8", "replace").decode()


def assert_inert(opened: Opened) -> None:
    assert opened.page.evaluate(FOREIGN) == []
    assert opened.page.evaluate(POLLUTED) == []
    opened.assert_quiet()


@pytest.fixture
def everything(open_page: OpenPage) -> Iterator[Opened]:
    statements = [statement for text in HOSTILE for statement in briefs.hostile(text)]
    opened = open_page(statements, title=" ".join(HOSTILE[:40]), at="#view=table&lang=de")
    yield opened
    assert_inert(opened)


def shown_at(page: Page, places: list[dict[str, str]], selector: str) -> list[str | None]:
    return list(page.evaluate(SHOWN_AT, [places, selector]))


def test_there_are_enough_hostile_strings() -> None:
    assert len(HOSTILE) == len(set(HOSTILE)) >= 200
    assert STRONGEST in HOSTILE
    assert len({key(text) for text in HOSTILE}) == len(HOSTILE)


def test_every_hostile_string_is_shown_as_it_stands(everything: Opened) -> None:
    rows = everything.page.evaluate(EVERY_ROW)
    assert len(rows) == 2 * len(HOSTILE)
    assert {tuple(row) for row in rows} == {(f"{text} {text} {text}", text, text, text) for text in HOSTILE}


def test_every_hostile_string_has_a_sheet(everything: Opened) -> None:
    places = [{"view": "sheet", "own.sheet": f"person:{key(text)}"} for text in HOSTILE]
    heads = shown_at(everything.page, places, "#sheet h2")
    assert heads == [f" {text} Person" for text in HOSTILE]
    sentences = shown_at(everything.page, places[::8], "#sheet blockquote")
    assert sentences == [f"{text} {text} {text}" for text in HOSTILE[::8]]


def test_every_other_view_and_filter_with_hostile_strings(everything: Opened) -> None:
    some = HOSTILE[::9]
    ids = [key(text) for text in some]
    pairs = [
        {"view": "compare", "own.one": f"person:{one}", "own.other": f"person:{other}"}
        for one, other in zip(ids, ids[1:] + ids[:1], strict=True)
    ]
    found = shown_at(everything.page, pairs, "#compare h2")
    assert found == [f"{one} und {other}" for one, other in zip(some, some[1:] + some[:1], strict=True)]
    for view in ("pairs", "changes", "overview", "graph", "review"):
        shown_at(everything.page, [{"view": view, "node": f"person:{one}"} for one in ids[:6]], "#evidence h2")
    chips = shown_at(
        everything.page, [{"view": "table", "outlet": one} for one in some if one == key(one)], "#active .gone"
    )
    assert chips == [f"Medium: {text}×" for text in some if text == key(text)]
    shown_at(
        everything.page,
        [{"view": "table", "doc": one, "text": one, "focus": f"person:{one}"} for one in ids],
        "#active",
    )
    everything.page.get_by_role("button", name="Alle entfernen").click()
    everything.page.locator("#search").fill("alias <img")
    expect(everything.page.locator('#suggestions [role="option"]')).not_to_have_count(0)


def test_the_text_of_a_document_is_text(everything: Opened) -> None:
    page = everything.page
    for text in HOSTILE[::24]:
        shown_at(page, [{"view": "table", "node": f"person:{key(text)}"}], "#evidence")
        page.locator("#evidence .to-text").first.click()
        assert page.locator("#reader .reader-text").text_content() == f"{text} {text} {text}"
        page.keyboard.press("Escape")


def test_downloads_hold_the_strings_and_no_formula(everything: Opened) -> None:
    page = everything.page
    with page.expect_download() as download:
        page.locator('[data-act="csv"]').click()
    assert "/" not in download.value.suggested_filename
    assert "<" not in download.value.suggested_filename
    rows = list(csv.reader(io.StringIO(download.value.path().read_bytes().decode("utf-8-sig"), newline="")))
    assert len(rows) == 1 + 2 * len(HOSTILE)
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [cell for row in rows for cell in row if guarded(restored(cell)) != cell] == []
    assert [cell for row in rows for cell in row if cell.lstrip()[:1] in tuple("=+-@＝＋－＠")] == []
    lines = [
        {"judgement": "rename", "node": f"person:{key(text)}", "label": text, "why": text}
        for text in HOSTILE
        if text.strip()
    ] + [{"judgement": "reject", "statement": key(text), "why": text} for text in HOSTILE if text.strip()]
    page.get_by_role("button", name="Prüfung").click()
    page.locator('#review input[type="file"]').set_input_files(
        {"name": f"{STRONGEST}.jsonl", "mimeType": "text/plain", "buffer": "\n".join(map(json.dumps, lines)).encode()}
    )
    expect(page.locator(".review-note")).to_contain_text(f"{len(lines)} Urteile aus ")
    while page.locator("#review .more:not([hidden])").count():
        page.locator("#review .more:not([hidden])").first.click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Urteile speichern").click()
    assert [json.loads(line) for line in saved.value.path().read_text("utf-8").split("\n")[:-1]] == lines
    page.reload()
    page.locator("html[data-ready]").wait_for(state="attached")
    expect(page.locator('#review [data-count="rename"]')).to_have_text(f"umbenannt: {len(lines) // 2}")


@pytest.mark.parametrize("text", [STRONGEST, "__proto__", "\ud800", " "])
def test_one_hostile_string_everywhere(open_page: OpenPage, text: str) -> None:
    opened = open_page(briefs.hostile(text), title=text)
    page = opened.page
    page.fill("#search", "alias")
    page.keyboard.press("Enter")
    page.locator("#relations").click()
    page.locator("#filters > summary").click()
    for chip in page.locator("#filter-form .chip").all():
        chip.click()
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
    page.locator('#evidence [data-act="wrong"]').click()
    page.get_by_role("dialog").get_by_label("Warum").fill(text)
    page.get_by_role("dialog").get_by_role("button", name="Vermerken").click()
    page.reload()
    page.locator("html[data-ready]").wait_for(state="attached")
    assert_inert(opened)
