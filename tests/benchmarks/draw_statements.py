"""Draws stance statements from the political articles of a Wikinews file, for a reader to judge.

    python tests/benchmarks/draw_statements.py ARTICLES.jsonl -o draw.jsonl [--from 350 --to 700] [-n 300] [--seed 1]

The texts are shown on the screen only; the file gets document id, the cue's offsets, what was found, and an empty
verdict (null) in each of holder_right, type_right, target_right and right. Fill them in with true or false, then

    kg evaluate draw.jsonl

An article is political when it names two different bodies, states or offices the lexicon knows, at least one of them
no state: states.tsv, organisations.tsv without companies and media, offices.tsv. Two states alone are often a match.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from kg.domain.actors import Kind
from kg.domain.dates import PartialDate
from kg.domain.documents import Document
from kg.domain.mentions import Mention
from kg.domain.stances import Analysis
from kg.domain.statements import StanceStatement
from kg.lexicon.actors import actors
from kg.lexicon.offices import offices
from kg.link.link import link
from kg.nlp import load
from kg.nlp.analyse import analyse

LEAST = 2
NOT_POLITICAL = frozenset({"company", "agency", "newspaper", "broadcaster"})
CONTEXT = 200


def named(mention: Mention) -> Iterator[tuple[str, bool]]:
    """Ids of the states, bodies and offices a mention names, and whether each is a state."""
    for sense in (*actors().named(mention.name), *actors().adjective(mention.name)):
        kind = sense.actor.kind
        if kind is Kind.STATE or (kind is Kind.ORGANISATION and actors().class_of(sense.actor.id) not in NOT_POLITICAL):
            yield sense.actor.id, kind is Kind.STATE
    for word in mention.title.split():
        office = offices().find(word)
        if office is not None:
            yield f"office:{office.entry.slug}", False
    for inner in (*mention.modifiers, *mention.members):
        yield from named(inner)


def political(mentions: Iterable[Mention]) -> bool:
    """Whether the mentions name two known actors of politics that are not both states."""
    found = {pair for mention in mentions for pair in named(mention)}
    return len(found) >= LEAST and not all(state for _, state in found)


def documents(path: Path, first: int, last: int | None) -> Iterator[Document]:
    with path.open(encoding="utf-8") as lines:
        for line in islice(lines, first, last):
            row = json.loads(line)
            date = PartialDate.parse(row["date"]) if row.get("date") else None
            yield Document(str(row["id"]), row["text"], title=row.get("title", ""), date=date)


def statements(analysis: Analysis) -> list[StanceStatement]:
    found = [one for one in link(analysis).statements if isinstance(one, StanceStatement)]
    return sorted(found, key=lambda one: (one.cue.span, one.id))


def row(statement: StanceStatement) -> dict[str, object]:
    return {
        "document": statement.document.id,
        "start": statement.cue.span.start,
        "end": statement.cue.span.end,
        "holder": statement.holder.actor.id,
        "type": statement.type,
        "target": statement.target.actor.id,
        "rule": statement.rule,
        "confidence": statement.confidence,
        "holder_right": None,
        "type_right": None,
        "target_right": None,
        "right": None,
    }


def shown(number: int, statement: StanceStatement) -> str:
    text, cue = statement.document.text, statement.cue.span
    holder, target = statement.holder, statement.target
    before = text[max(0, statement.evidence.start - CONTEXT) : statement.evidence.start]
    lines = [f"[{number}] {statement.document.id}:{cue.start} {statement.rule} {statement.confidence:.2f}"]
    lines.append(f"    holder {holder.actor.label} «{holder.mention.span.text}»")
    lines.append(f"    {statement.type} ({statement.modality}) cue «{cue.text}» said {statement.time.said}")
    lines.append(f"    target {target.actor.label} «{target.mention.span.text}»")
    lines.append(f"    ... {' '.join(before.split())}")
    lines.append(f"    > {' '.join(statement.evidence.text.split())}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--to", dest="last", type=int, default=None)
    parser.add_argument("-n", "--number", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chosen = [
        analysis
        for analysis in analyse(documents(options.articles, options.first, options.last), load())
        if political(analysis.mentions)
    ]
    pool = [statement for analysis in chosen for statement in statements(analysis)]
    drawn = random.Random(options.seed).sample(pool, min(options.number, len(pool)))
    drawn.sort(key=lambda one: (one.document.id, one.cue.span, one.id))
    with options.out.open("x", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row(one), ensure_ascii=False, sort_keys=True) + "\n" for one in drawn)
    for number, statement in enumerate(drawn, 1):
        print(shown(number, statement))
    print(f"{len(drawn)} of {len(pool)} statements in {len(chosen)} political articles -> {options.out}")


if __name__ == "__main__":
    main()
