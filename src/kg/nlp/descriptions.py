"""Descriptions that take up somebody: *das Land*, *das Bündnis*, *der CDU-Vorsitzende*, *der frühere Minister*."""

from __future__ import annotations

from spacy.tokens import Token

from kg.domain.mentions import Mention
from kg.lexicon.actors import Via, actors
from kg.lexicon.bodies import bodies
from kg.lexicon.function_words import function_words
from kg.lexicon.role_nouns import role_nouns
from kg.nlp import labels as ud
from kg.nlp.discourse import THING, Candidate, Discourse
from kg.nlp.titles import Title
from kg.nlp.tree import children, feature, prepositions

_BACK_NOUN, _BACK_PERSON = 3, 2
_WHOLE_DOCUMENT = 1_000_000
_SHORTEST_END = 4


def is_definite(token: Token) -> bool:
    """Whether the noun stands with *der* or *dieser*, or with an article fused into its preposition."""
    determiners = [child.lemma_.lower() for child in token.lefts if child.dep_ == ud.DET]
    fused = any(child.dep_ == ud.CASE and feature(child, ud.CASE_FEATURE) for child in token.lefts)
    return any(lemma in function_words("definite") for lemma in determiners) or (fused and not determiners)


def name_beside(token: Token, discourse: Discourse) -> Mention | None:
    """The name right behind a noun that says what it is (*die Organisation Amnesty*, *das Land Chile*)."""
    if token.pos_ != ud.NOUN or token.i + 1 >= len(token.doc) or feature(token, ud.NUMBER) == ud.PLUR:
        return None
    entity = discourse.mentions.entity(token.doc[token.i + 1])
    if entity is None or entity.start != token.i + 1 or entity.ent_id_ or entity.root.head.i != token.i:
        return None
    plain = entity.root.dep_ in (ud.APPOS, ud.FLAT, ud.FLAT_NAME, ud.NMOD, ud.DEP) and feature(
        entity.root, ud.CASE_FEATURE
    ) in ("", feature(token, ud.CASE_FEATURE))
    fits = entity.label_ == ud.ORG or token.lemma_ in role_nouns()
    return discourse.mentions.at(entity.root) if plain and fits and entity.label_ != ud.PER else None


def role_antecedent(token: Token, discourse: Discourse) -> Mention | None:
    """Who a bare definite role noun takes up; None where its kind was not named lately or by several."""
    takes = role_nouns().get(token.lemma_, frozenset())
    bare = not children(token, ud.DET_POSS, ud.APPOS, ud.FLAT_NAME) and not _genitives(token)
    if token.pos_ != ud.NOUN or feature(token, ud.NUMBER) == ud.PLUR or not bare or not is_definite(token):
        return None
    return _by_kind(token, takes, discourse) or _by_compound(token, discourse)


def _by_compound(token: Token, discourse: Discourse) -> Mention | None:
    longer = [one for one in discourse.before(token, _BACK_NOUN) if _shortened(token, one)]
    return longer[-1].mention if len({one.key for one in longer}) == 1 else None


def _by_kind(token: Token, takes: frozenset[str], discourse: Discourse) -> Mention | None:
    if not takes:
        return None
    back = _WHOLE_DOCUMENT if takes == {"treaty"} else _BACK_NOUN
    fitting = [one for one in discourse.before(token, back) if one.kinds & takes and not one.plural]
    if len({one.key for one in fitting}) == 1 or takes == {"treaty"}:
        return fitting[-1].mention if fitting else None
    subjects = [one for one in fitting if one.subject]
    if not subjects:
        return None
    last = subjects[-1]
    rivals = {one.key for one in fitting if one.sentence >= last.sentence}
    return last.mention if len(rivals) == 1 else None


def _shortened(token: Token, one: Candidate) -> bool:
    """*das Ministerium* after *das Außenministerium*: the noun is the end of the compound that named a body."""
    if token.lemma_ not in role_nouns() and bodies().find(token.lemma_) is None:
        return False
    noun, name = token.lemma_.lower(), one.mention.name.lower()
    one_body = THING not in one.kinds and not one.mention.members and not one.plural
    return one_body and len(noun) >= _SHORTEST_END and name != noun and name.endswith(noun)


def _genitives(token: Token) -> list[Token]:
    """Attributes that say whose it is; *die Vereinbarung mit Kiew* may still take one up."""
    return [child for child in children(token, ud.NMOD, ud.NMOD_POSS) if not prepositions(child)]


def title_antecedent(title: Title, discourse: Discourse) -> Mention | None:
    """The person a title without a name takes up: whoever bears it in this document, else who spoke last.

    A description that says more than the document knows (*die Grünen-Politikerin*) falls to the last subject only if
    no rival fits and nothing known of that person speaks against it.
    """
    if not (is_definite(title.token) or _opens_headline(title)) or (
        title.token.dep_ in (ud.APPOS, ud.CONJ) and title.person is not None
    ):
        return None
    persons = _latest_by_person(discourse.before(title.token, _WHOLE_DOCUMENT))
    wanted = _domain_ids(title.domains) | ({title.office.of} if title.office.of else set())
    bearers = [one for one in persons if _bears(discourse.titles.get(one.key, []), title, wanted)]
    bearers = bearers or [one for one in persons if wanted & discourse.parties.get(one.key, set())]
    if len(bearers) == 1:
        return bearers[0].mention
    if bearers or not (wanted or title.former):
        return None
    near = [one for one in discourse.before(title.token, _BACK_PERSON) if "person" in one.kinds]
    fitting = [one for one in near if _gender_fits(title, one) and not _contradicts(discourse, one, title, wanted)]
    subjects = [one for one in fitting if one.subject]
    if not subjects or subjects[-1].sentence != max(one.sentence for one in near):
        return None
    rivals = {one.key for one in subjects if one.sentence == subjects[-1].sentence}
    return subjects[-1].mention if len(rivals) == 1 else None


def _opens_headline(title: Title) -> bool:
    """*Nato-Chef lobt Zusage*: headlines leave the article out."""
    bare = not any(child.dep_ in (ud.DET, ud.DET_POSS) for child in title.token.lefts)
    return bare and bool(title.token.is_sent_start) and bool(title.domains)


def _latest_by_person(candidates: list[Candidate]) -> list[Candidate]:
    latest = {one.key: one for one in candidates if "person" in one.kinds}
    return list(latest.values())


def _domain_ids(domains: tuple[Mention, ...]) -> frozenset[str]:
    known = actors()
    found = set()
    for domain in domains:
        senses = known.adjective(domain.name) if domain.form == ud.DERIVED else known.named(domain.name)
        found |= {sense.actor.id for sense in senses if sense.via is not Via.MEMBER}
    return frozenset(found)


def _bears(known: list[Title], title: Title, wanted: frozenset[str]) -> bool:
    """Whether the person bears the office, or is the head of the same body under another word (*Nato-Chef*)."""
    for other in known:
        ids = _domain_ids(other.domains) | ({other.office.of} if other.office.of else set())
        same_office = other.office.slug == title.office.slug
        if same_office and (not wanted or not ids or wanted & ids):
            return True
        if wanted & ids and _is_head(other, title):
            return True
    return False


def _is_head(other: Title, title: Title) -> bool:
    """Two words for the top of one body: *Generalsekretär* and *Chef*, *Präsident* and *Staatschef*."""
    return other.office.top and title.office.top


def _gender_fits(title: Title, one: Candidate) -> bool:
    articles = [feature(child, ud.GENDER) for child in title.token.lefts if child.dep_ == ud.DET]
    gender = next((article for article in articles if article), feature(title.token, ud.GENDER))
    return not gender or not one.gender or gender == one.gender


def _contradicts(discourse: Discourse, one: Candidate, title: Title, wanted: frozenset[str]) -> bool:
    """Whether the document gives the person another state or party than the description does."""
    if title.former:
        return False
    kinds = {actor_id.split(":")[0] for actor_id in wanted}
    party = discourse.parties.get(one.key, set())
    if "org" in kinds and party and not party & wanted:
        return True
    for other in discourse.titles.get(one.key, []):
        ids = _domain_ids(other.domains) | ({other.office.of} if other.office.of else set())
        rivals = {actor_id for actor_id in ids if actor_id.split(":")[0] in kinds}
        if rivals and not rivals & wanted:
            return True
    return False
