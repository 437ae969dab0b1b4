"""Small questions about a dependency tree that every rule asks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc, Token

from kg.lexicon.function_words import function_words
from kg.nlp import labels as ud

# prüfen zu lassen
_APART = 2
_NAMES = (ud.APPOS, ud.FLAT, ud.FLAT_NAME)


@lru_cache(maxsize=2)
def _dependents(doc: Doc) -> dict[int, list[tuple[str, Token]]]:
    """The children of each token that has any, with their relations; read once a document, as every rule asks."""
    found: dict[int, list[tuple[str, Token]]] = {}
    for token, head in zip(doc, doc.to_array("HEAD").astype("int64").tolist(), strict=True):
        if head:
            found.setdefault(token.i + head, []).append((token.dep_, token))
    return found


@lru_cache(maxsize=2)
def _features(doc: Doc) -> list[str]:
    """The features of each token as ``str(token.morph)`` writes them, which is slow and has few answers."""
    known: dict[int, str] = {}
    keys = doc.to_array("MORPH").tolist()
    for token, key in zip(doc, keys, strict=True):
        if key not in known:
            known[key] = str(token.morph)
    return [known[key] for key in keys]


def children(token: Token, *relations: str) -> list[Token]:
    """The children of ``token`` by one of ``relations``, in the order of the text."""
    found = _dependents(token.doc).get(token.i)
    return [child for relation, child in found if relation in relations] if found else []


def dependents(token: Token) -> list[Token]:
    """All children of ``token``, in the order of the text."""
    found = _dependents(token.doc).get(token.i)
    return [child for _, child in found] if found else []


def before_colon(token: Token) -> list[Token]:
    """The children of ``token`` that no colon parts from it: another sentence begins there (*liefert: „Nach ...“*)."""
    end = next((other.i for other in token.doc[token.i : token.right_edge.i] if other.text == ":"), token.right_edge.i)
    return [child for child in dependents(token) if child.left_edge.i <= end]


def prepositions(token: Token) -> list[Token]:
    """The prepositions a noun phrase stands with (*auf* in *auf die Klage*)."""
    found = _dependents(token.doc).get(token.i)
    return [child for relation, child in found if relation == ud.CASE and child.i < token.i] if found else []


def is_strong_genitive(noun: Token) -> bool:
    """*die Notwendigkeit eigener Häfen*: no other bare attribute behind a noun has an adjective in *-er*."""
    behind = noun.pos_ == "NOUN" and noun.dep_ == ud.NMOD and noun.i > noun.head.i and not prepositions(noun)
    words = children(noun, ud.AMOD, ud.DET) if behind else []
    return bool(words) and all(word.lower_.endswith("er") for word in words)


def conjuncts(token: Token) -> list[Token]:
    """The token and everything coordinated with it, in the order of the text.

    Unlike spaCy's ``conjuncts`` only what follows the token: its head's other members are the head's business.
    What hangs on the name behind a title (*Ministerin Ada A. und Minister Bo B.*) counts as hanging on the title.
    """
    found = [token]
    for child in token.rights:
        if child.dep_ == ud.CONJ:
            found += conjuncts(child)
        elif child.dep_ in _NAMES and child.pos_ == ud.PROPN:
            found += conjuncts(child)[1:]
    return found


def feature(token: Token, name: str) -> str:
    """The value of a morphological feature, "" where the token has none; the first of several."""
    return _value(_features(token.doc)[token.i], name)


@lru_cache(maxsize=4096)
def _value(features: str, name: str) -> str:
    """A text has few combinations of features and asks for them often. ``Case=Nom|Number=Sing`` is UD's own form."""
    pairs = (pair.partition("=") for pair in features.split("|"))
    return next((value.split(",")[0] for key, _, value in pairs if key == name), "")


def is_relative_pronoun(token: Token) -> bool:
    return token.pos_ == ud.PRON and ud.REL in token.morph.get(ud.PRON_TYPE, [])


def auxiliaries(token: Token) -> list[Token]:
    """Auxiliaries, modals and copulas of a predicate, its own or those it shares with the verb it is coordinated to."""
    own = children(token, ud.AUX, ud.AUX_PASS, ud.COP)
    if own or token.dep_ != ud.CONJ:
        return own
    subjects = children(token, ud.NSUBJ)
    acting = [found for found in subjects if not _in_role(found)]
    bare = not is_finite(token) or (bool(subjects) and token.lower_ == token.lemma_.lower())
    return own if acting or not bare else auxiliaries(token.head)


def _in_role(noun: Token) -> bool:
    """*und als erster Gast den Pakt verlassen*: in what capacity somebody acts is no subject, wherever *als* hangs."""
    start = noun.left_edge
    before = start if start.pos_ == ud.CCONJ or start.i == 0 else noun.doc[start.i - 1]
    return before.lower_ in function_words("comparison")


def is_finite(token: Token) -> bool:
    return feature(token, ud.VERB_FORM) == ud.FIN or bool(feature(token, ud.MOOD))


def finite_verb(token: Token) -> Token | None:
    """The word that carries mood and tense of the clause of ``token``: the token itself or an auxiliary."""
    if is_finite(token) and token.pos_ in (ud.VERB, ud.AUXILIARY):
        return token
    return next((aux for aux in auxiliaries(token) if is_finite(aux)), None)


def is_passive(token: Token) -> bool:
    shared = any(aux.dep_ == ud.AUX_PASS for aux in auxiliaries(token))
    return shared or bool(children(token, ud.AUX_PASS, ud.NSUBJ_PASS))


def is_predicate(token: Token) -> bool:
    """Whether the token heads a clause: a verb, or a noun or adjective with a copula."""
    return token.pos_ in (ud.VERB, ud.AUXILIARY) or bool(children(token, ud.COP))


def cluster(lower: Token, upper: Token) -> bool:
    """Whether ``upper`` lets or wants be done what ``lower`` says, its neighbour in the parse (*prüfen zu lassen*)."""
    return upper.lemma_ in function_words("verb_cluster") and 0 < upper.i - lower.i <= _APART


def clause_head(token: Token) -> Token:
    """The predicate of the innermost clause that contains ``token``."""
    while token.dep_ != ud.ROOT and not is_predicate(token):
        token = token.head
    return token


def ancestors(token: Token) -> Iterator[Token]:
    while token.dep_ != ud.ROOT and token.head.i != token.i:
        token = token.head
        yield token
