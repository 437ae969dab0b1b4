"""Who was named where in a document: the candidates that pronouns and role nouns choose from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import takewhile

from spacy.tokens import Doc, Token

from kg.domain.mentions import Mention, MentionKind, Use
from kg.lexicon.actors import Sense, Via, actors
from kg.lexicon.bodies import bodies
from kg.lexicon.function_words import function_words
from kg.lexicon.groups import groups
from kg.lexicon.names import fold_accents
from kg.lexicon.offices import offices
from kg.nlp import labels as ud
from kg.nlp import quotation_marks
from kg.nlp.mentions import Mentions, doc_span
from kg.nlp.titles import Title
from kg.nlp.tree import conjuncts, feature, prepositions

_SUBJECTS = (ud.NSUBJ, ud.NSUBJ_PASS)
_PARTICIPANTS = (*_SUBJECTS, ud.OBJ)
THING = "thing"
_SHORTEST_SPEECH = 6  # fewer words in quotation marks are a name or an expression


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention at token ``at`` of sentence ``sentence``. ``key`` is the same for mentions of one somebody.

    ``gender`` is "" where nothing tells; ``kinds`` are kinds of actor and classes of organisation it may be.
    """

    at: int
    sentence: int
    mention: Mention
    key: str
    gender: str
    plural: bool
    subject: bool
    kinds: frozenset[str]


@dataclass(slots=True)
class Discourse:
    """The candidates of a document so far, in the order of the text, and what its titles say of people."""

    doc: Doc
    mentions: Mentions
    sentence_of: dict[int, int] = field(default_factory=dict)
    quoted: dict[int, int] = field(default_factory=dict)
    candidates: list[Candidate] = field(default_factory=list)
    titles: dict[str, list[Title]] = field(default_factory=dict)
    parties: dict[str, set[str]] = field(default_factory=dict)
    _by_surname: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, sentence in enumerate(self.doc.sents):
            self.sentence_of.update((token.i, number) for token in sentence)
        marks = [mark for mark in quotation_marks.find(self.doc.text) if mark.depth == 0]
        for number, mark in enumerate(marks, 1):
            inside = self.doc.char_span(mark.start, mark.end, alignment_mode="contract")
            if inside is not None and len(inside) >= _SHORTEST_SPEECH:
                self.quoted.update((token.i, number) for token in inside)

    def note_title(self, title: Title) -> None:
        """Remember what a title says of its bearer."""
        if title.person is not None:
            self.titles.setdefault(self.person_key(title.person.name), []).append(title)

    def person_key(self, name: str) -> str:
        """The full name that a surname of this document belongs to, folded; the name itself where none does."""
        words = fold_accents(name).split()
        if len(words) > 1:
            self._by_surname[words[-1]] = " ".join(words)
        return self._by_surname.get(words[-1], " ".join(words)) if words else ""

    def add_name(self, token: Token) -> None:
        """Note the mention of an entity whose head is ``token``, and the coordination that it opens."""
        mention = self.mentions.at(token)
        if mention is None or mention.form or mention.kind in (MentionKind.NOUN, MentionKind.PRONOUN):
            return
        self.add(token, mention)
        if mention.kind is MentionKind.PERSON:
            bracketed = [m for m in mention.modifiers if m.span.start >= mention.span.end]
            ids = {sense.actor.id for m in bracketed for sense in actors().named(m.name)}
            self.parties.setdefault(self.person_key(mention.name), set()).update(ids)
        together = self._together(token)
        if together is not None:
            self.add(token, together)

    def add_noun(self, token: Token) -> None:
        """Note a common noun: *Bundesregierung* and *Experten* name somebody, other subjects and objects are things."""
        if token.pos_ != ud.NOUN:
            return
        mention = self.mentions.at(token)
        if mention is None or mention.kind is not MentionKind.NOUN:
            return
        if token.dep_ in _PARTICIPANTS or _names_somebody(mention):
            self.add(token, mention)

    def add(self, token: Token, mention: Mention) -> None:
        """Note that ``mention`` is spoken of at ``token``."""
        self.candidates.append(
            Candidate(
                at=token.i,
                sentence=self.sentence_of[token.i],
                mention=mention,
                key=self._key(mention),
                gender=self._gender(token, mention),
                plural=mention.plural or bool(mention.members),
                subject=_is_subject(token),
                kinds=_kinds(mention),
            )
        )

    def before(self, token: Token, sentences: int) -> list[Candidate]:
        """The candidates before ``token`` in its sentence and so many earlier ones; quoted words keep to themselves."""
        first = self.sentence_of[token.i] - sentences
        quotation = self.quoted.get(token.i, 0)
        near = takewhile(lambda one: one.sentence >= first, reversed(self.candidates))
        found = [one for one in near if one.at < token.i and self.quoted.get(one.at, 0) == quotation]
        return found[::-1]

    def _gender(self, token: Token, mention: Mention) -> str:
        """The gender of a name: what its title or article tells, else the analyser's guess."""
        if mention.kind is not MentionKind.PERSON:
            articles = [feature(child, ud.GENDER) for child in token.lefts if child.dep_ == ud.DET]
            return next((gender for gender in articles if gender), mention.gender)
        titles = [title.token.text for title in self.titles.get(self.person_key(mention.name), [])]
        return _gender_of_titles([*mention.title.split()[-1:], *titles]) or mention.gender

    def _key(self, mention: Mention) -> str:
        if mention.members:
            return "+".join(sorted(self._key(member) for member in mention.members))
        if mention.kind is MentionKind.PERSON:
            return self.person_key(mention.name)
        senses = actors().named(mention.name)
        return senses[0].actor.id if senses else fold_accents(mention.name)

    def _together(self, token: Token) -> Mention | None:
        """*Finnland und Litauen* as one plural mention with its members."""
        heads = conjuncts(token)
        members = [mention for head in heads if (mention := self.mentions.at(head)) is not None]
        if len(members) < 2 or len(members) != len(heads):
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


def _is_subject(token: Token) -> bool:
    while token.dep_ == ud.CONJ and token.head.pos_ not in (ud.VERB, ud.AUXILIARY):
        token = token.head
    if token.dep_ in (ud.FLAT, ud.FLAT_NAME, ud.APPOS, ud.DEP) and not prepositions(token):
        token = token.head
    return token.dep_ in _SUBJECTS


def _names_somebody(mention: Mention) -> bool:
    senses = [sense for sense in actors().named(mention.name) if sense.via in (Via.NAME, Via.SEAT)]
    body = bodies().find(mention.name) is not None and (bool(mention.modifiers) or mention.use is Use.AGENT)
    group = groups().find(mention.name)
    return bool(senses) or body or (group is not None and (mention.plural or not group.entry.plural_only))


def _gender_of_titles(words: Iterable[str]) -> str:
    """The gender that titles tell by their form; "" where they tell nothing."""
    for word in words:
        found = offices().find(word)
        feminine = function_words("feminine_ending")
        if found is not None and any(word.endswith(ending) for ending in feminine):
            return "Fem"
        if found is not None and offices().find(f"{word}{min(feminine)}") is not None:
            return "Masc"
    return ""


def _kinds(mention: Mention) -> frozenset[str]:
    if mention.kind is MentionKind.PERSON:
        return frozenset({"person"})
    known = frozenset(kind for sense in actors().named(mention.name) for kind in _kinds_of(sense))
    if mention.kind is MentionKind.NOUN and not known:
        return frozenset({"group" if mention.members or _names_somebody(mention) else THING})
    return known


def _kinds_of(sense: Sense) -> list[str]:
    if sense.via in (Via.MEMBER, Via.ADJECTIVE):
        return []
    if sense.via is Via.SEAT:  # a capital can be meant by *er* or *sie*, but nobody calls it *das Land*
        return ["seat"]
    return [kind for kind in (str(sense.actor.kind), actors().class_of(sense.actor.id)) if kind]


def same_clause(one: Token, other: Token) -> bool:
    """Whether two tokens are arguments of one verb: a pronoun cannot take up a name beside it."""
    while other.dep_ in (ud.APPOS, ud.FLAT, ud.FLAT_NAME, ud.DEP, ud.COMPOUND) and other.head.i != other.i:
        other = other.head  # from the name to the title that carries its case
    return one.head.i == other.head.i and feature(one, "Poss") == "" and one.dep_ != ud.CONJ
