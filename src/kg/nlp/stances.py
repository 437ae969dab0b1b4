"""Stances: cue words of the lexicon, matched with their holders and targets in the parse."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from kg.domain.dates import PartialDate
from kg.domain.mentions import Mention, MentionKind
from kg.domain.spans import Span
from kg.domain.stances import Cue, Modality, Mode, Stance, Target
from kg.lexicon.denials import counterpart
from kg.lexicon.stance_types import stance_types
from kg.nlp import (
    allegations,
    assertions,
    changes,
    crimes,
    ellipsis,
    gapping,
    matching,
    modality,
    modals,
    needs,
    negation,
    nesting,
    policy_acts,
    reports,
    taken_up,
    targets,
    times,
    topics,
    voices,
)
from kg.nlp import labels as ud
from kg.nlp.carriers import carriers, judging
from kg.nlp.confidence import Reading, confidence
from kg.nlp.denying_words import left_out
from kg.nlp.generic import is_generic
from kg.nlp.holders import SPEAKER, Holders, expand, names_someone, whose
from kg.nlp.matching import Match
from kg.nlp.mentions import doc_span
from kg.nlp.slots import fill
from kg.nlp.tree import children, clause_head, conjuncts, is_predicate

QUOTE = "quote"
MODAL = "modal"
_MODAL_HOLDERS = MappingProxyType({SPEAKER: modals.speaker, "own": modals.own, "subj": modals.subjects})


@dataclass(frozen=True, slots=True)
class Context:
    """What the other components found in a document."""

    holders: Holders
    reporters: Callable[[DocSpan], Sequence[Mention]]
    date: PartialDate | None


def find(doc: Doc, context: Context) -> list[Stance]:
    """The stances of a document, in the order of their cues.

    ``doc`` is the pipeline's analysis of ``Document.body()``; offsets are those of ``Document.text``.
    """
    found: list[Stance] = []
    spent: dict[int, set[Span]] = {}
    for sentence in doc.sents:
        for token in sentence:
            for match in matching.matches(token):
                stances = _read(match, context, found)
                found += stances or ()
                if stances is not None:
                    for word in match.words:
                        spent.setdefault(word.idx, set()).update(stance.holder.span for stance in stances)
                    break
    found += [*_claims(doc, context, found), *gapping.halves(doc, found, context.holders)]
    found = [stance for stance in found if not reports.is_plain(doc, stance, context.holders.mentions)]
    found.sort(key=lambda stance: stance.cue.span.start)
    kept = nesting.settle([stance for stance in found if not _spent(stance, spent)])
    return changes.settle(taken_up.settle(kept, doc))


def _claims(doc: Doc, context: Context, found: Sequence[Stance]) -> list[Stance]:
    """What speakers state in indirect speech, beside the stances ``found`` by cue rows."""
    made = []
    for cue, holder, target in assertions.find(doc, context.holders, found):
        rule = f"{assertions.RULE}:{cue.lemma_}"
        reporters = _reporters(cue, context)
        made.append(
            Stance(
                holder=holder,
                type=assertions.CLAIMS,
                target=target,
                cue=Cue(doc_span(doc, cue.i, cue.i + 1), cue.lemma_),
                evidence=_sentence(cue.sent),
                rule=rule,
                reported_by=_reported_by(cue, holder, reporters, context.holders),
                time=times.said(cue, context.date),
                confidence=confidence(Reading(rule, holder, Modality.ASSERTED)),
            )
        )
    return made


def _spent(stance: Stance, spent: Mapping[int, set[Span]]) -> bool:
    """Whether the cue is a fixed word of another one's and has no holder of its own (*wies Vorwürfe Rigas zurück*)."""
    holders = spent.get(stance.cue.span.start)
    return holders is not None and (not holders or stance.holder.span in holders)


def _read(match: Match, context: Context, before: Sequence[Stance]) -> list[Stance] | None:
    """One stance for each holder and target of a matched cue; none where its denial says nothing.

    None where the row does not fit: it finds no holder, or no target of the kind it needs.
    """
    found = list(_targets(match, context.holders))
    if policy_acts.SLOT not in match.row.target:
        found = [(t, head) for t, head in found if needs.met(match.row, t)]
    if match.row.kind != MODAL:
        found = [(t, head) for t, head in found if not (head is not None and _swallows(t, head, match.cue))]
    elided = [] if found else [(t, head) for t, head in ellipsis.targets(match, before) if needs.met(match.row, t)]
    targets_at = {head.i for _, head in found if head is not None}
    holders = _holders(match, context.holders, targets_at)
    if not holders or not (found or elided):
        return None
    if match.row.kind != MODAL and allegations.unheld(match.cue, match.row, match.words):
        return []
    return list(_stances(match, context, holders, found or elided, _is_far(elided, match.cue)))


def _is_far(elided: Sequence[tuple[Target, Token | None]], cue: Token) -> bool:
    """Whether a target was left out and stands in another sentence; in the same one there is hardly a doubt."""
    return any(target.span.start < cue.sent.start_char for target, _ in elided)


def _stances(
    match: Match,
    context: Context,
    holders: Sequence[Mention],
    found: Sequence[tuple[Target, Token | None]],
    elided: bool,
) -> Iterator[Stance]:
    quoted = context.holders.quotes_word(match.cue)
    mood = _modality(match)
    reporters = _reporters(match.cue, context)
    for about, head in found:
        name, negated, target = _type(match, about, head)
        around = head is not None and is_predicate(head) and match.row.kind != MODAL and head.i != match.cue.i
        own = _gapped(match, head, context.holders) or holders
        outside = [holder for holder in own if not around or not target.span.contains(holder.span)]
        for holder in outside if name else ():
            other = _another(target, holder)
            if other is None or crimes.unpolitical(name, match.cue.lemma_, holder, other):
                continue
            yield Stance(
                holder=holder,
                type=name,
                target=other,
                cue=_cue(match),
                evidence=_sentence(match.cue.sent),
                rule=match.row.id,
                negated=negated,
                modality=mood,
                reported_by=_reported_by(match.cue, holder, reporters, context.holders),
                time=times.said(match.cue, context.date),
                confidence=confidence(Reading(match.row.id, holder, mood, quoted, elided)),
            )


def _gapped(match: Match, head: Token | None, holders: Holders) -> list[Mention]:
    """Who a target names as its own holder, where the verb is left out: *Riga fordert Zölle, Oslo Quoten*."""
    if head is None or match.row.kind != "verb" or head.i < match.cue.i or is_predicate(head):
        return []
    return [mention for subject in children(head, ud.NSUBJ) for mention in holders.at(subject)]


def _modality(match: Match) -> Modality:
    return modality.of_modal(match.cue) if match.row.kind == MODAL else modality.of(match.cue, match.words)


def _type(match: Match, target: Target, head: Token | None) -> tuple[str, bool, Target]:
    """The type after negation ("" where the denial says nothing), whether it was negated, and what it is now about.

    A denied target clause turns a demand for it into opposition; what is claimed or criticised may well be a denial.
    """
    existence = [head.head] if match.row.kind == MODAL and head is not None and not is_predicate(head) else []
    above = (*match.words, *carriers(match.cue), *existence)
    if negation.says_nothing(match.cue, head, above):
        return "", True, target
    own, inner = negation.denials(match.cue, head, above)
    name = counterpart(match.row) if own % 2 else match.row.type
    denied = len(inner) % 2 == 1
    turns = negation.turns(match.cue, name)
    if denied and turns:
        name = stance_types()[name].negated
        target = replace(target, turned=negation.turning(inner, match.cue if head is None else head))
    elif denied:
        target = replace(target, negated=True)
    return name, bool(own % 2) != (denied and turns), target


def _holders(match: Match, holders: Holders, targets_at: set[int]) -> list[Mention]:
    if match.agent is not None:
        return [mention for member in conjuncts(match.agent) for mention in holders.at(member)]
    for slot in match.row.holder:
        if match.row.kind == MODAL:
            found = _MODAL_HOLDERS[slot](match.cue, holders)
        elif slot == SPEAKER:
            # who calls something a mistake is its judge, not whoever passes that on
            told = clause_head(match.cue).dep_ == ud.ACL_RELCL or judging(match.cue) is not None
            speaker = None if told else holders.speaker_of(match.cue) or holders.voice(match.cue)
            found = [] if speaker is None else expand(speaker)
        else:
            heads = [head for head in fill(match.cue, slot, match.words) if head.i not in targets_at]
            found = [m for head in heads if not is_generic(head, match.cue) for m in holders.at(head)]
        if found:
            return list({(mention.span, whose(mention).span): mention for mention in found}.values())
    return []


def _targets(match: Match, holders: Holders) -> Iterator[tuple[Target, Token | None]]:
    used = {word.i for word in match.words}
    if match.row.kind == MODAL:
        yield from modals.deeds(match.cue, match.row.holder, holders)
        return
    if match.agent is not None:
        noun = match.cue.head
        yield targets.build(noun, holders.mentions, match.cue.i + 1, match.cue), noun
        return
    for slot in match.row.target:
        if slot == policy_acts.SLOT:
            act = policy_acts.deed(match.cue, match.row, fill(match.cue, "obj"), holders.mentions)
            yield from [] if act is None else [(act, match.cue)]
            return
        if slot == QUOTE:
            filled = topics.announced(match.cue, holders.quotations)
        else:
            filled = fill(match.cue, slot, match.words)
        heads = [head for head in filled if head.i not in used and not left_out(head)]
        found = [(target, head) for head in heads if (target := _target(head, match.cue, holders)) is not None]
        if found:
            yield from found
            return


def _target(head: Token, cue: Token, holders: Holders) -> Target | None:
    """The target a head word stands for; a pronoun only where its antecedent is known."""
    target = targets.build(head, holders.mentions, cue=cue)
    mention = target.mention
    return None if mention is not None and not (names_someone(mention) and voices.is_meant(mention)) else target


def _another(target: Target, holder: Mention) -> Target | None:
    """The target as somebody else than the holder: a noun beside its subject never names it (Chomsky 1981, binding).

    A noun loses an antecedent that breaks this; None where the holder itself was read wrongly.
    """
    mention = target.mention
    if mention is None or whose(holder).name != whose(mention).name:
        return target
    bare = mention.antecedent is not None and mention.kind is MentionKind.NOUN and mention.name != whose(holder).name
    return replace(target, mention=replace(mention, antecedent=None)) if bare else None


def _swallows(target: Target, head: Token, cue: Token) -> bool:
    """A clause that contains the cue itself: the parse hangs the cue below what it governs, and its words are lost."""
    return head.i != cue.i and is_predicate(head) and target.span.start <= cue.idx < target.span.end


def _cue(match: Match) -> Cue:
    token = match.cue
    return Cue(doc_span(token.doc, token.i, token.i + 1), " ".join([*match.row.with_words, token.lemma_]))


def _sentence(sentence: DocSpan) -> Span:
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip())
    stripped = text.strip()
    return Span(start, start + len(stripped), stripped)


def _reporters(cue: Token, context: Context) -> tuple[Mention, ...]:
    """The outlets named in the sentence of a cue, or in the one that says who utters the words around it."""
    said = context.holders.quotation_at(cue)
    frame = None if said is None or said.cue is None else cue.doc.char_span(said.cue.span.start, said.cue.span.end)
    sentences = {cue.sent.start: cue.sent} | ({} if frame is None else {frame.sent.start: frame.sent})
    found = [mention for _, sentence in sorted(sentences.items()) for mention in context.reporters(sentence)]
    return tuple({mention.span: mention for mention in found}.values())


def _reported_by(cue: Token, holder: Mention, reporters: tuple[Mention, ...], holders: Holders) -> tuple[Mention, ...]:
    """Who passes the stance on: outlets of the sentence, and the speaker of others' views, but in no continuation."""
    speaker = holders.speaker_of(cue, (Mode.DIRECT, Mode.INDIRECT, Mode.REPORTED))
    own = speaker is None or speaker in (holder, holder.antecedent) or holder in speaker.members
    told = () if speaker is None or own else (speaker,)
    return (*told, *(mention for mention in reporters if mention.span != holder.span))
