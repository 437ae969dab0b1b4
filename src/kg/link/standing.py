"""Whether a target stands alone: who reads the edge without its text must know what it is about.

A pointer (*dieser Satz*, *dies*, *Klage dagegen*), a noun for an occasion that the text told of before (*der Wahlgang*)
and a deed without what it is done to (*eine Annäherung*) leave that open, unless they were resolved. The nouns are
those that Löbner (Concept Types and Determination, 2011) calls individual or functional only in their context.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.domain.actors import Actor, Kind, Linked
from kg.domain.ids import is_of_one_document
from kg.domain.mentions import Mention, MentionKind
from kg.domain.stances import Argument, Target
from kg.lexicon.issue_words import ARTICLE, CONTAINER, LIGHT, OCCASION, SHELL, VAGUE, WHOLE, belongs, ends_in
from kg.lexicon.nominals import verb_of
from kg.lexicon.person_nouns import person_nouns
from kg.lexicon.pointers import POSSESSIVE, pointers
from kg.lexicon.role_nouns import role_nouns
from kg.lexicon.things import thing
from kg.link.bodies import short_id
from kg.link.naming import Naming

_TELLING = frozenset({"claims", "denies", "doubts"})
_OWN_CASE = ("subj", "obj", "dat")
_OWNER = "gen"
_NAMES = frozenset({Kind.STATE, Kind.ORGANISATION, Kind.PERSON, Kind.TREATY, Kind.EVENT, Kind.PLACE})
_NAMELESS = frozenset({Kind.PERSON, Kind.GROUP, Kind.ORGANISATION})


def left_open(target: Target, stance: str, linked: Linked, naming: Naming) -> str:
    """The word that leaves open what ``target`` is about, "" where it stands alone.

    ``stance`` is the type of the stance toward it, ``linked`` the node that it was found to name.
    """
    if linked.actor.kind is not Kind.ISSUE:
        nameless = linked.actor.kind in _NAMELESS and is_of_one_document(linked.actor.id)
        return _pointer(target, stance) or _lone(target, linked) if nameless else ""
    if any(reason.feature == "taken_up" for reason in linked.reasons):
        return ""
    found = _pointer(target, stance)
    if found:
        return found
    if target.mention is None:
        return _in_clause(target, naming)
    framed = any(reason.feature == "frame" for reason in linked.reasons)
    return _in_phrase(target, naming, framed=framed)


def _pointer(target: Target, stance: str) -> str:
    """The first pointing word. Who *er* is in what somebody tells is seldom doubtful: mostly the one who tells it."""
    for span in target.pointers:
        own = target.order is not None and target.order.subject == span and stance in _TELLING
        shell = target.mention is not None and span.end <= target.span.start and belongs(target.lemma, SHELL)
        if not (own and span.text.lower() in ("er", "sie")) and not shell:
            return span.text
    return ""


def _lone(target: Target, linked: Linked) -> str:
    """One person or body without a name whose noun fits all of them (*die Regierung*); several are a group."""
    lone = linked.actor.kind is not Kind.GROUP and len(target.words) == 1 and belongs(target.lemma, VAGUE)
    return target.span.text if lone and target.definite and not _owners(target) else ""


def _in_phrase(target: Target, naming: Naming, *, framed: bool) -> str:
    """A noun for an occasion, half of a deed, or what else the phrase says only by pointing; ``framed``: by a frame."""
    mention = target.mention
    if mention is None or mention.kind is not MentionKind.NOUN:
        return ""
    inside = [one for one in target.arguments if one.mention.kind is not MentionKind.PRONOUN]
    telling = [word for word in target.words if word != target.lemma and not belongs(word, LIGHT)]
    if not telling and not inside:
        owners = _owners(target)
        if not owners and ((target.definite and _is_occasion(target.lemma)) or _is_half(target, mention)):
            return target.span.text
        return _unresolved(owners)
    empty = not framed and any(belongs(target.lemma, name) for name in (SHELL, VAGUE, CONTAINER))
    unknown = [one for one in inside if _is_unknown(one, naming, vague=empty)]
    said = {word for one in unknown for word in (one.mention.name, *(one.inner.words if one.inner else ()))}
    if unknown and len(unknown) == len(inside) and all(word in said for word in telling):
        return unknown[0].mention.span.text
    return ""


def _in_clause(target: Target, naming: Naming) -> str:
    """A participant that only its text knows, where no other one says more; somebody of whom nothing is said."""
    inside = [one for one in target.arguments if target.span.contains(one.mention.span)]
    inside = [one for one in inside if any(letter.isalpha() for letter in one.mention.name)]
    own = [one for one in inside if one.relation in _OWN_CASE]
    nobody = next((one for one in own if _is_nobody(one)), None)
    if nobody is not None:
        return nobody.mention.span.text
    unknown = [one for one in own if _is_unknown(one, naming)]
    return unknown[0].mention.span.text if unknown and len(unknown) == len(inside) else ""


def _is_nobody(one: Argument) -> bool:
    """*der Mann*: one person of whom the noun says nothing, and whom nothing in the text names."""
    inner, mention = one.inner, one.mention
    if inner is None or not inner.definite or len(inner.words) != 1 or mention.plural or mention.antecedent is not None:
        return False
    person = person_nouns().find(inner.lemma)
    return person is not None and not person.entry.bare and not person.entry.holder


def _is_unknown(one: Argument, naming: Naming, *, vague: bool = True) -> bool:
    """Whether a participant is a definite noun for some occasion or thing of its text, and nobody that is known.

    ``vague``: a noun that names no issue of its own is unknown too.
    """
    inner = one.inner
    if inner is None or not inner.definite or len(inner.words) != 1 or one.mention.antecedent is not None:
        return False
    empty = belongs(inner.lemma, VAGUE) and (vague or inner.lemma in role_nouns())
    return (empty or _is_occasion(inner.lemma)) and not _is_named(naming.link(one.mention))


def _is_named(linked: Linked | None) -> bool:
    return linked is not None and linked.actor.kind in _NAMES and not is_of_one_document(linked.actor.id)


def _is_occasion(noun: str) -> bool:
    return ends_in(noun, OCCASION)


def _is_half(target: Target, mention: Mention) -> bool:
    """Whether a noun is one deed without what it is done to (*eine Annäherung*), and no matter that has a name."""
    noun = target.lemma
    known = ends_in(noun, WHOLE) or thing(noun) is not None
    told = any(not belongs(word, ARTICLE) for word in target.attributes)
    return not (mention.plural or known or told) and verb_of(noun) != noun


def _owners(target: Target) -> list[Mention]:
    """The possessives of the third person that say whose a noun is."""
    found = [one.mention for one in target.arguments if one.relation == _OWNER]
    found += [] if target.mention is None else list(target.mention.modifiers)
    third = tuple(sorted(pointers(POSSESSIVE)))
    return [one for one in found if one.kind is MentionKind.PRONOUN and one.span.text.lower().startswith(third)]


def _unresolved(owners: Sequence[Mention]) -> str:
    return owners[0].span.text if owners and all(one.antecedent is None for one in owners) else ""


def owned(target: Target, linked: Linked, holder: Actor, naming: Naming) -> Linked:
    """People without a name as those of whom the possessive before them takes up: *ihre Bürger* are another's each.

    Where it takes up several who act together, each has their own.
    """
    if linked.actor.kind not in _NAMELESS or not is_of_one_document(linked.actor.id):
        return linked
    owners = _owners(target)
    several = [each for one in owners if one.antecedent is not None for each in one.antecedent.members]
    each = holder if any(_is(naming.link(one), holder) for one in several) else None
    owner = next((found.actor for one in owners if (found := naming.somebody(one)) and _is_named(found)), each)
    if owner is None or owner.label in linked.actor.label:
        return linked
    actor, whose = linked.actor, owner
    german, english = f"{actor.label} ({whose.label})", f"{actor.label_en} ({whose.label_en or whose.label})"
    named = replace(actor, id=f"{actor.id}-{short_id(whose)}", label=german, label_en=english if actor.label_en else "")
    return replace(linked, actor=named)


def _is(linked: Linked | None, actor: Actor) -> bool:
    return linked is not None and linked.actor.id == actor.id
