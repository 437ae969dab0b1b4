"""Coreference inside one document: which earlier mention a pronoun or a role noun takes up."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc

from kg.domain.mentions import Mention
from kg.nlp import titles
from kg.nlp.mentions import Mentions


def resolve(doc: Doc, mentions: Mentions) -> Mapping[int, Mention]:
    """The antecedents by the index of the head token of what takes them up; unsure cases are left out."""
    return {
        title.token.i: title.person
        for title in titles.find(doc, mentions)
        if title.person is not None and title.way == "apposition"
    }
