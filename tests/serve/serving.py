"""A running server and what clients see of it."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

SECONDS = 2.0  # a query may take; long enough for every honest one here, short for those that never end
ROWS = 5_000
FORMULA = '=HYPERLINK("http://evil.example/";"x")'


@dataclass(slots=True)
class Running:
    """A ``kg serve`` in a process of its own."""

    process: subprocess.Popen[str]
    url: str

    @property
    def port(self) -> int:
        return int(self.url.rsplit(":", 1)[1].strip("/"))

    @property
    def endpoint(self) -> str:
        return f"{self.url}sparql"

    def workers(self) -> list[int]:
        """Process ids of the workers, by the server's children."""
        children = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return sorted(int(one) for file in children for one in file.read_text().split())

    def end(self, number: int = signal.SIGTERM) -> tuple[int, str]:
        """Exit code and what went to standard error."""
        self.process.send_signal(number)
        _, errors = self.process.communicate(timeout=30)
        return self.process.returncode, errors


def run(folder: Path, *options: str) -> Running:
    command = [sys.executable, "-m", "kg", "serve", "-g", str(folder), "--port", "0", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    line = process.stdout.readline()
    assert " at http://127.0.0.1:" in line, line + process.communicate()[1]
    return Running(process, line.split(" at ")[1].split()[0])


@dataclass(slots=True)
class Trap:
    """A port that nobody should ever call, and who did."""

    port: int
    calls: list[bytes] = field(default_factory=list)


@dataclass(slots=True)
class Seen:
    """What a page said and asked for while it was looked at."""

    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


Visit = Callable[..., Seen]
