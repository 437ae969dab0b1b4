"""How fast the files of a graph are written and read: python tests/benchmarks/write_graph.py [STATEMENTS]

Synthetic statements of realistic shape: three a document, a few hundred actors, sentences of twenty words.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kg.domain.actors import Actor, Kind, Linked
from kg.domain.dates import PartialDate
from kg.domain.documents import Document
from kg.domain.mentions import Mention, MentionKind
from kg.domain.stances import Basis, Cue, Modality, Mode, Time
from kg.domain.statements import QuotationStatement, StanceStatement
from kg.export import graphml, html, jsonl, rdf
from kg.export.jsonl_reader import read_statements
from kg.export.listed import listed_queries
from kg.export.query import ask, load
from kg.export.validate import validate_file
from kg.graph.build import build
from kg.lexicon.stance_types import stance_types

PER_DOCUMENT = 3


def corpus(size: int) -> tuple[list[StanceStatement], list[QuotationStatement]]:
    chance = random.Random(7)
    states = [Actor(f"state:{n}", f"Staat {n}", Kind.STATE, f"State {n}", (f"Republik {n}",)) for n in range(150)]
    issues = [Actor(f"issue:{n}", f"Frage {n}", Kind.ISSUE) for n in range(300)]
    types = list(stance_types().values())
    statements: list[StanceStatement] = []
    quotations: list[QuotationStatement] = []
    for number in range(size // PER_DOCUMENT):
        words = [f"Wort{chance.randrange(5000)}" for _ in range(20 * PER_DOCUMENT)]
        text = " ".join(words)
        day = PartialDate(2020 + number % 6, 1 + number % 12, 1 + number % 28)
        document = Document(
            f"artikel-{number}", text, f"Artikel {number}", day, f"Blatt {number % 40}", f"{number}.txt"
        )
        third = len(text) // PER_DOCUMENT
        for part in range(PER_DOCUMENT):
            at = part * third
            kind = chance.choice(types)
            holder, target = chance.choice(states), chance.choice(issues)
            first, second = document.span(at, at + 7), document.span(at + 20, at + 40)
            statements.append(
                StanceStatement(
                    document, Linked(holder, Mention(first, first.text, MentionKind.PLACE)), kind.name, kind.polarity,
                    False, chance.choice(list(Modality)), Cue(document.span(at + 8, at + 15), "fordern"),
                    Linked(target, Mention(second, second.text, MentionKind.NOUN)), (), document.span(at, at + third),
                    Time(day, Basis.PUBLICATION), round(chance.random(), 2), "verbs:fordern",
                )
            )  # fmt: skip
        quotations.append(QuotationStatement(document, None, None, Mode.DIRECT, document.span(0, third)))
    return statements, quotations


def timed(name: str, count: int, unit: str, work: Callable[[], object]) -> object:
    """Print the processor time ``work`` takes, which does not grow with what else the machine does."""
    start = time.process_time()
    result = work()
    seconds = time.process_time() - start
    print(f"{name:<28}{seconds:8.2f} s{count / seconds:14,.0f} {unit}/s")
    return result


def main(size: int) -> None:
    statements, quotations = corpus(size)
    size = len(statements)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        timed("networkx graph", size, "statements", lambda: build(statements))
        timed("statements.jsonl", size, "statements", lambda: jsonl.write_statements(folder / "s.jsonl", statements))
        timed("read statements.jsonl", size, "statements", lambda: list(read_statements(folder / "s.jsonl")))
        quads = timed("quads in memory", size, "statements", lambda: list(rdf.quads(statements, quotations)))
        assert isinstance(quads, list)
        print(f"{len(quads):,} quads, {len(quads) / size:.1f} a statement")
        timed("graph.trig", len(quads), "quads", lambda: rdf.write_trig(folder / "graph.trig", quads))
        timed("graph.ttl", len(quads), "quads", lambda: rdf.write_turtle(folder / "graph.ttl", quads))
        timed("graph.graphml", size, "statements", lambda: graphml.write(folder / "graph.graphml", statements))
        timed("graph.html", size, "statements", lambda: html.write(folder / "graph.html", statements, "Graph"))
        data = timed("load graph.trig", len(quads), "quads", lambda: load(folder))
        for query in listed_queries():
            timed(f"query {query.name}", 1, "queries", lambda text=query.text: ask(data, text))
        if size <= 3000:
            timed("SHACL", size, "statements", lambda: validate_file(folder / "graph.ttl"))
        for file in sorted(folder.iterdir()):
            print(f"{file.name:<28}{file.stat().st_size / 1e6:8.1f} MB")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000)
