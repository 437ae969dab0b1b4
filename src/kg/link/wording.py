"""Issues that no frame names: an id of their content words in canonical order, and a short label in nominative case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.domain.actors import Kind
from kg.domain.ids import make_id, slug
from kg.domain.mentions import Mention, MentionKind
from kg.domain.stances import Argument, Target
from kg.lexicon.endings import endings, without_ending
from kg.lexicon.function_words import function_words
from kg.lexicon.issue_words import ARTICLE, CONTAINER, LIGHT, VAGUE, belongs
from kg.lexicon.nominals import verb_of
from kg.lexicon.things import thing
from kg.lexicon.verbs import infinitives
from kg.link.bodies import short_id
from kg.link.clauses import in_order
from kg.link.lengths import LONGEST_LABEL, shortened
from kg.link.naming import Naming

_LONGEST_ID = 80
_GERMAN = "(German)"
_MARKS = '„“”»«"'
_NAMED = frozenset({Kind.STATE, Kind.ORGANISATION, Kind.PERSON, Kind.TREATY, Kind.GROUP, Kind.PLACE, Kind.EVENT})
_STRONG = {"Masc": "er", "Fem": "e", "Neut": "es"}
_OBJECTS, _SUBJECT = ("obj", "dat"), "subj"
_TO = "zu"
_LEAST = 2  # words of a verb and its object
_PUNCTUATION = ",;:.!?"
_SAME = ("e", "en")  # Kollege, Garten: the plural ends in n in all cases
_NEUTER, _FEMININE, _PLURAL = "Neut", "Fem", "e"


def labelled(german: str, english: str) -> str:
    """The English label, else the German one, marked as such."""
    return english or (f"{german} {_GERMAN}" if german else "")


def plain(noun: str) -> str:
    """A noun in ids: near-synonyms have one name."""
    found = thing(noun)
    return slug(noun) if found is None else found.name


def worded_id(target: Target, naming: Naming) -> tuple[str, bool]:
    """The head and the other content words in order of the alphabet; and whether they mean nothing outside the text.

    Participants with a name stand there by it, light words are left out, a noun made from a verb is that verb.
    "" where the target has no content word.
    """
    names: dict[int, str] = {}
    for argument in _all(target.arguments):
        linked = naming.link(argument.mention)
        if linked is not None and linked.actor.kind in _NAMED and argument.mention.kind is not MentionKind.NOUN:
            span = argument.mention.span
            at = {start for start in target.starts if span.start <= start < span.end}
            names |= dict.fromkeys(at, short_id(linked.actor))
    starts = target.starts or tuple(range(-len(target.words), 0))
    rest: set[str] = set()
    vague = belongs(target.lemma, VAGUE) or belongs(target.lemma, CONTAINER)
    for word, start in zip(target.words, starts, strict=True):
        if start in names:
            rest.add(names[start])
        elif word != target.lemma and any(letter.isalnum() for letter in word) and not belongs(word, LIGHT):
            vague = vague and (belongs(word, VAGUE) or belongs(word, CONTAINER))
            rest.add(plain(word))
    head = plain(verb_of(_head(target))) if any(letter.isalnum() for letter in target.lemma) else ""
    parts = [part for part in (head, *sorted(rest - {head})) if part]
    if not any(any(letter.isalnum() for letter in word) for word in target.words):
        return "", False
    name = "-".join(parts)
    if len(name) > _LONGEST_ID:
        name = f"{name[:_LONGEST_ID].rsplit('-', 1)[0]}-{make_id('x', name)[2:10]}"
    return name, vague and target.mention is not None


def _head(target: Target) -> str:
    """The head's lemma, the verb itself for an infinitive used as a noun."""
    if target.mention is None:
        return target.lemma
    shown = next((word.strip(_MARKS) for word in target.span.text.split() if word[:2] == target.lemma[:2]), "")
    return shown if is_deed(target.mention, shown) else target.lemma


def _all(arguments: Sequence[Argument]) -> Iterator[Argument]:
    for argument in arguments:
        yield argument
        if argument.inner is not None:
            yield from _all(argument.inner.arguments)


def name_of(mention: Mention, attributes: Sequence[str], before: Sequence[str] = ()) -> str:
    """A noun with its attributes in nominative case, as far as number and gender tell.

    ``before`` are the words before the noun as they stand, whose endings show a gender that the parse missed.
    """
    noun = _nominative(mention)
    shown = [word for word in before if word not in function_words("definite_article")]
    if (mention.plural and noun != mention.name) or (shown == list(before) and shown and shown[0].endswith(_PLURAL)):
        ending = _PLURAL  # *fünfjährige* without an article is plural or feminine
    else:
        ending = _STRONG.get(_gender(mention, before or attributes), _PLURAL)
    return " ".join([*(_inflected(attribute, ending) for attribute in attributes), noun])


def _gender(mention: Mention, before: Sequence[str]) -> str:
    """The gender that an article shows (*einen*, *das*) before the one that the parse gave."""
    for gender in _STRONG:
        if any(word in function_words(f"determiner_{gender.lower()}") for word in before):
            return gender
    shown = (word for word in before if word not in function_words("determiner_genitive"))
    neuter = any(word.endswith(_STRONG[_NEUTER]) for word in shown)
    return _NEUTER if neuter and mention.gender != _FEMININE else mention.gender


def _nominative(mention: Mention) -> str:
    """The noun as it stands where its plural has the same form in all cases, or without the dative's *n*; else its
    lemma."""
    words = mention.span.text.split()
    shown = next((word for word in words if word[:2] == mention.name[:2]), "").strip(_MARKS)
    if is_deed(mention, shown):
        return shown
    if not mention.plural or not shown:
        return mention.name
    if mention.gender == _FEMININE or not shown.endswith("n") or mention.name.endswith(_SAME):
        return shown
    weak = shown == f"{mention.name}en" and mention.name.endswith(endings("weak"))
    return shown if weak else shown[:-1]


def is_deed(mention: Mention, shown: str) -> bool:
    """Whether a noun as it stands is an infinitive (*das Tragen*), whatever lemma it was given."""
    return mention.gender == _NEUTER and not mention.plural and shown.lower() in infinitives(shown)


def _inflected(attribute: str, ending: str) -> str:
    if attribute in function_words("quantity"):
        return attribute
    base = min(without_ending(attribute, "adjective"), key=len)
    return base + ending if attribute != base else attribute


def label(target: Target, naming: Naming) -> str:
    """The head phrase: a noun in nominative case with what follows it, or a clause with its verbs in the infinitive."""
    if target.mention is not None:
        return shortened(_phrase(target))
    return shortened(_clause(target) if target.order is None else in_order(target, target.order, naming))


def _phrase(target: Target) -> str:
    """The phrase without what turned the stance, articles and pronouns, its adjectives and head in nominative case."""
    mention = target.mention
    text = _clean(target)
    words = text.split()
    at = next((n for n, word in enumerate(words) if word[:2] == target.lemma[:2]), None)
    if mention is None or at is None or mention.kind is not MentionKind.NOUN:
        return text
    before = [word for word in words[:at] if not belongs(word.lower(), ARTICLE)]
    if any(word not in target.attributes for word in before):
        return " ".join([*before, *words[at:]])
    comma = words[at][len(words[at].rstrip(",")) :]
    return " ".join([name_of(mention, before, target.attributes) + comma, *words[at + 1 :]])


def _clause(target: Target) -> str:
    """The clause, of an infinitive without *zu*; objects and infinitive alone where it is long."""
    text = _deed(target) or _clean(target)
    if len(text) > LONGEST_LABEL and not target.negated and not target.turned:  # a nucleus would lose the denial
        text = " ".join((_nucleus(target) or text).split())
    words = text.split()
    finite = any(one.relation == _SUBJECT and target.span.contains(one.mention.span) for one in target.arguments)
    for at, word in enumerate(words):
        bare = word.strip(_PUNCTUATION)
        if any(bare[:cut] + bare[cut + len(_TO) :] == target.lemma for cut in _places_of(_TO, bare)):
            words[at] = word.replace(bare, target.lemma)
        elif bare == target.lemma and at and words[at - 1] == _TO:
            words[at - 1] = ""
    if words[-2:-1] == [_TO] and not finite:
        words[-2] = ""  # *halten zu können* ends in another verb than its own
    return " ".join(word for word in words if word)


def _deed(target: Target) -> str:
    """What a clause that opens with its finite verb and has no subject does, as an infinitive; "" for any other.

    *hebt die Gebühr an* is *die Gebühr anheben*.
    """
    opens = zip(target.words[:1], target.starts[:1], strict=False)
    words = _clean(target).split()
    if (target.lemma, target.span.start) not in opens or len(words) == 1 or words[0] == target.lemma:
        return ""
    particle = len(words) > _LEAST and target.lemma.startswith(words[-1]) and words[-1].islower()
    return " ".join([*words[1 : -1 if particle else None], target.lemma])


def _places_of(part: str, word: str) -> Iterator[int]:
    return (at for at in range(len(word)) if word.startswith(part, at))


def _nucleus(target: Target) -> str:
    """What stands from the object on (*das Gymnasium in Riga reformieren*); "" without one, or where a subject stands.

    Objects are whole phrases: *Sorge tragen* or *den Einsatz ersparen* would not say what is to be done.
    """
    inside = [one for one in target.arguments if target.span.contains(one.mention.span)]
    inside = [one for one in inside if one.mention.kind is not MentionKind.PRONOUN]
    infinitive = target.span.text.split()[-1].strip(_PUNCTUATION) == target.lemma or f" {_TO} " in target.span.text
    if any(one.relation == _SUBJECT for one in inside) or not infinitive:
        return ""
    first = next((one for one in inside if one.relation in _OBJECTS), None)
    if first is None:
        return ""
    verbs = [at for word, at in zip(target.words, target.starts, strict=False) if word == target.lemma]
    start = first.mention.span.start - target.span.start
    before = target.span.text[:start].split()[-1:]
    article = " ".join(word for word in before if belongs(word.lower(), ARTICLE))
    if any(at < first.mention.span.start for at in verbs):
        return f"{article} {_whole(first)} {target.lemma}".strip()
    return f"{article} {target.span.text[start:]}".strip()


def _whole(argument: Argument) -> str:
    """A participant with all that its noun brings along."""
    return argument.mention.span.text if argument.inner is None else argument.inner.span.text


def _clean(target: Target) -> str:
    """The target's own words, without those that turned the stance and without quotation marks left open."""
    text, start = target.span.text, target.span.start
    for word in sorted(target.turned, key=lambda word: -word.start):
        text = text[: word.start - start] + text[word.end - start :] if target.span.contains(word) else text
    if target.apart is not None:
        text = f"{text}, {target.apart.text}"
    if sum(text.count(mark) for mark in _MARKS) % 2:
        text = "".join(letter for letter in text if letter not in _MARKS)
    return " ".join(text.split()).strip(" ,")
