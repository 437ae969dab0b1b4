"""Stances in annotated passages: whole tuples, their parts, and one line a construction and stance type.

``kg.evaluate.gold`` defines the format, ``kg.evaluate.stances`` when something is right. Measured are the stances that
reach the graph: what linking leaves out, because nobody is named, is not found. Intervals resample the passages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from kg.domain.documents import Document
from kg.domain.stances import Analysis, Stance
from kg.domain.statements import StanceStatement
from kg.evaluate.figures import Counts, Figure, Report, accuracy_figure, f1_figure
from kg.evaluate.gold import Passage, read
from kg.evaluate.stances import Matching, Pair, match
from kg.lexicon.stance_types import stance_types
from kg.link.link import link
from kg.nlp import load
from kg.nlp.analyse import analyse
from kg.read.article import Article, Source, documents

EMPTY: Final = "none-"
_PARTS: Final[tuple[tuple[str, Callable[[Pair], bool]], ...]] = (
    ("whole tuple", lambda pair: pair.whole),
    ("holder, type and target", lambda pair: pair.core),
    ("holder and type", lambda pair: pair.holder and pair.type),
    ("holder", lambda pair: pair.holder),
    ("type", lambda pair: pair.type),
    ("target", lambda pair: pair.target),
    ("holder, type and modality", lambda pair: pair.holder and pair.type and pair.modality),
    ("holder and polarity", lambda pair: pair.holder and pair.polarity),
)
_NOTES = (
    "Stances that reach the graph, paired one to one with the gold. whole tuple: holder, type, target by its head,",
    "modality and polarity. Gold stances that may be found count neither way. Resampled by passage. before linking:",
    "those whose holder or target names no node (the steelmaker, a governor) are counted as well.",
)
_BY_CONSTRUCTION = ("Recall: share of the gold stances that are wholly right. found: holder and type are right.",)
_BY_TYPE = ("Whole tuples. Where several types are right, a stance counts under the first one.",)
_BY_EMPTY = ("Share of the passages in which nothing was found. gold: passages. found: stances, all of them false.",)


@dataclass(frozen=True, slots=True)
class Result:
    """A passage with what was found in it and reaches the graph, and with everything that was ``read`` in it before.

    ``reported`` maps a stance to the names of who passes it on.
    """

    passage: Passage
    matching: Matching
    read: Matching
    reported: dict[Stance, frozenset[str]]


def measure(path: Path, limit: int | None) -> Report:
    """The figures of a file of passages, of its first ``limit`` ones where given."""
    passages = read(path)[:limit]
    analyses = analyse([_document(passage) for passage in passages], load())
    results = [result(passage, analysis) for passage, analysis in zip(passages, analyses, strict=True)]
    return report(f"{path.name}: stances in {len(passages)} passages", results)


def _document(passage: Passage) -> Document:
    """The passage as the reader hands it on, so that a byline is read as one."""
    article = Article(passage.text, id=passage.id, date=str(passage.date))
    for found in documents(article, Source(passage.id, passage.id, passage.id)):
        if isinstance(found, Document):
            return found
        raise ValueError(f"passage {passage.id}: {found.reason}")
    raise ValueError(f"passage {passage.id}: holds no article text")


def result(passage: Passage, analysis: Analysis) -> Result:
    """What of the passage's stances is found and reaches the graph."""
    written: dict[tuple[object, ...], frozenset[str]] = {}
    for statement in link(analysis).statements:
        if isinstance(statement, StanceStatement):
            for proof in statement.proofs:
                names = {name for actor in proof.reported_by for name in (actor.label, *actor.aliases)}
                written[proof.place, proof.rule] = frozenset(names)
    found = [stance for stance in analysis.stances if (stance.cue.span, stance.rule) in written]
    reported = {stance: written[stance.cue.span, stance.rule] for stance in found}
    return Result(passage, match(passage.stances, found), match(passage.stances, analysis.stances), reported)


def report(title: str, results: Sequence[Result]) -> Report:
    """All figures of a set of passages."""
    figures = [f1_figure(name, [_counts(one.matching, right) for one in results]) for name, right in _PARTS]
    figures += [
        f1_figure("whole tuple before linking", [_counts(one.read, lambda pair: pair.whole) for one in results]),
        accuracy_figure("reporter of those found", [_reporter(one) for one in results]),
        accuracy_figure("dates of those found", [_dates(one) for one in results]),
        accuracy_figure("phase of those found", [_phases(one) for one in results]),
    ]
    return Report(
        title,
        tuple(figure for figure in figures if figure.gold),
        _NOTES,
        (
            Report("by construction", tuple(_by_construction(results)), _BY_CONSTRUCTION),
            Report("by stance type", tuple(_by_type(results)), _BY_TYPE),
            Report("passages without a stance", tuple(_by_empty(results)), _BY_EMPTY),
        ),
    )


def _counts(matching: Matching, right: Callable[[Pair], bool]) -> Counts:
    return Counts(sum(map(right, matching.pairs)), matching.gold, matching.found)


def _by_construction(results: Sequence[Result]) -> Iterable[Figure]:
    for name in _constructions(results):
        own = [one.matching for one in results if name in one.passage.constructions]
        if name.startswith(EMPTY) or not any(matching.gold for matching in own):
            continue
        figure = accuracy_figure(name, [_counts(matching, lambda pair: pair.whole) for matching in own])
        yield replace(figure, found=sum(pair.holder and pair.type for matching in own for pair in matching.pairs))


def _by_type(results: Sequence[Result]) -> Iterable[Figure]:
    for name in stance_types():
        figure = f1_figure(name, [_of_type(one.matching, name) for one in results])
        if figure.gold or figure.found:
            yield figure


def _of_type(matching: Matching, name: str) -> Counts:
    """Counts of one stance type in a passage."""
    own = [pair for pair in matching.pairs if pair.gold.types[0] == name]
    gold = len(own) + sum(one.types[0] == name for one in matching.missed)
    found = sum((pair.gold.types[0] if pair.type else pair.found.type) == name for pair in matching.pairs)
    found += sum(stance.type == name for stance in matching.extra)
    return Counts(sum(pair.whole for pair in own), gold, found)


def _by_empty(results: Sequence[Result]) -> Iterable[Figure]:
    for name in _constructions(results):
        own = [one.matching for one in results if name in one.passage.constructions and not one.passage.stances]
        if own:
            figure = accuracy_figure(name, [Counts(matching.found == 0, 1, 0) for matching in own])
            yield replace(figure, found=sum(matching.found for matching in own))


def _constructions(results: Sequence[Result]) -> list[str]:
    return sorted({name for one in results for name in one.passage.constructions})


def _reporter(one: Result) -> Counts:
    marked = [pair for pair in one.matching.pairs if pair.gold.reporter]
    right = [
        pair
        for pair in marked
        if any(name in pair.gold.reporter or pair.gold.reporter in name for name in one.reported[pair.found])
    ]
    return Counts(len(right), len(marked), 0)


def _dates(one: Result) -> Counts:
    correct = gold = 0
    for pair in one.matching.pairs:
        time = pair.found.time
        given = {"said": time.said, "from": time.start, "until": time.until}
        gold += len(pair.gold.dates)
        correct += sum(given[key] == day for key, day in pair.gold.dates.items())
    return Counts(correct, gold, 0)


def _phases(one: Result) -> Counts:
    marked = [pair for pair in one.matching.pairs if pair.gold.phase is not None]
    return Counts(sum(pair.found.time.phase is pair.gold.phase for pair in marked), len(marked), 0)
