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
    ("{Der Entwurf} wird von [Portugal] unterstützt, nicht jedoch von der irischen Regierung.", "supports"),
    ("{Der Entwurf} wird von [Portugal] und von [Irland] unterstützt.", "supports"),
    ("[Portugal], das {den Entwurf} ablehnt, schweigt.", "opposes"),
    ("Die Bedrohung durch [Portugal], das {den Entwurf} ablehnt, wächst.", "opposes"),
]
CLAUSES = [
    ("[Norwegen] verlangt, {dass die Grenze offen bleibt}.", "demands"),
    ("[Norwegen] verlangt, {die Grenze zu öffnen}.", "demands"),
    ("[Norwegen] spricht sich dafür aus, {die Grenze zu öffnen}.", "supports"),
]
DENIED_CLAUSES = [
    ("[Norwegen] versprach, {Dänemark anzugreifen}.", "commits_to"),
    ("[Norwegen] versprach, {Dänemark nicht wieder anzugreifen}.", "opposes"),
    ("„{Die Pläne} sind besonders besorgniserregend“, sagte [Ada Beispiel].", "criticises"),
]
INFINITIVES = [
    ("[Rosa Hell] forderte {einen Korridor}, um Hilfe ins Land zu bringen.", "demands"),
    ("[Rosa Hell] forderte, {Hilfe ins Land zu bringen}.", "demands"),
    ("[Rosa Hell] appellierte an Norwegen, {den Vereinen Hilfe zukommen zu lassen}.", "demands"),
]
EMPTY_NOUNS = [
    ("[Rosa Hell] kritisierte die Art und Weise, {wie dieses Gesetz beschlossen wurde}.", "criticises"),
    ("[Rosa Hell] kritisierte {den Text} und {die Eile}.", "criticises"),
]
ANNOUNCED = [
    ("[Norwegen] wehrt sich dagegen, {die Grenze zu öffnen}.", "opposes"),
]
GROUPS = [
    ("Staats- und Regierungschefs wie [Rosa Hell] und [Viktor Orban] lehnen {den Entwurf} ab.", "opposes"),
    ("{Der Entwurf} wird von Staats- und Regierungschefs wie [Rosa Hell] abgelehnt.", "opposes"),
    ("Drei Staaten, darunter [Chile] und [Peru], lehnen {den Entwurf} ab.", "opposes"),
    ("Die Nachbarn [Chile] und [Peru] lehnen {den Entwurf} ab.", "opposes"),
]
NONE = [
    "Man lehnt den Entwurf ab.",
    "Der Zug verließ den Bahnhof.",
    "Der Entwurf droht zu scheitern.",
    "Norwegen wehrt sich dagegen, weil Dänemark einen Sonderstatus hat.",
    "Norwegen schloss sich der Position des Anwalts an.",
    "Es behindere den notwendigen Ausbau, sagte Rosa Hell.",
    "Die Frage ist, ob das Gesetz ungerecht ist.",
]
MODALITY = [
    ("[Norwegen] verlässt {die Konvention}.", Modality.ASSERTED),
    ("[Norwegen] will {die Konvention} verlassen.", Modality.INTENDED),
    ("[Norwegen] könnte {die Konvention} verlassen.", Modality.POSSIBLE),
    ("Portugal hindert [Norwegen] daran, {die Konvention} zu verlassen.", Modality.POSSIBLE),
    ("[Norwegen] wird sparen, indem es {die Konvention} verlässt.", Modality.INTENDED),
    ("Es besteht die Gefahr, dass [Norwegen] {die Konvention} verlässt.", Modality.POSSIBLE),
    ("[Norwegen] nutzt die Pause, um {die Konvention} zu verlassen.", Modality.INTENDED),
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


ALL = [*COORDINATION, *VOICE, *CLAUSES, *DENIED_CLAUSES, *INFINITIVES, *EMPTY_NOUNS, *ANNOUNCED, *GROUPS]


@pytest.mark.parametrize(("marked", "kind"), ALL)
def test_holder_and_target(nlp: Language, marked: str, kind: str) -> None:
    check(nlp, marked, kind)


@pytest.mark.parametrize("text", NONE)
def test_no_stance(nlp: Language, text: str) -> None:
    # that it is said is a claim; no word of it takes a stance
    assert [stance for stance in stances(nlp, text) if stance.type != "claims"] == []


@pytest.mark.parametrize(("marked", "modality"), MODALITY)
def test_modality(nlp: Language, marked: str, modality: Modality) -> None:
    assert {stance.modality for stance in check(nlp, marked, "leaves")} == {modality}


LABELS = [
    ("Rebellen haben die von Kurden bewohnte Stadt erobert.", "von Kurden bewohnte Stadt"),
    ("Rebellen haben die Stadt erobert.", "Stadt"),
    ("Norwegen hat angekündigt, das alte Gymnasium zu reformieren.", "das alte Gymnasium zu reformieren"),
    ("Norwegen kritisierte scharf Portale.", "Portale"),
    ("Norwegen kritisierte Berliner Portale.", "Berliner Portale"),
    ("Norwegen hat angekündigt, von dem Amt zurückzutreten.", "von dem Amt zurückzutreten"),
]


@pytest.mark.parametrize(("text", "words"), LABELS)
def test_target_words(nlp: Language, text: str, words: str) -> None:
    """A target keeps the words of phrases inside it, and loses only its own article, preposition or conjunction."""
    assert {stance.target.span.text for stance in stances(nlp, text)} == {words}


def test_first_person_is_the_speaker(nlp: Language) -> None:
    text = "„Wir lehnen das Abkommen ab“, sagte die Ministerin Ada Beispiel."
    assert {whose(stance.holder).name for stance in stances(nlp, text)} == {"Ada Beispiel"}


def test_evidence_is_the_sentence_of_the_text(nlp: Language) -> None:
    text = "Vorab ein Satz.  Chile fordert ein Moratorium. Danach noch einer."
    (stance,) = stances(nlp, text)
    assert stance.evidence.text == "Chile fordert ein Moratorium."
    assert text[stance.evidence.start : stance.evidence.end] == stance.evidence.text
    assert text[stance.cue.span.start : stance.cue.span.end] == "fordert"


TURNED = [
    ("Norwegen versprach, Dänemark anzugreifen.", "commits_to", "", False),
    ("Norwegen versprach, Dänemark nicht wieder anzugreifen.", "opposes", "nicht", False),
    ("Norwegen behauptet, dass die Grenze nicht offen ist.", "claims", "", True),
    ("Norwegen behauptet, dass die Grenze offen ist.", "claims", "", False),
]


@pytest.mark.parametrize(("text", "kind", "turned", "negated"), TURNED)
def test_denied_clause_turns_a_wish_and_stays_in_a_claim(
    nlp: Language, text: str, kind: str, turned: str, negated: bool
) -> None:
    (stance,) = (stance for stance in stances(nlp, text) if stance.type == kind)
    assert ("".join(word.text for word in stance.target.turned), stance.target.negated) == (turned, negated)


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Das Ministerium warnte Oslo. „Wir lehnen den Entwurf ab“, hieß es in der Erklärung.", {"Ministerium"}),
        ("In der Erklärung der Gewerkschaft hieß es: „Wir lehnen den Entwurf ab.“", {"Gewerkschaft"}),
        ("In der Erklärung von Graz hieß es: „Wir lehnen den Entwurf ab.“", set()),
        ("Das Ministerium schwieg. „Wir lehnen den Entwurf ab“, hieß es in einer Erklärung.", set()),
    ],
)
def test_a_paper_speaks_for_its_owner(nlp: Language, text: str, holders: set[str]) -> None:
    found = {whose(stance.holder).name for stance in stances(nlp, text)}
    assert found - {"Erklärung"} == holders
