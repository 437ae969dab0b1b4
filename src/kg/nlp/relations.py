"""Relations that the text states plainly: offices, parties, memberships, places. Dated by the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.domain.dates import PartialDate
from kg.domain.mentions import Mention, MentionKind, Use
from kg.domain.spans import Span
from kg.domain.stances import Basis, Relation, Time
from kg.lexicon.actors import Via, actors
from kg.lexicon.function_words import function_words
from kg.lexicon.relation_verbs import relation_verbs
from kg.nlp import labels as ud
from kg.nlp import titles
from kg.nlp.mentions import Mentions, doc_span
from kg.nlp.slots import fill
from kg.nlp.titles import Title
from kg.nlp.tree import auxiliaries, feature, finite_verb

_CONFIDENCE = {"title": 0.95, "apposition": 0.9, "copula": 0.85, "bracket": 0.95, "verb": 0.8}
_PARTY = "party"


def find(doc: Doc, mentions: Mentions, date: PartialDate | None) -> list[Relation]:
    """The relations of a document in the order of their evidence; ``date`` is the document's.

    Offsets are those of ``Document.text``. An office held before or after the article gives nothing.
    """
    time = Time(date, Basis.PUBLICATION if date is not None else Basis.UNKNOWN)
    found = [*_of_titles(doc, mentions), *_of_brackets(doc, mentions), *_of_verbs(doc, mentions)]
    unique: dict[tuple[Span, str, Span], Relation] = {}
    for relation in found:
        key = (relation.subject.span, relation.relation, relation.object.span)
        unique.setdefault(key, replace(relation, time=time))
    return sorted(unique.values(), key=lambda relation: (relation.evidence, relation.object.span, relation.relation))


def _of_titles(doc: Doc, mentions: Mentions) -> Iterator[Relation]:
    for title in titles.find(doc, mentions):
        if title.person is not None:
            for relation, other in _ties(title):
                yield _relation(title.person, relation, other, title.token, title.way)


def _ties(title: Title) -> Iterator[tuple[str, Mention]]:
    """What a title says of its bearer: the office, the party, and whom they act for."""
    parties = [domain for domain in title.domains if _is_party(domain)]
    yield from (("party_of", party) for party in parties)
    if title.former:
        return
    relation = title.office.relation
    if relation == "holds_office":
        yield relation, office_mention(title)
        if title.office.domain == "state":
            yield from (("represents", domain) for domain in title.domains if _is_state(domain))
    elif relation in ("spokesperson_of", "represents"):
        yield from ((relation, domain) for domain in title.domains)
    elif relation == "member_of":
        yield from ((relation, d) for d in title.domains if d not in parties and d.kind is MentionKind.ORGANISATION)


def office_mention(title: Title) -> Mention:
    """The words of an office as a mention; its modifiers are the states and bodies it belongs to."""
    token = title.token
    start = min([token.i, *(child.i for child in token.lefts if child.dep_ == ud.AMOD)])
    return Mention(
        span=doc_span(token.doc, start, token.i + 1),
        name=token.lemma_,
        kind=MentionKind.NOUN,
        use=Use.MODIFIER,
        title="deputy" if title.deputy else "",
        modifiers=title.domains,
        gender=feature(token, ud.GENDER),
    )


def _of_brackets(doc: Doc, mentions: Mentions) -> Iterator[Relation]:
    """*Friedrich Merz (CDU)*: what stands in brackets behind a name is a party."""
    for entity in doc.ents:
        if entity.label_ != ud.PER:
            continue
        mention = mentions.at(entity.root)
        if mention is not None and mention.kind is MentionKind.PERSON:
            after = [m for m in mention.modifiers if m.span.start >= entity.end_char and _is_party(m)]
            yield from (_relation(mention, "party_of", m, entity.root, "bracket") for m in after)


def _of_verbs(doc: Doc, mentions: Mentions) -> Iterator[Relation]:
    verbs = relation_verbs()
    for token in doc:
        row = verbs.get(token.lemma_)
        if row is None or not _stated(token):
            continue
        subjects = [m for head in fill(token, "subj") for m in [mentions.at(head)] if _is_name(m)]
        objects = [m for slot in row.objects for head in fill(token, slot) for m in [mentions.at(head)] if _is_name(m)]
        for subject in subjects:
            for other in objects:
                if subject is not None and other is not None:
                    yield _relation(subject, row.relation, other, token, "verb")


def _stated(token: Token) -> bool:
    """Whether a clause says so outright: indicative present, no modal verb, not denied."""
    verb = finite_verb(token) or token
    plain = feature(verb, ud.MOOD) != ud.SUB and feature(verb, ud.TENSE) == "Pres"
    helpers = [aux for aux in auxiliaries(token) if aux.dep_ == ud.AUX]
    denied = any(child.lemma_.lower() in function_words("negative") for child in token.children)
    return plain and not helpers and not denied and token.sent[-1].text != "?"


def _is_name(mention: Mention | None) -> bool:
    return mention is not None and not mention.form and mention.kind not in (MentionKind.NOUN, MentionKind.PRONOUN)


def _is_party(mention: Mention) -> bool:
    known = actors()
    return any(
        sense.via is Via.NAME and known.class_of(sense.actor.id) == _PARTY for sense in known.named(mention.name)
    )


def _is_state(mention: Mention) -> bool:
    senses = actors().adjective(mention.name) if mention.form == ud.DERIVED else actors().named(mention.name)
    return any(sense.actor.id.startswith("state:") for sense in senses)


def _relation(subject: Mention, relation: str, other: Mention, token: Token, way: str) -> Relation:
    sentence = token.sent
    text = sentence.text.strip()
    start = sentence.start_char + sentence.text.find(text)
    return Relation(
        subject=subject,
        relation=relation,
        object=other,
        evidence=Span(start, start + len(text), text),
        rule=f"relations:{way}",
        confidence=_CONFIDENCE[way],
    )
