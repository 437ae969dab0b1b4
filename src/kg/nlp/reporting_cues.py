"""Verbs and nouns of a text that the lexicon knows to report somebody's words or thoughts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.lexicon.function_words import function_words
from kg.lexicon.reporting import ReportingNoun, ReportingVerb, reporting
from kg.nlp import labels
from kg.nlp.phrases import tagged
from kg.nlp.tree import auxiliaries, children

_VERBAL = frozenset({labels.VERB, labels.AUXILIARY})
_PREDICATIVE = frozenset({labels.ADJ, labels.ADV})
_PARTICLES = frozenset({labels.COMPOUND_PRT, labels.ADVMOD, labels.XCOMP, labels.CASE})

_THINKING = "think"
_REFERENCE = 3  # tokens of a clause in brackets on either side of its verb


@dataclass(frozen=True, slots=True)
class ReportingCue:
    """A cue word with its row of the lexicon; ``lemma`` joins separable verbs."""

    token: Token
    row: ReportingVerb | ReportingNoun
    lemma: str

    @property
    def takes(self) -> frozenset[str]:
        """The complements that are content; a noun takes every clause."""
        return self.row.takes if isinstance(self.row, ReportingVerb) else frozenset({"dass", "ob", "zu"})


def find(doc: Doc) -> Iterator[ReportingCue]:
    """All reporting cues in the order of the text."""
    for index in tagged(doc, (*_VERBAL, labels.NOUN, *_PREDICATIVE)):
        token = doc[index]
        if token.pos_ in _VERBAL:
            cue = _verb(token)
            if cue is not None and not _is_reference(token):
                yield cue
        else:
            cue = _noun(token)
            if cue is not None:
                yield cue


def _noun(token: Token) -> ReportingCue | None:
    known = reporting().nouns
    word = token.lemma_ if token.lemma_ in known else token.lower_
    if word not in known or (token.pos_ != labels.NOUN and not children(token, labels.COP)):
        return None
    if token.dep_ == labels.NMOD and token.head.lemma_ in known:
        return None  # der Beschluss des Rats, ...: the clause is the decision's
    return ReportingCue(token, known[word], word)


def verb(token: Token) -> ReportingCue | None:
    """The cue that ``token`` is as a verb, or None."""
    return _verb(token) if token.pos_ in _VERBAL else None


def _verb(token: Token) -> ReportingCue | None:
    known = reporting().verbs
    for lemma in (token.lemma_, *_joined(token)):
        for row in known.get(lemma, ()):
            if (not row.with_words or _has_all(token, row.with_words)) and not _ought(token, row):
                return ReportingCue(token, row, lemma)
    for lemma in _bare(token):
        for row in known.get(lemma, ()):
            if row.with_words and _has_all(token, row.with_words):
                return ReportingCue(token, row, lemma)
    return None


def _is_reference(verb: Token) -> bool:
    """*(Nordlicht berichtete)*: a clause in brackets that is too short to say anything tells who wrote of it."""
    doc, start, end = verb.doc, verb.i - _REFERENCE, verb.i + _REFERENCE + 1
    opens = any(token.text == "(" for token in doc[max(start, verb.sent.start) : verb.i])
    closes = any(token.text == ")" for token in doc[verb.i : min(end, verb.sent.end)])
    return opens and closes and not any(token.text == "(" for token in doc[verb.i : min(end, verb.sent.end)])


def _ought(verb: Token, row: ReportingVerb) -> bool:
    """*Rosa Hell sollte wissen, dass …*: what somebody ought to think is another's thought."""
    return row.kind == _THINKING and any(aux.lemma_ in function_words("ought") for aux in auxiliaries(verb))


def is_reflexive(cue: ReportingCue) -> bool:
    """Whether the verb stands with a reflexive that its row does not ask for (*der Klub nennt sich ...*)."""
    words = {child.lower_ for child in cue.token.children}
    asked = isinstance(cue.row, ReportingVerb) and any(word in words for word in cue.row.with_words)
    return not asked and bool(words & function_words("reflexive"))


def _joined(token: Token) -> Iterator[str]:
    """The lemma with a word that can be its particle, for parses that take *klar stellen* otherwise."""
    for child in token.rights:
        if child.dep_ in _PARTICLES and child.right_edge.i == child.left_edge.i:
            yield child.lower_ + token.lemma_


def _bare(token: Token) -> Iterator[str]:
    """The lemma without its particle, where the lexicon has the two apart (*aufmerksam machen*)."""
    for child in token.rights:
        if child.dep_ == labels.COMPOUND_PRT:
            yield token.lemma_.removeprefix(child.lower_)


def _has_all(token: Token, words: tuple[str, ...]) -> bool:
    near = {form for child in token.children for form in (child.lower_, child.lemma_)}
    near |= {form for child in token.children for below in child.children for form in (below.lower_, below.lemma_)}
    return all(word in near or word.lower() in near for word in words)
