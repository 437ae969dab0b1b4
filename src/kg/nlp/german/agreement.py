"""Rules of grammar that the network breaks at times, put right after it has spoken.

The third person singular in *-e* is subjunctive I: no indicative of the present ends so (*er kommt*, *er hat*), and
reported speech hangs on it. A clause has one subject: of two, the one in the accusative is the object.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.nlp import labels
from kg.nlp.german.inventory import Inventory

_PRESENT = {"Person": "3", "Number": "Sing", "Tense": "Pres", "VerbForm": "Fin"}


class Agreement:
    """The rules over label numbers, as the network gives them."""

    def __init__(self, inventory: Inventory) -> None:
        names = list(inventory.features)
        self._present = {names.index(name): inventory.features[name].index(value) for name, value in _PRESENT.items()}
        self._mood = names.index(labels.MOOD)
        self._subjunctive = inventory.features[labels.MOOD].index(labels.SUB)
        self._case = names.index(labels.CASE_FEATURE)
        self._accusative = inventory.features[labels.CASE_FEATURE].index(labels.ACC)

    def mood(self, features: bytes, form: str, lemma: str) -> bytes:
        """`features` (label numbers by feature) of a verb `form` with `lemma`, the mood put right."""
        if not form.endswith("e") or lemma != form.lower() + "n":
            return features
        if any(features[at] != value for at, value in self._present.items()):
            return features
        return features[: self._mood] + bytes([self._subjunctive]) + features[self._mood + 1 :]

    def subjects(self, heads: Sequence[int], relations: Sequence[str], features: Sequence[bytes]) -> list[str]:
        """`relations` with the accusative one of two subjects of a word made its object."""
        result = list(relations)
        groups: dict[int, list[int]] = {}
        for word, relation in enumerate(relations):
            if relation == labels.NSUBJ:
                groups.setdefault(heads[word], []).append(word)
        for words in groups.values():
            if len(words) != 2:
                continue
            accusative = [w for w in words if self._is_accusative(w, heads, relations, features)]
            if len(accusative) == 1:
                result[accusative[0]] = labels.OBJ
        return result

    def _is_accusative(
        self, word: int, heads: Sequence[int], relations: Sequence[str], features: Sequence[bytes]
    ) -> bool:
        """By its article where it has one, whose form tells more, else by itself."""
        articles = [n for n, head in enumerate(heads) if head == word + 1 and relations[n] == labels.DET]
        return features[articles[0] if articles else word][self._case] == self._accusative
