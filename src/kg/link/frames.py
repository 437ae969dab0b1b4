"""Filled frames: the normal form, its labels, and the narrower frame that what fills it may ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.domain.actors import Actor
from kg.domain.ids import slug
from kg.domain.mentions import Mention
from kg.lexicon.endings import without_ending
from kg.lexicon.issues import THROUGH, Frame, Narrower, narrower, readable
from kg.lexicon.things import thing
from kg.link.bodies import short_id
from kg.link.wording import labelled, name_of, plain

_WHERE, _WHO = "where", "who"


@dataclass(frozen=True, slots=True)
class Form:
    """A normal form or what stands in one of its places: its id without prefix, and its labels ("" for unknown).

    ``actor`` is set where it is somebody or something with a node of its own. ``trigger`` is the word that named the
    frame. ``denied``: the contrary of the form is meant.
    """

    id: str
    label: str
    label_en: str
    actor: Actor | None = None
    frame: Frame | None = None
    places: tuple[Form, ...] = ()
    trigger: str = ""
    denied: bool = False

    @property
    def known(self) -> bool:
        """Whether it is somebody, a frame or a thing of the lexicon, not just any noun."""
        return self.actor is not None or self.frame is not None or bool(self.label_en)

    @property
    def narrowed(self) -> bool:
        """Whether more than what stands in its places tells the issue from others."""
        return self.frame is not None and self.id != self.frame.normal_form([one.id for one in self.places])


EMPTY = Form("", "", "")


def made(frame: Frame, places: Sequence[Form], further: Sequence[Form], trigger: str) -> Form:
    """The form of a filled frame; ``further`` narrows it down beyond its places."""
    if frame.name == THROUGH:
        return replace(places[0], trigger=trigger)
    first = places[0]
    special = _special(frame, first)
    if special is not None:
        return _narrowed(special, places, further, trigger)
    more = sorted({one.id: one for one in further if one.id}.values(), key=lambda one: one.id)
    german = readable(frame.label_de, [place.label for place in places])
    english = readable(frame.label_en, [labelled(place.label, place.label_en) for place in places])
    if more:
        german = f"{german}: {', '.join(one.label for one in more)}"
        english = f"{english}: {', '.join(labelled(one.label, one.label_en) for one in more)}"
    form = frame.normal_form([*(place.id for place in places), *(one.id for one in more)])
    return Form(form, german, english, None, frame, tuple(places), trigger)


def _special(frame: Frame, first: Form) -> Narrower | None:
    """The frame that this one becomes by what fills its first place; by its bare noun only where the filler is kept."""
    known = narrower()
    found = known.get((frame.name, first.id)) or known.get((frame.name, first.frame.name if first.frame else ""))
    base = first.id
    while found is None and first.actor is None and first.frame is None and "-" in base:
        base = base.rpartition("-")[0]
        kept = known.get((frame.name, base))
        found = kept if kept is not None and any(left == 0 for left, _ in kept.moves) else None
    return found


def _narrowed(special: Narrower, places: Sequence[Form], further: Sequence[Form], trigger: str) -> Form:
    filled = [EMPTY] * len(special.frame.arguments)
    inner = places[0].places
    for at, place in enumerate(inner[: len(filled)]):
        filled[at] = place
    for left, taken in special.moves:
        if left < len(places) and places[left].id:
            filled[taken] = places[left]
    return made(special.frame, filled, further, trigger)


def of_actor(actor: Actor) -> Form:
    return Form(short_id(actor), actor.label, actor.label_en or actor.label, actor)


def of_name(mention: Mention) -> Form:
    """Somebody or something with a name that no table knows."""
    return Form(slug(mention.name), mention.name, "")


def plain_form(noun: str) -> Form:
    """A common noun by itself."""
    found = thing(noun)
    return Form(plain(noun), noun, "") if found is None else Form(found.name, found.label_de, found.label_en)


def described(noun: str, attributes: Sequence[str], owners: Sequence[Form], mention: Mention) -> Form:
    """A common noun with adjectives and owners in canonical order."""
    both = {word: found for word in attributes if (found := thing(f"{stem(word)} {noun}")) is not None}
    if both:  # *künstliche Intelligenz*
        noun = next(iter(both.values())).noun
    base = plain_form(noun)
    telling = [word for word in attributes if word not in both]
    if not telling and not owners:
        return base if base.label_en else replace(base, label=name_of(mention, ()))
    ids = sorted({*(plain(stem(word)) for word in telling), *(owner.id for owner in owners)})
    german = name_of(mention, attributes)
    if owners:
        german = f"{german} ({', '.join(owner.label for owner in owners)})"
    return Form("-".join([base.id, *ids]), german, "")


def stem(adjective: str) -> str:
    """An adjective without its ending."""
    return min(without_ending(adjective, "adjective"), key=len)


def with_place_inside(frame: Frame, places: list[Form]) -> list[Form]:
    """*der Mindestlohn soll in Polen steigen* and *der polnische Mindestlohn soll steigen* say the same."""
    names = frame.arguments
    if _WHERE not in names or not places[names.index(_WHERE)].id:
        return places
    at = names.index(_WHERE)
    for position, place in enumerate(places):
        inner = place.frame
        if inner is None or not inner.arguments:
            continue
        spot = next((n for n, name in enumerate(inner.arguments) if name in (_WHERE, _WHO)), None)
        bare = place.id == inner.normal_form([one.id for one in place.places])
        if spot is not None and bare and not place.places[spot].id and inner.named_only(spot):
            filled = [*place.places]
            filled[spot] = places[at]
            moved = [*places]
            moved[position] = replace(made(inner, filled, (), place.trigger), denied=place.denied)
            moved[at] = EMPTY
            return moved
    return places
