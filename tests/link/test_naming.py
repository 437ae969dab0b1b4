"""Who a mention names: minimal pairs of metonymy, bodies of states, groups, NIL, and people of one document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from link_building import mention

from kg.domain.actors import Kind
from kg.domain.documents import Document
from kg.domain.mentions import Mention
from kg.link.naming import Naming

DOCUMENT = Document("d", "x" * 500)


def named(one: Mention, *others: Mention, document: Document = DOCUMENT) -> str:
    found = Naming(document, [one, *others]).link(one)
    return "-" if found is None else found.actor.id


@pytest.mark.parametrize(
    ("name", "use", "expected"),
    [
        ("Moskau", "agent", "state:ru"),
        ("Moskau", "patient", "state:ru"),
        ("Moskau", "modifier", "state:ru"),
        ("Moskau", "locative", "place:moskau"),
        ("Brüssel", "agent", "org:eu"),
        ("Brüssel", "locative", "place:bruessel"),
        ("Kreml", "agent", "state:ru"),
        ("Russland", "locative", "state:ru"),
        ("Kramatorsk", "locative", "place:kramatorsk"),
        ("Graz", "agent", "org:graz"),
        ("Europa", "agent", "group:europa"),
        ("Bayern", "agent", "org:bayern"),
    ],
)
def test_places_that_act_and_places_where_something_happens(name: str, use: str, expected: str) -> None:
    assert named(mention(name, "LOC", use)) == expected


def test_every_decision_about_a_seat_has_its_reason() -> None:
    found = Naming(DOCUMENT, []).link(mention("Moskau"))
    assert found is not None
    reasons = {reason.feature: reason for reason in found.reasons}
    assert set(reasons) == {"name", "via", "metonymy"}
    assert reasons["metonymy"].score > 0
    assert "Russland" in reasons["metonymy"].why


def russian(start: int = 0) -> Mention:
    return mention("russisch", "LOC", "modifier", start, form="deriv", text="russische")


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("Regierung", "state:ru"),
        ("Führung", "state:ru"),
        ("Außenministerium", "org:russland-aussenministerium"),
        ("Armee", "org:russland-armee"),
    ],
)
def test_bodies_of_states(noun: str, expected: str) -> None:
    assert named(mention(noun, "NOUN", modifiers=(russian(),))) == expected


def test_a_plural_of_governments_is_each_of_the_states() -> None:
    latvian = mention("Lettland", "LOC", "modifier", 20)
    whole = mention("Regierung", "NOUN", plural=True, modifiers=(russian(), latvian))
    assert [one.actor.id for one in Naming(DOCUMENT, []).each(whole)] == ["state:lv", "state:ru"]
    single = mention("Regierung", "NOUN", modifiers=(russian(),))
    assert [one.actor.id for one in Naming(DOCUMENT, []).each(single)] == ["state:ru"]


def test_a_body_knows_the_state_it_is_a_part_of() -> None:
    naming = Naming(DOCUMENT, [])
    found = naming.link(mention("Parlament", "NOUN", modifiers=(russian(),)))
    assert found is not None
    assert (found.actor.label, found.actor.label_en) == ("Parlament (Russland)", "parliament (Russia)")
    whole = naming.whole(found.actor)
    assert whole is not None
    assert whole.id == "state:ru"


def test_a_body_belongs_to_the_government_of_the_place_behind_it() -> None:
    document = Document("d", "Das Außenministerium in Kiew lehnt ab.")
    body = mention("Außenministerium", "NOUN", start=4)
    place = mention("Kiew", "LOC", "locative", 24)
    assert named(body, place, document=document) == "org:ukraine-aussenministerium"
    assert named(body, document=document) == "group:aussenministerium--d"


def test_bodies_inside_names() -> None:
    assert named(mention("finnischer Verteidigungsausschuss", "ORG")) == "org:finnland-verteidigungsausschuss"
    assert named(mention("US-Außenministerium", "NOUN")) == "org:us-state-department"
    assert named(mention("Bundesregierung", "NOUN")) == "state:de"


@pytest.mark.parametrize(
    ("noun", "plural", "expected"),
    [
        ("Experte", True, "group:experten--d"),
        ("Experte", False, "-"),
        ("Opposition", False, "group:opposition--d"),
        ("EU-Staat", True, "group:eu-staaten"),
        ("Russe", True, "state:ru"),
        ("Russe", False, "-"),
        ("Tisch", False, "-"),
    ],
)
def test_groups(noun: str, plural: bool, expected: str) -> None:
    assert named(mention(noun, "NOUN", plural=plural)) == expected


def test_groups_are_narrowed_down_by_their_adjectives() -> None:
    european = mention("europäisch", "LOC", "modifier", form="deriv", text="europäische")
    found = Naming(DOCUMENT, []).link(mention("Staat", "NOUN", plural=True, modifiers=(european,)))
    assert found is not None
    assert (found.actor.id, found.actor.label_en) == ("group:europa-staaten", "states (Europe)")


def test_followers_of_a_person_are_a_group() -> None:
    followers = mention("Jana Kruse", "PER", text="Anhänger Jana Kruses", title="Anhänger", plural=True)
    assert named(followers) == "group:anhaenger-jana-kruses--d"
    members = mention("Jana Kruse", "PER", text="Mitglieder Jana Kruse", title="Mitglieder", plural=True)
    assert named(members) == "person:jana-kruse"


def test_unknown_organisations_are_nil_but_keep_their_name() -> None:
    assert named(mention("Verband der Imker", "ORG")) == "org:verband-der-imker"
    assert named(mention("???", "ORG")) == "-"


def test_an_office_without_a_name_is_the_office() -> None:
    american = mention("US", "LOC", "modifier", form="part")
    assert named(mention("US-Präsident", "NOUN", modifiers=(american,))) == "office:vereinigte-staaten-praesident"
    assert named(mention("Präsident", "NOUN")) == "-"
    former = mention("US-Präsident", "NOUN", text="frühere US-Präsident", modifiers=(american,))
    assert named(former) == "-"


def test_a_spokesperson_without_a_name_speaks_for_the_body() -> None:
    body = mention("Nato", "ORG", "modifier")
    assert named(mention("Sprecher", "NOUN", modifiers=(body,))) == "org:nato"


def test_pronouns_are_who_they_take_up() -> None:
    state = mention("Ukraine", "LOC", start=10)
    pronoun = mention("sie", "PRON", start=30, antecedent=state)
    naming = Naming(DOCUMENT, [state])
    found = naming.link(pronoun)
    assert found is not None
    assert found.actor.id == "state:ua"
    assert found.mention is pronoun
    assert found.reasons[-1].feature == "antecedent"
    assert named(mention("sie", "PRON")) == "-"


def test_a_surname_is_the_full_name_of_the_document() -> None:
    full, surname = mention("Jana Kruse", "PER"), mention("Kruse", "PER", start=50)
    assert named(surname, full) == "person:jana-kruse"
    assert named(surname) == "person:kruse"


def test_two_first_names_are_two_people() -> None:
    jana, olaf = mention("Jana Kruse", "PER"), mention("Olaf Kruse", "PER", start=60)
    assert named(jana, olaf) == "person:jana-kruse"
    assert named(olaf, jana) == "person:olaf-kruse"
    assert named(mention("Kruse", "PER", start=30), jana, olaf) == "person:jana-kruse"
    assert named(mention("Kruse", "PER", start=90), jana, olaf) == "person:olaf-kruse"


def test_middle_names_and_spellings_are_one_person() -> None:
    assert named(mention("Jana M. Kruse", "PER", start=40), mention("Jana Kruse", "PER")) == "person:jana-kruse"
    assert named(mention("Selenskyj", "PER")) == named(mention("Wolodymyr Selenskij", "PER"))


def test_a_capital_tagged_as_a_person_is_still_the_capital() -> None:
    assert named(mention("Kiew", "PER", "modifier")) == "state:ua"
    assert named(mention("Kiew", "PER", title="Präsident")) == "person:kiew"
    assert named(mention("Stern", "PER")) == "person:stern"
    assert named(mention("Stern", "ORG")) == "org:stern"
    assert named(mention("Stern", "NOUN")) == "-"


@pytest.mark.parametrize(
    "name", ["</script><img src=x onerror=alert(1)>", "Ж. Петров", "😀", "a\u0000b", "../../etc/passwd", "O’Neill"]
)
def test_hostile_names_have_safe_ids(name: str) -> None:
    for kind in ("PER", "ORG", "LOC"):
        found = Naming(DOCUMENT, []).link(mention(name, kind))
        if found is not None:
            prefix, local = found.actor.id.split(":")
            assert prefix in {"person", "org", "place"}
            assert local
            assert set(local) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


NAMES = ["Jana Kruse", "Kruse", "Olaf Kruse", "Moskau", "Nato", "Graz", "Verband der Imker"]


@given(st.permutations(range(len(NAMES))))
def test_the_order_of_mentions_does_not_matter(order: list[int]) -> None:
    mentions = [
        mention(name, "PER" if "Kruse" in name else "ORG" if name[0] in "NV" else "LOC", start=40 * number)
        for number, name in enumerate(NAMES)
    ]
    naming = Naming(DOCUMENT, [mentions[number] for number in order])
    found = [naming.link(one) for one in mentions]
    assert [one.actor.id if one else "-" for one in found] == [
        "person:jana-kruse", "person:jana-kruse", "person:olaf-kruse", "state:ru", "org:nato", "org:graz",
        "org:verband-der-imker",
    ]  # fmt: skip


def test_holders_have_a_kind_that_can_hold_a_view() -> None:
    found = Naming(DOCUMENT, []).link(mention("Ottawa-Konvention", "OTH", "patient"))
    assert found is not None
    assert found.actor.kind is Kind.TREATY
