"""Groups without a name of their own: *Experten*, *europäische Staaten*, *die Verbündeten der Ukraine*."""

from __future__ import annotations

from collections.abc import Iterable

from kg.domain.actors import Actor, Kind, Linked, Reason
from kg.domain.ids import slug
from kg.domain.mentions import Mention, MentionKind
from kg.lexicon.actors import Via, actors
from kg.lexicon.agent_nouns import agents
from kg.lexicon.groups import Group, groups
from kg.lexicon.nouns import Found
from kg.link.bodies import head_noun, short_id
from kg.link.candidates import organisation, place
from kg.link.features import known

_SCORE, _UNLISTED = 0.8, 0.5
_FEMININE, _MASCULINE = "Fem", "Masc"
_NARROWING = frozenset({Kind.STATE, Kind.ORGANISATION, Kind.GROUP, Kind.PLACE})


def find(mention: Mention, state: Actor | None = None) -> Linked | None:
    """The group that the mention names; None for singular nouns that name one member only and for other nouns.

    ``state`` is whose the group is where no word says so: *die Opposition* of what the document is about.
    """
    found = groups().find(head_noun(mention))
    if found is None or (found.entry.plural_only and not mention.plural):
        return None
    owners = _owners(mention, found.rest)
    if not owners and found.entry.of_state and state is not None:
        owners = [state]
    if found.entry.share:
        return _share(mention, found.entry, owners)
    return _group(mention, _kind(mention, found), found, owners)


def unlisted(mention: Mention) -> Linked | None:
    """A plural of people by what they do that no table lists (*Jagdpächter*); meant for holders, who are somebody."""
    if mention.kind is not MentionKind.NOUN or not mention.plural:
        return None
    noun = head_noun(mention)
    # a feminine noun changes in the plural, so that one which does not is masculine, whatever the tagger says
    unchanged = mention.gender == _FEMININE and noun in mention.span.text.split()
    people = agents(noun, _MASCULINE if unchanged else mention.gender)
    if not people or people not in mention.span.text or groups().find(noun) is not None:
        return None
    owners = _owners(mention, "")
    ids = "-".join([*(short_id(owner) for owner in owners), slug(people)])
    actor = Actor(f"group:{ids}", _labelled(people, [owner.label for owner in owners]), Kind.GROUP)
    why = f"»{mention.span.text}« nennt mehrere nach dem, was sie tun; das Lexikon kennt sie nicht."
    return Linked(actor, mention, (Reason("group", _UNLISTED, why),))


def _group(mention: Mention, kind: str, found: Found[Group], owners: list[Actor]) -> Linked:
    group = found.entry
    plain = kind == group.label_de
    ids = "-".join([*(short_id(owner) for owner in owners), group.slug if plain else slug(kind)])
    german = _labelled(kind, [owner.label for owner in owners])
    english = _labelled(group.label_en, [owner.label_en for owner in owners]) if plain else ""
    why = f"»{mention.span.text}« nennt eine Gruppe, keinen Einzelnen."
    return Linked(Actor(f"group:{ids}", german, Kind.GROUP, english), mention, (Reason("group", _SCORE, why),))


def _kind(mention: Mention, found: Found[Group]) -> str:
    """*Kabinettsmitglieder* are not just any members; *EU-Staaten* are states."""
    label, rest = found.entry.label_de, found.rest
    if not rest or actors().named(rest):
        return label
    return f"{rest}-{label}" if f"{rest}-" in mention.name else f"{rest}{label.lower()}"


def _share(mention: Mention, group: Group, owners: list[Actor]) -> Linked | None:
    """*75 Prozent der Abgeordneten* are members of parliament, *die Mehrheit der Dänen* is part of a people."""
    for modifier in mention.modifiers:
        whole = None if modifier.form else find(modifier)
        if whole is not None:
            why = f"»{mention.span.text}« ist ein Teil von »{modifier.span.text}«."
            return Linked(whole.actor, mention, (*whole.reasons, Reason("share", _SCORE, why)))
    if not (owners or group.alone):
        return None
    found = _group(mention, group.label_de, Found(group, ""), owners)
    why = f"»{mention.span.text}« ist ein Teil, nicht das Ganze."
    return found if group.alone else Linked(found.actor, mention, (*found.reasons, Reason("share", _SCORE, why)))


def _labelled(label: str, owners: Iterable[str]) -> str:
    names = ", ".join(owner for owner in owners if owner)
    return f"{label} ({names})" if names else label


def _owner(modifier: Mention) -> Actor | None:
    """Whom an adjective or genitive names; people of a capital are its people, not its state (*Pariser Studenten*)."""
    linked = known(modifier)
    senses = actors().named(modifier.name) if linked is not None else ()
    seats = [sense.alias for sense in senses if sense.via is Via.SEAT]
    if linked is not None and seats and modifier.kind is MentionKind.PLACE:
        return place(seats[0])
    origin = actors().origin(modifier.name) if linked is None and modifier.form else ()
    if origin:
        return place(origin[0].alias) if origin[0].via is Via.SEAT else origin[0].actor
    return _unlisted(modifier) if linked is None else linked.actor


def _unlisted(modifier: Mention) -> Actor | None:
    """Whom a name that the lexicon lacks narrows a group down to (*Mitglieder der WFB*)."""
    if modifier.form or not any(letter.isalpha() for letter in modifier.name):
        return None
    if modifier.kind is MentionKind.ORGANISATION:
        return organisation(modifier.name)
    return place(modifier.name) if modifier.kind is MentionKind.PLACE else None


def _owners(mention: Mention, rest: str) -> list[Actor]:
    """The states and bodies that narrow the group down, by id."""
    named = [owner for modifier in mention.modifiers if (owner := _owner(modifier)) is not None]
    found = {owner.id: owner for owner in named if owner.kind in _NARROWING}
    if not found and rest:
        names = [sense.actor for sense in actors().named(rest) if sense.via is Via.NAME]
        found = {actor.id: actor for actor in names[:1] if actor.kind in _NARROWING}
    return [found[key] for key in sorted(found)]
