"""Issues: from a target to its normal form, so that different wordings of one proposition are one node.

A form is what is to be: *Einführung der Maut* is the toll itself, ``road_toll(-)``. What ends something (*Stopp der
Lieferungen*, *Abschaffung der Maut*) keeps its own form, ``end(...)`` or ``abolition(...)``, but who demands or refuses
it takes the opposite stance on what it ends (see ``targets``). A denied target is ``not(...)``.

Nodes are merged by the lexicon alone. The word vectors of the shipped encoder were measured and left out: among the
pairs of wordings developed on that the forms keep apart, the cosine of the mean piece embeddings of the words that
differ puts five different issues (*Solarenergie*, *Windkraft*) before the first that are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.domain.actors import Actor, Kind, Linked, Reason
from kg.domain.ids import of_one_document
from kg.domain.mentions import Mention, MentionKind, Use
from kg.domain.stances import Target
from kg.lexicon.function_words import function_words
from kg.lexicon.issue_words import CONTAINER, EVENT, VAGUE, belongs
from kg.link import bare
from kg.link.bodies import short_id
from kg.link.clauses import denies
from kg.link.forms import Forms
from kg.link.frames import Form
from kg.link.lengths import LONGEST_LABEL, shortened
from kg.link.naming import Naming
from kg.link.remainder import Word, tells
from kg.link.wording import label, labelled, worded_id

_FRAME, _WORDS, _TAKEN_UP = 0.9, 0.5, 0.7
_MARKS = '„“”»«"'


@dataclass(frozen=True, slots=True)
class Issue:
    """What a target is about; ``ended`` is what it brings to an end or denies, where that has a form of its own."""

    linked: Linked
    ended: Linked | None = None


def issue(target: Target, naming: Naming, asker: Actor | None = None) -> Issue | None:
    """The issue that a target is about: a frame with its participants where a word evokes one, else its content words.

    ``asker`` is the state that demands the issue: *die Ukraine will den Beitritt* is its own. None where the target has
    no content word at all.
    """
    if target.takes_up is not None:
        return _taken_up(target, target.takes_up, naming, asker)
    forms = Forms(naming, asker)
    form = forms.read(target)
    if form is None or _says_too_little(form, forms.left_over(target, form), target):
        return in_words(target, naming)
    actor = _settled(_node(form, target.negated), form, target, naming)
    if target.mention is None and _is_loose(form) and not form.denied:
        german = label(target, naming)
        actor = replace(actor, label=german, label_en=labelled(german, "")) if actor.kind is Kind.ISSUE else actor
    return _framed(actor, form, target)


def _is_loose(form: Form) -> bool:
    """Whether the form, or one inside of it, holds more than the lexicon has words for."""
    filled = [one for one in form.places if one.id]
    return form.narrowed or not all(one.known for one in filled) or any(_is_loose(one) for one in filled)


def _says_too_little(form: Form, left: Sequence[Word], target: Target) -> bool:
    """Whether the words ``left`` are too much to be left out: in a clause adverbs may, none where only a noun stays."""
    if form.frame is None and not form.known:
        return bool(left)  # *Einrichtung einer Stelle für Funker*: the place is more than a *Stelle*
    excepts = any(word.strip(",") in function_words("exception") for word in target.span.text.split())
    return target.mention is None and (excepts or any(tells(word, target) for word in left))


def proposition(target: Target, naming: Naming) -> Issue | None:
    """What somebody claims, denies or doubts to be so: a clause is more than a frame unless it says all of the clause.

    *dass Riga Kiew Waffen liefert* is a frame; *dass die Lieferung der Waffen drei Monate dauert* is its own words.
    """
    forms = Forms(naming)
    form = None if target.mention is not None or target.takes_up is not None else forms.read(target)
    if form is not None and (form.narrowed or forms.left_over(target, form)):
        return in_words(target, naming)
    return issue(target, naming)


def _mention(target: Target) -> Mention:
    return target.mention or Mention(span=target.span, name=target.lemma, kind=MentionKind.NOUN, use=Use.PATIENT)


def in_words(target: Target, naming: Naming) -> Issue | None:
    """The issue by its content words alone."""
    actor = _worded(target, naming)
    why = Reason("words", _WORDS, "Das Thema heißt nach seinen eigenen Wörtern.")
    whys = (why, *bare.reasons(target, _owner(target, naming)))
    return None if actor is None else Issue(Linked(actor, _mention(target), whys))


def _framed(actor: Actor, form: Form, target: Target) -> Issue:
    mention = _mention(target)
    why = Reason("frame", _FRAME, f"»{form.trigger}« nennt das Thema, {actor.id} ist seine Form.")
    whys = (why, *(bare.reasons(target, None) if _hollow(form) else ()))
    ended = None if target.negated else _ended(form)
    return Issue(Linked(actor, mention, whys), None if ended is None else Linked(ended, mention, whys))


def _hollow(form: Form) -> bool:
    """Whether nothing but a noun that names no issue fills the frame (*Umsetzung der Maßnahme*)."""
    if form.actor is not None:
        return False
    filled = [one for one in form.places if one.id]
    return all(_hollow(one) for one in filled) if filled else form.frame is None and _vague(form.label)


def _vague(noun: str) -> bool:
    return (belongs(noun, VAGUE) or belongs(noun, CONTAINER)) and not belongs(noun, EVENT)


def _settled(actor: Actor, form: Form, target: Target, naming: Naming) -> Actor:
    """The node in the phrase's own words where no table knows what fills its frame (*Reform des alten Bahnhofs*).

    What is filled by a noun for some event alone (*Untersuchung des Vorfalls*) is another one in every document.
    """
    plain = [one for one in form.places if one.id and one.actor is None and one.frame is None]
    if form.actor is not None or form.frame is None or not (plain or _is_loose(form)):
        return actor
    if plain and all(belongs(one.label, EVENT) or belongs(one.id, EVENT) for one in form.places if one.id):
        actor = replace(actor, id=of_one_document(actor.id, naming.document.id))
    own = target.mention is not None and target.mention.kind is MentionKind.NOUN and target.lemma == form.trigger
    if not own or form.denied or target.negated or (all(one.label_en for one in plain) and not _is_loose(form)):
        return actor
    german = label(target, naming)
    return replace(actor, label=german, label_en=labelled(german, ""))


def _taken_up(target: Target, fuller: Target, naming: Naming, asker: Actor | None) -> Issue | None:
    """The issue that the document named more fully before."""
    own = issue(replace(target, takes_up=None), naming, asker)
    earlier = issue(replace(fuller, negated=target.negated), naming, asker)
    if own is None or earlier is None:
        return own
    why = Reason("taken_up", _TAKEN_UP, f"»{target.span.text}« nimmt »{fuller.span.text}« wieder auf.")
    return Issue(Linked(earlier.linked.actor, own.linked.mention, (why,)))


def _node(form: Form, negated: bool) -> Actor:
    if form.denied != negated:
        return Actor(f"issue:not({form.id})", f"nicht: {form.label}", Kind.ISSUE, f"not: {_english(form)}")
    return form.actor or Actor(f"issue:{form.id}", form.label, Kind.ISSUE, _english(form))


def _english(form: Form) -> str:
    return labelled(form.label, form.label_en)


def _ended(form: Form) -> Actor | None:
    """What the form ends or denies."""
    if form.denied:
        return Actor(f"issue:{form.id}", form.label, Kind.ISSUE, _english(form))
    if form.frame is None or form.frame.ends is None or len(form.places) <= form.frame.ends:
        return None
    place = form.places[form.frame.ends]
    others = [one for at, one in enumerate(form.places) if at != form.frame.ends and one.id]
    return _node(place, False) if place.id and not place.denied and not form.narrowed and not others else None


def _worded(target: Target, naming: Naming) -> Actor | None:
    name, vague = worded_id(target, naming)
    if not name:
        return None
    if vague:  # *der Vorschlag* is another one in every article
        name = of_one_document(name, naming.document.id)
    german = label(target, naming)
    owner = _owner(target, naming) if vague or len(target.words) == 1 else None
    if owner is not None:  # *ihr Amt* is another one for everybody
        name += f"-{short_id(owner)}"
        german = f"{german} ({owner.label})"
    elif vague and naming.document.title not in ("", naming.document.id):
        german = f"{german} ({shortened(naming.document.title, LONGEST_LABEL - len(german))})"
    denied = "not-" if target.negated else ""
    if denied and not any(denies(word.strip(_MARKS)) for word in target.span.text.split()):
        german = f"nicht: {german}"  # the denial stands outside (*glaubt nicht, dass ...*)
    return Actor(f"issue:{denied}{name}", german, Kind.ISSUE, labelled(german, ""))


def _owner(target: Target, naming: Naming) -> Actor | None:
    """Whom a possessive before the noun takes up."""
    pronouns = (one.mention for one in target.arguments if one.relation == "gen" and one.mention.antecedent is not None)
    linked = next((naming.somebody(one) for one in pronouns if one.kind is MentionKind.PRONOUN), None)
    return None if linked is None else linked.actor
