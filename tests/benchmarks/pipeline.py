"""Measure the German pipeline: speed, load time, memory, size, and with `--data DIR` every development figure.

    python tests/benchmarks/pipeline.py [--data DIR] [--float32 DIR] [--threads N]

Speed is measured on running text through the whole pipeline, tokenizer included, in batches: the raw news text below
`DIR`, or repeated test sentences without it. `--float32` names the folder of the unquantised weights that training
leaves.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

SENTENCES = (
    "Der Rat der Stadt lehnte den neuen Vertrag am Montag nach langer Aussprache mit knapper Mehrheit ab. "
    "„Wir werden die Kosten nicht allein tragen“, sagte die Bürgermeisterin Ida Lund der Zeitung Nordblatt. "
    "Norwegen und Dänemark hatten zuvor angekündigt, dem Abkommen beizutreten, obwohl die Opposition davor warnt. "
)


def main() -> int:
    options = _parser().parse_args()
    started = time.perf_counter()
    from kg.nlp import load

    nlp = load(threads=options.threads)
    print(f"load time: {time.perf_counter() - started:.2f} s")
    texts = list(_texts(options.data))
    for _ in nlp.pipe(texts[:20]):
        pass
    started, used = time.perf_counter(), time.process_time()
    words = sum(sum(not t.is_space for t in doc) for doc in nlp.pipe(texts))
    wall, cpu = time.perf_counter() - started, time.process_time() - used
    print(f"speed: {words / wall:,.0f} words/s over {words:,} words, {options.threads} threads")
    print(f"processor time: {1000.0 * cpu / words:.3f} ms a word, {words / cpu:,.0f} words a second of one core")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    from kg.nlp.german.encoder import FOLDER, Encoder

    print(f"weights: {sum((FOLDER / name).stat().st_size for name in Encoder.FILES) / 1e6:.1f} MB")
    if options.data:
        from kg.train.card import agreement, figures, table
        from kg.train.corpora import read_corpora

        corpora = read_corpora(options.data)
        rows = [*figures(corpora), *(agreement(corpora, options.float32) if options.float32 else ())]
        print(table(rows))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure the German pipeline.")
    parser.add_argument("--data", type=Path, help="folder with ud/, ner/, wikinews/ and spkatt/")
    parser.add_argument("--float32", type=Path, help="folder of the float32 weights, to count agreement")
    parser.add_argument("--threads", type=int, default=2)
    return parser


def _texts(data: Path | None) -> Iterator[str]:
    if data is None:
        yield from [SENTENCES * 6] * 300
        return
    import json

    with (data / "wikinews" / "articles.jsonl").open(encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in lines)


if __name__ == "__main__":
    sys.exit(main())
