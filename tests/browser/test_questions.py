"""The questions of an analyst, answered from the freshly opened page of the seeds' graph within six actions."""

from __future__ import annotations

from pathlib import Path

import pytest
from asking import Asker
from opened import OpenPage
from playwright.sync_api import Locator, Page, expect

from kg.domain.statements import Statement
from kg.export.jsonl_reader import read_statements

GRAPH = Path(__file__).parents[2] / "graph" / "statements.jsonl"
MEMBERSHIP = "NATO-Mitgliedschaft (Ukraine)"


@pytest.fixture(scope="module")
def seeds() -> list[Statement]:
    return list(read_statements(GRAPH))


@pytest.fixture
def asker(open_page: OpenPage, seeds: list[Statement]) -> Asker:
    return Asker(open_page(seeds).page)


def in_short(page: Page, verb: str) -> Locator:
    return page.locator(f'#sheet .in-short tr[data-verb="{verb}"]')


def test_who_wants_ukraine_in_nato_who_does_not_since_when_and_who_said_so(asker: Asker) -> None:
    page = asker.page
    asker.go_to("Positionen")
    asker.type("Nato")
    asker.click(page.get_by_role("option", name=MEMBERSHIP))
    expect(page.locator("#sheet h2")).to_contain_text(MEMBERSHIP)
    expect(in_short(page, "demands")).to_contain_text("Ukraine Dezember 2024")
    expect(in_short(page, "supports")).to_contain_text("Mark Rutte 2. Dez. 2025")
    against = page.locator("#sheet .in-short tr", has=page.locator(".negative"))
    for name in ("Vereinigte Staaten 14. Sept. 2025", "Olaf Scholz Dezember 2024", "Viktor Orbán Dezember 2024"):
        expect(against.filter(has_text=name)).to_have_count(1)
    rutte = page.locator('#sheet [data-topic="person:mark-rutte"]')
    expect(rutte).to_contain_text("Rutte unterstützt weiterhin den Beitritt der Ukraine zur Nato.")
    expect(rutte.locator("cite")).to_have_text("Nervöses Warten im Hauptquartier der Nato")
    asker.click(rutte.locator(".to-evidence"))
    expect(page.locator("#evidence mark.cue")).to_have_text("unterstützt")
    assert asker.actions <= 6


def test_what_did_russia_demand(asker: Asker) -> None:
    asker.go_to("Positionen")
    asker.type("Moskau")
    asker.press("Enter")
    demands = in_short(asker.page, "demands")
    expect(demands).to_contain_text("Neutralität (Ukraine) Dezember 2024")
    expect(demands).to_contain_text("Räumung (Kramatorsk, Slowjansk) 6. Jan. 2026")
    expect(asker.page.locator("#sheet blockquote", has_text="Russland verlangt die Neutralität")).to_be_visible()
    assert asker.actions <= 6


def test_which_states_leave_the_ottawa_convention(asker: Asker) -> None:
    page = asker.page
    asker.click(page.locator('[data-list="agreements"] .entry', has_text="Ottawa-Konvention"))
    asker.click(page.locator("#evidence").get_by_role("button", name="Positionsblatt"))
    leaves = in_short(page, "leaves")
    for state in ("Estland", "Finnland", "Lettland", "Litauen", "Polen"):
        expect(leaves).to_contain_text(f"{state} ohne Datum")
    expect(leaves).to_contain_text("Ukraine Juli 2025")
    assert asker.actions <= 6


def test_where_do_rutte_and_scholz_disagree(asker: Asker) -> None:
    page = asker.page
    asker.go_to("Vergleich")
    for name in ("Rutte", "Scholz"):
        asker.type(name)
        asker.press("Enter")
    expect(page.locator("#compare h2")).to_have_text("Mark Rutte und Olaf Scholz")
    apart = page.locator('#compare :is([data-part="conflict"], [data-part="opposite"]) .compare-row')
    expect(apart).to_have_count(1)
    for cell, parts in enumerate(
        (("unterstützt", "2. Dez. 2025", MEMBERSHIP), ("lehnt ab", "Dezember 2024", "NATO-Einladung an Ukraine"))
    ):
        for part in parts:
            expect(apart.locator(".cell").nth(cell)).to_contain_text(part)
    expect(apart).to_be_in_viewport(ratio=0.9)
    assert asker.actions <= 6


def test_what_changed_between_december_2024_and_january_2026(asker: Asker) -> None:
    page = asker.page
    asker.go_to("Änderungen")
    asker.click(page.locator('#changes [data-date="since"]'))
    asker.type("2024-12")
    asker.press("Tab")
    asker.type("2026-01")
    asker.press("Enter")
    trump = page.locator('#changes .move[data-holder="person:donald-trump"]')
    expect(trump.locator(".move-kind")).to_have_text("jetzt dafür")
    expect(trump.locator(".earlier")).to_contain_text("Früher hatte er eine solche Rolle abgelehnt.")
    expect(trump.locator(".later")).to_contain_text("14. Sept. 2025")
    expect(trump.locator(".later blockquote")).to_have_text("Trump ist nun offen für einen amerikanischen Beitrag.")
    merz = page.locator('#changes .move[data-holder="person:friedrich-merz"]').first
    expect(merz.locator(".later")).to_contain_text("6. Jan. 2026")
    expect(page.locator('#changes .move[data-holder="state:ua"]').first).to_contain_text("Ottawa-Konvention")
    expect(page.locator("#changes .undated summary")).to_contain_text("ohne Datum")
    assert page.evaluate("window.positionGraph.state().filters.until") == "2026-01-31"
    assert asker.actions <= 6


def test_what_others_hold_on_an_actor_does_not_read_as_its_own(asker: Asker) -> None:
    asker.go_to("Positionen")
    asker.type("Moskau")
    asker.press("Enter")
    short = asker.page.locator("#sheet .in-short")
    expect(short.locator('[data-short="holds"] tr[data-verb="accuses"]')).to_have_count(0)
    expect(short.locator('[data-short="about"] tr').first).to_contain_text("was andere zu diesem Namen vertreten")
    expect(short.locator('[data-short="about"] tr[data-verb="accuses"]')).to_contain_text("Außenministerium (Ukraine)")
