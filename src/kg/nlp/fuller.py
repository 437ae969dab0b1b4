"""Whom a bare definite noun takes up by its own noun: *die Anwältin Jana Kruses ... die Anwältin*.

A definite noun without attributes points back to a fuller phrase with the same head (Vieira and Poesio 2000, direct
anaphora); where the text has spoken of two different ones of that name, nobody knows which is meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from spacy.tokens import Doc, Token

from kg.domain.mentions import Mention, MentionKind
from kg.lexicon.agent_nouns import agents
from kg.lexicon.bodies import bodies
from kg.lexicon.endings import without_ending
from kg.lexicon.function_words import function_words
from kg.lexicon.groups import groups
from kg.lexicon.person_nouns import person_nouns
from kg.lexicon.unnamed import somebody
from kg.nlp import labels as ud
from kg.nlp.discourse import Discourse
from kg.nlp.phrases import has_own_attributes, is_definite, is_plural, tagged
from kg.nlp.titles import office_of
from kg.nlp.tree import children

_BACK: Final = 3
_MASCULINE: Final = "Masc"
_THING: Final = "thing"
_KINDS: Final = (MentionKind.NOUN, MentionKind.PERSON)


class Fuller:
    """The nouns of one document by their lemma, and by the last part of a name's compound (*Huthi-Rebellen*)."""

    def __init__(self, doc: Doc) -> None:
        self._places: dict[str, list[int]] = defaultdict(list)
        for index in tagged(doc, (ud.NOUN, ud.PROPN)):
            lemma = doc[index].lemma_
            self._places[lemma].append(index)
            first, hyphen, last = lemma.rpartition("-")
            if hyphen and first:
                self._places[last].append(index)

    def antecedent(self, token: Token, found: Mapping[int, Mention], discourse: Discourse) -> Mention | None:
        """The last fuller phrase with the noun of ``token``; None where there is none, or where several differ.

        ``found`` are the antecedents so far by the index of the head that takes them up.
        """
        if not _is_bare(token) or not _may_act(token):
            return None
        plural, quotation = is_plural(token), discourse.quoted.get(token.i, 0)
        earlier: list[tuple[int, Mention]] = []
        for index in self._places[token.lemma_]:
            if index >= token.i:
                break
            if is_plural(token.doc[index]) == plural and discourse.quoted.get(index, 0) == quotation:
                mention = _told(token.doc[index], token, found, discourse)
                if mention is not None:
                    earlier.append((index, mention))
        last = discourse.sentence_of[token.i] - _BACK
        near = [mention for index, mention in earlier if discourse.sentence_of[index] >= last]
        several = near or [mention for _, mention in earlier]
        return several[-1] if len({_which(one) for one in several}) == 1 else None


def _is_bare(token: Token) -> bool:
    """Whether a common noun stands with nothing but a definite article; *die Behörde in Bonn* says which by itself."""
    if token.pos_ != ud.NOUN or token.ent_type_ or not is_definite(token):
        return False
    own = children(token, ud.AMOD, ud.NUMMOD, ud.ACL_RELCL, ud.ACL, ud.NMOD, ud.COMPOUND)
    return not own and not has_own_attributes(token)


def _may_act(token: Token) -> bool:
    noun = token.lemma_
    if is_plural(token):
        return groups().find(noun) is not None or bool(agents(noun, _MASCULINE))
    row = somebody(noun)
    known = row is not None and row.entry.kind != _THING
    return known or office_of(token) is not None or bool(person_nouns().find(noun) or bodies().find(noun))


def _told(head: Token, token: Token, found: Mapping[int, Mention], discourse: Discourse) -> Mention | None:
    """The mention of an earlier phrase that says whose or which one it is."""
    mention = discourse.mentions.at(head)
    if mention is None or mention.members or mention.kind not in _KINDS:
        return None
    if head.i in found:
        return found[head.i]
    compound = mention.name != token.lemma_ and head.lemma_ != token.lemma_
    return mention if compound or mention.kind is MentionKind.PERSON or _says_which(mention, head) else None


def _says_which(mention: Mention, head: Token) -> bool:
    named = any(one.antecedent is None and one.kind is not MentionKind.PRONOUN for one in mention.modifiers)
    adjectives = [child.lower_ for child in children(head, ud.AMOD) if child.i < head.i]
    counts = function_words("quantity")
    return named or any(not {*without_ending(word, "adjective"), word} & counts for word in adjectives)


def _which(mention: Mention) -> tuple[str, ...]:
    names = sorted(one.name.lower() for one in mention.modifiers)
    return (mention.name, *names) if names or mention.kind is MentionKind.PERSON else (mention.span.text.lower(),)
