"""Evidence, position sheets, comparisons and changes, as somebody reads them."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import briefs
import pytest
from opened import Opened, OpenPage
from playwright.sync_api import Page, expect

from kg.domain.dates import PartialDate
from kg.domain.stances import Basis, Phase, Time
from kg.domain.statements import Evidence, StanceStatement, Statement

RUSSIA = "#view=sheet&own.sheet=state%3Aru"
PROMISE = "issue:guarantees(ua)"
# Keeps what the page copies, since a test's browser has no clipboard of its own.
CLIPBOARD = """() => {
  window.copied = [];
  const writeText = async (text) => { window.copied.push(text); };
  Object.defineProperty(navigator, "clipboard", { value: { writeText } });
}"""


def copied(page: Page) -> str:
    page.wait_for_function("window.copied.length > 0")
    return str(page.evaluate("window.copied.pop()"))


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.className || document.activeElement.id"))


def one(holder: str, type_: str) -> StanceStatement:
    (found,) = (s for s in statements() if s.holder.actor.id == holder and s.type == type_)
    return found


def statements() -> list[StanceStatement]:
    return [s for s in briefs.statements() if isinstance(s, StanceStatement)]


def repeated() -> list[Statement]:
    """Germany's promise told twice in its document, once by somebody else, and a denial of the same day."""
    first, second = (s for s in statements() if s.holder.actor.id == "person:merz")
    proof = Evidence(second.evidence, second.rule, second.cue, (briefs.actors()["org:reuters"],))
    return [replace(first, more_evidence=(proof,)), *(s for s in statements() if s.holder.actor.id != "person:merz")]


# --- evidence


def test_leafing_with_the_arrow_keys(open_page: OpenPage) -> None:
    opened = open_page(at="#view=table&node=state%3Aru")
    page, position = opened.page, opened.page.locator("#evidence .position")
    expect(position).to_contain_text("1 von")
    page.locator("#evidence .next").focus()
    page.keyboard.press("ArrowRight")
    expect(position).to_contain_text("2 von")
    assert focused(page) == "next"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(position).to_contain_text("1 von")
    opened.assert_quiet()


def test_the_text_opens_at_the_place_and_gives_the_focus_back(open_page: OpenPage) -> None:
    opened = open_page(at="#view=table&edge=state%3Alv%3Eleaves%3Etreaty%3Aottawa")
    page, reader = opened.page, opened.page.locator("#reader")
    page.locator("#evidence .to-text").click()
    expect(reader).to_be_visible()
    expect(reader.locator("h2")).to_have_text("Fünf Staaten kehren zum Minenlegen zurück")
    text = next(s.document.text for s in statements() if s.document.id == "minen")
    expect(reader.locator(".reader-text")).to_have_text(text)
    assert "".join(reader.locator("mark.passage").all_text_contents()) == "Lettland kehrt der Konvention den Rücken."
    for role, words in {"holder": "Lettland", "cue": "kehrt", "target": "der Konvention"}.items():
        expect(reader.locator(f"mark.{role}")).to_have_text(words)
    assert focused(page) == "reader-text"
    page.keyboard.press("Escape")
    expect(reader).to_have_count(0)
    assert focused(page) == "link to-text"
    expect(page.locator("#evidence")).to_be_visible()
    opened.assert_quiet()


def test_where_the_text_is_missing_the_known_sentences_stand_in_order(open_page: OpenPage) -> None:
    bare = [replace(s, document=replace(s.document, text="")) for s in statements()]
    opened = open_page(bare, at="#view=table&edge=state%3Alv%3Eleaves%3Etreaty%3Aottawa")
    page, reader = opened.page, opened.page.locator("#reader")
    page.locator("#evidence .to-text").click()
    expect(reader.locator(".reader-missing")).to_contain_text("liegt der Seite nicht bei")
    shown = reader.locator(".reader-text").text_content() or ""
    assert "Polen erklärt den Austritt aus dem Vertrag von Ottawa. Lettland kehrt" in shown
    expect(reader.locator("mark.cue")).to_have_text("kehrt")
    reader.get_by_role("button", name="Schließen").click()
    expect(reader).to_have_count(0)
    opened.assert_quiet()


def test_a_gap_between_known_sentences_is_shown(open_page: OpenPage) -> None:
    bare = [replace(s, document=replace(s.document, text="")) for s in statements() if s.type != "leaves"]
    page = open_page(bare, at="#view=table&node=person%3Aspoljaric").page
    page.locator("#evidence .to-text").click()
    expect(page.locator("#reader .gap").first).to_have_text(" […] ")
    expect(page.locator("#reader .gap")).to_have_count(1)


def test_every_passage_is_shown_and_marked_in_the_text(open_page: OpenPage) -> None:
    page = open_page(repeated(), at="#view=table&node=person%3Amerz").page
    expect(page.locator("#evidence .also")).to_contain_text(["Dasselbe an anderer Stelle"])
    expect(page.locator("#evidence div.also")).to_contain_text("Reuters")
    expect(page.locator("#evidence div.also mark.cue")).to_have_text("schließen")
    page.locator("#evidence .to-text").click()
    expect(page.locator("#reader mark.cue")).to_have_text(["in Aussicht", "schließen"])


def test_a_quote_is_copied_with_its_source(open_page: OpenPage) -> None:
    opened = open_page(at="#view=table&edge=state%3Apl%3Eleaves%3Etreaty%3Aottawa")
    opened.page.evaluate(CLIPBOARD)
    opened.page.locator("#evidence .copy-quote").click()
    start = one("state:pl", "leaves").evidence.start
    assert copied(opened.page) == (
        "»Polen erklärt den Austritt aus dem Vertrag von Ottawa.«\n"
        "— Polen verlässt: Ottawa-Konvention (2. Jan. 2026); Berichtet von Reuters; Merkur, "
        f"»Fünf Staaten kehren zum Minenlegen zurück«, 2. Jan. 2026, brief-1.txt, Zeichen {start}–{start + 54}"
    )
    expect(opened.page.locator("#status")).to_have_text("In die Zwischenablage kopiert")
    opened.assert_quiet()


def test_an_edge_is_a_bundle_that_opens_to_its_statements(open_page: OpenPage) -> None:
    opened = open_page(at="#view=graph")
    page = opened.page
    point = page.evaluate("id => window.positionGraph.canvasPoint(id)", f"person:trump>open_to>{PROMISE}")
    page.mouse.click(point["x"], point["y"])
    block = page.locator("#evidence .bundle-block")
    expect(block.locator("h3")).to_have_text(
        "Zwischen Donald Trump und Sicherheitsgarantien für die Ukraine: 2 Aussagen"
    )
    bundles = block.locator(".edge-bundle summary")
    expect(bundles).to_have_count(2)
    against = block.locator(".edge-bundle", has_text="lehnt ab")
    expect(against.locator("summary")).to_contain_text("×1 · Februar 2025")
    expect(against.locator(".entry")).to_be_hidden()
    against.locator("summary").click()
    against.locator(".entry").click()
    expect(page.locator("#evidence .sentence")).to_have_text("Zuvor hatte er das noch abgelehnt.")
    opened.assert_quiet()


# --- the sheet


def test_a_sheet_says_who_wants_what_since_when(open_page: OpenPage) -> None:
    opened = open_page(at="#view=table")
    page, sheet = opened.page, opened.page.locator("#sheet")
    page.locator("#search").fill("Moskau")
    page.keyboard.press("Enter")
    page.locator("#evidence").get_by_role("button", name="Positionsblatt").click()
    assert page.evaluate("document.activeElement.textContent.includes('Russland')")
    expect(sheet.locator('[data-fact="basis_of"]')).to_contain_text("Dokumenten")
    expect(sheet.locator('[data-fact="also"]')).to_contain_text("Moskau")
    sides = sheet.locator('[data-part="holds"] [data-side]')
    assert [side.get_attribute("data-side") for side in sides.all()] == ["for", "against"]
    neutral = sheet.locator('[data-side="for"] [data-topic="issue:neutrality(ua)"]')
    expect(neutral).to_contain_text("fordert")
    expect(neutral).to_contain_text("belegt Dezember 2024")
    expect(neutral.locator("blockquote")).to_have_text("Russland verlangt, dass die Ukraine neutral bleibt.")
    expect(sheet.locator('[data-part="about"]')).to_contain_text("USA")
    expect(sheet.locator('[data-part="gaps"]')).to_contain_text("Militärhilfe")
    neutral.locator(".to-evidence").click()
    expect(page.locator("#evidence .sentence")).to_contain_text("neutral bleibt")
    expect(sheet.locator("h2")).to_contain_text("Russland")
    page.keyboard.press("Escape")
    expect(page.locator("#evidence")).to_be_hidden()
    page.go_back()
    expect(page.locator("#evidence .sentence")).to_contain_text("neutral bleibt")
    opened.assert_quiet()


def test_offices_open_statements_and_changes_stand_apart(open_page: OpenPage) -> None:
    page = open_page(at="#view=sheet&own.sheet=person%3Atrump").page
    sides = page.locator("#sheet .move-end")
    expect(sides.nth(0)).to_contain_text("Zuvor hatte er das noch abgelehnt.")
    expect(sides.nth(0)).to_contain_text("Februar 2025")
    expect(sides.nth(1)).to_contain_text("14. Sept. 2025")
    page.goto(page.url.split("#")[0] + "#view=sheet&own.sheet=person%3Amerz")
    expect(page.locator('#sheet [data-part="offices"]')).to_contain_text(
        "hat das Amt Bundeskanzler belegt: 6. Jan. 2026"
    )
    expect(page.locator('#sheet [data-side="open"]')).to_contain_text("möglich")


def test_a_sheet_is_chosen_by_another_name_and_follows_the_search(open_page: OpenPage) -> None:
    opened = open_page()
    page = opened.page
    page.locator("#views").get_by_role("button", name="Positionen").click()
    assert focused(page) == "sheet-of"
    page.keyboard.type("minenverbot")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#sheet-of-0")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.locator("#sheet h2")).to_contain_text("Ottawa-Konvention")
    page.locator("#search").fill("Kiew")
    page.keyboard.press("Enter")
    expect(page.locator("#sheet h2")).to_contain_text("Ukraine")
    expect(page.locator("#evidence")).to_be_hidden()
    page.locator("#views").get_by_role("button", name="Positionen").press("Escape")
    assert page.evaluate("window.positionGraph.state().sel") is None
    expect(page.locator("#sheet h2")).to_contain_text("Ukraine")
    page.go_back()
    expect(page.locator("#sheet h2")).to_contain_text("Ukraine")
    page.go_back()
    expect(page.locator("#sheet h2")).to_contain_text("Ottawa-Konvention")
    opened.assert_quiet()


def test_a_sheet_as_markdown_and_as_csv(open_page: OpenPage, tmp_path: Path) -> None:
    opened = open_page(at=RUSSIA)
    page = opened.page
    page.evaluate(CLIPBOARD)
    page.get_by_role("button", name="Als Markdown kopieren").click()
    text = copied(page)
    assert text.startswith("# Russland (Staat)\n")
    assert "### Neutralität der Ukraine\n\n- **fordert**, Dezember 2024, 1 Aussage aus 1 Dokument" in text
    assert "»Russland verlangt, dass die Ukraine neutral bleibt.« — Dezember 2024; dpa-AFX, »Das Bündnis" in text
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV speichern").click()
    assert waiting.value.suggested_filename == "Russland.csv"
    waiting.value.save_as(tmp_path / "sheet.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "sheet.csv").read_text("utf-8-sig"), newline="")))
    demand = next(row for row in rows if row["Ziel"] == "Neutralität der Ukraine")
    assert (demand["Halter"], demand["Standpunkt"], demand["Datum"]) == (
        "Russland", "fordert", "2024-12",
    )  # fmt: skip
    assert len({row["Kennung"] for row in rows}) == len(rows) >= 7
    opened.assert_quiet()


def test_a_formula_in_a_text_stays_text(open_page: OpenPage, tmp_path: Path) -> None:
    hostile = briefs.hostile('=HYPERLINK("x")')
    page = open_page(hostile, at="#view=sheet&own.sheet=" + "person%3A%3DHYPERLINK(%22x%22)").page
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV speichern").click()
    waiting.value.save_as(tmp_path / "sheet.csv")
    cells = [cell for row in csv.reader(io.StringIO((tmp_path / "sheet.csv").read_text("utf-8-sig"))) for cell in row]
    assert sum("HYPERLINK" in cell for cell in cells) >= 4
    assert not [cell for cell in cells if cell.startswith("=")]


def test_a_sheet_prints_alone_and_whole(open_page: OpenPage) -> None:
    many = [
        replace(one("state:ru", "opposes"), document=replace(one("state:ru", "opposes").document, id=f"d{n}"))
        for n in range(6)
    ]
    many = [replace(s, target=t.target) for s, t in zip(many, statements()[:6], strict=True)] + many
    opened = open_page(many, at=RUSSIA, dark=True)
    page = opened.page
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#sheet .said")).to_have_count(len({s.id for s in many}))
    for hidden in (".side", "#views", ".page-bar", "#sheet .to-evidence", "#sheet .more"):
        for found in page.locator(hidden).all():
            expect(found).to_be_hidden()
    expect(page.locator("#sheet h2")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('#sheet')).overflow") == "visible"
    opened.assert_quiet()


@pytest.mark.parametrize("text", ["</script><img src=x onerror=alert(1)>", "__proto__", "\ud800", "{s|x|y} {n}", " "])
def test_hostile_text_is_shown_as_it_stands(open_page: OpenPage, text: str) -> None:
    opened = open_page(briefs.hostile(text), title=text, at="#view=table")
    page = opened.page
    page.locator("#table .row-open").first.click()
    page.locator("#evidence .triple .node-link").first.click()
    page.locator("#evidence").get_by_role("button", name="Positionsblatt").click()
    shown = [quote.text_content() for quote in page.locator("#sheet blockquote").all()]
    assert set(shown) == {f"{text} {text} {text}"}
    page.locator("#sheet .said .to-evidence").first.click()
    page.locator("#evidence .to-text").click()
    assert (page.locator("#reader .reader-text").text_content() or "").strip().startswith(text.strip())
    page.keyboard.press("Escape")
    page.locator("#views").get_by_role("button", name="Vergleich").click()
    page.locator("#views").get_by_role("button", name="Änderungen").click()
    foreign = "main img, main script, dialog img, main a, [onerror], [onclick]"
    assert page.locator(foreign).count() == 0
    assert page.evaluate("window.pwned") is None
    opened.assert_quiet()


# --- two actors, and what changed


def test_two_actors_side_by_side(open_page: OpenPage) -> None:
    opened = open_page()
    page, view = opened.page, opened.page.locator("#compare")
    page.locator("#views").get_by_role("button", name="Vergleich").click()
    page.keyboard.type("Kiew")
    page.keyboard.press("Enter")
    assert focused(page) == "compare-other"
    page.keyboard.type("Moskau")
    page.keyboard.press("Enter")
    expect(view.locator(".verdict")).to_contain_text("uneinig: 3")
    rows = view.locator('[data-part="conflict"] .compare-row')
    expect(rows).to_have_count(3)
    row = view.locator(f'[data-part="conflict"] [data-topic="{PROMISE}"]')
    expect(row.locator(".cell").nth(0)).to_contain_text("fordert")
    expect(row.locator(".cell").nth(1)).to_contain_text("lehnt ab")
    expect(view.locator('[data-part="agree"] [data-topic="treaty:ottawa"]')).to_be_visible()
    page.get_by_role("button", name="Tauschen").click()
    expect(view.locator("h2")).to_have_text("Russland und Ukraine")
    expect(row.locator(".cell").nth(0)).to_contain_text("lehnt ab")
    page.evaluate(CLIPBOARD)
    page.get_by_role("button", name="Als Markdown kopieren").click()
    assert copied(page).startswith("# Russland und Ukraine\n\n## Uneinig\n\n### ")
    row.locator(".to-evidence").nth(1).click()
    expect(page.locator("#evidence .sentence")).to_contain_text("Kiew fordert")
    link = page.url
    page.goto("about:blank")
    page.goto(link)
    expect(view.locator("h2")).to_have_text("Russland und Ukraine")
    opened.assert_quiet()


def test_a_comparison_begins_at_a_sheet(open_page: OpenPage) -> None:
    page = open_page(at=RUSSIA).page
    page.get_by_role("button", name="Vergleichen mit").click()
    expect(page.locator("#compare-one")).to_have_value("Russland")
    page.locator("#compare-other").fill("Trump")
    page.locator("#compare-other-list [role=option]").click()
    expect(page.locator("#compare h2")).to_have_text("Russland und Donald Trump")
    expect(page.locator('#compare [data-part^="only_"]').first).to_contain_text("kein Standpunkt gefunden")


def test_changes_follow_the_period_and_the_kind(open_page: OpenPage) -> None:
    poland = one("state:pl", "leaves")
    undated = replace(poland, document=replace(poland.document, id="undated", date=None), time=Time())
    new = replace(one("state:fr", "supports"), time=Time(PartialDate(2026, 1, 6), Basis.EXPLICIT, phase=Phase.BEGUN))
    rest = [s for s in statements() if s.holder.actor.id not in {"state:pl", "state:fr"}]
    opened = open_page([undated, new, *rest], at="#view=changes")
    page, moves = opened.page, opened.page.locator("#changes .changes-found > .moves .move")
    trump = page.locator('#changes [data-holder="person:trump"]')
    expect(trump.locator(".earlier")).to_contain_text("Zuvor hatte er das noch abgelehnt.")
    expect(trump.locator(".later")).to_contain_text("Donald Trump zeigt sich offen")
    expect(page.locator('#changes [data-holder="state:fr"] .earlier')).to_contain_text("in einem Satz allein")
    expect(page.locator("#changes .undated summary")).to_have_text("1 ohne Datum, keinem Zeitraum zuzuordnen")
    page.locator('#changes [data-date="until"]').fill("9.2025")
    page.keyboard.press("Enter")
    expect(moves).to_have_count(2)
    expect(page.locator('#changes [data-date="until"]')).to_have_value("2025-09-30")
    page.locator('#changes .chip[data-kind="for"]').click()
    expect(moves).to_have_count(1)
    assert page.evaluate("document.activeElement.dataset.kind") == "for"
    page.locator('#changes [data-date="since"]').fill("gestern")
    page.keyboard.press("Tab")
    expect(page.locator("#since-error")).to_contain_text("Kein Datum")
    page.get_by_role("button", name="Ganzer Zeitraum").click()
    expect(page.locator("#status")).to_contain_text("Aussagen")
    opened.assert_quiet()


@pytest.mark.parametrize("view", ["sheet", "compare", "changes"])
@pytest.mark.parametrize("at", ["", "&own.sheet=issue%3Amembership(ua%2Cnato)&own.one=state%3Aru&own.other=state%3Aua"])
def test_narrow_views_have_no_sideways_scrolling(open_page: OpenPage, view: str, at: str) -> None:
    opened: Opened = open_page(width=360, height=740, at=f"#view={view}{at}", dark=True)
    wide = "s => [document.documentElement, document.querySelector(s)].map(e => e.scrollWidth - e.clientWidth)"
    assert opened.page.evaluate(wide, f"#{view}") == [0, 0]
    opened.assert_quiet()


def test_names_nobody_has_are_an_empty_place_to_choose(open_page: OpenPage) -> None:
    opened = open_page(at="#view=sheet&own.sheet=nobody&own.one=nobody&own.other=%22%3E")
    expect(opened.page.locator("#sheet .pills button").first).to_be_visible()
    opened.page.locator("#views").get_by_role("button", name="Vergleich").click()
    expect(opened.page.locator("#compare .pills button").first).to_be_visible()
    opened.assert_quiet()
