"""Labels of clauses: subject, colon, the rest with the verbs in the infinitive, names in the place of pronouns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.domain.actors import Kind
from kg.domain.mentions import Mention, MentionKind
from kg.domain.spans import Span
from kg.domain.stances import Order, Target
from kg.lexicon.issue_words import ARTICLE, belongs
from kg.lexicon.negation import negators

if TYPE_CHECKING:
    from kg.link.naming import Naming

_NAMED = frozenset({Kind.STATE, Kind.ORGANISATION, Kind.PERSON, Kind.GROUP, Kind.TREATY, Kind.OFFICE})
_OWN_CASE = ("subj", "obj", "dat")
_DETERMINER = "determiner"
_MARKS = '„“”»«"'


def in_order(target: Target, order: Order, naming: Naming) -> str:
    """The clause of ``target`` in the order of a label.

    A subject that is a pronoun nobody can resolve is left out: *sie* says nothing outside its text.
    """
    who = "" if order.subject is None else _subject(target, order.subject, naming)
    before = [_shown(span, target, naming) for span in order.before]
    after = [_shown(span, target, naming) for span in order.after]
    deed = ", ".join(part for part in (" ".join([*filter(None, before), order.verbs]), *filter(None, after)))
    text = f"{who}: {deed}" if who else deed
    if sum(text.count(mark) for mark in _MARKS) % 2:
        text = "".join(letter for letter in text if letter not in _MARKS)
    return " ".join(text.split()).strip(" ,")


def _subject(target: Target, span: Span, naming: Naming) -> str:
    one = next((m for m in _participants(target) if span.contains(m.span)), None)
    if one is not None and one.kind is MentionKind.PRONOUN and " " not in span.text:
        return _name(one, naming)
    words = _shown(span, target, naming).split()
    if len(words) > 1 and belongs(words[0].lower(), ARTICLE) and not denies(words[0]):
        # a noun in *-n* may be an adjective, which has another form without its article (*die Gefangenen*)
        bare = words[1][:1].isupper() and not (words[1].endswith("n") and (one is None or one.plural))
        words = words[1:] if bare else [words[0].lower(), *words[1:]]
    if one is not None and " ".join(words) in (one.span.text, one.name):
        linked = naming.link(one)
        if linked is not None and linked.actor.kind in (Kind.STATE, Kind.PERSON, Kind.ORGANISATION):
            return linked.actor.label
    return " ".join(words)


def denies(word: str) -> bool:
    """Whether a word denies: *nicht*, or a form of *kein*."""
    kinds = negators()
    stems = tuple(sorted(stem for stem, kind in kinds.items() if kind == _DETERMINER))
    return word.lower() in kinds or word.lower().startswith(stems)


def _name(pronoun: Mention, naming: Naming) -> str:
    """Whom a pronoun takes up; "" where nobody knows."""
    if pronoun.antecedent is None:
        return ""
    linked = naming.somebody(pronoun)
    if linked is not None and linked.actor.kind in _NAMED:
        return linked.actor.label
    return " ".join(pronoun.antecedent.span.text.split())


def _participants(target: Target) -> Iterator[Mention]:
    return (one.mention for one in target.arguments if one.relation in _OWN_CASE)


def _shown(span: Span, target: Target, naming: Naming) -> str:
    """The words of a part without those that turned the stance, with names for its pronouns."""
    changes = {(word.start, word.end): "" for word in target.turned if span.contains(word)}
    for one in _participants(target):
        if one.kind is MentionKind.PRONOUN and span.contains(one.span):
            name = _name(one, naming)
            if name:
                changes[one.span.start, one.span.end] = name
    text = span.text
    for (start, end), new in sorted(changes.items(), reverse=True):
        text = text[: start - span.start] + new + text[end - span.start :]
    return " ".join(text.split()).strip(" ,")
