"""The page with the editor, in a real browser: keyboard, errors, listed queries, tables, hostile names, screens."""

from __future__ import annotations

import csv
import io

import pytest
from playwright.sync_api import Page, expect
from serving import FORMULA, Running, Visit

from kg.export.listed import listed_queries
from sampling import INJECTION

LEAVERS = (
    "SELECT ?who ?n WHERE { ?holder pg:leaves ?treaty ; skos:prefLabel ?who . FILTER(LANG(?who) = 'de')\n"
    "BIND(STRLEN(?who) AS ?n) } ORDER BY ?who"
)


def ask(page: Page, query: str) -> None:
    page.fill("#editor", query)
    page.press("#editor", "Control+Enter")


def cells(page: Page) -> list[list[str]]:
    rows = page.locator("tbody tr")
    return [[cell.strip() for cell in rows.nth(at).locator("td").all_inner_texts()] for at in range(rows.count())]


def test_a_question_by_keyboard_gives_a_table_that_can_be_sorted(server: Running, visit: Visit) -> None:
    def look(page: Page) -> None:
        ask(page, LEAVERS)
        expect(page.locator("#status")).to_have_text("2 Zeilen")
        assert cells(page) == [["Finnland @de", "8"], ["Lettland @de", "8"]]
        first = page.locator("th").first
        for direction, top in (("ascending", "Finnland @de"), ("descending", "Lettland @de"), ("none", "Finnland @de")):
            page.locator("th button").first.press("Enter")
            expect(first).to_have_attribute("aria-sort", direction)
            assert cells(page)[0][0] == top

    seen = visit(look)
    assert (seen.console, seen.errors) == ([], [])
    assert {url.removeprefix(server.url).partition("#")[0] for url in seen.requests} == {"", "sparql"}


def test_a_mistake_is_shown_with_its_line(visit: Visit) -> None:
    def look(page: Page) -> None:
        ask(page, "SELECT * WHERE {\n  ?a ?b ?c .\n}}")
        expect(page.locator("#problem")).to_contain_text("error at 3:3")
        expect(page.locator("#lines .wrong")).to_have_text("3")
        page.type("#editor", " ")
        expect(page.locator("#lines .wrong")).to_have_count(0)
        ask(page, "ASK { ?who pg:leaves ?what }")
        expect(page.locator("#problem")).to_be_hidden()
        expect(page.locator(".verdict")).to_have_text("Ja")
        ask(page, "CONSTRUCT { ?a pg:leaves ?b } WHERE { ?a pg:leaves ?b }")
        expect(page.locator("pre.triples")).to_contain_text("id:state:fi pg:leaves id:treaty:ottawa-convention")

    assert visit(look).errors == []


def test_tab_indents_until_escape(visit: Visit) -> None:
    def look(page: Page) -> None:
        page.fill("#editor", "")
        page.press("#editor", "Tab")
        expect(page.locator("#editor")).to_have_value("  ")
        expect(page.locator("#editor")).to_be_focused()
        page.press("#editor", "Escape")
        page.press("#editor", "Tab")
        expect(page.locator("#run")).to_be_focused()

    visit(look)


def test_every_listed_query_asks_and_answers(visit: Visit) -> None:
    names = [query.name for query in listed_queries()]

    def look(page: Page) -> None:
        assert page.locator("#listed > li").count() == len(names)
        for name in names:
            page.click(f"#listed-{name} summary")
            page.click(f"#listed-{name} button[type=submit]")
            expect(page.locator("#status")).to_contain_text("Zeile")
            expect(page.locator("#problem")).to_be_hidden()
            query = page.input_value("#editor")
            assert query.startswith("# ")
            assert "# values" not in query

    assert len(names) >= 14
    seen = visit(look)
    assert (seen.console, seen.errors) == ([], [])


def test_a_parameter_is_a_name_and_a_wrong_one_is_explained(visit: Visit) -> None:
    def look(page: Page) -> None:
        page.click("#listed-sides summary")
        page.fill("#listed-sides input[name=issue]", "minenverbot")
        page.press("#listed-sides input[name=issue]", "Enter")
        expect(page.locator("table")).to_contain_text("Jana Kruse")
        assert "VALUES ?issue { <https://w3id.org/position-graph/id/treaty:ottawa-convention> }" in page.input_value(
            "#editor"
        )
        page.fill("#listed-sides input[name=issue]", "Ottawa-Konvent")
        page.press("#listed-sides input[name=issue]", "Enter")
        expect(page.locator("#problem")).to_contain_text("did you mean: Ottawa-Konvention")

    visit(look)


def test_a_statement_leads_to_its_sentence_and_a_thing_to_what_is_said_of_it(server: Running, visit: Visit) -> None:
    def look(page: Page) -> None:
        ask(page, "SELECT ?s ?who WHERE { ?s a pg:Stance ; pg:holder ?who ; pg:stanceType pg:stance-demands }")
        expect(page.locator("a.picture")).to_have_attribute("href", "/graph#node=state%3Aua")
        page.click("button.evidence")
        expect(page.locator("table")).to_contain_text("Kiew verlangt den Beitritt zur Nato.")
        page.click("td a >> nth=0")
        expect(page.locator("table")).to_contain_text("pg:stanceType")

    assert visit(look).errors == []


def test_hostile_names_are_text(visit: Visit) -> None:
    def look(page: Page) -> None:
        ask(page, "SELECT ?who ?label WHERE { ?who pg:opposes ?what ; skos:prefLabel ?label } ORDER BY ?label")
        expect(page.locator("table")).to_contain_text(INJECTION)
        assert page.locator("table img").count() == 0
        with page.expect_download() as waiting:
            page.click("#csv")
        rows = list(csv.reader(io.StringIO(waiting.value.path().read_text(encoding="utf-8-sig"))))
        assert rows[0] == ["who", "label"]
        assert {row[1] for row in rows[1:]} == {INJECTION, f"'{FORMULA}"}
        ask(page, f"SELECT ('{INJECTION}' AS ?x) {{}}")
        expect(page.locator("tbody")).to_have_text(INJECTION)

    seen = visit(look)
    assert (seen.console, seen.errors) == ([], [])


def test_a_query_in_the_address_waits_to_be_run(server: Running, visit: Visit) -> None:
    def look(page: Page) -> None:
        expect(page.locator("#editor")).to_have_value("ASK { ?a ?b ?c }")
        expect(page.locator("#results")).to_be_empty()
        page.click("#run")
        expect(page.locator(".verdict")).to_have_text("Ja")
        page.reload()
        assert page.locator("#history option").nth(1).inner_text() == "ASK { ?a ?b ?c }"
        ask(page, "ASK {}")
        expect(page.locator("#history option")).to_have_count(3)
        page.go_back()
        expect(page.locator("#editor")).to_have_value("ASK { ?a ?b ?c }")

    seen = visit(look, at="#query=ASK+%7B+%3Fa+%3Fb+%3Fc+%7D")
    assert [url for url in seen.requests if url.endswith("/sparql")] == [server.endpoint] * 2


def test_stop_ends_a_query_that_would_take_long(visit: Visit) -> None:
    def look(page: Page) -> None:
        ask(page, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?c != ?f && ?f != ?i) }")
        expect(page.locator("#stop")).to_be_enabled()
        page.click("#stop")
        expect(page.locator("#problem")).to_have_text("Abgebrochen.")
        ask(page, "ASK {}")
        expect(page.locator(".verdict")).to_have_text("Ja")

    assert visit(look).errors == []


@pytest.mark.parametrize("dark", [False, True])
def test_a_small_screen_shows_everything_without_scrolling_sideways(visit: Visit, dark: bool) -> None:
    def look(page: Page) -> None:
        page.click("#listed-sides summary")
        page.click("#listed-sides button[type=submit]")
        expect(page.locator("table")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        ask(page, "SELECT ?a ?b ?c WHERE { ?a ?b ?c } LIMIT 300")
        expect(page.locator("tbody tr")).to_have_count(200)
        page.get_by_role("button", name="mehr zeigen (100)").click()
        expect(page.locator("tbody tr")).to_have_count(300)
        assert page.evaluate("document.documentElement.scrollWidth") == 360

    visit(look, width=360, dark=dark)


def test_both_languages(visit: Visit) -> None:
    def look(page: Page) -> None:
        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(page.locator("#run")).to_have_text("Run")
        page.click("[data-lang=de]")
        expect(page.locator("#run")).to_have_text("Ausführen")
        expect(page.locator("html")).to_have_attribute("lang", "de")

    visit(look, locale="en-GB")


def test_the_picture_of_the_graph_is_served_and_reaches_nothing(server: Running, visit: Visit) -> None:
    def look(page: Page) -> None:
        expect(page.locator("h1")).to_contain_text("Drei Briefe")

    seen = visit(look, at="graph")
    assert seen.errors == []
    assert {url.partition("#")[0] for url in seen.requests if not url.startswith(("data:", "blob:"))} == {
        f"{server.url}graph"
    }
