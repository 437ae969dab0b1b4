"""kg evaluate: kinds are told by content, figures are right, bad files are named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.main import cli
from kg.domain.mentions import Mention, MentionKind
from kg.domain.spans import Span
from kg.domain.stances import Cue, Mode, Quotation, Role, SpeechFrame
from kg.evaluate import EvaluationError, measure, quotations, speech
from kg.evaluate.figures import Counts, accuracy_figure, f1_figure

CONLLU = """# sent_id = 1
# text = Estland fordert Ruhe.
1\tEstland\tEstland\tPROPN\tNE\tCase=Nom\t2\tnsubj\t_\t_
2\tfordert\tfordern\tVERB\tVVFIN\t_\t0\troot\t_\t_
3\tRuhe\tRuhe\tNOUN\tNN\t_\t2\tobj\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t$.\t_\t2\tpunct\t_\t_

"""
GERMEVAL = "#\tquelle\n1\tEstland\tB-LOC\tO\n2\tfordert\tO\tO\n3\tRuhe\tO\tO\n\n1\tRiga\tB-LOC\tO\n2\tschweigt\tO\tO\n"
ARTICLE = {
    "id": "1",
    "text": "Die Ministerin sagte, der Hafen bleibe geschlossen.",
    "quotations": [{"type": "Indirect", "quote": [[22, 50]], "speaker": [[0, 14]], "cue": [[15, 20]]}],
}
SPEECH = {
    "id": "1",
    "sentences": [["Der", "Minister", "sagt", ",", "der", "Hafen", "bleibe", "zu", "."]],
    "annotations": [
        {"Cue": ["0:2"], "Source": ["0:0", "0:1"], "Message": ["0:4", "0:5", "0:6", "0:7"]},
    ],
}
PAIR = {
    "one": "Estland fordert {ein Tempolimit}.",
    "other": "Riga fordert {die Einführung eines Tempolimits}.",
    "same": True,
}
CLAIM = {"article": "1", "quote": "Estland fordert ein Tempolimit.", "actors": ["org_Estland", "20"], "polarity": "1"}


@pytest.mark.parametrize(
    ("name", "content", "figure"),
    [
        ("a.conllu", CONLLU, "LAS"),
        ("a.tsv", GERMEVAL, "entities"),
        ("a.jsonl", json.dumps(ARTICLE), "content, characters"),
        ("b.jsonl", json.dumps(SPEECH), "cues"),
        ("c.jsonl", json.dumps(CLAIM), "actor right"),
        ("issues.jsonl", json.dumps(PAIR), "wording found"),
    ],
)
def test_kinds_are_told_by_content_and_measured(tmp_path: Path, name: str, content: str, figure: str) -> None:
    path = tmp_path / name
    path.write_text(content)
    report = measure(path)
    figures = {one.name: one.value for one in report.figures}
    assert figures[figure] == 100.0
    assert all(0 <= value <= 100 for value in figures.values())
    result = CliRunner().invoke(cli, ["evaluate", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert figure in result.stdout


@pytest.mark.parametrize(
    "content", ["", "nur Text\n", '{"a": 1}\n', "\xff", "a\tb\tc\n", '{"quotations": 3, "text": "x"}\n']
)
def test_other_files_are_named_and_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "x.txt").write_bytes(content.encode("latin-1"))
    with pytest.raises(EvaluationError, match=r"x\.txt"):
        measure(tmp_path / "x.txt")


def test_f1_and_accuracy_over_documents() -> None:
    documents = [Counts(1, 2, 1), Counts(1, 2, 3)]
    f1 = f1_figure("f", documents)
    assert (f1.precision, f1.recall, f1.value) == (50.0, 50.0, 50.0)
    assert accuracy_figure("a", documents).value == 50.0
    assert f1.low is not None
    assert f1.high is not None
    assert f1.low <= f1.value <= f1.high
    assert f1_figure("f", documents) == f1
    assert f1_figure("f", documents[:1]).low is None
    assert f1_figure("f", []).value == 0.0


def _quotation(start: int, end: int, speaker: tuple[int, int] | None, cue: tuple[int, int] | None = None) -> Quotation:
    mention = Mention(Span(*speaker, "x" * (speaker[1] - speaker[0])), "x", MentionKind.PERSON) if speaker else None
    found = Cue(Span(*cue, "x" * (cue[1] - cue[0])), "x") if cue else None
    return Quotation(Span(start, end, "x" * (end - start)), Mode.DIRECT, mention, found)


def test_quotation_scores_count_characters_pairs_speakers_and_modes() -> None:
    gold = [
        quotations.Gold(frozenset(range(0, 10)), frozenset(range(20, 25)), frozenset({Mode.DIRECT})),
        quotations.Gold(frozenset(range(40, 60)), frozenset(), frozenset({Mode.INDIRECT})),
    ]
    found = [_quotation(0, 8, (24, 30)), _quotation(40, 60, (70, 72)), _quotation(90, 95, None)]
    scores = quotations.score(gold, found)
    assert scores["characters"] == Counts(28, 30, 33)
    assert scores["quotations"] == Counts(2, 2, 3)
    assert scores["speaker"] == Counts(1, 1, 2)
    assert scores["mode"] == Counts(1, 2, 2)


def test_one_found_quotation_never_counts_twice() -> None:
    gold = [quotations.Gold(frozenset(range(10)), frozenset(), frozenset({Mode.DIRECT}))] * 2
    assert len(quotations.match(gold, [_quotation(0, 10, None)])) == 1


def test_speech_scores_are_those_of_frames() -> None:
    text = speech.speech(SPEECH["sentences"])  # type: ignore[arg-type]
    assert text.text == "Der Minister sagt, der Hafen bleibe zu."

    def words(*found: str) -> tuple[Span, ...]:
        return tuple(Span(at := text.text.index(word), at + len(word), word) for word in found)

    message = Role("Message", words("der", "Hafen", "bleibe", "zu"))
    right = SpeechFrame(words("sagt"), 0.9, (Role("Source", words("Der", "Minister")), message))
    scores = speech.score(SPEECH["annotations"], text, [right])  # type: ignore[arg-type]
    assert (scores["cues"], scores["Source"], scores["Message"]) == (Counts(1, 1, 1), Counts(2, 2, 2), Counts(4, 4, 4))
    assert scores["joint"] == Counts(7, 7, 7)
    scores = speech.score(SPEECH["annotations"], text, [])  # type: ignore[arg-type]
    assert (scores["cues"], scores["roles"]) == (Counts(0, 1, 0), Counts(0, 6, 0))
