"""What a quotation is about, for cues that judge it without naming it (*äußerte sich skeptisch: „…“*)."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.domain.stances import Mode, Quotation
from kg.nlp import labels as ud

_COLON = ":"
_ARGUMENTS = (ud.NSUBJ, ud.NSUBJ_PASS, ud.OBJ)


def announced(cue: Token, quotations: Sequence[Quotation]) -> list[Token]:
    """The first noun that is a subject or an object in the direct quotation that ``cue`` announces with a colon."""
    after = cue.doc[cue.i + 1 : cue.doc[-1].i + 1]
    colon = next((token for token in after if token.text == _COLON or token.is_sent_start), None)
    if colon is None or colon.text != _COLON:
        return []
    near = colon.idx + len(_COLON), colon.idx + 5
    quotation = next((q for q in quotations if q.mode is Mode.DIRECT and near[0] <= q.content.start <= near[1]), None)
    if quotation is None:
        return []
    inside = cue.doc.char_span(quotation.content.start, quotation.content.end, alignment_mode="contract")
    return [t for t in inside or () if t.dep_ in _ARGUMENTS and t.pos_ in (ud.NOUN, ud.PROPN)][:1]
