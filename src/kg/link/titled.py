"""The title of its document beside a target that only its document explains: *die Entscheidung der Jury (Titel)*.

A definite noun refers to what its text told of before, and a bare one to what the text calls by a compound (*Gebühren*
after *Hafengebühren*: Vieira and Poesio, Computational Linguistics 26, 2000); where nothing in its own words says which
one it is, the title of the text names the matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.domain.actors import Actor, Kind, Linked
from kg.domain.documents import Document
from kg.domain.ids import is_of_one_document, of_one_document
from kg.domain.mentions import MentionKind
from kg.domain.stances import Argument, Target
from kg.lexicon.bodies import bodies
from kg.lexicon.endings import without_ending
from kg.lexicon.function_words import function_words
from kg.lexicon.groups import groups
from kg.lexicon.issue_words import ACT, CONTAINER, LIGHT, OCCASION, SHELL, VAGUE, belongs, ends_in
from kg.lexicon.person_nouns import person_nouns
from kg.lexicon.pointers import AGAIN, SORT, pointers
from kg.lexicon.role_nouns import role_nouns
from kg.lexicon.things import thing
from kg.link import bare
from kg.link.lengths import LONGEST_LABEL, shortened
from kg.link.naming import Naming
from kg.link.wording import labelled

_ROOM = 40  # characters that a title needs to say anything
_SHORTEST = 4  # letters of a noun whose compounds are looked for
_EMPTY = (VAGUE, CONTAINER, SHELL)
_NAMELESS = frozenset({Kind.PERSON, Kind.GROUP, Kind.ORGANISATION})
_NAMED = frozenset({Kind.STATE, Kind.ORGANISATION, Kind.PERSON, Kind.TREATY, Kind.EVENT, Kind.PLACE, Kind.GROUP})
_CORE = ("subj", "obj", "dat")
_OWNERS = ("gen", "mod", "compound")
_OURS = tuple(sorted(function_words("first_person")))


def titled(linked: Linked, target: Target, naming: Naming) -> Linked:
    """The node with the title of its document in brackets, and of that document alone, where its words leave it open.

    Any other node as it is, and every node of a document without a title.
    """
    actor, document = linked.actor, naming.document
    if document.title in ("", document.id):
        return linked
    if actor.kind is not Kind.ISSUE:
        lone = actor.kind in _NAMELESS and is_of_one_document(actor.id) and " " not in actor.label
        return replace(linked, actor=_beside(actor, document)) if lone else linked
    features = {reason.feature for reason in linked.reasons}
    framed = "frame" in features and not is_of_one_document(actor.id)
    shown = linked
    if "taken_up" not in features and not framed and _is_open(target, naming):
        shown = replace(linked, actor=_beside(actor, document))
    return bare.explained(shown) if _shows(shown.actor, document) and _is_known_there(target) else shown


def _shows(actor: Actor, document: Document) -> bool:
    return document.title[:_ROOM] in actor.label


def _is_known_there(target: Target) -> bool:
    """A matter with *der*, of which its document told; of who *der Mann* is or what *dieser* takes up, it need not."""
    if target.mention is None or target.mention.kind is not MentionKind.NOUN or not target.definite:
        return False
    return not (target.pointers or _points(target.attributes, SORT) or _is_somebody(target.lemma))


def _beside(actor: Actor, document: Document) -> Actor:
    if _shows(actor, document):
        return actor
    room = LONGEST_LABEL - len(actor.label) - len(" ()")
    if room < min(_ROOM, len(document.title)) or actor.label.endswith("…"):
        return actor
    title = f" ({shortened(document.title, room)})"
    translated = actor.label_en not in ("", labelled(actor.label, ""))
    english = actor.label_en + title if translated else labelled(actor.label + title, "")
    own = actor.id if is_of_one_document(actor.id) else of_one_document(actor.id, document.id)
    return replace(actor, id=own, label=actor.label + title, label_en=english)


def _is_open(target: Target, naming: Naming) -> bool:
    inside = [one for one in target.arguments if target.span.contains(one.mention.span)]
    core = [one.inner for one in inside if one.relation in _CORE and one.inner is not None]
    if any(_points(one.attributes, SORT) for one in core):
        return True
    named = [one for one in inside if _names(one, naming)]
    if target.mention is None:
        return not named and any(_is_anaphoric(one) for one in core)
    if target.mention.kind is not MentionKind.NOUN:
        return False
    if any(one.mention.kind is MentionKind.PRONOUN and one.mention.antecedent is not None for one in inside):
        return False  # *ihr Amt* has the name of its owner
    owned = {one.inner.lemma for one in inside if one.inner is not None and _is_owned(one.inner)}
    telling = [word for word in target.words if word not in owned and word != target.lemma and _tells(word)]
    if _is_empty(target.lemma) and (target.definite or not belongs(target.lemma, ACT)):
        return not telling and all(one.relation in _OWNERS for one in named)
    if named:
        return False
    known = thing(target.lemma) is not None
    somebody = target.definite and not known and _is_somebody(target.lemma)
    if not telling and (somebody or _has_fuller(target.lemma, naming.document)):
        return True
    last = inside[-1].inner if inside else None
    alone = last is not None and last.definite and telling == [last.lemma]
    return last is not None and alone and _has_fuller(last.lemma, naming.document)


def _names(argument: Argument, naming: Naming) -> bool:
    """Whether a name stands in a participant, or a pronoun of who speaks."""
    mention = argument.mention
    if mention.span.text.lower().startswith(_OURS) or mention.kind not in (MentionKind.NOUN, MentionKind.PRONOUN):
        return True
    if mention.kind is MentionKind.PRONOUN and argument.relation in _OWNERS:
        return False  # *seines Mandanten*: the label does not show whose
    linked = naming.link(mention)
    if linked is not None and linked.actor.kind in _NAMED and not is_of_one_document(linked.actor.id):
        return True
    return argument.inner is not None and any(_names(one, naming) for one in argument.inner.arguments)


def _is_anaphoric(noun: Target) -> bool:
    """A noun of a clause that points back, with no word that tells it from others, and no known issue."""
    if noun.mention is None or noun.mention.kind is not MentionKind.NOUN or thing(noun.lemma) is not None:
        return False
    points = noun.definite or (_points(noun.attributes, AGAIN) and not noun.mention.plural)
    own = [word for word in noun.words if word != noun.lemma and not _points((word,), AGAIN)]
    return points and not any(_tells(word) for word in own)


def _points(words: Sequence[str], kind: str) -> bool:
    """Whether one of the words before a noun takes up what the text told of, whatever its ending."""
    known = pointers(kind)
    stems = {stem for word in words for stem in (word, *without_ending(word, "adjective"))}
    return any(stem in known or f"{stem}er" in known for stem in stems)


def _is_empty(noun: str) -> bool:
    return any(belongs(noun, name) for name in _EMPTY) or ends_in(noun, OCCASION)


def _tells(word: str) -> bool:
    """Whether a word says more than that there is somebody or something of its sort."""
    if _is_empty(word) or belongs(word, LIGHT) or word in role_nouns():
        return False
    return not _is_somebody(word)


def _is_somebody(noun: str) -> bool:
    return bool(bodies().find(noun) or person_nouns().find(noun) or groups().find(noun))


def _is_owned(noun: Target) -> bool:
    """*seines Mandanten*: whose that is, only the text says."""
    return any(one.relation in _OWNERS and one.mention.kind is MentionKind.PRONOUN for one in noun.arguments)


def _has_fuller(noun: str, document: Document) -> bool:
    """Whether the document calls something by a compound that ends in the noun (*Kopfschmuck* and *Schmuck*)."""
    if len(noun) < _SHORTEST or not noun[:1].isupper():
        return False
    compound = rf"[A-ZÄÖÜ][\w-]*[\w-]{re.escape(noun.lower())}(?:e?s|e?n|er?)?\b"
    return re.search(compound, f"{document.title}\n{document.text}") is not None
