"""Bodies that belong to the only company or town an article names: *bei Airbus ... der Betriebsrat*."""

from __future__ import annotations

from collections.abc import Iterable

from kg.domain.actors import Actor, Linked, Reason
from kg.domain.mentions import Mention, MentionKind
from kg.lexicon.actors import Via, actors
from kg.lexicon.bodies import bodies
from kg.lexicon.sole_owners import PLACE, SoleOwner, sole_owners
from kg.link.bodies import body_of, head_noun
from kg.link.candidates import place

_SCORE = 0.7
_FEATURE = "body"


def find(mention: Mention, names: Iterable[Mention], text: str) -> Linked | None:
    """The body with its owner; None for other nouns, and where the names of the article give none or several.

    ``mention`` is a noun with no word on whose it is, ``names`` are all mentions of the article, ``text`` is its text.
    """
    noun = head_noun(mention)
    row, body = sole_owners().get(noun), bodies().find(noun)
    if row is None or body is None or mention.plural:
        return None
    found = {owner.id: owner for name in names if (owner := _owner(name, row, text)) is not None}
    if len(found) != 1:
        return None
    (owner,) = found.values()
    why = f"»{mention.span.text}« gehört zu {owner.label}, weil das Dokument sonst nichts dieser Art nennt."
    return Linked(body_of(body.entry, owner), mention, (Reason(_FEATURE, _SCORE, why),))


def _owner(name: Mention, row: SoleOwner, text: str) -> Actor | None:
    if row.of == PLACE:
        before = text[: name.span.start].rstrip().endswith(row.before)
        return place(name.name) if before and name.kind is MentionKind.PLACE and not name.form else None
    senses = [one for one in actors().named(name.name) if one.via is Via.NAME]
    return next((one.actor for one in senses if actors().class_of(one.actor.id) == row.of), None)
