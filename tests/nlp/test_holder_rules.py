"""Who holds a stance where the parse offers somebody else: passives, conjuncts, owners, names side by side."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.domain.documents import Document
from kg.domain.stances import Stance
from kg.nlp.analyse import analyse
from kg.nlp.holders import whose


def stances(nlp: Language, text: str) -> list[Stance]:
    (analysis,) = analyse([Document("d", text)], nlp)
    return list(analysis.stances)


# the sentence, a type, whom it is held by, and whom it must never be held by
CASES = [
    # of whom something is demanded is no agent
    ("Von den Abgeordneten wurde eine Erklärung verlangt.", "demands", "", "Abgeordneten"),
    ("Von den Abgeordneten wurde eine Erklärung gefordert.", "demands", "Abgeordneten", ""),
    # who passes it on is no agent
    ("In Oslo wurde laut Greenpeace ein Förster verhaftet.", "attacks", "", "Greenpeace"),
    # a dative in the plural without an article
    ("Ausländischen Händlern ist die Einfuhr von Holz untersagt.", "opposes", "", "Händlern"),
    ("Ausländische Händler untersagen die Einfuhr von Holz.", "opposes", "Händler", ""),
    # the auxiliary of the clause before counts for the next one too
    (
        "Die Werft wurde enteignet, Händlern die Fahrt erlaubt, Reedern die Ausfuhr verboten.",
        "opposes",
        "",
        "Händler",
    ),
    # what somebody says of another does not make that one do what he does himself
    ("Anna Berg erklärte, Karl Tal sei ein Zauderer, und kündigte einen Streik an.", "commits_to", "Berg", "Tal"),
    ("Anna Berg erklärte, Karl Tal sei ein Zauderer und lehne den Streik ab.", "opposes", "Tal", "Berg"),
    # a text of the law decides nothing
    ("Das Kommunalwahlrecht verbietet gemeinsame Listen.", "opposes", "", "wahlrecht"),
    ("Das Ministerium verbietet gemeinsame Listen.", "opposes", "Ministerium", ""),
    # the adjective before a name in quotation marks
    (
        "Die französische „Ligue pour la Mer“ hat dazu aufgerufen, das Licht abzuschalten.",
        "demands",
        "",
        "französische",
    ),
    # a client's name in the genitive
    ("Jan Samak sitzt in Haft. Die Anwältin Samaks lehnt das Urteil ab.", "opposes", "Anwältin Samaks", "Jan"),
    ("Rosa Samak lebt in Riga. Die Anwältin Samak lehnt das Urteil ab.", "opposes", "Samak", ""),
    # a medium only passes on what it tells
    ("Radio Riga berichtet, dass die Häftlinge die Wärter betrogen haben.", "claims", "", "Radio Riga"),
    ("Al-Jazeera meldet, dass die Häftlinge die Wärter betrogen haben.", "claims", "", "Al-Jazeera"),
    ("Amnesty International berichtet, dass die Wärter die Häftlinge quälen.", "claims", "Amnesty International", ""),
    # a clause in brackets that names who wrote of it
    ("Er nannte sie eine Sucht, die geheilt werden müsse (Nordlicht berichtete).", "demands", "", "Nordlicht"),
    # what somebody ought to know is another's thought
    ("Anna Berg sagte, Karl Tal sollte wissen, „dass wir ihn verklagen werden“.", "commits_to", "", "Karl Tal"),
    # an attribute that opens a sentence names no party
    ("Linke Gruppen hatten Protest gegen die Parade angekündigt.", "commits_to", "Linke Gruppen", ""),
    # two surnames side by side
    ("Rosa Hell und Jan Moor stritten. Darauf kritisierte Hell Moor scharf.", "criticises", "Hell", "Moor"),
]


@pytest.mark.parametrize(("text", "kind", "holder", "other"), CASES)
def test_holder(nlp: Language, text: str, kind: str, holder: str, other: str) -> None:
    held = [s for s in stances(nlp, text) if s.type == kind]
    if holder:
        assert any(holder in s.holder.span.text for s in held), held
    if other:
        assert not any(other in f"{s.holder.span.text} {whose(s.holder).name}" for s in held), held


def test_two_surnames_are_two_people(nlp: Language) -> None:
    (held,) = stances(nlp, "Rosa Hell und Jan Moor stritten. Darauf kritisierte Hell Moor scharf.")
    assert (held.holder.span.text, held.target.span.text) == ("Hell", "Moor")


# the text, the word of its last sentence that somebody is taken up by, and whom it means ("" for nobody)
TAKEN_UP = [
    # one person with another one is no group
    (
        "Rosa Hell und Jan Moor kamen. „Wir bleiben hier bis zum Ende“, sagte Ole Tal. Er sowie Moor lehnen Zölle ab.",
        "Er",
        "Tal",
    ),
    # where something happens is nobody's topic
    ("Am Montag trafen sich in mehreren Städten Norwegens Demonstranten. Sie fordern Honig.", "Sie", "Demonstranten"),
    # the feminine noun or article tells more than an unknown name
    ("Die Imkerin Velda Moor studierte an der Akademie der Künste. Sie lehnt den Krieg ab.", "Sie", "Velda Moor"),
    # mentioned beside somebody's words is not who speaks them
    ("„Es gibt Leute, die Druck auf einzelne Sportler ausüben“ wie auf Jan Moor. Er fordert Ruhe.", "Er", ""),
    ("„Es gibt Leute, die Druck auf einzelne Sportler ausüben“, sagte Jan Moor. Er fordert Ruhe.", "Er", "Jan Moor"),
    # any one of whom the same sentence just spoke
    (
        "Die Ministerin Rosa Hell reiste ab. Wer zusieht, hofft, dass die Ministerin den Pakt ablehnt.",
        "Ministerin",
        "Hell",
    ),
    (
        "Die Ministerin Rosa Hell reiste ab. Wer eine Ministerin will, hofft, dass die Ministerin den Pakt ablehnt.",
        "Ministerin",
        "Ministerin",
    ),
    # a film called like a person is nobody
    ("Jan Moor sah den Film „Otto Holt“ von Polaris. Er fordert Ruhe.", "Er", "Jan Moor"),
    ("Rosa Hell sah den Film „Otto Holt“ von Polaris. Er fordert Ruhe.", "Er", ""),
    # for what somebody is blamed they did themselves
    ("Rosa Hell kritisierte Otto Roth wegen seiner Verhandlungen mit der Nato.", "seiner", "Otto Roth"),
    ("Jan Moor kritisierte den Pakt wegen seiner Verhandlungen mit der Nato.", "seiner", "Jan Moor"),
    # the last named ones may be whom the lexicon does not know
    ("Reiche Kandidaten werden selten von den Amerikanern gewählt, diese bevorzugen Bauern.", "diese", ""),
]


def test_a_genitive_does_not_tell_masculine_from_neuter(nlp: Language) -> None:
    held = stances(nlp, "Er sprach sich für die Aufhebung des Embargos gegen Kuba aus, das Jan Moor ablehnt.")
    assert [s.target.lemma for s in held if s.holder.span.text == "Jan Moor"] == ["Embargo"]


@pytest.mark.parametrize(("text", "word", "who"), TAKEN_UP)
def test_holder_is_taken_up(nlp: Language, text: str, word: str, who: str) -> None:
    held = [s for s in stances(nlp, text) if s.holder.span.text == word]
    assert len(held) == bool(who)
    assert all(whose(s.holder).span.text.endswith(who) for s in held), held


@pytest.mark.parametrize(("gap", "speakers"), [(" ", {"Jan Moor"}), ("\n\n", set())])
def test_a_new_paragraph_does_not_go_on_with_who_only_acted_before(nlp: Language, gap: str, speakers: set[str]) -> None:
    (analysis,) = analyse([Document("d", f"Jan Moor reiste ab.{gap}Der Zaun sei zu hoch.")], nlp)
    assert {q.speaker.span.text for q in analysis.quotations if q.speaker is not None} == speakers
