"""Who speaks: from a reporting verb or noun to the head of the phrase that names the speaker."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from kg.lexicon.function_words import function_words
from kg.lexicon.reporting import ReportingNoun, reporting
from kg.nlp import labels as ud
from kg.nlp import reporting_cues
from kg.nlp.reporting_cues import ReportingCue
from kg.nlp.subjects import agents, patients
from kg.nlp.tree import children, feature, is_passive, prepositions

_VERBS: Final = frozenset({ud.VERB, ud.AUXILIARY})
_SHARING: Final = frozenset({ud.CONJ, ud.XCOMP})
_OBJECTS: Final = frozenset({ud.OBJ, ud.IOBJ, ud.NSUBJ, ud.APPOS, ud.OBL, ud.OBL_ARG})
_THINGS: Final = frozenset({ud.OBJ, ud.OBL, ud.OBL_ARG, ud.XCOMP})


def speaker(cue: ReportingCue) -> Token | None:
    """The head of the phrase that names who speaks or thinks; None where nobody is named."""
    verb = cue.token
    if isinstance(cue.row, ReportingNoun):
        return noun_speaker(verb)
    if cue.row.kind == "impersonal":
        return _source(verb)
    if cue.row.kind == "quote":
        return _quoted(verb)
    if is_passive(verb):
        return next(iter(agents(verb)), None) or _paper(verb)
    named = [agent for agent in agents(verb) if not _stands_for_content(agent) and not prepositions(agent)]
    if not named:
        return _subject_after(verb)
    return _somebody_after(verb, named[0]) or named[0]


def _somebody_after(verb: Token, subject: Token) -> Token | None:
    """The person behind the verb where the parse took a thing before it for the subject (*Die Lage nannte er ...*)."""
    if _is_somebody(subject) or subject.i > verb.i or subject.head.i != verb.i:
        return None
    for child in verb.children:
        if subject.i < child.i and child.dep_ in _OBJECTS and not prepositions(child) and _is_somebody(child):
            case = feature(child, ud.CASE_FEATURE)
            if case == ud.NOM or (case != ud.DAT and child.pos_ == ud.PROPN):
                return child
    return None


def _is_somebody(token: Token) -> bool:
    """A person or a body by name, or a personal pronoun."""
    personal = token.pos_ == ud.PRON and not _stands_for_content(token)
    beside = any(child.ent_type_ == ud.PER for child in children(token, ud.APPOS, ud.FLAT, ud.FLAT_NAME))
    return personal or token.ent_type_ in (ud.PER, ud.ORG) or beside


def _paper(verb: Token) -> Token | None:
    """The paper that says it where a passive names nobody (*in einer Erklärung wurde gefordert*)."""
    source = _source(verb)
    if source is None or source.pos_ != ud.NOUN:
        return None
    nouns = reporting().nouns
    known = source.lemma_ in nouns or any(source.lower_.endswith(noun.lower()) for noun in nouns)
    return source if known else None


def noun_speaker(noun: Token) -> Token | None:
    """Genitive, *von*-phrase or possessive of a reporting noun, the subject of a predicate, or of the verb it is an
    object of (*äußerte die Hoffnung, dass*)."""
    if children(noun, ud.COP):
        return next(iter(agents(noun)), None)
    owner = possessor(noun)
    if owner is not None:
        return owner
    if noun.head.pos_ not in _VERBS:
        return None
    above = reporting_cues.verb(noun.head)
    if above is not None and (noun.dep_ == ud.NSUBJ or _source(noun.head) == noun):
        return noun  # der Bericht sagt, im Bericht heißt es: the paper itself speaks
    return next(iter(agents(noun.head)), None) if noun.dep_ in _THINGS else None


def possessor(noun: Token) -> Token | None:
    """Whose it is: the genitive, the *von*-phrase or the possessive of a noun."""
    for child in children(noun, ud.NMOD, ud.NMOD_POSS, ud.DET_POSS, ud.DET, ud.APPOS, ud.FLAT_NAME):
        if child.pos_ == ud.DETERMINER:
            if feature(child, "Poss") == "Yes":
                return child
            continue
        cases = prepositions(child)
        by = any(case.lower_ in function_words("of_preposition") for case in cases)
        if by or (not cases and (child.i > noun.i or feature(child, ud.CASE_FEATURE) == ud.GEN)):
            return child
    return None


def acting(sentence: DocSpan) -> Token | None:
    """Who acts in the main clause of a sentence: the likely speaker of reported speech that follows it."""
    named = [agent for agent in agents(sentence.root) if not _stands_for_content(agent)]
    if not named:
        return None
    speaks = reporting_cues.verb(sentence.root) is not None
    return named[0] if speaks or _is_somebody(named[0]) else None


def _stands_for_content(token: Token) -> bool:
    """*das*, *es*, *man*: words that name nobody, or what is said rather than who says it."""
    return token.lower_ in function_words("impersonal")


def _subject_after(verb: Token) -> Token | None:
    """The noun phrase right of a verb that the parse left without a subject that could speak (*Das sagte X*)."""
    if is_passive(verb) or verb.dep_ in _SHARING:
        return None
    for child in verb.rights:
        if child.dep_ in (ud.NSUBJ, ud.OBJ, ud.IOBJ, ud.OBL_ARG, ud.APPOS) and not prepositions(child):
            spoken_to = feature(child, ud.CASE_FEATURE) == ud.DAT or _stands_for_content(child)
            if not spoken_to and child.pos_ in (ud.NOUN, ud.PROPN, ud.PRON):
                return child
    return None


def _source(verb: Token) -> Token | None:
    """The phrase that names where it is said: *im Bericht heißt es*, *aus dem Ministerium hieß es*."""
    known = reporting().attributions
    for child in children(verb, ud.OBL, ud.OBL_ARG, ud.NMOD):
        for case in prepositions(child):
            if any(row.form == "source" for row in known.get(case.lower_, ())):
                return child
    named = [agent for agent in agents(verb) if not _stands_for_content(agent)]
    return named[0] if named else None


def _quoted(verb: Token) -> Token | None:
    """*X wird zitiert*, *die Zeitung zitiert X*: whoever is quoted, not who quotes."""
    if is_passive(verb):
        return next(iter(patients(verb)), None)
    people = [child for child in verb.rights if child.ent_type_ == ud.PER and not prepositions(child)]
    return next(iter(children(verb, ud.OBJ)), None) or next(iter(people), None)
