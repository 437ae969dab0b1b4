"""What a reader does with the page, in a real browser."""

from __future__ import annotations

import briefs
import pytest
from opened import Opened, OpenPage
from playwright.sync_api import Page, expect

LEAVES = "state:fi>leaves>treaty:ottawa"
STANCES = 41


def click_canvas(page: Page, thing: str) -> None:
    point = page.evaluate("id => window.positionGraph.canvasPoint(id)", thing)
    page.mouse.click(point["x"], point["y"])


def sentence(page: Page) -> str:
    return page.locator("#evidence .sentence").text_content() or ""


def fact(page: Page, name: str) -> str:
    return page.locator(f'#evidence [data-fact="{name}"]').inner_text()


def test_opens_from_disk_on_the_answer(open_page: OpenPage) -> None:
    opened = open_page()
    page = opened.page
    expect(page).to_have_title("Fünf Briefe")
    expect(page.locator("#counts")).to_contain_text("46 Aussagen · 37 Knoten · 5 Dokumente")
    conflicts = page.locator('[data-list="conflicts"]')
    expect(conflicts).to_contain_text("Nato-Beitritt der Ukraine")
    expect(conflicts).to_contain_text("Mark Rutte, Ukraine")
    expect(page.locator('[data-list="agreements"] .entry').first).to_contain_text("Ottawa-Konvention")
    expect(page.locator('[data-list="main_actors"] .entry').first).to_contain_text("Russland")
    expect(page.locator('[data-list="main_issues"]')).to_contain_text("Sicherheitsgarantien")
    assert len(page.evaluate("window.positionGraph.shown().edges")) == 40
    opened.assert_quiet()


def test_a_click_on_an_edge_shows_its_sentence(open_page: OpenPage) -> None:
    opened = open_page()
    page = opened.page
    click_canvas(page, LEAVES)
    assert sentence(page) == "Finnland verlässt die Ottawa-Konvention."
    for role, words in {"holder": "Finnland", "cue": "verlässt", "target": "die Ottawa-Konvention"}.items():
        expect(page.locator(f"#evidence mark.{role}")).to_have_text(words)
    expect(page.locator("#evidence h2")).to_contain_text("verlässt / leaves")
    assert fact(page, "document") == "Fünf Staaten kehren zum Minenlegen zurück"
    assert fact(page, "outlet") == "Merkur"
    assert fact(page, "said") == "2. Jan. 2026 (Tag des Erscheinens)"
    assert fact(page, "modality") == "als Tatsache"
    assert fact(page, "negation") == "nicht verneint"
    assert fact(page, "confidence") == "90\N{NO-BREAK SPACE}%"
    assert fact(page, "rule") == "verbs:verlässt (verlässt)"
    opened.assert_quiet()


def test_a_click_on_a_node_shows_its_statements_and_relations(open_page: OpenPage) -> None:
    opened = open_page()
    page = opened.page
    click_canvas(page, "person:merz")
    expect(page.locator("#evidence .relations")).to_contain_text("hat das Amt / holds the office Bundeskanzler")
    expect(page.locator("#evidence .relations")).to_contain_text("gehört zur Partei / belongs to the party CDU")
    expect(page.locator("#evidence .position")).to_have_text("1 von 4")
    page.locator("#evidence .next").click()
    expect(page.locator("#evidence .position")).to_have_text("2 von 4")
    assert sentence(page) == "„Grundsätzlich schließen wir nichts aus“, sagte er 🕊️ in Paris."
    assert fact(page, "negation") == "verneint"
    page.locator("#evidence .previous").click()
    assert "in Aussicht" in sentence(page)
    opened.assert_quiet()


def test_marks_after_an_emoji_stand_where_they_should(open_page: OpenPage) -> None:
    statements = [s for s in briefs.statements() if s.document.id == "paris" and "Grundsätzlich" in s.evidence.text]
    assert len(statements) == 1
    page = open_page(statements, at="#view=table").page
    page.locator(".row-open").click()
    expect(page.locator("mark.holder")).to_have_text("wir")
    expect(page.locator("mark.target")).to_have_text("nichts")


def test_reporters_are_named(open_page: OpenPage) -> None:
    page = open_page(at="#edge=state%3Apl%3Eleaves%3Etreaty%3Aottawa").page
    assert fact(page, "reported_by") == "Reuters"
    page.locator('#evidence [data-fact="reported_by"] button').click()
    expect(page.locator("#evidence h2")).to_contain_text("Reuters")
    expect(page.locator("#evidence .position")).to_have_text("1 von 3")


def test_search_finds_by_another_name_with_the_keyboard(open_page: OpenPage) -> None:
    opened = open_page()
    page = opened.page
    page.locator("#search").focus()
    page.keyboard.type("moskau")
    expect(page.locator('#suggestions [role="option"]').first).to_contain_text("Russland")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#suggestion-0")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.locator("#evidence h2")).to_contain_text("Russland")
    expect(page.locator("#suggestions")).to_be_hidden()
    opened.assert_quiet()


@pytest.mark.parametrize(
    ("words", "name"), [("orban", "Viktor Orbán"), ("minenverbot", "Ottawa-Konvention"), ("Finland", "Finnland")]
)
def test_search_knows_accents_aliases_and_english(open_page: OpenPage, words: str, name: str) -> None:
    page = open_page().page
    page.fill("#search", words)
    expect(page.locator('#suggestions [role="option"]').first).to_contain_text(name)


def test_search_says_when_nothing_is_found(open_page: OpenPage) -> None:
    page = open_page().page
    page.fill("#search", "Atlantis-7")
    expect(page.locator("#suggestions")).to_contain_text("Kein Name passt.")


def test_language_switches_everything(open_page: OpenPage) -> None:
    opened = open_page()
    page = opened.page
    click_canvas(page, LEAVES)
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#evidence h2")).to_contain_text("leaves / verlässt")
    expect(page.locator("#evidence h2")).to_contain_text("Finland")
    expect(page.locator("#counts")).to_contain_text("46 statements")
    expect(page.locator('[data-list="conflicts"] h2')).to_have_text("Strongest conflict")
    assert fact(page, "said") == "2 Jan 2026 (day of publication)"
    opened.assert_quiet()


def test_the_language_of_the_browser_comes_first(open_page: OpenPage) -> None:
    expect(open_page(locale="en-GB").page.locator("html")).to_have_attribute("lang", "en")


def test_filters_work_together_and_can_be_reset(open_page: OpenPage) -> None:
    opened = open_page()
    page = opened.page
    page.locator("#filters summary").click()
    page.locator('.chip[data-name="negative"]').click()
    page.locator('.chip[data-name="leaves"]').click()
    expect(page.locator("#filter-result")).to_have_text(f"6 von {STANCES} Aussagen passen zu den Filtern")
    assert len(page.evaluate("window.positionGraph.shown().nodes")) == 7
    page.locator('[data-field="since"]').fill("2026-01-01")
    expect(page.locator("#filter-result")).to_contain_text("5 von")
    page.locator('.chip[data-list="doc"][data-name="trump"]').click()
    expect(page.locator("#nothing")).to_be_visible()
    expect(page.locator("#status")).to_contain_text("0 von")
    page.locator("#reset").click()
    assert len(page.evaluate("window.positionGraph.shown().edges")) == 40
    page.locator('.chip[data-name="person"]').click()
    assert len(page.evaluate("window.positionGraph.shown().edges")) == 14
    opened.assert_quiet()


def test_a_partial_date_counts_as_the_days_it_can_mean(open_page: OpenPage) -> None:
    page = open_page(at="#since=2024-12-20&until=2024-12-24&view=table").page
    expect(page.locator(".row-count")).to_have_text("10 Aussagen")


def test_relations_can_be_switched_on(open_page: OpenPage) -> None:
    page = open_page().page
    page.locator("#relations").click()
    shown = page.evaluate("window.positionGraph.shown()")
    assert len(shown["edges"]) == 45
    assert "org:cdu" in shown["nodes"]


def test_the_table_by_keyboard(open_page: OpenPage) -> None:
    opened = open_page()
    page = opened.page
    page.get_by_role("button", name="Tabelle").focus()
    page.keyboard.press("Enter")
    rows = page.locator("#table tbody tr")
    expect(rows).to_have_count(STANCES)
    page.locator("#rows").focus()
    page.keyboard.type("minenverbot")
    expect(rows).to_have_count(7)
    for _ in range(7):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("th.column-holder")).to_have_attribute("aria-sort", "ascending")
    expect(rows.first).to_contain_text("Estland")
    page.locator(".row-open").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert sentence(page) == "Finnland verlässt die Ottawa-Konvention."
    expect(rows.nth(1)).to_have_class("chosen")
    assert page.evaluate("document.activeElement.className") == "row-open"
    opened.assert_quiet()


def test_the_picture_by_keyboard(open_page: OpenPage) -> None:
    opened = open_page()
    page = opened.page
    page.locator("#canvas").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#evidence h2")).to_contain_text("Ukraine")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#evidence h2")).not_to_contain_text("Ukraine ")
    page.keyboard.press("e")
    expect(page.locator("#evidence h2.triple")).to_be_visible()
    expect(page.locator("#status")).not_to_be_empty()
    page.keyboard.press("Escape")
    expect(page.locator("#evidence")).to_be_hidden()
    opened.assert_quiet()


def test_a_camp_shows_both_sides(open_page: OpenPage) -> None:
    page = open_page().page
    page.locator('[data-list="conflicts"] .entry', has_text="Nato-Beitritt").click()
    expect(page.locator("#evidence .position")).to_have_text("1 von 7")


def test_back_and_forward_and_a_mailed_link(open_page: OpenPage) -> None:
    opened = open_page()
    page = opened.page
    click_canvas(page, LEAVES)
    page.get_by_role("button", name="Tabelle").click()
    link = page.url
    page.go_back()
    expect(page.locator("#graph")).to_be_visible()
    page.go_back()
    expect(page.locator("#evidence")).to_be_hidden()
    page.go_forward()
    assert sentence(page) == "Finnland verlässt die Ottawa-Konvention."
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator("#table")).to_be_visible()
    assert sentence(page) == "Finnland verlässt die Ottawa-Konvention."


@pytest.mark.parametrize(
    "at", ["#node=nobody", "#edge=x", "#camp=%2Bx", "#camp=", "#view=x&lang=x&limit=x&type=,,", "#%"]
)
def test_a_broken_link_is_a_plain_page(open_page: OpenPage, at: str) -> None:
    opened = open_page(at=at)
    expect(opened.page.locator("#evidence")).to_be_hidden()
    opened.assert_quiet()


@pytest.mark.parametrize("view", ["overview", "graph", "table"])
def test_narrow_screens_have_no_sideways_scrolling(open_page: OpenPage, view: str) -> None:
    opened = open_page(width=360, height=740, at=f"#view={view}&node=state%3Aru", dark=True)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 360
    opened.assert_quiet()


def test_a_narrow_screen_opens_on_the_overview(open_page: OpenPage) -> None:
    page = open_page(width=360, height=740).page
    expect(page.locator("#overview")).to_be_visible()
    expect(page.locator("#canvas")).to_be_hidden()


def test_an_empty_graph_says_so(open_page: OpenPage) -> None:
    opened = open_page([])
    expect(opened.page.locator("#overview")).to_contain_text("noch keine Aussagen")
    opened.assert_quiet()


def test_prints(open_page: OpenPage) -> None:
    opened: Opened = open_page(dark=True, at="#node=state%3Aru")
    opened.page.emulate_media(media="print")
    assert len(opened.page.pdf()) > 10_000
    opened.assert_quiet()
