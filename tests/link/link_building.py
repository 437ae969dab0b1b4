"""Building mentions, targets and analyses by hand, with offsets that fit their text."""

from __future__ import annotations

import re

from kg.domain.documents import Document
from kg.domain.mentions import Mention, MentionKind, Use
from kg.domain.spans import Span
from kg.domain.stances import Analysis, Argument, Cue, Stance, Target
from kg.lexicon.actors import actors

_PARTICIPANT = re.compile(r"\{(\w+):([^}]+)\}")


def mention(name: str, kind: str = "LOC", use: str = "agent", start: int = 0, **more: object) -> Mention:
    """A mention whose words are its name, unless ``text`` gives others."""
    text = str(more.pop("text", name))
    span = Span(start, start + len(text), text)
    return Mention(span, name, MentionKind(kind), Use(use), **more)  # type: ignore[arg-type]


def stance(
    document: Document, holder: Mention, kind: str, target: Target, cue: str = "fordern", **more: object
) -> Stance:
    """A stance with the whole document as its evidence."""
    span = Span(0, len(document.text), document.text)
    return Stance(holder, kind, target, Cue(document.span(0, 1), cue), span, "test", **more)  # type: ignore[arg-type]


def analysis(document: Document, *stances: Stance, mentions: tuple[Mention, ...] = ()) -> Analysis:
    """An analysis of stances and mentions alone."""
    return Analysis(document, mentions=mentions, stances=stances)


def marked_target(marked: str, lemma: str) -> Target:
    """A target from an example of issues.tsv: participants stand in { } with the relation that attaches them."""
    plain = ""
    arguments: list[Argument] = []
    last = 0
    for match in _PARTICIPANT.finditer(marked):
        plain += marked[last : match.start()]
        relation, words = match[1], match[2]
        derived = relation == "mod"
        kind = "LOC" if derived or actors().named(words) else "NOUN"
        form = "deriv" if derived else "part" if relation == "compound" else ""
        arguments.append(Argument(relation, mention(words, kind, "modifier", len(plain), form=form)))
        plain += words
        last = match.end()
    plain += marked[last:]
    clause = marked.startswith("dass ")
    whole = None if clause else mention(lemma, "NOUN", "patient", text=plain)
    words_of_target = (lemma,)
    return Target(Span(0, len(plain), plain), lemma, whole, tuple(arguments), words_of_target)
