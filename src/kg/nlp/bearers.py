"""Which person a title or description without a name takes up: *der Kremlchef*, *die Ministerin*, *der 60-Jährige*."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from kg.domain.mentions import Mention, MentionKind
from kg.lexicon.actors import Via, actors
from kg.lexicon.function_words import function_words
from kg.lexicon.general_offices import general_offices
from kg.lexicon.names import fold_accents
from kg.lexicon.person_nouns import person_nouns
from kg.lexicon.unnamed import PERSON as SOMEBODY
from kg.lexicon.unnamed import somebody
from kg.nlp import labels as ud
from kg.nlp import titles
from kg.nlp.candidates import PERSON, SUBJECT, Candidate
from kg.nlp.discourse import Discourse, article_gender
from kg.nlp.holders import whose
from kg.nlp.phrases import has_own_attributes, is_definite, is_plural
from kg.nlp.titles import Title
from kg.nlp.tree import children, feature, is_passive

_BACK: Final = 2
_STEM: Final = 4
_OFFICE: Final = "holds_office"
_OWNED: Final = frozenset({"state", "organisation", "body"})
_BORNE: Final = frozenset({_OFFICE, "represents", "member_of", "party_of"})


@dataclass(frozen=True, slots=True)
class _Description:
    """What a noun says of somebody: ``belongs_to`` are ids of states and parties; ``former`` says it once was so;
    ``exclusive`` that nobody holds another office beside it."""

    token: Token
    belongs_to: frozenset[str]
    former: bool = False
    exclusive: bool = False


def of_title(title: Title, discourse: Discourse) -> Mention | None:
    """Whoever bears the title in this document, else the person spoken of last.

    A description that says more than the document knows (*die Grünen-Politikerin*) falls to the last subject only if
    no rival fits and nothing known of that person speaks against it.
    """
    if not (is_definite(title.token) or _opens_headline(title)) or means_any(title.token):
        return None
    if title.token.head.lemma_.lower() in function_words("post"):  # das Amt des Kanzlers is nobody
        return None
    persons = [one for one in discourse.persons(title.token).values() if _gender_fits(title.token, one)]
    wanted = _domain_ids(title.domains) | ({title.office.of} if title.office.of else set())
    known = {one.key: discourse.people.titles.get(one.key, []) for one in persons}
    same = [one for one in persons if any(_is_same(other, title, wanted) for other in known[one.key])]
    special = [one for one in persons if any(_is_special(other, title, wanted) for other in known[one.key])]
    party = [one for one in persons if wanted & discourse.people.parties.get(one.key, set())]
    bearers = same or special or party
    if len(bearers) == 1:
        return discourse.mention(bearers[0])
    if bearers:
        return None
    if not (wanted or title.former):
        return _topic(title.token, discourse) if _says_of_topic(title) else None
    exclusive = title.office.relation == _OFFICE
    return _last_person(_Description(title.token, frozenset(wanted), title.former, exclusive), discourse)


def of_noun(token: Token, discourse: Discourse) -> Mention | None:
    """The person that a noun for anybody takes up (*der 60-Jährige*, *die Sozialdemokratin*, *der Norweger*)."""
    beside = _named_beside(token, discourse)
    if beside is not None:
        return beside
    if is_plural(token):
        return None
    if _introduces_nobody(token):
        return _topic(token, discourse)
    belongs_to = _person_of(token)
    if belongs_to is None:
        return None
    if has_own_attributes(token) or not is_definite(token):
        return None
    persons = discourse.persons(token)
    members = [one for key, one in persons.items() if belongs_to & discourse.people.parties.get(key, set())]
    if len(members) == 1 and _gender_fits(token, members[0]):
        return discourse.mention(members[0])
    return None if members else _last_person(_Description(token, belongs_to), discourse)


def _says_of_topic(title: Title) -> bool:
    """Whether a title needs no state or body beside it: *der Außenminister* may be another state's."""
    return title.office.relation in _BORNE and not title.office.top and title.office.domain not in _OWNED


def means_any(token: Token) -> bool:
    """*Wer einen Kandidaten will, dem der Kandidat ...*: any one that the same sentence just spoke of."""
    earlier = [one for one in token.sent if one.i < token.i and one.lemma_ == token.lemma_]
    return bool(earlier) and feature(earlier[-1], ud.NUMBER) != ud.PLUR and _is_any(earlier[-1])


def _is_any(noun: Token) -> bool:
    return any(feature(word, "Definite") == "Ind" for word in children(noun, ud.DET))


def _introduces_nobody(token: Token) -> bool:
    """Whether the noun says what somebody is by calling, so that with an article it is whom the text just named."""
    found = person_nouns().find(token.lemma_)
    if found is not None:
        return found.entry.next
    row = somebody(token.lemma_, alone=True)
    return row is not None and row.entry.kind == SOMEBODY


def _topic(token: Token, discourse: Discourse) -> Mention | None:
    """Whom the sentence before is about, where nobody else is named in it and nothing is known of that person.

    Centering: a definite subject that was never introduced goes on with the subject before (*Rosa Hell reiste ab. Die
    Landrätin versprach Hilfe*). A noun that the text used before she was named is somebody else's.
    """
    if token.dep_ != ud.NSUBJ or not is_definite(token) or has_own_attributes(token):
        return None
    near = [one for one in discourse.before(token, 1) if PERSON in one.kinds]
    if len({one.key for one in near}) != 1:
        return None
    one, known = near[-1], discourse.people.titles.get(near[-1].key, [])
    topics = [each for each in near if each.role == SUBJECT and each.main]
    acts = any(not is_passive(token.doc[each.at].head) for each in topics)
    if not acts or one.mention is None or any(not title.former for title in known) or not _gender_fits(token, one):
        return None
    used = any(noun.lemma_ == token.lemma_ for noun in token.doc[: near[0].at])
    return None if used or whose(one.mention).kind is not MentionKind.PERSON else discourse.mention(one)


def _named_beside(token: Token, discourse: Discourse) -> Mention | None:
    """The name behind a noun for one person (*der Anwalt, Jan Holt, ...*)."""
    if person_nouns().find(token.lemma_) is None or is_plural(token):
        return None
    people = (child for child in children(token, ud.APPOS) if child.i > token.i and child.ent_type_ == ud.PER)
    name = next(people, None)
    return titles.set_off(token, discourse.mentions) if name is None else discourse.mentions.at(name)


def _person_of(token: Token) -> frozenset[str] | None:
    """The states and parties a noun for one person names, none for anybody; None where the noun takes up no person."""
    found = person_nouns().find(token.lemma_)
    if found is not None:
        of = {found.entry.of} if found.entry.of else set()
        return frozenset(of) if found.entry.bare else None
    if token.ent_type_ != ud.LOC or token.ent_id_ != ud.DERIVED:
        return None
    return frozenset(sense.actor.id for sense in actors().named(token.lemma_) if sense.via is Via.DEMONYM) or None


def _last_person(description: _Description, discourse: Discourse) -> Mention | None:
    """The person who is the last subject, where nobody else of the sentences before fits the description."""
    near = [one for one in discourse.before(description.token, _BACK) if PERSON in one.kinds]
    fitting = [
        one for one in near if _gender_fits(description.token, one) and not _contradicts(discourse, one, description)
    ]
    subjects = [one for one in fitting if one.role == SUBJECT]
    if not subjects or subjects[-1].sentence != max(one.sentence for one in near):
        return None
    rivals = {one.key for one in subjects if one.sentence == subjects[-1].sentence}
    return discourse.mention(subjects[-1]) if len(rivals) == 1 else None


def _opens_headline(title: Title) -> bool:
    """*Nato-Chef lobt Zusage*: headlines leave the article out."""
    bare = not any(child.dep_ in (ud.DET, ud.DET_POSS) for child in title.token.lefts)
    return bare and bool(title.token.is_sent_start) and bool(title.domains)


def _domain_ids(domains: Iterable[Mention]) -> set[str]:
    known = actors()
    found = set()
    for domain in domains:
        senses = known.adjective(domain.name) if domain.form == ud.DERIVED else known.named(domain.name)
        found |= {sense.actor.id for sense in senses if sense.via is not Via.MEMBER}
    return found


def _ids(title: Title) -> set[str]:
    return _domain_ids(title.domains) | ({title.office.of} if title.office.of else set())


def _is_same(other: Title, title: Title, wanted: set[str]) -> bool:
    """Whether it is the same office, or the top of the same body under another word (*Nato-Chef*)."""
    ids = _ids(other)
    if other.office.slug == title.office.slug and (not wanted or not ids or bool(wanted & ids)):
        return _agree(other, title)
    return bool(wanted & ids) and other.office.top and title.office.top


def _is_special(other: Title, title: Title, wanted: set[str]) -> bool:
    """Whether the title is a more general word for the office (*Ministerin* for *Außenministerin*)."""
    ids = _ids(other)
    takes = general_offices().get(title.office.slug, frozenset())
    return other.office.slug in takes and (not wanted or bool(wanted & ids)) and _agree(other, title)


def _agree(other: Title, title: Title) -> bool:
    """Whether bodies that the lexicon lacks are the same where both titles name one (*bayerische*, *Bayerns*)."""
    names, others = ({fold_accents(domain.name) for domain in one.domains} for one in (title, other))
    known = bool(_domain_ids(title.domains)) and bool(_domain_ids(other.domains))
    if known or not names or not others or names & others:
        return True
    derived = any(domain.form == ud.DERIVED for domain in (*title.domains, *other.domains))
    return derived and bool({name[:_STEM] for name in names} & {name[:_STEM] for name in others})


def _gender_fits(token: Token, one: Candidate) -> bool:
    gender = article_gender(token)
    return not gender or not one.gender or gender in (one.gender, "Neut")


def _contradicts(discourse: Discourse, one: Candidate, description: _Description) -> bool:
    """Whether the document gives the person another state or party than the description does."""
    if description.former:
        return False
    if description.exclusive and any(_holds_office(other) for other in discourse.people.titles.get(one.key, [])):
        return True
    wanted = description.belongs_to
    kinds = {actor_id.split(":")[0] for actor_id in wanted}
    party = discourse.people.parties.get(one.key, set())
    if "org" in kinds and party and not party & wanted:
        return True
    known: Sequence[Title] = discourse.people.titles.get(one.key, [])
    for other in known:
        rivals = {actor_id for actor_id in _ids(other) if actor_id.split(":")[0] in kinds}
        if rivals and not rivals & wanted:
            return True
    return False


def _holds_office(title: Title) -> bool:
    return title.office.relation == _OFFICE and not title.former
