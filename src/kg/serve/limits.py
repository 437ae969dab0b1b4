"""What a request, a query and an answer may cost, and how the server says that something is too much."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import KgError

MIB = 1024 * 1024


class ServeError(KgError):
    """The server cannot start; the message says why and what to do."""


class Refusal(KgError):
    """A request is not served. ``status`` is the HTTP status, the message the sentence its sender reads.

    ``headers`` are further header lines. ``close`` ends the connection: the rest of it may not be what it seems.
    """

    def __init__(
        self, status: int, message: str, headers: tuple[tuple[str, str], ...] = (), *, close: bool = False
    ) -> None:
        super().__init__(message)
        self.status = status
        self.headers = headers
        self.close = close


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one server, in seconds, bytes and counts; an answer beyond them is an error, never cut short.

    ``seconds`` a query may run; ``rows`` (solutions or triples) and ``answer_bytes`` of one answer; ``memory_bytes`` a
    query may take on top of the graph; ``workers`` that answer at once, ``waiting`` queries in line for them, each for
    ``wait_seconds``; ``connections`` open at once; ``request_seconds`` from the first byte of a request to its last;
    ``idle_seconds`` without a request; ``send_seconds`` for a client to take its answer; ``target_bytes`` of path and
    query string; ``head_bytes`` of all header lines; ``body_bytes`` of a POST.
    """

    seconds: float = 30.0
    rows: int = 100_000
    answer_bytes: int = 64 * MIB
    memory_bytes: int = 2048 * MIB
    workers: int = 2
    waiting: int = 64
    wait_seconds: float = 30.0
    connections: int = 256
    request_seconds: float = 5.0
    idle_seconds: float = 15.0
    send_seconds: float = 30.0
    target_bytes: int = 32 * 1024
    head_bytes: int = 64 * 1024
    body_bytes: int = MIB
