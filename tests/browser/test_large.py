"""A picture of more than vis-network draws at ease: the plain canvas takes over and answers the same."""

from __future__ import annotations

from crowd import crowd
from opened import OpenPage
from playwright.sync_api import expect


def test_the_plain_canvas_answers_clicks_keys_and_hovering(open_page: OpenPage) -> None:
    opened = open_page(crowd(60, 1000))
    page = opened.page
    expect(page.locator("html")).to_have_attribute("data-picture", "batch")
    node = page.evaluate("positionGraph.shown().nodes")[0]
    point = page.evaluate("id => positionGraph.canvasPoint(id)", node)
    page.mouse.move(point["x"], point["y"])
    expect(page.locator("#tip")).to_be_visible()
    page.mouse.click(point["x"], point["y"])
    expect(page.locator("#evidence h2")).to_contain_text("nummer", ignore_case=True)
    assert page.evaluate("positionGraph.state().sel.id") == node
    page.locator("#canvas").focus()
    page.keyboard.press("e")
    expect(page.locator("#evidence h2.triple")).to_be_visible()
    page.keyboard.press("+")
    page.keyboard.press("0")
    page.locator("#filters summary").click()
    page.locator('#filter-form .chip[data-name="leaves"]').click()
    expect(page.locator("html")).to_have_attribute("data-picture", "vis")
    opened.assert_quiet()
