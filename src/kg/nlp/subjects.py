"""Who does it: the subject of a predicate, found through coordination, control, relative clauses and passives."""

from __future__ import annotations

from spacy.tokens import Token

from kg.lexicon.function_words import function_words, preposition
from kg.lexicon.negation import negators
from kg.nlp import labels as ud
from kg.nlp import proposals
from kg.nlp.genitives import owns_next
from kg.nlp.mood import reportive
from kg.nlp.phrases import is_definite
from kg.nlp.relative_clauses import antecedent, roles
from kg.nlp.tree import children, conjuncts, dependents, feature, finite_verb, is_finite, is_passive, prepositions

_CLAUSES = (ud.ACL, ud.ACL_RELCL)
_SUBORDINATE = (ud.CCOMP, ud.ADVCL, ud.CSUBJ)
_DATIVE_ENDING = "em"
_CLAUSES_BEFORE = (ud.ADVCL, ud.CCOMP, ud.PARATAXIS)
_JOINTS = (ud.CC, ud.PUNCT)
_PHRASES = (ud.OBL, ud.OBL_ARG, ud.COMPOUND)
_TITLES = (ud.NOUN, ud.ADJ, ud.DETERMINER)
_NEAR = 2
_BOTH = 2
_COLON = ":"
_WEAK_ENDING = "en"


def agents(verb: Token) -> list[Token]:
    """The heads of the phrases that name who does what ``verb`` says; empty where nobody is named.

    Coordinated agents are all given; a relative pronoun is replaced by the noun it takes up.
    """
    if is_passive(verb) and verb.pos_ != ud.NOUN:
        return [member for agent in _passive_agents(verb) for member in _series(agent)]
    return [member for subject in _subjects(verb, ud.NSUBJ) for member in _series(subject)]


def _series(first: Token) -> list[Token]:
    """The coordinated words, without the first half of a shared compound (*Staats- und Regierungschefs*).

    A noun in another case belongs to a phrase below (*ein Schiff mit Gästen und Matrosen*).
    """
    members = conjuncts(first)
    named = feature(first, ud.CASE_FEATURE) == ud.NOM
    alike = [m for m in members if not named or m.pos_ != ud.NOUN or _may_be_subject(m)]
    return [m for m in alike if not (m.text.endswith("-") and len(members) > 1)]


def patients(verb: Token) -> list[Token]:
    """The subjects of a passive clause: what is done to whom."""
    return [member for subject in _subjects(verb, ud.NSUBJ_PASS, ud.NSUBJ) for member in conjuncts(subject)]


def _subjects(verb: Token, *relations: str) -> list[Token]:
    named = [child for child in children(verb, *relations) if not _says(child)]
    marked = [child for child in _of_headline(named) if not (_role(child) or owns_next(child, named))]
    turned = roles(verb) or inverted(verb)
    if turned is not None and ud.NSUBJ in relations:
        return [antecedent(turned[0])]
    if marked and _lends_owner(verb, marked):
        return _subjects(verb.head, *relations)
    if marked:
        real = [child for child in marked if _may_be_subject(child) and not _before_name(child, marked)]
        if len(real) > 1:
            real = [child for child in real if feature(child, ud.CASE_FEATURE) == ud.NOM]
            # a pronoun shows its case, a noun's is guessed
            real = sorted(real, key=lambda child: child.lower_ not in function_words("nominative_pronoun"))[:1]
        return [antecedent(child) for child in real]
    spare = [] if not compared(verb, relations) else _spare(verb)
    if spare:
        return spare
    earlier = _without_and(verb) if ud.NSUBJ in relations else None
    if earlier is not None:
        return _subjects(earlier, *relations)
    if verb.dep_ == ud.CONJ:
        first = _first_conjunct(verb)
        return _subjects(first, *(relations if is_passive(verb) == is_passive(first) else (ud.NSUBJ, ud.NSUBJ_PASS)))
    if verb.dep_ in (ud.XCOMP, ud.ADVCL) and feature(verb, ud.VERB_FORM) != ud.FIN:
        return _controllers(verb)
    if verb.dep_ in _CLAUSES and feature(verb, ud.VERB_FORM) != ud.FIN and verb.head.i > verb.i:
        return [verb.head]
    return []


def _without_and(verb: Token) -> Token | None:
    """*Riga lobte den Pakt, forderte Zölle*: the clause before, whose subject a clause with its verb first shares.

    Only where the object behind the verb cannot be its subject, as in *..., fordern Experten*.
    """
    if not is_finite(verb) or verb.i == 0 or verb.doc[verb.i - 1].text != ",":
        return None
    before = [child for child in verb.lefts if child.dep_ in _CLAUSES_BEFORE and not children(child, ud.MARK)]
    objects = [child for child in children(verb, ud.OBJ) if child.i > verb.i and child.pos_ == ud.NOUN]
    if len(before) != 1 or not objects or not children(before[0], ud.NSUBJ) or finite_verb(before[0]) is None:
        return None
    number = feature(verb, ud.NUMBER)
    other = all(feature(one, ud.NUMBER) not in ("", number) or _accusative(one) for one in objects)
    return before[0] if other else None


def _of_headline(subjects: list[Token]) -> list[Token]:
    """*Rutte: Russland will Krieg*: who stands before the colon says it, and does not do it."""
    if len(subjects) < _BOTH:
        return subjects
    between = subjects[0].doc[subjects[0].i : subjects[-1].i]
    colon = next((token.i for token in between if token.text == _COLON), -1)
    return [subject for subject in subjects if subject.i > colon]


def _role(noun: Token) -> bool:
    """*als erster Europäer*: in what capacity somebody acts, whom the clause before names; *wie Riga*: beside whom."""
    beside = function_words("comparison") | function_words("likening")
    return any(case.lower_ in beside for case in prepositions(noun))


def _lends_owner(verb: Token, subjects: list[Token]) -> bool:
    """*Riga will den Pakt nicht und Oslo nicht in ihre Pläne einbeziehen*: the name before *ihre* is no subject.

    Its own verb's possessive would be *seine* behind a name without an article, which is neuter.
    """
    if verb.dep_ != ud.CONJ or len(subjects) > 1 or subjects[0].pos_ != ud.PROPN or children(verb, ud.OBJ):
        return False
    if list(subjects[0].children)[1:] or subjects[0].ent_type_ != ud.LOC:
        return False
    owners = [c for phrase in children(verb, ud.OBL, ud.OBL_ARG) for c in children(phrase, ud.DET_POSS)]
    return any(owner.lemma_.lower().startswith("ih") for owner in owners)


def compared(verb: Token, relations: tuple[str, ...]) -> bool:
    """*Wie Rosa Hell lobte sie den Plan*: the only subject of the parse is whom the real one is compared with."""
    found = children(verb, *relations, ud.OBL)
    beside = any(_role(child) and child.i < verb.i for child in found)
    return ud.NSUBJ in relations and is_finite(verb) and beside


def _spare(verb: Token) -> list[Token]:
    """A pronoun right behind the verb that can be its subject, taken for its object."""
    beside = [child for child in children(verb, ud.OBJ) if child.i == verb.i + 1]
    return [child for child in beside if child.pos_ == ud.PRON and feature(child, ud.CASE_FEATURE) == ud.NOM]


def _says(noun: Token) -> bool:
    """*Riga prüft den Plan: „...“, so Rosa Hell*: who is named behind *so* only says it."""
    start = noun.i - 1
    while start > 0 and noun.doc[start].pos_ in _TITLES:
        start -= 1
    word = noun.doc[max(start, 0)]
    return start > 0 and word.lower_ in function_words("attributing") and noun.doc[start - 1].is_punct


def inverted(verb: Token) -> tuple[Token, Token] | None:
    """Subject and object of a clause whose object stands first and was taken for the subject (*Den Plan lehnt sie ab*).

    Only where the article shows the accusative and the other noun does not, or where the parse sees two subjects, of
    which the one behind the verb is somebody (*Das Angebot lehnt er ab*).
    """
    subjects, objects = _of_headline(children(verb, ud.NSUBJ)), children(verb, ud.OBJ)
    if len(subjects) == _BOTH and not objects and _doubled(verb, *subjects):
        return subjects[1], subjects[0]
    somebody = proposals.somebody(verb, subjects[0]) if len(subjects) == 1 and not is_passive(verb) else None
    if somebody is not None and _may_be_subject(somebody) and not _accusative(somebody):
        return somebody, subjects[0]
    if len(subjects) != 1 or len(objects) != 1 or not _accusative(subjects[0]) or _accusative(objects[0]):
        return None
    first, second = subjects[0], objects[0]
    oblique = feature(second, ud.CASE_FEATURE) in (ud.DAT, ud.GEN) or bool(prepositions(second))
    return None if oblique or first.i > second.i else (second, first)


def _doubled(verb: Token, first: Token, second: Token) -> bool:
    """A common noun before an active verb of the main clause and a name or personal pronoun behind it."""
    titled = any(name.pos_ == ud.PROPN for name in children(second, ud.APPOS))
    somebody = titled or second.pos_ == ud.PROPN or second.lower_ in function_words("nominative_pronoun")
    around = first.i < verb.i < second.i and first.pos_ == ud.NOUN and is_finite(verb)
    return around and somebody and verb.pos_ == ud.VERB and not is_passive(verb)


def _accusative(noun: Token) -> bool:
    """Whether an article before the noun has a form that only the accusative has: the masculine singular."""
    articles = children(noun, ud.DET, ud.DET_POSS)
    marks = [(feature(a, ud.CASE_FEATURE), feature(a, ud.GENDER), feature(a, ud.NUMBER)) for a in articles]
    return (ud.ACC, ud.MASC, ud.SING) in marks


def _first_conjunct(verb: Token) -> Token:
    """The predicate a coordinated verb shares its subject with.

    A finite verb before its own dependents goes with a main clause: in *sagte, dass er komme, und lehnte den Plan ab*
    not with *komme*, wherever the parser hangs it. Nor in *sagte, er komme, und lehnte den Plan ab*: the moods differ.
    """
    first = verb.head
    second = is_finite(verb) and all(child.i > verb.i for child in verb.children if child.dep_ not in _JOINTS)
    while second and first.dep_ in _SUBORDINATE and (children(first, ud.MARK) or _only_told(first, verb)):
        first = first.head
    return first


def _only_told(first: Token, second: Token) -> bool:
    """Whether the first clause stands in the subjunctive of reported speech and the second in the indicative."""
    told = finite_verb(first)
    return told is not None and reportive(told) == "I" and not reportive(second)


def _may_be_subject(token: Token) -> bool:
    """Whether the case allows a subject; the parser errs more often than the tagger on *den Vereinten Nationen*."""
    return feature(token, ud.CASE_FEATURE) not in (ud.DAT, ud.GEN) and not (
        _strong_dative(token) or _dative_article(token)
    )


def _before_name(word: Token, subjects: list[Token]) -> bool:
    """*die estnische „Liga“*: the adjective before a name in quotation marks, both taken for subjects."""
    return word.pos_ == ud.ADJ and any(other.head.i == word.head.i and other.i > word.i for other in subjects)


def _dative_article(noun: Token) -> bool:
    """*diesem Wunsch*: a form that only the dative of the masculine and neuter singular has."""
    articles = [word for word in children(noun, ud.DET, ud.DET_POSS) if feature(word, ud.CASE_FEATURE) == ud.DAT]
    return any(feature(word, ud.NUMBER) == ud.SING and word.lower_.endswith(_DATIVE_ENDING) for word in articles)


def _strong_dative(noun: Token) -> bool:
    """*Örtlichen Helfern ist die Einreise untersagt*: without an article *-en* before a plural is a dative."""
    before = [word for word in noun.lefts if word.dep_ != ud.PUNCT]
    plural = noun.pos_ == ud.NOUN and feature(noun, ud.NUMBER) == ud.PLUR
    alone = plural and len(before) == 1 and before[0].dep_ == ud.AMOD and before[0].i == noun.i - 1
    # the parse may hang the article on the adjective (*die Jungen Liberalen*)
    alone = alone and noun.left_edge.i == before[0].i
    return alone and before[0].pos_ == ud.ADJ and before[0].lower_.endswith(_WEAK_ENDING)


def _controllers(verb: Token) -> list[Token]:
    """Who is understood to do what an infinitive says: the subject of the verb above it, or its object by the verb."""
    above = verb.head
    if above.lemma_ in function_words("object_control"):
        return [antecedent(child) for child in children(above, ud.OBJ, ud.IOBJ, ud.OBL_ARG)][:1]
    if above.pos_ not in (ud.VERB, ud.AUXILIARY, ud.ADJ):
        return []
    return _passive_agents(above) if is_passive(above) else _subjects(above, ud.NSUBJ)


def _passive_agents(verb: Token) -> list[Token]:
    by = function_words("agent_preposition")
    if verb.lemma_ in function_words("asked_of"):  # von Riga wird verlangt: Riga soll
        by = by - function_words("asked_of_preposition")
    marked = [c for c in children(verb, ud.OBL_AGENT) if {p.lower_ for p in prepositions(c)} <= by]
    if not marked:
        marked = [c for c in children(verb, *_PHRASES) if prepositions(c) and {p.lower_ for p in prepositions(c)} <= by]
    if not marked:
        others = [m for c in verb.children if c.dep_ not in (ud.CONJ, ud.NSUBJ_PASS) for m in conjuncts(c)[1:]]
        marked = [m for m in others if any(p.lower_ in by for p in prepositions(m))]
    if not marked:
        marked = _behind_subject(verb) or _issuers(verb)
    if not marked and verb.dep_ == ud.CONJ and not children(verb, ud.NSUBJ_PASS):
        return _passive_agents(verb.head)
    return [antecedent(token) for token in marked if not contrasted(token)]


def _behind_subject(verb: Token) -> list[Token]:
    """*dass solche Zölle von Riga nicht akzeptiert werden*: hung on the subject by the parse.

    Only a name behind a noun without a definite article, in a clause whose verbs stand last.
    """
    by = function_words("agent_preposition")
    if not children(verb, ud.MARK):
        return []
    subjects = [s for s in children(verb, ud.NSUBJ_PASS) if s.pos_ == ud.NOUN and not is_definite(s)]
    names = [c for s in subjects for c in children(s, ud.NMOD) if c.pos_ == ud.PROPN]
    return [name for name in names if any(case.lower_ in by for case in prepositions(name))]


def attributes(noun: Token) -> list[Token]:
    """What hangs on a noun, without who does what its clause says of it (see ``_behind_subject``)."""
    others = _behind_subject(noun.head) if noun.dep_ == ud.NSUBJ_PASS else []
    return [child for child in dependents(noun) if child not in others]


def _issuers(verb: Token) -> list[Token]:
    """*in einer Erklärung der Union wird gefordert*: whose the text is that says it."""
    texts = [c for c in children(verb, ud.OBL, ud.OBL_ARG) if c.lemma_.lower() in function_words("statement")]
    inside = [text for text in texts if has_preposition(text, "in")]
    return [owner for text in inside for owner in children(text, ud.NMOD, ud.NMOD_POSS) if not prepositions(owner)][:1]


def contrasted(phrase: Token) -> bool:
    """*von Riga, nicht aber von Oslo*: a second phrase of its kind, denied on its own behind a comma."""
    twins = [child for child in phrase.head.lefts if child.dep_ == phrase.dep_ and child.i < phrase.i]
    twins += [child for child in phrase.head.rights if child.dep_ == phrase.dep_ and child.i < phrase.i]
    start = min([phrase.i, *(case.i for case in prepositions(phrase))])
    denied = [token for token in phrase.doc[max(start - _NEAR, 1) : start] if negators().get(token.lower_) == "adverb"]
    return bool(twins or phrase.dep_ == ud.CONJ) and any(phrase.doc[token.i - 1].text == "," for token in denied)


def has_preposition(token: Token, wanted: str) -> bool:
    """Whether the phrase stands with the preposition, fused or not (*zu* in *zum Abkommen*)."""
    return any(preposition(case.lower_) == wanted for case in prepositions(token))
