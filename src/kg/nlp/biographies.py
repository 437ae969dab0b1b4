"""What a document says of each person anywhere: full name, gender, offices and party."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from kg.domain.mentions import Mention
from kg.lexicon.actors import actors
from kg.lexicon.endings import without_ending
from kg.lexicon.function_words import function_words
from kg.lexicon.names import fold_accents
from kg.lexicon.offices import offices
from kg.nlp import labels as ud
from kg.nlp.name_forms import base_form
from kg.nlp.titles import Title
from kg.nlp.tree import feature

_FEMININE = "Fem"
_PERSONAL = frozenset({"Masc", _FEMININE})


@dataclass(slots=True)
class Biographies:
    """The people of a document by key: the full name, folded, or the surname where no full name or several have it."""

    titles: dict[str, list[Title]] = field(default_factory=dict)
    parties: dict[str, set[str]] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    _by_surname: dict[str, set[str]] = field(default_factory=dict)
    _by_word: dict[str, set[str]] = field(default_factory=dict)

    def key(self, name: str) -> str:
        """The full name that a surname of this document belongs to, folded; the name itself where none or several do.

        Not everybody goes by their last word (*Ban* of *Ban Ki-moon*).
        """
        words = fold_accents(name).split()
        if len(words) != 1:
            return " ".join(words)
        for word in without_ending(words[0], "genitive"):
            known = self._by_surname.get(word) or self._by_word.get(word, set())
            if len(known) == 1:
                return min(known)
        return words[0]

    def add_name(self, entity: DocSpan) -> None:
        """Note a full name; the first of its words tells the gender."""
        words = fold_accents(base_form(entity)).split()
        if len(words) > 1:
            self._by_surname.setdefault(words[-1], set()).add(" ".join(words))
            for word in words[:-1]:
                self._by_word.setdefault(word, set()).add(" ".join(words))
            self.genders.setdefault(" ".join(words), feature(entity[0], ud.GENDER))

    def add_form_of_address(self, entity: DocSpan) -> None:
        """Note the gender of the noun right before a name (*Frau Hell*, *Kanzlerin Hell*).

        A feminine ending (*die Imkerin Rosa Hell*) or article (*die hier geborene Rosa Hell*) tells more than the name.
        """
        before = entity.doc[entity.start - 1] if entity.start else entity[0]
        joined = before.pos_ == ud.NOUN and (before.head in entity or entity.root.head == before)
        gender = feature(before, ud.GENDER) if joined else ""
        endings = tuple(function_words("feminine_ending"))
        articles = {feature(word, ud.GENDER) for word in entity.root.lefts if word.dep_ == ud.DET}
        if (gender == _FEMININE and before.text.endswith(endings)) or articles == {_FEMININE}:
            self.genders[self.key(base_form(entity))] = _FEMININE
        elif gender in _PERSONAL:
            self.genders.setdefault(self.key(base_form(entity)), gender)

    def add_title(self, title: Title, person: Mention) -> None:
        """Note what a title says of its bearer; its form tells the gender more surely than a name does."""
        key = self.key(person.name)
        self.titles.setdefault(key, []).append(title)
        gender = gender_of_title(title.token.text)
        if gender:
            self.genders[key] = gender

    def add_party(self, person: Mention) -> None:
        """Note what stands in brackets behind a name (*Rosa Hell (SPD)*)."""
        bracketed = [m for m in person.modifiers if m.span.start >= person.span.end]
        ids = {sense.actor.id for m in bracketed for sense in actors().named(m.name)}
        if ids:
            self.parties.setdefault(self.key(person.name), set()).update(ids)


def read(doc: Doc, titles: Iterable[Title], names: Mapping[int, Mention]) -> Biographies:
    """The biographies of a document from its titles and its names by the index of their head."""
    found = Biographies()
    people = [entity for entity in doc.ents if entity.label_ == ud.PER and entity.ent_id_ == ""]
    for entity in people:
        found.add_name(entity)
    for entity in people:
        found.add_form_of_address(entity)
    for title in titles:
        if title.person is not None:
            found.add_title(title, title.person)
    for mention in names.values():
        found.add_party(mention)
    return found


def gender_of_title(word: str) -> str:
    """The gender that a noun of office tells by its form; "" where it tells nothing."""
    feminine = function_words("feminine_ending")
    if offices().find(word) is None:
        return ""
    if any(word.endswith(ending) for ending in feminine):
        return _FEMININE
    return "Masc" if offices().find(f"{word}{min(feminine)}") is not None else ""
