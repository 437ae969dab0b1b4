"""Pronouns of the third person: *er*, *sie*, *es*, *sein*, *ihr*, *dieser*, *jener*.

Agreement and binding filter the candidates, salience chooses in the spirit of Lappin & Leass (1994), for precision: two
candidates that lie close give none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Token

from kg.domain.mentions import Mention, Use
from kg.lexicon.cues import cues
from kg.lexicon.function_words import function_words
from kg.lexicon.reporting import reporting
from kg.nlp import labels as ud
from kg.nlp.candidates import OPEN, PERSON, SUBJECT, UNKNOWN_BODY, Candidate
from kg.nlp.discourse import Discourse, role, same_clause
from kg.nlp.relative_clauses import antecedent as relative_antecedent
from kg.nlp.salience import most_salient
from kg.nlp.subjects import agents, patients
from kg.nlp.tree import auxiliaries, children, clause_head, feature, finite_verb, is_passive, prepositions

_PERSON_3: Final = "3"
_BACK: Final = 2
_NEUTER: Final = "Neut"
_NAMED: Final = frozenset({PERSON, "state", "seat", "organisation", "group", "region", UNKNOWN_BODY, OPEN})
_SENTENCE_STARTS: Final = frozenset("„“”\"»«‚‘'›‹(:–—-…")
_PHRASES: Final = frozenset({ud.OBJ, ud.IOBJ, ud.OBL, ud.OBL_ARG, ud.OBL_AGENT})
_POSSESSOR: Final = "Poss"
_CONTENT: Final = frozenset({ud.CCOMP, ud.CSUBJ, ud.CSUBJ_PASS, ud.XCOMP})
_JUDGING: Final = frozenset({"criticises", "accuses", "supports"})
_CLAUSES: Final = frozenset({ud.ADVCL, ud.ACL, ud.ACL_RELCL, ud.CCOMP, ud.CSUBJ, ud.CONJ, ud.PARATAXIS})


def is_pronoun(token: Token) -> bool:
    """Whether the token is a personal, possessive or demonstrative pronoun of the third person that stands for a noun.

    *Sie* and *Ihr* in the middle of a sentence address somebody.
    """
    if token.pos_ not in (ud.PRON, ud.DETERMINER):
        return False
    if is_demonstrative(token):
        return True
    personal = token.pos_ == ud.PRON and feature(token, "PronType") == "Prs" and feature(token, "Reflex") == ""
    possessive = feature(token, _POSSESSOR) == "Yes"
    if not (personal or possessive) or feature(token, ud.PERSON) != _PERSON_3 or _is_address(token):
        return False
    return token.dep_ not in (ud.EXPL, ud.EXPL_PV)


def is_demonstrative(token: Token) -> bool:
    """*Dieser* or *jene* without a noun; *dies* and *das* mostly stand for what was said."""
    if token.lemma_.lower() not in function_words("demonstrative") or token.dep_ == ud.DET:
        return False
    return token.lower_ not in function_words("impersonal")


def _is_address(token: Token) -> bool:
    if not token.text[:1].isupper() or token.is_sent_start:
        return False
    return token.nbor(-1).text[-1:] not in _SENTENCE_STARTS


def antecedent(token: Token, discourse: Discourse) -> Mention | None:
    """The mention a pronoun takes up; None where nothing fits or two candidates lie too close."""
    if feature(token, _POSSESSOR):
        return _owner(token, discourse)
    chosen = _pointed_at(token, discourse) if is_demonstrative(token) else _personal(token, discourse)
    return None if chosen is None or OPEN in chosen.kinds else discourse.mention(chosen)


def has_candidates(token: Token, discourse: Discourse) -> bool:
    """Whether anything before ``token`` in the document agrees with it; of quotations names alone."""
    noted = (one for one in discourse.candidates if one.at < token.i and not one.is_thing)
    # common nouns are only looked at when no name agrees; what a quotation speaks of does not speak itself
    return any(_agrees(token, one) for one in noted) or any(
        _agrees(token, one) for one in discourse.before(token, discourse.sentence_of[token.i])
    )


def _personal(token: Token, discourse: Discourse) -> Candidate | None:
    agreeing = [one for one in discourse.before(token, _BACK) if _agrees(token, one) and _free(token, one)]
    sentence = discourse.sentence_of[token.i]
    acting = _acts(token)
    if feature(token, ud.GENDER) == _NEUTER and not is_several(token):
        if any(child.dep_ in _CONTENT for child in token.head.rights):
            return None  # es gelingt, dass ...
        agreeing = [one for one in agreeing if one.role == SUBJECT and (acting or one.sentence == sentence)]
    subject = token.dep_ == ud.NSUBJ or token.lower_ in function_words("nominative_pronoun")
    others = _named_within(token.head, discourse) if subject else set()
    agreeing = [one for one in agreeing if one.key not in others]
    if _is_decided(token):
        agreeing = [one for one in agreeing if one.is_thing or PERSON in one.kinds]
    fitting = [one for one in agreeing if not (acting and one.is_thing) and not _is_scene(one)]
    chosen = _chosen(token, fitting, discourse)
    if chosen is None or _overshadowed(chosen, agreeing):
        return None
    return None if acting and _named_beside_words(token, chosen, discourse) else chosen


def _is_scene(one: Candidate) -> bool:
    """A body or place where something happens (*an der Universität*, *in Städten*): nobody goes on with it."""
    return one.mention is not None and one.mention.use is Use.LOCATIVE and PERSON not in one.kinds and not one.role


def _named_beside_words(token: Token, chosen: Candidate, discourse: Discourse) -> bool:
    """*„…“, wie sie Rosa Hell kennt. Sie fordert …*: somebody else may have spoken the words of the sentence before.

    Who speaks them is its subject; who is but mentioned beside them is not.
    """
    sentence = discourse.sentence_of[token.i] - 1
    if chosen.sentence != sentence or chosen.role == SUBJECT or token.i in discourse.quoted:
        return False
    return any(discourse.sentence_of[at] == sentence for at in discourse.quoted if at < token.i)


def _named_within(head: Token, discourse: Discourse) -> set[str]:
    """Who is named below ``head`` with no clause between: a subject or owner that is a pronoun means somebody else."""
    below = range(head.left_edge.i, head.right_edge.i + 1)
    return {discourse.keys[at] for at in below if at in discourse.keys and _hangs_from(head.doc[at], head)}


def _hangs_from(token: Token, head: Token) -> bool:
    """Whether no clause lies between; the genitive of an adverbial stays free (*in einer Rede Roths sagte er*)."""
    genitive = token.dep_ in (ud.NMOD, ud.NMOD_POSS) and not prepositions(token)
    while token.i != head.i and token.dep_ not in _CLAUSES and token.head.i != token.i:
        if genitive and token.dep_ == ud.OBL:
            return False
        token = token.head
    return token.i == head.i


def _overshadowed(chosen: Candidate, agreeing: Sequence[Candidate]) -> bool:
    """Whether a thing is the topic of a later sentence: it may be somebody, or speak itself (*der Bericht*)."""
    topics = [one for one in agreeing if one.is_thing and one.role == SUBJECT and one.main]
    return any(one.sentence > chosen.sentence for one in topics)


def _pointed_at(token: Token, discourse: Discourse) -> Candidate | None:
    """*Dieser* is whoever was named last, rather than the topic; *jener* is the other one of two."""
    named = [one for one in discourse.before(token, 1) if token.doc[one.at].pos_ not in (ud.PRON, ud.DETERMINER)]
    near = [one for one in named if _agrees(token, one) and _free(token, one)]
    last = [one for one in near if one.sentence == near[-1].sentence]
    if token.lemma_.lower() == "jener":
        return last[0] if len({one.key for one in last}) == 2 else None
    if not last or (last[-1].embedded and len({one.key for one in last}) > 1):
        return None
    if last[-1].is_thing and _acts(token) and not all(one.is_thing for one in last):
        return None
    return None if _named_later(token, last[-1]) else last[-1]


def _named_later(token: Token, one: Candidate) -> bool:
    """Whether a noun of the same gender and number stands between: *dieser* may be that one (*verlangte vom Rat*)."""
    between = token.doc[one.at + 1 : token.i]
    agreeing = [noun for noun in between if noun.pos_ == ud.NOUN and noun.dep_ in _PHRASES]
    return any(_forms(noun) == _forms(token) for noun in agreeing)


def _forms(token: Token) -> tuple[str, str]:
    """Number and gender; the plural has no genders."""
    number = feature(token, ud.NUMBER)
    return number, "" if number == ud.PLUR else feature(token, ud.GENDER)


def _owner(token: Token, discourse: Discourse) -> Mention | None:
    """Whose it is: what its noun is coordinated with, the subject of its own clause, else the most salient one."""
    noun = token.head
    if noun.dep_ == ud.CONJ:
        first = {noun.head.i, *(child.i for child in noun.head.children if child.dep_ in (ud.APPOS, ud.FLAT_NAME))}
        owners = [one for one in discourse.before(token, 0) if one.at in first and not one.plural]
        if owners and _agrees(token, owners[-1]):
            return owners[-1].mention
    subject = _blamed(token, discourse) or _own_subject(token)
    if subject is not None and _may_own(token, subject, discourse):
        return _subject_mention(token, subject, discourse)
    agreeing = [one for one in discourse.before(token, _BACK) if _agrees(token, one) and _free(token, one)]
    others = _named_within(noun, discourse)
    chosen = _chosen(token, [one for one in agreeing if one.key not in others], discourse)
    return None if chosen is None or OPEN in chosen.kinds else discourse.mention(chosen)


def _blamed(token: Token, discourse: Discourse) -> Token | None:
    """*Holt kritisierte Roth wegen seiner Reise*: for what somebody is blamed or praised, they did themselves."""
    phrase, verb = token.head, token.head.head
    if phrase.dep_ not in (ud.OBL, ud.OBL_ARG) or not any(row.type in _JUDGING for row in cues().by_lemma(verb.lemma_)):
        return None
    if not any(case.lower_ in function_words("reason_preposition") for case in prepositions(phrase)):
        return None
    people = [one for one in children(verb, ud.OBJ) if discourse.mentions.entity(one) is not None and one.i < token.i]
    return people[-1] if people and _may_own(token, people[-1], discourse) else None


def _own_subject(token: Token) -> Token | None:
    """The subject of the clause of a possessive, unless the possessive belongs to it."""
    clause = clause_head(token.head)
    found = children(clause, ud.NSUBJ, ud.NSUBJ_PASS) or (patients(clause) if is_passive(clause) else agents(clause))
    outside = [relative_antecedent(one) for one in found if one.i != token.head.i and not one.is_ancestor(token)]
    # *man* owns what it has, but somebody else's things make *man* do something
    named = [one for one in outside if one.i < token.i or one.lower_ not in function_words("impersonal")]
    opinion = any(child.dep_ == ud.CASE for child in token.head.rights)  # *seiner Ansicht nach*: the speaker's
    return named[-1] if named and not opinion else None


def _subject_mention(token: Token, subject: Token, discourse: Discourse) -> Mention | None:
    """The subject as an owner: who was noted there, or, in the same clause, who is named behind (*in seiner Rede*)."""
    noted = discourse.at(_heads(subject))
    if noted:
        return noted[-1].mention if _possessor_agrees(token.lemma_.lower(), noted[-1]) else None
    if subject.i < token.i or subject.pos_ == ud.PRON:
        return antecedent(subject, discourse) if subject.i > token.i and is_pronoun(subject) else None
    return discourse.mentions.at(subject) if discourse.is_somebody(subject) else None


def _heads(subject: Token) -> set[int]:
    return {subject.i, *(child.i for child in subject.children if child.dep_ in (ud.APPOS, ud.FLAT, ud.FLAT_NAME))}


def _may_own(token: Token, subject: Token, discourse: Discourse) -> bool:
    """Whether a subject agrees with a possessive in gender and number."""
    if feature(subject, ud.PERSON) in ("1", "2"):
        return False
    several = feature(subject, ud.NUMBER) == ud.PLUR or bool(children(subject, ud.CONJ))
    gender = discourse.gender(subject)
    feminine = several or gender == "Fem"
    return (not gender and not several) or feminine == token.lemma_.lower().startswith("ih")


def _acts(token: Token) -> bool:
    """Whether the pronoun does what only somebody can do: it is the subject of saying, wanting or taking sides."""
    verb = token.head
    if token.dep_ != ud.NSUBJ or is_passive(verb):
        return False
    wants = any(aux.lemma_ in function_words("volitional") for aux in auxiliaries(verb))
    return wants or bool(cues().by_lemma(verb.lemma_)) or verb.lemma_ in reporting().verbs


def _is_decided(token: Token) -> bool:
    """*Sie wird beschlossen*, *Riga lehnt sie ab*: of what is decided on, a state or a body is the wrong kind."""
    undergoes = token.dep_ in (ud.OBJ, ud.NSUBJ_PASS) or (token.dep_ == ud.NSUBJ and is_passive(token.head))
    return undergoes and token.head.lemma_ in function_words("deciding")


def _chosen(token: Token, fitting: Sequence[Candidate], discourse: Discourse) -> Candidate | None:
    doc = token.doc
    things = [doc[one.at] for one in fitting if one.is_thing]
    kept = [one for one in fitting if not any(_inside(doc[one.at], thing) for thing in things)]
    return most_salient(kept, discourse.sentence_of[token.i], role(token))


def _inside(one: Token, other: Token) -> bool:
    """Whether a candidate only narrows another one down (*die Einladung der Ukraine*)."""
    return one.i != other.i and one.dep_ in (ud.NMOD, ud.NMOD_POSS) and one.head.i == other.i


def _agrees(token: Token, one: Candidate) -> bool:
    possessive = bool(feature(token, _POSSESSOR))
    if one.is_thing and possessive:
        return False
    if not (one.is_thing or one.kinds & _NAMED):
        return False
    if not one.gender and not one.plural and PERSON not in one.kinds:
        return False
    if possessive:
        return _possessor_agrees(token.lemma_.lower(), one)
    plural = is_several(token)
    if plural is not None and one.plural != plural:
        return False
    gender = "" if plural else feature(token, ud.GENDER)
    return not gender or not one.gender or one.gender == gender


def _possessor_agrees(lemma: str, one: Candidate) -> bool:
    """*sein* belongs to somebody masculine or neuter, *ihr* to somebody feminine or to several."""
    feminine = one.gender == "Fem" or one.plural
    return feminine == lemma.startswith("ih") or (not one.gender and not one.plural)


def is_several(token: Token) -> bool | None:
    """Whether the pronoun means several; None where its form leaves that open."""
    alone = token.dep_ == ud.NSUBJ and not children(token, ud.CONJ)  # er und Riga fordern
    number = feature(finite_verb(token.head) or token, ud.NUMBER) if alone else ""
    number = number or feature(token, ud.NUMBER)
    return number == ud.PLUR if number else None


def _free(token: Token, one: Candidate) -> bool:
    """Whether the candidate stands outside the pronoun's own clause (possessives may look into it)."""
    other = token.doc[one.at]
    if feature(token, _POSSESSOR):
        return (
            token.head.i not in {other.i, *(ancestor.i for ancestor in other.ancestors)} or other.head.i != token.head.i
        )
    return not same_clause(token, other) and token.head.i != other.i
