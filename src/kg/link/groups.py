"""Groups without a name of their own: *Experten*, *europäische Staaten*, *die Verbündeten der Ukraine*."""

from __future__ import annotations

from collections.abc import Iterable

from kg.domain.actors import Actor, Kind, Linked, Reason
from kg.domain.ids import slug
from kg.domain.mentions import Mention
from kg.lexicon.actors import Via, actors
from kg.lexicon.groups import groups
from kg.link.bodies import head_noun, short_id
from kg.link.features import known

_SCORE = 0.8
_NARROWING = frozenset({Kind.STATE, Kind.ORGANISATION, Kind.GROUP})


def find(mention: Mention) -> Linked | None:
    """The group that the mention names; None for singular nouns that name one member only and for other nouns."""
    found = groups().find(head_noun(mention))
    if found is None or (found.entry.plural_only and not mention.plural):
        return None
    group = found.entry
    owners = _owners(mention, found.rest)
    kind = group.label_de
    if found.rest and not actors().named(found.rest):  # *Kabinettsmitglieder* are not just any members
        hyphen = f"{found.rest}-" in mention.name
        kind = f"{found.rest}-{group.label_de}" if hyphen else f"{found.rest}{group.label_de.lower()}"
    ids = "-".join([*(short_id(owner) for owner in owners), group.slug if kind == group.label_de else slug(kind)])
    german = _labelled(kind, [owner.label for owner in owners])
    english = _labelled(group.label_en, [owner.label_en for owner in owners])
    why = f"»{mention.span.text}« nennt eine Gruppe, keinen Einzelnen."
    return Linked(Actor(f"group:{ids}", german, Kind.GROUP, english), mention, (Reason("group", _SCORE, why),))


def _labelled(label: str, owners: Iterable[str]) -> str:
    names = ", ".join(owner for owner in owners if owner)
    return f"{label} ({names})" if names else label


def _owners(mention: Mention, rest: str) -> list[Actor]:
    """The states and bodies that narrow the group down, by id."""
    linked = [known(modifier) for modifier in mention.modifiers]
    found = {one.actor.id: one.actor for one in linked if one is not None and one.actor.kind in _NARROWING}
    if not found and rest:
        names = [sense.actor for sense in actors().named(rest) if sense.via is Via.NAME]
        found = {actor.id: actor for actor in names[:1] if actor.kind in _NARROWING}
    return [found[key] for key in sorted(found)]
