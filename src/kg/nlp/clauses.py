"""The clauses a word governs: with *dass*, with *zu*, with *ob*, or verb-second."""

from __future__ import annotations

from spacy.tokens import Token

from kg.lexicon.function_words import function_words
from kg.nlp import labels as ud
from kg.nlp.mood import reportive
from kg.nlp.tree import ancestors, children, cluster, conjuncts, feature, finite_verb, is_finite, prepositions

_CLAUSES = (ud.CCOMP, ud.XCOMP, ud.ACL, ud.ACL_RELCL, ud.CSUBJ, ud.ADVCL, ud.CSUBJ_PASS)


def contained(noun: Token) -> Token | None:
    """*die Art und Weise, wie der Rat tagt*: an empty noun stands for the clause behind it."""
    if noun.lemma_.lower() not in function_words("empty_noun"):
        return None
    below = [c for member in conjuncts(noun) for c in children(member, *_CLAUSES)]
    announced = function_words("complementiser") | function_words("manner_complementiser")
    return next((c for c in below if _marks(c) & announced), None)


def is_circumstance(clause: Token) -> bool:
    """A clause of reason, time or condition: never what *dagegen* announces."""
    announced = function_words("complementiser") | function_words("interrogative_complementiser")
    others = [m for m in children(clause, ud.MARK) if m.pos_ == ud.SCONJ and m.lower_ not in announced]
    return bool(others)


def clauses(owner: Token) -> list[Token]:
    """The clauses below ``owner`` that are no relative clauses; for a noun also one right behind its phrase."""
    found = children(owner, *_CLAUSES)
    if not found and owner.pos_ == ud.NOUN:
        # the parse may hang a noun's clause on the verb: it follows the noun phrase all the same
        after = owner.right_edge.i + 1
        found = [c for a in ancestors(owner) for c in children(a, *_CLAUSES) if c.left_edge.i == after]
    return [c for c in found if not (c.dep_ in (ud.ACL, ud.ACL_RELCL) and _relative(c))]


def finite_clauses(cue: Token) -> list[Token]:
    """Clauses with *dass*, and verb-second clauses in their place."""
    that, whether = function_words("complementiser"), function_words("interrogative_complementiser")
    if _grounds(cue):
        return []
    found = []
    for clause in clauses(cue):
        marks = _marks(clause)
        embedded = clause.dep_ in (ud.CCOMP, ud.CSUBJ, ud.CSUBJ_PASS) and not marks and not _verb_last(clause)
        embedded = embedded or (cue.pos_ == ud.NOUN and clause.head.i == cue.i and not marks and _told(clause))
        if marks & that or (embedded and _has_finite(clause) and not marks & whether):
            found.append(clause)
    return found


def _told(clause: Token) -> bool:
    """*die Behauptung, man habe ihn bestohlen*: verb-second, in the subjunctive of speech."""
    verb = finite_verb(clause)
    return clause.dep_ in (ud.ACL, ud.ACL_RELCL) and verb is not None and verb.i <= clause.i and reportive(verb) == "I"


def infinitives(cue: Token) -> list[Token]:
    """Infinitive clauses with *zu* that say what is wanted, judged or promised."""
    to = function_words("infinitive_marker")
    found = [clause for clause in clauses(cue) if _to_infinitive(clause, to) and not _adverbial(clause)]
    first = [clause for clause in found if not any(cluster(clause, other) for other in found)]
    members = (m for clause in first for m in conjuncts(clause)[1:] if m.pos_ == ud.VERB and _to_infinitive(m, to))
    return [*first, *(m for m in members if _has_to(m, to))]


def questions(cue: Token) -> list[Token]:
    """Indirect questions with *ob*."""
    whether = function_words("interrogative_complementiser")
    return [clause for clause in clauses(cue) if _marks(clause) & whether]


def _grounds(cue: Token) -> bool:
    """*lehnt mit der Begründung ab, der Plan schade*: the clause says what the phrase before it announces."""
    return any(c.lemma_ in function_words("grounds") and prepositions(c) for c in children(cue, ud.OBL, ud.OBL_ARG))


def _relative(clause: Token) -> bool:
    return any(feature(t, ud.PRON_TYPE) == ud.REL for t in clause.subtree if t.pos_ == ud.PRON and t.i <= clause.i)


def _verb_last(clause: Token) -> bool:
    """*die Maßstab sein sollten*: without a conjunction only a relative clause has its finite verb last."""
    verb = finite_verb(clause)
    return verb is not None and verb.i > clause.i


def _marks(clause: Token) -> set[str]:
    return {str(mark.lower_) for mark in children(clause, ud.MARK)}


def _has_finite(clause: Token) -> bool:
    return is_finite(clause) or any(is_finite(c) for c in children(clause, ud.AUX, ud.AUX_PASS, ud.COP))


def _adverbial(clause: Token) -> bool:
    """*um Hilfe zu bringen*: what the act is done for, not what is wanted."""
    return any(child.lower_ in function_words("adverbial_infinitive") for child in children(clause, ud.MARK, ud.CASE))


def _has_to(verb: Token, to: frozenset[str]) -> bool:
    """Whether a coordinated infinitive has its own *zu*: *die Maut zu senken und Straßen zu bauen* are two aims."""
    return bool(_marks(verb) & to) or verb.lower_ != verb.lemma_


def _to_infinitive(clause: Token, to: frozenset[str]) -> bool:
    chain = (clause, *children(clause, ud.AUX, ud.AUX_PASS, ud.COP))
    infinitive = any(feature(token, ud.VERB_FORM) == ud.INF for token in chain)
    return not _has_finite(clause) and (infinitive or bool(_marks(clause) & to))
