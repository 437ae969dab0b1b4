"""How newspapers word claims: frames inside a modal's clause, *man müsse*, decisions that say what shall be."""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import stances

# text, type and target of its one stance; "" where there is none
CASES = [
    # who speaks in the middle of the clause is no part of what he demands
    (
        "Man müsse, sagt Uwe Lang, zwischen Bahn und Bus unterscheiden.",
        "demands",
        "zwischen Bahn und Bus unterscheiden",
    ),
    ("Die Stadt müsse, so Uwe Lang, mehr Busse kaufen.", "demands", "mehr Busse kaufen"),
    ("Die Stadt solle, sagte Uwe Lang am Montag, keine Busse kaufen.", "opposes", "keine Busse kaufen"),
    # man is everybody where something is asked of it, and whoever speaks where he only tells what he does
    ("Uwe Lang sagte, man müsse die Busse fördern.", "demands", "man müsse die Busse fördern"),
    ("Uwe Lang sagte, man werde die Busse fördern.", "commits_to", "die Busse fördern"),
    ("Uwe Lang sagte, er müsse die Busse fördern.", "", ""),
]


@pytest.mark.parametrize(("text", "kind", "target"), CASES)
def test_what_is_asked_for(nlp: Language, text: str, kind: str, target: str) -> None:
    found = [(stance.type, stance.target.span.text) for stance in stances(nlp, text) if stance.type != "claims"]
    assert found == ([(kind, target)] if kind else [])
