"""A reader marks what is right and wrong, saves the file, and the next build follows it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner
from opened import OpenPage
from playwright.sync_api import Browser, Locator, Page, expect

from kg.cli.main import cli
from kg.domain.statements import StanceStatement, Statement
from kg.export.jsonl_reader import read_statements

SEEDS = Path(__file__).parents[2] / "seeds"
KINDS = ["confirm", "reject", "retype", "retype", "same", "different", "rename"]
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"


def build(out: Path, *more: str | Path) -> list[StanceStatement]:
    result = CliRunner().invoke(cli, ["build", str(SEEDS), "-o", str(out), *map(str, more)])
    assert result.exit_code == 0, result.output
    return [one for one in read_statements(out / "statements.jsonl") if isinstance(one, StanceStatement)]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds") / "graph"
    build(folder)
    return folder


@pytest.fixture
def seeds(graph: Path) -> list[Statement]:
    return list(read_statements(graph / "statements.jsonl"))


def said_by(statements: Sequence[Statement], holder: str, kind: str) -> StanceStatement:
    found = [
        one
        for one in statements
        if isinstance(one, StanceStatement) and (one.holder.actor.id, one.type) == (holder, kind)
    ]
    assert len(found) == 1
    return found[0]


def open_row(page: Page, statement: Statement) -> Locator:
    """The panel with the statement, opened from its row; gives the buttons that judge it."""
    page.locator("#rows").fill(statement.evidence.text[:60])
    page.locator(f'#table .row-open[data-statement="{statement.id}"]').click()
    return page.locator(f'#evidence [data-judge="{statement.id}"]')


def choose(page: Page, field: str, name: str) -> None:
    page.locator(field).fill(name)
    page.get_by_role("option", name=name).first.click()


def open_node(page: Page, name: str) -> None:
    page.fill("#search", name)
    page.locator('#suggestions [role="option"]').first.click()
    page.locator("#evidence .judge-node summary").click()


def note(page: Page) -> None:
    page.get_by_role("dialog").get_by_role("button", name="Vermerken").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def mark_everything(page: Page, seeds: Sequence[Statement]) -> None:
    page.get_by_role("button", name="Tabelle").click()
    open_row(page, said_by(seeds, "state:fi", "leaves")).get_by_role("button", name="Richtig").click()
    open_row(page, said_by(seeds, "state:lt", "leaves")).get_by_role("button", name="Falsch").click()
    page.get_by_role("dialog").get_by_label("alles: Der Satz sagt das nicht").check()
    page.get_by_role("dialog").get_by_label("Warum").fill("</script> = nur zur Probe")
    note(page)
    open_row(page, said_by(seeds, "state:lv", "leaves")).get_by_role("button", name="Falsch").click()
    page.get_by_role("dialog").get_by_label("der Standpunkt").check()
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("fällt die Aussage heraus")
    page.get_by_role("dialog").get_by_label("Richtiger Standpunkt").select_option(label="lehnt ab")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("wird die Aussage so geändert")
    note(page)
    open_row(page, said_by(seeds, "person:heikki-autto", "supports")).get_by_role("button", name="Falsch").click()
    page.get_by_role("dialog").get_by_label("der Halter").check()
    choose(page, "#right-holder", "Finnland")
    note(page)
    open_node(page, "Westen")
    page.get_by_role("button", name="Zusammenlegen mit").click()
    choose(page, "#judge-other", "Mark Rutte")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("heißen Mark Rutte")
    note(page)
    open_node(page, "Estland")
    page.get_by_role("button", name="Getrennt halten von").click()
    choose(page, "#judge-other", "Lettland")
    note(page)
    open_node(page, "Olaf Scholz")
    page.get_by_role("button", name="Umbenennen").click()
    page.get_by_role("dialog").get_by_label("Neuer Name").fill("Altkanzler Scholz")
    note(page)


def test_marks_by_mouse_become_a_file_that_the_next_build_follows(
    open_page: OpenPage, graph: Path, seeds: list[Statement], tmp_path: Path
) -> None:
    opened = open_page(seeds)
    page = opened.page
    mark_everything(page, seeds)
    expect(page.locator("#evidence .judge-told")).to_have_text("Olaf Scholz heißt künftig Altkanzler Scholz.")
    page.get_by_role("button", name="Prüfung").click()
    expect(page.locator(".review-counts strong")).to_contain_text(f"4 von {len(seeds)}")
    assert page.locator("#review [data-count]").all_inner_texts() == [
        "richtig: 1", "falsch: 1", "geändert: 2", "zusammengelegt: 1", "getrennt: 1", "umbenannt: 1",
    ]  # fmt: skip
    with page.expect_download() as download:
        page.get_by_role("button", name="Urteile speichern").click()
    assert download.value.suggested_filename == "judgements.jsonl"
    file = tmp_path / "judgements.jsonl"
    download.value.save_as(file)
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert [line["judgement"] for line in lines] == KINDS
    assert lines[1]["why"] == "</script> = nur zur Probe"
    opened.assert_quiet()

    after = build(tmp_path / "graph", "--judgements", file)
    report = json.loads((tmp_path / "graph" / "report.json").read_text("utf-8"))
    counts = {key.partition(":")[2]: value for key, value in report["counts"].items() if key.startswith("judgement:")}
    assert counts == {kind: KINDS.count(kind) for kind in KINDS}
    assert [row for row in report["problems"] if row["source"] == "judgements.jsonl"] == []
    assert [row["wrong"] for row in report["judgements"] if "wrong" in row] == [["not_said"], ["type"], ["holder"]]
    edges = {(one.holder.actor.id, one.type) for one in after}
    labels = {one.holder.actor.label for one in after}
    before = {(one.holder.actor.id, one.type) for one in seeds if isinstance(one, StanceStatement)}
    assert {("state:lt", "leaves"), ("state:lv", "leaves"), ("person:heikki-autto", "supports")} <= before - edges
    assert {("state:lv", "opposes"), ("state:fi", "supports"), ("state:fi", "leaves")} <= edges
    assert not any(holder == "group:westen" for holder, _ in edges)
    assert "Altkanzler Scholz" in labels
    assert "Olaf Scholz" not in labels

    # The page of the next graph shows it: no mark is left over, the changed one stands there changed.
    again = open_page(list(read_statements(tmp_path / "graph" / "statements.jsonl")))
    again.page.fill("#search", "Altkanzler")
    expect(again.page.locator('#suggestions [role="option"]').first).to_contain_text("Altkanzler Scholz")
    again.page.get_by_role("button", name="Prüfung").click()
    expect(again.page.locator(".review-counts strong")).to_contain_text("0 von")
    again.assert_quiet()


def test_marks_stay_can_be_undone_and_come_back_from_a_file(
    open_page: OpenPage, seeds: list[Statement], tmp_path: Path
) -> None:
    opened = open_page(seeds)
    page = opened.page
    finland = said_by(seeds, "state:fi", "leaves")
    page.get_by_role("button", name="Tabelle").click()
    bar = open_row(page, finland)
    bar.get_by_role("button", name="Richtig").click()
    sign = page.locator(f'#table [data-mark-of="{finland.id}"]')
    expect(sign).to_have_text("✓ Urteil: richtig")
    expect(page.locator("#status")).to_have_text("Richtig.")
    page.reload()
    page.locator("html[data-ready]").wait_for(state="attached")
    expect(sign).to_have_text("✓ Urteil: richtig")
    expect(bar.get_by_role("button", name="Richtig")).to_have_attribute("aria-pressed", "true")
    bar.get_by_role("button", name="Falsch").click()
    note(page)
    expect(sign).to_have_text("✗ Urteil: falsch")
    page.get_by_role("button", name="Bild").click()
    assert page.evaluate("window.positionGraph.shown().edges.length") > 0
    page.get_by_role("button", name="Prüfung").click()
    page.get_by_role("button", name="Rückgängig").click()
    expect(page.locator('#review [data-kind="confirm"] .said')).to_have_count(1)
    page.locator("#review .said .to-evidence").click()
    bar.get_by_role("button", name="Richtig").click()
    expect(page.locator("#review [data-kind]")).to_have_count(0)
    file = tmp_path / "mine.jsonl"
    lines = [
        {"judgement": "reject", "statement": finland.id, "wrong": ["date"]},
        {"judgement": "reject", "statement": "st-0000000000000000"},
        {"judgement": "rename", "node": "state:zz", "label": "<img src=x onerror=alert(1)>"},
    ]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines) + "{broken\n", encoding="utf-8")
    page.locator('#review input[type="file"]').set_input_files(file)
    expect(page.locator(".review-note")).to_have_text(
        "3 Urteile aus mine.jsonl geladen. Kein Urteil und deshalb außen vor: Zeile 4."
    )
    expect(page.locator("#review [data-kind] .hint code")).to_have_count(2)
    with page.expect_download() as download:
        page.get_by_role("button", name="Urteile speichern").click()
    assert [json.loads(line) for line in download.value.path().read_text("utf-8").splitlines()] == lines
    page.get_by_role("button", name="Alle Urteile entfernen").click()
    expect(page.locator("#review [data-kind]")).to_have_count(0)
    page.get_by_role("button", name="Nächste ungeprüfte").click()
    expect(page.locator('#evidence [data-act="right"]')).to_be_focused()
    first = page.locator("#evidence [data-judge]").first.get_attribute("data-judge")
    page.keyboard.press("Enter")
    page.locator('#evidence [data-act="onward"]').click()
    expect(page.locator(f'#evidence .card[data-statement="{first}"]')).to_have_count(0)
    expect(page.locator('#evidence [data-act="right"]')).to_be_focused()
    expect(page.locator(".review-counts strong")).to_contain_text("1 von")
    opened.assert_quiet()


def test_a_browser_that_keeps_nothing_is_told_of(browser: Browser, open_page: OpenPage, seeds: list[Statement]) -> None:
    file = open_page(seeds).file
    context = browser.new_context(locale="de-DE")
    context.add_init_script(BLOCKED)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{file.as_uri()}#view=review")
    expect(page.locator(".review-note")).to_contain_text("lässt die Seite nichts aufheben")
    page.get_by_role("button", name="Nächste ungeprüfte").click()
    page.locator('#evidence [data-act="right"]').click()
    expect(page.locator(".review-counts strong")).to_contain_text("1 von")
    assert errors == []
    context.close()
