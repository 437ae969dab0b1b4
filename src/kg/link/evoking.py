"""The words of a target that may evoke a frame: two together (*mehr Geld*, *wieder aufbauen*) before one alone."""

from __future__ import annotations

from collections.abc import Iterator

from kg.domain.stances import Target
from kg.lexicon.endings import without_ending
from kg.lexicon.function_words import function_words
from kg.lexicon.issues import Trigger, triggers
from kg.lexicon.nouns import Found
from kg.lexicon.things import thing
from kg.lexicon.verbs import infinitives
from kg.link.compounds import splits
from kg.link.participants import completing, names

Evoking = Iterator[tuple[str, Found[tuple[Trigger, ...]]]]
_PUNCTUATION = ",;:.!?"


def adverbs(target: Target) -> tuple[str, ...]:
    """The words of a clause in lower case that belong to none of its nouns and are not its verb, as they stand.

    Those behind its verbs belong to another clause (*die Regeln lockern, um besser planen zu können*).
    """
    before = {word for one in target.arguments if one.inner is not None for word in one.inner.attributes}
    spans = [one.mention.span if one.inner is None else one.inner.span for one in target.arguments]
    spans = [span for span in spans if target.span.contains(span) and not span.text.islower()]
    spans += () if target.order is None else target.order.after
    found: list[str] = []
    at = 0
    for word in target.span.text.split():
        start = target.span.start + target.span.text.index(word, at)
        at = start - target.span.start + len(word)
        bare = word.strip(_PUNCTUATION)
        if not bare.islower() or bare in before or target.lemma in infinitives(bare):
            continue
        if not any(span.start <= start < span.end for span in spans):
            found.append(bare)
    return tuple(found)


def fixed(target: Target) -> Evoking:
    """Words that evoke a frame together: adjective and noun (*mehr Geld*), object or adverb and verb."""
    firsts = [form for attribute in target.attributes for form in without_ending(attribute, "adjective")]
    objects = [one for one in target.arguments if one.relation == "obj"]
    firsts += [noun for one in objects for noun in names(one)]
    if target.mention is None:
        firsts += [*adverbs(target), *(word for word in target.words if word != target.lemma)]
    for first in dict.fromkeys(firsts):
        found = triggers().exact(f"{first} {target.lemma}")
        if found is not None:
            yield f"{first} {target.lemma}", found


def evoking(target: Target) -> Evoking:
    """The words that may evoke a frame alone: the head, and what a light verb has beside it."""
    heads = [target.lemma]
    if target.mention is None and target.lemma in function_words("light_verb"):
        heads += [word for word in completing(target) if word != target.lemma]
    for head in heads:
        found = triggers().exact(head)
        if found is not None:
            yield head, found
        whole = found is not None or thing(head) is not None  # *Massentierhaltung* is no *Erhaltung*
        opened = () if whole or not head[:1].isupper() else splits(head)
        yield from ((head, split) for split in opened)
