"""The main job: documents in, the files of a graph out. The one place where all rooms meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from kg import __version__
from kg.domain.documents import Document, Problem
from kg.domain.statements import QuotationStatement, Statement
from kg.errors import ReadError
from kg.export import writers
from kg.export.namespaces import BASE, Names
from kg.export.report import Report, counts
from kg.extraction import extract
from kg.folders import replacing
from kg.link.judgements import judge
from kg.read import read
from kg.read.judgements import read_judgements
from kg.read.sources import digests, judgement_files

FILES = frozenset(
    {
        "statements.jsonl", "quotations.jsonl", "graph.ttl", "graph.trig", "graph.graphml", "graph.html", "report.json",
        "vocabulary.ttl",
        ".store",  # what kg query keeps of a large graph
    }
)  # fmt: skip
LIBRARIES = ("spacy", "onnxruntime", "tokenizers", "numpy", "networkx", "rdflib", "trafilatura", "ftfy", "babel")
_SHOWN = 10  # reasons named where nothing could be read

Progress = Callable[[Document], None]


def build(
    inputs: Sequence[Path | str],
    out: Path,
    base: str = BASE,
    progress: Progress | None = None,
    judgements: Sequence[Path] = (),
    workers: int = 1,
) -> Report:
    """Read the inputs (files, folders, ``-``), find who takes which position, and write the graph into folder ``out``.

    ``base`` is the address the RDF identifiers start with; ``progress`` is called with every document that is done.
    ``judgements`` are files of decisions (``kg.read.judgements``), applied after those that lie in the input folders.
    ``workers`` processes share large inputs (``kg.extraction``); the result does not depend on their number.
    The files are written beside ``out`` and take its place at the end: a run killed before leaves the old graph.

    KgError where nothing could be read, a file of judgements cannot be opened, ``out`` holds files that are no graph,
    or ``base`` is no address.
    """
    Names(base)
    files_of_judgements = list(dict.fromkeys([*judgement_files(inputs), *judgements]))
    decisions = [one for file in files_of_judgements for one in read_judgements(file)]
    with replacing(out, FILES) as folder:
        problems: list[Problem] = []
        statements: list[Statement] = []
        quotations: list[QuotationStatement] = []
        number = 0
        for found in extract(_documents(inputs, problems), workers):
            problems += found.problems
            if found.linked is not None:
                statements += found.linked.statements
                quotations += found.linked.quotations
                number += 1
            if progress:
                progress(found.document)
        if not number:
            reasons = [str(problem) for problem in problems[:_SHOWN]] or ["there is no input"]
            raise ReadError("\n".join(("Nothing could be read, so no graph was written:", *reasons)))
        judged = judge([one for one in decisions if not isinstance(one, Problem)], statements, quotations)
        problems += [one for one in decisions if isinstance(one, Problem)] + list(judged.problems)
        report = Report(
            counts={
                "documents": number,
                "problems": len(problems),
                **{f"judgement:{kind}": applied for kind, applied in judged.applied.items()},
                **counts(judged.statements, judged.quotations),
            },
            problems=problems,
            versions={"position-graph": __version__, **{name: version(name) for name in LIBRARIES}},
            inputs={**digests(inputs), **digests(files_of_judgements)},
            weights=_weights(),
            judgements=judged.effects,
        )
        writers.write_all(folder, judged.statements, judged.quotations, report.mapping(), base, workers)
    return report


def _documents(inputs: Sequence[Path | str], problems: list[Problem]) -> Iterator[Document]:
    for item in read(inputs):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            yield item


def _weights() -> dict[str, str]:
    """SHA-256 of the pipeline's data files by their names."""
    found = sorted(files("kg.nlp.german").iterdir(), key=lambda entry: entry.name)
    return {
        entry.name: sha256(entry.read_bytes()).hexdigest()
        for entry in found
        if entry.is_file() and not entry.name.endswith((".py", ".pyc"))
    }
