"""Slots: from a cue word and the name of a slot to the heads of the phrases that fill it."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from kg.lexicon.function_words import function_words, preposition
from kg.lexicon.negation import negators
from kg.nlp import headlines, proposals
from kg.nlp import labels as ud
from kg.nlp.carriers import carriers, copulas, judging, light
from kg.nlp.clauses import clauses, contained, finite_clauses, infinitives, is_circumstance, questions
from kg.nlp.companions import agents_together
from kg.nlp.denying_words import left_out
from kg.nlp.facts import is_fact
from kg.nlp.genitives import is_name_in_genitive
from kg.nlp.relative_clauses import antecedent, case_of, roles
from kg.nlp.second_phrases import second_phrase
from kg.nlp.subjects import agents, attributes, has_preposition, inverted, patients
from kg.nlp.tree import (
    ancestors,
    before_colon,
    children,
    conjuncts,
    feature,
    is_passive,
    is_predicate,
    is_relative_pronoun,
    is_strong_genitive,
    prepositions,
)

_PHRASES = (ud.OBL, ud.OBL_ARG, ud.NMOD, ud.OBJ, ud.XCOMP, ud.ADVMOD, ud.APPOS, ud.DEP, ud.ADVCL, ud.ACL)
_DATIVES, _OBJECTS = (ud.IOBJ, ud.OBL_ARG, ud.OBJ, ud.OBL), (ud.OBJ, ud.OBL_ARG)
_NOMINAL = (ud.NOUN, ud.PROPN, ud.PRON, ud.ADJ, ud.DETERMINER, "NUM", "X")
_CLAUSES, _OWNERS = ("dass", "zu", "ob"), ("aus", "seitens", "in")
_ARGUMENTS = (ud.OBJ, ud.IOBJ, ud.OBL, ud.OBL_ARG, ud.CCOMP, ud.XCOMP, ud.NSUBJ)
_BY, _WITHIN, _AGENT, _NEXT = "durch", "in", "subj", 2  # two verbs with only a conjunction between them


def fill(cue: Token, slot: str, below: Iterable[Token] = ()) -> list[Token]:
    """The heads of what fills ``slot`` of ``cue``, coordinated fillers each; ``below`` are further words to search.

    Slots are those of ``cues/slots.tsv``: roles such as subj, gen or owner, or a preposition;
    ``zu`` is an infinitive clause or, where there is none, a phrase with the preposition.
    """
    finder = _FINDERS.get(slot)
    above = carriers(cue) if finder is None or slot in _CLAUSES else copulas(cue)
    for owner in (cue, *below, *above):
        found = [] if finder is None else finder(owner)
        if not found and (finder is None or finder is infinitives):
            found = _prepositional(owner, slot)
        if found:
            return list({member.i: member for head in found for member in _members(head)}.values())
    return []


def _members(head: Token) -> list[Token]:
    clause = contained(head)
    if clause is not None:
        return [clause]
    return [head] if is_predicate(head) else [m for m in conjuncts(head) if m.pos_ != ud.VERB and not _excluded(m)]


def _excluded(member: Token) -> bool:
    """*Chile und nicht Peru*, *Chile als Gastgeber*: a member of a series that is denied, or no member at all.

    Nor is a phrase with a preposition of its own (*für den Tunnel und gegen die Maut*).
    """
    words = [child.lower_ for child in member.lefts]
    compared = any(word in function_words("comparison") for word in words)
    first = member
    while first.dep_ == ud.CONJ and (first is member or not prepositions(first)):
        first = first.head
    own, before = ({preposition(case.lower_) for case in prepositions(one)} for one in (member, first))
    if own and before and own != before:
        return True
    return member.dep_ == ud.CONJ and (
        compared or left_out(member) or any(negators().get(word) == "adverb" for word in words)
    )


def _objects(cue: Token) -> list[Token]:
    if is_passive(cue):
        return patients(cue)
    mended = roles(cue)
    if mended is not None and mended[1] is not None:
        return [antecedent(mended[1])]
    turned = inverted(cue)
    if turned is not None:
        return [proposals.meant(turned[1])]
    found = [c for c in children(cue, *_OBJECTS) if not prepositions(c) and not _in_case(c, ud.DAT)]
    found = [proposals.meant(token) for token in found if not _reflexive(token)]
    found = [head for head in found if mended is None or head.i != mended[0].i]
    if not found and cue.dep_ == ud.CONJ and cue.head.pos_ == ud.VERB and _shares_object(cue):
        return _objects(cue.head)
    if not found and _shares_object(cue, ud.NSUBJ):
        # fordern und unterstützen einen Beitritt: the last of the verbs carries the object of all
        later = [c for c in children(cue, ud.CONJ) if c.pos_ == ud.VERB and not children(c, ud.NSUBJ, ud.NSUBJ_PASS)]
        return _objects(later[0]) if later and later[0].i - cue.i == _NEXT and not _shares_object(later[0]) else []
    return found


def _shares_object(verb: Token, *allowed: str) -> bool:
    """Whether a coordinated verb without arguments of its own takes the object of the other one."""
    return not [c for c in children(verb, *_ARGUMENTS) if c.dep_ not in allowed]


def _datives(cue: Token) -> list[Token]:
    subjects = children(cue, ud.NSUBJ, ud.NSUBJ_PASS)
    # the parse may take the receiver for a second subject, or for that of an impersonal passive
    spare = [c for c in subjects[1:] if c.pos_ != ud.PRON] + [c for c in subjects[:1] if _dative_article(c)]
    bare = [c for c in children(cue, *_DATIVES) if not prepositions(c) and not _reflexive(c)]
    marked = [c for c in (*bare, *spare) if _in_case(c, ud.DAT) or (c in spare and _dative_article(c))]
    # names carry no case: of two bare objects the first is the receiver (liefert Polen Panzer), or one before a clause
    objects = [c for c in bare if c.dep_ in (ud.OBJ, ud.IOBJ, ud.OBL_ARG)]
    unmarked = objects[:1] if len(objects) > 1 or (objects and _content(cue)) else []
    named = [c for c in spare if c.pos_ == ud.PROPN and objects and c.i < objects[0].i]
    return [antecedent(child) for child in marked or unmarked or named[:1]]


def _dative_article(noun: Token) -> bool:
    """*Den Richtern wurde gedroht*: an article shows the dative though the parse takes the noun for a subject."""
    return any(feature(word, ud.CASE_FEATURE) == ud.DAT for word in children(noun, ud.DET, ud.DET_POSS))


def _in_case(noun: Token, case: str) -> bool:
    """Whether the noun or, where its own form is ambiguous, its article is in the case."""
    if is_relative_pronoun(noun):
        return case_of(noun) == case
    words = (noun, *children(noun, ud.DET, ud.DET_POSS))
    return any(feature(word, ud.CASE_FEATURE) == case for word in words)


def _genitives(cue: Token) -> list[Token]:
    of = function_words("of_preposition")
    found = []
    for child in attributes(cue):
        cases = prepositions(child)
        attribute = child.dep_ in (ud.NMOD, ud.NMOD_POSS, ud.DEP, ud.OBL) and child.pos_ in _NOMINAL
        genitive = _in_case(child, ud.GEN) or is_strong_genitive(child)
        before = child.pos_ == ud.PROPN and child.i < cue.i
        phrase = attribute and ((not cases and (genitive or before)) or any(case.lower_ in of for case in cases))
        phrase = phrase or is_name_in_genitive(child)
        if phrase or child.dep_ == ud.DET_POSS or (child.dep_ == ud.AMOD and child.ent_id_ == ud.DERIVED):
            found.append(child)
    if not found and cue.ent_id_ == ud.PART and "-" in cue.text:
        found.append(cue)
    return found


def _prepositional(cue: Token, slot: str) -> list[Token]:
    """The phrase with the preposition; a pronominal adverb that announces a clause wins (*darauf, dass*)."""
    for child in cue.children:
        if child.pos_ in (ud.ADV, ud.ADP, ud.PRON) and _pronominal(child.lower_, slot):
            clause = clauses(child) or [c for c in clauses(cue) if c.i > child.i]
            return [c for c in clause if not is_circumstance(c)][:1]
    for child in before_colon(cue):
        if child.dep_ in _PHRASES and child.pos_ in _NOMINAL and has_preposition(child, slot):
            return [antecedent(second_phrase(child, cue, slot) or child)]
    for child in _beside(cue) if cue.pos_ == ud.NOUN else ():
        if child.pos_ in _NOMINAL and has_preposition(child, slot):
            return [child]
    return []


def _beside(noun: Token) -> list[Token]:
    """Phrases that belong to a noun though the parse hangs them lower or higher: *die Kritik Roms an Kiew*."""
    owners = [*_genitives(noun), *(phrase for slot in _OWNERS for phrase in _attached(noun, slot))]
    inside = [c for g in owners if g.i > noun.i for c in g.children if c.i > g.i]
    after = noun.right_edge.i + 1
    above = [c for a in ancestors(noun) for c in a.children if c.i >= after and c.left_edge.i == after]
    return [c for c in (*inside, *above) if c.dep_ in _PHRASES]


def _pronominal(word: str, slot: str) -> bool:
    """Whether the word is the pronominal adverb of a preposition (*dafür* of *für*, *darauf* of *auf*)."""
    return word in (f"da{slot}", f"dar{slot}")


def _predicated(cue: Token) -> list[Token]:
    """What a copula says the word of: *die notwendige Reform* only mentions it, and judges nothing."""
    own = [antecedent(child) for child in children(cue, ud.NSUBJ, ud.CSUBJ)]
    if own or cue.dep_ == ud.AMOD:
        return own
    return [head for verb in copulas(cue) for head in agents(verb)]


def _reflexive(token: Token) -> bool:
    return token.lower_ in function_words("reflexive")


def _self(cue: Token) -> list[Token]:
    return [cue.head] if cue.dep_ == ud.CASE else [cue]


def _owners(cue: Token) -> list[Token]:
    """Whose a noun is: its genitive, *Kritik aus Oslo*, or what its light verb names (*Oslo übt Kritik*)."""
    if cue.pos_ != ud.NOUN:
        return []
    found = _genitives(cue) or next((phrase for slot in _OWNERS if (phrase := _attached(cue, slot))), [])
    carrier = light(cue)
    if found or carrier is None:
        return found
    for slot in carrier.frame.owner:
        found = agents(carrier.verb) if slot == "subj" else _attached(cue, slot) or _prepositional(carrier.verb, slot)
        found = [head for head in found if head.i != cue.i and head.lower_ not in function_words("impersonal")]
        found = [head for head in found if slot != _WITHIN or head.ent_type_ == ud.ORG]
        if found:
            return found
    return []


def _attached(noun: Token, slot: str) -> list[Token]:
    """The phrases with the preposition behind a noun; what is felt in a body is the body's, in a place nobody's."""
    found = [c for c in children(noun, ud.NMOD, ud.OBL) if c.i > noun.i and has_preposition(c, slot)]
    return [c for c in found if slot != _WITHIN or c.ent_type_ == ud.ORG]


def _undergoers(cue: Token) -> list[Token]:
    """What a light verb says its noun is about: *Der Plan stößt auf Kritik*."""
    carrier = light(cue)
    slot = "" if carrier is None else carrier.frame.undergoer
    if carrier is None or not slot:
        return []
    found = _datives(carrier.verb) if slot == "dat" else agents(carrier.verb)
    return [head for head in found if head.i != cue.i]


def _doers(cue: Token) -> list[Token]:
    """Who does what the noun of an act reports, where it is a fact: *durch Oslo* before *Oslos* and *russisch*."""
    if cue.pos_ != ud.NOUN or not is_fact(cue):
        return []
    carrier = light(cue)
    by_verb = agents(carrier.verb) if carrier is not None and _AGENT in carrier.frame.owner else []
    return _prepositional(cue, _BY) or _genitives(cue) or [head for head in by_verb if head.i != cue.i]


def _first_parts(cue: Token) -> list[Token]:
    """The name that a compound begins with (*Nato-Beitritt*), where it is what the act is about."""
    return [cue] if cue.ent_id_ == ud.PART and "-" in cue.text else []


def _sufferers(cue: Token) -> list[Token]:
    """What the noun of an act says the act is done to: the genitive or the phrase with *von* behind it."""
    named = (ud.NMOD, ud.NMOD_POSS, ud.DEP, ud.OBL)
    return [head for head in _genitives(cue) if head.i > cue.i and head.dep_ in named]


def _judges(cue: Token) -> list[Token]:
    verdict = judging(cue)
    return [] if verdict is None else agents(verdict.verb)


def _judged(cue: Token) -> list[Token]:
    """What a verdict is passed on: by a judging verb that names its judge, or in a sentence with a copula."""
    verdict = judging(cue)
    if verdict is None:
        return (_predicated(cue) or _content(cue)) if _with_copula(cue) else []
    if not agents(verdict.verb):
        return []
    for slot in verdict.judged:
        found = _objects(verdict.verb) if slot == "obj" else _prepositional(verdict.verb, slot)
        found = [head for head in found if head.i != cue.i and head.lower_ not in function_words("impersonal")]
        if found:
            return found[:1]
    return [] if not verdict.judged else _content(cue) or _content(verdict.verb)


def _with_copula(cue: Token) -> bool:
    """Whether the word is predicated: of a participle only the copula tells it from a verb in the perfect."""
    own = children(cue, ud.COP, *(() if cue.pos_ == ud.VERB else (ud.AUX,)))
    return any(verb.lemma_ in function_words("copula") for verb in own) or bool(copulas(cue))


def _content(owner: Token) -> list[Token]:
    """The clause that *es* announces: *Es sei falsch, die Steuer zu senken*."""
    return [*finite_clauses(owner), *infinitives(owner)][:1]


_FINDERS = {
    "subj": agents_together,
    "obj": _objects,
    "dat": _datives,
    "gen": _genitives,
    "dass": finite_clauses,
    "zu": infinitives,
    "ob": questions,
    "self": _self,
    "owner": _owners,
    "undergoer": _undergoers,
    "doer": _doers,
    "patient": _sufferers,
    "part": _first_parts,
    "headline": headlines.subject,
    "judge": _judges,
    "judged": _judged,
}
