"""Normal forms: from a target to a frame with its participants, one frame inside the other where the text says so.

*Einführung*, *Erhöhung* or *Stopp* take another issue as their participant: ``end(arms_deliveries(-,israel))``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.domain.actors import Actor, Kind
from kg.domain.mentions import Mention, MentionKind
from kg.domain.stances import Argument, Target
from kg.lexicon.endings import without_ending
from kg.lexicon.function_words import function_words
from kg.lexicon.groups import groups
from kg.lexicon.issue_words import ANYBODY, CONTAINER, COUNTED, DEFINING, belongs
from kg.lexicon.issues import DENIED, ENDED, THROUGH, Frame, Trigger, frames, triggers
from kg.lexicon.nouns import Found
from kg.lexicon.things import thing
from kg.link.compounds import COMPOUND, first_part
from kg.link.evoking import adverbs, evoking, fixed
from kg.link.features import known
from kg.link.frames import EMPTY, Form, described, made, of_actor, of_name, plain_form, with_place_inside
from kg.link.naming import Naming
from kg.link.participants import (
    LAND,
    OWN_CASE,
    bare_noun,
    comes_from,
    degree_of,
    is_country,
    is_group_of_nouns,
    measured,
    names,
    relates,
    says_nothing,
    telling_words,
    within,
    without_subject,
)
from kg.link.remainder import Word, left_over

_NAMED = frozenset({Kind.STATE, Kind.ORGANISATION, Kind.PERSON, Kind.TREATY, Kind.GROUP, Kind.PLACE, Kind.EVENT})
_SUBJECT, _WHERE, _FROM, _AGAINST, _DEEPEST = "subj", "where", "aus", "gegen", 4
_OF_COUNTRIES = (_SUBJECT, "durch", LAND)
_OBJECTS, _OWNING = frozenset({"obj"}), ("mod", "gen", COMPOUND)


class Forms:
    """Reads the forms of one target; participants that one place has taken are not there for another."""

    def __init__(self, naming: Naming, asker: Actor | None = None) -> None:
        self._naming = naming
        self._asker = asker
        self._used: set[Mention] = set()

    def read(self, target: Target, more: Sequence[Argument] = (), depth: int = 0) -> Form | None:
        """The frame that the target evokes, filled; None where it evokes none or lacks what the frame needs.

        ``more`` are participants of the phrase around it, which may belong here.
        """
        if depth > _DEEPEST:
            return None
        target = without_subject(target)
        together = self._tried(target, fixed(target), more, depth)
        if together is not None:
            return self._graded(together, target)
        degree = degree_of(target.attributes)
        if degree:
            return self._degree(replace(target, attributes=()), degree, more, depth)
        alone = self._tried(target, evoking(target), more, depth)
        if alone is not None and target.mention is None:
            return self._graded(alone, target)
        return alone or self._held(target, depth)

    def left_over(self, target: Target, form: Form) -> list[Word]:
        """The content words of a clause that the form that was read from it leaves unsaid."""
        return left_over(target, form.trigger, self._used)

    def _tried(
        self,
        target: Target,
        evoking: Iterator[tuple[str, Found[tuple[Trigger, ...]]]],
        more: Sequence[Argument],
        depth: int,
    ) -> Form | None:
        for words, found in evoking:
            for trigger in found.entry:
                before = set(self._used)
                form = self._filled(target, words, trigger, found.rest, more, depth)
                if form is not None:
                    return form
                self._used = before
        return None

    def _filled(
        self, target: Target, words: str, trigger: Trigger, rest: str, more: Sequence[Argument], depth: int
    ) -> Form | None:
        arguments = [*target.arguments]
        if words != target.lemma and target.mention is None:  # the object that makes a trigger with its verb is spent
            self._used |= {one.mention for one in arguments if one.relation == "obj" and words.startswith(names(one))}
            arguments += [part for argument in arguments if argument.inner for part in argument.inner.arguments]
        first = first_part(target, rest, arguments)
        arguments = [*([] if first is None else [first]), *arguments]
        places = self._places(trigger, arguments, more, depth)
        filled = [place for place in places if place.id]
        if len(filled) < trigger.needed or (trigger.known_only and not any(place.known for place in filled)):
            return None
        if self._misfits(trigger, arguments):
            return None
        own = trigger.frame.own
        if own is not None and self._asker is not None and not places[own].id:
            places[own] = of_actor(self._asker)
        places = with_place_inside(trigger.frame, places)
        if target.mention is None:  # *nach dem Krieg neutral bleiben*: when it is to be tells no issue from another
            arguments = [one for one in arguments if one.relation not in function_words("circumstance")]
        against = [one for one in more if one.relation == _AGAINST]  # *Autos mit Zöllen belegen*: tariffs on them
        further = (
            [] if trigger.frame.name == THROUGH else list(self._narrower(first, [*arguments, *against], trigger.frame))
        )
        form = made(trigger.frame, places, further, words)
        if trigger.turn == ENDED:
            return made(frames()[ENDED], [form], (), words)
        return replace(form, denied=trigger.turn == DENIED)

    def _misfits(self, trigger: Trigger, arguments: Sequence[Argument]) -> bool:
        """Whether no place takes the object that a verb's frame asks for: *Dänemark verlassen* is another sense."""
        objects = {relation for _, relations in trigger.fills for relation in relations} & _OBJECTS
        found = [one.mention for one in arguments if one.relation in objects]
        named = (one for one in found if one.kind not in (MentionKind.NOUN, MentionKind.PRONOUN))
        return self._used.isdisjoint(found) and any(self._linked(one) is not None for one in named)

    def _places(
        self, trigger: Trigger, arguments: Sequence[Argument], more: Sequence[Argument], depth: int
    ) -> list[Form]:
        places = [EMPTY] * len(trigger.frame.arguments)
        below = [part for argument in arguments if argument.inner is not None for part in within(argument.inner)]
        of_things = [part for one in arguments if one.inner is not None for part in one.inner.arguments]
        own = [*arguments]
        # *Verbot russischer Kohle*: what is to be banned is no Russian
        if any(not trigger.frame.named_only(at) for at, _ in trigger.fills):
            own += [part for part in of_things if part.relation == "mod"]
        outer = [*arguments, *more]
        if trigger.frame.name == THROUGH or trigger.frame.ends is not None:  # who imposes sanctions, whose they are
            outer += [replace(one, relation="gen") for one in arguments if one.relation == _SUBJECT]
            outer = [one for one in outer if one.relation != _SUBJECT]
            outer += [replace(one, relation=_AGAINST) for one in arguments if one.relation in _OBJECTS]
        # those with a name first: a common noun would take the adjective that names them along
        order = sorted(trigger.fills, key=lambda fill: not trigger.frame.named_only(fill[0]))
        for pool in (own, [*below, *more]):
            for position, relations in order:
                if not places[position].id:
                    places[position] = self._first(pool, relations, trigger.frame, position, outer, depth)
        return places

    def _first(
        self,
        pool: Sequence[Argument],
        relations: Sequence[str],
        frame: Frame,
        position: int,
        outer: Sequence[Argument],
        depth: int,
    ) -> Form:
        named, where = frame.named_only(position), frame.arguments[position] == _WHERE
        for relation in relations:
            for argument in pool:
                if relates(argument, relation) and argument.mention not in self._used:
                    filler = self._filler(argument, frame, named, outer, depth)
                    if filler is None or (relation in (_OF_COUNTRIES if where else (LAND,)) and not is_country(filler)):
                        continue
                    if where and is_group_of_nouns(argument.mention, filler.actor):
                        continue  # *eine Quote für Arbeitslose* is set nowhere
                    if filler.actor is None or frame.fits(position, filler.actor.kind):
                        self._used.add(argument.mention)
                        return filler
        return EMPTY

    def _filler(
        self, argument: Argument, frame: Frame, named: bool, outer: Sequence[Argument], depth: int
    ) -> Form | None:
        argument = measured(argument)
        mention = argument.mention
        if frame.ends is not None and mention.kind is MentionKind.NOUN and groups().find(mention.name) is not None:
            return None  # *Einstellung von Lehrern* ends nobody
        if mention.members:
            several = self._several(mention, frame, named)
            if several is not None:
                return several
        if not named and argument.inner is None and known(mention) is None and triggers().exact(mention.name):
            mistaken = replace(mention, kind=MentionKind.NOUN)  # *Maut* taken for a name
            argument = Argument(argument.relation, mistaken, Target(mention.span, mention.name, mistaken))
        if not named and argument.inner is not None:
            others = [one for one in outer if one.mention != mention and one.mention not in self._used]
            others = [one for one in others if one.relation == "gen" or one.relation not in OWN_CASE]
            self._used.add(mention)
            inner = self.read(argument.inner, others, depth + 1)
            if inner is not None:
                return inner
        linked = self._linked(mention)
        people = is_group_of_nouns(mention, linked) and (not named or thing(bare_noun(argument)) is not None)
        if linked is not None and linked.kind in _NAMED and not people:
            return of_actor(linked)
        if mention.kind is not MentionKind.NOUN or belongs(mention.name, ANYBODY):
            return None if named or mention.kind in (MentionKind.NOUN, MentionKind.PRONOUN) else of_name(mention)
        return self._owner(argument, frame) if named else self._thing(argument, frame)

    def _several(self, mention: Mention, frame: Frame, named: bool) -> Form | None:
        found = (self._filler(Argument("", member), frame, named, (), _DEEPEST) for member in mention.members)
        parts = sorted({part.id: part for part in found if part is not None}.values(), key=lambda part: part.id)
        if not parts:
            return None
        english = ", ".join(part.label_en or part.label for part in parts)
        return Form("+".join(part.id for part in parts), ", ".join(part.label for part in parts), english)

    def _linked(self, mention: Mention) -> Actor | None:
        linked = known(mention) if mention.form == "part" else self._naming.link(mention)
        return None if linked is None else linked.actor

    def _owner(self, argument: Argument, frame: Frame) -> Form | None:
        """Whose troops are withdrawn: who is named beside a noun for what the frame is about anyway."""
        about = argument.inner is not None and says_nothing(bare_noun(argument), frame)
        for part in argument.inner.arguments if argument.inner is not None and about else ():
            if part.relation in ("mod", "gen", COMPOUND):
                actor = self._linked(part.mention)
                if actor is not None and actor.kind in _NAMED:
                    self._used.add(part.mention)
                    return of_actor(actor)
        return None

    def _thing(self, argument: Argument, frame: Frame | None = None) -> Form:
        """A common noun with the adjectives and owners that tell it from others of its kind."""
        inner = argument.inner
        if inner is None:
            return plain_form(argument.mention.name)
        owners: list[Form] = []
        for part in inner.arguments:
            actor = self._linked(part.mention)
            from_there = part.relation == _FROM and actor is not None and comes_from(actor, frame)
            if (from_there or part.relation in _OWNING) and part.mention not in self._used:
                self._used.add(part.mention)
                if actor is None and part.mention.kind is MentionKind.PRONOUN:
                    continue
                owner = of_actor(actor) if actor is not None and actor.kind in _NAMED else None
                owners.append(owner or self._thing(part))
        attributes = telling_words(inner)
        return described(bare_noun(argument), attributes, owners, argument.mention)

    def _degree(self, target: Target, degree: str, more: Sequence[Argument], depth: int) -> Form:
        """*höhere Renten*, *weniger Zölle*: more or less of what the noun names."""
        inner = self.read(target, more, depth + 1)
        if inner is None:
            mention = target.mention or Mention(target.span, target.lemma, MentionKind.NOUN)
            inner = self._thing(Argument("obj", mention, target))
        frame = frames()[degree]
        pool = [*target.arguments, *(one for one in more if one.relation not in OWN_CASE)]
        where = self._first(pool, ("in", "für"), frame, frame.arguments.index(_WHERE), (), depth)
        places = with_place_inside(frame, [inner, where])
        return made(frame, places, list(self._narrower(None, target.arguments, frame)), target.lemma)

    def _graded(self, form: Form, target: Target) -> Form:
        """More or less of what a verb or a fixed phrase names (*härter bestrafen*, *mehr erneuerbare Energien*)."""
        told = set(form.trigger.split())
        words = target.attributes or [word for word in adverbs(target) if not belongs(word, COUNTED)]
        degree = degree_of([word for word in words if not told & {word, *without_ending(word, "adjective")}])
        if not degree or form.actor is not None:
            return form
        frame = frames()[degree]
        return made(frame, with_place_inside(frame, [form, EMPTY]), (), form.trigger)

    def _held(self, target: Target, depth: int) -> Form | None:
        """What a plan or proposal is about, where the phrase says so."""
        if not belongs(target.lemma, CONTAINER):
            return None
        for argument in target.arguments:
            if argument.inner is not None and belongs(argument.relation, DEFINING):
                form = self.read(argument.inner, (), depth + 1)
                if form is not None:
                    return replace(form, trigger=target.lemma)
        return None

    def _narrower(self, first: Argument | None, arguments: Sequence[Argument], frame: Frame) -> Iterator[Form]:
        """What no place took but still tells the issue apart: the first part of a compound, phrases that define."""
        if first is not None and first.mention not in self._used:
            self._used.add(first.mention)
            yield plain_form(first.mention.name)
        for argument in arguments:
            if argument.mention in self._used or not (
                argument.relation == "gen" or belongs(argument.relation, DEFINING)
            ):
                continue
            if not says_nothing(argument.mention.name, frame):
                actor = self._linked(argument.mention)
                self._used.add(argument.mention)
                if actor is not None and actor.kind in _NAMED and not is_group_of_nouns(argument.mention, actor):
                    yield of_actor(actor)
                elif argument.mention.kind is MentionKind.NOUN:
                    yield self._thing(argument)
