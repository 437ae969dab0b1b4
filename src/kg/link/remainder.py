"""What the frame of a clause leaves unsaid: *unabhängig von Lobbys bleiben* is more than an independence."""

from __future__ import annotations

from collections.abc import Collection

from kg.domain.mentions import Mention
from kg.domain.spans import Span
from kg.domain.stances import Target
from kg.lexicon.calendar import calendar
from kg.lexicon.function_words import function_words
from kg.lexicon.issue_words import LIGHT, MEASURE, VAGUE, belongs
from kg.lexicon.verbs import infinitives

Word = tuple[str, int]
_YEAR = 4  # digits
_APART = function_words("circumstance") | {"subj"}


def left_over(target: Target, trigger: str, used: Collection[Mention]) -> list[Word]:
    """The content words of a clause that neither the words of its frame nor the mentions ``used`` in it say.

    Each with its offset in the document, in characters. *74 Prozent der Wohnungen*: a share goes with its word.
    """
    named = [member for mention in used for member in mention.members]  # *Städte wie Riga und Oslo*
    spans = [mention.span for mention in (*used, *named) if mention.span != target.span]
    shares = [mention.span for mention in used if belongs(mention.name, MEASURE)]
    said = {target.lemma, *trigger.split()}
    light = function_words("light_verb")
    words = zip(target.words, target.starts, strict=False)
    told = ((word, at) for word, at in words if word not in said and word not in light)
    rest = ((word, at) for word, at in told if not belongs(word, LIGHT) and not belongs(word, VAGUE))
    return [one for one in rest if not any(_within(one, span) for span in (shares if _is_figure(one[0]) else spans))]


def _within(word: Word, span: Span) -> bool:
    return span.start <= word[1] < span.end


def tells(word: Word, target: Target) -> bool:
    """Whether a word left over tells more than who, when, why or how: a noun, a name, a figure, another verb."""
    text = word[0]
    around = (one for one in target.arguments if one.relation in _APART)
    spans = [one.mention.span if one.inner is None else one.inner.span for one in around]
    if any(_within(word, span) for span in spans):
        return False
    if text[:1].isupper():
        low = text.lower()
        return calendar().weekday(text) is None and low not in calendar().months and low not in calendar().seasons
    return _is_figure(text) or bool(infinitives(text))


def _is_figure(word: str) -> bool:
    """*500 Autos verkaufen* is more than to sell cars; a year only says when."""
    return word[:1].isdigit() and not (word.isdigit() and len(word) == _YEAR)
