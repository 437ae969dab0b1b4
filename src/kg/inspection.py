"""The pipeline's own output, for checking and for other tools."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from kg.domain.dates import PartialDate
from kg.domain.documents import Document
from kg.nlp import load
from kg.nlp.analyse import analyse, parsed
from kg.nlp.conllu import write


def conllu(documents: Iterable[Document]) -> Iterator[str]:
    """CoNLL-U of each document, with ``# newdoc id`` and entities in MISC."""
    for document, doc in parsed(documents, load()):
        yield f"# newdoc id = {' '.join(document.id.split())}\n{write(doc).rstrip()}\n\n"


def records(documents: Iterable[Document]) -> Iterator[str]:
    """The Analysis of each document as one JSON object a line: the records of ``kg.domain`` with their field names,
    dates in ISO 8601, offsets in code points of the document's text."""
    for analysis in analyse(documents, load(speech=True)):
        yield json.dumps(_plain(analysis), ensure_ascii=False) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, PartialDate):
        return str(value)
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
