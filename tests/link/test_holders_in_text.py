"""Who holds a view, from the sentence to the node: minimal pairs through the whole pipeline."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.domain.documents import Document
from kg.domain.statements import StanceStatement
from kg.lexicon.agent_nouns import agent_endings, agents
from kg.link import link
from kg.link.link import stances
from kg.nlp.analyse import analyse

AUSTRIA = "In Österreich wird gewählt. Die ÖVP liegt vorn. Die österreichische Regierung wartet ab. "
HUNGARY = "Ungarn wählt. Ungarns Präsident reist ab. Die Bürger Ungarns warten. "
LAND_BERLIN = "Das Land Berlin klagt. "

PAIRS = [
    ("Die Londoner Regierung", "state:gb"),
    ("Die britische Regierung", "state:gb"),
    ("Der Berliner Senat", "org:berlin"),
    ("Die Berliner Regierung", "state:de"),
    ("Die niedersächsische Landesregierung", "org:niedersachsen"),
    ("Das bayerische Sozialministerium", "org:bayern-sozialministerium"),
    ("Das Außenministerium in Kiew", "org:ukraine-aussenministerium"),
    ("Die Polizei in Kiew", "org:kiew-polizei"),
    ("Die Staatsanwaltschaft Innsbruck", "org:innsbruck-staatsanwaltschaft"),
    ("Der Oberste Gerichtshof Israels", "org:israel-oberstes-gericht"),
    ("Der Bundesvorstand der Grünen", "org:gruene-vorstand"),
    ("Der Deutsche Wetterdienst", "org:deutsch-wetterdienst"),
    ("Das Bündnis gegen Rechts", "org:buendnis-gegen-rechts"),
    ("Jagdpächter", "group:jagdpaechter--d"),
    ("Tibeter", "group:tibeter--d"),
    ("Pariser Studenten", "group:paris-studenten"),
    ("75 Prozent der Abgeordneten", "group:75-prozent-der-abgeordneten--d"),
    ("Eine Mehrheit der Dänen", "group:daenemark-mehrheit"),
    ("Die Hälfte", "-"),
    ("Die Hubschrauber", "-"),
    ("Ein Sozialdemokrat", "person:sozialdemokrat--d"),
    ("Die Sozialdemokraten", "org:spd"),
    ("Die österreichischen Sozialdemokraten", "org:spoe"),
    ("Die niederländischen Sozialdemokraten", "group:niederlande-sozialdemokraten"),
    ("Die thailändischen Demokraten", "org:demokraten-thailand"),
    ("Die britischen Konservativen", "group:vereinigtes-koenigreich-konservative"),
    ("Brüssel", "org:eu"),
    ("Berlin", "state:de"),
    ("Das Land Berlin", "org:berlin"),
    ("Die Große Koalition", "org:grosse-koalition"),
    ("Downing Street", "state:gb"),
    ("Die Militärjunta Myanmars", "org:myanmar-militaerjunta"),
    ("Die Regierung Kruse", "-"),
]
GROUPS = [
    ("Mehrere Mitglieder der WFB", "group:mehrere-mitglieder-wfb--d"),
    ("Fischer aus Kiel", "group:fischer-aus-kiel--d"),
    ("Rund 300 Mitglieder", "group:300-mitglieder--d"),
    ("Deutsche Abgeordnete", "group:deutschland-abgeordnete"),
    ("Die fünf deutschen Abgeordneten", "group:deutschland-abgeordnete"),
    ("Fünf deutsche Abgeordnete", "group:fuenf-abgeordnete-deutschland--d"),
    ("Viele deutsche Abgeordnete", "group:viele-abgeordnete-deutschland--d"),
    ("Konservative Politiker", "group:konservative-politiker--d"),
    ("Die konservativen Politiker", "group:konservative-politiker--d"),
    ("Die Gegner eines neuen Hafens", "group:gegner-eines-neuen-hafens--d"),
    ("Vertreter beider Seiten", "group:vertreter-beider-seiten--d"),
]
IN_CONTEXT = [
    ("Bei Airbus wird gestreikt. ", "Der Betriebsrat", "org:airbus-betriebsrat"),
    ("Bei Airbus und Siemens wird gestreikt. ", "Der Betriebsrat", "group:betriebsrat--d"),
    ("Die Stadt Bonn baut. ", "Der Stadtrat", "org:bonn-stadtrat"),
    ("Die Stadt Bonn baut, die Stadt Trier auch. ", "Der Stadtrat", "group:stadtrat--d"),
    (AUSTRIA, "Die Sozialdemokraten", "org:spoe"),
    ("Die EU wächst. Die EU prüft. ", "Die Union", "org:eu"),
    ("Die EU wächst. Die EU prüft. Die CSU wartet. ", "Die Union", "org:cdu-csu"),
    ("Der Herbst ist da. ", "Die Union", "org:cdu-csu"),
    (HUNGARY, "Die Demonstranten", "group:demonstranten-ungarn--d"),
    (HUNGARY, "Ein großer Teil der Bevölkerung", "group:grosser-teil-der-bevoelkerung-ungarn--d"),
    (AUSTRIA, "Die deutschen Sozialdemokraten", "org:spd"),
    ("In Belgien wird gestreikt. Belgien ist empört. ", "Brüssel", "state:be"),
    (HUNGARY, "Die Opposition", "group:ungarn-opposition"),
    (HUNGARY, "Die serbische Opposition", "group:serbien-opposition"),
    ("US-Präsident George Bush reist ab. ", "Die Regierung Bush", "state:us"),
]


def holder(nlp: Language, text: str) -> str:
    """Who holds the last view, whether or not a reader could find them (``test_faceless.py``)."""
    (analysis,) = analyse([Document("d", text)], nlp)
    found = list(stances(analysis))
    for statement in found:
        assert all(reason.why for reason in statement.holder.reasons)
        assert statement.holder.reasons
    last = [one.holder.actor.id for one in found if one.cue.lemma == "kritisieren"]
    return last[-1] if last else "-"


@pytest.mark.parametrize(("words", "expected"), PAIRS)
def test_the_words_decide(nlp: Language, words: str, expected: str) -> None:
    verb = "kritisieren" if agents_or_plural(words) else "kritisiert"
    assert holder(nlp, f"{words} {verb} die Wehrpflicht.") == expected


@pytest.mark.parametrize(("words", "expected"), GROUPS)
def test_a_group_is_told_from_others_by_the_words_beside_its_noun(nlp: Language, words: str, expected: str) -> None:
    assert holder(nlp, f"{words} kritisieren die Wehrpflicht.") == expected


@pytest.mark.parametrize(("before", "words", "expected"), IN_CONTEXT)
def test_the_document_decides(nlp: Language, before: str, words: str, expected: str) -> None:
    verb = "kritisieren" if agents_or_plural(words) else "kritisiert"
    assert holder(nlp, f"{before}{words} {verb} die Wehrpflicht.") == expected


def agents_or_plural(words: str) -> bool:
    return words.endswith(("demokraten", "Konservativen", "pächter", "Tibeter", "Studenten", "neten", "Hubschrauber"))


def test_names_of_several_actors_give_the_reason_of_the_choice(nlp: Language) -> None:
    (analysis,) = analyse([Document("d", f"{AUSTRIA}Die Sozialdemokraten kritisieren die Wehrpflicht.")], nlp)
    (found,) = [s for s in link(analysis).statements if isinstance(s, StanceStatement) and s.type == "criticises"]
    assert "context" in {reason.feature for reason in found.holder.reasons}


@pytest.mark.parametrize(
    ("noun", "gender", "plural"),
    [
        ("Jagdpächter", "Masc", "Jagdpächter"),
        ("Soziologe", "Masc", "Soziologen"),
        ("Pächterin", "Fem", "Pächterinnen"),
        ("Hubschrauber", "Masc", ""),
        ("Zimmer", "Neut", ""),
        ("Tisch", "Masc", ""),
        ("Prozent", "Neut", ""),
        ("er", "Masc", ""),
    ],
)
def test_nouns_for_people_by_their_endings(noun: str, gender: str, plural: str) -> None:
    assert agents(noun, gender) == plural
    assert len(agent_endings()) > 40


NAMELESS = [
    ("Der Stahlkonzern", "org:stahlkonzern--d"),
    ("Der Autobauer", "org:autobauer--d"),
    ("Der Ombudsmann", "person:ombudsmann--d"),
    ("Die Lieferkette", "-"),
    ("Die Supermarktkette", "org:supermarktkette--d"),
    ("Die Gemeinde", "org:gemeinde--d"),
    ("Die Stadt Bremerhaven", "org:stadt-bremerhaven"),
    ("Die Hilfsorganisation", "org:hilfsorganisation--d"),
    ("Die Organisation des Festes", "-"),
    ("Der Wirtschaftsrat", "org:wirtschaftsrat--d"),
    ("Der Wirtschaftsrat der CDU", "org:cdu-wirtschaftsrat"),
    ("Der Gouverneur", "office:gouverneur--d"),
    ("Der Gouverneur für Fischerei", "office:gouverneur-fuer-fischerei--d"),
    ("Das Bundesministerium für Arbeit und Verkehr", "org:bundesministerium-fuer-arbeit-und-verkehr"),
    ("Die Ministerin", "office:minister--d"),
    ("Der Fraktionschef", "office:fraktionschef--d"),
    ("Eine Sprecherin des Flughafens", "org:flughafen--d"),
    ("Ein Konzernsprecher", "org:konzern--d"),
    ("Der Anwalt", "person:anwalt--d"),
    ("Eine Anwohnerin", "person:anwohnerin--d"),
    ("Der Bericht", "-"),
    ("Die Lage", "-"),
]


@pytest.mark.parametrize(("words", "expected"), NAMELESS)
def test_somebody_without_a_name_belongs_to_their_document(nlp: Language, words: str, expected: str) -> None:
    assert holder(nlp, f"{words} kritisiert die Wehrpflicht.") == expected


def test_who_is_accused_can_be_somebody_without_a_name(nlp: Language) -> None:
    (analysis,) = analyse([Document("d", "Die Polizei griff die Sekte an. Die Polizei griff die Lage an.")], nlp)
    found = [one for one in link(analysis).statements if isinstance(one, StanceStatement)]
    assert "org:sekte--d" in {one.target.actor.id for one in found}
    assert "org:lage--d" not in {one.target.actor.id for one in found}


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Eva Nord und Jan Forst (beide FDP)", False), ("Eva Nord und die FDP", True), ("Die FDP (Berlin)", True)],
)
def test_a_party_in_brackets_says_more_of_who_stands_before(nlp: Language, words: str, expected: bool) -> None:
    (analysis,) = analyse([Document("d", f"{words} kritisieren die Wehrpflicht.")], nlp)
    found = [one for one in link(analysis).statements if isinstance(one, StanceStatement)]
    assert found
    assert ("org:fdp" in {one.holder.actor.id for one in found}) is expected


@pytest.mark.parametrize(("noun", "expected"), [("Reeder", "group:reeder--d"), ("Mauern", "")])
def test_a_plural_that_looks_like_its_singular_is_masculine(nlp: Language, noun: str, expected: str) -> None:
    (analysis,) = analyse([Document("d", f"Die {noun} kritisieren den Ausbau der Häfen.")], nlp)
    found = [one.holder.actor.id for one in link(analysis).statements if isinstance(one, StanceStatement)]
    assert found == ([expected] if expected else [])


def test_we_of_a_spokesperson_is_the_group_spoken_for(nlp: Language) -> None:
    said = "„Wir fordern ein Sofortprogramm für die Häfen“, sagte die Sprecherin der Tierärzte, Ina Ott."
    (analysis,) = analyse([Document("d", said)], nlp)
    (found,) = [one for one in link(analysis).statements if isinstance(one, StanceStatement)]
    assert found.holder.actor.kind == "group"
