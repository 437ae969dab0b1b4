"""Names as a heading would have them, whatever case the sentence puts them in, and what kind of thing they name."""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.tokens import Span, Token

from kg.domain.actors import Kind
from kg.domain.mentions import MentionKind
from kg.lexicon.actors import Via, actors
from kg.lexicon.endings import endings
from kg.nlp import labels as ud
from kg.nlp.tree import feature

_KIND_OF = {Kind.STATE: MentionKind.PLACE, Kind.ORGANISATION: MentionKind.ORGANISATION, Kind.TREATY: MentionKind.OTHER}
_ALWAYS_ORGANISATIONS = frozenset({"international", "body", "armed"})
_KINDS = {kind.value: kind for kind in MentionKind}
_ONE_NAME = (ud.FLAT, ud.FLAT_NAME, ud.APPOS, ud.COMPOUND, ud.DEP)


def base_form(entity: Span) -> str:
    """A name in its nominative, as far as lemmas and gender confirm it (*Ungarns*, *dem Deutschen Wetterdienst*)."""
    last, root = entity[-1], entity.root
    text, lemma = str(last.text), str(last.lemma_)
    own = last.i == root.i or last.dep_ in _ONE_NAME  # *Bündnis gegen Rechts* keeps its last word
    inflected = own and text.startswith(lemma) and text[len(lemma) :] in endings("genitive")
    before = entity.text[: -len(text)]
    inflected = inflected and (not _is_subject(entity.root) or _is_known(f"{before}{lemma}", entity))
    stem = lemma if entity.ent_id_ == ud.DERIVED or inflected else text
    first = entity[0]
    if len(entity) > 1 and first.pos_ == ud.ADJ:
        before = _nominative(first, root) + before[len(first) :]
    return f"{before}{stem}"


def _is_subject(root: Token) -> bool:
    """Whether a name stands as a subject or beside one, where no genitive can (*Mitarbeiter Nick Brauns fordert*)."""
    while root.dep_ in (ud.APPOS, ud.FLAT, ud.FLAT_NAME):
        root = root.head
    return root.dep_ in (ud.NSUBJ, ud.NSUBJ_PASS)


def _is_known(name: str, entity: Span) -> bool:
    """Whether a name without its last *s* is in the lexicon, or stands in the document by itself."""
    return bool(actors().named(name)) or re.search(rf"\b{re.escape(name)}\b", entity.doc.text) is not None


def _nominative(adjective: Token, noun: Token) -> str:
    """The adjective as it stands before its noun without an article (*Deutscher Wetterdienst*)."""
    text, lemma = str(adjective.text), str(adjective.lemma_)
    inflects = lemma.islower() and text.lower().startswith(lemma) and text.lower() != lemma
    ending = next(iter(endings(_agreement(adjective, noun))), "") if inflects else ""
    return text[: len(lemma)] + ending if ending else text


def _agreement(adjective: Token, noun: Token) -> str:
    """Plural or gender, in lower case: an article says it more surely than the noun of a name; "" where nobody does."""
    article = adjective.nbor(-1) if adjective.i and not adjective.is_sent_start else noun
    for word in (article, noun):
        gender = feature(word, ud.GENDER)
        if word.pos_ in (ud.DETERMINER, ud.ADP, ud.NOUN, ud.PROPN) and (gender or feature(word, ud.NUMBER) == ud.PLUR):
            return (gender if feature(word, ud.NUMBER) != ud.PLUR else ud.PLUR).lower()
    return ""


@lru_cache(maxsize=16384)
def kind_of(name: str, label: str, form: str) -> MentionKind:
    """What a name is: the lexicon knows better than the analyser where only one actor bears it, and no person can."""
    known = {sense.actor.id: sense for sense in actors().named(name)} if label != ud.PER and not form else {}
    sense = next(iter(known.values()), None)
    if len(known) != 1 or sense is None or sense.via is not Via.NAME:
        return _KINDS[label]
    of_class = actors().class_of(sense.actor.id)
    if sense.actor.kind is Kind.ORGANISATION and of_class not in _ALWAYS_ORGANISATIONS:
        return _KINDS[label]
    return _KIND_OF.get(sense.actor.kind, _KINDS[label])
