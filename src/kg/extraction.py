"""Documents to linked statements, in this process or side by side in several.

What is found is a pure function of each document, so the order and the result do not depend on how many processes
share the work.
"""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain
from multiprocessing import get_context

from kg.domain.documents import Document, Problem
from kg.link.link import LinkedDocument, link
from kg.nlp import opened

_WORTHWHILE = 300_000  # characters below which starting processes costs more than it saves
_BATCH = 60_000  # characters a process gets at once
_THREADS = 2  # of the encoder where there is one process
_AHEAD = 3  # batches waiting for each process, so that none is idle and few are in memory
_YOUNG = 50_000  # objects made between two looks for cycles


@dataclass(frozen=True, slots=True)
class Extracted:
    """What one document gave: its statements and quotations, None where a defect stopped the analysis."""

    document: Document
    linked: LinkedDocument | None
    problems: tuple[Problem, ...] = ()


def cores() -> int:
    """The processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def collect_rarely() -> None:
    """Look seldom for cycles of dead objects in this process, and never among those it has now.

    The analysis makes hardly any, and looking at the tables and the whole graph again and again costs a twentieth of
    the time. For a process of our own: it stays so until its end.
    """
    gc.freeze()
    gc.set_threshold(_YOUNG)


def extract(documents: Iterable[Document], workers: int = 1) -> Iterator[Extracted]:
    """What each document gives, in their order; ``workers`` processes share large inputs.

    More than one worker asks for a main module that may be imported (``if __name__ == "__main__"``), as the processes
    are started afresh.
    """
    stream = iter(documents)
    first: list[Document] = []
    size = 0
    for document in stream:
        first.append(document)
        size += len(document.text)
        if workers > 1 and size > _WORTHWHILE:
            yield from _shared(chain(first, stream), workers)
            return
    yield from _each(first, _THREADS)


def _each(documents: Iterable[Document], threads: int) -> Iterator[Extracted]:
    # spaCy takes a second to import; a process that only hands the work on does without
    from kg.nlp.analyse import parsed, read

    for document, doc in parsed(documents, opened(threads)):
        try:
            analysis = read(document, doc)
            linked = link(analysis)
        except Exception as error:  # a defect that one text brings out must not cost the others their graph
            why = f"cannot be analysed, which is a defect of this program ({type(error).__name__}: {error})"
            yield Extracted(document, None, (Problem(document.source, why[:300], "report it with this document"),))
        else:
            yield Extracted(document, linked, tuple(Problem(document.source, note) for note in analysis.notes))


def _shared(documents: Iterable[Document], workers: int) -> Iterator[Extracted]:
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_ready) as pool:
        waiting: deque[Future[list[Extracted]]] = deque()
        for batch in _batches(documents):
            waiting.append(pool.submit(_work, batch))
            if len(waiting) > _AHEAD * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _ready() -> None:
    opened(1)
    collect_rarely()


def _work(documents: list[Document]) -> list[Extracted]:
    # one thread each: the other cores have processes of their own
    return list(_each(documents, 1))
