"""A server from its start to its end: what it refuses to start with, what signals do, and what it leaves behind."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from serving import Running, run

from kg.export.query import Graphs
from kg.serve.frames import Job
from kg.serve.limits import MIB, Limits, Refusal, ServeError
from kg.serve.pool import Pool
from kg.serve.server import Server

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?d) }"
LARGE = "SELECT (GROUP_CONCAT(?x) AS ?y) { ?a ?b ?c . ?d ?e ?f BIND(CONCAT(STR(?a), STR(?c), STR(?d), STR(?f)) AS ?x) }"
PATIENCE = 40  # seconds; a busy machine is no failure of the server
Loop = Callable[..., Any]


def job(query: str) -> Job:
    return Job(query, Graphs(), "text/csv", "text/turtle")


def gone(process: int) -> bool:
    """Whether a process has ended, within the patience."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.05)
    return False


def answered(server: Running, query: str) -> tuple[int, str]:
    try:
        with urlopen(f"{server.endpoint}?query={quote(query)}", timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_everything_and_whoever_waits_is_told(folder: Path, number: int) -> None:
    server = run(folder, "--workers", "1")
    (worker,) = server.workers()
    idle = socket.create_connection(("127.0.0.1", server.port))
    with ThreadPoolExecutor(2) as clients:
        waiting = [clients.submit(answered, server, ENDLESS) for _ in range(2)]  # one runs, one stands in line
        while Path(f"/proc/{worker}/stat").read_text().rsplit(")", 1)[1].split()[0] != "R":
            time.sleep(0.02)
        time.sleep(0.3)
        assert server.end(number) == (0, "")
        for one in waiting:
            status, sentence = one.result()
            assert (status, sentence.strip()) == (503, "The server is shutting down: ask again once it is back.")
    assert idle.recv(1) == b""
    idle.close()
    assert gone(worker)
    with socket.create_server(("127.0.0.1", server.port)):
        pass


def test_workers_do_not_outlive_a_server_that_was_killed(folder: Path) -> None:
    server = run(folder, "--timeout", "1")
    workers = server.workers()
    assert len(workers) == 2
    connection = socket.create_connection(("127.0.0.1", server.port))
    connection.sendall(f"GET /sparql?query={quote(ENDLESS)} HTTP/1.1\r\nHost: localhost:{server.port}\r\n\r\n".encode())
    time.sleep(0.3)
    server.end(signal.SIGKILL)
    connection.close()
    assert all(gone(worker) for worker in workers)


def test_a_stop_before_the_graph_is_open_leaves_nothing(folder: Path) -> None:
    command = [sys.executable, "-m", "kg", "serve", "-g", str(folder), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    server = Running(process, "")
    while not server.workers():
        time.sleep(0.005)
    workers = server.workers()
    assert server.end() == (0, "")
    assert all(gone(worker) for worker in workers)


def started(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A ``kg serve`` that ends by itself; a process of its own, since its loop wants the main thread for itself."""
    command = [sys.executable, "-m", "kg", "serve", "-g", str(folder), *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)


def test_a_port_that_is_taken_is_named(server: Running, folder: Path) -> None:
    result = started(folder, "--port", str(server.port))
    assert (result.returncode, result.stderr) == (
        1,
        f"Error: port {server.port} of 127.0.0.1 is in use; name another with --port\n",
    )


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "example.org", ""])
def test_other_machines_stay_outside(folder: Path, host: str) -> None:
    result = started(folder, "--port", "0", "--host", host)
    assert result.returncode == 1
    assert "is no address of this machine alone" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_folder_without_a_graph_is_named(tmp_path: Path) -> None:
    result = started(tmp_path, "--port", "0")
    assert result.returncode == 1
    assert "graph.trig: cannot be read" in result.stderr
    assert "kg build" in result.stderr
    (tmp_path / "graph.trig").write_text("no <trig")
    broken = started(tmp_path, "--port", "0")
    assert broken.returncode == 1
    assert "is no TriG" in broken.stderr


def test_what_lies_where_the_server_is_started_is_no_part_of_it(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(9)")
    (tmp_path / "kg").mkdir()
    (tmp_path / "kg" / "__init__.py").write_text("raise SystemExit(9)")
    program = Path(sys.executable).with_name("kg")
    process = subprocess.Popen(
        [program, "serve", "-g", str(folder), "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, cwd=tmp_path,
    )  # fmt: skip
    assert process.stdout is not None
    assert "Serving" in process.stdout.readline()
    assert Running(process, "").end() == (0, "")


def test_a_graph_that_is_built_again_is_served_from_then_on(folder: Path, tmp_path: Path, loop: Loop) -> None:
    async def work() -> None:
        file = tmp_path / "graph.trig"
        shutil.copy(folder / "graph.trig", file)
        pool = Pool(tmp_path, Limits(workers=1))
        await pool.start()
        try:
            assert (await pool.ask(job("ASK { <x:a> <x:b> <x:c> }"))).body == b"false"
            with file.open("a") as more:
                more.write("\n<x:a> <x:b> <x:c> .\n")
            assert (await pool.ask(job("ASK { <x:a> <x:b> <x:c> }"))).body == b"true"
            file.write_text("no <trig")
            reply = await pool.ask(job("ASK {}"))
            assert (reply.status, b"is no TriG" in reply.body) == (503, True)
            shutil.copy(folder / "graph.trig", file)
            assert (await pool.ask(job("ASK { <x:a> <x:b> <x:c> }"))).body == b"false"
        finally:
            await pool.stop()

    loop(work())


def test_a_client_that_takes_nothing_is_cut_off(folder: Path, loop: Loop) -> None:
    async def work() -> None:
        server = Server(folder, Limits(seconds=PATIENCE, workers=1, send_seconds=0.5))
        port = int((await server.start("127.0.0.1", 0)).rsplit(":", 1)[1].strip("/"))
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1024)
            query = quote("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 60000")
            writer.write(f"GET /sparql?query={query} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode())
            assert b" 200 " in await reader.readline()
            length = int((await reader.readuntil(b"\r\n\r\n")).lower().split(b"content-length: ")[1].split()[0])
            writer.transport.pause_reading()
            await asyncio.sleep(3)
            writer.transport.resume_reading()
            with suppress(ConnectionResetError):
                length -= len(await reader.read())
            assert length > 0
            writer.close()
        finally:
            await server.stop()

    loop(work())


def test_a_worker_that_breaks_is_replaced(folder: Path, loop: Loop) -> None:
    async def work() -> None:
        pool = Pool(folder, Limits(seconds=20, workers=1, memory_bytes=64 * MIB, answer_bytes=MIB))
        await pool.start()
        try:
            with pytest.raises(Refusal, match="more than 64 MiB of memory") as large:
                await pool.ask(job(LARGE))
            assert large.value.status == 503
            wide = await pool.ask(job("SELECT * { ?a ?b ?c . ?d a pg:Stance } LIMIT 12000"))
            assert (wide.status, b"larger than 1 MiB" in wide.body) == (500, True)
            with pytest.raises(Refusal, match="nested too deeply") as deep:
                await pool.ask(job("SELECT * {" + "{" * 9000 + "}" * 9000 + "}"))
            assert deep.value.status == 400
            assert (await pool.ask(job("ASK {}"))).body == b"true"
        finally:
            await pool.stop()

    loop(work())


def test_whoever_comes_when_too_many_wait_is_told_to_come_again(folder: Path, loop: Loop) -> None:
    async def work() -> None:
        pool = Pool(folder, Limits(seconds=2, workers=1, waiting=1, wait_seconds=PATIENCE))
        await pool.start()
        try:
            first, second = (asyncio.ensure_future(pool.ask(job(ENDLESS))) for _ in range(2))
            await asyncio.sleep(0.1)
            with pytest.raises(Refusal, match="Too many queries are waiting") as busy:
                await pool.ask(job("ASK {}"))
            assert (busy.value.status, busy.value.headers) == (503, (("Retry-After", "5"),))
            told = {str(one) for one in await asyncio.gather(first, second, return_exceptions=True)}
            assert told == {"The query took more than 2 seconds: narrow it down and ask again."}
            assert (await pool.ask(job("ASK {}"))).status == 200
        finally:
            await pool.stop()

    loop(work())


def test_a_client_that_goes_away_frees_its_worker(folder: Path, loop: Loop) -> None:
    async def work() -> None:
        server = Server(folder, Limits(seconds=PATIENCE, workers=1))
        port = int((await server.start("127.0.0.1", 0)).rsplit(":", 1)[1].strip("/"))
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            head = f"HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"
            writer.write(f"GET /sparql?query={quote(ENDLESS)} {head}".encode())
            await asyncio.sleep(0.3)
            writer.close()
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(f"GET /sparql?query=ASK%7B%7D {head}".encode())
            async with asyncio.timeout(PATIENCE / 2):
                assert b" 200 " in await reader.readline()
            writer.close()
        finally:
            await server.stop()

    loop(work())


def test_connections_beyond_the_limit_are_told_so(folder: Path, loop: Loop) -> None:
    async def work() -> None:
        server = Server(folder, Limits(workers=1, connections=2, idle_seconds=1))
        port = int((await server.start("127.0.0.1", 0)).rsplit(":", 1)[1].strip("/"))
        try:
            idle = [await asyncio.open_connection("127.0.0.1", port) for _ in range(2)]
            await asyncio.sleep(0.1)
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            assert b" 503 " in await reader.readline()
            assert b"Too many connections are open" in await reader.read()
            writer.close()
            for quiet, other in idle:
                assert await quiet.read() == b""  # after a second without a word
                other.close()
        finally:
            await server.stop()

    loop(work())


def test_a_graph_that_cannot_be_opened_stops_the_pool(tmp_path: Path, loop: Loop) -> None:
    async def work() -> None:
        pool = Pool(tmp_path, Limits())
        with pytest.raises(ServeError, match="cannot be read"):
            await pool.start()
        await pool.stop()

    before = len(os.listdir(f"/proc/{os.getpid()}/fd"))
    loop(work())
    assert len(os.listdir(f"/proc/{os.getpid()}/fd")) <= before + 1
