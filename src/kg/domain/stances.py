"""What one document says, before anybody is linked: quotations, stances, relations."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.domain.dates import PartialDate
from kg.domain.documents import Document
from kg.domain.mentions import Mention
from kg.domain.spans import Span


class Modality(StrEnum):
    ASSERTED = "asserted"
    INTENDED = "intended"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    COUNTERFACTUAL = "counterfactual"
    ASKED = "asked"


class Mode(StrEnum):
    """How words are attributed (Brunner 2015; the classes of the Wikinews and SpkAtt annotations)."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    FREE_INDIRECT = "free_indirect"
    REPORTED = "reported"


class Basis(StrEnum):
    """What a date of a statement rests on."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    PUBLICATION = "publication"
    UNKNOWN = "unknown"


class Phase(StrEnum):
    """Where a statement stands in the course of change that its text tells.

    ``PAST``: of the time before (*zuvor*, *bislang*, *hatte ... abgelehnt*); ``BEGUN``: new (*nun*, *erstmals*);
    ``CONTINUED``: still (*weiterhin*); ``RESUMED``: again (*wieder*); ``ENDED``: the denial of what was (*nicht mehr*).
    """

    PAST = "past"
    CURRENT = "current"
    BEGUN = "begun"
    CONTINUED = "continued"
    RESUMED = "resumed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Cue:
    """The word that expresses a stance or introduces a quotation; ``lemma`` joins separable verbs."""

    span: Span
    lemma: str


@dataclass(frozen=True, slots=True)
class Time:
    """When a statement was said, on what ground, and from when until when it is to hold.

    A statement of the past (``phase``) without a date of its own has no ``said``: it is older than its document.
    """

    said: PartialDate | None = None
    basis: Basis = Basis.UNKNOWN
    start: PartialDate | None = None
    until: PartialDate | None = None
    phase: Phase = Phase.CURRENT


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words or thoughts attributed to a speaker. ``content`` excludes the quotation marks."""

    content: Span
    mode: Mode
    speaker: Mention | None = None
    cue: Cue | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """The words that play a role around a cue; names are those of SpkAtt-2023 (Source, Message, Topic, Addr, ...)."""

    name: str
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SpeechFrame:
    """Who says, thinks or writes what, as the trained head reads it (Rehbein et al. 2023): beside the quotations.

    ``cue`` are the cue's words, ``probability`` in [0, 1] says how likely the first of them begins one.
    """

    cue: tuple[Span, ...]
    probability: float
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant of a target: how it is attached (case, preposition or "compound") and who it is.

    ``inner`` is what a common noun brings along itself (*die Lieferung von Waffen an Kiew*), read as a target.
    """

    relation: str
    mention: Mention
    inner: Target | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """A clause in the order of a label: its ``subject``, what stands ``before`` and ``after`` the ``verbs``.

    The verbs are in the infinitive (*angehoben werden*); the parts are spans of the text without them. ``finite`` is
    the clause with its verbs as they stand, for a clause without a subject that says who (*ihm fehlt Geld*, *es geht um
    Geld*); empty where the subject stands elsewhere or a modal verb outside of the target governs the clause.
    ``doubtful`` are its pronouns that might as well mean another noun of their sentence than they were taken to mean.
    """

    subject: Span | None
    before: tuple[Span, ...]
    verbs: str
    after: tuple[Span, ...] = ()
    finite: tuple[Span, ...] = ()
    doubtful: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """What a stance is about: a phrase or clause with its head word and the participants found in it.

    ``mention`` is set where the whole phrase names someone or something; ``words`` are the content lemmas in order.
    ``negated`` says that the target itself is denied (*dass keine Minen gelegt werden*). ``turned`` are the denying
    words inside the span that turned the stance's type instead (*verspricht, nicht anzugreifen*).
    ``starts`` are where the ``words`` begin in the document's text, empty where that is not known; ``attributes`` are
    the adjectives and quantities before a noun as they stand, in lower case (*mehr*, *niedrigere*). ``apart`` is the
    clause that says what a noun is about where the verb stands between (*lehnt das Angebot ab, {dort zu bauen}*).
    ``takes_up`` is the fuller phrase before that a bare noun means (*der Entwurf*: *ein Gesetzentwurf zur Maut*).
    ``definite``: a noun stands with *der* or *dieser*, so that it may take up what the text named before.
    ``order`` are the parts of a finite clause in the order of a label, None where they could not be told apart.
    ``pointers`` are words of it that point elsewhere and were not resolved (*dieser Satz*, *dies*, *Klage dagegen*).
    """

    span: Span
    lemma: str
    mention: Mention | None = None
    arguments: tuple[Argument, ...] = ()
    words: tuple[str, ...] = ()
    negated: bool = False
    turned: tuple[Span, ...] = ()
    starts: tuple[int, ...] = ()
    attributes: tuple[str, ...] = ()
    apart: Span | None = None
    takes_up: Target | None = None
    definite: bool = False
    order: Order | None = None
    pointers: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Stance:
    """A holder's stance toward a target as one passage expresses it.

    ``type`` is the type after negation was applied; ``negated`` records that it was. ``rule`` names the cue row.
    """

    holder: Mention
    type: str
    target: Target
    cue: Cue
    evidence: Span
    rule: str
    negated: bool = False
    modality: Modality = Modality.ASSERTED
    reported_by: tuple[Mention, ...] = ()
    time: Time = Time()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Relation:
    """A fact that is no stance: ``subject`` ``relation`` ``object`` (member_of, holds_office, ...)."""

    subject: Mention
    relation: str
    object: Mention
    evidence: Span
    rule: str
    time: Time = Time()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything the pipeline found in one document, in the order of the text."""

    document: Document
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    frames: tuple[SpeechFrame, ...] = ()
    stances: tuple[Stance, ...] = ()
    relations: tuple[Relation, ...] = ()
    notes: tuple[str, ...] = ()
