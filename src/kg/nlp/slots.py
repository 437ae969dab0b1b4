"""Slots: from a cue word and the name of a slot to the heads of the phrases that fill it."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from kg.lexicon.function_words import function_words
from kg.lexicon.negation import negators
from kg.nlp import labels as ud
from kg.nlp.subjects import agents, antecedent, has_preposition, patients
from kg.nlp.tree import (
    ancestors,
    children,
    cluster,
    conjuncts,
    feature,
    is_finite,
    is_passive,
    is_predicate,
    prepositions,
)

_PHRASES = (ud.OBL, ud.OBL_ARG, ud.NMOD, ud.OBJ, ud.XCOMP, ud.ADVMOD, ud.APPOS, ud.DEP, ud.ADVCL, ud.ACL)
_DATIVES = (ud.IOBJ, ud.OBL_ARG, ud.OBJ, ud.OBL)
_OBJECTS = (ud.OBJ, ud.OBL_ARG)
_PREDICATIVE = (ud.ADVMOD, ud.XCOMP, ud.OBL, ud.OBL_ARG)
_CLAUSES = (ud.CCOMP, ud.XCOMP, ud.ACL, ud.ACL_RELCL, ud.CSUBJ, ud.ADVCL, ud.CSUBJ_PASS)
_NOMINAL = (ud.NOUN, ud.PROPN, ud.PRON, ud.ADJ, ud.DETERMINER, "NUM", "X")


def fill(cue: Token, slot: str, below: Iterable[Token] = ()) -> list[Token]:
    """The heads of what fills ``slot`` of ``cue``, coordinated fillers each; ``below`` are further words to search.

    Slots are those of the cue rows: subj, obj, dat, gen, dass, zu, ob, pred, self, or a preposition;
    ``zu`` is an infinitive clause or, where there is none, a phrase with the preposition.
    """
    finder = _FINDERS.get(slot)
    for owner in (cue, *below, *copulas(cue)):
        found = [] if finder is None else finder(owner)
        if not found and (finder is None or finder is _infinitives):
            found = _prepositional(owner, slot)
        if found:
            return list({member.i: member for head in found for member in _members(head)}.values())
    return []


def copulas(cue: Token) -> list[Token]:
    """The predicate that a cue adjective, adverb or preposition makes, where the parse puts the copula above it."""
    if cue.dep_ == ud.CASE:
        noun = cue.head
        verbs = copulas(noun)
        return [noun, *verbs] if verbs or children(noun, ud.COP) else []
    above = cue.head
    predicative = cue.dep_ in _PREDICATIVE and above.pos_ in (ud.VERB, ud.AUXILIARY)
    return [above] if predicative and above.lemma_ in function_words("copula") else []


def _members(head: Token) -> list[Token]:
    clause = _contained(head)
    if clause is not None:
        return [clause]
    return [head] if is_predicate(head) else [m for m in conjuncts(head) if m.pos_ != ud.VERB and not _excluded(m)]


def _contained(noun: Token) -> Token | None:
    """*die Art und Weise, wie der Rat tagt*: an empty noun stands for the clause behind it."""
    if noun.lemma_.lower() not in function_words("empty_noun"):
        return None
    clauses = [c for member in conjuncts(noun) for c in children(member, *_CLAUSES)]
    announced = function_words("complementiser") | function_words("manner_complementiser")
    return next((c for c in clauses if _marks(c) & announced), None)


def _excluded(member: Token) -> bool:
    """*Chile und nicht Peru*, *Chile als Gastgeber*: a member of a series that is denied, or no member at all."""
    words = [child.lower_ for child in member.lefts]
    compared = any(word in function_words("comparison") for word in words)
    return member.dep_ == ud.CONJ and (compared or any(negators().get(word) == "adverb" for word in words))


def _objects(cue: Token) -> list[Token]:
    if is_passive(cue):
        return patients(cue)
    found = [c for c in children(cue, *_OBJECTS) if not prepositions(c) and not _in_case(c, ud.DAT)]
    found = [antecedent(token) for token in found if not _reflexive(token)]
    if not found and cue.dep_ == ud.CONJ and cue.head.pos_ == ud.VERB and _shares_object(cue):
        return _objects(cue.head)
    return found


def _shares_object(verb: Token) -> bool:
    """Whether a coordinated verb without arguments of its own takes the object of the first one."""
    own = children(verb, ud.OBJ, ud.IOBJ, ud.OBL, ud.OBL_ARG, ud.CCOMP, ud.XCOMP, ud.NSUBJ)
    return not own


def _datives(cue: Token) -> list[Token]:
    bare = [c for c in children(cue, *_DATIVES) if not prepositions(c) and not _reflexive(c)]
    marked = [c for c in bare if _in_case(c, ud.DAT)]
    # names carry no case: of two bare objects the first is the receiver (liefert Polen Panzer)
    objects = [c for c in bare if c.dep_ in (ud.OBJ, ud.IOBJ, ud.OBL_ARG)]
    unmarked = objects[:1] if len(objects) > 1 else []
    return [antecedent(child) for child in marked or unmarked]


def _in_case(noun: Token, case: str) -> bool:
    """Whether the noun or, where its own form is ambiguous, its article is in the case."""
    words = (noun, *children(noun, ud.DET, ud.DET_POSS))
    return any(feature(word, ud.CASE_FEATURE) == case for word in words)


def _genitives(cue: Token) -> list[Token]:
    of = function_words("of_preposition")
    found = []
    for child in cue.children:
        cases = prepositions(child)
        attribute = child.dep_ in (ud.NMOD, ud.NMOD_POSS, ud.DEP, ud.OBL) and child.pos_ in _NOMINAL
        genitive = _in_case(child, ud.GEN)
        before = child.pos_ == ud.PROPN and child.i < cue.i
        phrase = attribute and ((not cases and (genitive or before)) or any(case.lower_ in of for case in cases))
        if phrase or child.dep_ == ud.DET_POSS or (child.dep_ == ud.AMOD and child.ent_id_ == ud.DERIVED):
            found.append(child)
    if not found and cue.ent_id_ == ud.PART and "-" in cue.text:
        found.append(cue)
    return found


def _prepositional(cue: Token, slot: str) -> list[Token]:
    """The phrase with the preposition; a pronominal adverb that announces a clause wins (*darauf, dass*)."""
    for child in cue.children:
        if child.pos_ in (ud.ADV, ud.ADP, ud.PRON) and _pronominal(child.lower_, slot):
            clause = _clauses(child) or [c for c in _clauses(cue) if c.i > child.i]
            return [c for c in clause if not _circumstance(c)][:1]
    for child in cue.children:
        if child.dep_ in _PHRASES and child.pos_ in _NOMINAL and has_preposition(child, slot):
            return [antecedent(child)]
    for child in _beside(cue) if cue.pos_ == ud.NOUN else ():
        if child.pos_ in _NOMINAL and has_preposition(child, slot):
            return [child]
    return []


def _circumstance(clause: Token) -> bool:
    """A clause of reason, time or condition: never what *dagegen* announces."""
    announced = function_words("complementiser") | function_words("interrogative_complementiser")
    others = [m for m in children(clause, ud.MARK) if m.pos_ == ud.SCONJ and m.lower_ not in announced]
    return bool(others)


def _beside(noun: Token) -> list[Token]:
    """Phrases that belong to a noun though the parse hangs them lower or higher: *die Kritik Roms an Kiew*."""
    inside = [c for g in _genitives(noun) if g.i > noun.i for c in g.children if c.i > g.i]
    after = noun.right_edge.i + 1
    above = [c for a in ancestors(noun) for c in a.children if c.i >= after and c.left_edge.i == after]
    return [c for c in (*inside, *above) if c.dep_ in _PHRASES]


def _pronominal(word: str, slot: str) -> bool:
    """Whether the word is the pronominal adverb of a preposition (*dafür* of *für*, *darauf* of *auf*)."""
    return word in (f"da{slot}", f"dar{slot}")


def _clauses(owner: Token) -> list[Token]:
    found = children(owner, *_CLAUSES)
    if not found and owner.pos_ == ud.NOUN:
        # the parse may hang a noun's clause on the verb: it follows the noun phrase all the same
        after = owner.right_edge.i + 1
        found = [c for a in ancestors(owner) for c in children(a, *_CLAUSES) if c.left_edge.i == after]
    return [c for c in found if not (c.dep_ in (ud.ACL, ud.ACL_RELCL) and _relative(c))]


def _relative(clause: Token) -> bool:
    return any(feature(t, ud.PRON_TYPE) == ud.REL for t in clause.subtree if t.pos_ == ud.PRON and t.i <= clause.i)


def _marks(clause: Token) -> set[str]:
    return {str(mark.lower_) for mark in children(clause, ud.MARK)}


def _finite_clauses(cue: Token) -> list[Token]:
    that, whether = function_words("complementiser"), function_words("interrogative_complementiser")
    found = []
    for clause in _clauses(cue):
        marks = _marks(clause)
        embedded = clause.dep_ in (ud.CCOMP, ud.CSUBJ, ud.CSUBJ_PASS) and not marks
        if marks & that or (embedded and _has_finite(clause) and not marks & whether):
            found.append(clause)
    return found


def _has_finite(clause: Token) -> bool:
    return is_finite(clause) or any(is_finite(c) for c in children(clause, ud.AUX, ud.AUX_PASS, ud.COP))


def _infinitives(cue: Token) -> list[Token]:
    to = function_words("infinitive_marker")
    found = [clause for clause in _clauses(cue) if _to_infinitive(clause, to) and not _adverbial(clause)]
    return [clause for clause in found if not any(cluster(clause, other) for other in found)]


def _adverbial(clause: Token) -> bool:
    """*um Hilfe zu bringen*: what the act is done for, not what is wanted."""
    return any(child.lower_ in function_words("adverbial_infinitive") for child in children(clause, ud.MARK, ud.CASE))


def _to_infinitive(clause: Token, to: frozenset[str]) -> bool:
    chain = (clause, *children(clause, ud.AUX, ud.AUX_PASS, ud.COP))
    infinitive = any(feature(token, ud.VERB_FORM) == ud.INF for token in chain)
    return not _has_finite(clause) and (infinitive or bool(_marks(clause) & to))


def _questions(cue: Token) -> list[Token]:
    whether = function_words("interrogative_complementiser")
    return [clause for clause in _clauses(cue) if _marks(clause) & whether]


def _predicated(cue: Token) -> list[Token]:
    """What an adjective is said of: its own subject, the noun it stands before, or what its verb says it of.

    An adverb is said of no noun (*schleuste sie illegal ein*).
    """
    if cue.dep_ == ud.AMOD:
        return [cue.head]
    own = [antecedent(child) for child in children(cue, ud.NSUBJ, ud.CSUBJ)]
    verb = cue.head.lemma_
    adverb = cue.dep_ == ud.ADVMOD and not (verb in function_words("copula") or verb in function_words("judging"))
    if own or adverb or cue.dep_ not in (ud.XCOMP, ud.ADVMOD, ud.OBL, ud.CONJ):
        return own
    return _objects(cue.head) or agents(cue.head)


def _said(cue: Token) -> list[Token]:
    """What an adjective is said of by a verb: *die notwendige Reform* only mentions it, and judges nothing."""
    return [] if cue.dep_ == ud.AMOD else _predicated(cue)


def _reflexive(token: Token) -> bool:
    return token.lower_ in function_words("reflexive")


def _self(cue: Token) -> list[Token]:
    return [cue.head] if cue.dep_ == ud.CASE else [cue]


_FINDERS = {
    "subj": agents,
    "obj": _objects,
    "dat": _datives,
    "gen": _genitives,
    "dass": _finite_clauses,
    "zu": _infinitives,
    "ob": _questions,
    "pred": _predicated,
    "said": _said,
    "self": _self,
}
