"""Judgements: what a reader of the graph decided, which wins over every score and survives rebuilds.

The idea is the resolver file of nomenklatura: decisions of people are data of their own, kept apart from the sources.
"""

from __future__ import annotations

from dataclasses import dataclass

#: What can be wrong with a statement; "not_said": the sentence does not say it at all.
WRONG = ("holder", "type", "target", "polarity", "date", "not_said")


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a judgement is written (file name, 1-based line) and, where its author says so, why."""

    source: str
    line: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Which statement is meant: its ``id``, and for rebuilds that name it anew its document, offsets and content.

    ``evidence`` and ``cue`` are start (inclusive) and end (exclusive) in code points of the document's text.
    ``holder``, ``type`` and ``target`` are what the statement said when it was judged (subject, relation and object of
    a relation), "" where the file does not tell.
    """

    id: str
    document: str = ""
    evidence: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None
    holder: str = ""
    type: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Same:
    """The nodes ``a`` and ``b`` are one; the graph keeps ``b``."""

    ground: Ground
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Different:
    """The nodes ``a`` and ``b`` are never one; in ``document`` (or at one mention of it) what names ``a`` is ``b``."""

    ground: Ground
    a: str
    b: str
    document: str = ""
    mention: tuple[int, int] | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Confirm:
    """The statement is right as it stands; it is found, counted and told of, and nothing of it changes."""

    ground: Ground
    place: Place


@dataclass(frozen=True, slots=True)
class Reject:
    """The statement is wrong and leaves the graph; ``wrong`` names the parts of it that are (``WRONG``)."""

    ground: Ground
    place: Place
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Retype:
    """The statement has another type, holder or target (of a relation: relation, subject, object); "" stays.

    ``wrong`` names what was wrong with it (``WRONG``).
    """

    ground: Ground
    place: Place
    type: str = ""
    holder: str = ""
    target: str = ""
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rename:
    """The node is called otherwise; "" leaves a language as it is."""

    ground: Ground
    node: str
    label: str = ""
    label_en: str = ""


Judgement = Same | Different | Confirm | Reject | Retype | Rename


@dataclass(frozen=True, slots=True)
class Applied:
    """A judgement that found something: ids of the statements it changed, as they stand in the graph afterwards, and of
    those that are no longer there because of it."""

    judgement: Judgement
    statements: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
