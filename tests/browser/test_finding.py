"""Finding one's way: filters, timeline, search, focus, actors and actors, table, and the address that keeps it all.

One page is opened and taken back to its start before each test: opening a browser's page is what costs time.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import briefs
import pytest
from opened import Opened
from playwright.sync_api import Browser, Page, expect

from kg.export.html import write
from kg.export.jsonl_reader import read_statements

STANCES = 41
PATIENCE = 30_000
Open = Callable[..., Opened]
UA_RU, UA_US = "state:ru<>state:ua", "state:ua<>state:us"
MEMBERSHIP = "issue:membership(ua,nato)"


@pytest.fixture(scope="module")
def opened(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    file = tmp_path_factory.mktemp("finding") / "graph.html"
    write(file, briefs.statements(), "Fünf Briefe")
    context = browser.new_context(viewport={"width": 1280, "height": 860}, locale="de-DE", reduced_motion="reduce")
    opened = Opened(context.new_page(), file)
    opened.page.set_default_timeout(PATIENCE)
    opened.page.on("console", lambda message: opened.console.append(f"{message.type}: {message.text}"))
    opened.page.on("pageerror", lambda error: opened.errors.append(str(error)))
    opened.page.goto(file.as_uri())
    opened.page.locator("html[data-ready]").wait_for(state="attached")
    yield opened
    context.close()


@pytest.fixture
def page(opened: Opened) -> Iterator[Page]:
    go(opened.page, "#")
    opened.page.emulate_media(reduced_motion="reduce")
    yield opened.page
    assert opened.errors == []
    assert opened.console == []


def go(page: Page, at: str) -> None:
    """To another address of the same page, as by a link on it."""
    page.evaluate("at => { location.hash = at; }", at)
    painted(page)


def painted(page: Page) -> None:
    page.evaluate("positionGraph.painted()")


def shown(page: Page, kind: str) -> int:
    return len(page.evaluate("positionGraph.shown()")[kind])


def chip(page: Page, facet: str, value: str) -> str:
    return f'#filter-form .chip[data-list="{facet}"][data-name="{value}"]'


def count(page: Page, selector: str) -> int:
    return int(page.locator(f"{selector} small").inner_text())


# --- filters


def test_each_choice_promises_what_it_shows(page: Page) -> None:
    page.locator("#filters summary").click()
    page.locator(chip(page, "polarity", "negative")).click()
    seen = 0
    for facet, value in (("type", "opposes"), ("kind", "person"), ("modality", "intended"), ("outlet", "dpa-AFX")):
        selector = chip(page, facet, value)
        promised = count(page, selector)
        page.locator(selector).click()
        expect(page.locator("#filter-result")).to_have_text(f"{promised} von {STANCES} Aussagen passen zu den Filtern")
        page.locator(selector).click()
        seen += promised
    assert seen > 12
    page.locator("#filters summary").click()


def test_filters_that_are_set_are_chips_that_go_one_by_one_or_all_at_once(page: Page) -> None:
    go(page, "#polarity=negative&type=opposes&doc=trump&confidence=0.5&since=2024-01-01&focus=state%3Aru&hops=2")
    chips = page.locator("#active .chip")
    expect(chips).to_have_count(6)
    expect(page.locator("#filter-count")).to_have_text("6")
    expect(page.locator("#active")).to_contain_text("Russland: bis zwei Schritte")
    expect(page.locator("#active")).to_contain_text("Dokument: Das Bündnis vor dem Wechsel in Washington")
    page.get_by_role("button", name="Filter entfernen: ab 1. Jan. 2024").press("Enter")
    expect(chips).to_have_count(5)
    assert page.evaluate("document.activeElement.closest('#active') !== null")
    expect(page.locator("#status")).to_contain_text(f"von {STANCES} Aussagen passen")
    page.locator("#clear-all").click()
    expect(page.locator("#active")).to_be_hidden()
    assert shown(page, "edges") == 40
    page.go_back()
    expect(chips).to_have_count(5)


def test_a_long_list_is_searched_and_its_choices_stay_on_top(page: Page) -> None:
    page.locator("#filters summary").click()
    documents = page.locator('fieldset[data-part="doc"]')
    expect(documents.locator(".chip")).to_have_count(5)
    page.locator(chip(page, "doc", "trump")).click()
    page.locator(chip(page, "doc", "warten")).click()
    expect(page.locator("#active .chip")).to_have_count(2)
    expect(documents.locator('.chip[aria-pressed="true"]')).to_have_count(2)
    expect(documents.locator(".chip").first).to_have_attribute("aria-pressed", "true")
    page.locator("#reset").click()
    expect(documents.locator('.chip[aria-pressed="true"]')).to_have_count(0)
    page.locator("#filters summary").click()


# --- timeline


def period(page: Page) -> tuple[str, str]:
    filters = page.evaluate("positionGraph.state().filters")
    return filters["since"], filters["until"]


def test_the_timeline_counts_every_dated_stance_once(page: Page) -> None:
    labels = []
    chart = page.locator(".time-chart").bounding_box()
    bins = int(page.locator(".thumb.until").get_attribute("aria-valuemax") or 0) + 1
    assert chart
    for n in range(bins):
        page.mouse.move(chart["x"] + (n + 0.5) * chart["width"] / bins, chart["y"] + 20)
        labels.append(page.locator(".time-label").inner_text())
    assert len(set(labels)) == bins > 12
    exact = sum(int(label.split(": ")[1].split(" ")[0]) for label in labels)
    vague = sum(float(label.split("dazu ")[1].split(" ")[0].replace(",", ".")) for label in labels if "dazu" in label)
    assert abs(exact + vague - STANCES) < 1


def test_both_ends_of_the_period_by_keyboard(page: Page) -> None:
    since, until = page.locator(".thumb.since"), page.locator(".thumb.until")
    since.focus()
    for _ in range(3):
        page.keyboard.press("PageUp")
    page.keyboard.press("ArrowRight")
    first = period(page)[0]
    assert first
    assert shown(page, "edges") < 40
    expect(since).to_have_attribute("aria-valuenow", str(int(since.get_attribute("aria-valuenow") or 0)))
    until.focus()
    page.keyboard.press("ArrowLeft")
    assert period(page)[1] > first
    page.keyboard.press("Home")
    assert since.get_attribute("aria-valuenow") == until.get_attribute("aria-valuenow")
    since.focus()
    page.keyboard.press("ArrowRight")
    assert since.get_attribute("aria-valuenow") == until.get_attribute("aria-valuenow")
    page.keyboard.press("Home")
    until.focus()
    page.keyboard.press("End")
    assert period(page) == ("", "")
    assert shown(page, "edges") == 40


def test_the_period_by_mouse(page: Page) -> None:
    chart = page.locator(".time-chart").bounding_box()
    assert chart
    left, y = chart["x"], chart["y"] + 12
    page.mouse.move(left + chart["width"] * 0.3, y)
    page.mouse.down()
    page.mouse.move(left + chart["width"] * 0.6, y, steps=4)
    page.mouse.up()
    since, until = period(page)
    assert since
    assert since < until
    expect(page.locator(".time-period")).to_contain_text("bis")
    thumb = page.locator(".thumb.until").bounding_box()
    assert thumb
    page.mouse.move(thumb["x"] + 12, y)
    page.mouse.down()
    page.mouse.move(left + chart["width"] + 40, y, steps=4)
    page.mouse.up()
    assert period(page) == (since, "")
    page.locator(".time-whole").click()
    assert period(page) == ("", "")


def test_one_step_after_the_other_and_back(page: Page) -> None:
    ends = []
    for _ in range(40):
        if page.locator("#step-on").is_disabled():
            break
        page.locator("#step-on").click()
        ends.append(period(page))
    assert len(ends) == len(set(ends)) > 10
    assert all(since and since <= until for since, until in ends)
    page.locator("#step-back").click()
    assert period(page) == ends[-2]
    expect(page.locator("#play")).to_be_hidden()


def test_time_plays_and_pauses_where_motion_is_welcome(page: Page) -> None:
    page.emulate_media(reduced_motion="no-preference")
    page.locator("#play").click()
    begin = period(page)
    page.wait_for_function("since => positionGraph.state().filters.since !== since", arg=begin[0])
    page.locator("#play").click()
    expect(page.locator("#play")).to_have_attribute("aria-label", "Abspielen")
    expect(page.locator("#status")).to_contain_text("Aussagen passen")
    stopped = period(page)
    page.wait_for_timeout(1300)
    assert period(page) == stopped


def test_as_of_a_day_a_position_that_was_turned_around_is_left_out(page: Page) -> None:
    trump = "person:trump>opposes>issue:guarantees(ua)"
    go(page, "#until=2025-12-31")
    assert trump in page.evaluate("positionGraph.shown().edges")
    page.get_by_label("Stand am Ende des Zeitraums").check()
    painted(page)
    assert trump not in page.evaluate("positionGraph.shown().edges")
    assert "person:trump>open_to>issue:guarantees(ua)" in page.evaluate("positionGraph.shown().edges")
    expect(page.locator("#active")).to_contain_text("Stand 31. Dez. 2025")
    expect(page.locator(".thumb.since")).to_be_hidden()
    go(page, "#until=2025-06-30&asof=1")
    assert trump in page.evaluate("positionGraph.shown().edges")


# --- search


def test_search_goes_on_in_the_sentences(page: Page) -> None:
    page.locator("#search").focus()
    page.keyboard.type("räumung")
    expect(page.locator("#status")).to_contain_text("Vorschl")
    expect(page.locator('#suggestions [role="option"]').last).to_contain_text("In den Sätzen suchen: „räumung“")
    page.keyboard.press("End")
    for _ in range(9):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#table")).to_be_visible()
    expect(page.locator("#rows")).to_have_value("räumung")
    expect(page.locator("#table tbody tr")).to_have_count(2)


# --- focus


def test_focus_by_button_and_key_and_its_way_back(page: Page) -> None:
    go(page, "#node=person%3Arutte")
    direct, further = page.locator('.focus [data-hops="1"]'), page.locator('.focus [data-hops="2"]')
    direct.click()
    painted(page)
    assert shown(page, "nodes") == 4
    expect(direct).to_have_attribute("aria-pressed", "true")
    page.locator("#canvas").focus()
    page.keyboard.press("2")
    painted(page)
    expect(further).to_have_attribute("aria-pressed", "true")
    assert shown(page, "nodes") > 8
    page.keyboard.press("2")
    painted(page)
    assert shown(page, "nodes") == 33
    page.go_back()
    painted(page)
    assert shown(page, "nodes") > 8
    page.go_back()
    painted(page)
    assert shown(page, "nodes") == 4
    page.go_forward()
    expect(page.locator("#active")).to_contain_text("Mark Rutte: bis zwei Schritte")


# --- actors and actors


def test_a_line_between_two_actors_opens_what_both_say(page: Page) -> None:
    go(page, "#view=pairs")
    point = page.evaluate("id => positionGraph.pairPoint(id, -1)", UA_RU)
    page.mouse.click(point["x"], point["y"])
    assert page.evaluate("positionGraph.state().sel") == {"what": "pair", "id": UA_RU, "at": ""}
    panel = page.locator("#evidence")
    expect(panel.locator("h2")).to_contain_text("Russland")
    expect(panel.locator("h2")).to_contain_text("Ukraine")
    issues = panel.locator(".pair-issue")
    counts = panel.locator(".pair-count").inner_text()
    assert "uneins in 3 Fragen" in counts
    assert issues.count() == 4
    first = issues.filter(has_text="Sicherheitsgarantien")
    expect(first.locator(".pair-side")).to_have_count(2)
    expect(first).to_contain_text("Kiew fordert glaubwürdige Sicherheitsgarantien.")
    expect(first).to_contain_text("nicht akzeptiert")
    first.locator(".to-evidence").first.click()
    expect(panel.locator(".sentence")).to_be_visible()
    page.go_back()
    expect(issues).to_have_count(4)


def test_the_list_of_pairs_says_the_same_as_the_lines(page: Page) -> None:
    go(page, "#view=pairs")
    pairs = {
        f"{one}<>{other}": (len(agree), len(conflict))
        for one, other, agree, conflict in page.evaluate("positionGraph.pairs()")
    }
    page.get_by_role("button", name="Liste", exact=True).click()
    rows = page.locator(".pair-list tbody tr")
    seen = 0
    for row in rows.all():
        name = row.locator(".pair-open").get_attribute("data-pair") or ""
        numbers = [int(cell.replace("–", "0").replace("−", "")) for cell in row.locator(".number").all_inner_texts()]
        assert tuple(numbers) == pairs[name]
        seen += 1
    assert seen == min(50, len(pairs)) > 20
    page.locator('[data-order="conflict"]').click()
    conflicts = [
        int(cell.replace("–", "0").replace("−", ""))
        for cell in page.locator(".pair-list .number:nth-child(3)").all_inner_texts()
    ]
    assert conflicts == sorted(conflicts, reverse=True)
    page.locator('[data-tie="conflict"]').click()
    assert "0" not in {
        cell.replace("–", "0") for cell in page.locator(".pair-list .number:nth-child(3)").all_inner_texts()
    }
    page.locator(".pair-open").first.press("Enter")
    expect(page.locator("#evidence .pair-issue").first).to_be_visible()


def test_actors_and_actors_by_keyboard(page: Page) -> None:
    go(page, "#view=pairs&node=state%3Aua")
    page.locator("#pairs-canvas").focus()
    page.keyboard.press("e")
    assert page.evaluate("positionGraph.state().sel.what") == "pair"
    first = page.evaluate("positionGraph.state().sel.id")
    page.keyboard.press("Escape")
    go(page, "#view=pairs&node=state%3Aua")
    page.locator("#pairs-canvas").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("positionGraph.state().sel.what") == "node"
    assert "state:ua" in first


def test_lines_carry_sign_number_and_dash_and_the_filter_counts(page: Page) -> None:
    go(page, "#view=pairs")
    before = page.locator(".pairs-bar").inner_text()
    go(page, "#view=pairs&doc=trump")
    assert page.locator(".pairs-bar").inner_text() != before
    for one, other, agree, conflict in page.evaluate("positionGraph.pairs()"):
        assert {one, other} & {
            "state:ua",
            "person:scholz",
            "person:orban",
            "person:peskow",
            "person:rutte",
            "person:baerbock",
            "person:bettel",
            "state:ru",
        }
        assert agree or conflict


# --- table


def test_rows_by_column_and_what_is_copied_and_downloaded(page: Page) -> None:
    page.evaluate("""() => { window.copied = []; Object.defineProperty(navigator, 'clipboard',
        { configurable: true, value: { writeText: async (text) => { window.copied.push(text); } } }); }""")
    go(page, "#view=table")
    page.locator("#rows-in").select_option("holder")
    page.locator("#rows").fill("moskau")
    rows = page.locator("#table tbody tr")
    expect(rows).to_have_count(6)
    for row in rows.all():
        assert row.locator(".column-holder").inner_text() == "Russland"
    rows.nth(1).locator("input").check()
    rows.nth(3).locator("input").check()
    page.get_by_role("button", name="2 kopieren").click()
    page.wait_for_function("() => window.copied.length === 1")
    lines = page.evaluate("window.copied[0]").split("\n")
    assert [len(line.split("\t")) for line in lines] == [13, 13, 13]
    with page.expect_download() as download:
        page.get_by_role("button", name="2 als CSV").click()
    saved = list(csv.reader(io.StringIO(Path(download.value.path()).read_text("utf-8-sig"))))
    assert [len(line) for line in saved] == [13, 13, 13]
    assert saved[1:] == [line.split("\t") for line in lines[1:]]
    page.locator("#table thead input").check()
    page.get_by_role("button", name="6 kopieren").click()
    page.wait_for_function("() => window.copied.length === 2")
    assert len(page.evaluate("window.copied[1]").split("\n")) == 7
    page.locator("#table thead input").uncheck()


def test_every_column_sorts_both_ways(page: Page) -> None:
    go(page, "#view=table")
    heads = page.locator("#table th button")
    names = heads.all_inner_texts()
    assert len(names) == 9
    for n in range(9):
        key = heads.nth(n).get_attribute("data-column")
        for way in ("ascending", "descending"):
            heads.nth(n).press("Enter")
            expect(page.locator(f"th.column-{key}")).to_have_attribute("aria-sort", way)
            assert page.evaluate("document.activeElement.dataset.column") == key
    page.locator('th button[data-column="date"]').click()
    dates = page.evaluate(
        """() => [...document.querySelectorAll('#table tbody .row-open')].map((item) => item.dataset.statement)"""
    )
    assert len(set(dates)) == STANCES


def test_one_tab_stop_for_all_rows(page: Page) -> None:
    go(page, "#view=table")
    assert page.locator('#table .row-open[tabindex="0"]').count() == 1
    page.locator('#table .row-open[tabindex="0"]').focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press(" ")
    expect(page.locator("#table tbody tr").nth(1).locator("input")).to_be_checked()
    page.keyboard.press(" ")
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement === [...document.querySelectorAll('.row-open')].at(-1)")
    assert page.locator('#table .row-open[tabindex="0"]').count() == 1


# --- what one sees


def test_hovering_lights_the_neighbours_and_one_language_is_drawn(page: Page) -> None:
    point = page.evaluate("id => positionGraph.canvasPoint(id)", "person:rutte")
    page.mouse.move(point["x"], point["y"])
    expect(page.locator("#tip")).to_contain_text("Mark Rutte")
    page.wait_for_function("() => positionGraph.faded().length > 20")
    faded = page.evaluate("positionGraph.faded()")
    assert "person:rutte" not in faded
    assert MEMBERSHIP not in faded
    assert "treaty:ottawa" in faded
    page.mouse.move(point["x"], point["y"] - 400)
    page.wait_for_function("() => positionGraph.faded().length === 0")
    labels = page.evaluate("positionGraph.labels()")
    assert sum(1 for label in labels if label) > 15
    assert not [label for label in labels if "/" in label and "mit/über" not in label]


def test_the_legend_names_what_is_seen(page: Page) -> None:
    signs = page.locator("#legend-body li:visible")
    everything = signs.all_inner_texts()
    for text in ("dafür", "dagegen", "neutral", "Vertrag", "nur möglich", "schwach"):
        assert any(text in sign for sign in everything), text
    go(page, "#type=leaves")
    fewer = signs.all_inner_texts()
    assert any("Vertrag" in sign for sign in fewer)
    assert not any("dafür" in sign or "Person" in sign for sign in fewer)


# --- the address


FULL = (
    "#view=table&lang=en&type=opposes&type=demands&polarity=negative&polarity=positive&modality=asserted&phase=current"
    "&kind=state&kind=person&doc=trump&doc=garantien&outlet=dpa-AFX&outlet=SCEEUS&since=2024-01-01&until=2025-12-31"
    "&undated=1&asof=1&focus=state%3Aua&hops=2&confidence=0.2&text=ukraine&relations=1&limit=300&sort=-target"
    "&node=state%3Aua&own.in=target"
)


def test_a_mailed_link_shows_the_same_to_somebody_else(page: Page, opened: Opened, browser: Browser) -> None:
    go(page, FULL)
    mine = (
        page.evaluate("positionGraph.state()"),
        page.locator("#table tbody").inner_text(),
        page.locator("#active").inner_text(),
    )
    assert mine[1].count("\n") > 4
    link = page.url
    context = browser.new_context(viewport={"width": 1280, "height": 860}, locale="de-DE", reduced_motion="reduce")
    other = context.new_page()
    other.goto(link)
    other.locator("html[data-ready]").wait_for(state="attached")
    theirs = (
        other.evaluate("positionGraph.state()"),
        other.locator("#table tbody").inner_text(),
        other.locator("#active").inner_text(),
    )
    assert theirs == mine
    assert other.locator("#evidence h2").inner_text() == page.locator("#evidence h2").inner_text()
    for name, value in mine[0]["filters"].items():
        assert value, name
    context.close()


def test_back_and_forward_through_everything(page: Page) -> None:
    steps: list[Callable[[], None]] = [
        lambda: page.locator('[data-list="conflicts"] .entry').first.click(),
        lambda: page.get_by_role("button", name="Akteure", exact=True).click(),
        lambda: page.locator('[data-tie="conflict"]').click(),
        lambda: page.get_by_role("button", name="Tabelle", exact=True).click(),
        lambda: page.locator("#step-on").click(),
        lambda: page.get_by_role("button", name="English").click(),
        lambda: page.locator("#clear-all").click(),
    ]
    states = [page.evaluate("positionGraph.state()")]
    for step in steps:
        step()
        states.append(page.evaluate("positionGraph.state()"))
    for before in reversed(states[:-1]):
        page.go_back()
        page.wait_for_function(
            "before => JSON.stringify(positionGraph.state()) === before", arg=page.evaluate("JSON.stringify", before)
        )
    for after in states[1:]:
        page.go_forward()
        page.wait_for_function(
            "after => JSON.stringify(positionGraph.state()) === after", arg=page.evaluate("JSON.stringify", after)
        )


# --- the graph of the seeds


@pytest.fixture
def seeds(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    file = tmp_path / "seeds.html"
    graph = Path(__file__).parents[2] / "graph" / "statements.jsonl"
    write(file, list(read_statements(graph)), "Standpunkte")
    context = browser.new_context(viewport={"width": 1280, "height": 860}, locale="de-DE", reduced_motion="reduce")
    page = context.new_page()
    page.goto(file.as_uri())
    page.locator("html[data-ready]").wait_for(state="attached")
    yield page
    context.close()


def test_every_ranked_line_and_every_pair_has_its_evidence(seeds: Page) -> None:
    page, seen = seeds, 0
    for name in ("conflicts", "agreements", "main_actors", "main_issues"):
        for entry in page.locator(f'[data-list="{name}"] .entry').all():
            counted = [int(part) for part in entry.locator(".entry-count").inner_text().split(" : ")]
            entry.click()
            expect(entry).to_have_attribute("aria-pressed", "true")
            expect(page.locator("#evidence .sentence")).not_to_be_empty()
            position = page.locator("#evidence .position").inner_text()
            # a camp of n holders has at least n statements, an actor or issue all of its own
            assert int(position.split(" von ")[1]) >= max(counted)
            seen += 1
    assert seen > 15
    go(page, "#view=pairs&own.pairs=list")
    rows = page.locator(".pair-list tbody tr").all()
    assert len(rows) > 10
    for row in rows:
        agree, conflict = (
            int(cell.lstrip("+−").replace("–", "0")) for cell in row.locator(".number").all_inner_texts()
        )
        row.locator(".pair-open").click()
        expect(page.locator("#evidence .pair-count")).to_contain_text(f"uneins in {conflict} ")
        expect(page.locator("#evidence .pair-count")).to_contain_text(f"einig in {agree} ")
        if agree + conflict <= 8:
            expect(page.locator("#evidence .pair-issue")).to_have_count(agree + conflict)
