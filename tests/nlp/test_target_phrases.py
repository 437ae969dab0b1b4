"""Whole targets: what a noun is about stays with it, and what a bare noun takes up is found."""

from __future__ import annotations

import pytest

from kg.domain.documents import Document
from kg.domain.statements import StanceStatement
from kg.lexicon.complements import COLUMNS, FILE, complements
from kg.lexicon.tables import load_table
from kg.link.link import link, stances
from kg.nlp import load
from kg.nlp.analyse import analyse


def labels(text: str, title: str = "") -> list[str]:
    """The labels of the targets of all stances of a text, doubtful ones too."""
    analysed = next(iter(analyse([Document("d", text, title=title)], load())))
    return [one.target.actor.label for one in stances(analysed)]


def written(text: str) -> list[str]:
    """The labels of the targets of the stances that are sure enough to be written."""
    analysed = next(iter(analyse([Document("d", text)], load())))
    return [one.target.actor.label for one in link(analysed).statements if isinstance(one, StanceStatement)]


def test_every_noun_has_an_example_with_it() -> None:
    rows = load_table(FILE, COLUMNS)
    assert len(rows) >= 70
    for row in rows:
        assert row["noun"][:3].lower() in row["example"].lower()
        assert complements().find(row["noun"]) is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Oslo pocht auf die Zusicherung, dass die Zölle bis 2030 nicht steigen.",
            "Zusicherung, dass die Zölle bis 2030 nicht steigen",
        ),
        ("Die SPD kritisierte das Gymnasium, um Stimmen zu gewinnen.", "Gymnasium"),
        ("Die SPD hat ein Gesetz kritisiert, das die Renten senkt.", "Gesetz, das die Renten senkt"),
        ("Die SPD hat ein Denkmal kritisiert, das die Stadt baut.", "Denkmal"),
        (
            "Berlin lehnt das Angebot ab, Verwundete in Krankenhäusern behandeln zu lassen.",
            "Angebot, Verwundete in Krankenhäusern behandeln zu lassen",
        ),
        ("Oslo hofft, die Kühe melken zu können.", "die Kühe melken können"),
        ("Oslo lehnte eine Forderung Frankreichs nach einem Zaun ab.", "Forderung Frankreichs nach einem Zaun"),
    ],
)
def test_a_noun_keeps_what_it_is_about(text: str, expected: str) -> None:
    assert expected in labels(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Das Kabinett legte einen Gesetzentwurf zur Pacht vor. Die Grünen loben den Entwurf.",
            "Gesetzentwurf zur Pacht",
        ),
        (
            "Das Kabinett legte einen Gesetzentwurf zur Pacht vor. Die Grünen loben einen Entwurf.",
            "Entwurf (Zaun am See)",
        ),
        ("Die Grünen loben den Entwurf.", "Entwurf (Zaun am See)"),
    ],
)
def test_a_bare_noun_takes_up_the_fuller_phrase_or_bears_the_title(text: str, expected: str) -> None:
    assert labels(text, "Zaun am See")[-1] == expected


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("Die SPD fordert eine Untersuchung der Abgase.", "investigation(abgas)"),
        ("Oslo will 74 Prozent der Wohnungen verkaufen.", "sale(wohnung,norwegen)"),
        ("Oslo will die Wohnungen verkaufen.", "sale(wohnung,norwegen)"),
    ],
)
def test_nodes_of_vague_and_measured_things(text: str, node: str) -> None:
    analysed = next(iter(analyse([Document("d", text)], load())))
    found = [one.target.actor.id for one in link(analysed).statements if isinstance(one, StanceStatement)]
    assert f"issue:{node}" in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die SPD kritisiert die Maßnahme.", []),
        ("Die SPD kritisiert die Maßnahmen gegen den Lärm.", ["Maßnahmen gegen den Lärm"]),
        ("Die SPD unterstützt die Umsetzung.", []),
        ("Die SPD unterstützt die Umsetzung des Klimavertrags.", ["Klimavertrag"]),
        ("Die SPD fordert Neuwahlen.", ["Neuwahlen"]),
        ("Die SPD fordert eine Lösung des Problems.", []),
        ("Die SPD fordert eine Untersuchung des Vorfalls.", []),
        ("Die SPD will diese Rolle übernehmen.", []),
        ("Die SPD will diese Schulden übernehmen.", []),
        ("Die SPD will die Schulden übernehmen.", ["die Schulden übernehmen"]),
        ("Oslo kritisiert eine Minderheit.", []),
        ("Oslo kritisiert die Ankündigungen.", ["Ankündigungen"]),
        ("Oslo kritisiert Ankündigungen.", []),
        ("Oslo lehnt einen Abzug aus diesen Städten ab.", []),
        ("Oslo lehnt einen Abzug aus den Städten ab.", ["Abzug aus den Städten"]),
    ],
)
def test_a_noun_that_says_nothing_alone_is_not_written(text: str, expected: list[str]) -> None:
    assert written(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Riga will den Hafen ausbauen. Oslo begrüßt das Vorhaben.", "Ausbau: Häfen"),
        ("Riga will den Hafen ausbauen. Oslo begrüßt ein Vorhaben.", "Vorhaben"),
        ("Riga lehnt die Maut ab. Oslo begrüßt das Vorhaben.", "Vorhaben"),
        ("Riga lehnt die Maut ab, während Oslo den Vorstoß begrüßt.", "Maut"),
        ("Riga will den Hafen ausbauen. Früher lehnte Oslo eine solche Lösung ab.", "Ausbau: Häfen"),
    ],
)
def test_a_shell_noun_takes_up_the_matter_before_it(text: str, expected: str) -> None:
    assert labels(text)[-1] == expected


def test_whose_a_bare_noun_is_stands_in_its_label() -> None:
    assert written("Die Ministerin Rosa Hell ist von ihrem Amt zurückgetreten.") == ["Amt (Rosa Hell)"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die SPD geht davon aus, dass keine Fähre nötig sein wird.", "keine Fähre: nötig sein"),
        (
            "Norwegen signalisiert, dass ein schneller Bau der Brücke möglich sei.",
            "ein schneller Bau der Brücke: möglich sein",
        ),
        (
            "Norwegen signalisiert, ein schneller Bau der Brücke sei nicht möglich.",
            "ein schneller Bau der Brücke: nicht möglich sein",
        ),
        ("Oslo verspricht, eine Fähre zu steuern, die Autos trägt.", "eine Fähre steuern, die Autos trägt"),
        ("Die SPD lobt das gelungene Rennen.", "gelungenes Rennen"),
        ("Die SPD warnt vor neuen Bahnsteigen.", "neue Bahnsteige"),
        ("Die SPD warnt vor neuen Agenten.", "neue Agenten"),
        (
            "Oslo prangert Gewalt gegen Winzer an, die von Banden ausgeübt werde.",
            "Gewalt gegen Winzer",
        ),
    ],
)
def test_labels_read_well(text: str, expected: str) -> None:
    assert expected in labels(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what belongs to the object of taking and asking
        ("Die Bank akzeptiert keine neuen Anleihen der Insel als Sicherheiten.", "Anleihen der Insel als Sicherheiten"),
        ("Die Bank kritisiert die neuen Anleihen der Insel als Fehler.", "neue Anleihen der Insel"),
        ("Rosa Hell fordert den Zwangsabstieg für den Verein Blauweiß Kleve.", "für den Verein Blauweiß Kleve"),
        # the second half of what stands before is no part of the infinitive between
        (
            "Die Kritik richtet sich sowohl gegen den Plan von Rosa Hell, Kühe zu zählen, als auch gegen die Kosten.",
            "Kühe zählen",
        ),
        # what turned the stance leaves nothing behind
        ("Oslo hat angekündigt, keine finanzielle Hilfe mehr zu leisten.", "finanzielle Hilfe leisten"),
        # the attribute right before a noun is that noun's
        ("Rosa Hell sagte, alle drei Länder müssten Konzepte zur Rettung vorlegen.", "alle drei Länder: Konzepte"),
        ("Insbesondere bemängelte Rosa Hell § 5 des Gesetzes.", "§ 5 des Gesetzes"),
        # a participle beside its auxiliary is no finite verb
        ("Anschließend sei laut Rosa Hell die Bearbeitung der Kisten erfolgt.", "Bearbeitung der Kisten: erfolgt sein"),
    ],
)
def test_nothing_is_lost_at_the_edges(text: str, expected: str) -> None:
    assert any(expected in label for label in labels(text)), labels(text)


def test_the_name_that_opens_the_next_sentence_is_not_the_nouns() -> None:
    text = "Rosa Hell hofft auf eine gute Umstrukturierung. Die BLK Group ist groß."
    assert written(text) == ["gute Umstrukturierung"]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Der Mitarbeiter Nick Brauns fordert eine neue Brücke.", "Nick Brauns"),
        ("Nick Braun kam zu spät. Die Kritik Nick Brauns an der Brücke ist bekannt.", "Nick Braun"),
    ],
)
def test_a_subject_is_no_genitive(text: str, holder: str) -> None:
    analysed = next(iter(analyse([Document("d", text)], load())))
    assert {one.holder.actor.label for one in stances(analysed)} == {holder}
