"""Modal verbs as cues: what a speaker says ought to be is what he demands, what an actor wants to do is what he plans.

Deontic modality after Palmer (2001), *Mood and Modality*: directives (*sollen, müssen, dürfen*) and commissives
(*wollen*); the epistemic and hearsay readings of the same verbs state no position and are left out.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from spacy.tokens import Token

from kg.domain.mentions import Mention
from kg.domain.spans import Span
from kg.domain.stances import Mode, Quotation, Target
from kg.lexicon.function_words import function_words
from kg.nlp import labels as ud
from kg.nlp import targets
from kg.nlp.conditions import is_supposed
from kg.nlp.holders import SPEAKER, Holders, expand, whose
from kg.nlp.modal_facts import describes, forbidden, informs, looks_back, narrates, of_others
from kg.nlp.mood import reportive
from kg.nlp.subjects import agents
from kg.nlp.tree import ancestors, auxiliaries, children, conjuncts, feature, is_finite, is_predicate

_GOVERNED: Final = (ud.XCOMP, ud.CCOMP)
_SPOKEN: Final = (Mode.DIRECT, Mode.INDIRECT, Mode.FREE_INDIRECT)
_ASIDE: Final = (ud.ACL, ud.ACL_RELCL, ud.ADVCL)
_PAST: Final = "Past"
SUBJECT: Final = "subj"
_COMMA: Final = ","
# as kg.nlp.mood names the moods, and the one it has no name for
_HEARSAY: Final = "hearsay"
_UNREAL: Final = "II"
_INDICATIVE: Final = "indicative"


def deeds(modal: Token, slots: Collection[str], holders: Holders) -> list[tuple[Target, Token]]:
    """What a modal verb is about, with its head word each: the clause where a speaker holds it, else the verb phrase.

    ``slots`` are those of the holder. *Zölle dürfe es nicht geben* is about the tolls.
    """
    found = []
    for head in _governed(modal, slots):
        if head.lemma_ in function_words("existence") and not _gives(head):
            things = [c for c in children(head, ud.OBJ, ud.NSUBJ) if c.lower_ not in function_words("impersonal")]
            # *die Mission müsse kurz sein und es müsse ein Mandat geben*: a subject beside *es* strayed in
            things = [c for c in things if c.dep_ == ud.OBJ and children(head, ud.EXPL)] or things
            found += [(targets.build(thing, holders.mentions, cue=modal), thing) for thing in things]
        else:
            said = holders.quotation_at(modal, _SPOKEN)
            within = None if said is None else _around_frame(head, said)
            found.append((targets.deed(head, modal, holders.mentions, SPEAKER in slots, within), head))
    return found


def _around_frame(head: Token, said: Quotation) -> Span:
    """The words of a quotation around ``head``; behind a frame that interrupts it (*sie müsse, sagt X, gehen*)."""
    frame = [said.cue.span.end] if said.cue is not None else []
    end = max([*frame, *([said.speaker.span.end] if said.speaker is not None else [])], default=0)
    end = head.doc.text.find(_COMMA, end, head.idx) + 1
    if not said.content.end <= end:
        return said.content
    last = head.sent.end_char
    return Span(end, last, head.doc.text[end:last])


def _gives(head: Token) -> bool:
    """*Der Bund muss Geld geben*: somebody and something, where *es muss Geld geben* names what there is alone."""
    beside = [*children(head, ud.NSUBJ, ud.OBJ, ud.EXPL)]
    there_is = any(child.lower_ in function_words("impersonal") for child in beside)
    return not there_is and bool(children(head, ud.NSUBJ) and children(head, ud.OBJ))


def _governed(modal: Token, slots: Collection[str]) -> list[Token]:
    """The heads of what a finite modal verb governs, in the order of the text; none where it is no directive.

    Perfect infinitives (*muss gewesen sein*), questions and conditions state no position.
    """
    head = _infinitive(modal)
    if head is None or _asked(modal) or _perfect(head) or not _states(head) or _only(modal, head):
        return []
    if looks_back(modal, head):
        return []
    if SPEAKER in slots and (_enabling(head) or _purpose(head, modal) or _proportion(head)):
        return []
    if not is_finite(modal) and not (SUBJECT in slots and head.dep_ in _GOVERNED):
        return []  # only a plan may hang on another verb (erklärte, klagen zu wollen)
    members = [member for member in conjuncts(head) if member is head or _bare(member) or _alike(member)]
    return [member for member in members if not _undergone(member)]


def _undergone(deed: Token) -> bool:
    """What nobody demands or plans for politics: *mit Regen rechnen*, *sich nicht äußern*, *Stellung nehmen*."""
    words = [deed, *(noun for noun in children(deed, ud.OBJ) if noun.pos_ == ud.NOUN)]
    return any(word.lemma_ in function_words("undergone") for word in words)


def _enabling(head: Token) -> bool:
    """*müssten Tausende kommen, um das Bad erhalten zu können*: a need for something, which nobody demands."""
    aims = [c for c in children(head, ud.ADVCL) if c.left_edge.lower_ in function_words("adverbial_infinitive")]
    return any(aux.lemma_ in function_words("ability") for aim in aims for aux in children(aim, ud.AUX))


def _purpose(head: Token, modal: Token) -> bool:
    """*damit solle Streit vermieden werden*: what is done already says by what the end is sought."""
    wishes = modal.lemma_ in function_words("directive")
    return wishes and any(c.lower_ in function_words("means") for c in children(head, ud.ADVMOD, ud.OBL, ud.MARK))


def _proportion(head: Token) -> bool:
    """*je kleiner die Schritte, desto mehr muss er tun*: a law of nature rather than a demand."""
    return any(token.lower_ in function_words("proportion") for token in head.subtree)


def _infinitive(modal: Token) -> Token | None:
    """The verb that a modal governs: its head, or what the parse hangs below or beside it."""
    if modal.dep_ == ud.AUX:
        return modal.head if is_predicate(modal.head) else None
    beside = [c for c in modal.head.children if c.i > modal.i and c.dep_ == modal.dep_]
    return next((c for c in (*children(modal, *_GOVERNED), *beside) if c.dep_ in _GOVERNED and _bare(c)), None)


def speaker(modal: Token, holders: Holders) -> list[Mention]:
    """Who says that something ought to be, in a quotation or as the author of an opinion piece.

    Nobody where he speaks of what he himself has to do.
    """
    head = _infinitive(modal)
    quotation = holders.quotation_at(modal, _SPOKEN)
    if head is None:
        return []
    said = holders.voice(head) if quotation is None else quotation.speaker
    if said is None or _aside(head, modal) or _past(modal) or _known(quotation):
        return []
    if describes(head, modal) or informs(quotation, modal, _advising(modal)) or forbidden(modal, head, agents(head)):
        return []
    mode = None if quotation is None else quotation.mode
    mood = "" if _advising(modal) else reportive(modal) or _INDICATIVE
    heard = mode is not Mode.DIRECT and mood == _HEARSAY and not _in_view(quotation, modal)
    if heard or (mode is Mode.FREE_INDIRECT and mood == _INDICATIVE):
        return []
    if any(_oneself(subject, said, holders) for subject in agents(head)):
        return []
    return expand(said)


def _known(quotation: Quotation | None) -> bool:
    """*wissen, dass Riga zahlen muss*: what somebody knows to be so is no demand of theirs."""
    return (
        quotation is not None
        and quotation.cue is not None
        and quotation.mode is not Mode.DIRECT
        and quotation.cue.lemma in function_words("knowing")
    )


def _in_view(quotation: Quotation | None, modal: Token) -> bool:
    """*nach dem Willen der Union soll*, *nach Ansicht des Rats soll*: what somebody wants or thinks is no hearsay."""
    cue = None if quotation is None or quotation.cue is None else quotation.cue.span
    word = None if cue is None else modal.doc.char_span(cue.start, cue.end, alignment_mode="expand")
    return word is not None and word[0].head.lemma_.lower() in function_words("view_noun")


def own(modal: Token, holders: Holders) -> list[Mention]:
    """The subject of a modal, where it is whoever utters the quotation around it (*sie werde die Steuern senken*)."""
    head = _infinitive(modal)
    said = holders.speaker_of(modal, _SPOKEN)
    if head is None or said is None or _aside(head, modal) or reportive(modal) == _UNREAL:
        return []
    return [m for subject in agents(head) for m in holders.at(subject) if whose(m).name == whose(said).name]


def subjects(modal: Token, holders: Holders) -> list[Mention]:
    """Who wants to do what the modal governs."""
    head = _infinitive(modal)
    if head is None or narrates(modal, holders):
        return []
    found = [mention for subject in agents(head) for mention in holders.at(subject)]
    return [] if of_others(found, modal, holders) else found


def _bare(verb: Token) -> bool:
    """An infinitive without *zu* and without a finite verb of its own, or a participle below one."""
    chain = (verb, *children(verb, ud.AUX, ud.AUX_PASS, ud.COP))
    infinitive = any(feature(token, ud.VERB_FORM) == ud.INF for token in chain)
    to = any(mark.lower_ in function_words("infinitive_marker") for mark in children(verb, ud.MARK))
    return infinitive and not to and not any(is_finite(token) for token in chain)


def _alike(verb: Token) -> bool:
    """A form that can be the infinitive, without a subject that would make it the plural."""
    return verb.lower_ == verb.lemma_.lower() and not children(verb, ud.NSUBJ, ud.NSUBJ_PASS)


def _perfect(head: Token) -> bool:
    participle = feature(head, ud.VERB_FORM) == ud.PARTICIPLE
    return participle and any(c.dep_ == ud.AUX and feature(c, ud.VERB_FORM) == ud.INF for c in auxiliaries(head))


def _only(modal: Token, head: Token) -> bool:
    """*darf nur in Notfällen öffnen*: what is allowed within a limit alone is hardly agreed to, nor refused."""
    if modal.lemma_ not in function_words("permission"):
        return False
    behind = [token for token in head.subtree if token.lower_ in function_words("restrictive")]
    return any(head.i in (token.head.i, token.head.head.i) for token in behind)


def _past(modal: Token) -> bool:
    """*musste*, *durfte*: what had to be then is told, not demanded; *dürfte* only guesses."""
    if modal.lower_ in function_words("guessing_form"):
        return True
    return feature(modal, ud.TENSE) == _PAST and feature(modal, ud.MOOD) != ud.SUB and not _advising(modal)


def _advising(modal: Token) -> bool:
    return modal.lower_ in function_words("advising_form")


def _states(head: Token) -> bool:
    """No condition or comparison: the clause opens with no conjunction, or with one that takes it for a fact."""
    marks = [mark for mark in children(head, ud.MARK) if mark.pos_ == ud.SCONJ]
    return all(mark.lower_ in function_words("factive_conjunction") for mark in marks) and not is_supposed(head)


def _asked(modal: Token) -> bool:
    last = next((token for token in reversed(list(modal.sent)) if token.text in "?.!"), None)
    return last is not None and last.text == "?"


def _aside(head: Token, modal: Token) -> bool:
    """A clause of reason, time or description inside the quotation: its modal is no proposal of the speaker."""
    chain = (head, *(above for above in ancestors(head) if is_predicate(above)))
    inside = next((clause for clause in chain if clause.dep_ not in (ud.CONJ, ud.XCOMP)), head)
    that = any(mark.lower_ in function_words("complementiser") for mark in children(inside, ud.MARK))
    return inside.dep_ in _ASIDE and not that and inside.left_edge.i <= modal.i


def _oneself(subject: Token, speaker_mention: Mention, holders: Holders) -> bool:
    """*ich muss*, *er müsse*: what the speaker has to do; *wir müssen* asks it of all."""
    if subject.lower_ in function_words("reported_self"):
        return False  # *man müsse* asks it of all
    if subject.lower_ in function_words("first_person"):
        return feature(subject, ud.NUMBER) != ud.PLUR
    return any(whose(mention).name == whose(speaker_mention).name for mention in holders.at(subject))
