"""Finding a noun in a table by its whole form or as the end of a compound (*US-Präsident*, *Kremlsprecher*)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from kg.domain.documents import Problem
from kg.lexicon.names import fold
from kg.lexicon.tables import Row

_SHORTEST_END = 4
_SHORTEST_START = 2
_MOST_REMEMBERED = 65536

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Found(Generic[Entry]):
    """A table entry; ``rest`` is the first part of the compound as written (*Kreml*), "" for the plain noun."""

    entry: Entry
    rest: str


@dataclass(frozen=True, slots=True)
class Nouns(Generic[Entry]):
    """Entries by their folded forms."""

    by_form: Mapping[str, Entry]
    _asked: dict[str, Found[Entry] | None] = field(default_factory=dict, compare=False, repr=False)

    def find(self, noun: str) -> Found[Entry] | None:
        """The entry of ``noun``, else that of the longest ending that is a form; None where there is none."""
        if noun not in self._asked:
            if len(self._asked) >= _MOST_REMEMBERED:
                self._asked.clear()
            self._asked[noun] = self._find(noun)
        return self._asked[noun]

    def _find(self, noun: str) -> Found[Entry] | None:
        folded = fold(noun)
        whole = self.by_form.get(folded)
        if whole is not None:
            return Found(whole, "")
        # letters fold one by one: the end of the folded word is the folded end
        by_letter = len(folded) == len(noun) and noun.replace("-", "").isalpha()
        for at in range(_SHORTEST_START, len(noun) - _SHORTEST_END + 1):
            entry = self.by_form.get(folded[at:] if by_letter else fold(noun[at:]))
            if entry is not None:
                return Found(entry, noun[:at].rstrip("-"))
        return None


class Collector(Generic[Entry]):
    """Gathers forms and reports those that two rows claim."""

    def __init__(self) -> None:
        self.by_form: dict[str, Entry] = {}
        self._rows: dict[str, Row] = {}

    def add(self, row: Row, forms: Iterable[str], entry: Entry) -> Iterator[Problem]:
        for form in forms:
            key = fold(form)
            first = self._rows.setdefault(key, row)
            if key in self.by_form:
                yield row.problem(f"form {form!r} stands in line {first.line} already", "delete one of the two")
            self.by_form.setdefault(key, entry)
