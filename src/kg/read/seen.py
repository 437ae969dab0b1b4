"""What was read before: the same text twice, the same id twice. Keeps hashes, so that a corpus fits."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from hashlib import sha256

from kg.domain.documents import Document, Problem
from kg.read.article import Source


@dataclass(slots=True)
class Seen:
    """Hashes of the texts and ids read so far; a text's number says where it stood first."""

    texts: dict[int, int] = field(default_factory=dict)
    ids: set[int] = field(default_factory=set)
    labels: list[str] = field(default_factory=list)

    def duplicate(self, document: Document, source: Source, line: int | None) -> Problem | None:
        """A problem that names the first document with the same words, None where the words are new."""
        words = " ".join(unicodedata.normalize("NFC", document.body()).split())
        key = _key(words)
        if key in self.texts:
            file, at = divmod(self.texts[key], 2**40)
            first = self.labels[file] + (f":{at}" if at else "")
            return source.problem(f"holds the same text as {first}", "take one of the two out", line)
        if not self.labels or self.labels[-1] != source.label:
            self.labels.append(source.label)
        self.texts[key] = (len(self.labels) - 1) * 2**40 + (line or 0)
        return None

    def with_own_id(self, document: Document) -> Document:
        """The document, under a new id made from its text where its id is taken."""
        if _key(document.id) in self.ids:
            document = replace(document, id=f"{document.id}-{sha256(document.text.encode()).hexdigest()[:8]}")
        self.ids.add(_key(document.id))
        return document


def _key(text: str) -> int:
    return int.from_bytes(sha256(text.encode()).digest()[:12])
