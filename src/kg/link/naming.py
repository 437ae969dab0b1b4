"""From any mention of a document to the actor it names, with the reasons; None where it names nobody."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from kg.domain.actors import Actor, Kind, Linked, Reason
from kg.domain.documents import Document
from kg.domain.mentions import Mention, MentionKind, Use
from kg.domain.spans import Span
from kg.domain.stances import Relation
from kg.lexicon.actors import Via, actors
from kg.lexicon.function_words import function_words
from kg.lexicon.offices import offices as offices_table
from kg.link import bodies, groups, offices, scopes, sole_owners, unnamed
from kg.link.bodies import Part
from kg.link.brackets import in_brackets
from kg.link.candidates import candidates, organisation, place
from kg.link.clauses import in_one_sentence
from kg.link.context import Context
from kg.link.features import decide, is_word_or_surname, known
from kg.link.people import People

_ANTECEDENT, _NIL, _GOVERNMENT = 0.8, 0.6, 0.5
_SINGULAR_UNKNOWN = frozenset({Via.DEMONYM, Via.MEMBER})
_WHOLES = frozenset({Kind.STATE, Kind.ORGANISATION})
_DEPTH = 4
_NEAR = 8  # characters that a title, a comma or a bracket takes between a noun and its name
_DERIVED = "deriv"


class Naming:
    """Links the mentions of one document. ``mentions`` are all of its names, in any order, ``sentences`` are in order.

    ``relations`` are what it says of offices: whose government *die Regierung Kruse* is.
    """

    def __init__(
        self,
        document: Document,
        mentions: Iterable[Mention],
        relations: Iterable[Relation] = (),
        sentences: Iterable[Span] = (),
    ) -> None:
        self.document = document
        self.sentence_ends = [sentence.end for sentence in sentences]
        self._names = sorted({m.span: m for m in mentions}.items())
        self._starts = [span.start for span, _ in self._names]
        self.context = Context(mention for _, mention in self._names)
        self._relations = tuple(relations)
        self.people = People(mention for _, mention in self._names)
        self._linked: dict[Mention, Linked | None] = {}
        self.parts: dict[str, Actor] = {}
        self._acting: dict[str, Actor] | None = None

    def link(self, mention: Mention) -> Linked | None:
        """Whom the mention names. A pronoun or role noun is who its antecedent is."""
        if mention not in self._linked:
            self._linked[mention] = self._link(mention, _DEPTH)
        return self._linked[mention]

    def each(self, mention: Mention) -> list[Linked]:
        """Everybody a holder names: the states of a plural of governments, else the one it is linked to.

        A holder is somebody, so that a plural of people counts even where no table lists them. A name in brackets says
        more of who stands before them (*Rosa Hell und Jan Forst (beide FDP)*).
        """
        if in_brackets(self.document.text, mention):
            return []
        several = bodies.governments(mention) if mention.kind is MentionKind.NOUN else []
        linked = self.somebody(mention)
        return several or ([] if linked is None else [linked])

    def somebody(self, mention: Mention) -> Linked | None:
        """Who the mention is where it must be somebody: a known actor, else people or a body without a name."""
        linked = self.link(mention)
        if linked is not None:
            return linked
        first = mention
        for _ in range(_DEPTH):
            first = first.antecedent or first
        nameless = scopes.settle(groups.unlisted(first) or self._nameless(first), self.document, self.context)
        return nameless if nameless is None or first is mention else _taken_up(mention, first, nameless)

    def _nameless(self, mention: Mention) -> Linked | None:
        """Who has no name; a name right behind a noun is the bearer's (*Entwickler Dr. Rolf Kern*, *Stadt Wien*)."""
        at = bisect_left(self._starts, mention.span.start)
        names = (name for _, name in self._names[at : at + 2] if name.span.end > mention.span.end and not name.form)
        name = next(names, None)
        between = "" if name is None else self.document.text[mention.span.end : name.span.start]
        far = name is None or len(between) > _NEAR or any(word[:1].islower() for word in between.split())
        if name is None or far or (self.sentence_ends and not in_one_sentence(mention, name, self.sentence_ends)):
            return unnamed.find(mention, self.document, self.link)
        if name.kind is MentionKind.PLACE:
            return unnamed.find(mention, self.document, self.link, name.name if between == " " else "")
        return None if "," in between or name.kind is MentionKind.NOUN else self.link(name)

    def _link(self, mention: Mention, depth: int) -> Linked | None:
        if mention.antecedent is not None and depth:
            earlier = self._link(mention.antecedent, depth - 1)
            if earlier is not None:
                return _taken_up(mention, mention.antecedent, earlier)
        match mention.kind:
            case MentionKind.PRONOUN:
                return None
            case MentionKind.UNNAMED:
                return unnamed.voice(mention, self.document)
            case MentionKind.PERSON:
                return self._person(mention)
            case MentionKind.NOUN:
                return scopes.settle(self._noun(mention), self.document, self.context)
            case _:
                return scopes.settle(self._name(mention), self.document, self.context)

    def _person(self, mention: Mention) -> Linked | None:
        if mention.title and bodies.means_the_state(mention.title.split()[-1]):
            return self._government_of(mention)
        followers = self._group_of(mention)
        if followers is not None:
            return scopes.settle(followers, self.document, self.context)
        linked = self.people.link(mention)
        bears_title = bool(mention.title) and offices_table().find(mention.title.split()[-1]) is not None
        if bears_title or " " in mention.name or linked.actor.label != mention.name:
            return linked
        other = known(replace(mention, kind=MentionKind.PLACE))
        doubtful = other is None or other.actor.kind is Kind.PLACE or is_word_or_surname(other.actor)
        return linked if doubtful or other is None else other

    def _group_of(self, mention: Mention) -> Linked | None:
        """*Anhänger Jana Kruses*: a plural noun before a person's genitive names the group, not the person."""
        if not (mention.title and mention.plural) or mention.span.text.endswith(mention.name):
            return None
        return groups.find(replace(mention, kind=MentionKind.NOUN, name=mention.title.split()[-1], modifiers=()))

    def _government_of(self, mention: Mention) -> Linked | None:
        """*die Regierung Kruse*, *die Kruse-Regierung*: the state whose head of government the person is."""
        noun = mention.title.split()[-1] if mention.title else bodies.head_noun(mention)
        if not bodies.means_the_state(noun):
            return None
        beside = [mention] if mention.title else [*mention.modifiers, *self._beside(mention)]
        people = [one for one in beside if one.kind is MentionKind.PERSON or self.people.knows(one.name)]
        if not people:
            return None
        person = self.people.link(people[0]).actor
        state = self._states().get(person.id) or self.context.state()
        if state is None:
            return None
        why = f"»{person.label}« steht für die Regierung von {state.label}."
        part = bodies.of_state(replace(mention, name=noun), state, why)
        return None if part is None else replace(part.body, mention=mention)

    def _states(self) -> dict[str, Actor]:
        """The states that people of the document act for, by the people's ids."""
        if self._acting is None:
            self._acting = {}
            for relation in self._relations:
                person = self.link(relation.subject)
                state = offices.state_of(relation, self.link)
                if person is not None and state is not None:
                    self._acting.setdefault(person.actor.id, state)
        return self._acting

    def _noun(self, mention: Mention) -> Linked | None:
        found = self._known(mention) or bodies.side(mention)
        if found is not None:
            return found
        part = bodies.find(mention, self._beside(mention))
        if part is not None:
            return self._part(part)
        return (
            self._government_of(mention)
            or offices.speaks_for(mention, self.link)
            or bodies.of_town(mention)
            or groups.find(mention, self.context.state() if _is_bare(mention) else None)
            or offices.bearer(mention, self.link)
            or self._of_document(mention)
            or self._of_only_one(mention)
            or bodies.generic(mention)
        )

    def _of_only_one(self, mention: Mention) -> Linked | None:
        return sole_owners.find(mention, dict(self._names).values(), self.document.text) if _is_bare(mention) else None

    def _of_document(self, mention: Mention) -> Linked | None:
        """*die Regierung*, *das Parlament* without a word on whose: those of the state the document is about."""
        state = self.context.state()
        if state is None or mention.plural or not _is_bare(mention):
            return None
        part = bodies.of_state(mention, state, f"Das Dokument handelt von {state.label}.")
        return None if part is None else self._part(part)

    def _name(self, mention: Mention) -> Linked | None:
        if (found := self._after_kind(mention) or self._known(mention) or self._longer(mention)) is not None:
            return found
        if not mention.form and self.people.knows(mention.name):
            return self.people.link(mention)
        part = bodies.find(mention, self._beside(mention))
        if part is not None:
            return self._part(part)
        if mention.form == _DERIVED and mention.plural:  # *Tibeter*
            return groups.find(mention)
        if mention.form or not any(letter.isalpha() for letter in mention.name):
            return None
        title = offices.speaks_for(mention, self.link) or offices.bearer(mention, self.link)
        return (
            title
            or self._narrowed(mention)
            or self._government_of(mention)
            or (None if " " in mention.name else bodies.generic(mention))
            or groups.find(mention, self.context.state() if _is_bare(mention) else None)
            or self._unknown(mention)
        )

    def _known(self, mention: Mention) -> Linked | None:
        """A known actor; one Russian is nobody we know, the Russians are their state."""
        if mention.kind is not MentionKind.NOUN or mention.plural:
            return known(mention, self.context)
        plain = (c for c in candidates(mention) if c.via not in _SINGULAR_UNKNOWN)
        decision = decide(mention, plain, self.context)
        return None if decision is None else Linked(decision.candidate.actor, mention, decision.reasons)

    def _after_kind(self, mention: Mention) -> Linked | None:
        """A name that the noun before it is a part of (*das Land Berlin*)."""
        before = self.document.text[: mention.span.start].rpartition("\n")[2].split()
        if mention.form or not before or not before[-1][0].isupper():
            return None
        whole = known(replace(mention, name=f"{before[-1]} {mention.name}"))
        exact = whole is not None and any(reason.feature == "name" and reason.score == 1 for reason in whole.reasons)
        return Linked(whole.actor, mention, whole.reasons) if whole is not None and exact else None

    def _narrowed(self, mention: Mention) -> Linked | None:
        """A name that begins with a state's adjective (*schwedische Sozialdemokraten*): whoever it narrows down."""
        adjective, _, rest = mention.span.text.partition(" ")
        if not rest or not actors().adjective(adjective):
            return None
        span = self.document.span(mention.span.start, mention.span.start + len(adjective))
        state = Mention(span, adjective, MentionKind.PLACE, Use.MODIFIER, _DERIVED)
        inner = replace(mention, name=rest, modifiers=(state, *mention.modifiers))
        found = known(inner, self.context)
        party = found is not None and actors().class_of(found.actor.id) == "party"
        linked = found if party else groups.find(inner)
        return None if linked is None else replace(linked, mention=mention)

    def _longer(self, mention: Mention) -> Linked | None:
        """A name that the analyser cut in two (*Internationales Komitee* *vom Roten Kreuz*)."""
        for modifier in mention.modifiers:
            if modifier.span.start >= mention.span.end and not modifier.form:
                span = self.document.span(mention.span.start, modifier.span.end)
                if (linked := known(replace(mention, span=span, name=span.text))) is not None:
                    return Linked(linked.actor, mention, linked.reasons)
        return None

    def _beside(self, mention: Mention) -> list[Mention]:
        """The place right behind a body (*das Außenministerium in Kiew*, *das Landgericht Bonn*)."""
        at = bisect_left(self._starts, mention.span.end)
        if at == len(self._names):
            return []
        span, name = self._names[at]
        between = self.document.text[mention.span.end : span.start].strip().lower()
        near = not between or between in function_words("locative_preposition")
        if not near or name.kind is not MentionKind.PLACE or name.form:
            return []
        return [replace(name, use=Use.MODIFIER)]

    def _part(self, part: Part) -> Linked:
        body, whole = part.body.actor, part.whole
        if body.kind is Kind.ORGANISATION and body.id != whole.id and whole.kind in _WHOLES:
            self.parts[body.id] = whole
        return part.body

    def _unknown(self, mention: Mention) -> Linked | None:
        """NIL: a name that the lexicon lacks. A place that acts is its government."""
        shown, name = f"»{mention.span.text}«", " ".join(mention.name.split())
        nil = (Reason("nil", _NIL, f"{shown} kennt das Lexikon nicht."),)
        if mention.kind is MentionKind.ORGANISATION:
            return Linked(organisation(name), mention, nil)
        if mention.kind is MentionKind.PLACE and mention.use is Use.AGENT:
            why = f"{shown} ist ein Ort, der hier handelt, also seine Verwaltung."
            return Linked(organisation(name), mention, (Reason("metonymy", _GOVERNMENT, why),))
        if mention.kind is MentionKind.PLACE:
            return Linked(place(name), mention, nil)
        return None

    def whole(self, actor: Actor) -> Actor | None:
        """The state that a body or region is a part of."""
        home = actors().home.get(actor.id, "")
        part_of_state = actors().class_of(actor.id) in ("body", "region")
        return self.parts.get(actor.id) or (actors().by_id[home] if home and part_of_state else None)


def _taken_up(mention: Mention, antecedent: Mention, earlier: Linked) -> Linked:
    why = f"»{mention.span.text}« nimmt »{antecedent.span.text}« auf."
    return Linked(earlier.actor, mention, (*earlier.reasons, Reason("antecedent", _ANTECEDENT, why)))


def _is_bare(mention: Mention) -> bool:
    """Whether no word beside the noun says whose or which it is."""
    return not mention.modifiers and " " not in mention.span.text
