"""How fast a large graph is written, loaded and asked: python tests/benchmarks/graph_store.py [STATEMENTS...]

For each size a synthetic graph of the shape of graph/ (``synthetic.py``) is written as N-Quads, document by document,
loaded into the store that ``kg query`` uses, opened again, and asked every listed query, without parameters and about
the actor, issue, treaty and outlet with most statements, each cut at ROWS as a table of kg query is; a question is
asked twice, and the faster answer counts. Up to RDFLIB_MOST statements, rdflib parses the same file and is asked the
same beside it, each in a process that ends after RDFLIB_SECONDS of the processor. Every step runs in a process of its
own, so that its peak memory is its own. Times of the processor grow little with what else the machine does, those of
the clock much: the load average tells. Loading uses two processors.

The files lie in the folder for temporary files (TMPDIR): a million statements need 60 GB there.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from io import BytesIO
from itertools import islice, zip_longest
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

from pyoxigraph import Quad, RdfFormat, serialize
from rdflib import Dataset as RdflibDataset
from rdflib import Graph
from synthetic import Corpus

from kg.domain.statements import StanceStatement, Statement
from kg.export import claims, derived, entities, vocabulary
from kg.export.listed import ListedQuery, listed_queries
from kg.export.lookup import values
from kg.export.namespaces import Names
from kg.export.query import Dataset, Table, ask
from kg.export.store import opened

SHAPE = Path(__file__).parents[2] / "graph"
RDFLIB_MOST = 10_000
RDFLIB_SECONDS = 10
ROWS = 200  # what kg query shows as a table
CHUNK = 20_000  # quads handed to the writer at once
T = TypeVar("T")


@dataclass(frozen=True)
class Written:
    quads: int
    making: float  # seconds of the processor in the exporter and the writer, without drawing the statements
    serialising: float  # those in the writer alone
    documents: int
    nodes: int
    anchors: dict[str, str]  # parameter -> the value with most statements


@dataclass(frozen=True)
class Timed:
    name: str
    parameters: str
    rows: int | None
    seconds: float
    processor: float = 0.0


def write(file: Path, size: int) -> Written:
    names, corpus = Names(), Corpus.of(SHAPE)
    quads = documents = 0
    making = serialising = 0.0
    holders: Counter[str] = Counter()
    targets: Counter[str] = Counter()
    outlets: Counter[str] = Counter()
    with file.open("wb") as out:

        def put(found: Iterator[Quad]) -> None:
            nonlocal quads, making, serialising
            start = time.process_time()
            while chunk := list(islice(found, CHUNK)):
                quads += len(chunk)
                begin = time.process_time()
                buffer = BytesIO()
                serialize(chunk, buffer, format=RdfFormat.N_QUADS)
                out.write(buffer.getbuffer())
                serialising += time.process_time() - begin
            making += time.process_time() - start

        def all_of(articles: Iterator[claims.Triples]) -> Iterator[Quad]:
            for triples in articles:
                yield from triples.quads()

        for article in corpus.articles(size):
            documents += 1
            if article.document.outlet:
                outlets[article.document.outlet] += 1
            for one in article.statements:
                if isinstance(one, StanceStatement):
                    holders[one.holder.actor.id] += 1
                    targets[one.target.actor.id] += 1
            start = time.process_time()
            triples = claims.describe(names, article.document, article.statements, article.quotations)
            making += time.process_time() - start
            put(triples.quads())
        actors = corpus.actors
        put(all_of(iter([vocabulary.describe(names)])))
        put(all_of(entities.describe(names, actors)))
        put(all_of(derived.describe(names, _statements(size), actors, outlets)))
    anchors = {"actor": _top(holders), "issue": _top(targets), "object": _top(targets), "outlet": _top(outlets)}
    anchors["treaty"] = _top(Counter({name: n for name, n in targets.items() if name.startswith("treaty:")}))
    return Written(quads, making, serialising, documents, len(actors), anchors)


def _top(counts: Counter[str]) -> str:
    return min(counts, key=lambda name: (-counts[name], name))


def _statements(size: int) -> Iterator[Statement]:
    for article in Corpus.of(SHAPE).articles(size):
        yield from article.statements


def load(file: Path) -> tuple[float, float]:
    """Seconds of the clock and of the processors until the file's store is open."""
    start, used = time.perf_counter(), time.process_time()
    opened(file, small=0)
    return time.perf_counter() - start, time.process_time() - used


def _given(query: ListedQuery, written: Written) -> dict[str, str]:
    return {one.name: written.anchors[one.name] for one in query.parameters if one.name in written.anchors}


def _askings(data: Dataset, written: Written) -> Iterator[tuple[str, str, str]]:
    """Name, parameters and SPARQL of every question."""
    for query in listed_queries():
        given = _given(query, written)
        for some in [{}, *({name: value} for name, value in given.items()), *([given] if len(given) > 1 else [])]:
            parameters = " ".join(f"{name}={value}" for name, value in some.items())
            yield query.name, parameters, query.bound(values(data, query, some), data.base)


def oxigraph(file: Path, written: Written) -> list[Timed]:
    data = opened(file, small=0)
    return [
        min((_timed(data, *asking) for _ in range(2)), key=lambda one: one.processor)
        for asking in _askings(data, written)
    ]


def _timed(data: Dataset, name: str, parameters: str, text: str) -> Timed:
    start, used = time.perf_counter(), time.process_time()
    answer = ask(data, text, ROWS)
    seconds, processor = time.perf_counter() - start, time.process_time() - used
    assert isinstance(answer, Table)
    return Timed(name, parameters, len(answer.rows), seconds, processor)


def rdflib_parse(file: Path) -> tuple[Graph, float]:
    start = time.process_time()
    graph = RdflibDataset(default_union=True)
    graph.parse(file, format="nquads")
    return graph, time.process_time() - start


def rdflib(file: Path, written: Written) -> tuple[float, list[Timed]]:
    """Parse once, then answer each question in a fork that ends after RDFLIB_SECONDS of the processor."""
    graph, parsing = rdflib_parse(file)
    graph.query("ASK {}")  # imports what every fork needs
    data, found = opened(file, small=0), []
    fork = multiprocessing.get_context("fork")
    for name, parameters, text in _askings(data, written):
        receive, send = fork.Pipe(duplex=False)
        start = time.perf_counter()
        worker = fork.Process(target=_rdflib_answer, args=(graph, text, send))
        worker.start()
        send.close()
        try:
            rows, processor = receive.recv()
        except EOFError:
            rows, processor = None, float(RDFLIB_SECONDS)
        found.append(Timed(name, parameters, rows, time.perf_counter() - start, processor))
        worker.join()
    return parsing, found


def _rdflib_answer(graph: Graph, text: str, send: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (RDFLIB_SECONDS, RDFLIB_SECONDS))
    rows = len(list(islice(graph.query(text), ROWS)))
    send.send((rows, time.process_time()))


def _peak(work: Callable[..., T], *arguments: object) -> tuple[T, float]:
    result = work(*arguments)
    return result, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def alone(work: Callable[..., T], *arguments: object) -> tuple[T, float]:
    """The result of ``work`` in a new process and that process's peak memory in MB."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_peak, work, *arguments).result()


def main(sizes: list[int]) -> None:
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="graph-store-") as name:
            file = Path(name) / "graph.nq"
            try:
                measure(file, size)
            except BrokenProcessPool:
                print(f"{size:,} statements: a process was ended, most likely for want of memory")


def measure(file: Path, size: int) -> None:
    print(f"\n{os.cpu_count()} processors, load average {os.getloadavg()[0]:.1f}")
    written, memory = alone(write, file, size)
    print(f"{size:,} statements, {written.documents:,} documents, {written.nodes:,} nodes, {written.quads:,} quads "
          f"({written.quads / size:.0f} a statement), {file.stat().st_size / 1e6:,.0f} MB")  # fmt: skip
    print(f"{'write N-Quads':<34}{written.quads / written.making:12,.0f} quads/s{memory:8,.0f} MB")
    print(f"{'  of this the serialiser alone':<34}{written.quads / written.serialising:12,.0f} quads/s")
    (seconds, processor), memory = alone(load, file)
    print(f"{'load into the store':<34}{written.quads / seconds:12,.0f} quads/s{memory:8,.0f} MB")
    print(f"{'  by second of the processors':<34}{written.quads / processor:12,.0f} quads/s")
    print(f"{'  with load average':<34}{os.getloadavg()[0]:12.1f}")
    disk = sum(one.stat().st_size for one in (file.parent / ".store").rglob("*") if one.is_file())
    (seconds, _), memory = alone(load, file)
    print(f"{'open it again':<34}{seconds * 1000:12,.0f} ms     {memory:8,.0f} MB, {disk / 1e6:,.0f} MB on disk")
    asked, memory = alone(oxigraph, file, written)
    spent = sum(one.processor for one in asked) * 1000
    print(f"{'ask all questions':<34}{spent:12,.0f} ms     {memory:8,.0f} MB")
    beside: list[Timed] = []
    if size <= RDFLIB_MOST:
        (parsing, beside), memory = alone(rdflib, file, written)
        print(f"{'rdflib: parse':<34}{written.quads / parsing:12,.0f} quads/s{memory:8,.0f} MB")
    print(f"\n  {'question':<16}{'rows':>6}{'processor':>13}{'clock':>13}{'rdflib' if beside else '':>13}")
    for one, other in zip_longest(asked, beside):
        print(f"  {one.name:<16}{one.rows:>6}{_ms(one.processor)}{_ms(one.seconds)}{_beside(other)}   {one.parameters}")
    times = sorted(one.processor for one in asked)
    print(f"  {len(times)} questions: median{_ms(times[len(times) // 2])}, slowest{_ms(times[-1])}, "
          f"{sum(one < 0.1 for one in times)} under 100 ms, {sum(one < 1 for one in times)} under 1 s")  # fmt: skip


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:10,.1f} ms"


def _beside(other: Timed | None) -> str:
    if other is None:
        return " " * 13
    return _ms(other.processor) if other.rows is not None else f"{f'over {RDFLIB_SECONDS} s':>13}"


if __name__ == "__main__":
    main([int(one.replace("_", "")) for one in sys.argv[1:]] or [10_000])
