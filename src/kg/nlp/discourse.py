"""Who was named where in a document: the candidates that pronouns and role nouns choose from."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Final

from spacy.tokens import Doc, Token

from kg.domain.mentions import Mention, MentionKind
from kg.lexicon.actors import actors
from kg.lexicon.names import fold_accents
from kg.nlp import labels as ud
from kg.nlp import quotation_marks
from kg.nlp.biographies import Biographies
from kg.nlp.candidates import (
    OBJECT,
    OPEN,
    PERSON,
    SUBJECT,
    THING,
    Candidate,
    is_person_noun,
    kinds,
    may_name_somebody,
    names_somebody,
)
from kg.nlp.mentions import Mentions, doc_span
from kg.nlp.phrases import is_plural
from kg.nlp.tree import children, clause_head, conjuncts, feature, prepositions

_SUBJECTS: Final = frozenset({ud.NSUBJ, ud.NSUBJ_PASS})
_PARTICIPANTS: Final = frozenset({*_SUBJECTS, ud.OBJ})
_PERSONS: Final = _PARTICIPANTS | {ud.IOBJ, ud.OBL_AGENT, ud.OBL_ARG}  # elsewhere they mostly are roles: *zum Chef*
_EMBEDDED: Final = frozenset({ud.NMOD, ud.NMOD_POSS, ud.AMOD, ud.DET_POSS})
_CARRIED: Final = frozenset({ud.FLAT, ud.FLAT_NAME, ud.APPOS, ud.DEP})
_SUBORDINATE: Final = frozenset({ud.ADVCL, ud.ACL, ud.ACL_RELCL, ud.CCOMP, ud.CSUBJ})
_SHORTEST_SPEECH: Final = 6  # fewer words in quotation marks are a name or an expression
_NEUTER: Final = "Neut"


@dataclass(slots=True)
class Discourse:
    """The candidates of a document so far, in the order of the text, and what the whole document says of people.

    ``text`` is that of ``doc``, ``names`` are the document's names by the index of their head, ``keys`` their keys;
    ``bodies_gender`` is the gender that an article anywhere in the document gives a name without one.
    """

    doc: Doc
    text: str
    mentions: Mentions
    people: Biographies
    names: Mapping[int, Mention]
    keys: dict[int, str] = field(default_factory=dict)
    bodies_gender: Mapping[str, str] = field(default_factory=dict)
    sentence_of: list[int] = field(default_factory=list)
    quoted: dict[int, int] = field(default_factory=dict)
    candidates: list[Candidate] = field(default_factory=list)
    _waiting: list[int] = field(default_factory=list)
    _by_span: dict[tuple[int, int], Candidate] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.keys = {index: self._key(mention) for index, mention in self.names.items() if not mention.form}
        self.bodies_gender = genders_of_names(self.names, self.doc)
        for number, sentence in enumerate(self.doc.sents):
            self.sentence_of += [number] * (sentence.end - sentence.start)
        marks = [mark for mark in quotation_marks.find(self.text) if mark.depth == 0]
        for number, mark in enumerate(marks, 1):
            inside = self.doc.char_span(mark.start, mark.end, alignment_mode="contract")
            if inside is not None and len(inside) >= _SHORTEST_SPEECH:
                self.quoted.update((index, number) for index in range(inside.start, inside.end))

    def add_name(self, token: Token, mention: Mention) -> None:
        """Note the mention of an entity whose head is ``token``, and the coordination that it opens."""
        if mention.form or mention.kind in (MentionKind.NOUN, MentionKind.PRONOUN):
            return
        self.add(token, mention)
        together = self._together(token)
        if together is not None:
            self.add(token, together)

    def add_noun(self, token: Token) -> None:
        """Note a common noun; it is only looked at when something close behind looks for whom it takes up."""
        if token.pos_ == ud.NOUN:
            self._waiting.append(token.i)

    def _catch_up(self, first: int) -> None:
        """Look at the nouns noted since sentence ``first``; those before wait on."""
        near = bisect_left(self._waiting, first, key=self.sentence_of.__getitem__)
        for index in self._waiting[near:]:
            self._add_noun(self.doc[index])
        del self._waiting[near:]

    def _add_noun(self, token: Token) -> None:
        """*Bundesregierung* and *Experten* name somebody, other subjects and objects are things."""
        known = may_name_somebody(token)
        if not (known or token.dep_ in _PARTICIPANTS) or self._repeats_a_name(token):
            return
        mention = self.mentions.at(token) if known else None
        if mention is not None and mention.kind is not MentionKind.NOUN:
            if mention.plural and token.dep_ in _PARTICIPANTS and "group" in kinds(token, mention):
                self.add(token, mention)
            return
        person = token.dep_ in _PERSONS and is_person_noun(token)
        if mention is not None and (names_somebody(mention) or person):
            self.add(token, replace(mention, plural=is_plural(token)))
        elif token.dep_ in _PARTICIPANTS and (token.ent_id_ == ud.PART or self.mentions.entity(token) is None):
            key, gender = fold_accents(token.lemma_), article_gender(token)
            self._append(token, None, key, gender, is_plural(token), frozenset({THING}))

    def _repeats_a_name(self, token: Token) -> bool:
        """Whether it says what somebody beside it is (*Anwalt Jan Holt*; *Jan Holt, Anwalt*; *Anwalt ist Holt*)."""
        after = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else token
        if self._is_person(after) and after.head.i == token.i:
            return True
        beside = token.dep_ in (*_CARRIED, ud.NSUBJ) and not prepositions(token)
        return beside and self._is_person(token.head) and (token.dep_ != ud.NSUBJ or bool(children(token.head, ud.COP)))

    def _is_person(self, token: Token) -> bool:
        entity = self.mentions.entity(token)
        return entity is not None and entity.label_ == ud.PER and entity.ent_id_ == ""

    def add(self, token: Token, mention: Mention) -> None:
        """Note that ``mention`` is spoken of at ``token``."""
        gender, plural = self._gender(token, mention), mention.plural or bool(mention.members)
        self._append(token, mention, self._key(mention), gender, plural, kinds(token, mention))

    def add_taken_up(self, token: Token, mention: Mention) -> None:
        """Note that ``token`` takes up ``mention``: whoever that is, with a new place and part in the text."""
        known = self._by_span.get((mention.span.start, mention.span.end))
        if known is None:
            self.add(token, mention)
        else:
            self._append(token, mention, known.key, known.gender, known.plural, known.kinds)

    def add_open(self, token: Token, plural: bool) -> None:
        """Note a pronoun of which nobody knows whom it means, so that a worse candidate does not win in its stead."""
        gender = "" if plural else feature(token, ud.GENDER)
        self._append(token, None, f"?{token.i}", gender, plural, frozenset({OPEN}))

    def _append(
        self, token: Token, mention: Mention | None, key: str, gender: str, plural: bool, of_kinds: frozenset[str]
    ) -> None:
        carrier = _carrier(token)
        candidate = Candidate(
            at=token.i,
            sentence=self.sentence_of[token.i],
            mention=mention,
            key=key,
            gender=gender,
            plural=plural,
            kinds=of_kinds,
            role=role(carrier),
            embedded=carrier.dep_ in _EMBEDDED,
            main=in_main_clause(carrier),
        )
        insort(self.candidates, candidate, key=_place)
        if mention is not None:
            self._by_span[mention.span.start, mention.span.end] = candidate

    def mention(self, candidate: Candidate) -> Mention | None:
        """The mention of a candidate; None for a word that names nothing."""
        found = candidate.mention or self.mentions.at(self.doc[candidate.at])
        if found is not None:
            self._by_span.setdefault((found.span.start, found.span.end), candidate)
        return found

    def before(self, token: Token, sentences: int) -> list[Candidate]:
        """The candidates before ``token`` in its sentence and so many earlier ones; quoted words keep to themselves."""
        first = max(0, self.sentence_of[token.i] - sentences)
        self._catch_up(first)
        quotation = self.quoted.get(token.i, 0)
        near = takewhile(lambda one: one.sentence >= first, reversed(self.candidates))
        found = [one for one in near if one.at < token.i and self.quoted.get(one.at, 0) == quotation]
        return found[::-1]

    def persons(self, token: Token) -> dict[str, Candidate]:
        """The last mention of everybody named before ``token`` in the document, by key."""
        quotation = self.quoted.get(token.i, 0)
        named = (one for one in self.candidates if PERSON in one.kinds and self.quoted.get(one.at, 0) == quotation)
        return {one.key: one for one in named}

    def at(self, indices: Collection[int]) -> list[Candidate]:
        """The candidates at one of the tokens, in the order of the text."""
        self._catch_up(self.sentence_of[min(indices)])
        start = bisect_left(self.candidates, min(indices), key=_place)
        here = takewhile(lambda one: one.at <= max(indices), self.candidates[start:])
        return [one for one in here if one.at in indices]

    def is_somebody(self, token: Token) -> bool:
        """Whether a word heads a name, or a noun that the lexicon knows as somebody's."""
        return self.mentions.entity(token) is not None or may_name_somebody(token)

    def gender(self, token: Token) -> str:
        """The gender of a noun, name or pronoun; "" for a name of which nothing is known."""
        if token.pos_ != ud.PROPN and self.mentions.entity(token) is None:
            return article_gender(token)
        mention = self.mentions.at(token)
        return "" if mention is None else self._gender(token, mention)

    def _gender(self, token: Token, mention: Mention) -> str:
        """A person's gender as the document tells it; that of another name by its article, here or elsewhere."""
        if mention.kind is MentionKind.PERSON:
            return self.people.genders.get(self.people.key(mention.name), "")
        own = next((feature(c, ud.GENDER) for c in token.lefts if c.dep_ == ud.DET and feature(c, ud.GENDER)), "")
        if own or mention.kind in (MentionKind.NOUN, MentionKind.UNNAMED):
            return own or mention.gender
        known = self.bodies_gender.get(mention.name, "")
        if known or token.pos_ == ud.NOUN:
            return known or mention.gender
        return _NEUTER if mention.kind is MentionKind.PLACE else ""

    def _key(self, mention: Mention) -> str:
        if mention.members:
            return "+".join(sorted(self._key(member) for member in mention.members))
        if mention.kind is MentionKind.PERSON:
            return self.people.key(mention.name)
        senses = actors().named(mention.name)
        if senses:
            return senses[0].actor.id
        owners = [m.name for m in mention.modifiers] if mention.kind is MentionKind.NOUN else []
        return " ".join(fold_accents(name) for name in (mention.name, *owners))

    def _together(self, token: Token) -> Mention | None:
        """*Finnland und Litauen* as one plural mention with its members."""
        heads = conjuncts(token)
        if len(heads) < 2:
            return None
        members = [mention for head in heads if (mention := self.mentions.at(head)) is not None]
        if len(members) != len(heads):
            return None
        first, last = min(members, key=_start), max(members, key=_start)
        span = self.doc.char_span(first.span.start, last.span.end)
        if span is None:
            return None
        whole = doc_span(self.doc, span.start, span.end)
        return Mention(
            whole, whole.text, MentionKind.NOUN, first.use, members=tuple(replace(m, members=()) for m in members),
            plural=True,
        )  # fmt: skip


def _start(mention: Mention) -> int:
    return mention.span.start


def _place(candidate: Candidate) -> int:
    return candidate.at


def article_gender(token: Token) -> str:
    """The gender of a common noun: its article's where it has one, since nouns made of adjectives have any."""
    articles = (feature(child, ud.GENDER) for child in token.lefts if child.dep_ == ud.DET)
    return next((gender for gender in articles if gender), feature(token, ud.GENDER))


def genders_of_names(names: Mapping[int, Mention], doc: Doc) -> dict[str, str]:
    """The gender that a definite article gives each name that is no person's somewhere in the document."""
    found: dict[str, str] = {}
    for index, mention in names.items():
        if mention.kind is not MentionKind.PERSON:
            for child in doc[index].lefts:
                if child.dep_ == ud.DET and feature(child, ud.GENDER) and feature(child, ud.NUMBER) != ud.PLUR:
                    found.setdefault(mention.name, feature(child, ud.GENDER))
    return found


def _carrier(token: Token) -> Token:
    """The word that carries the role of a name: its title, or the first of a series."""
    while token.dep_ == ud.CONJ and token.head.pos_ not in (ud.VERB, ud.AUXILIARY):
        token = token.head
    if token.dep_ in _CARRIED and not prepositions(token):
        token = token.head
    return token


def role(token: Token) -> str:
    """Whether a word is subject or object of its clause, "" for neither."""
    if token.dep_ in _SUBJECTS:
        return SUBJECT
    return OBJECT if token.dep_ in (ud.OBJ, ud.IOBJ) else ""


def in_main_clause(token: Token) -> bool:
    """Whether the clause of a word depends on no other one."""
    clause = clause_head(token)
    while clause.dep_ in (ud.CONJ, ud.PARATAXIS) and clause.head.i != clause.i:
        clause = clause.head
    return clause.dep_ not in _SUBORDINATE


def same_clause(one: Token, other: Token) -> bool:
    """Whether two tokens are arguments of one verb: a pronoun cannot take up a name beside it."""
    while other.dep_ in (ud.APPOS, ud.FLAT, ud.FLAT_NAME, ud.DEP, ud.COMPOUND) and other.head.i != other.i:
        other = other.head  # from the name to the title that carries its case
    return one.head.i == other.head.i and feature(one, "Poss") == "" and one.dep_ != ud.CONJ
