"""Coreference inside one document: which earlier mention a pronoun, a title or a role noun takes up."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from kg.domain.mentions import Mention
from kg.nlp import bearers, biographies, both, descriptions, papers, pronouns, short_names, titles, voices, works
from kg.nlp import labels as ud
from kg.nlp.discourse import Discourse
from kg.nlp.fuller import Fuller
from kg.nlp.mentions import Mentions
from kg.nlp.phrases import tagged
from kg.nlp.titles import Title

_NOMINAL = (ud.NOUN, ud.PROPN, ud.PRON, ud.DETERMINER)


def resolve(doc: Doc, mentions: Mentions) -> Mapping[int, Mention]:
    """The antecedents by the index of the head token of what takes them up.

    One pass in the order of the text, so that what was resolved can be taken up again. Unsure cases are left out.
    """
    text = doc.text
    titled = {title.token.i: title for title in titles.find(doc, mentions)}
    names = _names(doc, mentions)
    people = biographies.read(doc, titled.values(), names)
    discourse = Discourse(doc, text, mentions, people, names)
    found: dict[int, Mention] = dict(short_names.find(text, names))
    fuller = Fuller(doc)
    for index in sorted({*tagged(doc, _NOMINAL), *titled, *names}):
        token = doc[index]
        if index in names:
            discourse.add_name(token, found.get(index, names[index]))
        elif token.dep_ != ud.DET or token.lemma_ != ud.ARTICLE_LEMMA:
            title = titled.get(index)
            antecedent = _antecedent(token, title, discourse)
            if antecedent is None and (title is None or (title.person is None and not bearers.means_any(token))):
                antecedent = fuller.antecedent(token, found, discourse)
            if antecedent is not None:
                found[index] = antecedent
            _note(token, antecedent, discourse)
    return found


def _note(token: Token, antecedent: Mention | None, discourse: Discourse) -> None:
    """Make whom a word takes up, or the word itself, something that can be taken up again."""
    if antecedent is not None:
        discourse.add_taken_up(token, antecedent)
    elif token.pos_ == ud.PRON and pronouns.is_pronoun(token):
        discourse.add_open(token, pronouns.is_several(token) is True)
    else:
        discourse.add_noun(token)


def _names(doc: Doc, mentions: Mentions) -> dict[int, Mention]:
    """The mentions of the entities of the document by the index of the head of the entity."""
    entities = (entity for entity in doc.ents if entity.ent_id_ == "")
    people = (e for e in entities if not titles.is_lone_title(e) and not works.is_work(e))
    named = [e.root for e in people if not descriptions.is_lone_role_noun(e)]
    return {root.i: mention for root in named if (mention := mentions.at(root)) is not None}


def _antecedent(token: Token, title: Title | None, discourse: Discourse) -> Mention | None:
    if title is not None and title.person is not None:
        return title.person if title.way == "apposition" and title.token.idx < title.person.span.start else None
    if title is not None:
        return bearers.of_title(title, discourse)
    if pronouns.is_pronoun(token):
        return pronouns.antecedent(token, discourse) or _unnamed(token, discourse)
    if token.pos_ not in (ud.NOUN, ud.PROPN):
        return None
    return (
        descriptions.name_beside(token, discourse)
        or descriptions.role_antecedent(token, discourse)
        or bearers.of_noun(token, discourse)
        or papers.owner(token, discourse)
        or both.antecedent(token, discourse)
    )


def _unnamed(token: Token, discourse: Discourse) -> Mention | None:
    """Somebody without a name, where nothing before the pronoun in the whole document could be what it means."""
    found = voices.unnamed(token, discourse.mentions)
    return None if found is None or pronouns.has_candidates(token, discourse) else found
