"""Pictures of the page for the README, of the graph in ``graph/``: ``python tests/browser/screenshots.py [FOLDER]``.

Each is taken by doing what a reader does, 1280 x 800 pixels, and kept small with a palette of 255 colours.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from conftest import FLAGS, chromium

TOP = Path(__file__).parents[2]


def picture(page: Page) -> None:
    page.locator("#search").fill("Moskau")
    page.keyboard.press("Enter")


def table(page: Page) -> None:
    page.get_by_role("button", name="Tabelle").click()
    page.locator("#rows").fill("Nato")


def sheet(page: Page) -> None:
    page.get_by_role("button", name="Positionen").click()
    page.keyboard.type("Nato-Mitgliedschaft")
    page.get_by_role("option", name="(Ukraine)").first.click()


def compare(page: Page) -> None:
    page.get_by_role("button", name="Vergleich").click()
    for name in ("Rutte", "Scholz"):
        page.keyboard.type(name)
        page.keyboard.press("Enter")


def changes(page: Page) -> None:
    page.get_by_role("button", name="Änderungen").click()


VIEWS: dict[str, Callable[[Page], None]] = {
    "picture": picture, "table": table, "sheet": sheet, "compare": compare, "changes": changes,
}  # fmt: skip


def small(png: bytes) -> bytes:
    """The picture with few colours and no metadata."""
    try:
        from PIL import Image
    except ImportError as error:
        raise SystemExit("Pillow is not installed: pip install pillow") from error
    out = io.BytesIO()
    # rare colours count as well: the red of a few lines must not become the ochre of many boxes
    whole = Image.open(io.BytesIO(png)).convert("RGB")
    few = whole.quantize(255, method=Image.Quantize.MAXCOVERAGE, kmeans=4, dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def take(folder: Path, graph: Path = TOP / "graph" / "graph.html") -> list[Path]:
    """Write ``page_<view>.png`` for each view; gives their paths."""
    found = chromium()
    if found is None:
        raise SystemExit("no Chromium found: install Debian's package chromium, or name the program in CHROMIUM")
    written = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        for name, show in VIEWS.items():
            context = browser.new_context(
                viewport={"width": 1280, "height": 800}, locale="de-DE", reduced_motion="reduce", color_scheme="light"
            )
            page = context.new_page()
            page.goto(graph.as_uri())
            page.locator("html[data-ready]").wait_for(state="attached")
            show(page)
            page.evaluate("document.activeElement.blur()")
            page.mouse.move(640, 2)
            page.wait_for_timeout(400)
            file = folder / f"page_{name}.png"
            file.write_bytes(small(page.screenshot()))
            written.append(file)
            context.close()
        browser.close()
    return written


if __name__ == "__main__":
    for file in take(Path(sys.argv[1]) if len(sys.argv) > 1 else TOP / "notebooks"):
        sys.stdout.write(f"{file}  {file.stat().st_size} bytes\n")
