"""Targets: from the head of a phrase or clause to what a stance is about, with its participants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from spacy.tokens import Doc, Token

from kg.domain.mentions import Mention, MentionKind
from kg.domain.spans import Span
from kg.domain.stances import Argument, Target
from kg.lexicon.cues import cues
from kg.lexicon.function_words import function_words, preposition
from kg.lexicon.negation import negators
from kg.nlp import attribution, clause_order, complements, extents, pointers, taken_up
from kg.nlp import labels as ud
from kg.nlp.candidates import may_name_somebody
from kg.nlp.mentions import Mentions, doc_span
from kg.nlp.phrases import is_definite
from kg.nlp.slots import fill
from kg.nlp.subjects import attributes
from kg.nlp.tree import ancestors, children, cluster, is_predicate, prepositions

_CONTENT = (ud.NOUN, ud.PROPN, ud.VERB, ud.ADJ, "NUM")
_BEFORE_NOUN = (ud.ADJ, ud.DETERMINER, ud.ADV, ud.PRON, ud.VERB)
_DEEPEST = 3
_CLAUSES = (ud.ACL, ud.ACL_RELCL, ud.CCOMP, ud.ADVCL)
_ASIDE = (ud.ACL, ud.ACL_RELCL, ud.ADVCL)
_BREAKS = (ud.ACL_RELCL, ud.CONJ, ud.CC, ud.PARATAXIS, ud.CCOMP, ud.ADVCL)
_LEADING = (ud.DET, ud.CASE, ud.MARK, ud.PUNCT, ud.CC)
_PHRASES = (ud.NMOD, ud.OBL, ud.OBL_ARG, ud.ADVMOD)


def build(head: Token, mentions: Mentions, first: int = 0, cue: Token | None = None) -> Target:
    """The target headed by ``head``: a clause where it is a predicate, a noun phrase otherwise.

    ``first`` is the index of the first token that may belong to it; the clause with the ``cue`` never does.
    """
    clause = is_predicate(head)
    tokens = _clause_tokens(head) if clause else _phrase_tokens(head)
    tokens = [token for token in tokens if token.i >= first] or [head]
    if clause:
        return _stated(head, tokens, mentions)
    found = _noun_phrase(head, tokens, cue, mentions)
    fuller = (_noun_phrase(noun, _phrase_tokens(noun), cue, mentions) for noun in taken_up.earlier(head, found))
    return replace(found, takes_up=next((one for one in fuller if taken_up.says_more(one, found)), None))


def _noun_phrase(head: Token, tokens: list[Token], cue: Token | None, mentions: Mentions) -> Target:
    """The noun phrase of ``tokens`` with the phrases or clause that say what its noun is about."""
    beside: list[Token] = []
    fixed = {word for row in cues().by_lemma(cue.lemma_) for word in row.with_words} if cue is not None else set()
    while (found := complements.phrase(head, tokens[-1], beside)) is not None and found.text not in fixed:
        beside.append(found)
        tokens = list(head.doc[tokens[0].i : complements.phrase_end(found).i + 1])
    return _explained(head, tokens, cue, _assembled(head, tokens, False, beside, mentions))


def _explained(head: Token, tokens: list[Token], cue: Token | None, target: Target) -> Target:
    """The target with the clause behind it that says what its noun is about, as one span where they touch."""
    found = complements.clause(head, tokens[-1])
    if found is None or found[0] <= tokens[-1].i:
        return target
    first, end = found
    if cue is not None and first <= cue.i < end:
        return target
    words = [token for token in head.doc[first:end] if token.pos_ in _CONTENT or token.lower_ in negators()]
    between = head.doc[tokens[-1].i + 1 : first]
    touching = all(token.is_punct or token.lower_ in function_words("correlate") for token in between)
    return replace(
        target,
        span=doc_span(head.doc, tokens[0].i, end) if touching else target.span,
        apart=None if touching else doc_span(head.doc, first, end),
        words=(*target.words, *(token.lemma_ for token in words)),
        starts=(*target.starts, *(token.idx for token in words)),
    )


def content(head: Token, mentions: Mentions, within: Span) -> Target:
    """The clause of ``head`` as far as it stands in the quotation it is ``within``."""
    tokens = [token for token in _clause_tokens(head) if within.start <= token.idx < within.end]
    return _stated(head, _trimmed(tokens or [head], head), mentions)


def _stated(
    head: Token, tokens: list[Token], mentions: Mentions, modal: Token | None = None, whole: bool = True
) -> Target:
    """The clause of ``tokens``; its words and their order are without a phrase that says whose words they are."""
    sources = sorted(at for token in tokens for at in _source(token, head))
    own = [token for token in tokens if token.i not in sources] or tokens
    found = _assembled(head, own, True, (), mentions)
    left_out = {head.doc[at].idx for at in sources}
    inside = tuple(one for one in found.arguments if one.mention.span.start not in left_out)
    span = doc_span(head.doc, tokens[0].i, tokens[-1].i + 1)
    order = clause_order.order(head, own, mentions, modal, subject=whole)
    return replace(found, span=span, arguments=inside, order=order)


def _source(word: Token, head: Token) -> range:
    """*laut Riga*, *so Oslo weiter*: the phrase that says whose words the clause of ``head`` is; a rule says nothing.

    What stands in a clause of its own inside (*das Schiff, das laut Riga sinkt*) belongs to that one.
    """
    found = attribution.phrase(word)
    if found is None or any(one.dep_ in _ASIDE for one in takewhile(lambda one: one.i != head.i, ancestors(found[0]))):
        return range(0)
    return range(*found[1:]) if found[0].i != word.head.i or may_name_somebody(found[0]) else range(0)


def deed(head: Token, modal: Token, mentions: Mentions, whole: bool, within: Span | None = None) -> Target:
    """What a modal verb governs: the ``whole`` clause, or the verb ``head`` with its objects but without its subject.

    An adverb that opens it links it to the text before and is no part of it; a purpose behind it is none either, nor
    is what stands outside the quotation it is ``within``.
    """
    tokens = _clause_tokens(head)
    if not whole:
        tokens = _without_subject(head, modal, tokens)
    elif modal.dep_ != ud.AUX and modal.left_edge.i < tokens[0].i:
        # the parse hangs the subject on the modal
        tokens = list(head.doc[modal.left_edge.i : tokens[-1].i + 1])
    purposes = [c.left_edge.i for c in head.rights if c.dep_ == ud.ADVCL and c.left_edge.is_punct]
    end = min([tokens[-1].i + 1, *(at for at in purposes if at > head.i)])
    here = within is not None and within.start <= head.idx < within.end
    outside = [t.i for t in tokens if here and within is not None and not within.start <= t.idx < within.end]
    end = min([end, *(at for at in outside if at > head.i)])
    first = max([tokens[0].i, *(at + 1 for at in outside if at < head.i)])
    while first < head.i and _links(head.doc[first], head):
        first += 1
    tokens = _trimmed(list(head.doc[first:end]), head)
    return _stated(head, tokens, mentions, modal, whole)


def _without_subject(head: Token, modal: Token, tokens: list[Token]) -> list[Token]:
    subjects = [c for c in children(head, ud.NSUBJ, ud.NSUBJ_PASS) if c.i < head.i]
    before = [modal.i, *(subject.right_edge.i for subject in subjects)]
    start = max([at + 1 for at in before if at < head.i] + [tokens[0].i])
    # an object before the modal is part of the deed: the span then holds the subject too, but loses no word
    colon = max([t.i for t in head.doc[head.sent.start : start] if t.text == ":"], default=-1)
    moved = [c.left_edge.i for c in children(head, ud.OBJ, ud.OBL_ARG) if c.i < start and c.left_edge.i > colon]
    end = min([at for at in before if at > head.i] + [tokens[-1].i + 1])
    return list(head.doc[min([start, *moved]) : end])


def _links(token: Token, head: Token) -> bool:
    adverb = token.dep_ == ud.ADVMOD and token.pos_ == ud.ADV and token.head.i == head.i
    return token.is_punct or (adverb and token.lower_ not in negators() and not list(token.children))


def _assembled(
    head: Token, tokens: list[Token], clause: bool, beside: Sequence[Token], mentions: Mentions, depth: int = 0
) -> Target:
    words = [token for token in tokens if token.pos_ in _CONTENT]
    return Target(
        span=doc_span(head.doc, tokens[0].i, tokens[-1].i + 1),
        lemma=head.lemma_,
        mention=None if clause else mentions.at(head),
        arguments=_clause_arguments(head, mentions) if clause else _phrase_arguments(head, beside, mentions, depth),
        words=tuple(token.lemma_ for token in words),
        starts=tuple(token.idx for token in words),
        attributes=() if clause else tuple(c.lower_ for c in head.lefts if c.pos_ in _BEFORE_NOUN),
        definite=not clause and is_definite(head),
        pointers=pointers.find(head, tokens, mentions, clause=clause) if not depth else (),
    )


def _phrase_tokens(head: Token) -> list[Token]:
    """The noun phrase without article, preposition, relative clauses and coordinated phrases."""
    # what stands before the article or the preposition is no part of the phrase, wherever the parse hangs it
    after = max([c.i for c in head.lefts if c.dep_ in (ud.DET, ud.CASE)], default=-1)
    start = min([head.i, *(c.left_edge.i for c in head.lefts if c.dep_ not in _LEADING and c.left_edge.i > after)])
    end = head.i
    own_children = attributes(head)
    for child in head.rights:
        comma = child.dep_ == ud.PUNCT and child.text in (",", "–", "-", "(", ":")
        foreign = child not in own_children or extents.belongs_to_verb(child, head)
        if comma or child.dep_ in _BREAKS or _compares(child) or foreign:
            break
        if child.dep_ != ud.PUNCT:
            end = child.right_edge.i
    clauses = [t.left_edge.i for t in head.doc[head.i + 1 : end + 1] if t.dep_ in _CLAUSES and t.left_edge.is_punct]
    own = {token.i for token in head.subtree}
    gaps = [at for at in range(head.i + 1, end + 1) if at not in own]
    return _trimmed(list(head.doc[start : min([end + 1, *gaps, *(at for at in clauses if at > head.i)])]), head)


def _compares(phrase: Token) -> bool:
    return any(child.lower_ in function_words("comparison") for child in phrase.lefts)


def _clause_tokens(head: Token) -> list[Token]:
    """The clause without its conjunction and the punctuation around it."""
    others = [child for child in head.rights if child.dep_ in (ud.CONJ, ud.PARATAXIS)]
    others = [child for child in others if not extents.goes_on(child, head)]
    stops = [child.left_edge.i for child in others]
    stops += [token.i for token in head.doc[head.i + 1 : head.right_edge.i + 1] if token.text == ":"]
    last = min([head.right_edge.i + 1, *(stop for stop in stops if stop > head.i)])
    last = min([last, *_left_open(head.doc, head.i, last)])
    # what stands before a colon announces the clause and is no part of it
    start = min([head.left_edge.i, *(c.left_edge.i for c in head.head.children if cluster(c, head))])
    start = extents.main_clause_start(head, extents.clause_start(head, start))
    first = max([start, *(t.i + 1 for t in head.doc[start : head.i] if t.text == ":")])
    last = extents.second_limb(head, first, extents.quotation_end(head, first, last))
    return _trimmed(list(head.doc[first:last]), head)


def _left_open(doc: Doc, start: int, end: int) -> list[int]:
    """Where a bracket opens that is not closed before ``end``."""
    opened: list[int] = []
    for token in doc[start:end]:
        if token.text in ("(", "["):
            opened.append(token.i)
        elif token.text in (")", "]") and opened:
            opened.pop()
    return opened[:1]


def _trimmed(tokens: list[Token], head: Token) -> list[Token]:
    """Without the words that open the phrase or clause of ``head``; those of a phrase inside it stay."""
    first, last = 0, len(tokens)
    while last - first > 1 and tokens[first].i != head.i and _opens(tokens[first], head):
        first += 1
    while last - first > 1 and (tokens[last - 1].is_punct or tokens[last - 1].is_space):
        last -= 1
    return tokens[first:last]


def _opens(token: Token, head: Token) -> bool:
    """Article, preposition or conjunction of the head itself, *nicht* before its article, an adverb at a bare noun."""
    if token.is_punct or token.is_space:
        return True
    if is_predicate(head):
        return token.dep_ in (ud.MARK, ud.CC) and token.head.i == head.i
    if negators().get(token.lower_) == "adverb":
        return True
    # an adjective without an ending belongs to the verb (*kritisierte scharf Portale*)
    adverb = token.pos_ == ud.ADJ and token.text.islower() and token.text == token.lemma_
    return token.head.i == head.i and (adverb or token.dep_ in _LEADING)


def _argument(relation: str, head: Token, mention: Mention, mentions: Mentions, depth: int = 0) -> Argument:
    """A participant, a common noun with what it brings along itself."""
    plain = mention.kind is MentionKind.NOUN and head.pos_ == ud.NOUN and depth < _DEEPEST
    inner = _assembled(head, _phrase_tokens(head), False, (), mentions, depth + 1) if plain else None
    return Argument(relation, mention, inner)


def _with_phrases(relation: str, head: Token, mention: Mention, mentions: Mentions, depth: int = 0) -> list[Argument]:
    """A participant; what the parse hangs on a name belongs beside it (*die Bundeswehr aus Mali abziehen*)."""
    phrases = children(head, *_PHRASES) if mention.kind is not MentionKind.NOUN else []
    return [_argument(relation, head, mention, mentions, depth), *_prepositional(phrases, mentions, depth)]


def _phrase_arguments(head: Token, beside: Sequence[Token], mentions: Mentions, depth: int) -> tuple[Argument, ...]:
    found: list[Argument] = []
    own = mentions.at(head)
    for modifier in own.modifiers if own is not None else ():
        if modifier.form:
            found.append(Argument("compound" if modifier.form == ud.PART else "mod", modifier))
    for token in fill(head, "gen"):
        mention = mentions.at(token) if token.i != head.i else None
        if mention is not None and not mention.form:
            found += _with_phrases("gen", token, mention, mentions, depth)
    phrases = [*children(head, *_PHRASES), *beside]
    return tuple([*found, *_prepositional(phrases, mentions, depth)])


def _clause_arguments(head: Token, mentions: Mentions) -> tuple[Argument, ...]:
    found: list[Argument] = []
    for slot in ("subj", "obj", "dat"):
        for token in fill(head, slot):
            mention = mentions.at(token)
            if mention is not None:
                found += _with_phrases(slot, token, mention, mentions)
    if children(head, ud.COP):
        found += [Argument("mod", m) for m in _modifiers(head, mentions)]
    return tuple([*found, *_prepositional(children(head, *_PHRASES), mentions)])


def _modifiers(head: Token, mentions: Mentions) -> list[Mention]:
    own = mentions.at(head)
    return [] if own is None else list(own.modifiers)


def _prepositional(phrases: list[Token], mentions: Mentions, depth: int = 0) -> list[Argument]:
    of = function_words("of_preposition")
    found: list[Argument] = []
    for child in phrases:
        likened = next((word.lower_ for word in child.lefts if word.lower_ in function_words("likening")), "")
        for case in prepositions(child)[:1]:
            mention = mentions.at(child)
            if mention is not None and case.lower_ not in of:
                # *wie bei der Aufnahme* is no part of what is wanted
                found.append(_argument(likened or preposition(case.lower_), child, mention, mentions, depth))
    return found
