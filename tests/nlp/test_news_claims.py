"""How newspapers word claims: frames inside a modal's clause, *man müsse*, clauses that share a subject."""

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
    # das takes up what shall be, not what is
    ("Busse sollen umsonst fahren. Das vereinbarten die Minister Chiles.", "agrees_to", "Busse sollen umsonst fahren"),
    ("Busse sollen umsonst fahren. Das lehnt Chile ab.", "opposes", "Busse sollen umsonst fahren"),
    ("Busse dürfen nicht fahren. Das fordert Chile.", "opposes", "Busse dürfen nicht fahren"),
    ("Busse fahren umsonst. Das lehnt Chile ab.", "", ""),
]

# text, holders in the order of the cues
HOLDERS = [
    # a clause with its verb first shares the subject of the one before, without a conjunction too
    ("Ada Rot lobte den Pakt, forderte weitere Zölle.", ["Ada Rot", "Ada Rot"]),
    ("Der Pakt müsse fallen, fordern Experten.", ["Experten"]),
    # of two verbs that both lack an object neither lends one to the other
    ("Chile fordert und verlangt.", []),
    ("Chile fordert und verlangt einen Zoll.", ["Chile", "Chile"]),
    # the dative is nobody's wish
    ("Diesem Wunsch will die Regierung gerne folgen.", ["Regierung"]),
]


@pytest.mark.parametrize(("text", "kind", "target"), CASES)
def test_what_is_asked_for(nlp: Language, text: str, kind: str, target: str) -> None:
    found = [(stance.type, stance.target.span.text) for stance in stances(nlp, text) if stance.type != "claims"]
    assert found == ([(kind, target)] if kind else [])


@pytest.mark.parametrize(("text", "holders"), HOLDERS)
def test_who_holds_it(nlp: Language, text: str, holders: list[str]) -> None:
    assert [stance.holder.span.text for stance in stances(nlp, text)] == holders
