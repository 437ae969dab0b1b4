"""Coreference inside one document: which earlier mention a pronoun or a role noun takes up."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from kg.domain.mentions import Mention
from kg.nlp import descriptions, papers, pronouns, titles
from kg.nlp.discourse import Discourse
from kg.nlp.mentions import Mentions
from kg.nlp.titles import Title


def resolve(doc: Doc, mentions: Mentions) -> Mapping[int, Mention]:
    """The antecedents by the index of the head token of what takes them up.

    One pass in the order of the text, so that what was resolved can be taken up again. Unsure cases are left out.
    """
    discourse = Discourse(doc, mentions)
    named = {title.token.i: title for title in titles.find(doc, mentions)}
    heads = _heads(doc, mentions)
    found: dict[int, Mention] = {}
    for token in doc:
        title = named.get(token.i)
        if title is not None:
            discourse.note_title(title)
        if token.i in heads:
            discourse.add_name(token)
            continue
        antecedent = _antecedent(token, title, discourse) or papers.owner(token, mentions)
        if antecedent is not None:
            found[token.i] = antecedent
            discourse.add(token, antecedent)
        else:
            discourse.add_noun(token)
    return found


def _heads(doc: Doc, mentions: Mentions) -> set[int]:
    """The tokens that stand for the entities of the document."""
    named = [entity for entity in doc.ents if entity.ent_id_ == "" and not titles.is_lone_title(entity)]
    return {entity.root.i for entity in named if mentions.at(entity.root) is not None}


def _antecedent(token: Token, title: Title | None, discourse: Discourse) -> Mention | None:
    if title is not None and title.person is not None:
        return title.person if title.way == "apposition" and title.token.idx < title.person.span.start else None
    if title is not None:
        return descriptions.title_antecedent(title, discourse)
    if pronouns.is_pronoun(token):
        return pronouns.antecedent(token, discourse)
    return descriptions.name_beside(token, discourse) or descriptions.role_antecedent(token, discourse)
