"""Requests and responses as records, and who may send one.

The graph is for programs of this machine. A web page from elsewhere must not read it through the browser: neither under
a name of its own that it lets point to this machine (DNS rebinding: the Host header gives it away), nor from its own
origin (Origin and Sec-Fetch-Site give it away, and no answer is released to it).
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit

from kg.serve.limits import Refusal


@dataclass(frozen=True, slots=True)
class Request:
    """One request: ``path`` and ``query`` as sent, still percent-encoded; header names in lower case, once each."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Response:
    """``headers`` come on top of those every response has; ``close`` ends the connection after it."""

    status: int
    content_type: str = ""
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    close: bool = False


def sentence(refusal: Refusal) -> Response:
    """The response that tells a client why it is not served."""
    text = f"{refusal}\n".encode()
    return Response(refusal.status, "text/plain; charset=utf-8", text, refusal.headers, refusal.close)


def phrase(status: int) -> str:
    """The words of a status line."""
    return HTTPStatus(status).phrase


def is_loopback(host: str) -> bool:
    """Whether ``host``, a name or an address without brackets, is this machine's own."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def admit(request: Request, port: int) -> str | None:
    """The origin that may read the response, None where there is none to name. Refusal for pages from elsewhere."""
    if not _is_ours(f"//{request.headers.get('host', '')}", port):
        raise Refusal(421, f"This server answers to localhost:{port} only, not to the host you named.", close=True)
    origin = request.headers.get("origin")
    if origin is None:
        if request.headers.get("sec-fetch-site") == "cross-site" and not _is_link(request):
            raise _elsewhere()
    elif not _is_ours(origin, None):
        raise _elsewhere()
    return origin


def _elsewhere() -> Refusal:
    return Refusal(403, "Pages from another site may not read this graph: use a page or program of this machine.")


def _is_link(request: Request) -> bool:
    """Whether a person follows a link from a page elsewhere: that may lead to our pages, but start no query."""
    return request.method == "GET" and request.headers.get("sec-fetch-mode") == "navigate" and request.path != "/sparql"


def _is_ours(address: str, port: int | None) -> bool:
    """Whether the address names this machine and, where one is asked for, this port."""
    try:
        parts = urlsplit(address)
        named = parts.port if parts.port is not None else 80
    except ValueError:
        return False
    if parts.username is not None or parts.path or parts.query or parts.fragment or parts.hostname is None:
        return False
    return is_loopback(parts.hostname) and port in (None, named)
