"""How fast the quads of an export are made and written, and how much memory that takes beside the statements:
python tests/benchmarks/stream_quads.py [STATEMENTS...]

Each size runs in a process of its own; times are those of the processor, memory is the largest resident set.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Quad
from write_graph import corpus

from kg.export import rdf


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class Counted:
    """Counts what passes through."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.quads, self.number = quads, 0

    def __iter__(self) -> Iterator[Quad]:
        for quad in self.quads:
            self.number += 1
            yield quad


def measure(size: int) -> None:
    statements, quotations = corpus(size)
    before = megabytes()
    with tempfile.TemporaryDirectory() as folder:
        quads = Counted(rdf.quads(statements, quotations))
        start = time.process_time()
        rdf.write_nquads(Path(folder) / "graph.nq", quads)
        seconds = time.process_time() - start
        written = (Path(folder) / "graph.nq").stat().st_size / 1e6
    print(
        f"{len(statements):>9,} statements {quads.number:>12,} quads {quads.number / seconds:>9,.0f} quads/s"
        f" {written:>7,.0f} MB written, memory {before:,.0f} MB before and {megabytes():,.0f} MB at most"
    )


if __name__ == "__main__":
    for size in map(int, sys.argv[1:] or ("10000", "100000")):
        process = multiprocessing.get_context("spawn").Process(target=measure, args=(size,))
        process.start()
        process.join()
