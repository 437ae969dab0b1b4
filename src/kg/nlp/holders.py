"""Holders: from the head of a phrase to the mentions that hold a stance."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.domain.mentions import Mention, MentionKind
from kg.domain.stances import Mode, Quotation
from kg.lexicon.function_words import function_words
from kg.nlp import labels as ud
from kg.nlp.generic import is_counted, is_thing
from kg.nlp.mentions import Mentions
from kg.nlp.mood import reportive
from kg.nlp.tree import clause_head, feature, finite_verb

SPEAKER = "speaker"
_REPORTED = (Mode.INDIRECT, Mode.FREE_INDIRECT)


@dataclass(frozen=True, slots=True)
class Holders:
    """Decides who holds a stance; the first person of a direct quotation is its speaker.

    ``author`` is whose voice the text outside all quotations is: set in opinion pieces alone.
    """

    mentions: Mentions
    quotations: Sequence[Quotation]
    author: Mention | None = None

    def at(self, token: Token) -> list[Mention]:
        """The holders that ``token`` heads; a plural noun gives the members it names. Empty for *man* and the like."""
        mention = self.mentions.at(token)
        if mention is not None and mention.antecedent is None and self._speaks_for_itself(token):
            return expand(replace(mention, antecedent=self.speaker_of(token, _REPORTED)))
        if mention is None or (mention.antecedent is None and token.lower_ in function_words("impersonal")):
            return []
        if mention.antecedent is None and (is_counted(token, mention) or is_thing(token)):
            return []
        if token.lemma_.lower() in function_words("first_person"):
            spoken_for = mention.antecedent or self.speaker_of(token, (Mode.DIRECT,)) or self._writer(token)
            return expand(replace(mention, antecedent=spoken_for))
        return expand(mention)

    def speaker_of(self, token: Token, modes: Collection[Mode] = tuple(Mode)) -> Mention | None:
        """The speaker of the innermost quotation of one of ``modes`` around ``token``, None where nobody is known."""
        quotation = self.quotation_at(token, modes)
        return None if quotation is None else quotation.speaker

    def quotes_word(self, token: Token) -> bool:
        """Whether ``token`` stands inside a direct quotation."""
        direct = (q.content for q in self.quotations if q.mode is Mode.DIRECT)
        return any(content.start <= token.idx < content.end for content in direct)

    def voice(self, token: Token) -> Mention | None:
        """The author, where ``token`` stands in a main clause outside every quotation."""
        clause = clause_head(token)
        if self.author is None or clause.dep_ not in (ud.ROOT, ud.CONJ, ud.PARATAXIS):
            return None
        quoted = any(q.content.start <= token.idx < q.content.end for q in self.quotations)
        return None if quoted else self.author

    def _speaks_for_itself(self, token: Token) -> bool:
        """*man werde klagen*: in the subjunctive of reported speech *man* is whoever speaks."""
        if token.lower_ not in function_words("reported_self") or clause_head(token).dep_ == ud.ACL_RELCL:
            return False
        verb = finite_verb(token.head)
        return verb is not None and reportive(verb) == "I" and self.speaker_of(token, _REPORTED) is not None

    def _writer(self, pronoun: Token) -> Mention | None:
        """*ich* outside a quotation; *wir* may be anybody."""
        quoted = any(q.content.start <= pronoun.idx < q.content.end for q in self.quotations)
        return None if quoted or feature(pronoun, ud.NUMBER) == ud.PLUR else self.author

    def quotation_at(self, token: Token, modes: Collection[Mode] = tuple(Mode)) -> Quotation | None:
        """The innermost quotation of one of ``modes`` around ``token`` whose speaker is known."""
        spoken = [
            quotation
            for quotation in self.quotations
            if quotation.content.start <= token.idx < quotation.content.end
            and quotation.mode in modes
            and quotation.speaker is not None
        ]
        return min(spoken, key=lambda q: q.content.end - q.content.start, default=None)


def expand(mention: Mention) -> list[Mention]:
    """A mention that names its members, or takes up one that does, becomes one mention a member."""
    if mention.members:
        return list(mention.members)
    if mention.antecedent is not None and mention.antecedent.members:
        return [replace(mention, antecedent=member) for member in mention.antecedent.members]
    return [mention] if names_someone(mention) else []


def names_someone(mention: Mention) -> bool:
    """Whether the mention is no pronoun, or a pronoun whose antecedent names someone."""
    return whose(mention).kind is not MentionKind.PRONOUN


def whose(mention: Mention) -> Mention:
    """The mention at the end of the chain of antecedents."""
    return mention if mention.antecedent is None else whose(mention.antecedent)
