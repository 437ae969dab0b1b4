"""Our page and plain pyvis output of the same graph, opened one after the other by the same headless Chromium.

    python tests/benchmarks/page_speed.py [NODES:EDGES ...]        (150:400 and 5000:20000 where nothing is said)

Prints the medians of ``TURNS`` turns: seconds from opening the file to the first finished picture and the seconds of
processor time the browser spent on it, then milliseconds for a search, a filter and a range of dates, each until it has
worked, until the frame after it is painted, and of processor time. Where other work shares the machine, processor time
is what compares. Our page opens on the strongest nodes; the line "everything" shows all. Plain pyvis has neither search
by name nor filter nor dates; its physics is given up after ``PATIENCE`` seconds.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent / "browser"))

from crowd import crowd
from playwright.sync_api import Browser, TimeoutError, sync_playwright

from kg.domain.statements import StanceStatement
from kg.export.html import write

PATIENCE = 60
TURNS = 3
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
Acts = tuple[tuple[str, list[str]], ...]
ACTS: Acts = (
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


def processor_time() -> float:
    """Seconds of processor time that all processes below this one have used so far (Linux)."""
    parents: dict[int, int] = {}
    ticks: dict[int, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended a moment ago
        parents[int(folder.name)] = int(fields[1])
        ticks[int(folder.name)] = int(fields[11]) + int(fields[12])
    below = {os.getpid()}
    while more := {process for process, parent in parents.items() if parent in below} - below:
        below |= more
    return sum(ticks[process] for process in below - {os.getpid()}) / os.sysconf("SC_CLK_TCK")


def once(browser: Browser, address: str, ready: str, acts: Acts) -> list[float]:
    """Seconds and seconds of processor time until the first picture; of each act, milliseconds of the three kinds."""
    page = browser.new_page(viewport={"width": 1280, "height": 860})
    begin, spent = time.perf_counter(), processor_time()
    try:
        page.goto(address, wait_until="commit")
        page.locator(ready).wait_for(state="attached", timeout=PATIENCE * 1000)
        page.evaluate(FRAME)
        found = [time.perf_counter() - begin, processor_time() - spent]
        for _, act in acts:
            spent = processor_time()
            found += [*page.evaluate(TIMED, act), 1000 * (processor_time() - spent)]
    except TimeoutError:
        found = []
    finally:
        page.close()
    return found


def opened(browser: Browser, file: Path, ready: str, acts: Acts, at: str = "") -> str:
    turns: list[list[float]] = []
    for _ in range(TURNS):
        found = once(browser, file.as_uri() + at, ready, acts)
        if not found:
            return f"> {PATIENCE} s"
        turns.append(found)
    first, spent, *rest = (median(column) for column in zip(*turns, strict=True))
    cells = [f"{first:6.2f} s {spent:6.2f} s"]
    cells += [f"{rest[n]:5.0f} {rest[n + 1]:5.0f} {rest[n + 2]:5.0f} ms" for n in range(0, len(rest), 3)]
    return "   ".join(cells)


def main() -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    print(f"{'':24}first picture, cpu   " + "   ".join(f"{name}: worked, painted, cpu" for name, _ in ACTS))
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
            print(f"{'  our page':24}" + opened(browser, ours, "html[data-ready]", ACTS))
            print(f"{'  our page, everything':24}" + opened(browser, ours, "html[data-ready]", ACTS, f"#limit={nodes}"))
            drawn = "#mynetwork canvas" if nodes < 300 else "#loadingBar[style*='display: none']"
            print(f"{'  plain pyvis':24}" + opened(browser, theirs, drawn, ()), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
