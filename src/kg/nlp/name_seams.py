"""Names that the model joined to a word beside them though they are somebody else's; other names of the text tell.

*die Anwältin Samaks* is no Samak where the text names *Samak*: behind an article and a noun the *-s* is a genitive. *So
rügte Hell Moor* are two people where the text names each of them apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from spacy.tokens import Doc, MorphAnalysis, Span

from kg.nlp import labels as ud

_GENITIVE: Final = "s"
_JOINED: Final = (ud.APPOS, ud.FLAT, ud.FLAT_NAME)
_BOTH: Final = 2


def mend(doc: Doc) -> None:
    """Cut such names off in ``doc``: relations, case and entities are changed in place."""
    kinds = {str(entity[-1].text): str(entity.label_) for entity in reversed(doc.ents) if entity.ent_id_ == ""}
    parts = [part for entity in doc.ents for part in _parts(entity, kinds)]
    if parts != list(doc.ents):
        doc.set_ents(parts)


def _parts(entity: Span, kinds: Mapping[str, str]) -> list[Span]:
    """The entity, what it is by the name it is a form of, or the two it is made of; ``kinds`` by last word."""
    doc, root = entity.doc, entity.root
    if _is_owner(entity, kinds):
        gender = next(iter(root.morph.get(ud.GENDER, [])), "")  # read here: no index of features before they are mended
        root.dep_ = ud.NMOD_POSS  # nothing of a person's name, whatever stands before it
        shown = {ud.CASE_FEATURE: ud.GEN, ud.NUMBER: ud.SING} | ({ud.GENDER: gender} if gender else {})
        root.morph = MorphAnalysis(doc.vocab, shown)
        return [Span(doc, entity.start, entity.end, label=kinds[entity[-1].text.removesuffix(_GENITIVE)])]
    if _is_attribute(entity):
        return []
    if not _is_welded(entity):
        return [entity]
    first, second = entity
    second.head, second.dep_, first.dep_ = first.head, ud.OBJ, ud.NSUBJ
    return [Span(doc, token.i, token.i + 1, label=entity.label_) for token in entity]


def _is_owner(entity: Span, kinds: Mapping[str, str]) -> bool:
    """Whether a name that the parse gives to whoever the noun before it means is a genitive of another name.

    No noun follows that the two could own together.
    """
    noun, word = entity.root.head, entity[-1].text
    beside = entity.label_ == ud.PER and entity.root.dep_ in _JOINED and noun.i == entity.start - 1
    articles = (child.dep_ == ud.DET for child in noun.children)  # no index of the tree is built before it is mended
    if not beside or noun.pos_ != ud.NOUN or not any(articles):
        return False
    owned = any(token.pos_ in (ud.NOUN, ud.PROPN, ud.ADJ) for token in entity.doc[entity.end : entity.end + 1])
    return word.endswith(_GENITIVE) and word.removesuffix(_GENITIVE) in kinds and not owned


def _is_attribute(entity: Span) -> bool:
    """*Linke Gruppen*: an attribute in capitals that opens a sentence and agrees with its noun names nobody."""
    word, first = entity.root, entity.doc[entity.start].is_sent_start
    alone = len(entity) == 1 and entity.label_ == ud.ORG and entity.ent_id_ == "" and bool(first)
    plural = all(ud.PLUR in each.morph.get(ud.NUMBER, []) for each in (word, word.head))
    return alone and plural and word.dep_ == ud.AMOD and word.head.i == word.i + 1 and word.head.pos_ == ud.NOUN


def _is_welded(entity: Span) -> bool:
    """Two surnames behind the verb, each of which ends another name of the text."""
    if entity.label_ != ud.PER or len(entity) != _BOTH:
        return False
    first, second = entity
    behind = first.dep_ in (ud.NSUBJ, ud.OBJ) and first.head.pos_ == ud.VERB and first.i > first.head.i
    others = (one for one in entity.doc.ents if one.label_ == ud.PER and one.start != entity.start)
    longer = {str(one[-1].text): one for one in others if len(one) > 1}
    apart = first.text in longer and second.text in longer
    return behind and apart and second.head.i == first.i and longer[second.text][-_BOTH].text != first.text
