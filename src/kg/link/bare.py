"""Targets that say nothing by themselves: *die Maßnahme*, *Umsetzung*, *eine Minderheit*, *diese Rolle übernehmen*.

A relational noun names its issue only with its complement (Löbner, Concept Types and Determination, 2011). A noun for
an act is complete where it is new (*fordert Neuwahlen*); with *der* or *dieser* it takes up what must be known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.domain.actors import Actor, Linked, Reason
from kg.domain.mentions import MentionKind
from kg.domain.stances import Argument, Target
from kg.lexicon.function_words import function_words
from kg.lexicon.issue_words import ACT, CONTAINER, LIGHT, MEASURE, SHELL, VAGUE, belongs
from kg.lexicon.issues import triggers
from kg.lexicon.offices import offices
from kg.lexicon.person_nouns import person_nouns
from kg.link.compounds import splits

_FEATURE = "bare"
_EMPTY = (VAGUE, CONTAINER, MEASURE)
_CERTAIN = 1.0
_SUBJECT = "subj"
_OURS = tuple(sorted(function_words("first_person")))  # *unserem Wort*


def is_bare(target: Linked) -> bool:
    """Whether a linked target is one of those that only their text explains."""
    return any(reason.feature == _FEATURE for reason in target.reasons)


def reasons(target: Target, owner: Actor | None) -> tuple[Reason, ...]:
    """One reason where the words of the target do not say which issue it is, else none.

    ``owner`` is whom a possessive before it takes up (*ihr Amt*), None where there is none or nobody knows.
    """
    if owner is not None or not _is_bare(target):
        return ()
    return open_reasons(target.span.text)


def open_reasons(words: str) -> tuple[Reason]:
    """The one reason against a target in which ``words`` leave open what it is about."""
    return (Reason(_FEATURE, _CERTAIN, f"»{words}« sagt allein nicht, worum es geht."),)


def explained(target: Linked) -> Linked:
    """The target without what speaks against it, where its label has been given what explains it."""
    kept = tuple(reason for reason in target.reasons if reason.feature != _FEATURE)
    return replace(target, reasons=kept)


def _is_bare(target: Target) -> bool:
    inside = [one for one in target.arguments if one.relation != _SUBJECT or target.span.contains(one.mention.span)]
    if any(_names(one) for one in inside):
        return False
    if target.mention is None:
        return _is_bare_clause(target)
    if target.definite and belongs(target.lemma, SHELL) and not belongs(target.lemma, VAGUE):
        return False  # *die Ankündigung*: the matter of its document, whose title stands beside it
    # *Abzug aus den Städten* says more than *Maßnahmen der Stadt*
    empty = _says_nothing if _says_nothing(target.lemma) else _is_amount
    if any(not empty(word) for word in target.words if word != target.lemma):
        return False
    return not _says_which(target)


def _names(argument: Argument) -> bool:
    """Whether a name stands in a participant, or a speaker's own pronoun."""
    mention = argument.mention
    own = mention.span.text.lower().startswith(_OURS)
    if own or mention.kind not in (MentionKind.NOUN, MentionKind.PRONOUN):
        return True
    return argument.inner is not None and any(_names(one) for one in argument.inner.arguments)


def _is_bare_clause(target: Target) -> bool:
    """Whether all nouns of a clause are empty ones, and no other word but its verb says anything."""
    nouns = [word for word in target.words if word[:1].isupper()]
    others = [word for word in target.words if not word[:1].isupper() and word != target.lemma]
    return bool(nouns) and _all_empty(nouns) and all(belongs(word, LIGHT) for word in others)


def _all_empty(nouns: Sequence[str]) -> bool:
    return all(_says_nothing(noun) and not belongs(noun, ACT) for noun in nouns)


def _says_nothing(word: str) -> bool:
    return any(belongs(word, name) for name in (*_EMPTY, LIGHT)) or _is_amount(word)


def _is_amount(word: str) -> bool:
    return belongs(word, MEASURE) or word.isdigit() or word in function_words("quantity")


def _says_which(target: Target) -> bool:
    """Whether the head of a phrase without telling words is one that needs none."""
    head = target.lemma
    if not head[:1].isupper() or any(letter.isdigit() for letter in head):
        return False  # *etliche*, *49-Jährige*
    if belongs(head, ACT):
        return not target.definite
    if _says_nothing(head):
        return False
    found = triggers().exact(head)
    if found is not None and all(trigger.needed for trigger in found.entry) and not splits(head):
        return not target.definite and target.words == (head,)  # *die Umsetzung*, *Erhöhung um elf Prozent* of what
    return offices().find(head) is None and person_nouns().find(head) is None
