"""Targets: from the head of a phrase or clause to what a stance is about, with its participants."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.domain.mentions import Mention
from kg.domain.stances import Argument, Target
from kg.lexicon.function_words import function_words, preposition
from kg.lexicon.issues import triggers
from kg.lexicon.negation import negators
from kg.nlp import labels as ud
from kg.nlp.mentions import Mentions, doc_span
from kg.nlp.slots import fill
from kg.nlp.tree import children, cluster, is_predicate, prepositions

_CONTENT = (ud.NOUN, ud.PROPN, ud.VERB, ud.ADJ, "NUM")
_CLAUSES = (ud.ACL, ud.ACL_RELCL, ud.CCOMP, ud.ADVCL)
_BREAKS = (ud.ACL_RELCL, ud.CONJ, ud.CC, ud.PARATAXIS, ud.CCOMP, ud.ADVCL)
_LEADING = (ud.DET, ud.CASE, ud.MARK, ud.PUNCT, ud.CC)
_PHRASES = (ud.NMOD, ud.OBL, ud.OBL_ARG, ud.ADVMOD)


def build(head: Token, mentions: Mentions) -> Target:
    """The target headed by ``head``: a clause where it is a predicate, a noun phrase otherwise."""
    clause = is_predicate(head)
    tokens = _clause_tokens(head) if clause else _phrase_tokens(head)
    beside = None if clause else _governed(head, tokens[-1])
    if beside is not None:
        tokens = list(head.doc[tokens[0].i : beside.right_edge.i + 1])
    return Target(
        span=doc_span(head.doc, tokens[0].i, tokens[-1].i + 1),
        lemma=head.lemma_,
        mention=None if clause else mentions.at(head),
        arguments=_clause_arguments(head, mentions) if clause else _phrase_arguments(head, beside, mentions),
        words=tuple(token.lemma_ for token in tokens if token.pos_ in _CONTENT),
    )


def _phrase_tokens(head: Token) -> list[Token]:
    """The noun phrase without article, preposition, relative clauses and coordinated phrases."""
    # what stands before the article or the preposition is no part of the phrase, wherever the parse hangs it
    after = max([c.i for c in head.lefts if c.dep_ in (ud.DET, ud.CASE)], default=-1)
    start = min([head.i, *(c.left_edge.i for c in head.lefts if c.dep_ not in _LEADING and c.left_edge.i > after)])
    end = head.i
    for child in head.rights:
        comma = child.dep_ == ud.PUNCT and child.text in (",", "–", "-", "(", ":")
        if comma or child.dep_ in _BREAKS or _compares(child):
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
    stops = [child.left_edge.i for child in others]
    stops += [token.i for token in head.doc[head.i + 1 : head.right_edge.i + 1] if token.text == ":"]
    last = min([head.right_edge.i + 1, *(stop for stop in stops if stop > head.i)])
    last = min([last, *_left_open(head.doc, head.i, last)])
    # what stands before a colon announces the clause and is no part of it
    start = min([head.left_edge.i, *(c.left_edge.i for c in head.head.children if cluster(c, head))])
    first = max([start, *(t.i + 1 for t in head.doc[start : head.i] if t.text == ":")])
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
    while last - first > 1 and (tokens[first].is_punct or tokens[first].is_space or _opens(tokens[first], head)):
        first += 1
    while last - first > 1 and (tokens[last - 1].is_punct or tokens[last - 1].is_space):
        last -= 1
    return tokens[first:last]


def _opens(token: Token, head: Token) -> bool:
    """Article, preposition or conjunction of the head itself, *nicht* before its article, an adverb at a bare noun."""
    if is_predicate(head):
        return token.dep_ in (ud.MARK, ud.CC) and token.head.i == head.i
    if negators().get(token.lower_) == "adverb":
        return True
    # an adjective without an ending belongs to the verb (*kritisierte scharf Portale*)
    adverb = token.pos_ == ud.ADJ and token.text.islower() and token.text == token.lemma_
    return token.head.i == head.i and (adverb or token.dep_ in _LEADING)


def _governed(head: Token, last: Token) -> Token | None:
    """The phrase right after a noun that its frame asks for though the parse hangs it on the verb.

    In *fordert die Mitgliedschaft in der Union* the place belongs to the membership, not to the demand.
    """
    trigger = triggers().find(head.lemma_)
    if trigger is None:
        return None
    wanted = {relation for _, relations in trigger.entry.fills for relation in relations}
    for child in head.head.children:
        if child.dep_ in _PHRASES and child.left_edge.i == last.i + 1:
            cases = {preposition(case.lower_) for case in prepositions(child)}
            return child if cases & wanted else None
    return None


def _phrase_arguments(head: Token, beside: Token | None, mentions: Mentions) -> tuple[Argument, ...]:
    found: list[Argument] = []
    own = mentions.at(head)
    for modifier in own.modifiers if own is not None else ():
        if modifier.form:
            found.append(Argument("compound" if modifier.form == ud.PART else "mod", modifier))
    for token in fill(head, "gen"):
        mention = mentions.at(token) if token.i != head.i else None
        if mention is not None and not mention.form:
            found.append(Argument("gen", mention))
    phrases = [*children(head, *_PHRASES), *([] if beside is None else [beside])]
    return tuple([*found, *_prepositional(phrases, mentions)])


def _clause_arguments(head: Token, mentions: Mentions) -> tuple[Argument, ...]:
    found: list[Argument] = []
    for slot in ("subj", "obj", "dat"):
        for token in fill(head, slot):
            mention = mentions.at(token)
            if mention is not None:
                found.append(Argument(slot, mention))
    if children(head, ud.COP):
        found += [Argument("mod", m) for m in _modifiers(head, mentions)]
    return tuple([*found, *_prepositional(children(head, *_PHRASES), mentions)])


def _modifiers(head: Token, mentions: Mentions) -> list[Mention]:
    own = mentions.at(head)
    return [] if own is None else list(own.modifiers)


def _prepositional(phrases: list[Token], mentions: Mentions) -> list[Argument]:
    of = function_words("of_preposition")
    found: list[Argument] = []
    for child in phrases:
        for case in prepositions(child)[:1]:
            mention = mentions.at(child)
            if mention is not None and case.lower_ not in of:
                found.append(Argument(preposition(case.lower_), mention))
    return found
