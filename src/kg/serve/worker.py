"""A process that answers queries over one graph, one at a time, until its server goes away or ends it.

The engine has no way to stop a query. So every query runs in a process that can be killed: by the server once its
time is over, and by the kernel should the server be gone by then. A query that asks for more memory than it may take
ends its process alone.

    python -P -m kg.serve.worker GRAPH SECONDS ROWS ANSWER_BYTES MEMORY_BYTES
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from pathlib import Path

from kg.errors import KgError
from kg.export.query import graph_file
from kg.export.store import opened
from kg.serve.answers import answer
from kg.serve.frames import Ready, Reply, decode_task, read_frame
from kg.serve.limits import Limits

EXHAUSTED = 77  # exit code where a query wants more memory than it may have
_GRACE = 2.0  # seconds after which a server that ends its queries in time must be gone


def main() -> None:
    """Say on standard output that the graph is open, then answer each task that comes on standard input."""
    folder, seconds, rows, answer_bytes, memory_bytes = sys.argv[1:]
    limits = Limits(float(seconds), int(rows), int(answer_bytes), int(memory_bytes))
    inbox, outbox = sys.stdin.buffer, sys.stdout.buffer
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        graph = _Graph(Path(folder))
    except KgError as error:
        outbox.write(Ready(problem=str(error)).encode())
        outbox.flush()
        return
    outbox.write(Ready(prefixes=graph.dataset.prefixes, base=graph.dataset.base).encode())
    outbox.flush()
    _bound_memory(limits.memory_bytes)
    while (content := read_frame(inbox)) is not None:
        signal.setitimer(signal.ITIMER_REAL, limits.seconds + _GRACE)
        try:
            reply = _reply(graph, content, limits)
        except MemoryError:
            os._exit(EXHAUSTED)
        signal.setitimer(signal.ITIMER_REAL, 0)
        outbox.write(reply.encode())
        outbox.flush()


def _reply(graph: _Graph, content: bytes, limits: Limits) -> Reply:
    try:
        graph.refresh()
    except KgError as error:
        return Reply(503, "", f"The graph has changed and cannot be read: {error}".encode())
    return answer(graph.dataset, decode_task(content), limits)


class _Graph:
    """The graph of a folder as it is now: opened anew when its file is another one than before."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stamp = self._seen()
        self.dataset = opened(folder)

    def refresh(self) -> None:
        """Open the graph again if it was built again. KgError where that cannot be done; the next call tries anew."""
        seen = self._seen()
        if seen != self._stamp:
            self.dataset = opened(self._folder)
            self._stamp = seen

    def _seen(self) -> tuple[int, int, int] | None:
        try:
            found = graph_file(self._folder).stat()
        except OSError:
            return None  # opening it says why
        return found.st_ino, found.st_size, found.st_mtime_ns


def _bound_memory(more: int) -> None:
    """Let the process grow by ``more`` bytes of address space, where the kernel tells how large it is."""
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + more
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    main()
