"""Fits the numbers of src/kg/lexicon/confidence.tsv on judged statements and prints the table.

    python tests/benchmarks/fit_confidence.py ARTICLES.jsonl tests/gold/judged_development.jsonl... \
        [--passages tests/gold/passages.txt] [--level tests/gold/judged_unseen.jsonl...] [--ridge 8]

The articles are read again, and a verdict counts where the same statement is found at the same cue. A logistic
regression with a ridge penalty on everything but the base (Hoerl and Kennard 1970) is solved by Newton's method. The
calibration error is measured on ten held-out folds of whole documents (bins as in ``kg evaluate``); the table is
fitted on all of them. Passages with marked stances tell how far excerpts can be believed; they are too short for the
features of articles. Rules made for the judged articles are righter there than elsewhere: ``--level`` names verdicts on
articles that no rule was made for, and the number of articles is set so that the mean confidence is their share right.
Rows that no judged statement falls under keep the number they have.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from kg.domain.dates import PartialDate
from kg.domain.documents import Document
from kg.domain.stances import Analysis, Mode
from kg.domain.statements import StanceStatement
from kg.evaluate.gold import read
from kg.evaluate.judged import Verdict, reliability
from kg.evaluate.stances import match
from kg.lexicon.confidence import BASE, COLUMNS, FILE, Feature, log_odds
from kg.lexicon.tables import load_table
from kg.link import confidence as linking
from kg.link.link import is_told, stances
from kg.nlp import confidence as reading
from kg.nlp import load
from kg.nlp.analyse import analyse

FOLDS = 10
STEPS = 50
ARTICLE = ("text", "article")


def features(statement: StanceStatement, analysis: Analysis) -> tuple[Feature, ...]:
    """What the program itself looks at, but for the level of articles; an ellipsis leaves no trace in a statement."""
    quoted = any(q.mode is Mode.DIRECT and q.content.contains(statement.cue.span) for q in analysis.quotations)
    read = reading.Reading(statement.rule, statement.holder.mention, statement.modality, quoted)
    linked = linking.features(statement, len(analysis.sentences))
    return tuple(feature for feature in (*reading.features(read), *linked) if feature != ARTICLE)


def judged(articles: Path, verdicts: Sequence[Path]) -> Iterator[tuple[str, tuple[Feature, ...], bool]]:
    """Document, features and verdict of each judged statement that is found again; the last verdict on it counts."""
    rows = [json.loads(line) for path in verdicts for line in path.read_text(encoding="utf-8").splitlines()]
    wanted = {
        (row["document"], row["start"], row["end"], row["holder"], row["type"], row["target"]): row["right"]
        for row in rows
        if row["right"] is not None
    }
    ids = {key[0] for key in wanted}
    with articles.open(encoding="utf-8") as lines:
        texts = [row for row in map(json.loads, lines) if str(row["id"]) in ids]
    for analysis in analyse([_document(row) for row in texts], load()):
        for one in stances(analysis):
            place = one.document.id, one.cue.span.start, one.cue.span.end
            right = wanted.pop((*place, one.holder.actor.id, one.type, one.target.actor.id), None)
            if right is not None and is_told(one, analysis):
                yield one.document.id, features(one, analysis), right


def marked(path: Path) -> Iterator[tuple[str, tuple[Feature, ...], bool]]:
    """The same of the statements found in passages whose stances are marked."""
    passages = read(path)
    documents = (Document(passage.id, passage.text, date=passage.date) for passage in passages)
    for passage, analysis in zip(passages, analyse(documents, load()), strict=True):
        pairs = match(passage.stances, analysis.stances).pairs
        right = {(pair.found.cue.span, pair.found.rule): pair.whole for pair in pairs}
        for one in (one for one in stances(analysis) if is_told(one, analysis)):
            yield passage.id, features(one, analysis), right.get((one.cue.span, one.rule), False)


def _document(row: dict[str, str]) -> Document:
    date = PartialDate.parse(row["date"]) if row.get("date") else None
    return Document(str(row["id"]), row["text"], title=row.get("title", ""), date=date)


def fitted(matrix: np.ndarray, right: np.ndarray, ridge: float) -> np.ndarray:
    """The log-odds of each column, the first of them the base."""
    weights = np.zeros(matrix.shape[1])
    penalty = np.full(matrix.shape[1], ridge)
    penalty[0] = 1e-6
    for _ in range(STEPS):
        given = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (given - right) + penalty * weights
        curve = (matrix.T * (given * (1 - given))) @ matrix + np.diag(penalty)
        weights -= np.linalg.solve(curve, slope)
    return weights


def level(without: Sequence[float], unseen: Sequence[tuple[str, tuple[Feature, ...], bool]]) -> float:
    """What has to be added to the log-odds, so that their mean probability is the share that is right."""
    wanted = sum(good for _, _, good in unseen) / len(unseen)
    low, high = -6.0, 6.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (
            (low, middle) if np.mean(1 / (1 + np.exp(-(np.array(without) + middle)))) > wanted else (middle, high)
        )
    return high


def held_out(matrix: np.ndarray, right: np.ndarray, documents: Sequence[str], ridge: float) -> np.ndarray:
    """What a fit on the other documents gives each statement."""
    turn = {document: n % FOLDS for n, document in enumerate(sorted(set(documents)))}
    fold = np.array([turn[document] for document in documents])
    given = np.zeros(len(documents))
    for one in range(FOLDS):
        weights = fitted(matrix[fold != one], right[fold != one], ridge)
        given[fold == one] = 1 / (1 + np.exp(-matrix[fold == one] @ weights))
    return given


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("verdicts", type=Path, nargs="+")
    parser.add_argument("--passages", type=Path)
    parser.add_argument("--level", type=Path, nargs="+")
    parser.add_argument("--ridge", type=float, default=8.0)
    options = parser.parse_args()
    found = sorted(judged(options.articles, options.verdicts))
    found += sorted(marked(options.passages)) if options.passages else []
    names = sorted({feature for _, own, _ in found for feature in own})
    matrix = np.array([[1.0, *(float(name in own) for name in names)] for _, own, _ in found])
    right = np.array([float(good) for _, _, good in found])
    documents = [document for document, _, _ in found]

    given = held_out(matrix, right, documents, options.ridge)
    verdicts = [
        Verdict(document, good, good, good, good, float(sure))
        for (document, _, good), sure in zip(found, given, strict=True)
    ]
    print(f"# {len(found)} judged statements in {len(set(documents))} documents, {int(right.sum())} right")
    brier, plain = np.mean((given - right) ** 2), right.mean() * (1 - right.mean())
    print(f"# held out: Brier score {brier:.3f}, of one rate for all {plain:.3f}")
    for figure in reliability(verdicts):
        print(f"# held out: {figure.name}: {figure.value:.1f} of {figure.gold}")

    weights = dict(zip([BASE, *names], fitted(matrix, right, options.ridge), strict=True))
    unseen = list(judged(options.articles, options.level)) if options.level else []
    if unseen:
        without = [weights[BASE] + sum(weights.get(one, 0) for one in own) for _, own, _ in unseen]
        weights[ARTICLE] = level(without, unseen)
        found += [(document, (*own, ARTICLE), good) for document, own, good in unseen]
    old = {(row["feature"], row["value"]): row for row in load_table(FILE, COLUMNS)}
    print("\t".join(COLUMNS))
    for key in sorted({*old, *weights}):
        if key in weights:
            own = [good for _, features, good in found if key == BASE or key in features]
            print("\t".join([*key, f"{weights[key]:.2f}", str(len(own)), str(sum(own))]))
        else:
            print("\t".join([*key, f"{log_odds()[key]:.2f}", "0", "0"]))


if __name__ == "__main__":
    main()
