"""Tables of known noun and verb forms, made from Wiktionary's nouns and LanguageTool's verbs."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from wordfreq import top_n_list, word_frequency

from kg.train.corpora import Example

_COMMON = 250_000
_CLOSED = frozenset({"DET", "PRON", "AUX", "ADP", "ADV", "CCONJ", "SCONJ", "PART", "ADJ"})
NOUNS, VERBS = "NOUN", "VERB"


def find_nouns_file() -> Path:
    """nouns.csv of the installed package `german-nouns`; FileNotFoundError when it is missing."""
    spec = find_spec("german_nouns")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("nouns.csv not found: install the extra `train` (package german-nouns)")
    return Path(next(iter(spec.submodule_search_locations))) / "nouns.csv"


def write_table(target: Path, examples: Iterable[Example], nouns: Path | None, verbs: Path | None) -> int:
    """Write `tag, form, lemmas` rows, the likelier lemma first; the number of rows.

    Only forms among the commonest German words are kept. Treebank forms of closed classes are kept when they have
    one lemma throughout. A missing source leaves its rows out.
    """
    common = set(top_n_list("de", _COMMON))
    found: dict[tuple[str, str], dict[str, float]] = {}
    for tag, form, lemma in [*_nouns(nouns), *_verbs(verbs)]:
        if form.casefold() in common and " " not in form:
            likely = word_frequency(lemma, "de") + (1.0 if form == lemma else 0.0)
            found.setdefault((tag, form.lower()), {})[lemma] = likely
    for (tag, form), counts in _treebank(examples).items():
        if tag in _CLOSED and len(counts) == 1 and sum(counts.values()) > 1:
            found[tag, form] = counts
    rows = sorted(
        f"{tag}\t{form}\t{'|'.join(sorted(lemmas, key=lambda x: (-lemmas[x], x)))}\n"
        for (tag, form), lemmas in found.items()
    )
    target.write_text("".join(rows), encoding="utf-8")
    return len(rows)


def _nouns(path: Path | None) -> Iterator[tuple[str, str, str]]:
    if path is None:
        return
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            lemma = row["lemma"]
            if "Substantiv" not in row["pos"] or not lemma[:1].isupper():
                continue
            for column, form in row.items():
                if column.split(" ")[0] in {"nominativ", "genitiv", "dativ", "akkusativ"} and form:
                    yield NOUNS, form, lemma


def _verbs(path: Path | None) -> Iterator[tuple[str, str, str]]:
    if path is None:
        return
    for lemma, table in json.loads(path.read_text(encoding="utf-8")).items():
        yield VERBS, lemma, lemma
        for form in _leaves(table, bool(table.get("hasPrefix"))):
            yield VERBS, form, lemma


def _leaves(table: Any, separable: bool) -> Iterator[str]:
    """All forms of a verb as one word; a pair in a separable verb's table is a form and its particle."""
    if isinstance(table, str):
        yield table
    elif isinstance(table, list) and separable and len(table) == 2:
        yield table[1] + table[0]
    elif isinstance(table, list):
        yield from table
    elif isinstance(table, dict):
        for key, value in table.items():
            yield from _leaves(value, separable and key != "PA2")


def _treebank(examples: Iterable[Example]) -> dict[tuple[str, str], dict[str, float]]:
    counts: dict[tuple[str, str], dict[str, float]] = {}
    for example in examples:
        for token in example.tokens:
            if token.lemma:
                seen = counts.setdefault((token.upos, token.form.lower()), {})
                seen[token.lemma] = seen.get(token.lemma, 0.0) + 1.0
    return counts
