"""Mentions: from the head word of a phrase to the words that name someone, with title and modifiers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from itertools import takewhile

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from kg.domain.mentions import Mention, MentionKind, Use
from kg.domain.spans import Span
from kg.lexicon.function_words import function_words
from kg.nlp import labels as ud
from kg.nlp.genitives import genitives, is_genitive, own_end, remit
from kg.nlp.name_forms import base_form, kind_of
from kg.nlp.phrases import is_plural, number_told
from kg.nlp.tree import conjuncts, feature, prepositions

_KINDS = {kind.value: kind for kind in MentionKind}
_NAME_LINKS = (ud.APPOS, ud.FLAT, ud.FLAT_NAME, ud.COMPOUND, ud.NMOD, ud.DEP)
_AGENTS = (ud.NSUBJ, ud.OBL_AGENT, ud.ROOT)
_ATTRIBUTES = (ud.NMOD, ud.NMOD_POSS, ud.AMOD, ud.COMPOUND, ud.DET_POSS)
_IN_A_ROW = (ud.NOUN, ud.PROPN, ud.CCONJ, ud.PUNCTUATION)
_NOMINAL = (ud.NOUN, ud.PROPN, ud.PRON, ud.ADJ, ud.DETERMINER)


def doc_span(doc: Doc, start: int, end: int) -> Span:
    """The characters of the tokens ``start`` (inclusive) to ``end`` (exclusive)."""
    text = doc[start:end].text
    first = doc[start].idx
    return Span(first, first + len(text), text)


class Mentions:
    """Looks up the mention whose head is a given token; every mention of a document is built once."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._entity: dict[int, DocSpan] = {token.i: entity for entity in doc.ents for token in entity}
        self._built: dict[int, Mention | None] = {}
        self._text = doc.text
        self._persons: dict[int, list[DocSpan]] = defaultdict(list)  # by the token their name hangs on
        for entity in doc.ents:
            if entity.label_ == ud.PER:
                self._persons[entity.root.head.i].append(entity)

    def entity(self, token: Token) -> DocSpan | None:
        """The entity that contains the token."""
        return self._entity.get(token.i)

    def at(self, token: Token) -> Mention | None:
        """The mention headed by ``token``; None where the word names nobody (a verb, a reflexive, an adverb)."""
        if token.i not in self._built:
            # a name in brackets can be read as its owner's modifier and the other way round: the first one asked wins
            self._built[token.i] = None
            self._built[token.i] = self._build(token)
        return self._built[token.i]

    def take_up(self, antecedents: Mapping[int, Mention]) -> None:
        """From now on ``at`` gives these mentions their antecedents; keys are the indices of head tokens."""
        for index, antecedent in antecedents.items():
            mention = self.at(self._doc[index])
            if mention is not None:
                self._built[index] = replace(mention, antecedent=antecedent)

    def names(self) -> list[Mention]:
        """The mentions of all entities of the document, in its order."""
        found = (self.at(self._head_of(entity)) for entity in self._doc.ents)
        return [mention for mention in found if mention is not None]

    def _build(self, token: Token) -> Mention | None:
        entity = self._entity.get(token.i)
        if entity is None or entity.ent_id_ == ud.PART:
            if token.pos_ not in _NOMINAL:
                return None
            inner = self._name_beside(token)
            if inner is not None:
                return self._named(inner, first=self._phrase_start(token))
            return self._common(token)
        if entity.ent_id_ == ud.DERIVED and token.pos_ == ud.ADJ:
            return self._derived(token)
        title = self._title_before(entity)
        return self._named(entity, first=entity.start if title is None else self._phrase_start(title))

    def _span(self, start: int, end: int) -> Span:
        first, last = self._doc[start].idx, self._doc[end - 1]
        text = self._text[first : last.idx + len(last)]
        return Span(first, first + len(text), text)

    def _head_of(self, entity: DocSpan) -> Token:
        title = self._title_before(entity)
        return entity.root if title is None or title.i not in {t.i for t in entity.root.ancestors} else title

    def _named(self, entity: DocSpan, first: int) -> Mention:
        first = min(first, entity.start)
        before = (self._doc[at] for at in range(first, entity.start))
        title = [token for token in before if token.pos_ != ud.DETERMINER and not token.is_punct]
        root = entity.root
        head = root if not title else next((t for t in title if root.head.i == t.i), root)
        start = self._skip_determiners(first, entity.start)
        name = base_form(entity)
        return Mention(
            span=self._span(start, entity.end),
            name=name,
            kind=kind_of(name, entity.label_, entity.ent_id_),
            use=_use(head),
            form=entity.ent_id_,
            title=" ".join(token.text for token in title if token.i not in self._entity),
            modifiers=self._modifiers(head, root, entity, first),
            plural=feature(head, ud.NUMBER) == ud.PLUR,
            gender=feature(root, ud.GENDER) or feature(head, ud.GENDER),
        )

    def _common(self, token: Token) -> Mention:
        pronoun = token.pos_ in (ud.PRON, ud.DETERMINER)
        start = token.i if pronoun else self._skip_determiners(self._phrase_start(token), token.i)
        modifiers = () if pronoun else self._modifiers(token, token, None, start)
        last = token.i + 1
        if not pronoun:
            inside = remit(token)
            last = max([last, *(self._end(c) for c in genitives(token) if _adjacent(c, token))])
            last = last if inside is None else max(last, inside.i + 1)
        return Mention(
            span=self._span(start, last),
            name=token.text if pronoun else token.lemma_,
            kind=MentionKind.PRONOUN if pronoun else MentionKind.NOUN,
            use=_use(token),
            modifiers=modifiers,
            members=() if pronoun else self._members(token),
            plural=_is_plural(token),
            gender=feature(token, ud.GENDER),
        )

    def _members(self, token: Token) -> tuple[Mention, ...]:
        """Who a plural noun names: its appositions, and the examples after *darunter* or *wie*."""
        if feature(token, ud.NUMBER) != ud.PLUR:
            return ()
        found = [m for child in token.rights if _names_member(child) for m in conjuncts(child)]
        found = found or self._listed(token)
        mentions = [self.at(member) for member in found if self._entity_within(member)]
        return tuple(mention for mention in mentions if mention is not None)

    def _listed(self, token: Token) -> list[Token]:
        """Names in a row after *wie*, wherever the parse hangs them (*Staats- und Regierungschefs wie A und B*)."""
        at = token.i + 1
        if at >= len(self._doc) or self._doc[at].lower_ not in function_words("member_marker"):
            return []
        row = takewhile(lambda other: other.pos_ in _IN_A_ROW, self._doc[at + 1 : token.sent.end])
        entities = [self._entity[other.i] for other in row if other.i in self._entity]
        return list(dict.fromkeys(entity.root for entity in entities if not is_genitive(entity.root)))

    def _entity_within(self, token: Token) -> bool:
        """Whether the token is a name or a title right before one."""
        entity = self._entity.get(token.i)
        named = entity is not None and entity.ent_id_ == ""
        return named or (token.pos_ == ud.NOUN and self._name_beside(token) is not None)

    def _derived(self, token: Token) -> Mention:
        return Mention(
            span=self._span(token.i, token.i + 1),
            name=token.lemma_,
            kind=_KINDS[self._entity[token.i].label_],
            use=Use.MODIFIER,
            form=ud.DERIVED,
        )

    def _modifiers(self, head: Token, root: Token, entity: DocSpan | None, first: int) -> tuple[Mention, ...]:
        found: dict[int, Mention] = {}
        inside = range(entity.start, entity.end) if entity is not None else range(0)
        for owner in (head, root) if head.i != root.i else (head,):
            for child in owner.children:
                if child.dep_ in _ATTRIBUTES and child.i not in inside and not prepositions_other_than_of(child):
                    for each in conjuncts(child):
                        self._add(found, each)
        for at in range(first, head.i + 1):
            part = self._entity.get(at)
            if part is not None and at not in inside and part.ent_id_ in (ud.PART, ud.DERIVED):
                token = self._doc[at]
                found.setdefault(at, self._part(token) if part.ent_id_ == ud.PART else self._derived(token))
        if entity is not None:
            self._add_bracket(found, entity)
        return tuple(replace(found[i], use=Use.MODIFIER) for i in sorted(found))

    def _add(self, found: dict[int, Mention], token: Token) -> None:
        if token.dep_ == ud.AMOD and self._entity.get(token.i) is None:
            return
        mention = self.at(token)
        if mention is not None:
            found[token.i] = mention

    def _add_bracket(self, found: dict[int, Mention], entity: DocSpan) -> None:
        doc, at = self._doc, entity.end
        if at + 2 < len(doc) and doc[at].text == "(" and doc[at + 1].i in self._entity:
            inner = self._entity[doc[at + 1].i]
            if inner.end < len(doc) and doc[inner.end].text == ")" and inner.label_ != ud.PER:
                found[inner.start] = self._named(inner, inner.start)

    def _part(self, token: Token) -> Mention:
        """The name inside a compound: *Nato* of *Nato-Beitritt*."""
        name = token.text.split("-")[0]
        return Mention(
            span=Span(token.idx, token.idx + len(name), name),
            name=name,
            kind=_KINDS[self._entity[token.i].label_],
            use=Use.MODIFIER,
            form=ud.PART,
        )

    def _name_beside(self, token: Token) -> DocSpan | None:
        """The person's name that a title or role noun stands before (*Kanzlerin* -> *Anna Muster*)."""
        if token.pos_ == ud.PRON:
            return None
        linked = [one for one in self._persons.get(token.i, ()) if one.root.dep_ in _NAME_LINKS]
        linked += [one for one in self._persons.get(token.head.i, ()) if one.root.dep_ == token.dep_]
        if not linked:
            return None
        end = self._end_of_title(token)
        return next((one for one in linked if one.start == end), None)

    def _end_of_title(self, token: Token) -> int:
        return max((self._end(child) for child in genitives(token)), default=token.i + 1)

    def _title_before(self, entity: DocSpan) -> Token | None:
        """The noun right before a person's name that belongs to it (*Kremlsprecher* *Peskow*)."""
        if entity.label_ != ud.PER or self._doc[entity.start].is_sent_start or entity.root.dep_ == ud.NMOD_POSS:
            return None
        before = self._doc[entity.start - 1]
        linked = before.head in entity or entity.root.head.i == before.i or before in entity.root.subtree
        same = before.i not in self._entity or self._entity[before.i].ent_id_ == ud.PART
        return before if before.pos_ == ud.NOUN and linked and same else None

    def _phrase_start(self, head: Token) -> int:
        """The first token of the attributes that stand directly before ``head``."""
        start = head.i
        for child in reversed(list(head.lefts)):
            edge = child.left_edge.i
            near = edge <= child.i and child.right_edge.i + 1 == start
            if not near or child.dep_ in (ud.CASE, ud.CC, ud.MARK, ud.PUNCT, ud.ADVMOD, ud.COP, ud.AUX, ud.ACL):
                break
            if child.dep_ in (ud.AMOD, ud.DET, ud.DET_POSS, ud.NUMMOD, ud.COMPOUND, ud.NMOD, ud.NMOD_POSS, ud.DEP):
                start = edge
            else:
                break
        return start

    def _skip_determiners(self, start: int, end: int) -> int:
        while start < end and self._doc[start].pos_ == ud.DETERMINER and self._doc[start].dep_ != ud.DET_POSS:
            start += 1
        return start

    def _end(self, token: Token) -> int:
        """One past the last token of a genitive attribute, without its relative clauses and appositions."""
        entity = self._entity.get(token.i)
        ends = [own_end(token)] if entity is None else [entity.end]
        ends += [self._end(child) for child in genitives(token) if child.i > token.i]
        return max(ends)


def _is_plural(token: Token) -> bool:
    """The verb tells the number of a noun whose plural looks like its singular; another ending tells it by itself."""
    marked = feature(token, ud.NUMBER) == ud.PLUR and not number_told(token)
    return marked if marked and token.text != token.lemma_ else is_plural(token)


def _names_member(child: Token) -> bool:
    markers = {str(other.lower_) for other in child.lefts if other.dep_ in (ud.CASE, ud.ADVMOD, ud.CC)}
    markers |= {str(other.lower_) for other in child.head.rights if other.dep_ == ud.CC and other.i < child.i}
    if markers & function_words("member_marker"):
        return child.dep_ in (*_NAME_LINKS, ud.CONJ)
    nominative = child.dep_ == ud.NMOD and child.pos_ == ud.PROPN and not is_genitive(child)
    return not prepositions(child) and (child.dep_ in (ud.APPOS, ud.FLAT, ud.FLAT_NAME) or nominative)


def _adjacent(child: Token, head: Token) -> bool:
    return bool(child.left_edge.i == head.i + 1)


def prepositions_other_than_of(token: Token) -> bool:
    """Whether the phrase stands with a preposition that is not the *von* that replaces a genitive."""
    return any(case.lower_ not in function_words("of_preposition") for case in prepositions(token))


def _use(head: Token) -> Use:
    cases = prepositions(head)
    if head.dep_ in _AGENTS or (head.dep_ == ud.CONJ and head.head.dep_ in _AGENTS):
        return Use.AGENT if not cases or head.dep_ == ud.OBL_AGENT else Use.LOCATIVE
    if any(case.lower_ in function_words("locative_preposition") for case in cases):
        return Use.LOCATIVE
    return Use.MODIFIER if head.dep_ in _ATTRIBUTES else Use.PATIENT
