"""Attribution beside a clause: *laut X*, *nach Angaben von X*, *X zufolge*, *..., so X*, *wie X sagt*.

``reporters`` names the agencies, newspapers and broadcasters that only pass on what others hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from kg.domain.mentions import Mention
from kg.domain.stances import Mode
from kg.lexicon.cues import cues
from kg.lexicon.media import is_medium
from kg.lexicon.reporting import Attribution, reporting
from kg.lexicon.stance_types import stance_types
from kg.lexicon.unnamed import THING, somebody
from kg.nlp import labels as ud
from kg.nlp import outlets, reporting_cues, source_phrases
from kg.nlp.attributed import Attributed, MentionSource
from kg.nlp.candidates import may_name_somebody
from kg.nlp.speakers import possessor
from kg.nlp.speakers import speaker as speaker_of
from kg.nlp.subjects import agents
from kg.nlp.tree import (
    children,
    clause_head,
    finite_verb,
    is_predicate,
    is_relative_pronoun,
)

_BREAKS: Final = frozenset(",;:()–—")
_CLOSING: Final = frozenset('“”"«»‘’‹›')
_NOMINAL: Final = frozenset({ud.NOUN, ud.PROPN, ud.PRON})
_CLAUSES: Final = frozenset({ud.ROOT, ud.CCOMP, ud.ADVCL, ud.ACL, ud.ACL_RELCL, ud.PARATAXIS, ud.CONJ, ud.CSUBJ})
_VERDICT: Final = "evaluation"
_AGAINST: Final = "oppose"
_MIN_PIECE: Final = 4  # words; a shorter piece beside a longer one (*Der Abschuss soll laut X ...*) says nothing


def find(doc: Doc) -> Iterator[Attributed]:
    """Every piece of content that an attributing phrase of ``doc`` covers, in the order of the phrases."""
    known = reporting().attributions
    for token in doc:
        for row in known.get(token.lower_, ()):
            if row.form == "relative":
                yield from _relative(token)
            source = _PHRASES[row.form](token, row)
            if source is not None:
                yield from _covered(token, *source)
                break


def reporters(sentence: DocSpan, mentions: MentionSource, medium: Callable[[str], bool] = is_medium) -> list[Mention]:
    """The media that pass on what ``sentence`` says, in the order of the text.

    A medium reports where an attributing phrase names it, where it is the subject of a reporting verb or whom somebody
    tells it (*sagte er der Zeitung*), or where it opens a headline before the colon.
    ``medium`` decides by name whether somebody is an agency, a newspaper or a broadcaster.
    """
    heads: dict[int, Token] = {}
    known = reporting().attributions
    for token in sentence:
        for row in known.get(token.lower_, ()):
            source = _PHRASES[row.form](token, row)
            if source is not None:
                heads.setdefault(source[0].i, source[0])
        cue = reporting_cues.verb(token)
        if cue is not None and cue.row.kind in _TRANSMITTING:
            for agent in (*agents(token), *outlets.told(token)):
                heads.setdefault(agent.i, agent)
    heads.update({head.i: head for head in outlets.before_colon(sentence)})
    found = (mentions.at(heads[place]) for place in sorted(heads))
    return [mention for mention in found if mention is not None and names_medium(mention, medium)]


_TRANSMITTING: Final = frozenset({"say", "write", "announce"})


def names_medium(mention: Mention, medium: Callable[[str], bool] = is_medium) -> bool:
    """Whether a mention names a medium itself or beside a noun (*der Sender NTV*, *Medienberichten*)."""
    return any(medium(name) for name in (mention.name, mention.span.text, *(part.name for part in mention.modifiers)))


def phrase(word: Token) -> Phrase | None:
    """The attributing phrase that ``word`` opens, None where it opens none."""
    rows = reporting().attributions.get(word.lower_, ())
    return next((found for row in rows if (found := _PHRASES[row.form](word, row)) is not None), None)


def around(word: Token) -> tuple[range, range] | None:
    """The tokens of the clause around the attributing phrase that ``word`` opens, and those of the phrase itself."""
    found = phrase(word)
    return None if found is None else (range(*_scope(word, *found[1:])), range(*found[1:]))


Phrase = tuple[Token, int, int]  # the speaker's head, first token of the phrase, one past its last token


def _preposition(token: Token, row: Attribution) -> Phrase | None:
    noun = token.head if token.dep_ == ud.CASE and token.head.i > token.i else _next_noun(token)
    if noun is None or token.pos_ not in (ud.ADP, ud.ADV, ud.ADJ, ud.NOUN):
        return None
    return _source_within(noun), token.i, max(source_phrases.end(noun), token.i + 1)


def _judge(token: Token, row: Attribution) -> Phrase | None:
    """*für die Händler ist die Sperrung ein Fehler*: somebody, beside a copula that passes a verdict.

    What is necessary or dangerous for somebody need not be so in their eyes.
    """
    noun = token.head
    verdict = noun.head
    if token.dep_ != ud.CASE or not children(verdict, ud.COP) or not _can_judge(noun):
        return None
    rows = [one for one in cues().by_lemma(verdict.lemma_) if one.kind == _VERDICT]
    judges = any(stance_types()[one.type].group == _AGAINST for one in rows)
    return (noun, token.i, noun.right_edge.i + 1) if judges else None


def _can_judge(noun: Token) -> bool:
    row = somebody(noun.lemma_)
    return may_name_somebody(noun) or (row is not None and row.entry.kind != THING)


def _source_within(noun: Token) -> Token:
    """*laut Angaben der Polizei*: the speaker is the police, where the noun is one of the nouns of the lexicon."""
    owner = possessor(noun) if _is_source_noun(noun) else None
    return noun if owner is None else owner


def _is_source_noun(noun: Token) -> bool:
    lemma = noun.lemma_
    rows = (row for rows in reporting().attributions.values() for row in rows if row.noun)
    return any(row.noun == lemma for row in rows)


def _postposition(token: Token, row: Attribution) -> Phrase | None:
    noun = token.head
    if is_relative_pronoun(noun):
        return None
    if noun.pos_ not in _NOMINAL or noun.i > token.i or noun.sent.start != token.sent.start:
        before = [t for t in token.doc[max(token.sent.start, token.i - 4) : token.i] if t.pos_ in _NOMINAL]
        if not before:
            return None
        noun = before[-1]
        while noun.head.pos_ in _NOMINAL and noun.head.i < noun.i and noun.dep_ != ud.ROOT:
            noun = noun.head
    return _source_within(noun), min(noun.left_edge.i, token.i), token.i + 1


def _noun(token: Token, row: Attribution) -> Phrase | None:
    noun = token.head if token.dep_ == ud.CASE else _next_noun(token)
    if noun is None or not _names(noun, row.noun):
        return None
    if noun.i < token.i:  # *ihrer Meinung nach*
        owner = possessor(noun)
        return None if owner is None else (owner, noun.left_edge.i, token.i + 1)
    owner = possessor(noun)
    return (noun if owner is None else owner), token.i, noun.right_edge.i + 1


def _names(noun: Token, wanted: str) -> bool:
    """Whether the noun is the wanted one or a compound of it (*Polizeiangaben*), singular or plural."""
    lemma = noun.lemma_
    return lemma == wanted or lemma.endswith(wanted.lower())


def _next_noun(token: Token) -> Token | None:
    for other in token.doc[token.i + 1 : min(token.sent.end, token.i + 6)]:
        if other.text in _BREAKS or other.pos_ == ud.VERB:
            return None
        if other.pos_ in _NOMINAL:
            return other
    return None


def _phrase(token: Token, row: Attribution) -> Phrase | None:
    """*..., so der Sprecher*: a noun phrase without a verb, set off by a comma, a mark or a dash."""
    doc = token.doc
    before = doc[token.i - 1].text if token.i else ""
    if before not in _BREAKS and before not in _CLOSING:
        return None
    end = token.i + 1
    head: Token | None = None
    while end < token.sent.end and doc[end].text not in ".!?;:" and doc[end].text not in _CLOSING:
        word = doc[end]
        if word.text == ",":
            if head is None or not _goes_on(word, head):
                break
        elif word.pos_ in (ud.VERB, ud.AUXILIARY, ud.SCONJ) and (head is None or not word.is_ancestor(head)):
            if head is None or head not in word.ancestors:
                return None
        elif head is None and word.pos_ in _NOMINAL:
            head = _top(word, token)
        elif head is None and word.pos_ not in (ud.DETERMINER, ud.ADJ, ud.ADP, ud.ADV, "NUM"):
            return None
        end += 1
    if head is None or doc[token.i + 1].pos_ in (ud.ADV, ud.ADP):
        return None
    return head, token.i, end


def _goes_on(comma: Token, head: Token) -> bool:
    """Whether the speaker's phrase goes on after the comma with an apposition or a relative clause."""
    after = comma.doc[comma.i + 1] if comma.i + 1 < len(comma.doc) else comma
    return head in after.ancestors


def _top(noun: Token, edge: Token) -> Token:
    """The head of the noun phrase that begins with ``noun``."""
    while noun.head.i > edge.i and noun.head.i != noun.i and noun.head.pos_ in _NOMINAL and noun.dep_ != ud.CONJ:
        noun = noun.head
    return noun


def _clause(token: Token, row: Attribution) -> Phrase | None:
    """*wie X mitteilte*: a clause with a reporting verb and its subject, set off by commas."""
    verb = token.head
    for _ in range(2):
        if reporting_cues.verb(verb) is None and verb.dep_ not in (ud.ROOT,):
            verb = verb.head
    cue = reporting_cues.verb(verb)
    if cue is None or verb.i < token.i or any(_is_complement(child) for child in verb.children):
        return None
    start = token.i
    before = token.doc[start - 1] if start > token.sent.start + 1 else None
    if before is not None and before.text not in _BREAKS and before.text not in _CLOSING:
        return None
    end = start + 1
    while end < token.sent.end and not (end > verb.i and token.doc[end].text in ",.!?;:–"):
        end += 1
    who = speaker_of(cue)
    return None if who is None else (who, start, end)


def _is_complement(child: Token) -> bool:
    return child.dep_ in (ud.CCOMP, ud.OBJ) and child.i > child.head.i


def _elsewhere(token: Token, row: Attribution) -> Phrase | None:
    """Forms without a phrase: sources of impersonal verbs, *wonach*, *demnach*."""
    return None


def _relative(word: Token) -> Iterator[Attributed]:
    """*Berichte der Polizei, wonach ...*: the clause of *wonach*, said by whoever the noun above it belongs to."""
    verb = clause_head(word)
    if verb.dep_ == ud.ROOT or verb.head.i > word.i:
        return
    owner = possessor(verb.head)
    speaker = verb.head if owner is None else owner
    yield Attributed(word.i, verb.right_edge.i + 1, Mode.INDIRECT, speaker, word, word.lower_)


_PHRASES: Final[dict[str, Callable[[Token, Attribution], Phrase | None]]] = {
    "preposition": _preposition,
    "postposition": _postposition,
    "noun": _noun,
    "phrase": _phrase,
    "clause": _clause,
    "judge": _judge,
    "source": _elsewhere,
    "relative": _elsewhere,
    "adverb": _elsewhere,
}


def _covered(word: Token, speaker: Token, start: int, end: int) -> Iterator[Attributed]:
    """The clause around the phrase without the phrase: one piece, or two where the phrase stands inside it."""
    first, last = _scope(word, start, end)
    pieces = [(left, right, _words(word.doc, left, right)) for left, right in ((first, start), (end, last))]
    longest = max(words for _, _, words in pieces)
    for left, right, words in pieces:
        if words and words >= min(_MIN_PIECE, longest):
            yield Attributed(left, right, Mode.INDIRECT, speaker, word, word.lower_)


def _words(doc: Doc, start: int, end: int) -> int:
    return sum(1 for token in doc[start:end] if not token.is_punct and not token.is_space)


def _scope(word: Token, start: int, end: int) -> tuple[int, int]:
    """The clause around the phrase ``start`` to ``end``: the sentence, or the subordinate clause it belongs to."""
    sentence = word.sent
    top = word
    while top.dep_ != ud.ROOT and start <= top.i < end:
        top = top.head
    while top.dep_ != ud.ROOT and not (top.dep_ in _CLAUSES and is_predicate(top)):
        top = top.head
    if top.dep_ == ud.ROOT or start <= top.i < end or finite_verb(top) is None:
        return sentence.start, sentence.end
    first, last = top.left_edge.i, top.right_edge.i + 1
    return min(first, start), max(last, end)
