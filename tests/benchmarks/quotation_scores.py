"""Prints precision, recall and F1 of quotations against the annotated Wikinews articles.

    python tests/benchmarks/quotation_scores.py DATA/wikinews/articles.jsonl --part first|last|all

Content: characters covered by quotations, micro-averaged (Petersen-Frey & Biemann 2024 annotate spans). Speaker: of the
quotations with a speaker, those whose speaker overlaps the speaker of a quotation with overlapping content on the other
side. Mode: the content figures with only one mode's spans asked for (recall) or given (precision).
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from kg.domain.stances import Mode, Quotation
from kg.nlp import load
from kg.nlp import quotations as rules
from kg.nlp.mentions import Mentions

PARTS = {"first": slice(0, 350), "last": slice(-350, None), "all": slice(None)}
MODES = {
    "Direct": Mode.DIRECT,
    "Indirect": Mode.INDIRECT,
    "FreeIndirect": Mode.FREE_INDIRECT,
    "IndirectFreeIndirect": Mode.FREE_INDIRECT,
    "Reported": Mode.REPORTED,
}
Spans = list[list[int]]


def characters(spans: Iterable[Iterable[int]]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def overlap(one: Spans, other: Spans) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)


def line(name: str, hits: int, given: int, recalled: int, wanted: int) -> str:
    precision, recall = hits / max(given, 1), recalled / max(wanted, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    figures = f"P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * f1:5.1f}"
    return f"{name:26s} {figures}   ({wanted} wanted, {given} given)"


def spans(quotation: Quotation) -> tuple[Spans, Spans]:
    speaker = quotation.speaker
    return (
        [[quotation.content.start, quotation.content.end]],
        [] if speaker is None else [[speaker.span.start, speaker.span.end]],
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--part", choices=PARTS, default="first")
    options = parser.parse_args()
    articles = [json.loads(row) for row in options.file.read_text(encoding="utf-8").splitlines()][PARTS[options.part]]
    nlp = load()
    docs = list(nlp.pipe(article["text"] for article in articles))
    started = time.perf_counter()
    found = [rules.find(doc, Mentions(doc)) for doc in docs]
    seconds = time.perf_counter() - started
    counts: Counter[str] = Counter()
    for article, quotations in zip(articles, found, strict=True):
        count(article["quotations"], quotations, counts)
    for name in ("content", "speaker", *dict.fromkeys(MODES.values())):
        print(
            line(
                name,
                counts[f"{name} hit"],
                counts[f"{name} given"],
                counts[f"{name} recalled"],
                counts[f"{name} wanted"],
            )
        )
    print(f"{sum(map(len, docs)) / seconds:.0f} tokens/s in the rules alone")


def count(gold: list[dict[str, object]], found: list[Quotation], counts: Counter[str]) -> None:
    given = [spans(quotation) for quotation in found]
    wanted = [(row["quote"], row["speaker"]) for row in gold]
    all_given = characters(span for content, _ in given for span in content)
    all_wanted = characters(span for content, _ in wanted for span in content)
    both = len(all_given & all_wanted)
    counts.update(
        {
            "content hit": both,
            "content given": len(all_given),
            "content recalled": both,
            "content wanted": len(all_wanted),
        }
    )
    for mine, theirs, hit, total in ((given, wanted, "hit", "given"), (wanted, given, "recalled", "wanted")):
        for content, speaker in mine:
            if speaker:
                right = any(overlap(content, c) and overlap(speaker, s) for c, s in theirs)
                counts.update({f"speaker {hit}": int(right), f"speaker {total}": 1})
    for mode in set(MODES.values()):
        mine = characters(s for q, (content, _) in zip(found, given, strict=True) if q.mode is mode for s in content)
        theirs = characters(s for row in gold if MODES[str(row["type"])] is mode for s in row["quote"])
        counts.update({f"{mode} hit": len(mine & all_wanted), f"{mode} given": len(mine)})
        counts.update({f"{mode} recalled": len(theirs & all_given), f"{mode} wanted": len(theirs)})


if __name__ == "__main__":
    main()
