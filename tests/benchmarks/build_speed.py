"""How fast ``kg build`` is, end to end, beside a spaCy CNN pipeline that tags and parses the same texts.

    python tests/benchmarks/build_speed.py FILE.jsonl [--workers N] [--repeats N] [--limit N] [--against FOLDER]

Every run is a process of its own, start-up and loading included, and the contestants take turns, so that what else the
machine does hits them alike. Words are those of ``str.split``. Wall seconds depend on what else runs; processor seconds
(children included) less so. Memory is the largest sum over the processes of a run (proportional set size, Linux only).
``--against`` names the ``src`` folder of another state of the program, which takes its turns too.

The CNN pipeline has the layout of spaCy's small models: tok2vec of width 96 and depth 4, a morphologizer and a parser
listening to it. It learns a few steps from our own analysis of a few texts; how right it is does not change its speed.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_TAUGHT = 12  # texts that give the CNN pipeline its labels
_STEPS = 10
_SAMPLED = 0.2  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Run:
    """What one process with its children took: wall and processor seconds, and peak memory in MB."""

    wall: float
    cpu: float
    memory: float


def main() -> int:
    options = _parser().parse_args()
    if options.cnn:
        return _run_cnn(options.cnn, options.file, options.workers)
    if options.phases:
        return _run_phases(options.file)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "articles.jsonl"
        lines = options.file.read_text(encoding="utf-8").splitlines()[: options.limit]
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        words = sum(len(json.loads(line)["text"].split()) for line in lines)
        _make_cnn(folder / "cnn", [json.loads(line)["text"] for line in lines[:_TAUGHT]])
        here = Path(__file__).resolve()
        build = [sys.executable, "-m", "kg", "build", str(file), "-o", str(folder / "graph"), "--workers"]
        cnn = [sys.executable, str(here), str(file), "--cnn", str(folder / "cnn"), "--workers"]
        contestants: dict[str, tuple[list[str], Mapping[str, str]]] = {
            "kg build, 1 process": ([*build, "1"], os.environ),
            f"kg build, {options.workers} processes": ([*build, str(options.workers)], os.environ),
            "CNN, 1 process": ([*cnn, "1"], os.environ),
            f"CNN, {options.workers} processes": ([*cnn, str(options.workers)], os.environ),
        }
        if options.against:
            other = {**os.environ, "PYTHONPATH": str(options.against.resolve())}
            contestants[f"other, {options.workers} processes"] = ([*build, str(options.workers)], other)
        print(
            f"{len(lines)} texts, {words:,} words, {options.repeats} repeats in turns, {len(contestants)} contestants"
        )
        runs: dict[str, list[Run]] = defaultdict(list)
        for _ in range(options.repeats):
            for who, (command, environment) in contestants.items():
                runs[who].append(_run(command, environment))
        _print(runs, words)
        if not options.no_phases:
            subprocess.run([sys.executable, str(here), str(file), "--phases"], check=True)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure kg build beside a spaCy CNN pipeline.")
    parser.add_argument("file", type=Path, help="articles, one JSON object a line")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--limit", type=int, default=None, help="read the first N articles only")
    parser.add_argument("--against", type=Path, help="src folder of another state of the program")
    parser.add_argument("--no-phases", action="store_true")
    parser.add_argument("--cnn", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--phases", action="store_true", help=argparse.SUPPRESS)
    return parser


def _print(runs: Mapping[str, Sequence[Run]], words: int) -> None:
    print(f"{'':<24}{'words/s':>9}{'wall s':>9}{'CPU s':>9}{'words/CPU s':>13}{'MB':>7}   (medians)")
    middle: dict[str, Run] = {}
    for who, of_one in runs.items():
        wall, cpu = (statistics.median(values) for values in ([r.wall for r in of_one], [r.cpu for r in of_one]))
        middle[who] = Run(wall, cpu, max(r.memory for r in of_one))
        print(f"{who:<24}{words / wall:>9,.0f}{wall:>9.1f}{cpu:>9.1f}{words / cpu:>13,.0f}{middle[who].memory:>7,.0f}")
    for who in middle:
        rival = "CNN" + who[who.index(",") :]
        if rival in middle and who != rival:
            wall, cpu = middle[rival].wall / middle[who].wall, middle[rival].cpu / middle[who].cpu
            print(f"{who} : {rival} = {wall:.2f} by wall, {cpu:.2f} by processor seconds")


def _run(command: Sequence[str], environment: Mapping[str, str]) -> Run:
    started = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)
    peak = 0.0
    while True:
        pid, status, usage = os.wait4(child.pid, os.WNOHANG)
        if pid:
            break
        peak = max(peak, _memory(child.pid))
        time.sleep(_SAMPLED)
    wall = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{command} ended with {child.returncode}")
    return Run(wall, usage.ru_utime + usage.ru_stime, peak)


def _memory(pid: int) -> float:
    """Proportional set size of a process and its descendants in MB; those that ended meanwhile count nothing."""
    folder = Path(f"/proc/{pid}")
    try:
        rows = folder.joinpath("smaps_rollup").read_text().splitlines()
        own = next((int(row.split()[1]) / 1024 for row in rows if row.startswith("Pss:")), 0.0)
        below = folder.joinpath("task", str(pid), "children").read_text().split()
    except OSError:
        return 0.0
    return own + sum(_memory(int(child)) for child in below)


def _make_cnn(folder: Path, texts: Sequence[str]) -> None:
    import spacy
    from spacy.tokens import Doc
    from spacy.training import Example
    from thinc.util import fix_random_seed

    from kg.nlp import load

    fix_random_seed(7)
    nlp = spacy.blank("de")
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        "rows": [5000, 1000, 2500, 2500],
        "include_static_vectors": False,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 96,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    }
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    nlp.add_pipe("tok2vec", config={"model": {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}})
    tagger = {"@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False, "tok2vec": listener}
    nlp.add_pipe("morphologizer", config={"model": tagger})
    parser = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": listener,
    }
    nlp.add_pipe("parser", config={"model": parser})
    examples = []
    for ours in load().pipe(texts):
        words, spaces = [token.text for token in ours], [bool(token.whitespace_) for token in ours]
        gold = Doc(
            nlp.vocab,
            words=words,
            spaces=list(spaces),
            pos=[token.pos_ for token in ours],
            morphs=[str(token.morph) for token in ours],
            heads=[token.head.i for token in ours],
            deps=[token.dep_ for token in ours],
        )
        examples.append(Example(Doc(nlp.vocab, words=words, spaces=list(spaces)), gold))
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(_STEPS):
        nlp.update(examples, sgd=optimizer)
    nlp.to_disk(folder)


def _run_cnn(folder: Path, file: Path, workers: int) -> int:
    import spacy

    nlp = spacy.load(folder)
    with file.open(encoding="utf-8") as lines:
        texts = (json.loads(line)["text"] for line in lines)
        tokens = sum(len(doc) for doc in nlp.pipe(texts, n_process=workers, batch_size=64))
    return 0 if tokens else 1


@contextmanager
def _timed(name: str) -> Iterator[None]:
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    print(f"{name:<24}{time.perf_counter() - wall:>9.2f}{time.process_time() - cpu:>9.2f}")


def _run_phases(file: Path) -> int:
    """One process, one phase after the other."""
    print(f"{'phase, one process':<24}{'wall s':>9}{'CPU s':>9}")
    with _timed("imports"):
        from kg.domain.documents import Document
        from kg.export import graphml, html, jsonl, rdf
        from kg.export.door import admit
        from kg.graph.build import ordered
        from kg.link.link import link
        from kg.nlp import opened
        from kg.nlp.analyse import parsed, read
        from kg.read import read as read_files
    with _timed("loading"):
        nlp = opened(1)
    with _timed("reading files"):
        documents = [one for one in read_files([file]) if isinstance(one, Document)]
    with _timed("tagging and parsing"):
        docs = list(parsed(documents, nlp))
    with _timed("rules"):
        analyses = [read(document, doc) for document, doc in docs]
    with _timed("linking"):
        linked = [link(analysis) for analysis in analyses]
    statements = [one for each in linked for one in each.statements]
    quotations = [one for each in linked for one in each.quotations]
    with tempfile.TemporaryDirectory() as name, _timed("writing"):
        folder = Path(name)
        with _timed("  checks and order"):
            admit(statements, quotations)
            statements, quotations = ordered(statements), jsonl.ordered_quotations(quotations)
        with _timed("  quads in memory"):
            quads = list(rdf.quads(statements, quotations, {}))
        with _timed("  statements.jsonl"):
            jsonl.write_statements(folder / "statements.jsonl", statements)
        with _timed("  quotations.jsonl"):
            jsonl.write_quotations(folder / "quotations.jsonl", quotations)
        with _timed("  graph.ttl"):
            rdf.write_turtle(folder / "graph.ttl", quads)
        with _timed("  graph.trig"):
            rdf.write_trig(folder / "graph.trig", quads)
        with _timed("  graph.graphml"):
            graphml.write(folder / "graph.graphml", statements)
        with _timed("  graph.html"):
            html.write(folder / "graph.html", statements, "Graph")
    print(f"{len(statements):,} statements, {len(quotations):,} quotations, {len(quads):,} quads")
    return 0


if __name__ == "__main__":
    sys.exit(main())
