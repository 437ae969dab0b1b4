"""Annotated passages: the format, the matching rule, and the gold of this repository."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from kg.domain.dates import PartialDate
from kg.domain.documents import Document
from kg.domain.mentions import Mention, MentionKind
from kg.domain.stances import Cue, Modality, Phase, Stance, Target
from kg.evaluate import measure
from kg.evaluate.gold import GoldStance, Passage, read
from kg.evaluate.passages import EMPTY, Result, report
from kg.evaluate.stances import match
from kg.lexicon.stance_types import stance_types

GOLD = Path(__file__).parents[1] / "gold"
TEXT = "Die Ministerin Ada Lund lehnt den Bau des Hafens ab. Sie fordert ein Verbot der Fähre."
MARKED = f"""# a comment
@ a1 | 2025-03-13 | pronoun, separable
{TEXT}
+ Ada Lund | lehnt … ab | opposes | den Bau des Hafens
+ Sie = Ada Lund | fordert | demands/supports | Verbot der Fähre // *Fähre | intended/asserted; said=2025-03;phase=begun
? Sie | Verbot | opposes | Fähre

@ a2 | 2025-03-13 | none-weather
Am Abend droht Regen.
"""


def written(tmp_path: Path, content: str) -> Path:
    path = tmp_path / "passages.txt"
    path.write_text(content, encoding="utf-8")
    return path


def passage(tmp_path: Path) -> Passage:
    return read(written(tmp_path, MARKED))[0]


def stance(holder: str, kind: str, target: str, cue: str, modality: Modality = Modality.ASSERTED) -> Stance:
    document = Document("a1", TEXT)

    def mention(words: str) -> Mention:
        start = TEXT.index(words)
        return Mention(document.span(start, start + len(words)), words, MentionKind.PERSON)

    aimed, said = mention(target), mention(cue)
    return Stance(
        holder=mention(holder),
        type=kind,
        target=Target(aimed.span, target, aimed),
        cue=Cue(said.span, cue),
        evidence=document.span(0, len(TEXT)),
        rule="r",
        modality=modality,
    )


def test_a_passage_is_read_with_every_part(tmp_path: Path) -> None:
    first, second = read(written(tmp_path, MARKED))
    assert (first.id, first.date, first.constructions) == ("a1", PartialDate(2025, 3, 13), ("pronoun", "separable"))
    assert first.text == TEXT
    opposes, demands, allowed = first.stances
    assert [part.text for part in opposes.cue] == ["lehnt", "ab"]
    assert [place.head.text for place in opposes.targets] == ["Bau"]
    assert [place.span.text for place in demands.antecedents] == ["Ada Lund"]
    assert demands.types == ("demands", "supports")
    assert demands.modalities == (Modality.INTENDED, Modality.ASSERTED)
    assert demands.dates == {"said": PartialDate(2025, 3)}
    assert (demands.phase, opposes.phase) == (Phase.BEGUN, None)
    assert [place.head.text for place in demands.targets] == ["Verbot", "Fähre"]
    assert (opposes.wanted, allowed.wanted) == (True, False)
    assert second.stances == ()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("+ Ada Lund | lehnt … ab | opposes", "cells"),
        ("+ Ida Lund | lehnt … ab | opposes | Hafens", "not in the text"),
        ("+ Ada Lund | lehnt … ab | rejects | Hafens", "no type"),
        ("+ Ada Lund | lehnt … ab | opposes | den#3", "not in the text"),
        ("+ Ada Lund | n | opposes | Hafens", "number the one"),
        ("+ Ada Lund | lehnt … ab | opposes | fordert ein", "mark the head"),
        ("+ Ada Lund | lehnt … ab | opposes | Hafens | sure", "sure"),
        ("+ Ada Lund | lehnt … ab | opposes | Hafens | when=2025", "no key"),
        ("+ Ada Lund | lehnt … ab | opposes | Hafens | said=May", "May"),
    ],
)
def test_what_breaks_the_format_is_named_with_its_line(tmp_path: Path, line: str, reason: str) -> None:
    with pytest.raises(ValueError, match=rf"line 3: .*{reason}"):
        read(written(tmp_path, f"@ a1 | 2025-03-13 | plain\n{TEXT}\n{line}\n"))


def test_the_same_id_twice_and_text_behind_the_stances_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="twice"):
        read(written(tmp_path, f"{MARKED}\n{MARKED}"))
    with pytest.raises(ValueError, match="the text first"):
        read(written(tmp_path, f"@ a1 | 2025-03-13 | plain\n+ Ada Lund | lehnt | opposes | Hafens\n{TEXT}\n"))


def test_a_right_stance_is_wholly_right(tmp_path: Path) -> None:
    found = [stance("Ada Lund", "opposes", "Bau des Hafens", "lehnt")]
    matching = match(passage(tmp_path).stances, found)
    assert [pair.whole for pair in matching.pairs] == [True]
    assert (matching.gold, matching.found, matching.extra) == (2, 1, ())


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        (stance("Hafens", "opposes", "Bau des Hafens", "lehnt"), "holder"),
        (stance("Ada Lund", "criticises", "Bau des Hafens", "lehnt"), "type"),
        (stance("Ada Lund", "opposes", "Hafens", "lehnt"), "target"),
        (stance("Ada Lund", "opposes", "lehnt den Bau des Hafens ab", "lehnt"), "target"),
        (stance("Ada Lund", "opposes", "Bau des Hafens", "lehnt", Modality.POSSIBLE), "modality"),
    ],
)
def test_each_part_can_be_wrong_alone(tmp_path: Path, changed: Stance, part: str) -> None:
    (pair,) = match(passage(tmp_path).stances, [changed]).pairs
    assert not pair.whole
    assert [name for name in ("holder", "type", "target", "modality") if not getattr(pair, name)] == [part]


def test_a_pronoun_must_lead_to_whom_it_takes_up(tmp_path: Path) -> None:
    loose = stance("Sie", "demands", "Verbot der Fähre", "fordert")
    name = stance("Ada Lund", "demands", "Verbot der Fähre", "fordert").holder
    bound = replace(loose, holder=replace(loose.holder, antecedent=name))
    gold = passage(tmp_path).stances
    assert [pair.holder for pair in match(gold, [loose]).pairs] == [False]
    assert [pair.whole for pair in match(gold, [bound]).pairs] == [True]


def test_what_may_be_found_counts_neither_way_and_only_where_it_is_right(tmp_path: Path) -> None:
    gold = passage(tmp_path).stances
    allowed = match(gold, [stance("Sie", "opposes", "Fähre", "Verbot")])
    assert (allowed.gold, allowed.found) == (2, 0)
    wrong = match(gold, [stance("Sie", "joins", "Fähre", "Verbot")])
    assert (wrong.gold, wrong.found) == (2, 1)


def test_saying_what_holds_a_coded_stance_is_no_error(tmp_path: Path) -> None:
    gold = passage(tmp_path).stances
    own = stance("Ada Lund", "claims", "lehnt den Bau", "Ministerin")
    assert match(gold, [own]).extra == ()
    others = stance("Hafens", "claims", "lehnt den Bau", "Ministerin")
    elsewhere = stance("Ada Lund", "claims", "Die Ministerin", "Ministerin")
    assert match(gold, [others, elsewhere]).extra == (others, elsewhere)


def test_a_second_right_answer_is_no_error_but_the_same_twice_is(tmp_path: Path) -> None:
    gold = read(written(tmp_path, MARKED.replace("| opposes | den", "| opposes/doubts | den")))[0].stances
    first = stance("Ada Lund", "opposes", "Bau des Hafens", "lehnt")
    second = replace(first, type="doubts")
    assert match(gold, [first, second]).extra == ()
    assert match(gold, [first, second, second]).extra == ()
    assert match(gold, [first, first]).extra == (first,)


def test_one_found_stance_never_counts_twice(tmp_path: Path) -> None:
    found = [stance("Ada Lund", "opposes", "Bau des Hafens", "lehnt")] * 2
    matching = match(passage(tmp_path).stances, found)
    assert (len(matching.pairs), matching.found, len(matching.extra)) == (1, 2, 1)


def test_the_report_counts_tuples_constructions_types_and_empty_passages(tmp_path: Path) -> None:
    first, second = read(written(tmp_path, MARKED))
    found = [stance("Ada Lund", "opposes", "Bau des Hafens", "lehnt"), stance("Sie", "joins", "Hafens", "Bau")]
    matchings = [match(first.stances, found), match((), found[:1])]
    passages = zip((first, second), matchings, strict=True)
    results = [Result(passage, matching, matching, {}) for passage, matching in passages]
    done = report("t", results)
    whole = done.figures[0]
    assert (whole.name, whole.gold, whole.found, whole.recall) == ("whole tuple", 2, 3, 50.0)
    constructions, types, empty = done.parts
    assert [(one.name, one.gold, one.found, one.value) for one in constructions.figures] == [
        ("pronoun", 2, 1, 50.0),
        ("separable", 2, 1, 50.0),
    ]
    assert {one.name: (one.gold, one.found) for one in types.figures} == {
        "opposes": (1, 2),
        "demands": (1, 0),
        "joins": (0, 1),
    }
    assert [(one.name, one.gold, one.found, one.value) for one in empty.figures] == [("none-weather", 1, 1, 0.0)]


def test_a_file_of_passages_is_told_by_its_content(tmp_path: Path) -> None:
    head, gold = "@ a1 | 2025-03-13 | plain", "+ Estland | lehnt … ab | opposes | Tempolimit"
    content = f"{head}\nEstland lehnt das Tempolimit ab.\n{gold}\n"
    done = measure(written(tmp_path, content))
    assert {one.name: one.value for one in done.figures}["whole tuple"] == 100.0


FILES = sorted(GOLD.glob("passages*.txt"))
PASSAGES = [one for path in FILES for one in read(path)]


def test_every_construction_is_explained_and_shown() -> None:
    lines = (GOLD / "constructions.tsv").read_text(encoding="utf-8").splitlines()
    explained = [line.split("\t")[0] for line in lines[1:]]
    assert len(explained) == len(set(explained)) > 50
    shown = {name for one in PASSAGES for name in one.constructions}
    assert shown == set(explained)


def test_the_gold_is_large_and_shows_every_type_often() -> None:
    wanted = Counter(gold.types[0] for one in PASSAGES for gold in one.stances if gold.wanted)
    assert len(PASSAGES) >= 540
    assert set(wanted) == set(stance_types())
    assert min(wanted.values()) >= 25
    assert sum(1 for one in PASSAGES if not one.stances) >= 40


def test_passages_without_a_stance_say_why() -> None:
    seen = 0
    for one in PASSAGES:
        assert any(name.startswith(EMPTY) for name in one.constructions) == (not one.stances), one.id
        seen += not one.stances
    assert seen >= 40


def as_found(gold: GoldStance) -> Stance:
    """What a system would say that finds exactly the reader's first answers."""
    holder = (gold.antecedents or gold.holders)[0].span
    aimed = gold.targets[0]
    return Stance(
        holder=Mention(holder, holder.text, MentionKind.PERSON),
        type=gold.types[0],
        target=Target(aimed.span, aimed.head.text),
        cue=Cue(gold.cue[0], gold.cue[0].text),
        evidence=aimed.span,
        rule="r",
        modality=gold.modalities[0],
    )


def test_the_gold_against_itself_is_wholly_right() -> None:
    seen = 0
    for one in PASSAGES:
        matching = match(one.stances, [as_found(gold) for gold in one.stances])
        assert all(pair.whole for pair in matching.pairs), one.id
        assert (matching.missed, matching.extra) == ((), ()), one.id
        seen += matching.gold
    assert seen >= 25 * len(stance_types())


def test_nothing_found_misses_everything_and_the_wrong_type_is_wrong() -> None:
    for one in PASSAGES:
        wanted = [gold for gold in one.stances if gold.wanted]
        assert match(one.stances, []).missed == tuple(wanted)
        for gold in wanted:
            other = next(name for name in stance_types() if name not in gold.types)
            assert not any(pair.whole for pair in match([gold], [replace(as_found(gold), type=other)]).pairs), one.id


def test_no_passage_stands_there_twice() -> None:
    plain = [re.sub(r"\W+", " ", one.text).casefold() for one in PASSAGES]
    assert len(plain) == len(set(plain))
