"""Lemmas: what the network proposes, checked against known forms."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from kg.nlp.german.pieces import visible
from kg.nlp.german.scripts import lemma_of

_NOUN, _VERB = "NOUN", "VERB"
_SHORTEST_HEAD = 4
_REMEMBERED = 100_000
_SAME_FORMS = {"AUX": _VERB}


class Lemmas:
    """Known forms by tag; the network's proposal wins where they allow it, unknown compounds follow their head."""

    def __init__(self, path: Path) -> None:
        """`path` names a table of `tag, lower-case form, lemmas` rows, lemmas joined by `|`, the likelier first."""
        self._known: dict[tuple[str, str], str] = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            tag, form, lemmas = line.split("\t")
            self._known[tag, form] = lemmas
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._find)

    def find(self, word: str, tag: str, script: str) -> str:
        """The lemma of `word` with the universal tag `tag`, given the network's edit script."""
        return self._remembered(word, tag, script)

    def _find(self, word: str, tag: str, script: str) -> str:
        form = visible(word)
        proposed = lemma_of(form, script)
        lower = form.lower()
        known = self._known.get((tag, lower)) or self._known.get((_SAME_FORMS.get(tag, tag), lower))
        if known is not None:
            choices = known.split("|")
            return proposed if proposed in choices else choices[0]
        if tag == _NOUN:
            return self._compound(form, lower) or proposed
        return proposed

    def _compound(self, form: str, lower: str) -> str | None:
        """The lemma of a compound whose last part is the longest known noun: *Großmächte* like *Mächte*."""
        for at in range(1, len(form) - _SHORTEST_HEAD + 1):
            known = self._known.get((_NOUN, lower[at:]))
            if known is not None:
                head = known.split("|")[0]
                return form[:at] + (head if form[at - 1] == "-" else head.lower())
        return None
