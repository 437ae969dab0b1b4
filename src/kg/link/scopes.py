"""Which groups are the same in all documents: those of somebody known (*Mitglieder der SPD*), not *Mitglieder* as such.

A noun that only says what people are (*Experten*, *konservative Politiker*) means others in every text, so that a node
of that name would join whoever has nothing in common. Such a group is one of its document and keeps the words that
narrow it down in its label.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.domain.actors import Kind, Linked
from kg.domain.documents import Document
from kg.domain.ids import is_of_one_document, of_one_document, slug
from kg.domain.mentions import Mention
from kg.lexicon.actors import actors
from kg.lexicon.endings import endings, without_ending
from kg.lexicon.faceless import CROWD, faceless
from kg.lexicon.function_words import function_words
from kg.link import portions
from kg.link.bodies import head_noun
from kg.link.context import Context

_LONGEST_LABEL = 60
_OWNED = ")"  # whose a group is stands in brackets at the end of its label
_SHARE = "share"
_MARKS = ",;:."
_STEM = 3  # letters by which a noun is found again in its own phrase, umlauts and endings apart


def settle(linked: Linked | None, document: Document, context: Context) -> Linked | None:
    """The link with a group that nobody owns made one of ``document``; every other link as it is.

    ``context`` tells the one state the document is about, whose *Demonstranten* and *Behörden* they are.
    """
    if linked is None or linked.actor.kind is not Kind.GROUP or linked.actor.id in actors().by_id:
        return linked
    if is_of_one_document(linked.actor.id):
        return linked
    shares = any(reason.feature == _SHARE for reason in linked.reasons)
    crowd = shares or faceless().get(linked.actor.label) == CROWD
    some = "" if crowd else portions.quantity(linked.mention, head_noun(linked.mention)[:_STEM], document)
    if linked.actor.label.endswith(_OWNED) and not (some or shares):
        return linked
    if some or shares:
        return _limited(linked, some, document, context)
    label = _narrowed(linked.mention, linked.actor.label)
    if faceless().get(linked.actor.label) == CROWD:
        label = _counted(linked.mention, label, document)
    return _here(linked, _of_country(label, context), document)


def _here(linked: Linked, label: str, document: Document) -> Linked:
    english = linked.actor.label_en if label == linked.actor.label else ""
    stem = linked.actor.id if label == linked.actor.label else f"group:{slug(label)}"
    node = of_one_document(stem, document.id)
    return replace(linked, actor=replace(linked.actor, id=node, label=label, label_en=english))


def _limited(linked: Linked, some: str, document: Document, context: Context) -> Linked:
    """Some of a group, who are a group of their own: others of it may hold another view."""
    if not some:
        part = portions.share(linked.mention, linked.actor.label) or linked.actor.label
        return _here(linked, _of_country(part, context), document)
    label = linked.actor.label
    full = label if label.endswith(_OWNED) else _narrowed(linked.mention, label)
    return _here(linked, _of_country(f"{some} {full}", context), document)


def _of_country(label: str, context: Context) -> str:
    """A label that tells no owner with the only state of the document: *Demonstranten (Serbien)*."""
    noun = label.split()[-1].lower()
    if not any(noun.endswith(end) for end in function_words("of_one_country")):
        return label
    state = context.state()
    return label if state is None else f"{label} ({state.label}{_OWNED}"


def _narrowed(mention: Mention, label: str) -> str:
    """The label with the adjectives before its noun and the phrase behind it (*Gegner eines Umbaus*)."""
    words = mention.span.text.split()
    start = head_noun(mention)[:_STEM].lower()
    at = next((n for n, word in enumerate(words) if word.lower().startswith(start)), None)
    if at is None:
        return label
    before = [_inflected(word, mention) for word in words[:at] if _says_which(word)]
    full = " ".join([*before, label, *_phrase_behind(words[at + 1 :])])
    short = " ".join([*before, label])
    return next((one for one in (full, short) if len(one) <= _LONGEST_LABEL), label)


def _counted(mention: Mention, label: str, document: Document) -> str:
    """The label of a crowd with its number (*25.000 Menschen*, *mehrere hunderttausend Menschen*)."""
    before = document.text[: mention.span.start].split()[-1:]
    words = [*before, *mention.span.text[: -len(label.split()[-1])].split()]
    number = [word.lower() for word in words if _is_number(word) and word.lower() not in label.lower().split()]
    return " ".join([*number, label])


def _is_number(word: str) -> bool:
    return any(letter.isdigit() for letter in word) or word.lower() in function_words("crowd_number")


def _says_which(word: str) -> bool:
    """Whether a word before a noun tells which ones, not how many (*mehrere*, *25.000*)."""
    stems = {*without_ending(word.lower(), "adjective")}
    return word.isalpha() and not stems & function_words("quantity")


def _inflected(word: str, mention: Mention) -> str:
    """The adjective as it stands before its noun without an article."""
    stem = min(without_ending(word.lower(), "adjective"), key=len)
    ending = next(iter(endings("plur" if mention.plural else mention.gender.lower())), "")
    return stem + ending if stem != word.lower() else word


def _phrase_behind(words: Sequence[str]) -> Sequence[str]:
    """What follows the noun, up to the first mark, which ends its phrase."""
    end = next((at for at, word in enumerate(words) if word[-1] in _MARKS), None)
    return words if end is None else [*words[:end], words[end].rstrip(_MARKS)]
