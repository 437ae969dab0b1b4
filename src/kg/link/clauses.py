"""Labels of clauses: subject, colon, the rest with the verbs in the infinitive, names in the place of pronouns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.domain.actors import Kind
from kg.domain.mentions import Mention, MentionKind
from kg.domain.spans import Span
from kg.domain.stances import Order, Target
from kg.lexicon.issue_words import ARTICLE, belongs
from kg.lexicon.negation import negators
from kg.link.lengths import clause

if TYPE_CHECKING:
    from kg.link.naming import Naming

_NAMED = frozenset({Kind.STATE, Kind.ORGANISATION, Kind.PERSON, Kind.GROUP, Kind.TREATY, Kind.OFFICE})
_PROPER = _NAMED - {Kind.GROUP}  # *die Firmen* have no name
_OWN_CASE = ("subj", "obj", "dat")
_DETERMINER = "determiner"
_MARKS = '„“”»«"'


def in_order(target: Target, order: Order, naming: Naming) -> str:
    """The clause of ``target`` in the order of a label.

    A clause without a subject that says who keeps its own words: *es fehlt an Geld*, *dass mir niemand hilft*. Where a
    modal verb governs it, a subject that is a pronoun nobody can resolve is left out.
    """
    who = "" if order.subject is None else _subject(target, order, order.subject, naming)
    if not who and order.finite:
        return _balanced(" ".join(_changed(span, target, {}) for span in order.finite))
    before = [_shown(span, target, naming) for span in order.before]
    after = [_shown(span, target, naming) for span in order.after]
    return _balanced(clause(who, " ".join(filter(None, before)), order.verbs, ", ".join(filter(None, after))))


def _balanced(text: str) -> str:
    """The text without quotation marks where one is left open, with single blanks."""
    if sum(text.count(mark) for mark in _MARKS) % 2:
        text = "".join(letter for letter in text if letter not in _MARKS)
    return " ".join(text.split()).strip(" ,")


def _subject(target: Target, order: Order, span: Span, naming: Naming) -> str:
    one = next((m for m in _participants(target) if span.contains(m.span)), None)
    if one is not None and one.kind is MentionKind.PRONOUN and " " not in span.text:
        return "" if one.span in order.doubtful else _name(one, naming)
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
    """Whom or what a pronoun takes up; "" where that is not certain.

    Somebody with a name may be named in an earlier sentence, a common noun only counts in the pronoun's own.
    """
    if pronoun.antecedent is None:
        return ""
    near = in_one_sentence(pronoun, pronoun.antecedent, naming.sentence_ends)
    linked = naming.somebody(pronoun) if near else naming.link(pronoun)
    if linked is not None and linked.actor.kind in (_NAMED if near else _PROPER):
        return linked.actor.label
    return " ".join(pronoun.antecedent.span.text.split()) if near else ""


def in_one_sentence(one: Mention, other: Mention, ends: Sequence[int]) -> bool:
    """Whether two mentions stand in the same sentence; no where the ``ends`` of the sentences are not known."""
    first, second = (bisect_right(ends, mention.span.start) for mention in (one, other))
    return first == second < len(ends)


def _participants(target: Target) -> Iterator[Mention]:
    return (one.mention for one in target.arguments if one.relation in _OWN_CASE)


def _shown(span: Span, target: Target, naming: Naming) -> str:
    """The words of a part without those that turned the stance, with names for its pronouns."""
    doubtful = () if target.order is None else target.order.doubtful
    pronouns = [one for one in _participants(target) if one.kind is MentionKind.PRONOUN and span.contains(one.span)]
    pronouns = [one for one in pronouns if one.span not in doubtful]
    names = {(one.span.start, one.span.end): _name(one, naming) for one in pronouns}
    return _changed(span, target, {place: name for place, name in names.items() if name})


def _changed(span: Span, target: Target, names: Mapping[tuple[int, int], str]) -> str:
    """The words of a part without those that turned the stance, with ``names`` at their offsets in the document."""
    turned = {(word.start, word.end): "" for word in target.turned if span.contains(word)}
    text = span.text
    for (start, end), new in sorted({**turned, **names}.items(), reverse=True):
        text = text[: start - span.start] + new + text[end - span.start :]
    return " ".join(text.split()).strip(" ,")
