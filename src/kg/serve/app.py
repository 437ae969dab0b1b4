"""The addresses of the server. Nothing else is there.

/ is the page with the editor, /sparql the endpoint, /queries/NAME?parameter=value the SPARQL of a listed query with its
values in place, /graph the picture of the graph, /files/NAME what else the graph folder holds.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from kg.export.listed import listed_queries
from kg.serve import protocol
from kg.serve.description import describe
from kg.serve.formats import RESULTS, TRIPLES, Format, choose
from kg.serve.frames import Reply
from kg.serve.limits import Limits, Refusal
from kg.serve.page import Page
from kg.serve.pool import Pool
from kg.serve.requests import Request, Response, admit, sentence

ENDPOINT = "/sparql"
LISTED = "/queries/"
STORED = "/files/"
#: What a graph folder holds for other programs, by its media type.
FILES = {
    "graph.ttl": "text/turtle; charset=utf-8",
    "graph.trig": "application/trig",
    "graph.graphml": "application/graphml+xml",
    "statements.jsonl": "application/jsonl",
    "quotations.jsonl": "application/jsonl",
    "report.json": "application/json",
}
# Whatever lies in the folder as graph.html may run its own scripts and reach nothing but itself.
_SEALED = (
    "default-src 'unsafe-inline' data: blob:; connect-src 'none'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_TYPES = {one.media: one for one in (*RESULTS, *TRIPLES)}


class App:
    """Requests -> responses, over the workers of ``pool`` and the files of ``folder``; ``port`` is the server's own."""

    def __init__(self, folder: Path, pool: Pool, page: Page, limits: Limits, port: int) -> None:
        self._folder = folder
        self._pool = pool
        self._page = page
        self._limits = limits
        self._port = port
        listed = (f"{LISTED}{one.name}" for one in listed_queries())
        self._known = frozenset({"/", "/graph", *listed, *(f"{STORED}{name}" for name in FILES)})

    async def __call__(self, request: Request) -> Response:
        """The response to ``request``; what is refused is one with a sentence, not an exception."""
        origin = None
        try:
            origin = admit(request, self._port)
            response = await self._response(request)
        except Refusal as refusal:
            response = sentence(refusal)
        if origin is None:
            return response
        released = (*response.headers, ("Access-Control-Allow-Origin", origin))
        return Response(response.status, response.content_type, response.body, released, response.close)

    async def _response(self, request: Request) -> Response:
        methods = self._methods(request.path)
        allowed = (("Allow", ", ".join(methods)),)
        if request.method == "OPTIONS":
            return Response(204, headers=allowed + (_preflight(methods) if "origin" in request.headers else ()))
        if request.method not in methods:
            raise Refusal(405, f"{request.method} is no method here: use one of {', '.join(methods)}.", allowed)
        if request.path == ENDPOINT:
            return await self._sparql(request)
        if request.path == "/":
            return Response(200, "text/html; charset=utf-8", self._page.body, self._page.headers)
        if request.path == "/graph":
            headers = (("Content-Security-Policy", _SEALED),)
            return Response(200, "text/html; charset=utf-8", await self._file("graph.html"), headers)
        if request.path.startswith(LISTED):
            return _answer(await self._pool.ask(protocol.wished(request, request.path.removeprefix(LISTED))))
        name = request.path.removeprefix(STORED)
        return Response(200, FILES[name], await self._file(name))

    def _methods(self, path: str) -> tuple[str, ...]:
        if path in (ENDPOINT, "*"):
            return ("GET", "HEAD", "POST", "OPTIONS")
        if path in self._known:
            return ("GET", "HEAD", "OPTIONS")
        raise Refusal(404, "There is nothing at this address: / is the page, /sparql the endpoint, /graph the graph.")

    async def _sparql(self, request: Request) -> Response:
        job = protocol.asked(request)
        if job is None:
            form = choose(request.headers.get("accept"), TRIPLES)
            if form is None:
                offered = ", ".join(one.media for one in TRIPLES)
                raise Refusal(406, f"The description of this service comes as {offered}: accept one of these.")
            address = f"http://{request.headers['host']}{ENDPOINT}"
            return Response(200, form.content_type, describe(address, self._limits, form))
        return _answer(await self._pool.ask(job))

    async def _file(self, name: str) -> bytes:
        try:
            return await asyncio.to_thread((self._folder / name).read_bytes)
        except OSError as error:
            raise Refusal(404, f"The graph folder holds no {name} that can be read: build it anew.") from error


def _answer(reply: Reply) -> Response:
    if reply.status != 200:
        raise Refusal(reply.status, reply.body.decode())
    return Response(200, _TYPES.get(reply.media, Format(reply.media)).content_type, reply.body)


def _preflight(methods: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """What a browser asks before a page of another port of this machine may send a query."""
    return (
        ("Access-Control-Allow-Methods", ", ".join(methods)),
        ("Access-Control-Allow-Headers", "Accept, Content-Type"),
    )
