"""Our page and plain pyvis output of the same graph, opened one after the other by the same headless Chromium.

    python tests/benchmarks/page_speed.py [NODES:EDGES ...]        (150:400 and 5000:20000 where nothing is said)

Prints seconds from opening the file to the first finished picture, and milliseconds for a search, a filter and a
range of dates, each until the next frame after it is painted. Our page opens on the strongest nodes; the line
"everything" shows all. Plain pyvis has neither search by name nor filter nor dates; its physics is given up after
``PATIENCE`` seconds.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "browser"))

from crowd import crowd
from playwright.sync_api import Browser, Error, sync_playwright

from kg.domain.statements import StanceStatement
from kg.export.html import write

PATIENCE = 60
SIZES = ("150:400", "5000:20000")
FRAME = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
# Milliseconds from an act until the frame after it is on the screen; all through the page's own fields.
TIMED = """async ([selector, value, event]) => {
  const field = document.querySelector(selector);
  const begin = performance.now();
  if (event === "click") field.click();
  else { field.value = value; field.dispatchEvent(new Event(event, { bubbles: true })); }
  const worked = performance.now() - begin;
  await positionGraph.painted();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return [worked, performance.now() - begin];
}"""
ACTS = (
    ("search", ["#search", "nummer 7", "input"]),
    ("filter", ["#filter-form .chip[data-name=negative]", "", "click"]),
    ("dates", ["[data-field=since]", "2025-01-01", "change"]),
)


def plain(statements: list[StanceStatement], file: Path) -> None:
    """What pyvis writes by itself, with nothing but names, types and its own physics."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    for item in statements:
        for end in (item.holder.actor, item.target.actor):
            network.add_node(end.id, label=end.label)
        network.add_edge(item.holder.actor.id, item.target.actor.id, label=item.type)
    file.write_text(network.generate_html(notebook=False), encoding="utf-8")


def opened(browser: Browser, file: Path, ready: str, acts: tuple[tuple[str, list[str]], ...], at: str = "") -> str:
    page = browser.new_page(viewport={"width": 1280, "height": 860})
    begin = time.perf_counter()
    try:
        page.goto(file.as_uri() + at, wait_until="commit")
        page.locator(ready).wait_for(state="attached", timeout=PATIENCE * 1000)
        page.evaluate(FRAME)
        cells = [f"{time.perf_counter() - begin:7.2f} s"]
        for _, act in acts:
            worked, painted = page.evaluate(TIMED, act)
            cells.append(f"{worked:5.0f} / {painted:5.0f} ms")
    except Error:
        cells = [f"> {PATIENCE} s"]
    page.close()
    return "   ".join(cells)


def main() -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    print(f"{'':34}first picture   " + "   ".join(f"{name} (worked / painted)" for name, _ in ACTS))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for size in sys.argv[1:] or SIZES:
            nodes, edges = map(int, size.split(":"))
            statements = crowd(nodes, edges)
            ours, theirs = Path(folder) / "ours.html", Path(folder) / "pyvis.html"
            write(ours, statements, "Crowd")
            plain(statements, theirs)
            allowed = 1_500_000 + 600 * len(statements)
            print(
                f"{nodes} nodes, {edges} edges: {ours.stat().st_size} bytes of {allowed}, pyvis {theirs.stat().st_size}"
            )
            print(f"{'  our page':34}" + opened(browser, ours, "html[data-ready]", ACTS))
            print(f"{'  our page, everything':34}" + opened(browser, ours, "html[data-ready]", ACTS, f"#limit={nodes}"))
            drawn = "#mynetwork canvas" if nodes < 300 else "#loadingBar[style*='display: none']"
            print(f"{'  plain pyvis':34}" + opened(browser, theirs, drawn, ()), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
