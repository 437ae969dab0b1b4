"""What is nobody's position, beside its twin that is one: reports, generic holders, needs, purposes, headlines."""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import told

CASES = [
    # what police or services report of an event
    ("Die Polizei sagte, der Fahrer sei in ein Krankenhaus gebracht worden.", ()),
    ("Der Minister sagte, der Fahrer sei in ein Krankenhaus gebracht worden.", ("Minister claims bringen",)),
    ("Nach Angaben der Polizei hat die Nato den Fahrer bezahlt.", ("Polizei claims bezahlen",)),
    ("Die Polizei sagte, der Einsatz sei richtig gewesen.", ("Polizei supports Einsatz",)),
    # an informant's own work
    ("Die Polizei will die Aufnahmen auswerten.", ()),
    ("Die Gemeinde will die Aufnahmen auswerten.", ("Gemeinde commits_to auswerten",)),
    ("Die Polizei bittet um Hinweise.", ()),
    ("Die Gemeinde bittet um Hilfe.", ("Gemeinde demands Hilfe",)),
    # what anybody says of figures
    ("Der Minister sagte, vierzig Fahrer seien in ein Krankenhaus gebracht worden.", ()),
    ("Der Minister sagte, vierzig Fahrer seien getötet worden.", ("Minister claims töten",)),
    # a question states nothing
    ("Behauptet Riga, dass der Pakt scheitert?", ()),
    ("Riga behauptet, dass der Pakt scheitert.", ("Riga claims scheitern",)),
    # when it was, or by whose word
    ("Zwei Monate nach dem Urteil der Jury liegt der Entwurf im Archiv.", ()),
    ("Nach dem Urteil der Jury liegt der Entwurf im Archiv.", ("Jury claims liegen",)),
    # what one person does to another
    ("Otto Roth tötete Rosa Hell.", ()),
    ("Die Miliz tötete Rosa Hell.", ("Miliz attacks Rosa",)),
    # things do nothing of their own
    ("Die Drohne griff Irland an.", ()),
    ("Die Armee griff Irland an.", ("Armee attacks Irland",)),
    # a sentence is no criticism
    ("Das Gericht verurteilte die Bank zu einer Geldstrafe.", ("Gericht sanctions Bank",)),
    ("Das Gericht verurteilte den Angriff.", ("Gericht criticises Angriff",)),
    # any one of a kind
    ("Vereine, die den Pakt ablehnen, unterstützen wir.", ("wir supports Verein",)),
    ("Vereine, die den Pakt ablehnten, verloren ihr Geld.", ("Vereine opposes Pakt",)),
    ("Vereine, die den Pakt ablehnen, fordern einen Aufschub.", ("Vereine demands Aufschub", "Vereine opposes Pakt")),
    ("Ein Richter, der den Pakt ablehnt, verliert sein Amt.", ()),
    ("Der Richter, der den Pakt ablehnt, verliert sein Amt.", ("Richter opposes Pakt",)),
    ("Jede Gewerkschaft lehnt den Pakt ab.", ()),
    ("Die Gewerkschaft lehnt den Pakt ab.", ("Gewerkschaft opposes Pakt",)),
    # some people of a state
    ("Drei Iren lehnen den Pakt ab.", ()),
    ("Die Iren lehnen den Pakt ab.", ("Iren opposes Pakt",)),
    # somebody else's wish
    ("Irland soll den Pakt unterstützen.", ()),
    ("Irland will den Pakt unterstützen.", ("Irland supports Pakt intended",)),
    # needs and purposes
    ("Otto Roth sagte, der Hafen müsse schließen.", ("Otto Roth demands schließen",)),
    ("Otto Roth sagte, damit solle der Hafen wachsen.", ()),
    ("Otto Roth wollte sich nicht äußern.", ()),
    ("Irland will noch Fähren kaufen.", ("Irland commits_to kaufen",)),
    ("Irland will weder Busse noch Fähren kaufen.", ("Irland opposes kaufen",)),
    # the clause gives the grounds, not what is refused
    ("Irland hat mit der Begründung abgelehnt, die Fähre koste Geld.", ()),
    ("Irland hat abgelehnt, die Fähre zu kaufen.", ("Irland opposes kaufen",)),
    # who speaks before a colon does not act behind it
    ("Roth: Irland lehnt den Pakt ab", ("Irland opposes Pakt",)),
    ("Otto Roth bezweifelte den Pakt: Er habe nicht den Eindruck, dass er hilft.", ("Otto Roth doubts Pakt",)),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_positions(nlp: Language, text: str, expected: tuple[str, ...]) -> None:
    assert tuple(sorted(line for line, _ in told(nlp, text))) == expected


def test_how_many_cases() -> None:
    assert len(CASES) == 40
