"""What a noun is about, where the parse hangs it on the verb: *das Recht der Frauen auf Arbeit*, *die Zusage, dass …*.

The valency of nouns decides (Schumacher et al., VALBU, 2004, for the prepositions their verbs share with them).
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.lexicon.calendar import calendar
from kg.lexicon.complements import complements
from kg.lexicon.function_words import function_words, preposition
from kg.lexicon.issue_words import CONTAINER, VAGUE, belongs
from kg.lexicon.issues import triggers
from kg.nlp import labels as ud
from kg.nlp.tree import children, feature, finite_verb, is_relative_pronoun, prepositions

_PHRASES = (ud.NMOD, ud.OBL, ud.OBL_ARG, ud.ADVMOD)
_CLAUSES = (ud.CCOMP, ud.XCOMP, ud.ACL, ud.ACL_RELCL, ud.ADVCL)
_COMMA, _WHEN = ",", "obl:tmod"
_AS, _FOR = "als", "für"


def phrase(head: Token, last: Token, before: Sequence[Token] = ()) -> Token | None:
    """The head of the phrase right behind ``last``, the end of the noun phrase of ``head``, that the noun asks for.

    In *fordert die Mitgliedschaft in der Union* the place belongs to the membership, not to the demand. ``before`` are
    the heads of phrases that the noun has already: it takes no second one with the same preposition.
    """
    trigger, noun = triggers().find(head.lemma_), complements().find(head.lemma_)
    wanted = (
        {relation for entry in trigger.entry for _, relations in entry.fills for relation in relations}
        if trigger
        else set()
    )
    wanted |= noun.entry if noun is not None else set()
    wanted |= _beside_verb(head)
    wanted -= {preposition(case.lower_) for one in before for case in prepositions(one)}
    for child in children(head, ud.CONJ) if _AS in wanted else ():
        if child.left_edge.i == last.i + 1 and any(word.lower_ == _AS for word in children(child, ud.CC)):
            return child  # the parse may take *als* for a conjunction
    for child in head.head.children:
        if child.dep_ in (*_PHRASES, _WHEN) and child.left_edge.i == last.i + 1:
            cases = {preposition(case.lower_) for case in prepositions(child)}
            return child if cases & wanted or (head.pos_ == ud.NOUN and _is_close(child)) else None
    return None


def _beside_verb(noun: Token) -> set[str]:
    """What belongs to an object: as what it is taken (*als Sicherheit akzeptieren*), for whom it is asked."""
    if noun.dep_ not in (ud.OBJ, ud.NSUBJ_PASS):
        return set()
    verb = noun.head.lemma_
    taken = {_AS} if verb in function_words("taking_as") else set()
    return taken | ({_FOR} if verb in function_words("asking_for") else set())


def _is_close(phrase: Token) -> bool:
    """A date with *von* right behind a noun is the noun's (*die Wahl vom 2. April*), so is *die Sicht nach oben*."""
    cases = {case.lower_ for case in prepositions(phrase)}
    dated = phrase.lower_ in calendar().months and bool(cases & function_words("of_preposition"))
    return dated or (bool(cases) and phrase.text.islower() and phrase.pos_ in (ud.ADV, ud.NOUN))


def phrase_end(beside: Token) -> Token:
    """The last word of the phrase headed by ``beside``, without relative clauses, a coordinated noun that has its own
    clause, and what the parse hangs on it behind a word of the verb (*prangert Gewalt gegen Kinder an, die …*).
    """
    own = {token.i for token in beside.subtree}
    ends = [at for at in range(beside.i + 1, beside.right_edge.i + 1) if at not in own]
    for child in beside.rights:
        clausal = child.dep_ == ud.ACL_RELCL or (child.dep_ == ud.CONJ and children(child, ud.ACL_RELCL))
        if clausal or (child.dep_ == ud.PUNCT and child.text == _COMMA):
            ends.append(child.left_edge.i)
    last = beside.doc[min([beside.right_edge.i + 1, *ends]) - 1]
    while last.i > beside.i and last.is_punct:
        last = beside.doc[last.i - 1]
    return last


def clause(head: Token, last: Token) -> tuple[int, int] | None:
    """The indices of the first word and past the last word of the clause that says what the noun is about.

    It stands behind the comma after ``last``, the end of the noun phrase of ``head``, with *darüber* before the comma
    and verbs of its clause between (*lehnt das Angebot ab, …*). A relative clause counts where the noun says nothing.
    """
    if head.pos_ != ud.NOUN:
        return None
    doc, at, end = head.doc, last.i + 1, head.sent.end
    if at < end and doc[at].lower_ in function_words("correlate"):
        at += 1
    while at < end and doc[at].text != _COMMA and _verbal(doc[at], head):
        at += 1
    if at + 1 >= end or doc[at].text != _COMMA:
        return None
    top = _top(doc, at)
    if top.dep_ == ud.ACL_RELCL and top.head.i == at - 1 and _is_restricted(top.head):
        return at + 1, _past(top, end)
    if top.dep_ not in _CLAUSES or top.head.i not in (head.i, head.head.i) or not _explains(doc[at + 1], top, head):
        return None
    return at + 1, _past(top, end)


def _verbal(token: Token, head: Token) -> bool:
    return token.i == head.head.i or (
        token.head.i == head.head.i and token.dep_ in (ud.COMPOUND_PRT, ud.AUX, ud.AUX_PASS)
    )


def _top(doc: Doc, comma: int) -> Token:
    """The head of what begins behind the comma."""
    token = doc[comma + 1]
    while token.dep_ != ud.ROOT and token.head.i > comma:
        token = token.head
    return token


def _explains(first: Token, top: Token, head: Token) -> bool:
    known = complements().find(head.lemma_) is not None
    if first.lower_ in function_words("complementiser") | function_words("interrogative_complementiser"):
        return known
    relative = is_relative_pronoun(first) or any(is_relative_pronoun(child) for child in children(first, *_PHRASES))
    if relative:
        says_nothing = known or belongs(head.lemma_, VAGUE) or belongs(head.lemma_, CONTAINER)
        return says_nothing and top.head.i == head.i
    if any(child.dep_ == ud.MARK and child.lower_ not in function_words("infinitive_marker") for child in top.lefts):
        return False
    if _is_infinitive(top):
        return known
    verb = finite_verb(top)
    return known and verb is not None and feature(verb, ud.MOOD) == ud.SUB


def _is_restricted(noun: Token) -> bool:
    """*ein Verbot für alle Schiffe, die ...*: with *alle* or *jene* only the clause says which are meant."""
    return any(word.lemma_.lower() in function_words("restricted") for word in children(noun, ud.DET))


def _is_infinitive(verb: Token) -> bool:
    marks = function_words("infinitive_marker")
    if any(child.lower_ in marks for child in children(verb, ud.MARK)):
        return True
    after = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    joined = feature(verb, ud.VERB_FORM) == ud.INF and any(mark in verb.lower_[2:] for mark in marks)
    return joined or (after is not None and after.lower_ in marks)


def _past(top: Token, end: int) -> int:
    """Past the last word of the clause, with the verbs that the parse hangs beside it (*behandeln zu lassen*)."""
    doc, past = top.doc, top.right_edge.i + 1
    if past + 1 < end and doc[past].lower_ in function_words("infinitive_marker"):
        past += 2
    while past - 1 > top.i and (doc[past - 1].is_punct or doc[past - 1].is_space):
        past -= 1
    return past
