"""The requests of ``hostile.json`` as bytes, and the answers a socket gets."""

from __future__ import annotations

import json
import re
import socket
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

_REPEAT = re.compile(r"«(.+?)\*(\d+)»", re.DOTALL)
PATIENCE = 40.0  # seconds; a busy machine is no failure of the server


@dataclass(frozen=True, slots=True)
class Attack:
    """One request and what must come of it: a status, and words of the answer."""

    name: str
    request: str
    status: int
    says: str

    def bytes(self, port: int, trap: int) -> bytes:
        """What is sent, character by character: the file's characters up to U+00FF are bytes."""
        text = self.request.replace("{port}", str(port)).replace("{trap}", str(trap))
        return _REPEAT.sub(lambda match: match[1] * int(match[2]), text).encode("latin-1")


@dataclass(frozen=True, slots=True)
class Heard:
    """The answer to an attack; status 0 where the connection ended without one."""

    status: int
    headers: dict[str, str]
    body: str


def attacks() -> list[Attack]:
    """All attacks: ``raw`` ones as written, ``query`` ones as a POST, ``get`` ones as a GET of that target."""
    rows = json.loads(Path(__file__).with_name("hostile.json").read_text(encoding="utf-8"))
    return [Attack(row["name"], _request(row), row["status"], row.get("says", "")) for row in rows]


def _request(row: dict[str, str]) -> str:
    if "raw" in row:
        return row["raw"]
    host = "Host: 127.0.0.1:{port}\r\n"
    headers = "".join(f"{line}\r\n" for line in row.get("headers", ()))
    if "get" in row:
        return f"GET {row['get']} HTTP/1.1\r\n{host}{headers}\r\n"
    body = f"query={quote(_REPEAT.sub(lambda match: match[1] * int(match[2]), row['query']), safe='{}')}"
    length = len(body.replace("{trap}", "00000"))  # a port of the system's choice has five digits
    kind = "Content-Type: application/x-www-form-urlencoded\r\n"
    return f"POST /sparql HTTP/1.1\r\n{host}{kind}Content-Length: {length}\r\n{headers}\r\n{body}"


def send(attack: Attack, port: int, trap: int) -> Heard:
    """The answer to an attack on the server at ``port``."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as client:
        with suppress(BrokenPipeError, ConnectionResetError):  # the server may answer before it has heard everything
            client.sendall(attack.bytes(port, trap))
        return _heard(client)


def _heard(client: socket.socket) -> Heard:
    data = b""
    while b"\r\n\r\n" not in data:
        try:
            more = client.recv(65536)
        except ConnectionResetError:
            more = b""
        if not more:
            return Heard(0, {}, data.decode("latin-1"))
        data += more
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    while len(body) < int(headers.get("content-length", "0")):
        body += client.recv(65536)
    return Heard(int(first.split()[1]), headers, body.decode())
