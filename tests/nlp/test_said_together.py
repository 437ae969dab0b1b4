"""Companions, owners before a noun, clauses of nouns and blame in speech, each with its minimal pair."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.domain.documents import Document
from kg.nlp.analyse import read


@pytest.mark.parametrize(
    ("text", "kind", "holders"),
    [
        ("Gemeinsam mit Spanien verlangt Portugal eine Deckelung der Strompreise.", "demands", {"Spanien", "Portugal"}),
        ("Anders als Spanien verlangt Portugal eine Deckelung der Strompreise.", "demands", {"Portugal"}),
        ("„Wir verlassen den Pakt“, erklärte Burkina Fasos Militärherrscher Ibo Kal.", "leaves", {"Ibo Kal"}),
        ("Die ukrainische Behauptung, man habe das Schiff versenkt, bleibt offen.", "claims", {"ukrainische"}),
        ("Die ukrainische Behauptung, die das Schiff betraf, bleibt offen.", "claims", set()),
        ("Rosa Hell sagte, die Regierung habe das Problem verschlafen.", "accuses", {"Rosa Hell"}),
        ("Die Regierung hat das Problem verschlafen.", "accuses", set()),
        ("„Das Land braucht eine Reform“, sagte Rosa Hell.", "demands", {"Rosa Hell"}),
        ("Das Land braucht eine Reform.", "demands", set()),
    ],
)
def test_holders(nlp: Language, text: str, kind: str, holders: set[str]) -> None:
    stances = [stance for stance in read(Document("d", text), nlp(text)).stances if stance.type == kind]
    named = [stance.holder.antecedent or stance.holder for stance in stances]
    shown = " ".join(mention.span.text for mention in named)
    assert len(stances) == len(holders)
    assert all(holder in shown for holder in holders)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("„Wir stehen an der Seite Moldaus“, sagte Rosa Hell.", 1),
        ("„Wir stehen an der Mauer Moldaus“, sagte Rosa Hell.", 0),
    ],
)
def test_a_name_in_the_genitive(nlp: Language, text: str, count: int) -> None:
    stances = read(Document("d", text), nlp(text)).stances
    assert len([stance for stance in stances if stance.type == "supports"]) == count
