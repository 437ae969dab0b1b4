"""Every row of the cue tables is its own test: its example and its denied twin, through the real pipeline.

The example must give each marked holder the row's type toward each marked target, and nothing else by that row; the
twin gives what the cue's denial expresses, or nothing where it says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg.domain.documents import Document
from kg.domain.stances import Stance
from kg.lexicon.cues import CueRow, Example, cues, parse_example
from kg.lexicon.denials import counterpart
from kg.nlp.analyse import read

TWINS = ("example", "negated")
CASES = [pytest.param(row, twin, id=f"{row.id}/{twin}") for row in cues().rows for twin in TWINS]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the pipeline made of one marked sentence."""

    example: Example
    doc: Doc
    stances: tuple[Stance, ...]

    def by(self, row: CueRow) -> list[Stance]:
        return [stance for stance in self.stances if stance.rule == row.id]

    def fits(self, stance: Stance, holder: tuple[int, int], target: tuple[int, int]) -> bool:
        """Whether the holder stands inside its mark, and the target's head inside the other one."""
        held = stance.holder.span
        aimed = self.doc.char_span(stance.target.span.start, stance.target.span.end)
        inside = holder[0] <= held.start and held.end <= holder[1]
        return inside and aimed is not None and target[0] <= aimed.root.idx < target[1]

    def shown(self) -> str:
        lines = [f"{s.rule}: [{s.holder.span.text}] {s.type} {{{s.target.span.text}}}" for s in self.stances]
        lines += [f"{t.text}/{t.lemma_}/{t.pos_}/{t.dep_}<{t.head.text}" for t in self.doc]
        return "\n".join([self.example.text, *lines])


@pytest.fixture(scope="module")
def readings(nlp: Language) -> dict[tuple[str, str], Reading]:
    marked = {(row.id, twin): parse_example(getattr(row, twin)) for row in cues().rows for twin in TWINS}
    docs = nlp.pipe(example.text for example in marked.values())
    found = {}
    for (key, example), doc in zip(marked.items(), docs, strict=True):
        analysis = read(Document(id="/".join(key), text=example.text), doc)
        found[key] = Reading(example, doc, analysis.stances)
    return found


@pytest.mark.parametrize(("row", "twin"), CASES)
def test_row(row: CueRow, twin: str, readings: dict[tuple[str, str], Reading]) -> None:
    reading = readings[row.id, twin]
    wanted = row.type if twin == "example" else counterpart(row)
    if not wanted:
        same = [stance for stance in reading.stances if stance.type == row.type]
        # whoever does not think it so thinks it is not so
        assert [stance for stance in same if not stance.target.negated] == [], reading.shown()
        return
    for holder in reading.example.holders:
        for target in reading.example.targets:
            found = [stance for stance in reading.by(row) if reading.fits(stance, holder, target)]
            assert [stance.type for stance in found] == [wanted], reading.shown()
    expected = len(reading.example.holders) * len(reading.example.targets)
    assert len(reading.by(row)) == expected, reading.shown()


def test_every_row_was_read_twice(readings: dict[tuple[str, str], Reading]) -> None:
    assert len(readings) == len(CASES) == 2 * len(cues().rows)
    assert len(cues().rows) >= 320
