"""Clauses in the order of a label: subject first, verbs at the end in the infinitive (*Riga: die Maut senken*).

German has one order for main clauses and one for subordinate ones (Drach 1937, *Grundgedanken der deutschen
Satzlehre*); the infinitive is the one form both share, and it has no mood to mistake.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Token

from kg.domain.spans import Span
from kg.domain.stances import Order
from kg.lexicon.function_words import function_words
from kg.nlp import labels as ud
from kg.nlp.mentions import Mentions
from kg.nlp.rivals import doubtful
from kg.nlp.tree import children, feature, finite_verb, is_finite, is_predicate, is_relative_pronoun, prepositions

_AUXILIARIES: Final = (ud.AUX, ud.AUX_PASS, ud.COP)
_SUBJECTS: Final = (ud.NSUBJ, ud.NSUBJ_PASS)
_BEHIND: Final = (ud.CCOMP, ud.XCOMP, ud.ADVCL, ud.ACL, ud.ACL_RELCL, ud.CONJ, ud.PARATAXIS, ud.CSUBJ)
_ATTRIBUTES: Final = (ud.DET, ud.NUMMOD, ud.AMOD)
_PARTICLE: Final = "compound:prt"
_INFINITIVE_END: Final = "n"
_CASE: Final = "Case"
_FIRST: Final = "1"
_OBLIQUE: Final = ("Dat", "Gen")
_ACCUSATIVE: Final = "Acc"
_MASCULINE: Final = "Masc"
_SINGULAR: Final = "Sing"
_OPENING: Final = '„“»«"(['


def order(
    head: Token, tokens: Sequence[Token], mentions: Mentions, modal: Token | None = None, *, subject: bool = True
) -> Order | None:
    """The parts of the finite clause of ``head`` among ``tokens``; None where its verbs cannot be read.

    ``modal`` is the cue that governs the clause and is no part of it; without ``subject`` its subject is left out.
    """
    own = {token.i: token for token in tokens}
    verbs = sorted({verb.i: verb for verb in _verbs(head)}.values(), key=lambda verb: verb.i)
    finite = next((aux for aux in children(head, ud.AUX, ud.AUX_PASS) if is_finite(aux)), None) or finite_verb(head)
    if finite is None or any(verb.lemma_ not in function_words("auxiliary") for verb in verbs if verb.i != head.i):
        return None
    governed = modal if modal is not None and modal.i != head.i else None
    shown = [verb for verb in verbs if governed is None or verb.i != governed.i]
    if any(verb.i not in own for verb in shown if verb.i != finite.i) or (finite in shown and finite.i not in own):
        return None
    ending = list(_infinitives(shown, finite))
    if not ending or not all(_plain(verb, finite) for verb in shown):
        return None
    doer = _subject(head, modal, own)
    left_out = {verb.i for verb in verbs} | {child.i for child in _particles(head)} | _contrast(head)
    connectives = {c.i for c in children(head, ud.ADVMOD, ud.CC) if c.lower_ in function_words("connective")}
    left_out |= connectives
    who = _around(doer, left_out, own) if doer is not None else []
    left_out |= set(who)
    border = _border(head, verbs, finite, max(own))
    stands_alone = governed is None and subject and (doer is not None or _is_without_subject(head))
    return Order(
        subject=_span(head, who) if who and subject else None,
        before=tuple(_runs(head, [at for at in own if at < border and at not in left_out])),
        verbs=" ".join(ending),
        after=tuple(_runs(head, [at for at in own if at >= border and at not in left_out])),
        finite=tuple(_runs(head, sorted(own.keys() - connectives - _contrast(head)))) if stands_alone else (),
        doubtful=tuple(doubtful(tokens, mentions)),
    )


def _verbs(head: Token) -> Iterator[Token]:
    """The head, where it is a verb, with its auxiliaries, modals and copulas."""
    if head.pos_ in (ud.VERB, ud.AUXILIARY):
        yield head
    yield from children(head, *_AUXILIARIES)


def _particles(head: Token) -> list[Token]:
    """The particles of a separable verb; what has words of its own below it is a preposition (*anstelle des Fests*)."""
    return [child for child in children(head, _PARTICLE) if not list(child.children)]


def _infinitives(verbs: Sequence[Token], finite: Token) -> Iterator[str]:
    """The verbs as they end an infinitive: *hat gebrochen* is *gebrochen haben*, *wird zahlen* only *zahlen*."""
    for verb in verbs:
        if verb.i != finite.i:
            yield verb.lemma_ if feature(verb, ud.VERB_FORM) == ud.INF else verb.lower_
    bare = any(feature(verb, ud.VERB_FORM) == ud.INF for verb in verbs if verb.i != finite.i)
    future = finite.lemma_ in function_words("passive_auxiliary") and bare
    if any(verb.i == finite.i for verb in verbs) and not future:
        yield finite.lemma_


def _plain(verb: Token, finite: Token) -> bool:
    """Whether the infinitive of a verb is known; words that stand before their verb as one are none."""
    infinitive = verb.lemma_.endswith(_INFINITIVE_END) and verb.lemma_.islower()
    return infinitive or (verb.i != finite.i and feature(verb, ud.VERB_FORM) == ud.PARTICIPLE)


def _subject(head: Token, modal: Token | None, own: dict[int, Token]) -> Token | None:
    found = [*children(head, *_SUBJECTS), *(children(modal, *_SUBJECTS) if modal is not None else ())]
    found = [one for one in found if one.i in own and not is_predicate(one) and not prepositions(one)]
    return found[0] if found and not is_relative_pronoun(found[0]) and is_nominative(found[0]) else None


def is_nominative(subject: Token) -> bool:
    """Whether what the parse takes for a subject can be one: not *uns Bauern*, *den Bauern*, nor several whose verb is
    singular (*Kindern fehlt*)."""
    articles = [child for child in subject.lefts if child.pos_ in (ud.DETERMINER, ud.PRON)]
    beside = subject.doc[max(subject.i - 1, subject.sent.start) : subject.i]
    oblique = (one for one in {*articles, *beside} if one.lower_ in function_words("reflexive"))
    if any(one in articles or feature(one, ud.PERSON) == _FIRST for one in oblique):
        return False
    deciding = [one for one in articles if one.dep_ == ud.DET] or ([subject] if subject.pos_ == ud.PRON else [])
    if any(_is_oblique(one) for one in deciding):
        return False
    finite = finite_verb(subject.head)
    several = subject.pos_ == ud.NOUN and not articles and feature(subject, ud.NUMBER) == ud.PLUR
    return not (several and finite is not None and feature(finite, ud.NUMBER) == _SINGULAR)


def _is_oblique(word: Token) -> bool:
    """Whether an article or pronoun is in another case; only the masculine accusative has a form of its own."""
    case = feature(word, _CASE)
    return case in _OBLIQUE or (case == _ACCUSATIVE and feature(word, ud.GENDER) == _MASCULINE)


def _is_without_subject(head: Token) -> bool:
    """Whether the clause of ``head`` has no subject at all, its own or one shared with a clause before."""
    subjects = [one for one in children(head, *_SUBJECTS) if is_nominative(one)]
    return not subjects and head.dep_ != ud.CONJ


def _contrast(head: Token) -> set[int]:
    """*während Oslo zögert*: a clause that sets somebody else against the subject is no part of what is said of it."""
    words = function_words("contrasting")
    asides = (c for c in children(head, ud.ADVCL) if any(mark.lower_ in words for mark in children(c, ud.MARK)))
    return {token.i for aside in asides for token in aside.subtree}


def _around(noun: Token, without: set[int], own: dict[int, Token]) -> list[int]:
    """The words of the noun's phrase that stand together around it."""
    phrase = {token.i for token in noun.subtree} & set(own)
    first = last = noun.i
    while first - 1 not in without and (first - 1 in phrase or (first - 1 in own and _precedes(own[first - 1], noun))):
        first -= 1
    while last + 1 in phrase and last + 1 not in without:
        last += 1
    return list(range(first, last + 1))


def _precedes(word: Token, noun: Token) -> bool:
    """*alle drei Häfen Zäune*: an attribute right before a noun is that noun's, not a later one's."""
    return word.dep_ in _ATTRIBUTES and word.head.i > noun.i and word.head.head.i == noun.head.i


def _border(head: Token, verbs: Sequence[Token], finite: Token, last: int) -> int:
    """Where the field behind the verbs begins: after the last verb or particle, else before the first clause behind."""
    closing = [verb.i for verb in verbs if verb.i != finite.i and verb.i > finite.i]
    closing += [child.i for child in _particles(head)]
    if children(head, ud.MARK) or any(verb.i < finite.i for verb in verbs):
        closing.append(finite.i)
    behind = [child.left_edge.i for child in children(head, *_BEHIND) if child.left_edge.i > finite.i]
    behind = [at for at in behind if _is_clause(head, at)]
    return max(closing) if closing else min([last + 1, *behind])


def _is_clause(head: Token, at: int) -> bool:
    """Whether the dependent of ``head`` that begins at ``at`` is a clause."""
    return any(child.left_edge.i == at and (is_predicate(child) or is_finite(child)) for child in head.children)


def _runs(head: Token, indices: Sequence[int]) -> Iterator[Span]:
    """The words in runs of neighbours, without punctuation at their borders."""
    run: list[int] = []
    for at in [*sorted(indices), -1]:
        if run and at != run[-1] + 1:
            while run and _is_border(head.doc[run[0]], first=True):
                run.pop(0)
            while run and _is_border(head.doc[run[-1]], first=False):
                run.pop()
            if run:
                yield _span(head, run)
            run = []
        run.append(at)


def _is_border(token: Token, *, first: bool) -> bool:
    return token.is_space or (token.is_punct and (not first or token.text not in _OPENING))


def _span(head: Token, run: Sequence[int]) -> Span:
    found = head.doc[run[0] : run[-1] + 1]
    return Span(found.start_char, found.end_char, found.text)
