"""The listed queries (``queries/*.rq``): SPARQL files whose first line, a comment, is their title."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

from kg.export.namespaces import BASE

_FOLDER = files("kg.export").joinpath("queries")
_ENDING = ".rq"


@dataclass(frozen=True, slots=True)
class ListedQuery:
    """``name`` is the file name without its ending, ``title`` the question in words, ``text`` the SPARQL."""

    name: str
    title: str
    text: str

    def against(self, base: str) -> str:
        """The SPARQL for a graph that was written with another base address."""
        return self.text.replace(BASE, base)


def listed_queries() -> tuple[ListedQuery, ...]:
    """All listed queries by name."""
    found = []
    for file in _FOLDER.iterdir():
        if file.name.endswith(_ENDING):
            text = file.read_text(encoding="utf-8")
            title = text.splitlines()[0].removeprefix("#").strip()
            found.append(ListedQuery(file.name.removesuffix(_ENDING), title, text))
    return tuple(sorted(found, key=lambda query: query.name))
