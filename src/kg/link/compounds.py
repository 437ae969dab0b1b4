"""Opening compounds: a word that evokes a frame at the end, and what stands before it (*Waffenlieferungs-stopp*)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kg.domain.mentions import Mention, MentionKind
from kg.domain.stances import Argument, Target
from kg.lexicon.actors import actors
from kg.lexicon.issues import Trigger, needs_proof, triggers
from kg.lexicon.nouns import Found
from kg.lexicon.things import thing, without_link
from kg.lexicon.verbs import is_particle, verbs

COMPOUND = "compound"


@lru_cache(maxsize=65536)
def splits(noun: str) -> tuple[Found[tuple[Trigger, ...]], ...]:
    """The way to open a compound: into two words that are known, else at its longest known end."""
    splits = tuple(triggers().splits(noun))
    known_first = [split for split in splits if _is_known(split.rest)]
    proved = [split for split in splits if not needs_proof(noun[len(split.rest) :].lstrip("-"))]
    proved = [split for split in proved if not _is_prefix(split.rest)]
    return tuple((known_first or proved)[:1])


def _is_prefix(part: str) -> bool:
    """Whether the first part makes another verb of it: *Verkürzung* is no *Kürzung* of anything."""
    return is_particle(part) or part.lower() in verbs().inseparable


def _is_known(part: str) -> bool:
    bases = without_link(part)
    if any(thing(base) or triggers().exact(base) or actors().named(base) for base in bases):
        return True
    return any(_is_known(split.rest) for base in bases for split in triggers().splits(base))


def first_part(target: Target, rest: str, arguments: Sequence[Argument]) -> Argument | None:
    """The first part of a compound as a participant (*Waffenlieferungs-stopp*), unless it is a name already found."""
    if not rest or any(argument.relation == COMPOUND for argument in arguments):
        return None
    bases = without_link(rest)
    noun = next((base for base in bases if thing(base) or triggers().exact(base)), None)
    noun = noun or next((base for base in bases if triggers().find(base)), bases[0])
    name = noun[:1].upper() + noun[1:]
    mention = Mention(target.span, name, MentionKind.NOUN, form="part")
    return Argument(COMPOUND, mention, Target(target.span, name, mention, (), (name,)))
