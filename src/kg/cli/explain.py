"""``kg explain``: from an edge back to the sentence that proves it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.terminal import clean_line

if TYPE_CHECKING:
    from rich.text import Text

    from kg.domain.actors import Linked
    from kg.domain.documents import Document
    from kg.domain.spans import Span
    from kg.domain.statements import Evidence, Statement

HOLDER, CUE, TARGET = "bold cyan", "bold yellow", "bold magenta"


@click.command(short_help="Show the sentence and the reasons behind a statement.")
@click.argument("statement_id", metavar="ID")
@click.option(
    "-g", "--graph", default="graph", show_default=True, type=click.Path(path_type=Path), help="Graph folder."
)
def explain(statement_id: str, graph: Path) -> None:
    """Show why the graph holds the statement ID.

    Prints the sentence with [holder], <cue> and {target} marked, further sentences that say the same, the rule that
    found them, why the mentions were taken for these actors, what the date rests on, and a line for a file of
    judgements that takes the statement out of the next graph (see kg build --help). IDs are in statements.jsonl and
    graph.html; the first characters are enough where they fit one statement only.

    \b
    Example:
      kg explain st-1f0c2a9e77aa0b31 -g graph/
    """
    from rich.console import Console

    from kg.errors import KgError
    from kg.export.jsonl_reader import read_statements

    file = graph / "statements.jsonl"
    found = [one for one in read_statements(file) if one.id.startswith(statement_id)]
    exact = [one for one in found if one.id == statement_id] or found
    if not exact:
        raise KgError(f"{file} holds no statement {statement_id!r}; the ids are in its field id")
    if len(exact) > 1:
        names = ", ".join(one.id for one in exact[:5])
        raise KgError(f"{statement_id!r} fits {len(exact)} statements ({names} ...); write more of the id")
    console = Console(highlight=False, soft_wrap=True)
    for line in _lines(exact[0]):
        console.print(line)


def _lines(statement: Statement) -> Iterator[Text]:
    from rich.text import Text

    from kg.domain.stances import Phase
    from kg.domain.statements import StanceStatement
    from kg.read.judgements import rejection

    if isinstance(statement, StanceStatement):
        stance = f"{statement.type} ({statement.polarity:+d}, {statement.modality}"
        stance += ", cue negated)" if statement.negated else ")"
        marks = [
            (statement.holder.mention.span, "[]", HOLDER),
            (statement.cue.span, "<>", CUE),
            (statement.target.mention.span, "{}", TARGET),
        ]
        linked = [("holder", statement.holder), ("target", statement.target)]
        edge = (statement.holder.actor.label, stance, statement.target.actor.label)
    else:
        marks = [(statement.subject.mention.span, "[]", HOLDER), (statement.object.mention.span, "{}", TARGET)]
        linked = [("subject", statement.subject), ("object", statement.object)]
        edge = (statement.subject.actor.label, statement.relation, statement.object.actor.label)
    yield Text(f"{statement.id}: {clean_line('  '.join(edge))}", style="bold")
    yield Text("")
    yield marked(statement.evidence, marks)
    yield Text("")
    for proof in statement.more_evidence:
        yield from _also(proof, marks)
    yield from _document(statement.document, statement.evidence)
    yield _row("said", f"{statement.time.said or 'unknown'}, by {statement.time.basis}")
    if statement.time.start or statement.time.until:
        yield _row("holds", f"from {statement.time.start or 'unknown'} until {statement.time.until or 'unknown'}")
    if statement.time.phase is not Phase.CURRENT:
        yield _row("phase", statement.time.phase.value)
    if isinstance(statement, StanceStatement) and statement.reported_by:
        yield _row("reported by", ", ".join(actor.label for actor in statement.reported_by))
    if isinstance(statement, StanceStatement):
        yield _row("cue", f"{statement.cue.span.text} ({statement.cue.lemma})")
    yield _row("rule", statement.rule)
    yield _row("confidence", f"{statement.confidence:.2f}")
    for role, one in linked:
        yield from _reasons(role, one)
    yield _row("judge", json.dumps(rejection(statement), ensure_ascii=False))


def _also(proof: Evidence, marks: list[tuple[Span, str, str]]) -> Iterator[Text]:
    """A further passage that says the same, with its own cue; mentions are marked where they stand in it."""
    from rich.text import Text

    cue = [] if proof.cue is None else [(proof.cue.span, "<>", CUE)]
    yield marked(proof.span, [*cue, *(mark for mark in marks if mark[2] != CUE)])
    reporters = ", ".join(actor.label for actor in proof.reported_by)
    by = f", reported by {reporters}" if reporters else ""
    yield _row("also", f"characters {proof.span.start}-{proof.span.end}, rule {proof.rule}{by}")
    yield Text("")


def marked(sentence: Span, marks: list[tuple[Span, str, str]]) -> Text:
    """The sentence with every mark's span in its brackets and style; spans outside the sentence are left out.

    Brackets nest by length, so that a cue inside a target stays readable without colours.
    """
    from rich.text import Text

    inside = [mark for mark in marks if sentence.contains(mark[0]) and mark[0].text]
    text = Text()
    for at in range(sentence.start, sentence.end + 1):
        closing = sorted((m for m in inside if m[0].end == at), key=lambda m: -m[0].start)
        opening = sorted((m for m in inside if m[0].start == at), key=lambda m: -m[0].end)
        for _, brackets, style in closing:
            text.append(brackets[1], style)
        for _, brackets, style in opening:
            text.append(brackets[0], style)
        if at < sentence.end:
            around = [m for m in inside if m[0].start <= at < m[0].end]
            style = min(around, key=lambda m: len(m[0].text))[2] if around else ""
            character = sentence.text[at - sentence.start]
            text.append(" " if character.isspace() else clean_line(character), style)
    return text


def _document(document: Document, evidence: Span) -> Iterator[Text]:
    yield _row("document", f"{document.title} ({document.id})")
    yield _row("source", f"{document.source}, characters {evidence.start}-{evidence.end}")
    yield _row("outlet", document.outlet or "unknown")
    yield _row("published", str(document.date or "unknown"))


def _reasons(role: str, linked: Linked) -> Iterator[Text]:
    yield _row(role, f"{linked.mention.span.text!r} -> {linked.actor.label} ({linked.actor.id})")
    for reason in linked.reasons:
        yield _row("", f"{reason.score:+.2f} {reason.feature}: {reason.why}")


def _row(name: str, value: str) -> Text:
    from rich.text import Text

    return Text.assemble((f"{name:<12}", "dim"), clean_line(value))
