"""The verb that carries the stance of another word: its copula, a light verb (*Kritik üben*), a judging verb."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.lexicon.carriers import LightVerb, judging_verbs, light_verbs, verdict_markers
from kg.lexicon.function_words import function_words, preposition
from kg.nlp import headlines
from kg.nlp import labels as ud
from kg.nlp.tree import children, prepositions

_PREDICATIVE = (ud.ADVMOD, ud.XCOMP, ud.OBL, ud.OBL_ARG)
_VERDICTS = (ud.XCOMP, ud.ADVMOD, ud.OBJ, ud.OBL, ud.OBL_ARG)
_BESIDE = (ud.CONJ, ud.NMOD, ud.APPOS, *_VERDICTS)
_PLACES = {ud.OBJ: "obj", ud.NSUBJ_PASS: "obj", ud.NSUBJ: "subj"}
_JUDGED = (ud.OBJ, ud.NSUBJ_PASS, ud.NSUBJ, ud.OBL, ud.OBL_ARG, ud.OBL_AGENT)


@dataclass(frozen=True, slots=True)
class Light:
    """A light verb with the frame of its noun's place."""

    verb: Token
    frame: LightVerb


@dataclass(frozen=True, slots=True)
class Judging:
    """A judging verb and the slots that hold what it judges."""

    verb: Token
    judged: tuple[str, ...]


def copulas(cue: Token) -> list[Token]:
    """The predicate that a cue adjective, adverb or preposition makes, where the parse puts the copula above it."""
    if cue.dep_ == ud.CASE:
        return _stands_with(cue.head)
    return [] if cue.pos_ == ud.NOUN and prepositions(cue) else _linking(cue)


def _stands_with(noun: Token) -> list[Token]:
    """The predicate of *ist (strikt) gegen den Plan*; in *ist offen für den Plan* the adjective takes the stance."""
    above = noun.head
    if above.pos_ == ud.ADJ:
        return [noun, above] if _is_firm(above) and children(above, ud.COP) else []
    verbs = [verb for verb in _linking(noun) if verb.lemma_ in function_words("copula")]
    others = [child for verb in verbs for child in children(verb, *_PREDICATIVE) if child.pos_ == ud.ADJ]
    if not all(_is_firm(other) for other in others):
        return []
    return [noun, *verbs] if verbs or children(noun, ud.COP) else []


def _is_firm(adjective: Token) -> bool:
    return adjective.lemma_ in function_words("firm")


def _linking(cue: Token) -> list[Token]:
    above = cue.head
    predicative = cue.dep_ in _PREDICATIVE and above.pos_ in (ud.VERB, ud.AUXILIARY)
    return [above] if predicative and _links(above) else []


def _links(verb: Token) -> bool:
    """Whether a verb only says of its subject what the adjective says: *ist*, *zeigt sich*, *reagiert*."""
    if any(child.lower_ in function_words("reflexive") for child in verb.children):
        return verb.lemma_ in function_words("reflexive_copula")
    return verb.lemma_ in function_words("copula") or verb.lemma_ in function_words("attitude_verb")


def carriers(cue: Token) -> list[Token]:
    """Every word above the cue whose denial denies the cue's stance: copula, light verb, judging verb."""
    found = copulas(cue) or headlines.subject(cue)
    carried = light(cue), judging(cue)
    return [*found, *(carrier.verb for carrier in carried if carrier is not None)]


def light(noun: Token) -> Light | None:
    """The light verb that a noun, or the first of its series, stands with in the place the verb's row names."""
    if noun.pos_ != ud.NOUN:
        return None
    first = noun
    while first.dep_ == ud.CONJ and first.head.pos_ == ud.NOUN:
        first = first.head
    verb = first.head
    if verb.pos_ not in (ud.VERB, ud.AUXILIARY):
        return None
    cases = prepositions(first)
    place = preposition(cases[0].lower_) if cases else _place(first, verb)
    frame = light_verbs().get((verb.lemma_, place))
    return None if frame is None else Light(verb, frame)


def _place(noun: Token, verb: Token) -> str:
    """Subject or object; the subject of a passive is what the active verb takes as its object."""
    if noun.dep_ == ud.NSUBJ and children(verb, ud.AUX_PASS):
        return "obj"
    return _PLACES.get(noun.dep_, "")


def judging(verdict: Token) -> Judging | None:
    """The judging verb of a verdict: *für falsch* in *hält den Plan für falsch*, *ein Fehler* in *nennt ihn ...*.

    The parse hangs the verdict on the verb or on what is judged.
    """
    marks = [c.lower_ for c in verdict.lefts if c.dep_ in (ud.CASE, ud.CC, ud.MARK) and c.i == verdict.left_edge.i]
    marker = next((mark for mark in marks if mark in verdict_markers()), "")
    if marks and not marker:
        return None
    verb = verdict.head
    if marker and verdict.dep_ in _BESIDE and verb.dep_ in _JUDGED and verb.pos_ != ud.VERB:
        verb = verb.head
    elif verdict.dep_ not in (*_VERDICTS, *((ud.CONJ, ud.NMOD, ud.AMOD) if marker else ())):
        return None
    slots = judging_verbs().get((verb.lemma_, marker)) if verb.pos_ in (ud.VERB, ud.AUXILIARY) else None
    return None if slots is None else Judging(verb, slots)
