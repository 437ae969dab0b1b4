"""One running ``kg serve`` for all tests, over a small graph that holds hostile names too."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import threading
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect, sync_playwright
from serving import FORMULA, ROWS, SECONDS, Running, Seen, Trap, Visit, run

from kg.domain.actors import Actor, Kind
from kg.export import html, rdf
from kg.export.query import Dataset, load
from sampling import INJECTION, MINES, OLD_NEWS, OTTAWA, REPORT, published, quotations, stance, world

PATIENCE = 30_000  # milliseconds; a busy machine is no failure of the page
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("served")
    hostile = (Actor("group:hostile", INJECTION, Kind.GROUP), "Lettland")
    formula = (Actor("group:formula", FORMULA, Kind.GROUP), "Finnland")
    statements = [
        *world(),
        stance(OLD_NEWS, hostile, "opposes", ("unterstützt", "unterstützen"), (OTTAWA, "Minenverbot")),
        stance(MINES, formula, "opposes", ("verlassen", "verlassen"), (OTTAWA, "Minenverbot"), time=published(MINES)),
    ]
    quads = list(rdf.quads(statements, quotations(), REPORT))
    rdf.write_trig(path / "graph.trig", quads)
    rdf.write_turtle(path / "graph.ttl", quads)
    html.write(path / "graph.html", statements, "Drei Briefe")
    (path / "secret.txt").write_text("nobody may read this")
    return path


@pytest.fixture(scope="session")
def data(folder: Path) -> Dataset:
    return load(folder)


@pytest.fixture(scope="session")
def server(folder: Path) -> Iterator[Running]:
    running = run(folder, "--timeout", str(SECONDS), "--rows", str(ROWS))
    yield running
    code, errors = running.end()
    assert (code, errors) == (0, "")


@pytest.fixture(scope="session")
def trap() -> Iterator[Trap]:
    listening = socket.create_server(("127.0.0.1", 0))
    found = Trap(listening.getsockname()[1])

    def wait() -> None:
        while True:
            try:
                caller, _ = listening.accept()
            except OSError:
                return
            with caller:
                found.calls.append(caller.recv(1000))

    threading.Thread(target=wait, daemon=True).start()
    yield found
    listening.close()


@pytest.fixture(scope="session")
def loop() -> Callable[[Coroutine[Any, Any, Any]], Any]:
    """Runs a coroutine in a thread of its own: another test's browser may hold a loop in this one."""

    def run_(work: Coroutine[Any, Any, Any]) -> Any:
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, work).result()

    return run_


@pytest.fixture(scope="session")
def visit(server: Running) -> Iterator[Visit]:
    """Opens an address of the server in Chromium and hands the page to a function.

    The browser lives in a thread of its own: a thread can drive one browser, and other tests drive theirs in this one.
    """
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        missing = "no Chromium found: install Debian's package chromium, or name the program in CHROMIUM"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    expect.set_options(timeout=PATIENCE)
    thread = ThreadPoolExecutor(1)
    playwright = thread.submit(lambda: sync_playwright().start()).result()
    browser = thread.submit(lambda: playwright.chromium.launch(executable_path=found, args=FLAGS)).result()

    def visit_(look: Callable[[Page], None], at: str = "", width: int = 1280, dark: bool = False, **more: Any) -> Seen:
        def go() -> Seen:
            context = browser.new_context(
                viewport={"width": width, "height": 860},
                color_scheme="dark" if dark else "light",
                **({"locale": "de-DE"} | more),
            )
            page, seen = context.new_page(), Seen()
            page.set_default_timeout(PATIENCE)
            page.on("console", lambda message: seen.console.append(f"{message.type}: {message.text}"))
            page.on("pageerror", lambda error: seen.errors.append(str(error)))
            page.on("request", lambda request: seen.requests.append(request.url))
            try:
                page.goto(server.url + at)
                look(page)
            finally:
                context.close()
            return seen

        return thread.submit(go).result()

    yield visit_
    thread.submit(browser.close).result()
    thread.submit(playwright.stop).result()
    thread.shutdown()
