"""One connection: HTTP/1.1 by h11 (MIT), which reads and frames strictly, with a deadline on every wait.

What h11 leaves to its user is refused here: a request with both Content-Length and Transfer-Encoding (two programs may
find two different ends of it), a header given twice that may be there once, a body or a target beyond the limits.
"""

from __future__ import annotations

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from email.utils import formatdate
from urllib.parse import urlsplit

import h11

from kg.serve.limits import Limits, Refusal
from kg.serve.requests import Request, Response, phrase, sentence

Handler = Callable[[Request], Awaitable[Response]]

_CHUNK = 64 * 1024
_LINGER = 1.0  # seconds in which a client may finish sending what nobody reads, so that it sees the answer
_POLL = 0.2  # seconds between two looks whether the client is still there
_ONCE = ("content-length", "content-type", "content-encoding", "host", "origin", "transfer-encoding")
# Nothing here is for other sites, for caches or for guessing what it could be.
_ALWAYS = (
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Vary", "Accept, Origin"),
)


class Connection:
    """A client's connection from its first byte to its end. ``busy`` while a request is being served."""

    def __init__(self, reader: StreamReader, writer: StreamWriter, handle: Handler, limits: Limits) -> None:
        self.busy = False
        self._reader = reader
        self._writer = writer
        self._handle = handle
        self._limits = limits
        self._method = ""
        self._http = h11.Connection(h11.SERVER, max_incomplete_event_size=limits.head_bytes)

    async def serve(self) -> None:
        """Serve requests until one side ends the connection, and close it."""
        try:
            # a client that is gone, or sends and takes nothing, is no error of ours
            with suppress(ConnectionError, TimeoutError):
                while await self._serve_one():
                    self._http.start_next_cycle()
        finally:
            await self._close()

    async def refuse(self, refusal: Refusal) -> None:
        """Tell the client why it is not served at all, and close."""
        with suppress(ConnectionError, TimeoutError):
            await self._send(sentence(refusal), close=True)
        await self._close()

    async def _serve_one(self) -> bool:
        """Serve one request; whether the connection can carry another."""
        self._method = ""
        if not await self._begun():
            return False
        self.busy = True
        try:
            response = await self._response()
            close = response.close or self._http.their_state is not h11.DONE
            await self._send(response, close=close)
        finally:
            self.busy = False
        if close:
            await self._linger()
        return not close

    async def _response(self) -> Response:
        try:
            try:
                async with asyncio.timeout(self._limits.request_seconds):
                    request = await self._request()
            except TimeoutError as error:
                most = f"{self._limits.request_seconds:g} seconds"
                raise Refusal(408, f"The request was not complete after {most}: send it faster.", close=True) from error
            return await self._served(request)
        except Refusal as refusal:
            return sentence(refusal)
        except h11.RemoteProtocolError as error:
            return sentence(self._malformed(error))

    async def _begun(self) -> bool:
        """Wait for the first byte of a request; False where none comes."""
        if self._http.trailing_data[0]:
            return True
        async with asyncio.timeout(self._limits.idle_seconds):
            data = await self._reader.read(_CHUNK)
        self._http.receive_data(data)
        return bool(data)

    async def _request(self) -> Request:
        head = await self._event()
        if not isinstance(head, h11.Request):
            raise _gone()
        self._method, target = head.method.decode("ascii"), head.target.decode("ascii")
        headers = self._headers(head)
        if len(target) > self._limits.target_bytes:
            most = self._limits.target_bytes
            raise Refusal(414, f"The address has more than {most:,} bytes: send the query with POST.", close=True)
        parts = _parts(target, headers.get("host", ""))
        body = bytearray()
        if int(headers.get("content-length", "0")) > self._limits.body_bytes:
            raise self._too_large()
        if self._http.they_are_waiting_for_100_continue:
            self._writer.write(self._http.send(h11.InformationalResponse(status_code=100, headers=[])) or b"")
        while isinstance(event := await self._event(), h11.Data):
            body += event.data
            if len(body) > self._limits.body_bytes:
                raise self._too_large()
        return Request(self._method, parts[0], parts[1], headers, bytes(body))

    async def _event(self) -> h11.Event:
        """The next event of h11. ConnectionError where the client goes away within a request."""
        while True:
            event = self._http.next_event()
            if isinstance(event, h11.ConnectionClosed):
                raise _gone()
            if isinstance(event, h11.Event):
                return event
            data = await self._reader.read(_CHUNK)
            if not data:
                raise _gone()
            self._http.receive_data(data)

    def _headers(self, head: h11.Request) -> dict[str, str]:
        most = self._limits.head_bytes
        if sum(len(name) + len(value) for name, value in head.headers) > most:
            raise Refusal(431, f"The headers have more than {most:,} bytes: send fewer.", close=True)
        headers: dict[str, str] = {}
        for raw, value in head.headers:
            name = raw.decode("ascii")
            if name in headers and name in _ONCE:
                raise Refusal(400, f"The header {name} is there twice: send it once.", close=True)
            said = value.decode("latin-1")
            headers[name] = f"{headers[name]}, {said}" if name in headers else said
        if {"content-length", "transfer-encoding"} <= headers.keys():
            raise Refusal(400, "Content-Length and Transfer-Encoding contradict each other: send one.", close=True)
        return headers

    def _too_large(self) -> Refusal:
        most = self._limits.body_bytes
        return Refusal(413, f"The body has more than {most:,} bytes: ask in several queries.", close=True)

    def _malformed(self, error: h11.RemoteProtocolError) -> Refusal:
        status = error.error_status_hint
        if status == 431 and b"\n" not in self._http.trailing_data[0]:
            return Refusal(414, "The first line of the request is too long: send the query with POST.", close=True)
        return Refusal(status, f"The request is no HTTP/1.1: {error}.", close=True)

    async def _served(self, request: Request) -> Response:
        """The handler's response. ConnectionError, and the handler cancelled, where the client goes away before."""
        task = asyncio.ensure_future(self._handle(request))
        try:
            while not task.done():
                await asyncio.wait({task}, timeout=_POLL)
                if self._reader.at_eof() and not task.done():
                    raise _gone()
            return task.result()
        finally:
            task.cancel()

    async def _send(self, response: Response, *, close: bool) -> None:
        headers = [*_ALWAYS, ("Date", formatdate(usegmt=True)), *response.headers]
        if response.content_type:
            headers.append(("Content-Type", response.content_type))
        if response.status != 204:
            headers.append(("Content-Length", str(len(response.body))))
        if close:
            headers.append(("Connection", "close"))
        head = h11.Response(status_code=response.status, headers=headers, reason=phrase(response.status).encode())
        self._writer.write(self._http.send(head) or b"")
        if self._method != "HEAD":
            self._writer.write(self._http.send(h11.Data(data=response.body)) or b"")
        self._writer.write(self._http.send(h11.EndOfMessage()) or b"")
        async with asyncio.timeout(self._limits.send_seconds):
            await self._writer.drain()

    async def _close(self) -> None:
        """Close, and cut the connection of a client that takes nothing."""
        self._writer.close()
        try:
            async with asyncio.timeout(_LINGER):
                await self._writer.wait_closed()
        except (ConnectionError, TimeoutError):
            self._writer.transport.abort()

    async def _linger(self) -> None:
        """Read what the client still sends: closing at once would take the answer away from it."""
        with suppress(OSError, TimeoutError):
            if self._writer.can_write_eof():
                self._writer.write_eof()
            async with asyncio.timeout(_LINGER):
                while await self._reader.read(_CHUNK):
                    pass


def _gone() -> ConnectionError:
    return ConnectionError("the client went away")


def _parts(target: str, host: str) -> tuple[str, str]:
    """Path and query string of a request target; the absolute form must name the host that the Host header names."""
    if target == "*":
        return target, ""
    if target.startswith("/"):
        path, _, query = target.partition("?")
        return path, query
    try:
        parts = urlsplit(target)
    except ValueError as error:
        raise Refusal(400, "The address of the request is none: send its path.", close=True) from error
    if parts.scheme != "http" or parts.netloc != host:
        raise Refusal(400, "This server passes nothing on to others: send a path of its own.", close=True)
    return parts.path or "/", parts.query
