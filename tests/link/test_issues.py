"""Issues in normal form: every row of issues.tsv gives the normal form it promises."""

from __future__ import annotations

from dataclasses import replace

import pytest
from link_building import marked_target, mention, stance

from kg.domain.actors import Kind, Linked
from kg.domain.documents import Document
from kg.domain.spans import Span
from kg.domain.stances import Argument, Target
from kg.lexicon.issues import FRAME_COLUMNS, FRAMES, TRIGGER_COLUMNS, TRIGGERS, frames, readable
from kg.lexicon.tables import load_table
from kg.link.issues import issue
from kg.link.lengths import LONGEST_LABEL
from kg.link.naming import Naming
from kg.link.targets import target

DOCUMENT = Document("d", "")
ROWS = load_table(TRIGGERS, TRIGGER_COLUMNS)


def linked(marked: str, lemma: str) -> Linked:
    what = marked_target(marked, lemma.split()[-1])
    before = marked.split("{")[0].split()
    what = replace(what, attributes=tuple(word.lower() for word in before if word[:1].islower() and what.mention))
    found = issue(what, Naming(DOCUMENT, []))
    assert found is not None
    return found.linked


def test_there_are_enough_rows() -> None:
    assert len(ROWS) >= 700
    assert len(load_table(FRAMES, FRAME_COLUMNS)) == len(frames()) >= 300


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['lemma']} {row['frame']}" for row in ROWS])
def test_the_example_of_every_row_has_its_normal_form(row: object) -> None:
    values = row.values  # type: ignore[attr-defined]
    found = linked(values["example"], values["lemma"])
    # what a vague noun fills is one of its document
    assert found.actor.id.partition(":")[2].partition("--")[0] == values["normal_form"]
    assert found.actor.label
    assert found.actor.label_en


def test_wordings_of_one_proposition_are_one_node() -> None:
    wordings = [
        ("der {compound:Nato}-Beitritt {gen:Ukraine}", "Nato-Beitritt"),
        ("die {mod:ukrainische} {compound:Nato}-Mitgliedschaft", "Nato-Mitgliedschaft"),
        ("die Aufnahme {gen:Kiews} {in:Nato}", "Aufnahme"),
        ("dass die {subj:Ukraine} der {dat:Nato} beitritt", "beitreten"),
    ]
    nodes = {linked(marked, lemma).actor for marked, lemma in wordings}
    assert {node.id for node in nodes} == {"issue:membership(ukraine,nato)"}
    assert {node.label_en for node in nodes} == {"NATO membership of Ukraine"}
    assert {node.label for node in nodes} == {"NATO-Mitgliedschaft (Ukraine)"}


def test_other_participants_are_other_nodes() -> None:
    one = linked("der {compound:Nato}-Beitritt {gen:Ukraine}", "Nato-Beitritt")
    other = linked("der {compound:EU}-Beitritt {gen:Ukraine}", "EU-Beitritt")
    assert one.actor.id != other.actor.id


def test_a_target_without_a_frame_is_named_by_its_words() -> None:
    what = Target(Span(0, 18, "ein Leuchtturm auf See"[:18]), "Leuchtturm", words=("Leuchtturm", "See"))
    found = issue(what, Naming(DOCUMENT, []))
    assert found is not None
    assert found.linked.actor.id == "issue:leuchtturm-see"
    assert found.linked.actor.kind is Kind.ISSUE


def test_long_clauses_have_short_ids_that_differ() -> None:
    words = tuple(f"wort{number}" for number in range(40))
    span = Span(0, 3, "abc")
    naming = Naming(DOCUMENT, [])
    one, other = (issue(Target(span, "x", words=w), naming) for w in (words, (*words[:-1], "anders")))
    assert one is not None
    assert other is not None
    assert one.linked.actor.id != other.linked.actor.id
    assert len(one.linked.actor.id) < 110


def test_a_denied_target_is_another_issue() -> None:
    plain = Target(Span(0, 5, "Minen"), "Mine", words=("Mine",))
    denied = Target(Span(0, 5, "Minen"), "Mine", words=("Mine",), negated=True)
    found = [issue(what, Naming(DOCUMENT, [])) for what in (plain, denied)]
    assert [one.linked.actor.id for one in found if one is not None] == ["issue:mine", "issue:not-mine"]


def test_a_target_without_content_is_none() -> None:
    assert issue(Target(Span(0, 1, "?"), "?", words=("?",)), Naming(DOCUMENT, [])) is None


def test_a_light_verb_leaves_the_frame_to_its_complement() -> None:
    what = marked_target("dass {subj:Georgien} neutral bleibt", "bleiben")
    what = Target(what.span, "bleiben", None, what.arguments, ("Georgien", "neutral", "bleiben"))
    found = issue(what, Naming(DOCUMENT, []))
    assert found is not None
    assert found.linked.actor.id == "issue:neutrality(georgien)"


@pytest.mark.parametrize(
    ("holder", "kind", "expected"),
    [
        ("Georgien", "demands", "issue:membership(georgien,nato)"),
        ("Georgien", "supports", "issue:membership(-,nato)"),
        ("SPD", "demands", "issue:membership(-,nato)"),
    ],
)
def test_a_state_demands_membership_for_itself(holder: str, kind: str, expected: str) -> None:
    naming = Naming(DOCUMENT, [])
    asker = naming.link(mention(holder, "ORG" if holder == "SPD" else "LOC"))
    assert asker is not None
    found = target(marked_target("der {compound:Nato}-Beitritt", "Nato-Beitritt"), kind, asker.actor, naming)
    assert found is not None
    assert found.linked.actor.id == expected


@pytest.mark.parametrize(
    ("labels", "text"),
    [
        (("Ukraine", "NATO"), "NATO membership of Ukraine"),
        (("", "NATO"), "NATO membership"),
        (("Ukraine", ""), "membership of Ukraine"),
        (("", ""), "membership"),
    ],
)
def test_labels_leave_out_what_is_unknown(labels: tuple[str, str], text: str) -> None:
    assert readable("[{2} ]membership[ of {1}]", labels) == text


def test_hostile_words_stay_text_in_labels_and_leave_ids() -> None:
    hostile = '</script><img src=x onerror="alert(1)">'
    what = Target(Span(0, len(hostile), hostile), "x", words=(hostile,))
    found = issue(what, Naming(DOCUMENT, []))
    assert found is not None
    assert found.linked.actor.label == hostile
    assert set(found.linked.actor.id) <= set("abcdefghijklmnopqrstuvwxyz0123456789-:")


def test_targets_that_are_pronouns_without_antecedent_are_none() -> None:
    it = mention("es", "PRON", "patient")
    document = Document("d1", "Oslo fordert es.")
    made = stance(document, mention("Oslo"), "demands", Target(it.span, "es", it))
    assert target(made.target, made.type, mention_actor(), Naming(document, [])) is None


def mention_actor() -> object:
    found = Naming(DOCUMENT, []).link(mention("Oslo"))
    assert found is not None
    return found.actor


def compound(marked: str, lemma: str) -> str:
    return linked(marked, lemma).actor.id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ein Stopp {gen:Waffenlieferung} {an:Israel}", "Stopp"), ("ein Waffenlieferungsstopp {für:Israel}",)),
        (("die Einführung {gen:Maut}", "Einführung"), ("dass man eine {obj:Maut} einführt", "einführen")),
        (("eine Steuersenkung",), ("dass man die {obj:Steuer} senkt", "senken")),
        (("eine Rentenerhöhung",), ("die Erhöhung {gen:Rente}", "Erhöhung")),
        (("die Lieferung {gen:Waffe} {an:Polen}", "Lieferung"), ("Waffenlieferungen {an:Polen}", "Waffenlieferung")),
        (("eine Bahnprivatisierung",), ("die Privatisierung {gen:Bahn}", "Privatisierung")),
        (("ein Kopftuchverbot",), ("dass man das {obj:Kopftuch} verbietet", "verbieten")),
    ],
)
def test_compounds_phrases_and_clauses_are_one_issue(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    # the head of an example that is a compound alone is its second word
    first, second = (compound(case[0], case[1] if len(case) > 1 else case[0].split()[1]) for case in (one, other))
    assert first == second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("eine Steuersenkung", "eine Steuererhöhung"),
        ("ein Ölembargo", "ein Waffenembargo"),
        ("eine Verkürzung", "eine Kürzung"),
        ("eine Spende", "ein Ende"),
        ("ein Kopftuchverbot", "ein Burkaverbot"),
    ],
)
def test_other_first_parts_and_opposite_heads_are_other_issues(one: str, other: str) -> None:
    assert compound(one, one.split()[1]) != compound(other, other.split()[1])


@pytest.mark.parametrize(
    ("stance_type", "marked", "lemma", "expected", "issue_id"),
    [
        ("demands", "ein Stopp {gen:Maut}", "Stopp", "opposes", "road_toll(-)"),
        ("demands", "die {gen:Maut}", "Maut", "demands", "road_toll(-)"),
        ("opposes", "ein Stopp {gen:Maut}", "Stopp", "supports", "road_toll(-)"),
        ("commits_to", "die Abschaffung {gen:Maut}", "Abschaffung", "opposes", "road_toll(-)"),
        ("criticises", "ein Stopp {gen:Maut}", "Stopp", "criticises", "end(road_toll(-))"),
        ("open_to", "ein Stopp {gen:Maut}", "Stopp", "open_to", "end(road_toll(-))"),
        ("opposes", "der Austritt {gen:Zyperns} {aus:EU}", "Austritt", "opposes", "withdrawal(zypern,eu)"),
        ("demands", "der Verbleib {gen:Zyperns} {in:EU}", "Verbleib", "opposes", "withdrawal(zypern,eu)"),
        ("doubts", "der Verbleib {gen:Zyperns} {in:EU}", "Verbleib", "doubts", "not(withdrawal(zypern,eu))"),
        ("demands", "die Einstellung {gen:Lehrer}", "Einstellung", "demands", "increase(lehrer,-)"),
    ],
)
def test_polarity_is_carried_through(stance_type: str, marked: str, lemma: str, expected: str, issue_id: str) -> None:
    holder = Naming(DOCUMENT, []).link(mention("SPD", "ORG"))
    assert holder is not None
    found = target(marked_target(marked, lemma), stance_type, holder.actor, Naming(DOCUMENT, []))
    assert found is not None
    assert (found.type, found.linked.actor.id, found.turned) == (expected, f"issue:{issue_id}", expected != stance_type)


def test_a_vague_head_stays_in_its_document() -> None:
    def node(document: str, *words: str) -> str:
        what = Target(Span(0, 9, "Vorschlag"), "Vorschlag", mention("Vorschlag", "NOUN"), words=("Vorschlag", *words))
        found = issue(what, Naming(Document(document, ""), []))
        assert found is not None
        return found.linked.actor.id

    assert node("a") == "issue:vorschlag--a"
    assert node("a") != node("b")
    assert node("a", "Leuchtturm") == node("b", "Leuchtturm") == "issue:vorschlag-leuchtturm"


@pytest.mark.parametrize(
    ("text", "lemma", "words", "attributes", "plural", "gender", "expected"),
    [
        ("plötzlichen Windstößen", "Windstoß", ("plötzlich", "Windstoß"), ("plötzlichen",), True, "Masc", "Windstöße"),
        ("ihrem Garten", "Garten", ("Garten",), ("ihrem",), False, "Masc", "Garten"),
        ("neuer Laternen", "Laterne", ("neu", "Laterne"), ("neuer",), True, "Fem", "neue Laternen"),
        ("hohen Leuchtturms", "Leuchtturm", ("hoch", "Leuchtturm"), ("hohen",), False, "Masc", "hoher Leuchtturm"),
    ],
)
def test_labels_are_nominative_and_without_pronouns(
    text: str, lemma: str, words: tuple[str, ...], attributes: tuple[str, ...], plural: bool, gender: str, expected: str
) -> None:
    what = Target(
        Span(0, len(text), text),
        lemma,
        mention(lemma, "NOUN", text=text, plural=plural, gender=gender),
        words=words,
        attributes=attributes,
    )
    found = issue(what, Naming(DOCUMENT, []))
    assert found is not None
    assert found.linked.actor.label.endswith(expected)
    assert found.linked.actor.label_en == f"{found.linked.actor.label} (German)"


def test_a_long_clause_is_called_by_what_stands_from_its_object_on_unless_it_is_denied() -> None:
    late = "noch vor dem Ende des kommenden Winters und lange vor dem Beginn der Regatta und aller Feste "
    late += "der Fischer und der Winzer an der nördlichen Küste "
    text = f"{late}den alten Leuchtturm an der nördlichen Küste zu polieren"
    tower = Argument("obj", mention("Leuchtturm", "NOUN", text="alten Leuchtturm", start=len(late) + 4))
    what = Target(Span(0, len(text), text), "polieren", None, (tower,), ("Leuchtturm", "polieren"))
    plain, denied = (issue(one, Naming(DOCUMENT, [])) for one in (what, replace(what, negated=True)))
    assert plain is not None
    assert denied is not None
    assert plain.linked.actor.label == "den alten Leuchtturm an der nördlichen Küste polieren"
    assert denied.linked.actor.label.startswith("noch vor dem Ende")
    assert len(denied.linked.actor.label) <= LONGEST_LABEL
