"""The documents' texts, for opening one at the place a statement was found.

They are no part of the data that is opened at the start, and they stay out of the page where they would outgrow it.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.domain.statements import Statement
from kg.export.page.blocks import block, to_json

# Characters of the packed texts: 300 for each statement leave as much again for the statements' own data.
_FREE, _EACH = 400_000, 300


def texts(statements: Sequence[Statement]) -> str:
    """A block with {document id: text} of all documents whose text is at hand, or of none where they are too long.

    Statements that were read back from a file carry no text, only their sentences.
    """
    found = {item.document.id: item.document.text for item in statements if item.document.text}
    packed = block(to_json(dict(sorted(found.items()))))
    return packed if len(packed) <= _FREE + _EACH * len(statements) else block("{}")
