"""A small world made by hand: five briefs in our own words as statements, with every feature the page shows.

A sentence marks its holder ``[...]``, its cue ``<...>`` and its target ``{...}``; the marks may be nested.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.domain.actors import Actor, Kind, Linked
from kg.domain.dates import PartialDate
from kg.domain.documents import Document
from kg.domain.mentions import Mention, MentionKind
from kg.domain.spans import Span
from kg.domain.stances import Basis, Cue, Modality, Time
from kg.domain.statements import RelationStatement, StanceStatement, Statement
from kg.lexicon.stance_types import stance_types

STATES = {
    "fi": ("Finnland", "Finland", ("Helsinki",)), "lt": ("Litauen", "Lithuania", ("Vilnius",)),
    "pl": ("Polen", "Poland", ("Warschau",)), "lv": ("Lettland", "Latvia", ("Riga",)),
    "ee": ("Estland", "Estonia", ("Tallinn",)), "ru": ("Russland", "Russia", ("Moskau", "Kreml")),
    "ua": ("Ukraine", "Ukraine", ("Kiew", "Kyjiw")), "us": ("USA", "United States", ("Washington",)),
    "fr": ("Frankreich", "France", ("Paris",)), "gb": ("Großbritannien", "United Kingdom", ("London",)),
}  # fmt: skip
OTHERS = [
    Actor("person:merz", "Friedrich Merz", Kind.PERSON, "Friedrich Merz", ("Merz",)),
    Actor("person:rutte", "Mark Rutte", Kind.PERSON, "Mark Rutte", ("Rutte",)),
    Actor("person:guterres", "António Guterres", Kind.PERSON, "António Guterres", ("Guterres",)),
    Actor("person:spoljaric", "Mirjana Spoljaric", Kind.PERSON, "Mirjana Spoljaric", ("Spoljaric",)),
    Actor("person:scholz", "Olaf Scholz", Kind.PERSON, "Olaf Scholz", ("Scholz",)),
    Actor("person:orban", "Viktor Orbán", Kind.PERSON, "Viktor Orbán", ("Orbán",)),
    Actor("person:bettel", "Xavier Bettel", Kind.PERSON, "Xavier Bettel", ("Bettel",)),
    Actor("person:baerbock", "Annalena Baerbock", Kind.PERSON, "Annalena Baerbock", ("Baerbock",)),
    Actor("person:trump", "Donald Trump", Kind.PERSON, "Donald Trump", ("Trump",)),
    Actor("person:peskow", "Dmitri Peskow", Kind.PERSON, "Dmitry Peskov", ("Peskow",)),
    Actor("org:nato", "Nato", Kind.ORGANISATION, "NATO", ("Nordatlantikpakt", "Atlantisches Bündnis")),
    Actor("org:cdu", "CDU", Kind.ORGANISATION, "CDU"),
    Actor("org:ikrk", "Internationales Komitee vom Roten Kreuz", Kind.ORGANISATION, "ICRC", ("IKRK",)),
    Actor("org:hrw", "Human Rights Watch", Kind.ORGANISATION, "Human Rights Watch", ("HRW",)),
    Actor("org:reuters", "Reuters", Kind.ORGANISATION, "Reuters"),
    Actor("group:willige", "Koalition der Willigen", Kind.GROUP, "Coalition of the Willing"),
    Actor("office:bundeskanzler", "Bundeskanzler", Kind.OFFICE, "Federal Chancellor"),
    Actor("office:nato-generalsekretaer", "Nato-Generalsekretär", Kind.OFFICE, "Secretary General of NATO"),
    Actor("treaty:ottawa", "Ottawa-Konvention", Kind.TREATY, "Ottawa Convention", ("Minenverbot", "Ottawa-Vertrag")),
    Actor("treaty:budapest", "Budapester Memorandum", Kind.TREATY, "Budapest Memorandum"),
    Actor("event:paris", "Gipfel von Paris", Kind.EVENT, "Paris summit"),
    Actor("weapon:mines", "Antipersonenminen", Kind.WEAPON, "Anti-personnel mines"),
    Actor("issue:membership(ua,nato)", "Nato-Beitritt der Ukraine", Kind.ISSUE, "NATO membership of Ukraine"),
    Actor("issue:guarantees(ua)", "Sicherheitsgarantien für die Ukraine", Kind.ISSUE, "Security guarantees for Ukraine"),
    Actor("issue:deployment(de,ua)", "Einsatz der Bundeswehr in der Ukraine", Kind.ISSUE, "German troops in Ukraine"),
    Actor("issue:neutrality(ua)", "Neutralität der Ukraine", Kind.ISSUE, "Neutrality of Ukraine"),
    Actor("issue:withdrawal(donbas)", "Räumung von Kramatorsk und Slowjansk", Kind.ISSUE, "Giving up Kramatorsk and Sloviansk"),
    Actor("issue:aid(ua)", "Militärhilfe für die Ukraine", Kind.ISSUE, "Military aid for Ukraine"),
    Actor("issue:talks(us)", "Friedensinitiative der USA", Kind.ISSUE, "US peace initiative"),
    Actor("issue:mines", "Rückkehr der Antipersonenminen", Kind.ISSUE, "Return of anti-personnel mines"),
]  # fmt: skip
ACTORS = {actor.id: actor for actor in OTHERS} | {
    f"state:{code}": Actor(f"state:{code}", de, Kind.STATE, en, (), metonyms)
    for code, (de, en, metonyms) in STATES.items()
}

DOCUMENTS = {
    "minen": ("Fünf Staaten kehren zum Minenlegen zurück", "2026-01-02", "Merkur", "brief-1.txt"),
    "paris": ("Was der Gipfel von Paris bedeutet", "2026-01-06", "dpa", "brief-2.txt"),
    "garantien": ("Drei Wege zu Garantien", "2025-09-14", "SCEEUS", "brief-3.md"),
    "trump": ("Das Bündnis vor dem Wechsel in Washington", "2024-12", "dpa-AFX", "brief-4.txt"),
    "warten": ("Nervosität im Hauptquartier", "2025-12-02", None, "brief-5.txt"),
}

# document, holder, type, target, sentence, further fields
STANCES: list[tuple[str, str, str, str, str, dict[str, object]]] = [
    ("minen", "state:fi", "leaves", "treaty:ottawa", "[Finnland] <verlässt> {die Ottawa-Konvention}.", {}),
    ("minen", "state:lt", "leaves", "treaty:ottawa", "Auch [Litauen] <tritt> nach einem Beschluss in Vilnius {aus dem Minenverbot} aus.", {}),
    ("minen", "state:pl", "leaves", "treaty:ottawa", "[Polen] <erklärt den Austritt> {aus dem Vertrag von Ottawa}.", {"by": ["org:reuters"]}),
    ("minen", "state:lv", "leaves", "treaty:ottawa", "[Lettland] <kehrt> {der Konvention} den Rücken.", {"by": ["org:reuters"]}),
    ("minen", "state:ee", "leaves", "treaty:ottawa", "[Estland] <steigt> ebenfalls {aus der Ottawa-Konvention} aus.", {}),
    ("minen", "state:ua", "leaves", "treaty:ottawa", "[Kiew] <kündigte> im Sommer 2025 an, {den Ottawa-Vertrag} zu verlassen.", {"modality": "intended", "said": "2025-07", "basis": "explicit"}),
    ("minen", "person:guterres", "criticises", "issue:mines", "UN-Generalsekretär [António Guterres] nannte {die Ankündigungen} <besorgniserregend>.", {}),
    ("minen", "person:spoljaric", "criticises", "issue:mines", "[Mirjana Spoljaric] sprach von einem <gefährlichen> {Kurswechsel}.", {}),
    ("minen", "org:hrw", "accuses", "state:ua", "[Human Rights Watch] <warf> {der Ukraine} schon 2023 den Einsatz solcher Waffen vor.", {"said": "2023", "basis": "explicit"}),
    ("minen", "state:fi", "commits_to", "weapon:mines", "[Finnland] <plant> eine eigene Fertigung {der Minen}.", {"modality": "intended"}),
    ("minen", "state:lt", "commits_to", "weapon:mines", "[Litauen] <gibt> Hunderte Millionen {für Panzer- und Antipersonenminen} aus.", {}),
    ("minen", "state:lt", "open_to", "issue:aid(ua)", "[Litauen] <kann sich vorstellen>, {die Ukraine} zu beliefern.", {"modality": "possible"}),
    ("minen", "state:ru", "violates", "treaty:ottawa", "[Russland] legt seit Jahren <gegen> {das Minenverbot} Sperren.", {"confidence": 0.55}),
    ("paris", "person:merz", "open_to", "issue:deployment(de,ua)", "Bundeskanzler [Friedrich Merz] stellte {einen deutschen Beitrag} <in Aussicht>.", {"modality": "possible"}),
    ("paris", "person:merz", "open_to", "issue:deployment(de,ua)", "„Grundsätzlich <schließen> [wir] {nichts} aus“, sagte er 🕊️ in Paris.", {"negated": True, "basis": "publication"}),
    ("paris", "state:ru", "demands", "issue:withdrawal(donbas)", "[Moskau] <verlangt> {die Räumung von Kramatorsk und Slowjansk}.", {}),
    ("paris", "state:ua", "opposes", "issue:withdrawal(donbas)", "[Die ukrainische Gesellschaft] ist mehrheitlich <gegen> {eine Räumung dieser Gebiete}.", {}),
    ("paris", "group:willige", "commits_to", "issue:guarantees(ua)", "[Die Koalition der Willigen] <sagt> {der Ukraine Beistand} zu.", {"by": ["event:paris"]}),
    ("paris", "state:us", "commits_to", "issue:guarantees(ua)", "[Die USA] <wollen> {die Einhaltung} überwachen.", {"modality": "intended"}),
    ("paris", "state:fr", "supports", "issue:guarantees(ua)", "[Paris] <wirbt> für {feste Zusagen an Kiew}.", {}),
    ("garantien", "state:ua", "demands", "issue:guarantees(ua)", "[Kiew] <fordert> {glaubwürdige Sicherheitsgarantien}.", {}),
    ("garantien", "state:ru", "violates", "treaty:budapest", "[Russland] <brach> {das Budapester Memorandum} von 1994.", {"until": "2014"}),
    ("garantien", "state:ru", "opposes", "issue:guarantees(ua)", "{Solche Garantien} werden [von Russland] nicht <akzeptiert>.", {"negated": True}),
    ("garantien", "person:trump", "open_to", "issue:guarantees(ua)", "[Donald Trump] zeigt sich <offen> {für eine Rolle der USA}.", {}),
    ("garantien", "person:trump", "opposes", "issue:guarantees(ua)", "Zuvor hatte [er] {das} noch <abgelehnt>.", {"said": "2025-02", "basis": "relative"}),
    ("garantien", "state:us", "opposes", "issue:membership(ua,nato)", "[Washington] <befürwortet> {eine Aufnahme der Ukraine} nicht.", {"negated": True}),
    ("garantien", "state:gb", "supports", "issue:guarantees(ua)", "[London] und Paris <ergriffen die Initiative> {für Zusagen}.", {}),
    ("trump", "person:rutte", "demands", "issue:aid(ua)", "[Mark Rutte] <drang> auf {mehr Militärhilfe}.", {}),
    ("trump", "person:baerbock", "supports", "issue:aid(ua)", "[Annalena Baerbock] <unterstrich> {die Bedeutung weiterer Hilfe}.", {}),
    ("trump", "person:baerbock", "open_to", "issue:deployment(de,ua)", "Eine {Beteiligung der Bundeswehr} <schloss> [die Ministerin] nicht aus.", {"negated": True}),
    ("trump", "state:ua", "demands", "issue:membership(ua,nato)", "[Die Ukraine] <will> {in die Nato}.", {}),
    ("trump", "person:scholz", "opposes", "issue:membership(ua,nato)", "Eine {Einladung} <lehnte> [Olaf Scholz] ab.", {}),
    ("trump", "person:orban", "opposes", "issue:membership(ua,nato)", "Auch [Viktor Orbán] <stellt sich> {einer Einladung} entgegen.", {}),
    ("trump", "person:bettel", "doubts", "issue:membership(ua,nato)", "[Xavier Bettel] äußerte sich <skeptisch> {zur Mitgliedschaft}.", {"modality": "conditional"}),
    ("trump", "state:ru", "demands", "issue:neutrality(ua)", "[Russland] <verlangt>, {dass die Ukraine neutral bleibt}.", {}),
    ("trump", "state:ua", "opposes", "issue:neutrality(ua)", "[Kiew] <schließt> {Ersatz für das Bündnis} aus.", {"negated": True}),
    ("trump", "person:peskow", "opposes", "issue:membership(ua,nato)", "Für Kremlsprecher [Dmitri Peskow] war {der mögliche Beitritt} ein <Kriegsgrund>.", {"by": ["org:reuters"]}),
    ("warten", "person:rutte", "supports", "issue:talks(us)", "[Rutte] <lobte> {den Vorstoß Washingtons}.", {}),
    ("warten", "person:rutte", "supports", "issue:membership(ua,nato)", "[Der Generalsekretär] <hält> {am Beitritt der Ukraine} fest.", {}),
    ("warten", "state:us", "negotiates_with", "state:ru", "[Amerikaner] <verhandeln> {mit Russen} in Moskau.", {}),
    ("warten", "state:ru", "attacks", "state:ua", "[Russland] <greift> {die Ukraine} weiter an.", {}),
]  # fmt: skip
RELATIONS = [
    ("paris", "person:merz", "party_of", "org:cdu", "Bundeskanzler [Friedrich Merz] gehört zur {CDU}."),
    ("paris", "person:merz", "holds_office", "office:bundeskanzler", "[Friedrich Merz] sprach als {Bundeskanzler}."),
    ("trump", "person:scholz", "holds_office", "office:bundeskanzler", "[Olaf Scholz] war damals {Bundeskanzler}."),
    ("trump", "person:rutte", "holds_office", "office:nato-generalsekretaer", "[Mark Rutte] ist {Nato-Generalsekretär}."),
    ("minen", "state:fi", "member_of", "org:nato", "[Finnland] gehört {der Nato} an."),
]
_MARKS = re.compile(r"[\[\]<>{}]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence without its marks, and where they stood."""

    text: str
    spans: dict[str, tuple[int, int]]


def marked(source: str) -> Marked:
    spans: dict[str, tuple[int, int]] = {}
    open_at: dict[str, int] = {}
    text, last = "", 0
    for match in _MARKS.finditer(source):
        text += source[last : match.start()]
        last = match.end()
        if match[0] in "[<{":
            open_at[match[0]] = len(text)
        else:
            kind = {"]": "[", ">": "<", "}": "{"}[match[0]]
            spans[kind] = (open_at[kind], len(text))
    return Marked(text + source[last:], spans)


def _documents() -> tuple[dict[str, Document], dict[tuple[str, str], int]]:
    sentences: dict[str, list[str]] = {key: [] for key in DOCUMENTS}
    for key, *_, source, _fields in STANCES:
        sentences[key].append(marked(source).text)
    for key, *_, source in RELATIONS:
        sentences[key].append(marked(source).text)
    documents: dict[str, Document] = {}
    begins: dict[tuple[str, str], int] = {}
    for key, (title, date, outlet, source) in DOCUMENTS.items():
        text = ""
        for sentence in sentences[key]:
            begins[key, sentence] = len(text)
            text += sentence + " "
        documents[key] = Document(key, text, title, PartialDate.parse(date), outlet, source)
    return documents, begins


def statements() -> list[Statement]:
    """All statements, in no particular order."""
    documents, begins = _documents()
    result: list[Statement] = []
    for key, holder, kind, target, source, fields in STANCES:
        sentence, document = marked(source), documents[key]
        begin = begins[key, sentence.text]
        holder_span, cue, target_span = (_span(document, begin, sentence.spans[mark]) for mark in "[<{")
        result.append(
            StanceStatement(
                document=document,
                holder=Linked(ACTORS[holder], Mention(holder_span, holder_span.text, MentionKind.PLACE)),
                type=kind,
                polarity=stance_types()[kind].polarity,
                negated=bool(fields.get("negated")),
                modality=Modality(str(fields.get("modality", "asserted"))),
                cue=Cue(cue, cue.text.lower()),
                target=Linked(ACTORS[target], Mention(target_span, target_span.text, MentionKind.NOUN)),
                reported_by=tuple(ACTORS[by] for by in fields.get("by", ())),  # type: ignore[attr-defined]
                evidence=document.span(begin, begin + len(sentence.text)),
                time=_time(document, fields),
                confidence=float(str(fields.get("confidence", 0.9))),
                rule=f"verbs:{cue.text.lower()}",
            )
        )
    for key, subject, relation, thing, source in RELATIONS:
        sentence, document = marked(source), documents[key]
        begin = begins[key, sentence.text]
        one, other = (_span(document, begin, sentence.spans[mark]) for mark in "[{")
        evidence = document.span(begin, begin + len(sentence.text))
        ends = (
            Linked(ACTORS[subject], Mention(one, one.text, MentionKind.PERSON)),
            Linked(ACTORS[thing], Mention(other, other.text, MentionKind.NOUN)),
        )
        time = Time(document.date, Basis.PUBLICATION)
        result.append(RelationStatement(document, ends[0], relation, ends[1], evidence, time, 0.8, "titles"))
    return result


def _span(document: Document, begin: int, at: tuple[int, int]) -> Span:
    return document.span(begin + at[0], begin + at[1])


def _time(document: Document, fields: dict[str, object]) -> Time:
    said = PartialDate.parse(str(fields["said"])) if "said" in fields else document.date
    until = PartialDate.parse(str(fields["until"])) if "until" in fields else None
    return Time(said, Basis(str(fields.get("basis", "publication"))), None, until)


def hostile(text: str) -> list[Statement]:
    """Statements in which every string a document can bring is ``text``."""
    body = f"{text} {text} {text}"
    second, third = len(text) + 1, 2 * len(text) + 2
    document = Document(text, body, text, PartialDate(2026), text, text, text)
    one = Actor(f"person:{text}", text, Kind.PERSON, text, (text, f"alias {text}"), (text,), text)
    other = replace(one, id=f"issue:{text}", kind=Kind.ISSUE)

    def end(actor: Actor, start: int) -> Linked:
        return Linked(actor, Mention(document.span(start, start + len(text)), text, MentionKind.PERSON))

    evidence = document.span(0, len(body))
    cue = Cue(document.span(second, second + len(text)), text)
    stance = StanceStatement(
        document, end(one, 0), "demands", 1, False, Modality.ASSERTED, cue, end(other, third), (one, other), evidence,
        Time(PartialDate(2026), Basis.EXPLICIT), 0.5, text,
    )  # fmt: skip
    relation = RelationStatement(document, end(one, 0), text, end(other, third), evidence, Time(), 0.5, text)
    return [stance, replace(stance, type=text), relation]
