"""statements.jsonl and quotations.jsonl, to the letter of their contract."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.domain.actors import Linked
from kg.domain.documents import Problem
from kg.domain.mentions import Mention, MentionKind
from kg.export import jsonl, report
from kg.export.door import ExportError
from kg.export.jsonl_reader import read_quotations, read_statements
from kg.graph.build import ordered
from sampling import REPORT, corpora, quotations, world

GOLDEN = Path(__file__).with_name("stance.golden.jsonl")


def test_a_stance_is_one_line_as_the_contract_has_it(tmp_path: Path) -> None:
    statement = world()[0]
    jsonl.write_statements(tmp_path / "s", [statement])
    golden = GOLDEN.read_text(encoding="utf-8").replace("ID", statement.id)
    assert (tmp_path / "s").read_text(encoding="utf-8") == golden


def test_a_relation_has_subject_relation_and_object() -> None:
    record = jsonl.statement_record(world()[3])
    own, common = (
        {"subject", "relation", "object"},
        {"id", "kind", "document", "evidence", "more_evidence", "time", "confidence", "rule"},
    )
    assert set(record) == own | common
    assert (record["kind"], record["relation"]) == ("relation", "holds_office")


def test_a_quotation_may_have_nobody_and_no_cue() -> None:
    record = jsonl.quotation_record(quotations()[1])
    assert set(record) == {"id", "document", "speaker", "speaker_mention", "cue", "mode", "content"}
    assert [record[key] for key in ("speaker", "speaker_mention", "cue")] == [None] * 3
    assert record["mode"] == "free_indirect"


def test_unknown_dates_and_outlets_are_null() -> None:
    records = [jsonl.statement_record(one) for one in world()]
    document = next(one["document"] for one in records if one["document"]["id"] == "entry")
    assert (document["outlet"], document["date"]) == (None, "2025-03")


def test_lines_are_sorted_and_keys_too(tmp_path: Path) -> None:
    jsonl.write_statements(tmp_path / "s", world())
    lines = [json.loads(line) for line in (tmp_path / "s").read_text(encoding="utf-8").splitlines()]
    assert len(lines) == 9
    assert [line["id"] for line in lines] == sorted(line["id"] for line in lines)
    assert all(list(line) == sorted(line) for line in lines)


@settings(deadline=None)
@given(corpora(), st.randoms(use_true_random=False))
def test_written_read_and_written_again_gives_the_same_bytes(tmp_path_factory, corpus, random) -> None:
    folder = tmp_path_factory.mktemp("jsonl")
    statements, said = corpus
    jsonl.write_statements(folder / "s", statements)
    jsonl.write_quotations(folder / "q", said)
    again, quoted = list(read_statements(folder / "s")), list(read_quotations(folder / "q"))
    random.shuffle(again)
    random.shuffle(quoted)
    jsonl.write_statements(folder / "s2", again)
    jsonl.write_quotations(folder / "q2", quoted)
    assert (folder / "s").read_bytes() == (folder / "s2").read_bytes()
    assert (folder / "q").read_bytes() == (folder / "q2").read_bytes()


def bare(linked: Linked) -> Linked:
    """A linked mention as its line holds it: the words and the decision, not the analysis of the words."""
    span = linked.mention.span
    return replace(linked, mention=Mention(span, span.text, MentionKind.OTHER))


def told(record):
    """A record without what its line does not hold: the article's text and the analysis of its words."""
    ends = {name: bare(getattr(record, name)) for name in ENDS if isinstance(getattr(record, name, None), Linked)}
    shown = replace(record.document, text="", byline=None, opinion=False, skip=())
    return replace(record, document=shown, **ends)


ENDS = ("holder", "target", "subject", "object", "speaker")


@settings(max_examples=60)
@given(corpora())
@example((world(), quotations()))
def test_what_is_read_is_what_was_written(tmp_path_factory, corpus) -> None:
    """Every field of every record: reasons, further passages with their cues and reporters, intervals and phases."""
    folder = tmp_path_factory.mktemp("jsonl")
    jsonl.write_statements(folder / "s", corpus[0])
    jsonl.write_quotations(folder / "q", corpus[1])
    assert list(read_statements(folder / "s")) == [told(one) for one in ordered(corpus[0])]
    assert list(read_quotations(folder / "q")) == [told(one) for one in jsonl.ordered_quotations(corpus[1])]


def test_a_whole_number_is_read_as_one(tmp_path: Path) -> None:
    record = json.loads(json.dumps(jsonl.statement_record(world()[0])))
    record["confidence"] = 1
    (tmp_path / "s").write_text(json.dumps(record), encoding="utf-8")
    assert [one.confidence for one in read_statements(tmp_path / "s")] == [1.0]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda r: r.pop("holder"), "holder is no dict"),
        (lambda r: r["holder"].update(label=3), "holder.label is no str"),
        (lambda r: r["stance"].update(polarity=True), "stance.polarity is no int"),
        (lambda r: r["stance"].update(modality="maybe"), "'maybe' is not a valid Modality"),
        (lambda r: r["time"].update(said="April"), "'April' is no date"),
        (lambda r: r["evidence"].update(end=5), "does not fit its text"),
        (lambda r: r.update(id="st-0"), "the id 'st-0' does not fit the content"),
        (lambda r: r.update(kind="opinion"), "kind 'opinion' is neither stance nor relation"),
        (lambda r: r.update(reported_by=["x"]), "item is no dict"),
        (lambda r: r.update(confidence="high"), "confidence is no float"),
    ],
)
def test_a_broken_line_is_named_with_its_reason(tmp_path: Path, change, reason: str) -> None:
    record = json.loads(json.dumps(jsonl.statement_record(world()[0])))
    change(record)
    file = tmp_path / "statements.jsonl"
    good = json.dumps(jsonl.statement_record(world()[1]))
    file.write_text(f"{good}\n{json.dumps(record)}\n", encoding="utf-8")
    with pytest.raises(ExportError, match=r"statements\.jsonl:2: ") as caught:
        list(read_statements(file))
    assert reason in str(caught.value)
    assert "kg build" in str(caught.value)


@pytest.mark.parametrize("line", ["{", "[]", "null", '{"kind": "stance"', "[" * 100_000])
def test_a_line_that_is_no_object_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "s").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(ExportError, match="s:1: "):
        list(read_statements(tmp_path / "s"))


def test_a_file_that_is_missing_or_no_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be read"):
        list(read_statements(tmp_path / "nothing"))
    (tmp_path / "s").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ExportError, match="s:1: "):
        list(read_quotations(tmp_path / "s"))


def test_the_report_is_sorted_and_holds_every_problem(tmp_path: Path) -> None:
    problems = [Problem("b.txt", "is empty", "delete it"), Problem("a.csv", "has no text", "", 7)]
    counts = report.counts(world(), quotations())
    made = report.Report(counts, problems, {"position-graph": "0.1.0"}, {"b\udcff.txt": "00"}).mapping()
    report.write(tmp_path / "r", made)
    read = json.loads((tmp_path / "r").read_text(encoding="utf-8"))
    assert [one["source"] for one in read["problems"]] == ["a.csv", "b.txt"]
    assert read["problems"][0] == {"source": "a.csv", "line": 7, "reason": "has no text", "remedy": ""}
    assert read["inputs"] == {"b\udcff.txt": "00"}
    assert read["counts"] == {
        "stances": 6, "relations": 3, "quotations": 2, "stance:leaves": 2, "stance:criticises": 1,
        "stance:demands": 1, "stance:supports": 2, "relation:holds_office": 1, "relation:party_of": 1,
        "relation:member_of": 1,
    }  # fmt: skip
    report.write(tmp_path / "again", dict(reversed(REPORT.items())))
    report.write(tmp_path / "once", REPORT)
    assert (tmp_path / "again").read_bytes() == (tmp_path / "once").read_bytes()
