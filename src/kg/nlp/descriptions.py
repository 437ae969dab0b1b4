"""Descriptions that take up a state, a body or a treaty: *das Land*, *das Bündnis*, *die Regierung*, *das Abkommen*."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from kg.domain.mentions import Mention
from kg.lexicon.actors import actors
from kg.lexicon.bodies import bodies
from kg.lexicon.names import fold_accents
from kg.lexicon.role_nouns import role_nouns
from kg.nlp import labels as ud
from kg.nlp.candidates import PERSON, SUBJECT, THING, UNKNOWN_BODY, Candidate
from kg.nlp.discourse import Discourse, role
from kg.nlp.phrases import has_own_attributes, is_definite, is_plural, tagged
from kg.nlp.salience import most_salient
from kg.nlp.tree import feature

_BACK: Final = 3
_STILL_MEANT: Final = 6
_WHOLE_DOCUMENT: Final = 1_000_000
_SHORTEST_END: Final = 4
_TREATY: Final = frozenset({"treaty"})
_NO_BODY: Final = frozenset({"state", "treaty", "event"})


def is_lone_role_noun(entity: DocSpan) -> bool:
    """Whether an entity is nothing but a role noun that is nobody's name (*Notenbank*)."""
    lemma = str(entity[0].lemma_)
    return len(entity) == 1 and lemma in role_nouns() and not actors().named(lemma)


def name_beside(token: Token, discourse: Discourse) -> Mention | None:
    """The name right behind a noun that says what it is (*die Organisation Amnesty*, *das Land Chile*)."""
    if token.pos_ != ud.NOUN or token.i + 1 >= len(token.doc) or feature(token, ud.NUMBER) == ud.PLUR:
        return None
    entity = discourse.mentions.entity(token.doc[token.i + 1])
    if entity is None or entity.start != token.i + 1 or entity.ent_id_ or entity.root.head.i != token.i:
        return None
    plain = entity.root.dep_ in (ud.APPOS, ud.FLAT, ud.FLAT_NAME, ud.NMOD, ud.DEP) and feature(
        entity.root, ud.CASE_FEATURE
    ) in ("", feature(token, ud.CASE_FEATURE))
    fits = entity.label_ == ud.ORG or token.lemma_ in role_nouns()
    return discourse.mentions.at(entity.root) if plain and fits and entity.label_ != ud.PER else None


def role_antecedent(token: Token, discourse: Discourse) -> Mention | None:
    """Who a bare definite role noun takes up; None where its kind was not named lately or by several."""
    takes = role_nouns().get(token.lemma_, frozenset())
    if not (takes or bodies().find(token.lemma_)):
        return None
    entity = discourse.mentions.entity(token)
    if entity is not None and entity.ent_id_:  # die US-Armee says itself whose it is
        return None
    if is_plural(token) or has_own_attributes(token) or not is_definite(token):
        return None
    if takes == _TREATY:
        named = [one for one in discourse.before(token, _WHOLE_DOCUMENT) if one.kinds & takes]
        return discourse.mention(named[-1]) if named else None
    before = [one for one in discourse.before(token, _BACK) if not one.plural]
    repeated = not actors().named(token.lemma_)
    fitting = [one for one in before if one.kinds & takes or (repeated and _shortened(token, one))]
    if not fitting and takes and not takes & _NO_BODY:
        fitting = _unknown_bodies(token, before, discourse)
    chosen = most_salient(fitting, discourse.sentence_of[token.i], role(token))
    if chosen is None or (chosen.embedded and _open_before(token, chosen, discourse)):
        return None
    return discourse.mention(chosen)


def _open_before(token: Token, chosen: Candidate, discourse: Discourse) -> bool:
    """Whether the text used the noun for somebody else before it named ``chosen`` (*der Bund*, then *Gelder der EU*).

    Only where what it took up stayed open; else it is a candidate itself.
    """
    doc, first = token.doc, discourse.sentence_of[token.i] - _STILL_MEANT
    near = (doc[at] for at in reversed(tagged(doc, (ud.NOUN,))) if at < chosen.at)
    recent = takewhile(lambda noun: discourse.sentence_of[noun.i] >= first, near)
    same = next((noun for noun in recent if noun.lemma_ == token.lemma_ and is_definite(noun)), None)
    if same is None or has_own_attributes(same):
        return False
    return all(one.is_thing or one.mention is None for one in discourse.at({same.i}))


def _shortened(token: Token, one: Candidate) -> bool:
    """*das Ministerium* after *das Außenministerium*, *die Regierung* after *die dänische Regierung*."""
    noun = token.lemma_.lower()
    if one.is_thing and one.mention is None:  # a body that the lexicon lacks
        return len(noun) >= _SHORTEST_END and one.key != noun and one.key.endswith(fold_accents(noun))
    if one.mention is None or one.mention.members or one.plural or one.kinds & {PERSON, THING}:
        return False
    name = one.mention.name.lower()
    if name == noun:
        return bool(one.mention.modifiers)
    return (len(noun) >= _SHORTEST_END and name.endswith(noun)) or name.endswith(f" {noun}")


def _unknown_bodies(token: Token, before: list[Candidate], discourse: Discourse) -> list[Candidate]:
    """A name the lexicon lacks, where it is the only body spoken of and the topic of the sentence before."""
    named = [one for one in before if not one.is_thing and PERSON not in one.kinds]
    near = [one for one in named if one.sentence >= discourse.sentence_of[token.i] - 1]
    alone = len({one.key for one in near}) == 1
    topics = [one for one in near if UNKNOWN_BODY in one.kinds and one.role == SUBJECT]
    return topics if alone else []
