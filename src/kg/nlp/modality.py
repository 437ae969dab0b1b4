"""Modality: whether a stance is held, intended, possible, conditional, counterfactual or only asked about.

Read from the cue outward: its own attribute, the conjunction and the auxiliaries of its clause (Palmer 2001, *Mood and
Modality*), particles, what governs the clause, and conditions beside it. The subjunctive I only reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from kg.domain.stances import Modality
from kg.lexicon.cues import cues
from kg.lexicon.function_words import function_words
from kg.lexicon.modality import ANY, DENIED, PAST, PERFECT, SUBJUNCTIVE, modal_words
from kg.lexicon.reportive import reportive_forms
from kg.lexicon.stance_types import stance_types
from kg.nlp import labels as ud
from kg.nlp.carriers import light
from kg.nlp.conditions import is_condition, is_conditioned, is_inquired, noun_before, verb_first
from kg.nlp.mood import reportive
from kg.nlp.negation import denials
from kg.nlp.tree import ancestors, auxiliaries, children, feature, finite_verb, is_finite, is_predicate

_PAST = "Past"
_SECOND = "II"
# as kg.nlp.mood names *soll*, which without a perfect infinitive is somebody else's wish
_HEARSAY = "hearsay"
_EMBEDDED = (ud.XCOMP, ud.CCOMP, ud.CSUBJ, ud.ACL)
_UNREAL = (Modality.COUNTERFACTUAL, Modality.CONDITIONAL)
_AUXILIARIES = (ud.AUX, ud.AUX_PASS, ud.COP)
_CARRIED = (ud.OBJ, ud.XCOMP, ud.NSUBJ_PASS)
_NOUN_ABOVE = (ud.NMOD, ud.OBL)
_PLACES = (ud.NSUBJ, ud.NSUBJ_PASS, ud.OBL, ud.OBL_AGENT, ud.NMOD)
_CONFLICT = "conflict"
_ACTS = {"cooperate", _CONFLICT}


def of(cue: Token, words: Sequence[Token] = ()) -> Modality:
    """The modality of the cue's stance; ``words`` are fixed words of the cue (*kann sich ... vorstellen*)."""
    if _presupposed(cue):
        return _attribute(cue) or Modality.ASSERTED
    clause = _clause(cue)
    if any(mark.lower_ in function_words("manner_conjunction") for mark in children(clause, ud.MARK)):
        return of(clause.head, words)
    auxiliary = _auxiliary(clause, (cue, *words))
    if auxiliary is Modality.INTENDED and _question(cue, clause):
        return Modality.ASKED  # wird Riga zustimmen?
    if auxiliary is Modality.INTENDED and _future(clause) and is_conditioned(clause):
        auxiliary = Modality.CONDITIONAL  # werde Riga angreifen, wenn Oslo nicht zahle
    return (
        _attribute(cue)
        or _conjunction(clause)
        or (auxiliary if auxiliary in _UNREAL else None)
        or _beside(clause)
        or auxiliary
        or _governor(clause)
        or _circumstances(cue, clause)
    )


def of_modal(cue: Token) -> Modality:
    """The modality of what a modal verb as a cue states: its own mood is part of its meaning."""
    clause = _clause(cue)
    return _conjunction(clause) or _beside(clause) or _circumstances(cue, clause)


def bound(cue: Token, words: Sequence[Token] = ()) -> bool:
    """Whether somebody only has to, can, may or shall do what the cue names (*dem der Senat zustimmen muss*).

    Nobody takes a position by that; who speaks of himself does, and so does who had to and did. ``words`` are the fixed
    words of the cue.
    """
    if _presupposed(cue):
        return False
    clause = _clause(cue)
    subjects = children(clause, ud.NSUBJ, ud.NSUBJ_PASS)
    if any(subject.lower_ in function_words("first_person") for subject in subjects):
        return False
    fixed = {cue.i, *(word.i for word in words)}
    if any(aux.lower_ in function_words("advising_form") and aux.i not in fixed for aux in auxiliaries(clause)):
        return True  # *die Käufer sollten Wolle bevorzugen* is the wish of whoever says it
    found = [aux for aux in auxiliaries(clause) if aux.lemma_ in function_words("duty") and aux.i not in fixed]
    if _missed(clause) and any(not is_finite(aux) for aux in found):
        return True  # *hätte den Plan ablehnen müssen*
    plain = [aux for aux in found if not reportive(aux) or (reportive(aux) == _HEARSAY and cue.i == clause.i)]
    return any(is_finite(aux) and _mood(aux, clause) == ANY for aux in plain)


def _missed(clause: Token) -> bool:
    """*hätte zahlen müssen*: the perfect of the subjunctive II above an infinitive."""
    perfect = function_words("perfect_auxiliary")
    return any(is_finite(aux) and aux.lemma_ in perfect and _second(aux) for aux in auxiliaries(clause))


def _presupposed(noun: Token) -> bool:
    """A definite noun of stance in a place of its own is taken for granted: *Rigas Kritik am Plan könnte schaden*.

    What light verbs carry, and acts that may still be to come, share the modality of their clause.
    """
    if noun.pos_ != ud.NOUN or noun.dep_ not in _PLACES or light(noun) is not None:
        return False
    acts = {stance_types()[row.type].group for row in cues().by_lemma(noun.lemma_)} & _ACTS
    owner = [c for c in noun.lefts if c.dep_ in (ud.NMOD, ud.NMOD_POSS) and c.pos_ == ud.PROPN]
    definite = [c for c in children(noun, ud.DET) if c.lemma_ in function_words("definite")]
    return not acts and bool(owner or definite or children(noun, ud.DET_POSS))


def _clause(cue: Token) -> Token:
    clause = cue
    while clause.dep_ != ud.ROOT and (not is_predicate(clause) or clause.dep_ in _AUXILIARIES):
        clause = clause.head
    return clause


def _circumstances(cue: Token, clause: Token) -> Modality:
    carried = cue.pos_ != ud.NOUN or cue.dep_ in _CARRIED
    if carried and is_conditioned(clause):
        return Modality.CONDITIONAL
    return Modality.ASKED if _question(cue, clause) else Modality.ASSERTED


def _word(kind: str, lemma: str, mood: str = ANY) -> Modality | None:
    exact = modal_words().get((kind, lemma.lower(), mood))
    return exact if exact is not None or mood == ANY else modal_words().get((kind, lemma.lower(), ANY))


def _first(kind: str, tokens: Iterable[Token]) -> Modality | None:
    return next((found for token in tokens if (found := _word(kind, token.lemma_)) is not None), None)


def _attribute(cue: Token) -> Modality | None:
    """An adjective before a cue noun, or the noun it hangs on (*im Falle eines Austritts*)."""
    above = [cue.head] if cue.pos_ == ud.NOUN and cue.dep_ in _NOUN_ABOVE else []
    return _first("attribute", children(cue, ud.AMOD)) or _first("phrase", above) or _first("headed", above)


def _conjunction(clause: Token) -> Modality | None:
    marks = children(clause, ud.MARK)
    together = _word("conjunction", " ".join(mark.lower_ for mark in marks)) if len(marks) > 1 else None
    own = together or _first("conjunction", (mark for mark in marks if is_condition(mark)))
    if own is None and is_inquired(clause):
        own = Modality.ASKED
    if own is None and verb_first(clause):
        own = Modality.COUNTERFACTUAL if _unreal_past(clause) else Modality.CONDITIONAL
    return own or (_conjunction(clause.head) if _coordinated(clause) else None)


def _auxiliary(clause: Token, own: Sequence[Token]) -> Modality | None:
    """The modal of the clause, or the subjunctive II of its auxiliary; the perfect and the passive say nothing."""
    found = [aux for aux in auxiliaries(clause) if aux not in own and not _voice(aux, clause)]
    for auxiliary in found:
        second = _second(auxiliary)
        if second and _reported(clause, auxiliary) and _word("modal", auxiliary.lemma_, SUBJUNCTIVE) in _UNREAL:
            if _coming(auxiliary, clause):
                return Modality.INTENDED
            continue
        word = _word("modal", auxiliary.lemma_, SUBJUNCTIVE if second else _mood(auxiliary, clause))
        if word is not None and word is not Modality.ASSERTED:
            return word
    return None


def _second(verb: Token) -> bool:
    """Whether a form is of the subjunctive II, which the table of forms knows better than the tagger (*seien*)."""
    known = reportive_forms().get(verb.lower_)
    if known is not None:
        return known == _SECOND
    return feature(verb, ud.MOOD) == ud.SUB and feature(verb, ud.TENSE) == _PAST


def _future(clause: Token) -> bool:
    """*werde angreifen*: where the verb is no modal, the condition alone decides."""
    return any(is_finite(aux) and _coming(aux, clause) for aux in auxiliaries(clause))


def _coming(auxiliary: Token, clause: Token) -> bool:
    """*erklärte, die Rebellen würden Riga angreifen*: what is announced for the future, as the plural of *werde*."""
    becoming = auxiliary.lemma_ in function_words("passive_auxiliary")
    act = any(stance_types()[row.type].group == _CONFLICT for row in cues().by_lemma(clause.lemma_))
    return becoming and act and clause.lower_ == clause.lemma_.lower()


def _unreal_past(clause: Token) -> bool:
    """*Hätte Riga den Pakt verlassen, ...*: the perfect in the subjunctive II."""
    perfect = function_words("perfect_auxiliary")
    return any(aux.lemma_ in perfect and _second(aux) for aux in children(clause, ud.AUX)) and clause.pos_ == ud.VERB


def _mood(modal: Token, clause: Token) -> str:
    """Which row of a modal that stands in no subjunctive II is meant."""
    perfect = function_words("perfect_auxiliary")
    if any(
        aux.i > clause.i and aux.lemma_ in perfect and feature(aux, ud.VERB_FORM) == ud.INF
        for aux in modal.head.children
    ):
        return PERFECT
    if ("modal", modal.lemma_, DENIED) in modal_words() and denials(clause, None)[0] % 2:
        return DENIED
    return PAST if feature(modal, ud.TENSE) == _PAST and feature(modal, ud.MOOD) != ud.SUB else ANY


def _voice(auxiliary: Token, clause: Token) -> bool:
    """The auxiliary of the passive, whatever the parse calls it: a participle without an infinitive beside it."""
    if _second(auxiliary):
        return False
    becoming = auxiliary.lemma_ in function_words("passive_auxiliary")
    if is_finite(auxiliary) and any(feature(aux, ud.VERB_FORM) == ud.INF for aux in auxiliaries(clause)):
        return False
    return auxiliary.dep_ == ud.AUX_PASS or (becoming and feature(clause, ud.VERB_FORM) == ud.PARTICIPLE)


def _reported(clause: Token, auxiliary: Token) -> bool:
    """In reported speech the subjunctive II only stands for the subjunctive I; beside a predicate it is polite."""
    reported = any(verb.dep_ == ud.CCOMP for verb in (clause, *ancestors(clause)))
    return reported or auxiliary.dep_ == ud.COP or clause.pos_ == ud.ADJ or _replaces(auxiliary, clause)


def _replaces(auxiliary: Token, clause: Token) -> bool:
    """*Die Soldaten hätten ihn empfangen*: the plural of *habe* looks like the indicative, so *hätten* stands for it.

    Not where a word of the sentence says under which other circumstances it would have been (*ohne Hilfe*, *sonst*).
    """
    perfect = auxiliary.lemma_ in function_words("perfect_auxiliary") and feature(auxiliary, ud.NUMBER) == ud.PLUR
    main = clause.dep_ in (ud.ROOT, ud.CONJ) and feature(clause, ud.VERB_FORM) == ud.PARTICIPLE
    if not perfect or not main or is_conditioned(clause):
        return False
    signs = function_words("unreal_circumstance") | function_words("first_person")
    return not any(word.lower_ in signs for word in clause.sent)


def _beside(clause: Token) -> Modality | None:
    """A particle of the clause, a phrase (*unter der Bedingung*) or a whole clause of fixed words (*es sei denn*)."""
    phrases = children(clause, ud.OBL, ud.OBL_ARG, ud.ADVMOD)
    headed = [noun for noun in phrases if children(noun, ud.NMOD, ud.NMOD_POSS, ud.ACL, ud.ACL_RELCL, ud.CCOMP)]
    found = _first("particle", children(clause, ud.ADVMOD)) or _first("phrase", _affirmed(phrases))
    return found or _first("headed", _affirmed(headed)) or _fixed(clause)


def _affirmed(nouns: Iterable[Token]) -> Iterable[Token]:
    return (noun for noun in nouns if noun.pos_ == ud.NOUN and not denials(noun, None)[0])


def _fixed(clause: Token) -> Modality | None:
    for child in children(clause, ud.CCOMP, ud.ADVCL, ud.PARATAXIS, ud.CONJ):
        opening = clause.doc[child.left_edge.i : child.i + 1].text.lower().lstrip(", ")
        for (kind, word, _), found in modal_words().items():
            if kind == "clause" and opening.startswith(word):
                return found
    return None


def _governor(clause: Token) -> Modality | None:
    """What the word above an infinitive or a clause makes of it (*plant, den Vertrag zu verlassen*).

    An infinitive below another is as real as that one (*hindert Riga daran, die Zeit zu nutzen, um Oslo anzugreifen*).
    """
    if _coordinated(clause):
        return _governor(clause.head)
    if not _embedded(clause) and not (clause.dep_ == ud.ADVCL and _infinite(clause)):
        return None
    above = _governing(clause) if _embedded(clause) else None
    return above or (_governor(clause.head) if _infinite(clause) and _infinite(clause.head) else None)


def _embedded(clause: Token) -> bool:
    """Whether the clause is the content of what it hangs on, also where the parse sees a relative clause."""
    that = any(mark.lower_ in function_words("complementiser") for mark in children(clause, ud.MARK))
    return clause.dep_ in _EMBEDDED or (clause.dep_ == ud.ACL_RELCL and that)


def _governing(clause: Token) -> Modality | None:
    """What the head makes of a clause below it, or the noun whose clause it carries (*es besteht die Gefahr, dass*).

    A noun right before the comma counts wherever the parse hangs the clause (*ist im Begriff, den Pakt zu verlassen*).
    """
    nouns = [c for c in children(clause.head, ud.NSUBJ, ud.OBJ) if c.pos_ == ud.NOUN]
    return _first("governor", [clause.head, *nouns, *noun_before(clause)])


def _coordinated(clause: Token) -> bool:
    return clause.dep_ == ud.CONJ and _infinite(clause) and _infinite(clause.head)


def _infinite(verb: Token) -> bool:
    return feature(verb, ud.VERB_FORM) == ud.INF and finite_verb(verb) is None


def _question(cue: Token, clause: Token) -> bool:
    """Whether the cue stands in the main clause of a question."""
    last = next((token for token in reversed(list(cue.sent)) if token.text in "?.!:;"), None)
    return last is not None and last.text == "?" and clause.dep_ in (ud.ROOT, ud.CONJ)
