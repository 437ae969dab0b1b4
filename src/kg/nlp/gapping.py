"""Second halves without a verb: *Der Rat billigt die Maut, die Opposition nicht* (gapping: Ross 1970).

The last *nicht* denies for its own noun what the verb before says: for another holder where the noun is somebody, for
another target where it is a thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Token

from kg.domain.mentions import MentionKind
from kg.domain.stances import Phase, Stance
from kg.lexicon.cues import CueRow, cues
from kg.lexicon.denials import counterpart
from kg.lexicon.groups import groups
from kg.nlp import labels as ud
from kg.nlp import targets
from kg.nlp.candidates import may_name_somebody
from kg.nlp.denying_words import left_alone
from kg.nlp.holders import Holders
from kg.nlp.phrases import tagged
from kg.nlp.tree import children

_PARTICLE: Final = "PART"
_RULES: Final = ("verbs:", "support:")


def halves(doc: Doc, found: Sequence[Stance], holders: Holders) -> Iterator[Stance]:
    """The stances of halves without a verb; ``found`` are those of the halves before them."""
    for at in tagged(doc, (_PARTICLE, ud.ADV)):
        noun = left_alone(doc[at])
        if noun is None:
            continue
        start = noun.sent.start_char
        before = [one for one in found if start <= one.cue.span.start < noun.idx and one.rule.startswith(_RULES)]
        if before and not before[-1].negated and before[-1].time.phase is Phase.CURRENT:
            yield from _denied(noun, [one for one in before if one.cue == before[-1].cue], holders)


def _denied(noun: Token, stances: Sequence[Stance], holders: Holders) -> Iterator[Stance]:
    row = _row(stances[0].rule)
    name = "" if row is None else counterpart(row)
    if not name:
        return
    first = stances[0]
    somebody = may_name_somebody(noun) or groups().find(noun.lemma_) is not None
    about = first.target.mention
    thing = about is None or about.kind is MentionKind.NOUN
    if somebody and thing:
        for holder in holders.at(noun):
            matters = {one.target.span: one.target for one in stances}.values()
            yield from (replace(first, holder=holder, type=name, target=one, negated=True) for one in matters)
    elif not somebody and thing and children(noun, ud.DET, ud.DET_POSS):  # a bare noun may be anybody
        target = targets.build(noun, holders.mentions)
        held = {one.holder.span: one.holder for one in stances}.values()
        yield from (replace(first, holder=one, type=name, target=target, negated=True) for one in held)


def _row(rule: str) -> CueRow | None:
    return next((row for row in cues().rows if row.id == rule), None)
