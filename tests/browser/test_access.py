"""The page for everybody: rules of WCAG 2.2 AA by axe-core, every feature by keyboard, small and enlarged windows."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe import load_axe, poor_contrast, violations
from opened import OpenPage
from playwright.sync_api import Page, expect

STYLE = Path(__file__).parents[2] / "src" / "kg" / "export" / "page" / "src" / "styles" / "colours.css"
LEAVES = "state%3Afi%3Eleaves%3Etreaty%3Aottawa"
PAIR = "own.sheet=state:ru&own.one=person:rutte&own.other=person:scholz"
HASHES = [
    "view=overview", f"view=graph&edge={LEAVES}", "view=pairs", f"view=table&edge={LEAVES}", "view=sheet",
    "view=sheet&own.sheet=state:ru", "view=compare", f"view=compare&{PAIR}", "view=changes", "view=review",
]  # fmt: skip


def look_at(page: Page, hash_: str, language: str = "de") -> None:
    page.evaluate("hash => { location.hash = hash; }", f"view=table&lang={language}")
    page.evaluate("hash => { location.hash = hash; }", f"{hash_}&lang={language}")
    page.evaluate("window.positionGraph.painted()")


def assert_no_sideways_scroll(page: Page, where: str) -> None:
    wide = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide[0] <= wide[1], where


def dialogs(page: Page) -> dict[str, Callable[[], None]]:
    """What lies over the views: name -> how it is opened."""
    panel = page.locator("#evidence")

    def wrong() -> None:
        panel.locator('[data-act="wrong"]').click()
        page.get_by_role("dialog").get_by_label("der Halter").check()
        page.locator("#right-holder").fill("Russ")
        expect(page.get_by_role("option")).not_to_have_count(0)

    return {
        "wrong": wrong,
        "text": lambda: panel.locator(".to-text").click(),
        "search": lambda: page.locator("#search").fill("ukr"),
    }


@pytest.mark.parametrize(("dark", "width"), [(False, 1280), (True, 1280), (False, 360), (True, 360)])
def test_axe_finds_nothing_in_any_view(open_page: OpenPage, dark: bool, width: int) -> None:
    opened = open_page(width=width, height=800 if width > 400 else 740, dark=dark)
    page = opened.page
    load_axe(page)
    found: list[str] = []
    seen = 0

    def check(where: str) -> None:
        nonlocal seen
        seen += 1
        found.extend(f"{where}: {line}" for line in (poor_contrast if dark else violations)(page))
        assert_no_sideways_scroll(page, where)

    # empty places look the same in the dark
    places = [hash_ for hash_ in HASHES if not dark or hash_ not in ("view=overview", "view=sheet", "view=compare")]
    for hash_ in places:
        look_at(page, hash_, "en" if dark else "de")
        check(hash_)
    look_at(page, f"view=table&edge={LEAVES}")
    for name, open_it in dialogs(page).items():
        open_it()
        check(name)
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        look_at(page, f"view=table&edge={LEAVES}")
    page.locator("#evidence .close").click()
    look_at(page, "view=overview&polarity=positive&since=2024-12-01")
    page.locator("#filters > summary").click()
    expect(page.locator("#filters .chip").first).to_be_visible()
    check("filters")
    assert found == []
    assert seen == len(places) + 4
    opened.assert_quiet()


def focused(page: Page) -> str:
    """What the focus stands on: its id or a word of what it is, and its name."""
    return str(
        page.evaluate("""() => {
          const at = document.activeElement;
          const name = at.getAttribute("aria-label") ?? at.labels?.[0]?.textContent ?? at.textContent;
          return `${at.id || at.dataset.view || at.dataset.act || at.className || at.tagName}: ${name.trim()}`;
        }""")
    )


def tab_to(page: Page, part: str, most: int = 90) -> None:
    """Tab until the focus stands on what has `part` in its id or name; whatever is passed must show its focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        now = focused(page)
        ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert ring != "none" or now.startswith("BODY"), now
        if part in now:
            return
    raise AssertionError(f"{part!r} is not reached; the focus stands on {focused(page)!r}")


def test_everything_by_keyboard(open_page: OpenPage) -> None:
    opened = open_page()
    page = opened.page
    status = page.locator("#status")
    page.keyboard.press("Tab")
    assert "Zum Inhalt springen" in focused(page)
    # search
    tab_to(page, "search")
    page.keyboard.type("moskau")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#evidence h2")).to_contain_text("Russland")
    expect(status).to_contain_text("Russland")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#evidence")).to_be_hidden()
    # picture: walk from node to node, then through edges
    tab_to(page, "canvas")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("e")
    expect(page.locator("#evidence h2.triple")).to_be_visible()
    # table: open a row, judge it, take it back
    page.locator('#views [data-view="graph"]').focus()
    tab_to(page, "table")
    page.keyboard.press("Enter")
    tab_to(page, "row-open")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    tab_to(page, "right: ")
    page.keyboard.press("Enter")
    expect(page.locator('#evidence [data-act="right"]')).to_be_focused()
    expect(status).to_have_text("Richtig.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    for _ in range(24):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || document.activeElement.closest('dialog') !== null"
        )
    page.locator('dialog input[value="target"]').focus()
    page.keyboard.press("Space")
    tab_to(page, "Vermerken")
    page.keyboard.press("Enter")
    expect(page.locator('#evidence [data-act="wrong"]')).to_be_focused()
    expect(status).to_contain_text("Falsch: das Ziel")
    # the document's text keeps the focus and gives it back
    tab_to(page, "to-text")
    page.keyboard.press("Enter")
    expect(page.locator("#reader .reader-text")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#evidence .to-text")).to_be_focused()
    # leave the panel
    page.keyboard.press("Escape")
    expect(page.locator("#evidence")).to_be_hidden()
    # sheet and comparison: the field is chosen at once
    page.locator('#views [data-view="table"]').focus()
    tab_to(page, "sheet")
    page.keyboard.press("Enter")
    page.keyboard.type("Ukraine")
    page.keyboard.press("Enter")
    expect(page.locator("#sheet h2")).to_be_focused()
    tab_to(page, "Beleg")
    page.keyboard.press("Enter")
    expect(page.locator("#evidence mark.cue")).to_be_visible()
    page.locator('#views [data-view="sheet"]').focus()
    tab_to(page, "compare")
    page.keyboard.press("Enter")
    for name in ("Rutte", "Scholz"):
        page.keyboard.type(name)
        page.keyboard.press("Enter")
    expect(page.locator("#compare h2")).to_contain_text("Rutte")
    # filters and timeline
    page.locator("#filters > summary").focus()
    page.keyboard.press("Enter")
    tab_to(page, "dafür")
    page.keyboard.press("Space")
    expect(page.locator('#filter-form [data-name="positive"]')).to_have_attribute("aria-pressed", "true")
    expect(status).to_contain_text("passen zu den Filtern")
    page.locator(".thumb.since").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("window.positionGraph.state().filters.since") != ""
    page.locator("#clear-all").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("window.positionGraph.state().filters.since") == ""
    # review and language
    page.locator('#views [data-view="changes"]').focus()
    tab_to(page, "review")
    page.keyboard.press("Enter")
    tab_to(page, "undo")
    page.keyboard.press("Enter")
    expect(page.locator('#review [data-count="confirm"]')).to_have_count(1)
    page.locator('#views [data-view="review"]').focus()
    tab_to(page, "EN")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    opened.assert_quiet()


def colours(text: str) -> dict[str, tuple[float, float, float]]:
    return {
        name: tuple(int(value[at : at + 2], 16) / 255 for at in (0, 2, 4))  # type: ignore[misc]
        for name, value in re.findall(r"--([\w-]+):\s*#([0-9a-f]{6});", text)
    }


def luminance(colour: tuple[float, float, float]) -> float:
    """Relative luminance, WCAG 2.2."""
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    light, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dim + 0.05)


INKS = ("ink", "muted", "accent", "positive", "negative", "neutral")
TEXT = [
    *((ink, ground) for ink in INKS for ground in ("paper", "surface")),
    *((ink, ground) for ink in ("ink", "muted") for ground in ("raised", "holder-tint", "target-tint")),
    ("ink", "thing"),
    ("surface", "accent"),
]
GRAPHIC = [(line, "paper") for line in ("actor", "thing-line", "positive", "negative", "neutral", "accent")] + [
    ("thing-line", "thing"), ("thing-line", "surface"), ("actor", "surface"),
]  # fmt: skip


@pytest.mark.parametrize("dark", [False, True])
def test_every_pair_of_colours_has_enough_contrast(dark: bool) -> None:
    """4.5 for words (1.4.3) and 3 for lines and shapes (1.4.11), on the canvas too, which axe cannot see."""
    light, _, night = STYLE.read_text("utf-8").partition("@media (prefers-color-scheme: dark)")
    found = colours(night if dark else light)
    assert len(found) >= 14
    poor = [
        (one, other, round(contrast(found[one], found[other]), 2))
        for least, pairs in ((4.5, TEXT), (3.0, GRAPHIC))
        for one, other in pairs
        if contrast(found[one], found[other]) < least
    ]
    assert poor == []


@pytest.mark.parametrize(("width", "height"), [(640, 400), (320, 256)])
def test_an_enlarged_page_is_read_in_one_direction(open_page: OpenPage, width: int, height: int) -> None:
    """1280 x 800 at 200 %, 1280 x 1024 at 400 % (1.4.4, 1.4.10)."""
    page = open_page(width=width, height=height).page
    for hash_ in HASHES:
        look_at(page, hash_)
        assert_no_sideways_scroll(page, hash_)
        view = page.evaluate("document.body.dataset.view")
        box = page.locator(".side" if view == "overview" else f"#{view}").bounding_box()
        assert box is not None
        assert box["height"] >= 200, hash_


def test_forced_colours_and_less_motion(open_page: OpenPage) -> None:
    page = open_page(at="#view=table").page
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    pressed = page.locator('#views [aria-pressed="true"]')
    assert pressed.evaluate("at => getComputedStyle(at).outlineStyle") == "solid"
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter((at) => parseFloat(getComputedStyle(at).transitionDuration)).length"
    )
    assert moving == 0
    assert page.locator("#play").is_hidden()


def test_paper_shows_what_is_read_and_no_buttons(open_page: OpenPage) -> None:
    page = open_page(at=f"#view=table&edge={LEAVES}").page
    page.emulate_media(media="print")
    for gone in ("#views", "#search", "#timeline", "#evidence .judge"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator("#evidence .sentence")).to_be_visible()
    expect(page.locator("#table tbody tr").last).to_be_visible()
    assert len(page.pdf()) > 20_000


def test_both_languages_name_everything(open_page: OpenPage) -> None:
    """Whatever can be reached has a name, and its name changes with the language where it is a word."""
    page = open_page(at=f"#view=review&edge={LEAVES}").page
    nameless = """() => [...document.querySelectorAll("button, input, select, summary, [role=slider], [tabindex='0']")]
      .filter((at) => at.checkVisibility() && !at.closest("[aria-hidden=true]"))
      .filter((at) => !(at.getAttribute("aria-label") || at.labels?.length || at.textContent.trim() || at.title))
      .map((at) => at.outerHTML.slice(0, 120))"""
    names = """() => [...document.querySelectorAll("[aria-label], button")]
      .map((at) => at.getAttribute("aria-label") ?? at.textContent)"""
    assert page.evaluate(nameless) == []
    german = set(page.evaluate(names))
    page.locator('[data-lang="en"]').click()
    assert page.evaluate(nameless) == []
    english = set(page.evaluate(names))
    assert len(german - english) > 40
    assert not {name for name in english if re.search(r"\b(Aussage|schließen|Vorige|Nächste|Falsch|Richtig)\b", name)}
