"""The server: binds a port of this machine, serves until it is told to stop, and leaves nothing behind."""

from __future__ import annotations

import asyncio
import errno
import signal
from asyncio import StreamReader, StreamWriter
from collections.abc import Callable
from pathlib import Path

from kg.serve.app import App
from kg.serve.connection import Connection
from kg.serve.limits import Limits, Refusal, ServeError
from kg.serve.page import make_page
from kg.serve.pool import Pool
from kg.serve.requests import is_loopback

_LAST_WORDS = 3.0  # seconds in which refused queries are told so before their connections are cut


def serve(folder: Path, host: str, port: int, limits: Limits, started: Callable[[str], None]) -> None:
    """Serve the graph in ``folder`` until SIGINT or SIGTERM; ``started`` is called once with the server's address.

    ``port`` 0 picks a free one. ServeError where ``host`` is not this machine's own, the port is taken, or the graph
    cannot be opened.
    """
    if not is_loopback(host):
        raise ServeError(f"{host!r} is no address of this machine alone, and the graph has no password; use 127.0.0.1")
    # the name stands for two addresses, which would get two ports where the system picks them
    address = "127.0.0.1" if host.lower() == "localhost" else host
    asyncio.run(_until_told(Server(folder, limits), address, port, started))


async def _until_told(server: Server, host: str, port: int, started: Callable[[str], None]) -> None:
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, told.set)
    starting = asyncio.ensure_future(server.start(host, port))
    waiting = asyncio.ensure_future(told.wait())
    try:
        await asyncio.wait({starting, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            started(starting.result())
            await waiting
    finally:
        starting.cancel()
        await asyncio.gather(starting, return_exceptions=True)
        await server.stop()


class Server:
    """A port, its connections and the workers behind it."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder = folder
        self._limits = limits
        self._pool = Pool(folder, limits)
        self._port: asyncio.Server | None = None
        self._open: dict[asyncio.Task[None], Connection] = {}
        self._app: App | None = None

    async def start(self, host: str, port: int) -> str:
        """Open the graph, then the port; the address of the server."""
        ready = await self._pool.start()
        try:
            self._port = await asyncio.start_server(self._connected, host, port, start_serving=False)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise ServeError(f"port {port} of {host} is in use; name another with --port") from error
            raise ServeError(f"port {port} of {host} cannot be opened: {error.strerror or error}") from error
        address = self._port.sockets[0].getsockname()
        self._app = App(self._folder, self._pool, make_page(ready), self._limits, address[1])
        await self._port.start_serving()
        return f"http://{f'[{address[0]}]' if ':' in address[0] else address[0]}:{address[1]}/"

    async def stop(self) -> None:
        """Free the port, tell whoever waits for an answer, end the connections and the workers."""
        if self._port is not None:
            self._port.close()
        await self._pool.stop()
        for task, connection in self._open.items():
            if not connection.busy:
                task.cancel()
        if self._open:
            _, late = await asyncio.wait(self._open, timeout=_LAST_WORDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _connected(self, reader: StreamReader, writer: StreamWriter) -> None:
        assert self._app is not None
        connection = Connection(reader, writer, self._app, self._limits)
        if len(self._open) >= self._limits.connections:
            await connection.refuse(Refusal(503, "Too many connections are open: ask again in a few seconds."))
            return
        task = asyncio.ensure_future(connection.serve())
        self._open[task] = connection
        try:
            await asyncio.wait({task})
        finally:
            del self._open[task]
