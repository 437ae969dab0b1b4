"""Who holds which stance: one passage a construction, each beside the one it must be told apart from.

The holder stands in [ ], the target in { }; a passage without marks must give no stance at all.
"""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.domain.documents import Document
from kg.domain.stances import Modality, Stance
from kg.lexicon.cues import parse_example
from kg.nlp.analyse import analyse
from kg.nlp.holders import whose

COORDINATION = [
    ("[Chile] und [Peru] fordern {ein Moratorium}.", "demands"),
    ("[Chile] fordert {ein Moratorium} und {eine Konferenz}.", "demands"),
    ("[Chile] begrüßt die Konferenz und fordert {ein Moratorium}.", "demands"),
    ("[Portugal] und nicht Spanien lehnt {den Entwurf} ab.", "opposes"),
]
VOICE = [
    ("{Der Entwurf} wurde von [Portugal] abgelehnt.", "opposes"),
    ("{Der Entwurf} wird derzeit von [Portugal] und [Irland] abgelehnt.", "opposes"),
    ("[Portugal], das {den Entwurf} ablehnt, schweigt.", "opposes"),
    ("Die Bedrohung durch [Portugal], das {den Entwurf} ablehnt, wächst.", "opposes"),
]
CLAUSES = [
    ("[Norwegen] verlangt, {dass die Grenze offen bleibt}.", "demands"),
    ("[Norwegen] verlangt, {die Grenze zu öffnen}.", "demands"),
    ("[Norwegen] spricht sich dafür aus, {die Grenze zu öffnen}.", "supports"),
]
GROUPS = [
    ("Drei Staaten, darunter [Chile] und [Peru], lehnen {den Entwurf} ab.", "opposes"),
    ("Die Nachbarn [Chile] und [Peru] lehnen {den Entwurf} ab.", "opposes"),
]
NONE = [
    "Man lehnt den Entwurf ab.",
    "Der Zug verließ den Bahnhof.",
    "Der Entwurf droht zu scheitern.",
]
MODALITY = [
    ("[Norwegen] verlässt {die Konvention}.", Modality.ASSERTED),
    ("[Norwegen] will {die Konvention} verlassen.", Modality.INTENDED),
    ("[Norwegen] könnte {die Konvention} verlassen.", Modality.POSSIBLE),
    ("Verlässt [Norwegen] {die Konvention}?", Modality.ASKED),
    ("Falls [Norwegen] {die Konvention} verlässt, folgen andere.", Modality.CONDITIONAL),
    ("[Norwegen] hätte {die Konvention} verlassen.", Modality.COUNTERFACTUAL),
]


def stances(nlp: Language, text: str) -> list[Stance]:
    return list(next(iter(analyse([Document("t", text)], nlp))).stances)


def check(nlp: Language, marked: str, kind: str) -> list[Stance]:
    """Every marked holder has a stance of the type toward every marked target, and nobody else has one."""
    example = parse_example(marked)
    found = [stance for stance in stances(nlp, example.text) if stance.type == kind]
    pairs = {(whose(stance.holder).span.text, stance.target.span.start) for stance in found}
    holders = {example.text[start:end] for start, end in example.holders}
    assert {holder for holder, _ in pairs} == holders
    for start, end in example.targets:
        assert any(start <= at < end for _, at in pairs), (example.text[start:end], found)
    assert len(pairs) == len(example.holders) * len(example.targets)
    return found


@pytest.mark.parametrize(("marked", "kind"), COORDINATION + VOICE + CLAUSES + GROUPS)
def test_holder_and_target(nlp: Language, marked: str, kind: str) -> None:
    check(nlp, marked, kind)


@pytest.mark.parametrize("text", NONE)
def test_no_stance(nlp: Language, text: str) -> None:
    assert stances(nlp, text) == []


@pytest.mark.parametrize(("marked", "modality"), MODALITY)
def test_modality(nlp: Language, marked: str, modality: Modality) -> None:
    assert {stance.modality for stance in check(nlp, marked, "leaves")} == {modality}


def test_first_person_is_the_speaker(nlp: Language) -> None:
    text = "„Wir lehnen das Abkommen ab“, sagte die Ministerin Ada Beispiel."
    assert {whose(stance.holder).name for stance in stances(nlp, text)} == {"Ada Beispiel"}


def test_evidence_is_the_sentence_of_the_text(nlp: Language) -> None:
    text = "Vorab ein Satz.  Chile fordert ein Moratorium. Danach noch einer."
    (stance,) = stances(nlp, text)
    assert stance.evidence.text == "Chile fordert ein Moratorium."
    assert text[stance.evidence.start : stance.evidence.end] == stance.evidence.text
    assert text[stance.cue.span.start : stance.cue.span.end] == "fordert"
