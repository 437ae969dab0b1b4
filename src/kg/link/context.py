"""What a document is about, for names that several actors bear: whom it names most, and which state that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from kg.domain.actors import Actor, Kind, Reason
from kg.domain.mentions import Mention, MentionKind
from kg.lexicon.actors import Sense, Via, actors
from kg.lexicon.offices import offices
from kg.link.candidates import Candidate

FEATURE = "context"
_PARTY, _REGION = "party", "region"
_NAMED, _UNNAMED = 0.4, -0.6
_OWN, _FOREIGN = 0.6, -1.0
_CERTAIN, _AHEAD = 3, 2  # a state is what a document is about from so many names on, so many times any other's
_PLAIN = frozenset({Via.NAME, Via.ADJECTIVE})
_MEMBERS = "/"  # between the names of an alliance (*CDU/CSU*)


class Context:
    """The names of one document, counted; the same whatever order they come in."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._counts: Counter[str] = Counter()
        for mention in mentions:
            if mention.kind is not MentionKind.PRONOUN:
                self._counts.update(_named(mention))

    def weight(self, actor: Actor) -> int:
        """How often the document names the actor, or the state of a party, by names nobody else bears.

        Who is named as its two members (*CDU* and *CSU* for *CDU/CSU*) outweighs everybody.
        """
        home = actors().home.get(actor.id, "") if actors().class_of(actor.id) == _PARTY else ""
        members = [s.actor.id for part in actor.label.split(_MEMBERS) for s in actors().named(part)]
        together = len(members) > 1 and any(self._counts[one] for one in (*members, actor.id))
        return self._counts[actor.id] + self._counts[home] + (self._counts.total() if together else 0)

    def state(self) -> Actor | None:
        """The state the document is about; None where it names none often, or two nearly as often."""
        states = [(n, one) for one, n in self._counts.items() if actors().by_id[one].kind is Kind.STATE]
        ranked = sorted(states, key=lambda pair: (-pair[0], pair[1]))
        if not ranked or ranked[0][0] < _CERTAIN:
            return None
        second = ranked[1][0] if len(ranked) > 1 else 0
        return actors().by_id[ranked[0][1]] if ranked[0][0] >= _AHEAD * second else None

    def country(self) -> Actor | None:
        """The state that *das Land* means; None where the document names a region, which may be meant as well."""
        regions = any(actors().class_of(one) == _REGION for one in self._counts)
        return None if regions else self.state()

    def reason(self, mention: Mention, candidate: Candidate, rivals: Sequence[Actor]) -> Reason | None:
        """For a name that several bear: whether the words beside it, else the document, speak for the candidate.

        ``rivals`` are all whom the name can mean. A capital is its state's unless the document names a rival more.
        """
        actor = candidate.actor
        shown = f"»{mention.span.text}«"
        if len(rivals) < 2 or actor.kind is Kind.PLACE:
            return None
        beside = _states_beside(mention)
        if beside:
            fits = actor.id in beside or actors().home.get(actor.id, "") in beside
            why = f"Die Wörter neben {shown} {'passen' if fits else 'passen nicht'} zu {actor.label}."
            return Reason(FEATURE, _OWN if fits else _FOREIGN, why)
        weights = {rival.id: self.weight(rival) for rival in rivals}
        most = max(weights.values())
        if weights[actor.id] == most and most > 0:
            return Reason(
                FEATURE, _NAMED, f"Das Dokument nennt unter denen, die {shown} heißen, {actor.label} am meisten."
            )
        about = self.state()
        if actors().class_of(actor.id) == _PARTY and weights[actor.id] == 0 and about is not None:
            return Reason(FEATURE, _UNNAMED, f"Das Dokument handelt von {about.label}, nicht von {actor.label}.")
        return None


def _named(mention: Mention) -> set[str]:
    """The actor a name stands for where only one can be meant, with the state it belongs to."""
    found = _only(mention.name, mention.form)
    title = offices().find(mention.title.split()[-1]) if mention.title else None
    ids = {found.id, actors().home.get(found.id, "")} if found is not None else set()
    return {one for one in (*ids, title.entry.of if title else "") if one in actors().by_id}


def _only(name: str, form: str) -> Actor | None:
    known = actors()
    senses: tuple[Sense, ...] = known.adjective(name) if form == "deriv" else ()
    plain = {sense.actor.id: sense.actor for sense in senses or known.named(name) if sense.via in _PLAIN}
    return next(iter(plain.values())) if len(plain) == 1 else None


def _states_beside(mention: Mention) -> set[str]:
    """The states that adjectives and genitives of the mention name."""
    found = (_only(modifier.name, modifier.form) for modifier in mention.modifiers)
    return {actor.id for actor in found if actor is not None and actor.kind is Kind.STATE}
