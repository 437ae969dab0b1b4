"""Issues: from a target to its normal form, so that different wordings of one proposition are one node."""

from __future__ import annotations

from dataclasses import dataclass

from kg.domain.actors import Actor, Kind, Linked, Reason
from kg.domain.ids import make_id, slug
from kg.domain.mentions import Mention, MentionKind, Use
from kg.domain.stances import Argument, Target
from kg.lexicon.function_words import function_words
from kg.lexicon.issues import Trigger, readable, triggers
from kg.link.bodies import short_id
from kg.link.naming import Naming

_FRAME, _WORDS = 0.9, 0.5
_LONGEST_ID = 80
_MARKS = "„“”»«\""
_LONGEST_LABEL = 160
_NAMED = frozenset({Kind.STATE, Kind.ORGANISATION, Kind.PERSON, Kind.TREATY, Kind.GROUP, Kind.PLACE, Kind.EVENT})


@dataclass(frozen=True, slots=True)
class _Filler:
    """What stands in one place of a frame: its name in ids, and its labels."""

    id: str
    label: str
    label_en: str


_EMPTY = _Filler("", "", "")


def issue(target: Target, naming: Naming, asker: Actor | None = None) -> Linked | None:
    """The issue that a target is about: a frame with its participants where a word evokes one, else its content words.

    ``asker`` is the state that demands the issue: *die Ukraine will den Beitritt* is its own. None where the target has
    no content word at all.
    """
    mention = _mention(target)
    found = _framed(target, naming, asker)
    if found is None:
        actor = _worded(target)
        if actor is None:
            return None
        return Linked(actor, mention, (Reason("words", _WORDS, "Das Thema heißt nach seinen eigenen Wörtern."),))
    actor, lemma = found
    return Linked(actor, mention, (Reason("frame", _FRAME, f"»{lemma}« nennt das Thema, {actor.id} ist seine Form."),))


def _mention(target: Target) -> Mention:
    return Mention(span=target.span, name=target.lemma, kind=MentionKind.NOUN, use=Use.PATIENT)


def _framed(target: Target, naming: Naming, asker: Actor | None) -> tuple[Actor, str] | None:
    for lemma in _evoking(target):
        found = triggers().find(lemma)
        if found is None:
            continue
        arguments = list(target.arguments)
        fillers = _fill(found.entry, arguments, naming)
        if sum(1 for filler in fillers if filler.id) >= found.entry.needed:
            own = found.entry.frame.own
            if own is not None and asker is not None and not fillers[own].id:
                fillers[own] = _Filler(short_id(asker), asker.label, asker.label_en)
            return _node(found.entry, fillers, target.negated), lemma
    return None


def _evoking(target: Target) -> list[str]:
    """The words that may evoke a frame: the head, and what a light verb has beside it (*neutral bleiben*)."""
    light = target.mention is None and target.lemma in function_words("light_verb")
    return [target.lemma, *(word for word in target.words if light and word != target.lemma)]


def _fill(trigger: Trigger, arguments: list[Argument], naming: Naming) -> list[_Filler]:
    fillers = [_EMPTY] * len(trigger.frame.arguments)
    free = list(arguments)
    for position, relations in trigger.fills:
        for relation in relations:
            chosen = _first(free, relation, trigger.frame.named_only[position], naming)
            if chosen is not None:
                fillers[position] = chosen[1]
                free = [argument for argument in free if argument.mention.span != chosen[0].mention.span]
                break
    return fillers


def _first(free: list[Argument], relation: str, named: bool, naming: Naming) -> tuple[Argument, _Filler] | None:
    for argument in free:
        if argument.relation == relation:
            filler = _filler(argument.mention, named, naming)
            if filler is not None:
                return argument, filler
    return None


def _filler(mention: Mention, named: bool, naming: Naming) -> _Filler | None:
    if mention.members:
        parts = [part for member in mention.members if (part := _filler(member, named, naming)) is not None]
        parts = sorted({part.id: part for part in parts}.values(), key=lambda part: part.id)
        if parts:
            return _Filler(
                "+".join(part.id for part in parts),
                ", ".join(part.label for part in parts),
                ", ".join(part.label_en or part.label for part in parts),
            )
    linked = naming.link(mention)
    group_of_nouns = mention.kind is MentionKind.NOUN and linked is not None and linked.actor.kind is Kind.GROUP
    if linked is not None and linked.actor.kind in _NAMED and (named or not group_of_nouns):
        actor = linked.actor
        return _Filler(short_id(actor), actor.label, actor.label_en or actor.label)
    if named or mention.kind is not MentionKind.NOUN:
        return None
    return _Filler(slug(mention.name), mention.name, mention.name)


def _node(trigger: Trigger, fillers: list[_Filler], negated: bool) -> Actor:
    frame = trigger.frame
    form = frame.normal_form([filler.id for filler in fillers])
    german = readable(frame.label_de, [filler.label for filler in fillers])
    english = readable(frame.label_en, [filler.label_en for filler in fillers])
    if negated:
        return Actor(f"issue:not({form})", f"nicht: {german}", Kind.ISSUE, f"not: {english}")
    return Actor(f"issue:{form}", german, Kind.ISSUE, english)


def _worded(target: Target) -> Actor | None:
    words = [slug(word) for word in target.words if any(letter.isalnum() for letter in word)]
    if not words:
        return None
    name = "-".join(words)
    if len(name) > _LONGEST_ID:
        name = f"{name[:_LONGEST_ID].rsplit('-', 1)[0]}-{make_id('x', name)[2:10]}"
    label = _label(target)
    if len(label) > _LONGEST_LABEL:
        label = label[: _LONGEST_LABEL - 1].rsplit(" ", 1)[0] + "…"
    return Actor(f"issue:{'not-' if target.negated else ''}{name}", label, Kind.ISSUE)


def _label(target: Target) -> str:
    """The target's own words, without those that turned the stance and without quotation marks left open."""
    text, start = target.span.text, target.span.start
    for word in sorted(target.turned, key=lambda word: -word.start):
        text = text[: word.start - start] + text[word.end - start :] if target.span.contains(word) else text
    if sum(text.count(mark) for mark in _MARKS) % 2:
        text = "".join(letter for letter in text if letter not in _MARKS)
    return " ".join(text.split()).strip(" ,")
