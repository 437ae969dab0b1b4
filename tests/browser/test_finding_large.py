"""The same acts on 5,000 nodes and 20,000 edges: what is promised is what is shown, whatever the size."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from crowd import crowd
from playwright.sync_api import Browser, Page, expect

from kg.domain.statements import StanceStatement
from kg.export.html import write

NODES, EDGES = 5000, 20_000
PATIENCE = 60_000
ROWS = 50


@pytest.fixture(scope="module")
def statements() -> list[StanceStatement]:
    return crowd(NODES, EDGES)


@pytest.fixture(scope="module")
def opened(
    browser: Browser, statements: list[StanceStatement], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    file = tmp_path_factory.mktemp("large") / "graph.html"
    write(file, statements, "Menge")
    context = browser.new_context(viewport={"width": 1280, "height": 860}, locale="de-DE", reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(file.as_uri())
    page.locator("html[data-ready]").wait_for(state="attached")
    yield page
    assert errors == []
    context.close()


@pytest.fixture
def page(opened: Page) -> Page:
    go(opened, "#")
    return opened


def go(page: Page, at: str) -> None:
    page.evaluate("at => { location.hash = at; }", at)
    page.evaluate("positionGraph.painted()")


def test_it_opens_on_the_strongest_and_shows_more(page: Page) -> None:
    assert len(page.evaluate("positionGraph.shown().nodes")) == 150
    expect(page.locator("#shown")).to_have_text(f"150 von {NODES} Knoten")
    page.locator("#more").click()
    page.evaluate("positionGraph.painted()")
    assert len(page.evaluate("positionGraph.shown().nodes")) == 300


def test_suggestions_fit_what_is_typed(page: Page) -> None:
    options = page.locator('#suggestions [role="option"]')
    seen = 0
    for typed, expected in (("beiname 1711", "Frage Nummer 1711"), ("PERSON NUMBER 2999", "Person Nummer 2999")):
        page.fill("#search", typed)
        expect(options.last).to_contain_text("In den Sätzen suchen")
        assert any(expected in text for text in options.all_inner_texts())
        seen += options.count()
    assert seen >= 4
    page.fill("#search", "")


def test_each_count_beside_a_choice_is_what_it_shows(page: Page, statements: list[StanceStatement]) -> None:
    page.locator("#filters summary").click()
    kinds = {"leaves", "demands", "claims"}
    for name in sorted(kinds):
        chip = page.locator(f'#filter-form .chip[data-name="{name}"]')
        wanted = sum(1 for item in statements if item.type == name)
        expect(chip.locator("small")).to_have_text(str(wanted))
        chip.click()
        expect(page.locator("#filter-result")).to_contain_text(f"{wanted} von {EDGES}")
        chip.click()
    page.locator("#filters summary").click()


def test_the_timeline_divides_all_statements(page: Page, statements: list[StanceStatement]) -> None:
    bins = int(page.locator(".thumb.until").get_attribute("aria-valuemax") or 0) + 1
    assert bins == 24
    total = 0
    for n in range(bins):
        since = f"{2024 + n // 12}-{n % 12 + 1:02}"
        go(page, f"#view=table&since={since}&until={since}")
        count = int(page.locator(".row-count").inner_text().split(" ")[0])
        assert count == sum(1 for item in statements if str(item.time.said).startswith(since))
        total += count
    assert total == EDGES


def test_all_rows_are_reached_page_by_page(page: Page) -> None:
    go(page, "#view=table")
    rows = page.locator("#table tbody tr")
    expect(rows).to_have_count(ROWS)
    seen: set[str] = set()
    last = EDGES // ROWS
    for number in (1, 2, last // 2, last):
        go(page, f"#view=table&own.page={number}")
        expect(page.locator(".page-of")).to_contain_text(f"{(number - 1) * ROWS + 1}–{number * ROWS}")
        seen |= set(
            page.evaluate("() => [...document.querySelectorAll('.row-open')].map((item) => item.dataset.statement)")
        )
    assert len(seen) == 4 * ROWS
    expect(page.locator(".pager .next")).to_be_disabled()
    page.locator("#rows").fill('"person nummer 77 äußert"')
    assert "page" not in page.evaluate("positionGraph.state().own")
    expect(page.locator(".row-count")).not_to_have_text(f"{EDGES} Aussagen")
    for text in rows.all_inner_texts():
        assert "Person Nummer 77" in text
    go(page, "#view=table&sort=%2Bconfidence")
    expect(rows.first.locator(".column-confidence")).to_have_text("30\N{NO-BREAK SPACE}%")


def test_actors_and_actors_of_a_crowd(page: Page) -> None:
    go(page, "#view=pairs")
    expect(page.locator(".pairs-bar")).to_contain_text("150 von")
    go(page, "#view=pairs&own.pairs=list&own.order=conflict")
    rows = page.locator(".pair-list tbody tr")
    expect(rows).to_have_count(ROWS)
    wanted = int(rows.first.locator(".number").nth(1).inner_text().replace("−", ""))
    page.locator(".pair-open").first.click()
    expect(page.locator("#evidence .pair-count")).to_contain_text(f"uneins in {wanted} Frage")
    shown = page.locator("#evidence .pair-issue")
    assert 0 < shown.count() <= 8
    for issue in shown.all():
        assert issue.locator(".pair-side .said").count() == 2


def test_focus_leaves_only_the_neighbours(page: Page, statements: list[StanceStatement]) -> None:
    node = statements[0].holder.actor.id
    go(page, f"#limit={NODES}&focus={node}")
    near = {item.target.actor.id for item in statements if item.holder.actor.id == node} | {node}
    assert set(page.evaluate("positionGraph.shown().nodes")) == near
    assert len(near) > 5
