"""Negation: how often a cue and its target are denied, by words of the lexicon in their scope in the parse.

A denial reaches the clause it stands in and no further, but through words that pass it on: implicatives (*weigert sich,
... zu unterstützen*) and neg-raisers (*hat nicht vor, ... zu unterstützen*).
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.domain.spans import Span
from kg.lexicon.function_words import function_words
from kg.lexicon.negation import denying_governors
from kg.lexicon.stance_types import stance_types
from kg.nlp import labels as ud
from kg.nlp.denying_words import contradicts, denying, elliptical, is_open, sequence
from kg.nlp.mentions import doc_span
from kg.nlp.subjects import agents, has_preposition
from kg.nlp.tree import auxiliaries, children, conjuncts, feature, finite_verb, is_passive, is_predicate, prepositions

_SUBJECTS = (ud.NSUBJ, ud.NSUBJ_PASS)
_ARGUMENTS = (ud.OBJ, ud.OBL_ARG, ud.IOBJ)
_ENDED = (ud.OBJ, ud.NSUBJ_PASS)
_ATTRIBUTES = (ud.NMOD, ud.NMOD_POSS, ud.OBL, ud.OBL_ARG)
_CONTENT = (ud.XCOMP, ud.CCOMP, ud.ACL, ud.ACL_RELCL, ud.CSUBJ)
_AUXILIARIES = (ud.AUX, ud.AUX_PASS, ud.COP)
_TURNED = ("request", "endorse", "oppose")
_OF = "von"
_COLON = ":"


def denials(cue: Token, target: Token | None, words: Sequence[Token] = ()) -> tuple[int, list[Token]]:
    """How many denials lie on the stance itself, and which words deny inside a target that is a clause.

    The first counts those on the cue, its subject and a target noun (*fordert keine Zölle*), the second those of
    *fordert, dass keine Zölle gelten*. ``target`` is the target's head word, None where it was left out;
    ``words`` are the fixed words of the cue (*übt keine Kritik*) and the copula above it.
    """
    own = _own(cue, target, words)
    inner = _inner(cue, target)
    if target is not None and is_predicate(target) and _governs(cue, "opinion"):
        own, inner = [], _distinct([*own, *inner])
    return len(own), inner


def says_nothing(cue: Token, target: Token | None, words: Sequence[Token] = ()) -> bool:
    """Whether a denial leaves open which stance is held, and by whom.

    *noch nicht*, *nicht alle*, *kein Land fordert*, *sagte nicht, dass ...*, *die fehlende Unterstützung*.
    """
    found = [*_own(cue, target, words), *_of_holder(cue, target)]
    if any(is_open(token) for token in found) or _alternative(cue):
        return True
    above = _governor(cue)
    told = above is not None and bool(_on_governor(above)) and not _passes_on(above)
    return told or bool(_of_holder(cue, target)) or _lacking(cue)


def is_ended(cue: Token) -> bool:
    """Whether a verb or noun above a cue noun says that its stance is over (*gibt den Widerstand auf*)."""
    return cue.pos_ == ud.NOUN and _ends(cue.head, cue)


def turns(cue: Token, name: str) -> bool:
    """Whether a denied clause makes the stance ``name`` ("" for none) its opposite: *verlangt, nicht zu bauen*.

    Not in a pledge: who promises to leave something alone (*sagt zu, nicht zu klagen*) gives way, and opposes nothing.
    """
    turning = bool(name) and stance_types()[name].group in _TURNED and bool(stance_types()[name].negated)
    return turning and cue.lemma_ not in function_words("pledging")


def turning(denials_inside: Sequence[Token], clause: Token) -> tuple[Span, ...]:
    """The denying words of a ``clause`` with the adverb they carry, which means nothing without them (*nicht mehr*),
    also where their noun stands between (*keine Hilfe mehr leisten*).
    """
    found = []
    for denial in denials_inside:
        after = denial.doc[denial.i + 1] if denial.i + 1 < len(denial.doc) else denial
        found.append(doc_span(denial.doc, denial.i, denial.i + 1 + _any_longer(after)))
        if denying(denial) == "determiner":
            behind = [c for c in children(clause, ud.ADVMOD) if c.i == denial.head.right_edge.i + 1]
            found += [doc_span(c.doc, c.i, c.i + 1) for c in behind if _any_longer(c)]
    return tuple(found)


def _any_longer(word: Token) -> bool:
    return denying(word) == "carrier" and word.lower_ in function_words("any_longer")


def _own(cue: Token, target: Token | None, words: Sequence[Token]) -> list[Token]:
    found = [*_on_predicate(cue, target), *_on_subject(cue, target), *_from_above(cue)]
    corrects = target is not None and any(denying(c) == "correction" for c in target.lefts)
    beside = [] if corrects else [c for c in children(cue, *_ARGUMENTS) if target not in conjuncts(c)]
    found += [token for other in beside for token in _on_noun(other)]
    found += [token for word in words for token in (*_on_predicate(word, target), *_on_noun(word))]
    if target is not None and target.i != cue.i and not is_predicate(target):
        found += _on_noun(target)
    return _distinct([token for token in found if not _announced(cue, token)])


def _announced(cue: Token, denial: Token) -> bool:
    """*bezweifelt das: Er habe nicht den Eindruck*: behind the colon the words are others'."""
    between = cue.doc[cue.i : denial.i]
    return denial.i > cue.i and any(token.text == _COLON for token in between)


def _inner(cue: Token, target: Token | None) -> list[Token]:
    if target is None or target.i == cue.i or not is_predicate(target):
        return []
    arguments = [found for child in children(target, *_ARGUMENTS) for found in _on_noun(child)]
    return _distinct([*_on_predicate(target), *_on_subject(target, None), *arguments])


def _distinct(tokens: Sequence[Token]) -> list[Token]:
    return list({token.i: token for token in tokens}.values())


def _on_predicate(head: Token, target: Token | None = None) -> list[Token]:
    """Denying adverbs beside a predicate or its auxiliaries; for a noun its *kein* and a word that ends it."""
    places = [head, *auxiliaries(head)]
    near = [c for place in places for c in place.children if c.dep_ != ud.CONJ]
    near += [c for carrier in near if denying(carrier) == "carrier" for c in carrier.lefts]
    found = [c for c in near if denying(c) == "adverb" and not elliptical(c) and not _prepositional(c)]
    found = [*(c for c in found if contradicts(c, head, target)), *sequence(head), *_without(head)]
    found += [c for place in places for c in children(place, ud.OBL) if denying(c) == "phrase" and _on_noun(c)]
    if head.dep_ == ud.CONJ and is_predicate(head):
        found += [c for c in children(head, ud.CC) if denying(c) == "correlative" and _first_half(c)]
    if head.pos_ == ud.NOUN:
        found += _on_noun(head)
        found += [head.head] if _ends(head.head, head) else []
    return found


def _prepositional(denial: Token) -> bool:
    """*ohne Wenn und Aber*: before a noun *ohne* denies the noun alone, wherever the parse hangs it."""
    return denial.pos_ == ud.ADP and denial.dep_ in (ud.CC, ud.CASE)


def _without(head: Token) -> list[Token]:
    """*ohne* at the edge of an infinitive, wherever the parse hangs it."""
    edge = head.left_edge
    bare = feature(head, ud.VERB_FORM) == ud.INF and finite_verb(head) is None
    return [edge] if bare and edge.dep_ == ud.CASE and edge.head.i != head.i and denying(edge) == "adverb" else []


def _first_half(second: Token) -> bool:
    """Whether a denial stands before *noch* in the sentence (*weder ..., noch lehnt es ... ab*)."""
    return any(denying(token) == "adverb" for token in second.doc[second.sent.start : second.i])


def _ends(above: Token, noun: Token) -> bool:
    """*stellt die Hilfe ein*, *verzichtet auf die Forderung*; one refuses what one would have to give oneself."""
    if noun.dep_ in _ENDED:
        refused = _governs(above, "withholding") and not is_passive(above) and not _owned(noun)
        return refused or _governs(above, "ending")
    if noun.dep_ not in _ATTRIBUTES:
        return False
    return _governs(above, "parting") if prepositions(noun) else above.pos_ == ud.NOUN and _governs(above, "ending")


def _owned(noun: Token) -> bool:
    """Whether the noun says whose it is (*die Forderung Rigas*, *die russische Forderung*)."""
    owners = [c for c in children(noun, ud.NMOD, ud.NMOD_POSS) if not prepositions(c) or has_preposition(c, _OF)]
    return bool(owners) or any(c.ent_id_ == ud.DERIVED for c in children(noun, ud.AMOD))


def _on_subject(cue: Token, target: Token | None) -> list[Token]:
    """Denials at a subject that is the target, or at both halves of *weder A noch B*."""
    subjects = children(cue, *_SUBJECTS) if cue.pos_ in (ud.VERB, ud.AUXILIARY, ud.ADJ) else []
    outside = _of_holder(cue, target) if target is not None else []
    return [found for subject in subjects for found in _on_noun(subject) if found not in outside]


def _of_holder(cue: Token, target: Token | None) -> list[Token]:
    """What denies the holder itself: *kein Land fordert*, *nicht Riga fordert*, *von keinem Land gefordert*."""
    if cue.pos_ not in (ud.VERB, ud.AUXILIARY):
        return []
    found: list[Token] = []
    for subject in agents(cue) if is_passive(cue) else children(cue, ud.NSUBJ):
        members = conjuncts(subject)
        paired = any(denying(c) == "correlative" for member in members for c in member.lefts)
        if target not in members and not paired:
            found += _on_noun(subject)
    return found


def _on_noun(head: Token) -> list[Token]:
    """*kein* before the noun, *nicht* or *weder* at it; in a series the first member's denial counts for all."""
    before = [*head.lefts, *(c for article in children(head, ud.DET) for c in article.lefts)]
    found = [c for c in before if denying(c) in ("determiner", "adverb")]
    found += [c for c in head.lefts if denying(c) == "correlative" and not found and _first_half(c)]
    if denying(head) == "pronoun":
        found.append(head)
    if not found and head.dep_ == ud.CONJ and not any(denying(c) == "correction" for c in head.lefts):
        return _on_noun(head.head)
    return found


def _from_above(cue: Token) -> list[Token]:
    """The denials that the word above an infinitive hands down to it."""
    above = _governor(cue)
    if above is None or finite_verb(_clause(cue)) is not None:
        return []
    if _governs(above, "refusal"):
        return [above, *_on_governor(above)]
    return _on_governor(above) if _governs(above, "raising") else []


def _clause(cue: Token) -> Token:
    """The predicate of the clause of ``cue``, the first of a series."""
    clause = cue
    while clause.dep_ != ud.ROOT and (not is_predicate(clause) or clause.dep_ in _AUXILIARIES):
        clause = clause.head
    while clause.dep_ == ud.CONJ and finite_verb(clause) is None and is_predicate(clause.head):
        clause = clause.head
    return clause


def _governor(cue: Token) -> Token | None:
    """The word whose content the clause of ``cue`` is; behind *daran*, *darauf* the verb."""
    clause = _clause(cue)
    marked = clause.dep_ != ud.ACL_RELCL or feature(clause, ud.VERB_FORM) == ud.INF
    if clause.dep_ not in _CONTENT or not marked:
        return None
    head = clause.head
    return head.head if head.pos_ in (ud.ADV, ud.ADP) and head.dep_ != ud.ROOT else head


def _on_governor(above: Token) -> list[Token]:
    """What denies a governing word: beside it, or beside the verb that carries its noun (*hat nicht die Absicht*)."""
    found = [token for token in _on_predicate(above) if token.i != above.head.i]
    if above.pos_ == ud.NOUN and above.dep_ in (*_ARGUMENTS, ud.NSUBJ, ud.OBL):
        found += _on_predicate(above.head)
    return _distinct(found)


def _passes_on(above: Token) -> bool:
    return any(_governs(above, name) for name in ("raising", "refusal", "fact"))


def _governs(token: Token, name: str) -> bool:
    return name in denying_governors().get(token.lemma_.lower(), ())


def _alternative(cue: Token) -> bool:
    """*Entweder hat er es vergessen, oder er will es abschaffen*: which of both is so stays open."""
    clause = _clause(cue)
    either = function_words("alternative")
    first = next((token.i for token in cue.sent if token.lower_ in either), cue.sent.end)
    second = any(c.lower_ in function_words("or") for c in children(clause, ud.CC)) and clause.dep_ == ud.CONJ
    return first < clause.i and second and clause.pos_ == ud.VERB and finite_verb(clause) is not None


def _lacking(cue: Token) -> bool:
    """*die fehlende Unterstützung*, *es mangelt an Unterstützung*: nothing is known of who might have given it."""
    if cue.pos_ != ud.NOUN:
        return False
    return _governs(cue.head, "lack") or any(_governs(c, "lack") for c in children(cue, ud.AMOD))
