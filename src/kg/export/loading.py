"""A file of RDF into an empty Oxigraph store, by two threads, and put in order for questions.

Oxigraph sorts what it loads batch by batch, and each batch stays a run of its own in which every look-up searches. So
the runs are merged at the end: that takes a fifth of the time and makes questions five to ten times faster. Since they
are merged anyway, batches can be small enough to be sorted within the cache of the processor.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pyoxigraph import RdfFormat, Store, parse

PIECE = 56_000_000  # bytes of N-Quads loaded at once: some 250,000 quads
THREADS = 2  # of Python; each parses and sorts one piece at a time


def fill(store: Store, file: Path, format: RdfFormat, piece: int = PIECE) -> None:
    """Load the file and merge what was loaded.

    N-Quads go in by pieces of about ``piece`` bytes. A blank node is one node within a piece alone, so a file that has
    any goes in as a whole, and so does every other format. Without lenience: an address that is none would come back
    in answers. SyntaxError, ValueError and OSError as ``Store.bulk_load`` raises them, with the place in the file.
    """
    pieces = list(_pieces(file, piece)) if format is RdfFormat.N_QUADS else []
    if len(pieces) > 1 and not _has_blank_nodes(file, pieces):
        try:
            _load(store, file, pieces)
        except SyntaxError:
            deque(parse(path=file, format=format), 0)  # tells the line of the file, not that of the piece
            raise
    else:
        store.bulk_load(path=file, format=format)
    store.optimize()
    store.flush()


def _pieces(file: Path, size: int) -> Iterator[tuple[int, int]]:
    """Start and end of each piece, cut behind line feeds, which N-Quads have between statements only."""
    with file.open("rb") as data:
        end = data.seek(0, 2)
        start = 0
        while start < end:
            data.seek(start + size)
            data.readline()
            stop = min(data.tell(), end)
            yield start, stop
            start = stop


def _has_blank_nodes(file: Path, pieces: list[tuple[int, int]]) -> bool:
    """Whether the file could have any: the sign of one may also stand in a text or an address."""
    return any(b"_:" in _read(file, piece) for piece in pieces)


def _read(file: Path, piece: tuple[int, int]) -> bytes:
    with file.open("rb") as data:
        data.seek(piece[0])
        return data.read(piece[1] - piece[0])


def _load(store: Store, file: Path, pieces: list[tuple[int, int]]) -> None:
    def one(piece: tuple[int, int]) -> None:
        store.bulk_load(input=_read(file, piece), format=RdfFormat.N_QUADS)

    with ThreadPoolExecutor(THREADS) as pool:
        waiting = [pool.submit(one, piece) for piece in pieces]
        try:
            for loaded in waiting:
                loaded.result()
        finally:
            pool.shutdown(cancel_futures=True)
